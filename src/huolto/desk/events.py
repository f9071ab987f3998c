"""What happens at the desk."""

from dataclasses import dataclass
from typing import ClassVar

from huolto.foundation.events import Event

REQUEST = {"request_id": "request"}


@dataclass(frozen=True, kw_only=True)
class RequestEvent(Event):
    """Something happened to a request."""

    subject_fields: ClassVar[dict[str, str]] = REQUEST
    request_id: int


@dataclass(frozen=True, kw_only=True)
class NumberedEvent(RequestEvent):
    """The same, told with the number that people know it by."""

    number: str


@dataclass(frozen=True, kw_only=True)
class RequestOpened(NumberedEvent):
    """Somebody asked for something."""

    name: ClassVar[str] = "desk.request_opened"
    kind: str


@dataclass(frozen=True, kw_only=True)
class RequestMoved(NumberedEvent):
    """A request went from one state to another."""

    name: ClassVar[str] = "desk.request_moved"
    from_state: str
    to_state: str


@dataclass(frozen=True, kw_only=True)
class MessageWritten(RequestEvent):
    """Somebody wrote about a request; the text stays in the message."""

    name: ClassVar[str] = "desk.message_written"
    message_id: int
    is_public: bool


@dataclass(frozen=True, kw_only=True)
class ApprovalAsked(RequestEvent):
    """Somebody was asked whether something may be done."""

    name: ClassVar[str] = "desk.approval_asked"
    subject_fields: ClassVar[dict[str, str]] = {**REQUEST, "approval_id": "approval"}
    approval_id: int


@dataclass(frozen=True, kw_only=True)
class ApprovalAnswered(RequestEvent):
    """The one who was asked has answered."""

    name: ClassVar[str] = "desk.approval_answered"
    subject_fields: ClassVar[dict[str, str]] = {**REQUEST, "approval_id": "approval"}
    approval_id: int
    approved: bool


@dataclass(frozen=True, kw_only=True)
class ApprovalReminded(RequestEvent):
    """Whoever was asked, and has not answered, was asked once more."""

    name: ClassVar[str] = "desk.approval_reminded"
    subject_fields: ClassVar[dict[str, str]] = {**REQUEST, "approval_id": "approval"}
    approval_id: int


@dataclass(frozen=True, kw_only=True)
class ApprovalExpired(RequestEvent):
    """Nobody answered in time; `to_approval_id` is the one that the next in line is asked by, None where it ended."""

    name: ClassVar[str] = "desk.approval_expired"
    subject_fields: ClassVar[dict[str, str]] = {**REQUEST, "approval_id": "approval"}
    approval_id: int
    to_approval_id: int | None


@dataclass(frozen=True, kw_only=True)
class RequestAssigned(NumberedEvent):
    """A request was given to somebody, or to nobody."""

    name: ClassVar[str] = "desk.request_assigned"
    subject_fields: ClassVar[dict[str, str]] = {**REQUEST, "to_person_id": "person"}
    to_person_id: int | None


@dataclass(frozen=True, kw_only=True)
class RequestQueued(NumberedEvent):
    """A request was put into another queue."""

    name: ClassVar[str] = "desk.request_queued"
    queue_id: int


@dataclass(frozen=True, kw_only=True)
class RequestPrioritised(NumberedEvent):
    """A request became more or less urgent."""

    name: ClassVar[str] = "desk.request_prioritised"
    priority: str


@dataclass(frozen=True, kw_only=True)
class RequestBound(NumberedEvent):
    """Another agreement answers for a request; the reason stands on the request."""

    name: ClassVar[str] = "desk.request_bound"
    agreement_id: int | None


@dataclass(frozen=True, kw_only=True)
class RequestPlanned(NumberedEvent):
    """It was agreed with the customer when a request is looked at, or taken back (`start_at` None)."""

    name: ClassVar[str] = "desk.request_planned"
    start_at: str | None


@dataclass(frozen=True, kw_only=True)
class RequestRated(NumberedEvent):
    """Who asked said how well it went."""

    name: ClassVar[str] = "desk.request_rated"
    satisfaction: int


@dataclass(frozen=True, kw_only=True)
class TargetNearlyDue(NumberedEvent):
    """What was promised about a request is due soon and not done."""

    name: ClassVar[str] = "desk.target_nearly_due"
    kind: str
    due_at: str


@dataclass(frozen=True, kw_only=True)
class TargetLate(NumberedEvent):
    """What was promised about a request was not done in time."""

    name: ClassVar[str] = "desk.target_late"
    kind: str
    due_at: str


@dataclass(frozen=True, kw_only=True)
class TimeRecorded(RequestEvent):
    """Time on a request was recorded or corrected; of a confidential one only those hear who may read it."""

    name: ClassVar[str] = "desk.time_recorded"
    entry_id: int
    minutes: int


@dataclass(frozen=True, kw_only=True)
class EstimateGiven(RequestEvent):
    """It was said how long a request will take; `is_told` the customer was told, perhaps asked for consent."""

    name: ClassVar[str] = "desk.estimate_given"
    estimate_id: int
    minutes: int
    is_told: bool
    is_consent_asked: bool


@dataclass(frozen=True, kw_only=True)
class EstimateAnswered(RequestEvent):
    """The customer agreed to an estimate or declined it."""

    name: ClassVar[str] = "desk.estimate_answered"
    estimate_id: int
    accepted: bool


@dataclass(frozen=True, kw_only=True)
class EstimateOverrun(RequestEvent):
    """The work on a request goes beyond what was expected; told once of each estimate."""

    name: ClassVar[str] = "desk.estimate_overrun"
    estimate_id: int
    minutes: int
    expected: int


@dataclass(frozen=True, kw_only=True)
class TimerForgotten(NumberedEvent):
    """An agent's clock on a request runs on after closing time."""

    name: ClassVar[str] = "desk.timer_forgotten"
    subject_fields: ClassVar[dict[str, str]] = {**REQUEST, "agent_id": "person"}
    agent_id: int
    since: str
