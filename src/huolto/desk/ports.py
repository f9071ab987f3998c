"""Where the desk asks whoever stands above it what a request is about.

A domain that opens requests registers a `RequestProcess` for its kind (see `config/wiring.py`); the desk calls
it inside its own transaction, so both happen or neither.
"""

from collections.abc import Callable
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


MailboxAddress = Callable[[ServiceRequest], str]
"""Answers where answers to mails about a request are read, "" where nobody reads them."""


def named_mailbox(request: ServiceRequest) -> str:
    """The mailbox that a request came by, where it is kept as an address."""
    return request.mailbox if "@" in request.mailbox else ""


_mailbox_address: MailboxAddress = named_mailbox


def register_mailbox_address(lookup: MailboxAddress) -> None:
    """Say where answers to our mails are read: whoever keeps the mailboxes knows."""
    global _mailbox_address
    _mailbox_address = lookup


def mailbox_address(request: ServiceRequest) -> str:
    """Where answers to mails about this request are read."""
    return _mailbox_address(request)


_processes: dict[str, RequestProcess] = {}


def register_process(kind: str, process: RequestProcess) -> None:
    """Say what stands behind requests of this kind."""
    _processes[kind] = process


def process_of(request: ServiceRequest) -> RequestProcess | None:
    """What stands behind this request, if anything does."""
    return _processes.get(request.kind)
