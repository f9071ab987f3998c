"""Where a piece of work comes from: the request's id and the provider, in every log line and on every job.

A request, a command and a job each say what they know; jobs asked for meanwhile carry it on, so that a mail's log line
names the request that wanted the mail, and a provider's administrator sees the provider's own jobs.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import structlog

CARRIED = ("request_id", "provider")
"""What a job takes with it: the request's id, and the provider's short name."""


def current() -> dict[str, str]:
    """What is known now of `CARRIED`."""
    known = structlog.contextvars.get_contextvars()
    return {name: str(known[name]) for name in CARRIED if known.get(name)}


def say(**known: Any) -> None:
    """Add to what is known until the request or the job ends."""
    structlog.contextvars.bind_contextvars(**known)


@contextmanager
def known_as(**known: Any) -> Iterator[None]:
    """Add to what is known inside the block."""
    with structlog.contextvars.bound_contextvars(**known):
        yield


@contextmanager
def afresh(known: Mapping[str, Any]) -> Iterator[None]:
    """Know only this inside the block, and what was known before after it."""
    before = structlog.contextvars.get_contextvars()
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(**known)
    try:
        yield
    finally:
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(**before)
