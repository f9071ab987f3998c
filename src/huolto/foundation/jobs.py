"""Jobs in PostgreSQL: enqueued in the transaction that wants them, run by the worker, tried again on failure.

`enqueue` names the task as "domain.function"; tasks are defined with `@task` in a domain's `tasks.py`. Each job carries
where it comes from (`origin.py`), is told in one log line, and leaves its last failure in words (`job_list.py` reads it).
"""

import functools
import itertools
import smtplib
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import structlog
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from huolto.foundation import origin
from huolto.foundation.errors import DomainError
from huolto.foundation.meters import JOBS, metered
from huolto.foundation.models import JobFailure, Provider

RETRY = RetryStrategy(max_attempts=8, exponential_wait=4)
"""Tried again after 4, 16, 64 ... seconds: about six hours in all."""

ORIGIN = "_origin"
"""The argument of a job that says where it comes from; tasks do not see it."""

BATCH = 500
"""Jobs that are asked for by one statement."""

TITLES: dict[str, Any] = {}
"""What a task does, in words for people."""

BEFORE_RETRY: dict[str, Callable[..., None]] = {}
"""What must be set right, by a task's arguments, before somebody lets a failed job run again."""

log = structlog.get_logger("huolto.jobs")


def task(
    name: str,
    *,
    queue: str = "default",
    retry: Any = RETRY,
    title: Any = "",
    before_retry: Callable[..., None] | None = None,
    priority: int = 0,
) -> Callable[[Callable[..., None]], Any]:
    """Make a function a job that `enqueue(name, ...)` can ask for; `title` says in words what it does.

    Of the jobs that wait, those of a higher `priority` are done first.
    """
    TITLES[name] = title or name
    if before_retry is not None:
        BEFORE_RETRY[name] = before_retry

    def make(function: Callable[..., None]) -> Any:
        return app.task(name=name, queue=queue, retry=retry, priority=priority, pass_context=True)(
            _told(name, function)
        )

    return make


def enqueue(
    name: str, *, queueing_lock: str | None = None, provider: str | None = None, **arguments: Any
) -> None:
    """Ask for a job; it exists only if this transaction commits. Arguments are JSON.

    `provider` is the short name of the provider whose job it is, where neither request nor command has said it.
    """
    app.configure_task(name, queueing_lock=queueing_lock).defer(**_with_origin(arguments, provider))


def enqueue_each(name: str, each: Iterable[Mapping[str, Any]], *, provider: str | None = None) -> None:
    """As `enqueue` for many jobs of one kind, of which each has its own arguments: a statement for `BATCH` of them."""
    left = iter(each)
    while batch := list(itertools.islice(left, BATCH)):
        app.configure_task(name).batch_defer(*(_with_origin(arguments, provider) for arguments in batch))


def _with_origin(arguments: Mapping[str, Any], provider: str | None) -> dict[str, Any]:
    known = origin.current() | ({"provider": provider} if provider else {})
    return {**arguments, ORIGIN: known} if known else dict(arguments)


def _told(name: str, function: Callable[..., None]) -> Callable[..., None]:
    """The function with its origin in the logs, counted, one line when it ends, and its failure kept."""

    @functools.wraps(function)
    def run(*args: Any, **arguments: Any) -> None:
        # The worker hands over its context first; who calls the function directly has none.
        context = args[0] if args and isinstance(args[0], JobContext) else None
        given = args[1:] if context else args
        known = arguments.pop(ORIGIN, None) or {}
        started = time.perf_counter()
        outcome = "failed"
        with origin.afresh({**known, "job": name}), metered() as meter:
            try:
                function(*given, **arguments)
                outcome = "succeeded"
            except Exception as error:
                _keep_failure(context, known.get("provider"), error)
                raise
            finally:
                JOBS.labels(name, outcome).inc()
                log.info(
                    "job",
                    outcome=outcome,
                    ms=round((time.perf_counter() - started) * 1000),
                    queries=meter.count,
                )

    return run


def _keep_failure(context: JobContext | None, slug: str | None, error: Exception) -> None:
    if context is None or context.job.id is None:
        return
    try:
        provider = Provider.objects.filter(slug=slug).first() if slug else None
        JobFailure.objects.update_or_create(
            job_id=context.job.id, defaults={"provider": provider, "error": _said(error)}
        )
    except Exception:  # the database may be what failed; the first failure is the one to be told
        log.warning("failure not kept", exc_info=True)


def _said(error: Exception) -> str:
    """One failure in words; sentences of our own are told as they are."""
    if isinstance(error, DomainError):
        return str(error)
    if isinstance(error, smtplib.SMTPResponseException):
        said = (
            error.smtp_error.decode("utf-8", "replace")
            if isinstance(error.smtp_error, bytes)
            else error.smtp_error
        )
        return f"{error.smtp_code} {said}"[:1000]
    return f"{type(error).__name__}: {error}"[:1000]
