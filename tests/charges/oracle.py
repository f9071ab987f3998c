"""An oracle for the ledger: what a history costs, counted day by day with fractions; it shares no arithmetic with the house."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

from persiantools.jdatetime import JalaliDate

from charges.histories import DAY, PRICES, Device, History, World
from huolto.charges.models import Period

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
        self.shares[key] = self._last_shares(by_month.get(last, []), Fraction(rest))

    @staticmethod
    def _last_shares(rows: list[tuple[tuple, Fraction, bool]], rest: Fraction) -> dict[tuple, Fraction]:
        """The last month of a term: what is left of the rents falls on the days of the version that ends it."""
        shares: dict[tuple, Fraction] = defaultdict(Fraction)
        ends = any(is_new for _bucket, _amount, is_new in rows)
        earlier = [(bucket, amount) for bucket, amount, is_new in rows if is_new is not ends]
        for bucket, _amount in earlier:
            shares[bucket] += sum(amount for _bucket, amount in earlier) / len(earlier)
        left = rest - sum(shares.values(), Fraction(0))
        last = [bucket for bucket, _amount, is_new in rows if is_new is ends]
        for bucket in last:
            shares[bucket] += left / len(last)
        return shares

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
