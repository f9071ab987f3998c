"""Minutes of work rounded up to started quanta, and what they cost (design.md section 4.1 and 4.2).

A quantum is 15 or 60 minutes; `round_per` says what is added before rounding, `mode` which way it goes (up, unless
an agreement says otherwise). Begin at `case_rounding`.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from operator import attrgetter

from huolto.rules.errors import RulesError
from huolto.rules.explanation import Reason, money_param
from huolto.rules.money import require_decimal, round_fraction
from huolto.rules.time_rounding import Rounding, whole_quanta

MINUTES_IN_HOUR = 60
_NOTHING = (0, 0)


class RoundPer(StrEnum):
    """What minutes are added together before they are rounded up."""

    ENTRY = "entry"
    CASE_DAY = "case_day"
    CASE = "case"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class WorkedTime:
    """Minutes worked on a case; negative minutes take back what was recorded too much."""

    key: str
    case: str
    occurred_at: datetime
    minutes: int


@dataclass(frozen=True, slots=True)
class ReachedQuanta:
    """The quanta that one worked time reached beyond those before it; negative where minutes fell.

    Rounded down or to the nearest, a quantum is reached once enough minutes of the group are there.
    """

    key: str
    minutes: int
    quanta: int
    minutes_rounded: int


def started_quanta(minutes: int, quantum: int) -> int:
    """How many quanta of `quantum` minutes are started by `minutes`: 16 of 15 are 2, 0 are none."""
    if quantum <= 0:
        raise RulesError(f"A quantum is at least one minute, not {quantum}.", code="invalid-quantum")
    if minutes < 0:
        raise RulesError(f"Worked minutes cannot be below zero, not {minutes}.", code="negative-minutes")
    return whole_quanta(minutes, quantum)


def case_rounding(
    entries: Sequence[WorkedTime],
    quantum: int,
    round_per: RoundPer = RoundPer.CASE,
    zone: tzinfo | None = None,
    mode: Rounding = Rounding.UP,
) -> list[ReachedQuanta]:
    """Round the minutes of one clause to whole quanta, up to the started one, each standing where it was reached.

    Minutes are added in order of `occurred_at` (ties in the order given) within an entry, a case and day, a case
    or the whole period; their quanta less those reached before belong to the entry. `zone` decides which
    day an instant lies on. Entries of several clauses, covered and billable ones, are rounded by separate calls.
    """
    so_far: dict[Hashable, tuple[int, int]] = {}
    reached = []
    for entry in sorted(entries, key=attrgetter("occurred_at")):
        group = entry.case if round_per is RoundPer.CASE else _group(entry, round_per, zone)
        minutes, before = so_far.get(group, _NOTHING)
        minutes += entry.minutes
        after = whole_quanta(max(0, minutes), quantum, mode)
        so_far[group] = minutes, after
        quanta = after - before
        reached.append(ReachedQuanta(entry.key, entry.minutes, quanta, quanta * quantum))
    return reached


def time_amount(
    rate: Decimal | None,
    minutes_rounded: int,
    minimum_per_quantum: Decimal | None,
    quanta: int,
    currency: str,
) -> Decimal:
    """The greater of hourly `rate` × rounded time and minimum × quanta, rounded once (S3.3, S3.10).

    A missing rate or minimum does not count, but one of them must be there (`RulesError`). Quanta and minutes
    below zero give the credit of the same time.
    """
    amounts = _candidates(rate, minutes_rounded, minimum_per_quantum, quanta)
    greater = max(amounts)
    return round_fraction(-greater if quanta < 0 or minutes_rounded < 0 else greater, currency)


def time_reason(
    *,
    minutes: int,
    rate: Decimal | None,
    minutes_rounded: int,
    minimum_per_quantum: Decimal | None,
    quanta: int,
    quantum: int,
    currency: str,
) -> Reason:
    """Why `time_amount` answered as it did: by the minimum per started quantum, or by the hourly rate."""
    amount = time_amount(rate, minutes_rounded, minimum_per_quantum, quanta, currency)
    said = {"minutes": minutes, "amount": money_param(amount, currency)}
    by_rate = None if rate is None else Fraction(rate) * abs(minutes_rounded) / MINUTES_IN_HOUR
    by_minimum = None if minimum_per_quantum is None else Fraction(minimum_per_quantum) * abs(quanta)
    if rate is not None and by_rate is not None and (by_minimum is None or by_rate > by_minimum):
        return Reason("time.rate", said | {"rounded": minutes_rounded, "rate": money_param(rate, currency)})
    minimum = Decimal(0) if minimum_per_quantum is None else minimum_per_quantum
    facts = {"quanta": quanta, "quantum": quantum, "minimum": money_param(minimum, currency)}
    return Reason("time.started-quanta", said | facts)


def _candidates(
    rate: Decimal | None, minutes_rounded: int, minimum_per_quantum: Decimal | None, quanta: int
) -> list[Fraction]:
    amounts = []
    if rate is not None:
        hours = Fraction(abs(minutes_rounded), MINUTES_IN_HOUR)
        amounts.append(Fraction(require_decimal(rate, "rate")) * hours)
    if minimum_per_quantum is not None:
        amounts.append(Fraction(require_decimal(minimum_per_quantum, "minimum per quantum")) * abs(quanta))
    if not amounts:
        raise RulesError("Time has neither a rate nor a minimum, so it has no price.", code="no-price")
    return amounts


def _group(entry: WorkedTime, round_per: RoundPer, zone: tzinfo | None) -> Hashable:
    if round_per is RoundPer.ENTRY:
        # The object, not its key: one entry may be corrected by another of the same key.
        return id(entry)
    if round_per is RoundPer.CASE_DAY:
        local = entry.occurred_at if zone is None else entry.occurred_at.astimezone(zone)
        return entry.case, local.date()
    return "period"
