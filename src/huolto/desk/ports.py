"""Where the desk asks whoever stands above it what a request is about.

A domain that opens requests registers a `RequestProcess` for its kind (see `config/wiring.py`); the desk calls
it inside its own transaction, so both happen or neither.
"""

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


_processes: dict[str, RequestProcess] = {}


def register_process(kind: str, process: RequestProcess) -> None:
    """Say what stands behind requests of this kind."""
    _processes[kind] = process


def process_of(request: ServiceRequest) -> RequestProcess | None:
    """What stands behind this request, if anything does."""
    return _processes.get(request.kind)
