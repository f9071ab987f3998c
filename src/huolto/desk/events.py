"""What happens at the desk."""

from dataclasses import dataclass
from typing import ClassVar

from huolto.foundation.events import Event

REQUEST = {"request_id": "request"}


@dataclass(frozen=True, kw_only=True)
class RequestOpened(Event):
    """Somebody asked for something."""

    name: ClassVar[str] = "desk.request_opened"
    subject_fields: ClassVar[dict[str, str]] = REQUEST
    request_id: int
    number: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class RequestMoved(Event):
    """A request went from one state to another."""

    name: ClassVar[str] = "desk.request_moved"
    subject_fields: ClassVar[dict[str, str]] = REQUEST
    request_id: int
    number: str
    from_state: str
    to_state: str


@dataclass(frozen=True, kw_only=True)
class MessageWritten(Event):
    """Somebody wrote about a request; the text stays in the message."""

    name: ClassVar[str] = "desk.message_written"
    subject_fields: ClassVar[dict[str, str]] = REQUEST
    request_id: int
    message_id: int
    is_public: bool


@dataclass(frozen=True, kw_only=True)
class ApprovalAsked(Event):
    """Somebody was asked whether something may be done."""

    name: ClassVar[str] = "desk.approval_asked"
    subject_fields: ClassVar[dict[str, str]] = {**REQUEST, "approval_id": "approval"}
    request_id: int
    approval_id: int


@dataclass(frozen=True, kw_only=True)
class ApprovalAnswered(Event):
    """The one who was asked has answered."""

    name: ClassVar[str] = "desk.approval_answered"
    subject_fields: ClassVar[dict[str, str]] = {**REQUEST, "approval_id": "approval"}
    request_id: int
    approval_id: int
    approved: bool
