"""Where the desk asks whoever stands above it what a request is about.

A domain that opens requests registers a `RequestProcess` for its kind (see `config/wiring.py`); the desk calls
it inside its own transaction, so both happen or neither.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from huolto.desk.models import ServiceRequest
from huolto.foundation.actors import Actor


class RequestProcess(Protocol):
    """What stands behind requests of one kind."""

    def may_cancel(self, *, actor: Actor, request: ServiceRequest) -> bool:
        """Whether the request can still be cancelled."""
        ...

    def may_finish(self, *, actor: Actor, request: ServiceRequest) -> bool:
        """Whether somebody may call the request done; one that ends by what stands behind it says no."""
        ...

    def cancelled(self, *, actor: Actor, request: ServiceRequest) -> None:
        """The request was cancelled."""
        ...

    def approved(self, *, actor: Actor, request: ServiceRequest) -> None:
        """Everybody who was asked has approved."""
        ...

    def declined(self, *, actor: Actor, request: ServiceRequest) -> None:
        """Somebody who was asked has declined."""
        ...


@dataclass(frozen=True)
class CameByMail:
    """Where answers to mails about a request are read, and the Message-ID of the mail that began it; "" for none."""

    mailbox: str = ""
    mail_id: str = ""


def _came_by(request: ServiceRequest) -> CameByMail:
    return CameByMail(request.mailbox if "@" in request.mailbox else "")


_origin: list[Callable[[ServiceRequest], CameByMail]] = [_came_by]


def register_mail_origin(lookup: Callable[[ServiceRequest], CameByMail]) -> None:
    """Say by which mail a request came: whoever keeps the mailboxes knows."""
    _origin[:] = [lookup]


def mail_origin(request: ServiceRequest) -> CameByMail:
    """By which mail and mailbox a request came."""
    return _origin[0](request)


_processes: dict[str, RequestProcess] = {}


def register_process(kind: str, process: RequestProcess) -> None:
    """Say what stands behind requests of this kind."""
    _processes[kind] = process


def process_of(request: ServiceRequest) -> RequestProcess | None:
    """What stands behind this request, if anything does."""
    return _processes.get(request.kind)


class GuideOutcomes(Protocol):
    """Who is told that a diagnosis turned a request into a repair, a swap or a loan."""

    def turned(self, *, actor: Actor, request: ServiceRequest, kind: str, run_id: int) -> None:
        """The guide's run ended in this `OutcomeKind`; the request has its task by now."""
        ...


_outcomes: list[GuideOutcomes] = []


def register_outcomes(outcomes: GuideOutcomes) -> None:
    """Say who carries out repairs, swaps and loans; without anybody the request keeps its task and waits."""
    _outcomes[:] = [outcomes]


def tell_turned(*, actor: Actor, request: ServiceRequest, kind: str, run_id: int) -> None:
    """Tell who carries it out, inside the caller's transaction."""
    for one in _outcomes:
        one.turned(actor=actor, request=request, kind=kind, run_id=run_id)
