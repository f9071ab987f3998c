"""Issuing 1,000 invoices of 20 lines, from posted charges to numbers; the floor inserts the same rows by SQL alone.

The floor is INSERT .. SELECT of what was written into copies of the tables without keys, triggers or indexes.
"""

from collections.abc import Sequence
from decimal import Decimal

from bench.measure import Figure, middle, seconds

INVOICES, LINES = 1000, 20
ROUNDS = 3
TABLES = ("invoicing_invoice", "invoicing_invoiceline", "invoicing_invoicetax", "invoicing_billedcharge")


def measure() -> Sequence[Figure]:
    """Lines a second: drafts and issue together, and issue by itself."""
    from huolto.invoicing.commands import issue_invoices, run_billing

    world = _world()
    both, issuing, floors = [], [], []
    for month in range(1, ROUNDS + 1):
        label = f"2025-{month:02d}"
        _charges(world, label)
        results = []
        drafting = seconds(lambda: results.append(run_billing(actor=world.actor, period_label=label)))  # noqa: B023
        ids = results[0].invoice_ids
        if len(ids) != INVOICES:
            raise RuntimeError(f"{len(ids)} drafts instead of {INVOICES}")
        issued = seconds(lambda: issue_invoices(actor=world.actor, invoice_ids=ids))  # noqa: B023
        both.append(INVOICES * LINES / (drafting + issued))
        issuing.append(INVOICES * LINES / issued)
        floors.append(INVOICES * LINES / _floor(ids))
    plain = "INSERT .. SELECT of the same rows into plain copies of the tables"
    return (
        Figure("draft and issue 1,000 invoices of 20 lines", "lines", middle(both), middle(floors), plain),
        Figure("issue 1,000 drafts of 20 lines", "lines", middle(issuing), middle(floors), plain),
    )


class _World:
    """One provider with as many customers as invoices."""

    def __init__(self) -> None:
        from huolto.agreements.models import Agreement, AgreementVersion
        from huolto.foundation.actors import Actor
        from huolto.parties.commands import create_provider
        from huolto.parties.models import Organisation

        self.provider = create_provider(
            slug="invoices", name="Bench", country="FI", currency="EUR", language="fi", zone="Europe/Helsinki"
        )
        self.actor = Actor.system(self.provider)
        self.customers = Organisation.objects.bulk_create(
            Organisation(
                provider=self.provider,
                slug=f"c{number}",
                name=f"Customer {number}",
                roles=["customer"],
                country="FI",
                language="fi",
                path=f"/{1000 + number}/",
            )
            for number in range(INVOICES)
        )
        agreement = Agreement.objects.create(
            provider=self.provider, code="bench", name={"en": "Bench"}, customer=self.customers[0]
        )
        self.version = AgreementVersion.objects.create(
            provider=self.provider, agreement=agreement, number=1, source=SOURCE
        )


def _world() -> _World:
    return _World()


def _charges(world: _World, label: str) -> None:
    from django.db.backends.postgresql.psycopg_any import DateRange
    from django.utils import timezone

    from huolto.charges.models import Charge, Period
    from huolto.rules.calendars import CalendarSystem
    from huolto.rules.periods import period_from_label

    month = period_from_label(label, CalendarSystem.GREGORIAN)
    period = Period.objects.create(
        provider=world.provider,
        label=label,
        during=DateRange(month.start, month.end),
        calendar_system="gregorian",
        state="closed",
        closed_at=timezone.now(),
    )
    amount = {"amount": "14.90", "currency": "EUR"}
    params = {
        "agreement": "bench", "clause": "package-fee", "subject": "x", "days": month.days, "price": amount,
        "numerator": month.days, "denominator": month.days, "exact": "14.90", "net": amount,
        "from": month.start.isoformat(), "last": month.start.isoformat(),
        "month": {"label": label, "system": "gregorian"},
    }  # fmt: skip
    price = Decimal("14.90")
    Charge.objects.bulk_create(
        (
            Charge(
                provider=world.provider, customer=customer, payer=customer, agreement=world.version.agreement,
                version=world.version, clause="package-fee", code="fee", subject=f"usage:{number}",
                currency="EUR", quantity=Decimal(1), unit="month", unit_price=price, tax_category="standard",
                period=period, for_period=period, should_be=price, posted_before=Decimal(0), delta=price,
                reason={"code": "fee.whole-month", "params": params},
            )
            for customer in world.customers
            for number in range(LINES)
        ),
        batch_size=2000,
    )  # fmt: skip


def _floor(invoice_ids: Sequence[int]) -> float:
    from django.db import connection, transaction

    def copy() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            for name in TABLES:
                cursor.execute(f"INSERT INTO plain_{name} SELECT * FROM source_{name}")

    with connection.cursor() as cursor:
        for name in TABLES:
            where = {
                "invoicing_invoice": "id = ANY(%s)",
                "invoicing_billedcharge": "line_id IN (SELECT id FROM invoicing_invoiceline WHERE invoice_id = ANY(%s))",
            }.get(name, "invoice_id = ANY(%s)")
            cursor.execute(f"CREATE TABLE plain_{name} (LIKE {name})")
            cursor.execute(
                f"CREATE TEMP TABLE source_{name} AS SELECT * FROM {name} WHERE {where}",
                [list(invoice_ids)],
            )
        taken = seconds(copy)
        for name in TABLES:
            cursor.execute(f"DROP TABLE plain_{name}; DROP TABLE source_{name}")
    return taken


SOURCE = """language = 1
[agreement]
id = "bench"
name = { en = "Bench" }
currency = "EUR"
zone = "Europe/Helsinki"
[[fee]]
id = "package-fee"
per = "item"
every = "month"
price = "14.90"
"""
