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


@dataclass(frozen=True, kw_only=True)
class RequestAssigned(Event):
    """A request was given to somebody, or to nobody."""

    name: ClassVar[str] = "desk.request_assigned"
    subject_fields: ClassVar[dict[str, str]] = {**REQUEST, "to_person_id": "person"}
    request_id: int
    number: str
    to_person_id: int | None


@dataclass(frozen=True, kw_only=True)
class RequestQueued(Event):
    """A request was put into another queue."""

    name: ClassVar[str] = "desk.request_queued"
    subject_fields: ClassVar[dict[str, str]] = REQUEST
    request_id: int
    number: str
    queue_id: int


@dataclass(frozen=True, kw_only=True)
class RequestPrioritised(Event):
    """A request became more or less urgent."""

    name: ClassVar[str] = "desk.request_prioritised"
    subject_fields: ClassVar[dict[str, str]] = REQUEST
    request_id: int
    number: str
    priority: str


@dataclass(frozen=True, kw_only=True)
class RequestBound(Event):
    """Another agreement answers for a request; the reason stands on the request."""

    name: ClassVar[str] = "desk.request_bound"
    subject_fields: ClassVar[dict[str, str]] = REQUEST
    request_id: int
    number: str
    agreement_id: int | None


@dataclass(frozen=True, kw_only=True)
class RequestPlanned(Event):
    """It was agreed with the customer when a request is looked at, or taken back (`start_at` None)."""

    name: ClassVar[str] = "desk.request_planned"
    subject_fields: ClassVar[dict[str, str]] = REQUEST
    request_id: int
    number: str
    start_at: str | None


@dataclass(frozen=True, kw_only=True)
class RequestRated(Event):
    """Who asked said how well it went."""

    name: ClassVar[str] = "desk.request_rated"
    subject_fields: ClassVar[dict[str, str]] = REQUEST
    request_id: int
    number: str
    satisfaction: int


@dataclass(frozen=True, kw_only=True)
class TargetNearlyDue(Event):
    """What was promised about a request is due soon and not done."""

    name: ClassVar[str] = "desk.target_nearly_due"
    subject_fields: ClassVar[dict[str, str]] = REQUEST
    request_id: int
    number: str
    kind: str
    due_at: str


@dataclass(frozen=True, kw_only=True)
class TargetLate(Event):
    """What was promised about a request was not done in time."""

    name: ClassVar[str] = "desk.target_late"
    subject_fields: ClassVar[dict[str, str]] = REQUEST
    request_id: int
    number: str
    kind: str
    due_at: str
