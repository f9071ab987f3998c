"""Jobs in PostgreSQL: enqueued in the transaction that wants them, run by the worker, tried again on failure.

`enqueue` names the task as "domain.function"; tasks are defined with `@task` in a domain's `tasks.py`. Each job carries
where it comes from (`origin.py`) and is told in one log line.
"""

import functools
import time
from collections.abc import Callable
from typing import Any

import structlog
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from huolto.foundation import origin
from huolto.foundation.meters import JOBS, metered

RETRY = RetryStrategy(max_attempts=8, exponential_wait=4)
"""Tried again after 4, 16, 64 ... seconds: about six hours in all."""

ORIGIN = "_origin"
"""The argument of a job that says where it comes from; tasks do not see it."""

log = structlog.get_logger("huolto.jobs")


def task(name: str, *, queue: str = "default", retry: Any = RETRY) -> Callable[[Callable[..., None]], Any]:
    """Make a function a job that `enqueue(name, ...)` can ask for."""

    def make(function: Callable[..., None]) -> Any:
        return app.task(name=name, queue=queue, retry=retry)(_told(name, function))

    return make


def enqueue(
    name: str, *, queueing_lock: str | None = None, provider: str | None = None, **arguments: Any
) -> None:
    """Ask for a job; it exists only if this transaction commits. Arguments are JSON.

    `provider` is the short name of the provider whose job it is, where neither request nor command has said it.
    """
    known = origin.current() | ({"provider": provider} if provider else {})
    if known:
        arguments[ORIGIN] = known
    app.configure_task(name, queueing_lock=queueing_lock).defer(**arguments)


def _told(name: str, function: Callable[..., None]) -> Callable[..., None]:
    """The function with its origin in the logs, counted, and one line when it ends."""

    @functools.wraps(function)
    def run(*args: Any, **arguments: Any) -> None:
        known = arguments.pop(ORIGIN, None) or {}
        started = time.perf_counter()
        outcome = "failed"
        with origin.afresh({**known, "job": name}), metered() as meter:
            try:
                function(*args, **arguments)
                outcome = "succeeded"
            finally:
                JOBS.labels(name, outcome).inc()
                log.info(
                    "job",
                    outcome=outcome,
                    ms=round((time.perf_counter() - started) * 1000),
                    queries=meter.count,
                )

    return run
