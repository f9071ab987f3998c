"""More for work at certain hours: `surcharge = [{ window = { outside = "team" }, percent = "50 %" }]`.

The minutes of an entry are split exactly where the hours begin and end: of what the entry costs the part that lies in
the window costs so much more. What has no minutes lies in the window as a whole, or not. Several surcharges add up.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

from huolto.rules.agreement.clauses.sums import Entry, Line
from huolto.rules.agreement.model import Header
from huolto.rules.agreement.own_days import Laid
from huolto.rules.agreement.reading import Table
from huolto.rules.agreement.values import plain
from huolto.rules.agreement.windows import Window, read_window
from huolto.rules.explanation import Reason
from huolto.rules.worktime.operations import between

SECONDS_IN_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Surcharge:
    """A share of the price, on top in a window."""

    window: Window
    share: Decimal

    def with_days(self, laid: Laid) -> "Surcharge":
        """The surcharge with the provider's own days."""
        return replace(self, window=self.window.with_days(laid))

    def put_on(self, entries: Sequence[Entry], zone: ZoneInfo) -> None:
        """Raise what the entries cost by now."""
        for entry in entries:
            minutes = int(entry.happening.number("minutes") or 0)
            if minutes:
                self._put_on_time(entry, abs(minutes), zone)
            elif self.window.holds(entry.happening):
                entry.add(self._line("piece", Fraction(1), entry.amount * Fraction(self.share)))

    def _put_on_time(self, entry: Entry, minutes: int, zone: ZoneInfo) -> None:
        begun = entry.happening.moment(zone)
        whole = minutes * SECONDS_IN_MINUTE
        inside = between(self.window.calendar, begun, begun + timedelta(minutes=minutes))
        seconds = inside if self.window.is_inside else whole - inside
        if seconds:
            amount = entry.amount * Fraction(seconds, whole) * Fraction(self.share)
            entry.add(self._line("time", Fraction(seconds // SECONDS_IN_MINUTE), amount))

    def _line(self, what: str, quantity: Fraction, amount: Fraction) -> Line:
        side = "inside" if self.window.is_inside else "outside"
        params = {"percent": plain(self.share * 100), "calendar": self.window.name}
        return Line(f"sum.surcharge.{what}.{side}", params, quantity, amount)

    def phrases(self, agreement: Header) -> list[Reason]:
        """The surcharge in words."""
        return [Reason("clause.surcharge", {"percent": plain(self.share * 100)}), self.window.phrase]


def put_on_all(surcharges: Sequence[Surcharge], entries: Sequence[Entry], zone: ZoneInfo) -> None:
    """All surcharges, each on the price without the others."""
    before = [entry.amount for entry in entries]
    for surcharge in surcharges:
        for entry, amount in zip(entries, before, strict=True):
            added = entry.amount - amount
            entry.amount = amount
            surcharge.put_on([entry], zone)
            entry.amount += added


def read_surcharges(table: Table, header: Header) -> tuple[Surcharge, ...]:
    """The key `surcharge` of a charge: an array of tables."""
    if not table.has("surcharge"):
        table.allow("surcharge")
        return ()
    found = []
    for row in table.tables("surcharge"):
        window = read_window(row, header.calendars, header.zone)
        share = row.percent("percent", required=True)
        if not row.has("window"):
            row.wrong("window", '`window` is missing; expected { outside = "team" } or { inside = "team" }')
        row.close()
        if window is not None and share is not None:
            found.append(Surcharge(window, share))
    return tuple(found)
