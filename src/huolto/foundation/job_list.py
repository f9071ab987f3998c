"""The jobs as people see them: waiting, running and failed, of one provider or of all; let run again, called off.

No rights are asked for here: `parties/commands/jobs.py` does it for a provider's administrator; the operator's program
(`huolto jobs`) needs none.
"""

import enum
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Max, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from huolto.foundation.errors import NotVisible, WrongState
from huolto.foundation.jobs import BEFORE_RETRY, ORIGIN, TITLES
from huolto.foundation.models import JobFailure


class JobState(enum.StrEnum):
    """What a job does now, as people say it."""

    WAITING = "waiting"
    RUNNING = "running"
    FAILED = "failed"


KEPT_AS = {JobState.WAITING: "todo", JobState.RUNNING: "doing", JobState.FAILED: "failed"}
"""The queue's own words."""


@dataclass(frozen=True)
class ListedJob:
    """One job: what it does, since when it is there, when it runs next, how often it was tried, why it failed."""

    pk: int
    task: str
    title: str | Promise
    state: JobState
    provider: str
    asked_at: datetime | None
    runs_at: datetime | None
    attempts: int
    error: str
    request_id: str


@dataclass(frozen=True)
class RegularJob:
    """One job that runs by the clock."""

    task: str
    title: str | Promise
    cron: str
    next_at: datetime
    last_at: datetime | None


def jobs_of(provider: str | None, state: JobState) -> "QuerySet[Any]":
    """Jobs in a state, of the provider with this short name or of all; those of the clock belong to all."""
    rows = ProcrastinateJob.objects.filter(status=KEPT_AS[state])
    if provider is not None:
        rows = rows.filter(args__contains={ORIGIN: {"provider": provider}})
    found: QuerySet[Any] = rows.annotate(
        asked_at=Max("procrastinateevent__at", filter=Q(procrastinateevent__type="deferred"))
    ).order_by(Coalesce(F("scheduled_at"), F("asked_at")).desc(nulls_last=True), "-pk")
    return found


def listed(rows: list[Any]) -> list[ListedJob]:
    """Rows of `jobs_of` in words, their failures by one query."""
    failures = dict(
        JobFailure.objects.filter(job_id__in=[row.pk for row in rows]).values_list("job_id", "error")
    )
    states = {kept: state for state, kept in KEPT_AS.items()}
    return [
        ListedJob(
            pk=row.pk,
            task=row.task_name,
            title=TITLES.get(row.task_name, row.task_name),
            state=states[row.status],
            provider=row.args.get(ORIGIN, {}).get("provider", ""),
            asked_at=row.asked_at,
            runs_at=row.scheduled_at,
            attempts=row.attempts,
            error=failures.get(row.pk, ""),
            request_id=row.args.get(ORIGIN, {}).get("request_id", ""),
        )
        for row in rows
    ]


def counts(provider: str | None) -> dict[JobState, int]:
    """How many there are of each."""
    return {state: jobs_of(provider, state).order_by().count() for state in JobState}


def regular_jobs(now: datetime | None = None) -> list[RegularJob]:
    """What runs by the clock (UTC), when it ran last and runs next."""
    at = (now or timezone.now()).astimezone(UTC)
    names = [each.task.name for each in app.periodic_registry.periodic_tasks.values()]
    last = dict(
        ProcrastinateJob.objects.filter(task_name__in=names)
        .values_list("task_name")
        .annotate(Max("procrastinateevent__at"))
        .order_by()
    )
    return sorted(
        (
            RegularJob(
                task=each.task.name,
                title=TITLES.get(each.task.name, each.task.name),
                cron=each.cron,
                next_at=each.croniter.get_next(datetime, start_time=at),
                last_at=last.get(each.task.name),
            )
            for each in app.periodic_registry.periodic_tasks.values()
        ),
        key=lambda each: (each.next_at, each.task),
    )


@transaction.atomic
def let_run_again(job_id: int, *, provider: str | None) -> ListedJob:
    """Let a failed job run again now, with all its attempts; raises NotVisible or WrongState."""
    row = _locked(job_id, provider)
    if row.status != KEPT_AS[JobState.FAILED]:
        raise WrongState(_("Only a failed job can be run again."))
    prepare = BEFORE_RETRY.get(row.task_name)
    if prepare is not None:
        prepare(**{name: value for name, value in row.args.items() if name != ORIGIN})
    app.job_manager.retry_job_by_id(job_id, retry_at=timezone.now())
    JobFailure.objects.filter(job_id=job_id).delete()
    return listed([row])[0]


@transaction.atomic
def call_off(job_id: int, *, provider: str | None) -> ListedJob:
    """Take a waiting job out of the queue; raises NotVisible or WrongState."""
    row = _locked(job_id, provider)
    if row.status != KEPT_AS[JobState.WAITING] or not app.job_manager.cancel_job_by_id(job_id):
        raise WrongState(_("Only a job that waits can be called off."))
    return listed([row])[0]


def _locked(job_id: int, provider: str | None) -> Any:
    rows = ProcrastinateJob.objects.filter(pk=job_id, status__in=KEPT_AS.values()).select_for_update()
    if provider is not None:
        rows = rows.filter(args__contains={ORIGIN: {"provider": provider}})
    row = rows.first()
    if row is None:
        raise NotVisible
    row.asked_at = None
    return row
