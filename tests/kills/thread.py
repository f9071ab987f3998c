"""The thread by commands, so that it can be killed anywhere and taken up again.

`python -m kills.thread` loads Django once and then forks a process for each line `{"database", "kill_at"}` that it
reads; it answers `{"signal", "error", "state"}`. Each step of the thread looks at what is there and does what is
missing, as people do who come back after a crash. `state` is all that must be the same however often it was killed.
"""

import json
import os
import sys
import traceback
import uuid
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

CART_KEY = uuid.UUID("5c0ffee0-0000-4000-8000-000000000001")
PERIOD = "2026-02"


def main() -> None:
    """Answer lines until there are no more."""
    import django

    django.setup()
    for line in sys.stdin:
        wanted = json.loads(line)
        answer = _in_a_process_of_its_own(wanted["database"], wanted["kill_at"])
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _in_a_process_of_its_own(database: str, kill_at: str | None) -> dict[str, Any]:
    """Go through the thread in a forked process; what it says comes through a pipe."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        with os.fdopen(writing, "w") as said:
            json.dump(_go(database, kill_at), said)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as heard:
        said_text = heard.read()
    _pid, status = os.waitpid(child, 0)
    answer = {"signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0, "error": "", "state": {}}
    return answer | (json.loads(said_text) if said_text else {})


def _go(database: str, kill_at: str | None) -> dict[str, Any]:
    from django.db import connection

    connection.settings_dict["NAME"] = database
    if kill_at:
        os.environ["HUOLTO_KILL_AT"] = kill_at
    try:
        go_through()
        return {"state": state()}
    except Exception:
        return {"error": traceback.format_exc()[-4000:]}
    finally:
        connection.close()


def go_through() -> None:
    """Order, receive, deliver, put in service, close, bill, issue, credit, bill again."""
    from huolto.charges.commands import ensure_period
    from huolto.foundation.actors import Actor
    from huolto.foundation.models import Provider
    from huolto.invoicing.commands import credit_invoice, run_billing
    from huolto.invoicing.models import Invoice
    from huolto.parties.models import Person
    from huolto.parties.queries import actor_of_person
    from huolto.shop.choices import LineState
    from huolto.shop.commands import (
        Receipt,
        deliver_order_lines,
        place_order,
        put_order_lines_in_service,
        receive_order_lines,
    )
    from huolto.shop.models import Order

    provider = Provider.objects.get(slug="suopursu")
    system = Actor.system(provider)
    ensure_period(actor=system, label=PERIOD)
    orderer = actor_of_person(
        Person.objects.select_related("provider", "organisation").get(email="aino@kaarnalahti.example")
    )
    order = place_order(actor=orderer, cart_key=CART_KEY)

    def lines(state: str) -> list[Any]:
        return list(Order.objects.get(pk=order.pk).lines.filter(state=state))

    received, delivered, commissioned = (datetime(2026, 2, day, 9, tzinfo=UTC) for day in (10, 11, 12))
    waiting = [line for line in lines(LineState.ORDERED) if line.product.category.code == "laptop"]
    if waiting:
        receive_order_lines(
            actor=system,
            receipts=[
                Receipt(line_id=line.pk, serial=f"LB3-{line.position}", asset_tag=f"KA-9{line.position}")
                for line in waiting
            ],
            at=received,
        )
    ready = [*lines(LineState.RECEIVED), *lines(LineState.ORDERED)]
    if ready:
        deliver_order_lines(actor=system, line_ids=[line.pk for line in ready], at=delivered)
    laptops = [line for line in lines(LineState.DELIVERED) if line.product.makes_item]
    if laptops:
        put_order_lines_in_service(actor=system, line_ids=[line.pk for line in laptops], at=commissioned)
    run_billing(actor=system, period_label=PERIOD)
    _issue(system)
    first = Invoice.objects.filter(state="issued", kind="invoice").earliest("pk")
    if not Invoice.objects.filter(credits=first).exists():
        credit_invoice(actor=system, invoice=first, reason="Wrong reference", charge_again=True)
    run_billing(actor=system, period_label=PERIOD)
    _issue(system)


def _issue(actor: Any) -> None:
    from huolto.invoicing.commands import issue_invoices
    from huolto.invoicing.models import Invoice

    drafts = list(Invoice.objects.filter(state="draft").values_list("pk", flat=True))
    if drafts:
        issue_invoices(actor=actor, invoice_ids=drafts)


def state() -> dict[str, Any]:
    """What the thread left behind, without ids and times."""
    from django.db.models import Sum

    from huolto.charges.models import Charge, Decision, Period, Usage
    from huolto.desk.models import ServiceRequest
    from huolto.foundation.models import EventRecord
    from huolto.invoicing.models import Invoice, InvoiceLine
    from huolto.register.models import Assignment, Item, Lease, ServiceInterval
    from huolto.shop.models import Cart, Order, OrderLine

    def total(rows: Any, field: str) -> str:
        return str(rows.aggregate(total=Sum(field))["total"] or Decimal(0))

    return {
        "requests": sorted(ServiceRequest.objects.values_list("number", "state")),
        "orders": [*Order.objects.values_list("state", flat=True)],
        "lines": sorted(OrderLine.objects.values_list("position", "state")),
        "carts": Cart.objects.count(),
        "items": sorted(Item.objects.values_list("asset_tag", "state")),
        "intervals": [
            Assignment.objects.count(),
            ServiceInterval.objects.count(),
            Lease.objects.count(),
        ],
        "usages": Usage.objects.count(),
        "decisions": sorted(Decision.objects.values_list("stage", "clause")),
        "charges": sorted(
            (clause, tag or "", str(delta))
            for clause, tag, delta in Charge.objects.values_list("clause", "item__asset_tag", "delta")
        ),
        "periods": sorted(Period.objects.values_list("label", "state")),
        "invoices": sorted(
            (number, kind, state, str(gross))
            for number, kind, state, gross in Invoice.objects.values_list("number", "kind", "state", "gross")
        ),
        "invoice_lines": [InvoiceLine.objects.count(), total(InvoiceLine.objects, "net")],
        "events": sorted(EventRecord.objects.values_list("name", flat=True)),
    }


if __name__ == "__main__":
    main()
