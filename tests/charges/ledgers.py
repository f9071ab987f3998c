"""What tests of the ledger share: an agreement in force, items in service by days, sums of charges."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from cast import Cast
from huolto.agreements.commands import activate_version, draft_version
from huolto.agreements.models import AgreementVersion
from huolto.catalogue.commands.products import create_category, create_package
from huolto.catalogue.models import Category, ServicePackage
from huolto.charges.commands import NewUsage, close_period, ensure_period, rate_period, record_usages
from huolto.charges.models import Charge, Period, Rating, Usage
from huolto.foundation.actors import Actor
from huolto.foundation.models import Provider
from huolto.parties.models import CostCentre, Organisation
from huolto.register.commands import (
    ItemChanges,
    NewItem,
    NewLease,
    StartOfService,
    change_items,
    put_in_service,
    register_items,
    start_leases,
    take_out_of_service,
)
from huolto.register.models import Item

WORKPLACE = """
language = 1

[agreement]
id = "workplace"
name = { fi = "Työasemapalvelu", en = "Workplace services" }
currency = "EUR"
zone = "Europe/Helsinki"

[[charge]]
code = "purchase"
on = "delivery"
when = { acquisition_model = "direct_purchase" }
price = { cost_plus = "3 %" }

[[fee]]
id = "standard"
per = "item"
every = "month"
when = { package = "standard" }
price = "14.90"

[[fee]]
id = "plus"
per = "item"
every = "month"
when = { package = "plus" }
price = "24.90"

[[fee]]
id = "finance-lease"
of = "lease"
basis = "term"
when = { acquisition_model = "finance_lease" }

[[fee]]
id = "life-cycle-lease"
of = "lease"
basis = "in-service"
when = { acquisition_model = "lifecycle_lease" }

[[example]]
says = "17 of 28 days"
given = [{ kind = "item_in_service", item = "KA-1", from = 2026-02-12, package = "standard" }]
until = 2026-03-01
then = { total = "9.05" }
"""

MAINTENANCE = """
language = 1

[agreement]
id = "negahdari"
name = { fa = "نگهداری", en = "Upkeep" }
currency = "IRR"
zone = "Asia/Tehran"
calendar_system = "jalali"

[[fee]]
id = "standard"
per = "item"
every = "month"
when = { package = "standard" }
price = "2900000"
"""

ADVICE = """
language = 1

[agreement]
id = "advice"
name = { en = "Advice" }
currency = "EUR"
zone = "Europe/Helsinki"

[[charge]]
id = "hours"
code = "labour"
on = "work"
quantum = "15 min"
minimum_per_quantum = "25"
"""


@dataclass
class Ledger:
    """A provider with one customer under an agreement, and short words for what happens there."""

    provider: Provider
    customer: Organisation
    category: Category
    standard: ServicePackage
    plus: ServicePackage
    version: AgreementVersion
    count: int = 0

    @property
    def actor(self) -> Actor:
        """The program itself."""
        return Actor.system(self.provider)

    def at(self, day: date, hour: int = 0) -> datetime:
        """The beginning (or an hour) of a day where the provider is."""
        return datetime.combine(day, time(hour), tzinfo=ZoneInfo(self.provider.zone))

    def item(self, tag: str = "", **fields: Any) -> Item:
        """A registered laptop of the customer."""
        self.count += 1
        given = {
            "customer_id": self.customer.pk,
            "category_id": self.category.pk,
            "at": self.at(date(2020, 1, 1)),
            "name": "Laptop",
            "asset_tag": tag or f"KA-{self.count}",
        }
        return register_items(actor=self.actor, items=[NewItem(**{**given, **fields})])[0]

    def start(self, item: Item, day: date, package: ServicePackage | None = None) -> Item:
        """Put it in service with a package, the standard one unless told."""
        start = StartOfService(item_id=item.pk, at=self.at(day), package_id=(package or self.standard).pk)
        return put_in_service(actor=self.actor, starts=[start])[0]

    def stop(self, item: Item, day: date) -> None:
        """Take it out of service."""
        take_out_of_service(actor=self.actor, item_ids=[item.pk], at=self.at(day))

    def change(self, item: Item, day: date, **changes: Any) -> None:
        """Change dated facts from a day on."""
        change_items(
            actor=self.actor, item_ids=[item.pk], changes=ItemChanges(**changes), from_at=self.at(day)
        )

    def lease(self, item: Item, model: str, day: date, months: int = 36, monthly: str = "21.40") -> None:
        """Lease it from a day on."""
        start_leases(
            actor=self.actor,
            leases=[
                NewLease(
                    item_id=item.pk,
                    acquisition_model=model,
                    starts_on=day,
                    term_months=months,
                    monthly=Decimal(monthly),
                )
            ],
        )

    def deliver(self, key: str, day: date, cost: str = "100", **fields: Any) -> Usage:
        """A delivery bought at cost plus 3 %."""
        facts = {"cost": Decimal(cost), "acquisition_model": "direct_purchase"} | fields.pop("facts", {})
        usage = NewUsage(
            kind="delivery",
            source_key=key,
            occurred_at=self.at(day, 10),
            customer=fields.pop("customer", self.customer),
            facts=facts,
            **fields,
        )
        return record_usages(actor=self.actor, usages=[usage])[0]

    def work(self, key: str, case: str, at: datetime, minutes: int, **fields: Any) -> Usage:
        """An entry of time on a case."""
        usage = NewUsage(
            kind="work",
            source_key=key,
            occurred_at=at,
            customer=self.customer,
            facts={"case": case, "minutes": minutes},
            **fields,
        )
        return record_usages(actor=self.actor, usages=[usage])[0]

    def period(self, label: str) -> Period:
        """A period, opened if need be."""
        return ensure_period(actor=self.actor, label=label)

    def rate(self, label: str) -> list[Rating]:
        """Rate a period and answer its rows."""
        period = self.period(label)
        rate_period(actor=self.actor, period=period)
        return list(Rating.objects.filter(period=period).order_by("clause", "subject", "pk"))

    def close(self, label: str) -> list[Charge]:
        """Close a period and answer what was posted into it."""
        period = self.period(label)
        close_period(actor=self.actor, period=period)
        return list(Charge.objects.filter(period=period).order_by("for_period__label", "clause", "pk"))

    def activate(self, source: str, from_on: date, customer: Organisation | None = None) -> AgreementVersion:
        """Draft and activate a file."""
        version = draft_version(actor=self.actor, customer=customer or self.customer, source=source)
        return activate_version(actor=self.actor, version=version, from_on=from_on)


def finnish_ledger(cast: Cast, source: str = WORKPLACE) -> Ledger:
    """Kaarnalahti under its workplace agreement since 2020."""
    return _ledger(cast.suopursu, cast.kaarnalahti, source)


def persian_ledger(cast: Cast) -> Ledger:
    """Sepidar under its upkeep agreement, in rial and Jalali months."""
    return _ledger(cast.payar, cast.sepidar, MAINTENANCE)


def _ledger(provider: Provider, customer: Organisation, source: str) -> Ledger:
    actor = Actor.system(provider)
    version = draft_version(actor=actor, customer=customer, source=source)
    return Ledger(
        provider=provider,
        customer=customer,
        category=create_category(actor=actor, code="laptop", name={"en": "Laptops"}),
        standard=create_package(actor=actor, code="standard", name={"en": "Standard"}),
        plus=create_package(actor=actor, code="plus", name={"en": "Plus"}),
        version=activate_version(actor=actor, version=version, from_on=date(2020, 1, 1)),
    )


def nets(rows: Iterable[Rating | Charge]) -> dict[str, str]:
    """Amounts by clause; several rows of one clause are joined by a plus."""
    found: dict[str, list[str]] = {}
    for row in rows:
        amount = row.net if isinstance(row, Rating) else row.delta
        found.setdefault(row.clause, []).append(f"{amount.normalize():f}")
    return {clause: "+".join(amounts) for clause, amounts in found.items()}


def by_cost_centre(rows: Iterable[Rating | Charge]) -> dict[str, Decimal]:
    """Amounts by the code of the cost centre ("" for none)."""
    codes = dict(CostCentre.objects.values_list("pk", "code"))
    found: dict[str, Decimal] = {}
    for row in rows:
        code = codes.get(row.cost_centre_id, "")
        amount = row.net if isinstance(row, Rating) else row.delta
        found[code] = found.get(code, Decimal(0)) + amount
    return found
