"""What agreements say of a request: the happening that it is to them, and what they promise.

The happening is kept in the ledger when the request opens. One that only HR may know of is never kept there: it is
asked about and forgotten, for the ledger is read by others.
"""

from typing import Any

from huolto.charges.commands import NewUsage, foresee_usage, record_usages
from huolto.charges.models import Decision
from huolto.desk.choices import Confidentiality, RequestKind
from huolto.desk.models import ServiceRequest
from huolto.foundation.actors import Actor
from huolto.parties.enrolled import levels_on
from huolto.parties.queries import today_at
from huolto.register.models import Item

NOT_PROMISED = frozenset({RequestKind.ORDER})
"""Kinds that a process of their own carries through; a shop's order has its own times."""


def first_item_of(request: ServiceRequest) -> Item | None:
    """The item that agreements are asked for."""
    row = request.items.select_related("item__category", "item__device_model", "item__product").first()
    return row.item if row else None


def happening_of(request: ServiceRequest) -> NewUsage:
    """The request as agreements see it: a fault where it is an incident, else a request."""
    is_fault = request.kind == RequestKind.INCIDENT
    facts: dict[str, Any] = {
        "case": request.number,
        "task": request.task or None,
        "person": str(request.requester_id),
        **intake_facts(request),
    }
    if is_fault:
        facts["level"] = _level_of(request)
    else:
        facts["priority"] = request.priority
    return NewUsage(
        kind="fault" if is_fault else "request",
        source_key=f"request:{request.pk}",
        occurred_at=request.opened_at,
        customer=request.customer,
        item=first_item_of(request),
        facts=facts,
    )


def intake_facts(request: ServiceRequest) -> dict[str, Any]:
    """How it came in, as `[intake]` of agreements asks; work on the request carries the same."""
    return {
        "queue": request.queue.code,
        "mailbox": request.mailbox or None,
        "chosen_by_caller": True if request.is_chosen_by_caller else None,
        "bound_to": request.agreement.code if request.agreement else None,
    }


def decision_of(*, actor: Actor, request: ServiceRequest, is_first: bool) -> Decision | None:
    """What is said of the request; kept with the ledger when it is asked first. None for kinds without promises."""
    if request.kind in NOT_PROMISED:
        return None
    system = Actor.system(actor.provider)
    happening = happening_of(request)
    if not is_first or request.confidentiality != Confidentiality.NORMAL:
        return foresee_usage(actor=system, usage=happening)
    usage = record_usages(actor=system, usages=[happening])[0]
    return usage.decisions.order_by("pk").first()


def _level_of(request: ServiceRequest) -> str | None:
    day = today_at(request.provider, request.opened_at)
    return next(iter(levels_on(request.provider, request.requester_id, day)), None)
