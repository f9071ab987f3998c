"""`[[target]]`: by when something is to be done; the first that fits answers for each kind of target.

    kind = "respond" | "plan" | "start" | "deliver" | "solve"; strength = "goal" (default) | "commitment"
    due = "30 min" | "4 h" of open time | "2 working days" | "close-of-same-working-day" | "next-working-day"
    calendar = "team"; receiver = "customer"; cut_off = "14:00"; transit_days = 1; suspended_by = "planned-start"
    on = "fault"; when = { critical = true }; window = { inside = "team" }

`next-working-day` is a delivery: it leaves by the sender's calendar (before the cut-off the same day), arrives on the
receiver's next working day and is due when that day closes (design.md 4.6).
"""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from huolto.rules.agreement.calendars import calendar_named
from huolto.rules.agreement.conditions import read_conditions
from huolto.rules.agreement.happenings import Happening
from huolto.rules.agreement.model import Clause, Header, RatedCharge, RatingContext, Target
from huolto.rules.agreement.own_days import Laid, told_with_own_days
from huolto.rules.agreement.reading import Table
from huolto.rules.agreement.values import read_minutes
from huolto.rules.agreement.vocabulary import POINT_KINDS
from huolto.rules.agreement.windows import read_window
from huolto.rules.explanation import Reason
from huolto.rules.worktime.calendar import ONE_DAY, WorkCalendar, intervals_of_day
from huolto.rules.worktime.delivery import delivery_of
from huolto.rules.worktime.explained import due, due_after_days, shown
from huolto.rules.worktime.hours import HoursError, parse_clock
from huolto.rules.worktime.operations import closing_on, is_open, next_open
from huolto.rules.worktime.zones import local_to_instant

KINDS = ("respond", "plan", "start", "deliver", "solve")
STRENGTHS = GOAL, COMMITMENT = "goal", "commitment"
SAME_DAY, NEXT_DAY = "close-of-same-working-day", "next-working-day"
PLANNED_START = "planned-start"
DEFAULT_ON = ("fault", "request")
_DAYS = re.compile(r"(\d{1,3}) working days?")
END_OF_DAY = 24 * 60
SECONDS_IN_MINUTE = 60
_NOON = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Timing:
    """When a target is due: one of seconds of open time, working days, or a word."""

    calendar: WorkCalendar
    receiver: WorkCalendar
    seconds: int | None = None
    days: int | None = None
    word: str = ""
    cut_off: int = END_OF_DAY
    transit_days: int = 1

    def with_days(self, laid: Laid) -> "Timing":
        """The timing with the provider's own days where it counts and sends, the customer's where it receives."""
        return replace(
            self,
            calendar=laid.where_provided(self.calendar),
            receiver=laid.where_received(self.receiver),
        )

    def due(self, at: datetime) -> tuple[datetime, Reason]:
        """The instant and why, with the own days on the way there; `at` must be aware."""
        if self.word == NEXT_DAY:
            return self._arrival(at)
        due_at, reason = self._due(at)
        return due_at, told_with_own_days(reason, (self.calendar, at, due_at))

    def _arrival(self, at: datetime) -> tuple[datetime, Reason]:
        """When a delivery is due: the sender's own days count until it leaves, the receiver's from then on."""
        arrival = delivery_of(
            at,
            self.cut_off,
            sender=self.calendar,
            receiver=self.receiver,
            transit_days=self.transit_days,
        )
        leaves = local_to_instant(arrival.dispatched_on, _NOON, self.calendar.zone)
        travels = local_to_instant(arrival.dispatched_on + ONE_DAY, _NOON, self.receiver.zone)
        ways = ((self.calendar, at, leaves), (self.receiver, travels, arrival.due_at))
        return arrival.due_at, told_with_own_days(arrival.reason, *ways)

    def _due(self, at: datetime) -> tuple[datetime, Reason]:
        if self.seconds is not None:
            by_hours = due(self.calendar, at, self.seconds)
            return by_hours.at, by_hours.reason
        if self.days is not None:
            by_days = due_after_days(self.calendar, at, self.days)
            return by_days.at, by_days.reason
        opened = next_open(self.calendar, at)
        closing = closing_on(self.calendar, self._working_day(opened))
        facts = {"at": shown(self.calendar, at), "to": shown(self.calendar, closing)}
        if is_open(self.calendar, at):
            return closing, Reason("target.same-day", facts)
        return closing, Reason("target.from-opening", facts | {"open": shown(self.calendar, opened)})

    def _working_day(self, opened: datetime) -> date:
        """The day whose hours are open at that instant; hours past midnight belong to the day they began on."""
        day = self.calendar.local_day(opened)
        before = day - ONE_DAY
        spans = intervals_of_day(self.calendar, before)
        return before if any(span.start <= opened < span.end for span in spans) else day


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetClause(Clause):
    """A target of one kind."""

    target: str
    strength: str
    kinds: tuple[str, ...]
    timing: Timing
    is_suspended_by_planned_start: bool = False

    @property
    def question(self) -> str:
        """One clause answers for each kind of target."""
        return f"target:{self.target}"

    @property
    def speaks_of(self) -> tuple[str, ...]:
        """The kinds of happening that have this target."""
        return self.kinds

    def target_of(self, happening: Happening, agreement: Header) -> Target:
        """When the happening's target is due, and why; a suspended one is not due."""
        planned = happening.facts.get("planned_start")
        due_at: datetime | None
        if self.is_suspended_by_planned_start and isinstance(planned, date):
            start = planned if isinstance(planned, datetime) else datetime.combine(planned, time())
            start = start if start.tzinfo else start.replace(tzinfo=agreement.zone)
            due_at, reason = None, Reason("target.suspended", {"start": start.isoformat()})
        else:
            due_at, reason = self.timing.due(happening.moment(agreement.zone))
        return Target(
            usage=happening.id,
            kind=self.target,
            strength=self.strength,
            agreement=agreement.id,
            clause=self.id,
            due_at=None if due_at is None else due_at.astimezone(self.timing.receiver.zone),
            reason=reason,
        )

    def with_days(self, laid: Laid) -> "TargetClause":
        """The target with own days in its timing and its window."""
        return replace(Clause.with_days(self, laid), timing=self.timing.with_days(laid))

    def missing(self, happening: Happening, agreement: Header) -> str | None:
        """Nothing has to be known but when it happened."""
        return None

    def rate(self, context: RatingContext) -> list[RatedCharge]:
        """No charge."""
        return []

    def phrases(self, agreement: Header) -> list[Reason]:
        """The target in words."""
        phrases = [Reason(f"clause.target.{self.target}"), self._timing_phrase()]
        if self.is_suspended_by_planned_start:
            phrases.append(Reason("clause.target.suspended"))
        if self.window:
            phrases.append(self.window.phrase)
        return [*phrases, Reason(f"clause.target.{self.strength}")]

    def _timing_phrase(self) -> Reason:
        timing = self.timing
        if timing.seconds is not None:
            return Reason("clause.target.within", {"span": timing.seconds})
        if timing.days is not None:
            return Reason("clause.target.days", {"days": timing.days})
        if timing.word == SAME_DAY:
            return Reason("clause.target.same-day")
        if timing.cut_off == END_OF_DAY:
            return Reason("clause.target.next-day")
        cut_off = f"{timing.cut_off // 60:02d}:{timing.cut_off % 60:02d}"
        return Reason("clause.target.next-day-before", {"cut_off": cut_off})


def read(table: Table, header: Header) -> TargetClause | None:
    """One `[[target]]`, or None when something in it is wrong."""
    before = len(table.notebook.problems)
    target = table.choice("kind", KINDS, required=True)
    clause_id = table.slug("id") or target
    strength = table.choice("strength", STRENGTHS) or STRENGTHS[0]
    kinds = _read_kinds(table, target)
    when = read_conditions(table, *kinds)
    timing = _read_timing(table, header)
    window = read_window(table, header.calendars, header.zone)
    suspended = table.choice("suspended_by", (PLANNED_START,))
    text = table.texts("text")
    table.allow("when")
    table.close()
    if len(table.notebook.problems) > before or target is None or clause_id is None or timing is None:
        return None
    return TargetClause(
        id=clause_id,
        kind="target",
        line=table.line,
        on=kinds[0],
        when=when,
        text=text,
        target=target,
        strength=strength,
        kinds=kinds,
        timing=timing,
        window=window,
        is_suspended_by_planned_start=suspended is not None,
    )


def _read_kinds(table: Table, target: str | None) -> tuple[str, ...]:
    if not table.has("on"):
        return (*DEFAULT_ON, "exchange") if target == "deliver" else DEFAULT_ON
    on = table.choice("on", POINT_KINDS)
    return (on,) if on else DEFAULT_ON


def _read_timing(table: Table, header: Header) -> Timing | None:
    calendar = calendar_named(table, "calendar", header.calendars, required=True)
    receiver = calendar if not table.has("receiver") else None
    if table.has("receiver"):
        receiver = calendar_named(table, "receiver", header.calendars, required=True)
    cut_off = _read_clock(table)
    transit_days = table.whole("transit_days", default=1, lowest=1)
    written = table.text("due", required=True)
    if written is None or calendar is None or receiver is None:
        return None
    seconds = days = None
    word = ""
    if found := _DAYS.fullmatch(written):
        days = int(found[1])
    elif written[:1].isdigit():
        try:
            seconds = int(read_minutes(written) * SECONDS_IN_MINUTE)
        except ValueError:
            table.wrong("due", f'expected "30 min", "4 h" or "2 working days", not "{written}"')
            return None
    else:
        word = table.choice("due", (SAME_DAY, NEXT_DAY)) or ""
        if not word:
            return None
    for key in ("cut_off", "transit_days"):
        if table.has(key) and word != NEXT_DAY:
            table.wrong(key, f'`{key}` belongs to due = "{NEXT_DAY}"')
    return Timing(calendar, receiver, seconds, days, word, cut_off, transit_days)


def _read_clock(table: Table) -> int:
    written = table.text("cut_off")
    if written is None:
        return END_OF_DAY
    try:
        return parse_clock(written)
    except HoursError as error:
        table.wrong("cut_off", str(error))
        return END_OF_DAY
