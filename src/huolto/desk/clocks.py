"""The clocks of requests: set by what agreements promise, paused, met and counted again, each with its reasons.

All of it runs inside the command that holds the request. Begin at `promise_targets`; `recount` is what everything
that moves a due time ends in, for one request as for fifty thousand.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from huolto.agreements.in_force import parsed_with
from huolto.agreements.models import AgreementVersion
from huolto.charges.models import Decision
from huolto.desk.choices import PAUSING, RequestState, TargetState
from huolto.desk.models import ClockPause, ServiceRequest, Target
from huolto.foundation.bulk import among, insert_rows, update_rows
from huolto.parties.calendar_days import own_days_along
from huolto.rules.agreement.clauses.target import KINDS, TargetClause
from huolto.rules.agreement.clock import Pause, clock_of
from huolto.rules.agreement.model import Agreement
from huolto.rules.explanation import Reason

LIVE = (TargetState.RUNNING, TargetState.PAUSED, TargetState.SUSPENDED)
RESPOND, PLAN, START, DELIVER, SOLVE = EVERY_KIND = KINDS
BATCH = 5000
HELD_AT_ONCE = 1000
FARTHEST = timedelta(days=400)
"""How far ahead days of somebody's own are heeded."""

_NOTE_NEAREST = """
WITH nearest AS (
    SELECT asked.id, min(t.due_at) AS due
    FROM unnest(%s::bigint[]) AS asked (id) LEFT JOIN desk_target t ON t.request_id = asked.id AND t.state = %s
    GROUP BY asked.id
)
UPDATE desk_servicerequest r SET due_at = nearest.due
FROM nearest WHERE r.id = nearest.id AND r.due_at IS DISTINCT FROM nearest.due
"""


def promise_targets(request: ServiceRequest, decision: Decision | None) -> None:
    """Keep what a decision promises as the request's targets; what another clause promised before is dropped."""
    promise_targets_of([(request, decision)])


def promise_targets_of(promised: Sequence[tuple[ServiceRequest, Decision | None]]) -> None:
    """`promise_targets` for many requests, with the statements of one."""
    known: defaultdict[int, list[Target]] = defaultdict(list)
    requests = among(request.pk for request, _decision in promised)
    for one in Target.objects.filter(request_id__in=requests).exclude(state=TargetState.DROPPED):
        known[one.request_id].append(one)
    dropped: list[int] = []
    new: list[Target] = []
    for request, decision in promised:
        wanted = {one["kind"]: one for one in decision.targets} if decision else {}
        for target in known[request.pk]:
            told = wanted.get(target.kind)
            if told and (target.version_id, target.clause) == (told["version"], told["clause"]):
                del wanted[target.kind]
            elif target.state in LIVE:
                dropped.append(target.pk)
            else:
                wanted.pop(target.kind, None)  # what was kept is kept
        new += _targets(request, wanted.values())
    Target.objects.filter(pk__in=among(dropped)).update(state=TargetState.DROPPED)
    insert_rows(new)
    recount(request.pk for request, _decision in promised)


def promise_first_targets(promised: Iterable[tuple[ServiceRequest, Decision | None]]) -> None:
    """As `promise_targets`, for requests that have just been opened: nothing was promised of them before."""
    targets = [
        target
        for request, decision in promised
        for target in _targets(
            request, {one["kind"]: one for one in decision.targets}.values() if decision else ()
        )
    ]
    if targets:
        insert_rows(targets)
        recount(target.request_id for target in targets)


def _targets(request: ServiceRequest, promised: Iterable[Mapping[str, Any]]) -> list[Target]:
    return [
        Target(
            provider_id=request.provider_id,
            request=request,
            kind=told["kind"],
            strength=told["strength"],
            version_id=told["version"],
            clause=told["clause"],
            asked_at=request.opened_at,
            first_due_at=told["due_at"],
        )
        for told in promised
    ]


def follow_state(request: ServiceRequest, before: str, at: datetime) -> None:
    """Let the clocks follow a request that came from one state into another at an instant."""
    if PAUSING.get(before) != (cause := PAUSING.get(request.state)):
        ClockPause.objects.filter(request=request, ended_at=None).update(ended_at=at)
        if cause:
            ClockPause.objects.create(
                provider_id=request.provider_id, request=request, cause=cause, started_at=at
            )
    if before == RequestState.DONE:
        _run_again(request)
    if request.state == RequestState.IN_PROGRESS:
        meet(request, [START], at)
    elif request.state == RequestState.DONE:
        meet(request, EVERY_KIND, at)
    elif request.state in (RequestState.CANCELLED, RequestState.DECLINED, RequestState.MERGED):
        request.targets.filter(state__in=LIVE).update(state=TargetState.DROPPED)
    recount([request.pk])


def meet(request: ServiceRequest, kinds: Iterable[str], at: datetime) -> None:
    """What was promised of these kinds is done."""
    request.targets.filter(kind__in=list(kinds), state__in=LIVE).update(state=TargetState.MET, met_at=at)
    note_nearest([request.pk])


def agree_start(request: ServiceRequest) -> None:
    """Keep the start that was agreed as a target of its own, by the clause that it suspends; or drop it."""
    live = list(request.targets.filter(state__in=LIVE))
    clauses = clauses_of(live)
    own = [one for one in live if _is_agreed(one, clauses[one.pk])]
    if request.planned_start_at is None:
        for target in own:
            target.state = TargetState.DROPPED
            target.save(update_fields=["state"])
    elif not request.targets.filter(kind=START).exclude(state=TargetState.DROPPED).exists():
        suspended = [
            one for one in live if (clause := clauses[one.pk]) and clause.is_suspended_by_planned_start
        ]
        for target in suspended[:1]:
            Target.objects.create(
                provider_id=request.provider_id,
                request=request,
                kind=START,
                strength=target.strength,
                version_id=target.version_id,
                clause=target.clause,
                asked_at=request.opened_at,
                first_due_at=request.planned_start_at,
            )
    recount([request.pk])


def recount(request_ids: Iterable[int]) -> int:
    """Count all live targets of these requests again; answers how many came to be due at another time."""
    waiting = sorted(set(request_ids))
    moved = 0
    for start in range(0, len(waiting), BATCH):
        ids = waiting[start : start + BATCH]
        moved += _recount(ids)
        note_nearest(ids)
    return moved


def recount_provider(provider_id: int) -> int:
    """Count all live targets of a provider again, some requests at a time; answers how many came to be due at another time.

    Each time its requests are held, so that nobody's step meanwhile is written over; between, others get their turn.
    """
    live = Target.objects.of(provider_id).filter(state__in=LIVE)
    waiting = sorted(set(live.order_by().values_list("request_id", flat=True)))
    moved = 0
    for start in range(0, len(waiting), HELD_AT_ONCE):
        ids = waiting[start : start + HELD_AT_ONCE]
        with transaction.atomic():
            rows = ServiceRequest.objects.of(provider_id).filter(pk__in=among(ids)).order_by("pk")
            moved += recount(rows.select_for_update().values_list("pk", flat=True))
    return moved


def note_nearest(request_ids: Iterable[int]) -> None:
    """Say on these requests when the nearest of their running targets is due; what says so already is not written."""
    with connection.cursor() as cursor:
        cursor.execute(_NOTE_NEAREST, [list(request_ids), TargetState.RUNNING])


def clauses_of(targets: Sequence[Target]) -> dict[int, TargetClause | None]:
    """The clause that promised each target, with the provider's and the customer's own days: three queries, {key: clause}.

    All are of one provider; None where a version does not have the clause. Each is looked up once for all targets that a
    version promised to a customer.
    """
    if not targets:
        return {}
    rows = ServiceRequest.objects.filter(pk__in=among({one.request_id for one in targets}))
    customers = {
        pk: (customer, path) for pk, customer, path in rows.values_list("pk", "customer_id", "customer__path")
    }
    days = own_days_along(
        targets[0].provider,
        dict(customers.values()),
        start=min(one.asked_at for one in targets).date() - timedelta(days=2),
        end=timezone.now().date() + FARTHEST,
    )
    versions = AgreementVersion.objects.in_bulk({one.version_id for one in targets})
    known: dict[tuple[int, int, str], TargetClause | None] = {}
    found = {}
    for one in targets:
        customer = customers[one.request_id][0]
        key = (one.version_id, customer, one.clause)
        if key not in known:
            known[key] = _clause(parsed_with(versions[one.version_id], days[customer]), one.clause)
        found[one.pk] = known[key]
    return found


def _clause(agreement: Agreement, name: str) -> TargetClause | None:
    found = (one for one in agreement.clauses if one.id == name)
    return next((one for one in found if isinstance(one, TargetClause)), None)


def _recount(ids: list[int]) -> int:
    targets = list(Target.objects.filter(request_id__in=among(ids), state__in=LIVE))
    clauses = clauses_of(targets)
    planned = dict(ServiceRequest.objects.filter(pk__in=among(ids)).values_list("pk", "planned_start_at"))
    pauses: defaultdict[int, list[Pause]] = defaultdict(list)
    for pause in ClockPause.objects.filter(request_id__in=among(ids)):
        pauses[pause.request_id].append(Pause(pause.started_at, pause.ended_at, pause.cause))
    changed, moved = [], 0
    for target in targets:
        counted = _counted(target, clauses[target.pk], pauses[target.request_id], planned[target.request_id])
        if any(getattr(target, name) != value for name, value in counted.items()):
            moved += target.due_at != counted["due_at"]
            for name, value in counted.items():
                setattr(target, name, value)
            changed.append(target)
    update_rows(changed, ["state", "due_at", "left_seconds", "steps"])
    return moved


def _counted(
    target: Target, clause: TargetClause | None, pauses: list[Pause], planned_start_at: datetime | None
) -> dict[str, Any]:
    if _is_agreed(target, clause):
        start = planned_start_at.isoformat() if planned_start_at else ""
        steps = [Reason("target.agreed-start", {"start": start}).to_json()]
        return {
            "state": TargetState.RUNNING,
            "due_at": planned_start_at,
            "left_seconds": None,
            "steps": steps,
        }
    if clause is None:  # a version never changes, so this is a damaged row; what was promised stays
        return {"due_at": target.due_at}
    clock = clock_of(clause, target.asked_at, pauses, planned_start_at=planned_start_at)
    resting = TargetState.PAUSED if clock.left_seconds is not None else TargetState.SUSPENDED
    return {
        "state": TargetState.RUNNING if clock.due_at else resting,
        "due_at": clock.due_at,
        "left_seconds": clock.left_seconds,
        "steps": [step.to_json() for step in clock.steps],
    }


def _is_agreed(target: Target, clause: TargetClause | None) -> bool:
    """Whether it stands for a start agreed with the customer and not for a clause's own."""
    return target.kind == START and clause is not None and clause.target != START


def _run_again(request: ServiceRequest) -> None:
    """What was met by being done runs again, for it was not done; what was answered stays answered."""
    request.targets.filter(kind=SOLVE, state=TargetState.MET).update(
        state=TargetState.RUNNING, met_at=None, warned_at=None, told_late_at=None
    )
