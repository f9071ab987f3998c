"""What every state change has in common.

`@command` makes a function one transaction, says in the history who did what and why (pghistory context), and
keeps the name for logs. A command is keyword-only with `actor` first; a batch is the normal case. What a command
calls on its way stands in the history as done by the first one and its actor.
"""

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ParamSpec, TypeVar

import pghistory
import structlog
from django.db import transaction

from huolto.foundation import origin
from huolto.foundation.actors import Actor

P = ParamSpec("P")
R = TypeVar("R")

log = structlog.get_logger("huolto.commands")

_is_under_way: ContextVar[bool] = ContextVar("a command is under way", default=False)


def command(function: Callable[P, R]) -> Callable[P, R]:
    """Run the function in one transaction under a history context (command, actor, reason)."""
    name = f"{function.__module__.removeprefix('huolto.').split('.')[0]}.{function.__name__}"

    @functools.wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        actor = kwargs.get("actor")
        whose = {"provider": actor.provider.slug} if isinstance(actor, Actor) else {}
        with origin.known_as(**whose):
            with transaction.atomic(), _told(_context(name, actor, kwargs.get("reason"))):
                result = function(*args, **kwargs)
            # Ids only, as in the history: names belong to nobody's log.
            log.info("command", command=name, person=getattr(actor, "person_id", None))
        return result

    run.command_name = name  # type: ignore[attr-defined]
    return run


@contextmanager
def _told(context: dict[str, Any]) -> Iterator[None]:
    """Tell the history so, but where another command does already: its words would be overwritten, for all it does."""
    if _is_under_way.get():
        yield
        return
    under_way = _is_under_way.set(True)
    try:
        with pghistory.context(**context):
            yield
    finally:
        _is_under_way.reset(under_way)


def _context(name: str, actor: object, reason: object) -> dict[str, Any]:
    context: dict[str, Any] = {"command": name}
    if isinstance(actor, Actor):
        # Ids only: personal data stays in Person, so that erasure reaches everything.
        context |= {"provider": actor.provider_id, "person": actor.person_id, "user": actor.user_id}
    if reason:
        context["reason"] = str(reason)
    return context
