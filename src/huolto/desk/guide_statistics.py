"""What guides brought: how runs ended, repairs that were avoided, requests solved at first contact (S4.13).

Only what has ended counts; of confidential requests nobody sees more than their own list shows.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate

from huolto.desk.access import requests_visible_to
from huolto.desk.choices import OutcomeKind, PauseCause, RequestKind, RequestState
from huolto.desk.guide_files import read_once
from huolto.desk.guide_walks import runs_visible_to
from huolto.desk.models import ClockPause, DiagnosisGuide, GuideRun, GuideVersion, Message
from huolto.foundation.actors import Actor
from huolto.foundation.texts import text_in
from huolto.rules.calendars import CalendarSystem
from huolto.rules.guides import way_of
from huolto.rules.periods import Period, month_of, previous_period

MONTHS = 12
STOPPED = ""
"""The outcome of runs that ended without one."""

AWAY = (OutcomeKind.REPAIR, OutcomeKind.SWAP, OutcomeKind.LOAN, OutcomeKind.VISIT)
"""Outcomes after which somebody has to send or visit something."""


@dataclass
class Tally:
    """Runs of one guide, month or channel: how many ended how. `key` is what a filter of the list calls it."""

    key: str
    label: Any = ""
    by_outcome: Counter[str] = field(default_factory=Counter)

    @property
    def all(self) -> int:
        """All that ended."""
        return self.by_outcome.total()

    @property
    def solved(self) -> int:
        """Repairs avoided."""
        return self.by_outcome[OutcomeKind.SOLVED]

    @property
    def share(self) -> Decimal | None:
        """Solved of all, in per cent; None where nothing ended."""
        return share_of(self.solved, self.all)

    @property
    def others(self) -> list[tuple[str, Any, int]]:
        """The other outcomes that there were: kind, name, count."""
        found = [(kind.value, kind.label, self.by_outcome[kind.value]) for kind in OutcomeKind]
        return [one for one in found if one[2] and one[0] != OutcomeKind.SOLVED]

    @property
    def stopped(self) -> int:
        """Those without an outcome."""
        return self.by_outcome[STOPPED]


def share_of(part: int, whole: int) -> Decimal | None:
    """A share in per cent, to one decimal."""
    return round(Decimal(part) * 100 / whole, 1) if whole else None


@dataclass(frozen=True)
class Figures:
    """The runs of the last months in three ways; `all` is their sum."""

    all: Tally
    guides: Sequence[Tally]
    months: Sequence[Tally]
    channels: Sequence[Tally]


def last_months(actor: Actor, now: datetime) -> list[Period]:
    """The months that figures cover, in the provider's calendar, the newest first."""
    today = now.astimezone(ZoneInfo(actor.provider.zone)).date()
    months = [month_of(today, CalendarSystem(actor.provider.calendar_system))]
    while len(months) < MONTHS:
        months.append(previous_period(months[-1]))
    return months


def figures_of(actor: Actor, now: datetime, guide: DiagnosisGuide | None = None) -> Figures:
    """Runs that ended in the last months and that the actor may read: one query."""
    months = last_months(actor, now)
    rows = _counted(actor, months[-1].start, guide)
    guides: dict[int, Tally] = {}
    by_month = {month: Tally(month.label, month) for month in months}
    channels: dict[str, Tally] = {}
    whole = Tally("all")
    for row in rows:
        month = month_of(row["day"], months[0].system)
        for tally in (
            whole,
            guides.setdefault(row["guide_id"], Tally(str(row["guide_id"]), text_in(row["guide__title"]))),
            channels.setdefault(row["channel"], Tally(row["channel"])),
            by_month.get(month),
        ):
            if tally is not None:
                tally.by_outcome[row["outcome_kind"]] += row["count"]
    return Figures(
        all=whole,
        guides=sorted(guides.values(), key=lambda one: (-one.all, str(one.label))),
        months=[one for one in by_month.values() if one.all],
        channels=sorted(channels.values(), key=lambda one: -one.all),
    )


def _counted(actor: Actor, since: date, guide: DiagnosisGuide | None) -> Iterable[dict[str, Any]]:
    zone = ZoneInfo(actor.provider.zone)
    runs = runs_visible_to(actor).filter(ended_at__isnull=False)
    if guide is not None:
        runs = runs.filter(guide=guide)
    runs = runs.annotate(day=TruncDate("ended_at", tzinfo=zone)).filter(day__gte=since).order_by()
    return runs.values("guide_id", "guide__title", "channel", "outcome_kind", "day").annotate(
        count=Count("pk")
    )


@dataclass(frozen=True, kw_only=True)
class RunFilter:
    """Which runs are listed; what is empty does not narrow it. `outcome` may be `stopped`."""

    guide_id: int | None = None
    outcome: str = ""
    channel: str = ""
    month: Period | None = None
    step: str = ""
    answer: str = ""


def ended_runs(actor: Actor, wanted: RunFilter) -> QuerySet[GuideRun]:
    """The runs behind a figure, the newest first."""
    runs = runs_visible_to(actor).filter(ended_at__isnull=False)
    if wanted.guide_id:
        runs = runs.filter(guide_id=wanted.guide_id)
    if wanted.outcome:
        runs = runs.filter(outcome_kind="" if wanted.outcome == "stopped" else wanted.outcome)
    if wanted.channel:
        runs = runs.filter(channel=wanted.channel)
    if wanted.month is not None:
        zone = ZoneInfo(actor.provider.zone)
        runs = runs.annotate(day=TruncDate("ended_at", tzinfo=zone)).filter(
            day__gte=wanted.month.start, day__lt=wanted.month.end
        )
    if wanted.step:
        runs = runs.filter(answers__contains=[[wanted.step, wanted.answer]])
    return runs.select_related("guide", "request", "person", "customer", "version").order_by(
        "-ended_at", "-pk"
    )


def passes_of(actor: Actor, version: GuideVersion) -> dict[tuple[str, str], int]:
    """How often each answer of a version was given in runs that ended: (step, answer) -> count; numbers by range."""
    guide = read_once(version.source)
    runs = runs_visible_to(actor).filter(version=version, ended_at__isnull=False).order_by()
    found: Counter[tuple[str, str]] = Counter()
    for answers, count in runs.values_list("answers").annotate(count=Count("pk")):
        for step, answer in answers:
            found[step, way_of(guide.steps[step], answer)] += count
    return dict(found)


@dataclass(frozen=True)
class FirstContact:
    """Requests that ended as done: how many needed nothing more than the first contact."""

    solved: int
    all: int
    without_request: int
    """Besides them: what employees solved by a guide without asking anybody."""

    @property
    def share(self) -> Decimal | None:
        """Solved at first contact, in per cent."""
        return share_of(self.solved, self.all)


def first_contact(actor: Actor, now: datetime) -> FirstContact:
    """Of the incidents and requests done in the last months, those solved at first contact.

    That is: the customer wrote nothing more after asking, nobody waited for them, it was never opened again, and
    no guide ended in a repair, a swap, a loan or a visit.
    """
    since = last_months(actor, now)[-1].start
    zone = ZoneInfo(actor.provider.zone)
    done = requests_visible_to(actor).filter(
        state=RequestState.DONE, kind__in=(RequestKind.INCIDENT, RequestKind.SERVICE_REQUEST)
    )
    done = done.annotate(day=TruncDate("closed_at", tzinfo=zone)).filter(day__gte=since).order_by()
    more = (
        Q(reopenings__gt=0)
        | _has(Message.objects.filter(is_from_customer=True))
        | _has(ClockPause.objects.filter(cause=PauseCause.CUSTOMER))
        | _has(GuideRun.objects.filter(outcome_kind__in=AWAY))
    )
    counted = done.aggregate(all=Count("pk"), solved=Count("pk", filter=~more))
    alone = runs_visible_to(actor).filter(
        request=None, outcome_kind=OutcomeKind.SOLVED, ended_at__isnull=False
    )
    alone = alone.annotate(day=TruncDate("ended_at", tzinfo=zone)).filter(day__gte=since)
    return FirstContact(counted["solved"], counted["all"], alone.count())


def _has(rows: QuerySet[Any]) -> Q:
    """Whether a request has such rows."""
    return Q(Exists(rows.filter(request=OuterRef("pk"))))
