"""The ledger against an oracle that counts day by day with fractions: random histories, closed and billed at random moments.

`History` draws what happens, `Oracle` says what it costs (it shares no arithmetic with the house), `Books` reads
what was posted and invoiced. Months, money and days vary: Gregorian and Jalali, 0, 2 and 3 decimals, two zones.
"""

import dataclasses
import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

import time_machine
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from persiantools.jdatetime import JalaliDate

from cast import build_cast
from charges.ledgers import Ledger
from huolto.agreements.commands import activate_version, draft_version
from huolto.catalogue.commands.products import create_category, create_package
from huolto.charges.choices import PeriodState
from huolto.charges.commands import close_period
from huolto.charges.models import Charge, Period
from huolto.charges.rating.projection import part_key, rate_scope
from huolto.charges.rating.scope import Scope
from huolto.foundation.actors import Actor
from huolto.invoicing.choices import InvoiceKind, InvoiceState
from huolto.invoicing.commands import credit_invoice, issue_invoices, run_billing, void_invoice
from huolto.invoicing.models import BilledCharge, Invoice, InvoiceLine
from huolto.parties.models import CostCentre
from huolto.register.commands import end_lease
from huolto.register.models import Item, Lease

DAY = timedelta(days=1)
AFTER_ALL = datetime(2028, 9, 1, 12, tzinfo=UTC)
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


Key = tuple[str, str, str]
"""Clause, what it is about, label of its own month."""


class Oracle:
    """What a history costs, counted day by day."""

    def __init__(self, world: World, history: History) -> None:
        self.setting, self.history = world.setting, history
        self.months = dict(
            Period.objects.filter(provider=world.ledger.provider).values_list("label", "during")
        )
        self.totals: dict[Key, Decimal] = {}
        self.shares: dict[Key, dict[tuple, Fraction]] = {}
        # A day begins where the provider is; where the agreement is, it may still be the day before.
        midnight = world.ledger.at(world.setting.first)
        shift = midnight.astimezone(ZoneInfo(world.setting.zone)).date() - world.setting.first
        for device in history.devices:
            there = device.moved(shift)
            self._packages(there)
            self._lease(there)
        self._purchases()
        self._hours()

    def month_length(self, day: date) -> int:
        """Days of the agreement's month that a day lies in."""
        if self.setting.system == "gregorian":
            return ((day.replace(day=28) + 4 * DAY).replace(day=1) - day.replace(day=1)).days
        jalali = JalaliDate(day)
        return JalaliDate.days_in_month(jalali.month, jalali.year)

    def later_by(self, day: date, months: int) -> date:
        """The day so many months of the agreement later."""
        own = day if self.setting.system == "gregorian" else JalaliDate(day)
        index = own.year * 12 + own.month - 1 + months
        year, month = index // 12, index % 12 + 1
        for wanted in range(own.day, 0, -1):
            try:
                return (
                    date(year, month, wanted)
                    if own is day
                    else JalaliDate(year, month, wanted).to_gregorian()
                )
            except ValueError:
                continue
        raise AssertionError

    def price(self, name: str, day: date) -> Fraction:
        """The price in force on a day."""
        return Fraction(PRICES[int(self.is_new(day))][name])

    def rounded(self, amount: Fraction) -> Decimal:
        """Once, half up, to the currency."""
        unit = Decimal(1).scaleb(-self.setting.decimals)
        exact = Decimal(amount.numerator * 10**20 // amount.denominator).scaleb(-20)
        return exact.quantize(unit, ROUND_HALF_UP)

    def _days(self) -> Iterator[tuple[str, date]]:
        for label, during in self.months.items():
            for number in range((during.upper - during.lower).days):
                yield label, during.lower + DAY * number

    def _add(self, clause: str, about: str, by_month: dict[str, list[tuple[tuple, Fraction, bool]]]) -> None:
        for label, rows in by_month.items():
            shares: dict[tuple, Fraction] = defaultdict(Fraction)
            for version in (False, True):
                mine = [(bucket, amount) for bucket, amount, is_new in rows if is_new is version]
                # Within a version a total is split by days, whatever the length of the months they lie in.
                for bucket, _amount in mine:
                    shares[bucket] += sum(amount for _bucket, amount in mine) / len(mine)
            total = self.rounded(sum(shares.values(), Fraction(0)))
            if total:
                self.totals[clause, about, label] = total
                self.shares[clause, about, label] = shares

    def is_new(self, day: date) -> bool:
        """Whether the second version is in force on a day."""
        return self.history.takes_over is not None and day >= self.history.takes_over

    def _packages(self, device: Device) -> None:
        found: dict[str, dict] = {"standard": defaultdict(list), "plus": defaultdict(list)}
        for label, day in self._days():
            if package := device.package_on(day):
                amount = self.price(package, day) / self.month_length(day)
                found[package][label].append((device.buckets.on(day), amount, self.is_new(day)))
        for package, by_month in found.items():
            self._add(package, f"KA-{device.number}", by_month)

    def _lease(self, device: Device) -> None:
        if device.lease is None:
            return
        kind, begins, months, monthly = device.lease
        by_month: dict[str, list] = defaultdict(list)
        if kind == "lifecycle_lease":
            for label, day in self._days():
                if device.package_on(day) and day >= begins:
                    amount = Fraction(monthly) / self.month_length(day)
                    by_month[label].append((device.buckets.on(day), amount, self.is_new(day)))
            self._add("life-cycle-lease", f"KA-{device.number}", by_month)
            return
        stops = self.later_by(begins, months)
        ended, owed = device.lease_ended or (None, Decimal(0))
        by_days: dict[str, Fraction] = defaultdict(Fraction)
        day = begins
        while day < (ended or stops):
            amount = Fraction(monthly) / self.month_length(day)
            label = self._label(day)
            by_days[label] += amount
            if label in self.months:
                by_month[label].append((device.buckets.on(day), amount, self.is_new(day)))
            day += DAY
        self._add("finance-lease", f"KA-{device.number}", by_month)
        if ended:
            if label := (self._label(ended) if owed else ""):
                owing = {label: [(device.buckets.on(ended), Fraction(owed), False)]}
                self._add("finance-lease", f"early:KA-{device.number}", owing)
            return
        # Months sum to the term's rents: the last one is what is left of them.
        last = self._label(stops - DAY)
        before = sum((self.rounded(amount) for label, amount in by_days.items() if label != last), Decimal(0))
        key = ("finance-lease", f"KA-{device.number}", last)
        rest = self.rounded(Fraction(monthly) * months - Fraction(before))
        self.totals[key] = rest
        counted = sum(self.shares[key].values(), Fraction(0)) if key in self.shares else Fraction(1)
        self.shares[key] = {
            bucket: Fraction(rest) * share / counted for bucket, share in self.shares.get(key, {}).items()
        }

    def _label(self, day: date) -> str:
        for label, during in self.months.items():
            if during.lower <= day < during.upper:
                return label
        # Before the first month of the ledger: any name will do that is the same for a month of the provider.
        own = JalaliDate(day) if self.setting.labels[0].startswith("1") else day
        return f"before {own.year}-{own.month:02d}"

    def _purchases(self) -> None:
        found: dict[str, dict] = defaultdict(lambda: defaultdict(list))
        for key, index, day, cost in self.history.deliveries:
            about = key if index is None else f"KA-{index}"
            # At ten where the provider is: the same day in Helsinki and Tehran.
            found[about][self._label(day)].append(((None, ""), Fraction(cost) * Fraction(103, 100), False))
        for about, by_month in found.items():
            self._add("purchase", about, by_month)

    def _hours(self) -> None:
        found: dict[str, dict] = defaultdict(lambda: defaultdict(list))
        minutes: dict[str, int] = defaultdict(int)
        zone = ZoneInfo(self.setting.zone)
        for case, at, more in sorted(self.history.work, key=lambda row: row[1]):
            before, minutes[case] = minutes[case], minutes[case] + more
            quanta = -(-minutes[case] // 15) + (-before // 15)
            day = at.astimezone(zone).date()
            found[case][self._label(day)].append(((None, ""), self.price("hours", day) * quanta, False))
        for case, by_month in found.items():
            self._add("hours", case, by_month)


class Books:
    """What was posted and invoiced."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.provider = world.ledger.provider
        self.tags = {item.pk: item.asset_tag for item in world.items}

    def key(self, row: Charge) -> Key:
        """The key of a row as the oracle names it."""
        kind, _colon, name = row.subject.partition(":")
        about = f"{'early:' if kind == 'early-end' else ''}{self.tags[row.item_id]}" if row.item_id else name
        label = row.for_period.label if isinstance(row, Charge) else row.period.label
        return (row.clause, about, label)

    def posted(self) -> dict[Key, Decimal]:
        """Posted amounts by key; keys that come to nothing are left out."""
        totals: dict[Key, Decimal] = defaultdict(Decimal)
        for charge in Charge.objects.of(self.provider).filter(waives=None).select_related("for_period"):
            totals[self.key(charge)] += charge.delta
        return {key: amount for key, amount in totals.items() if amount}

    def given_up(self) -> dict[Key, Decimal]:
        """Amounts credited for good, by key."""
        totals: dict[Key, Decimal] = defaultdict(Decimal)
        for charge in Charge.objects.of(self.provider).exclude(waives=None).select_related("for_period"):
            totals[self.key(charge)] -= charge.delta
        return totals

    def waived_keys(self, label: str) -> set[tuple]:
        """Agreement, clause and subject of what was given up in a month."""
        rows = Charge.objects.of(self.provider).filter(for_period__label=label).exclude(waives=None)
        return set(rows.values_list("agreement_id", "clause", "subject"))

    def parts(self, label: str) -> dict[tuple, Decimal]:
        """Posted parts of a month."""
        parts: dict[tuple, Decimal] = defaultdict(Decimal)
        for charge in Charge.objects.of(self.provider).filter(for_period__label=label, waives=None):
            parts[part_key(charge)] += charge.delta
        return {key: amount for key, amount in parts.items() if amount}

    def rated(self, label: str) -> dict[tuple, Decimal]:
        """What a fresh rating of the facts gives."""
        period = Period.objects.of(self.provider).get(label=label)
        return {
            part_key(row): row.net
            for rated in rate_scope(self.provider, period, Scope())
            for row in rated.rows
        }


class LedgerOracle:
    """One setting; see `SETTINGS`."""

    NAME = ""

    @classmethod
    def setUpTestData(cls) -> None:
        cls.world = build_world(SETTINGS[cls.NAME])

    # A seed cannot be shrunk, so nothing is lost without the shrinking.
    @settings(
        max_examples=8,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.explicit, Phase.generate],
    )
    @given(seed=st.integers(0, 10**6))
    def test_books_say_what_counting_by_days_says(self, seed: int) -> None:
        with time_machine.travel(AFTER_ALL, tick=False):
            self.play(random.Random(seed))

    def play(self, rng: random.Random) -> None:
        """Record, close, bill, credit and void in some order; then compare."""
        world = self.world
        labels = list(world.setting.labels)
        history = draw_history(world, rng)
        for record in history.in_some_order(rng):
            if labels[:-1] and rng.random() < 0.15:
                self.close(labels.pop(0), rng)
            record()
        open_label = labels[0]
        world.ledger.rate(open_label)
        for label in labels[:-1]:
            self.close(label, rng)
        self.bill(labels[-1])
        self.compare(history)
        self.nothing_more(world.setting.labels[-1])

    def close(self, label: str, rng: random.Random) -> None:
        """Close by hand or by a billing run, whose drafts go three ways."""
        actor = self.world.ledger.actor
        if rng.random() < 0.3:
            close_period(actor=actor, period=self.world.ledger.period(label))
            return
        for pk in run_billing(actor=actor, period_label=label).invoice_ids:
            way = rng.random()
            if way < 0.2:
                void_invoice(actor=actor, invoice=Invoice.objects.get(pk=pk))
            elif way < 0.8:
                (invoice,) = issue_invoices(actor=actor, invoice_ids=[pk])
                if way < 0.6 and invoice.kind == InvoiceKind.INVOICE:
                    self.credit(invoice, rng)

    def credit(self, invoice: Invoice, rng: random.Random) -> None:
        """Take back some lines in two steps, each to be charged again or given up."""
        lines = list(invoice.lines.filter(net__gt=0).order_by("pk"))
        rng.shuffle(lines)
        for part in (lines[:1], lines[1:3]):
            if part:
                credit_invoice(
                    actor=self.world.ledger.actor,
                    invoice=invoice,
                    reason="Wrong",
                    charge_again=rng.random() < 0.6,
                    line_ids=[line.pk for line in part],
                )

    def bill(self, label: str) -> None:
        """Bill what is left and issue every draft."""
        actor = self.world.ledger.actor
        run_billing(actor=actor, period_label=label)
        drafts = Invoice.objects.filter(state=InvoiceState.DRAFT).order_by("pk").values_list("pk", flat=True)
        if drafts:
            issue_invoices(actor=actor, invoice_ids=list(drafts))

    def compare(self, history: History) -> None:
        """Everything that must hold once all months are closed and billed."""
        oracle, books = Oracle(self.world, history), Books(self.world)
        labels = self.world.setting.labels
        given_up = books.given_up()
        # What was given up is no longer owed, and no correction gives it back once more.
        wanted = {
            key: max(oracle.totals.get(key, Decimal(0)), given_up.get(key, Decimal(0)))
            for key in {*oracle.totals, *given_up}
            if key[2] in labels
        }
        assert books.posted() == {key: total for key, total in wanted.items() if total}
        unit = Fraction(1, 10**self.world.setting.decimals)
        for charge_key, shares in oracle.shares.items():
            if charge_key[2] in labels and charge_key not in given_up:
                self.near(books, charge_key, shares, unit)
        for label in labels:
            parts, rated = books.parts(label), books.rated(label)
            untouched = {key for key in {*parts, *rated} if key[:3] not in books.waived_keys(label)}
            assert {key: parts.get(key) for key in untouched} == {key: rated.get(key) for key in untouched}
        check_invoices(self.world)

    def near(self, books: Books, key: Key, shares: dict[tuple, Fraction], unit: Fraction) -> None:
        """Each part lies within a unit of its exact share, whoever takes the remainders."""
        rows = Charge.objects.of(books.provider).filter(clause=key[0], for_period__label=key[2], waives=None)
        got: dict[tuple, Decimal] = defaultdict(Decimal)
        for row in rows.select_related("for_period"):
            if books.key(row) == key:
                got[row.cost_centre_id, row.posting_code] += row.delta
        for bucket in {*got, *shares}:
            assert abs(Fraction(got[bucket]) - shares.get(bucket, Fraction(0))) < 2 * unit, (key, got, shares)

    def nothing_more(self, label: str) -> None:
        """A second closing and a second run find nothing."""
        before = (Charge.objects.count(), InvoiceLine.objects.count(), Invoice.objects.count())
        again = run_billing(actor=self.world.ledger.actor, period_label=label)
        assert (again.posted, again.documents) == (0, ())
        assert (Charge.objects.count(), InvoiceLine.objects.count(), Invoice.objects.count()) == before
        assert not Period.objects.filter(label=label).exclude(state=PeriodState.CLOSED).exists()


def check_invoices(world: World) -> None:
    """Lines are the posted charges, each once net of credits; figures add up; no number is missing."""
    provider = world.ledger.provider
    lines = (
        InvoiceLine.objects.of(provider).exclude(invoice__state=InvoiceState.VOID).select_related("invoice")
    )
    billed: dict[int, Decimal] = defaultdict(Decimal)
    times: dict[int, int] = defaultdict(int)
    for line in lines:
        sign = -1 if line.invoice.kind == InvoiceKind.CREDIT_NOTE else 1
        billed[line.charge_id] += sign * line.net
        times[line.charge_id] += -1 if line.credits_line_id else 1
    free = Decimal(0)
    for charge in Charge.objects.of(provider):
        if times[charge.pk]:
            assert (times[charge.pk], billed[charge.pk]) == (1, charge.delta)
        else:
            free += charge.delta
            is_given_up = charge.waives_id or Charge.objects.filter(waives=charge).exists()
            assert BilledCharge.objects.filter(charge=charge).exists() == bool(is_given_up)
    assert free == 0  # what comes to nothing in all is not sent
    unit = Decimal(1).scaleb(-world.setting.decimals)
    for invoice in Invoice.objects.of(provider):
        rows = list(invoice.taxes.all())
        assert invoice.net == sum((line.net for line in invoice.lines.all()), Decimal(0))
        assert invoice.net == sum((row.base for row in rows), Decimal(0))
        assert invoice.tax == sum((row.tax for row in rows), Decimal(0))
        assert invoice.gross == invoice.net + invoice.tax
        for row in () if invoice.credits_id else rows:
            assert row.tax == (row.base * row.rate / 100).quantize(unit, ROUND_HALF_UP)
    issued = Invoice.objects.of(provider).filter(state=InvoiceState.ISSUED)
    numbers = sorted(int(number.rpartition("-")[2]) for number in issued.values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))


class EuroInHelsinki(LedgerOracle, TestCase):
    """Gregorian months on both sides, a leap-year February, a day of 23 hours in March."""

    NAME = "euro"


class DinarByJalaliMonths(LedgerOracle, TestCase):
    """Three decimals; the provider bills Gregorian months, the agreement counts Jalali ones elsewhere."""

    NAME = "dinar"


class RialInTehran(LedgerOracle, TestCase):
    """No decimals; Jalali months on both sides."""

    NAME = "rial"


class YenByGregorianMonths(LedgerOracle, TestCase):
    """No decimals; the provider bills Jalali months, the agreement counts Gregorian ones."""

    NAME = "yen"
