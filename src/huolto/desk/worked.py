"""Work on requests as agreements see it: the happenings that entries and estimates are, what they cost, overruns.

Of a confidential request nothing is recorded and nothing is rated, because others read the ledger.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from huolto.charges.commands import NewUsage, foresee_usage
from huolto.charges.commands.usages import unkept
from huolto.charges.models import Decision
from huolto.charges.rating.trial import CaseCost, cost_of_case
from huolto.desk.choices import Confidentiality
from huolto.desk.models import Estimate, ServiceRequest, TimeEntry
from huolto.desk.promises import first_item_of, intake_facts
from huolto.foundation.actors import Actor
from huolto.rules.agreement.happenings import Happening
from huolto.rules.agreement.rating import overruns
from huolto.rules.agreement.vocabulary import VOCABULARY

WORK, TRAVEL, ESTIMATE = "work", "travel", "estimate"
LONGEST_ENTRY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class TimeFacts:
    """What is said of some time: how long from when on, what kind of work, a line about it and who reads the line."""

    minutes: int
    begun_at: datetime
    task: str = ""
    skill: str = ""
    is_asked_for: bool = False
    is_travel: bool = False
    note: str = ""
    is_public: bool = True

    @property
    def charged(self) -> tuple[object, ...]:
        """What the ledger is told: a change of anything else changes no charge."""
        return (self.minutes, self.begun_at, self.task, self.skill, self.is_asked_for, self.is_travel)


def facts_of(entry: TimeEntry) -> TimeFacts:
    """What an entry says, as it would be given again."""
    names = TimeFacts.__dataclass_fields__
    return TimeFacts(**{name: getattr(entry, name) for name in names})


def time_happening(request: ServiceRequest, facts: TimeFacts, source_key: str) -> NewUsage:
    """Time on a request as agreements see it: work, or travel."""
    kind = TRAVEL if facts.is_travel else WORK
    told: dict[str, Any] = {
        "case": request.number,
        "minutes": facts.minutes,
        "task": facts.task or request.task or None,
        "skill": facts.skill or None,
        "at_customers_request": facts.is_asked_for,
        "person": str(request.requester_id),
        **intake_facts(request),
    }
    known = VOCABULARY[kind].words
    item = first_item_of(request)
    return NewUsage(
        kind=kind,
        source_key=source_key,
        occurred_at=facts.begun_at,
        customer=request.customer,
        cost_centre=item.cost_centre if item else None,
        posting_code=item.posting_code if item else "",
        item=item,
        # The number is what a line of an invoice refers to; no agreement asks for it.
        facts={name: value for name, value in told.items() if name in known} | {"request": request.number},
    )


def estimate_happening(estimate: Estimate) -> NewUsage:
    """An estimate as agreements see it."""
    request = estimate.request
    return NewUsage(
        kind=ESTIMATE,
        source_key=f"estimate:{request.pk}:{estimate.number}",
        occurred_at=estimate.made_at,
        customer=request.customer,
        item=first_item_of(request),
        facts={
            "case": request.number,
            "expected": estimate.minutes,
            "amount": estimate.amount,
            **intake_facts(request),
        },
    )


def is_recorded(request: ServiceRequest) -> bool:
    """Whether time on the request is told to the ledger."""
    return request.confidentiality == Confidentiality.NORMAL


@dataclass(frozen=True)
class Foreseen:
    """What an entry would mean: the decision about it, and the case's cost without and with it."""

    decision: Decision
    before: CaseCost
    after: CaseCost
    minutes_before: int = 0
    overlapping: Sequence[TimeEntry] = field(default=())


def foresee_time(
    actor: Actor, request: ServiceRequest, facts: TimeFacts, *, instead_of: TimeEntry | None = None
) -> Foreseen | None:
    """What time on the request would mean, nothing kept; `instead_of` is the entry that it corrects.

    None where the ledger is not told. Raises InvalidInput for facts that agreements cannot read.
    """
    if not is_recorded(request):
        return None
    system = Actor.system(actor.provider)
    new = time_happening(request, facts, "time:new")
    usage = instead_of.usage if instead_of is not None else None
    known = {"leaving_out": {usage.source_key}} if usage is not None else {}
    case = (actor.provider, request.customer, request.number)
    before = cost_of_case(*case, **known)
    after = cost_of_case(*case, more=[unkept(system, new)], **known)
    others = entries_of(request).exclude(pk=instead_of.pk) if instead_of else entries_of(request)
    return Foreseen(
        decision=foresee_usage(actor=system, usage=new),
        before=before,
        after=after,
        minutes_before=sum(others.values_list("minutes", flat=True)),
        overlapping=overlapping(actor.person_id, facts, except_for=instead_of),
    )


def entries_of(request: ServiceRequest) -> "QuerySet[TimeEntry]":
    """The time on a request that counts, the oldest first."""
    return TimeEntry.objects.filter(request=request, removed_at=None).select_related("agent")


def overlapping(
    person_id: int | None, facts: TimeFacts, *, except_for: TimeEntry | None = None
) -> list[TimeEntry]:
    """Other time of the same person that the time meets."""
    end = facts.begun_at + timedelta(minutes=facts.minutes)
    rows = TimeEntry.objects.filter(
        agent_id=person_id, removed_at=None, begun_at__lt=end, begun_at__gt=facts.begun_at - LONGEST_ENTRY
    )
    found = rows.exclude(pk=except_for.pk if except_for else None).select_related("request")
    return [one for one in found if one.begun_at + timedelta(minutes=one.minutes) > facts.begun_at]


def is_overrun(estimate: Estimate, entries: Iterable[TimeEntry]) -> bool:
    """Whether the work recorded goes beyond what the estimate expects."""
    case = {"case": str(estimate.request_id)}
    told = [
        Happening(
            f"e{one.pk}",
            VOCABULARY[WORK],
            {**case, "minutes": one.minutes, "at": one.begun_at.astimezone(UTC)},
        )
        for one in entries
        if not one.is_travel
    ]
    # What is expected counts for the whole of the work, so it is told before all of it.
    first = min((one.begun_at for one in entries), default=estimate.made_at)
    at = min(first, estimate.made_at).astimezone(UTC) - timedelta(seconds=1)
    expected = Happening("estimate", VOCABULARY[ESTIMATE], {**case, "expected": estimate.minutes, "at": at})
    return any(True for _notice in overruns([expected, *told]))
