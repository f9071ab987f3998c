"""Random histories of a few items, and how they are recorded: what `oracle` reckons and the ledger is told.

Begin at `draw_history`. Months, money and days vary by `SETTINGS`.
"""

import dataclasses
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal

from cast import build_cast
from charges.ledgers import Ledger
from huolto.agreements.commands import activate_version, draft_version
from huolto.catalogue.commands.products import create_category, create_package
from huolto.foundation.actors import Actor
from huolto.parties.models import CostCentre
from huolto.register.commands import end_lease
from huolto.register.models import Item, Lease

DAY = timedelta(days=1)
PRICES = (
    {"standard": "14.90", "plus": "24.95", "hours": "25"},
    {"standard": "17.35", "plus": "9.99", "hours": "31.10"},
)
AGREEMENT = """
language = 1

[agreement]
id = "workplace"
name = {{ en = "Workplace services" }}
currency = "{currency}"
zone = "{zone}"
calendar_system = "{system}"

[[charge]]
code = "purchase"
on = "delivery"
price = {{ cost_plus = "3 %" }}

[[charge]]
id = "hours"
code = "labour"
on = "work"
quantum = "15 min"
minimum_per_quantum = "{hours}"

[[fee]]
id = "standard"
per = "item"
when = {{ package = "standard" }}
price = "{standard}"

[[fee]]
id = "plus"
per = "item"
when = {{ package = "plus" }}
price = "{plus}"

[[fee]]
id = "finance-lease"
of = "lease"
basis = "term"
when = {{ acquisition_model = "finance_lease" }}

[[fee]]
id = "life-cycle-lease"
of = "lease"
basis = "in-service"
when = {{ acquisition_model = "lifecycle_lease" }}
"""


@dataclass(frozen=True)
class Setting:
    """Where a history plays: the provider's months, the agreement's money, zone and months."""

    provider: str
    customer: str
    labels: tuple[str, ...]
    currency: str
    decimals: int
    zone: str
    system: str
    first: date
    """The first day of the first label; histories play within the four months from it."""


SETTINGS = {
    "euro": Setting(
        "suopursu", "kaarnalahti", ("2028-01", "2028-02", "2028-03", "2028-04", "2028-05"), "EUR", 2,
        "Europe/Helsinki", "gregorian", date(2028, 1, 1),
    ),
    "dinar": Setting(
        "suopursu", "kaarnalahti", ("2028-01", "2028-02", "2028-03", "2028-04", "2028-05"), "KWD", 3,
        "Asia/Tehran", "jalali", date(2028, 1, 1),
    ),
    "rial": Setting(
        "payar", "sepidar", ("1406-10", "1406-11", "1406-12", "1407-01", "1407-02"), "IRR", 0,
        "Asia/Tehran", "jalali", date(2027, 12, 22),
    ),
    "yen": Setting(
        "payar", "sepidar", ("1406-10", "1406-11", "1406-12", "1407-01", "1407-02"), "JPY", 0,
        "Europe/Helsinki", "gregorian", date(2027, 12, 22),
    ),
}  # fmt: skip


@dataclass
class Bucketed:
    """The posting code and cost centre by day: changes hold until the next one of the same field."""

    changes: dict[str, dict[date, object]] = field(
        default_factory=lambda: {"cost_centre_id": {}, "posting_code": {}}
    )

    def on(self, day: date) -> tuple[object, object]:
        """Cost centre and posting code of a day."""
        return tuple(
            next((value for at, value in sorted(rows.items(), reverse=True) if at <= day), empty)
            for rows, empty in ((self.changes["cost_centre_id"], None), (self.changes["posting_code"], ""))
        )


@dataclass
class Device:
    """What really happened to one item."""

    number: int
    buckets: Bucketed = field(default_factory=Bucketed)
    stays: list[tuple[date, date | None]] = field(default_factory=list)
    packages: dict[date, str] = field(default_factory=dict)
    lease: tuple[str, date, int, Decimal] | None = None
    lease_ended: tuple[date, Decimal] | None = None

    def moved(self, by: timedelta) -> "Device":
        """The same by the days of another zone; a lease goes by dates."""
        changes = {
            name: {day + by: value for day, value in rows.items()}
            for name, rows in self.buckets.changes.items()
        }
        stays = [(start + by, end and end + by) for start, end in self.stays]
        packages = {day + by: package for day, package in self.packages.items()}
        return dataclasses.replace(self, buckets=Bucketed(changes), stays=stays, packages=packages)

    def package_on(self, day: date) -> str | None:
        """The package of a day in service, None out of service."""
        if not any(start <= day and (end is None or day < end) for start, end in self.stays):
            return None
        return self.packages[max(at for at in self.packages if at <= day)]


@dataclass
class History:
    """Ops in chains: an op comes after those before it in its chain, else in any order."""

    devices: list[Device]
    work: list[tuple[str, datetime, int]] = field(default_factory=list)
    deliveries: list[tuple[str, int | None, date, Decimal]] = field(default_factory=list)
    takes_over: date | None = None
    chains: list[list[Callable[[], object]]] = field(default_factory=list)

    def in_some_order(self, rng: random.Random) -> Iterator[Callable[[], object]]:
        """The ops, chains mixed."""
        waiting = [list(chain) for chain in self.chains if chain]
        while waiting:
            chain = rng.choice(waiting)
            yield chain.pop(0)
            waiting = [rest for rest in waiting if rest]


def draw_history(world: "World", rng: random.Random) -> History:
    """A history of three items within four months of the setting."""
    ledger, first = world.ledger, world.setting.first

    def some_day(low: int = 0, high: int = 118) -> date:
        return first + DAY * rng.randint(low, high)

    history = History([Device(number) for number in range(3)])
    for device, item in zip(history.devices, world.items, strict=True):
        _draw_service(history, device, item, ledger, rng, some_day)
        for name, values in (("cost_centre_id", world.centres), ("posting_code", ["a", "b", ""])):
            for day in {some_day(-20) for _ in range(rng.choice((0, 0, 1, 2)))}:
                value = rng.choice(values)
                device.buckets.changes[name][day] = value
                history.chains.append([lambda i=item, d=day, n=name, v=value: ledger.change(i, d, **{n: v})])
    for number in range(rng.randint(0, 3)):
        index, day, cost = rng.choice((None, 0, 1)), some_day(), Decimal(rng.randint(1, 99999)) / 100
        history.deliveries.append((f"d{number}", index, day, cost))
        item = None if index is None else world.items[index]
        history.chains.append(
            [lambda n=number, d=day, c=cost, i=item: ledger.deliver(f"d{n}", d, str(c), item=i)]
        )
    for number, minute in enumerate(rng.sample(range(118 * 48), rng.randint(0, 4))):
        at = ledger.at(first) + timedelta(minutes=30 * minute)
        case, minutes = rng.choice("xy"), rng.randint(1, 50)
        history.work.append((case, at, minutes))
        history.chains.append([lambda n=number, c=case, a=at, m=minutes: ledger.work(f"w{n}", c, a, m)])
    if rng.random() < 0.6:
        history.takes_over = some_day(20, 100)
        history.chains.append([lambda: ledger.activate(world.text(1), history.takes_over)])
    return history


def _draw_service(history, device, item, ledger, rng, some_day) -> None:
    begins, chain = some_day(-20, 100), []
    names = {"standard": ledger.standard, "plus": ledger.plus}
    kind = rng.choice(("", "", "finance_lease", "lifecycle_lease"))
    if kind:
        months = rng.randint(1, 4)
        monthly = Decimal(rng.randint(100, 9999)) / 100
        device.lease = (kind, begins, months, monthly)
        since = begins
        chain.append(lambda: ledger.lease(item, kind, since, months, str(monthly)))
    if kind == "finance_lease" and months > 1 and rng.random() < 0.5:
        ended, owed = begins + DAY * rng.randint(1, 28 * (months - 1)), Decimal(rng.randint(0, 5000)) / 100
        device.lease_ended = (ended, owed)
        history.chains.append([chain.pop(), lambda: _end_early(ledger, item, ended, owed)])
    for _spell in range(rng.choice((1, 1, 2))):
        package = rng.choice(sorted(names))
        device.packages[begins] = package
        ends = begins + DAY * rng.randint(0, 60) if rng.random() < 0.6 else None
        chain.append(lambda d=begins, p=package: ledger.start(item, d, names[p]))
        last = ends or begins + DAY * 60
        changes = sorted({begins + DAY * rng.randint(1, 60) for _ in range(rng.choice((0, 1, 2)))})
        for day in (day for day in changes if day < last):
            other = rng.choice(sorted(names))
            device.packages[day] = other
            chain.append(lambda d=day, p=other: ledger.change(item, d, package_id=names[p].pk))
        device.stays.append((begins, ends))
        if ends is None:
            break
        # Recorded late or early, a change within the stay says the same.
        moved = rng.randint(0, 1) and len(chain) > 1
        chain.insert(
            len(chain) - (1 if moved and day_changes(device, begins, ends) else 0),
            lambda d=ends: ledger.stop(item, d),
        )
        if kind == "lifecycle_lease":
            break
        begins = ends + DAY * rng.randint(0, 20)
    history.chains.append(chain)


def day_changes(device: Device, begins: date, ends: date) -> bool:
    """Whether a package was changed within a stay."""
    return any(begins < day < ends for day in device.packages)


def _end_early(ledger: Ledger, item: Item, ended: date, owed: Decimal) -> None:
    lease = Lease.objects.get(item=item, ended_on=None)
    end_lease(actor=ledger.actor, lease_id=lease.pk, ended_on=ended, end="early", early_end_sum=owed)


@dataclass
class World:
    """A provider, a customer, three items and two cost centres."""

    setting: Setting
    ledger: Ledger
    items: list[Item]
    centres: list[int]

    def text(self, number: int) -> str:
        """The agreement with the first or the second prices."""
        where = {"currency": self.setting.currency, "zone": self.setting.zone, "system": self.setting.system}
        return AGREEMENT.format(**where, **PRICES[number])


def build_world(setting: Setting) -> World:
    """The world before anything happens."""
    cast = build_cast()
    provider, customer = getattr(cast, setting.provider), getattr(cast, setting.customer)
    actor = Actor.system(provider)
    text = AGREEMENT.format(currency=setting.currency, zone=setting.zone, system=setting.system, **PRICES[0])
    version = draft_version(actor=actor, customer=customer, source=text)
    ledger = Ledger(
        provider=provider,
        customer=customer,
        category=create_category(actor=actor, code="laptop", name={"en": "Laptops"}),
        standard=create_package(actor=actor, code="standard", name={"en": "Standard"}),
        plus=create_package(actor=actor, code="plus", name={"en": "Plus"}),
        version=activate_version(actor=actor, version=version, from_on=date(2020, 1, 1)),
    )
    ledger.period(setting.labels[0])
    centres = [
        CostCentre.objects.create(provider=provider, organisation=customer, code=f"c{n}", name="C").pk
        for n in (1, 2)
    ]
    return World(setting, ledger, [ledger.item(f"KA-{number}") for number in range(3)], centres)
