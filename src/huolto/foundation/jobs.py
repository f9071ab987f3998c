"""Jobs in PostgreSQL: enqueued in the transaction that wants them, run by the worker, tried again on failure.

`enqueue` names the task as "domain.function"; tasks are defined with `@task` in a domain's `tasks.py`.
"""

from collections.abc import Callable
from typing import Any

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

RETRY = RetryStrategy(max_attempts=8, exponential_wait=4)
"""Tried again after 4, 16, 64 ... seconds: about six hours in all."""


def task(name: str, *, queue: str = "default", retry: Any = RETRY) -> Callable[[Callable[..., None]], Any]:
    """Make a function a job that `enqueue(name, ...)` can ask for."""
    return app.task(name=name, queue=queue, retry=retry)


def enqueue(name: str, *, queueing_lock: str | None = None, **arguments: Any) -> None:
    """Ask for a job; it exists only if this transaction commits. Arguments are JSON."""
    app.configure_task(name, queueing_lock=queueing_lock).defer(**arguments)
