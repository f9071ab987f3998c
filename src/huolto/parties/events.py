"""What happened to parties: told in the past tense, with ids only."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.utils import timezone

from huolto.foundation.actors import Actor
from huolto.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class ProviderCreated(Event):
    """A provider began, with its own organisation."""

    name: ClassVar[str] = "parties.provider_created"


@dataclass(frozen=True, kw_only=True)
class RightGranted(Event):
    """Somebody was given a right."""

    name: ClassVar[str] = "parties.right_granted"
    subject_fields: ClassVar[Mapping[str, str]] = {"grant_id": "grant", "to_person_id": "person"}

    grant_id: int
    to_person_id: int
    right: str


@dataclass(frozen=True, kw_only=True)
class RightRevoked(Event):
    """A right was taken back before its end."""

    name: ClassVar[str] = "parties.right_revoked"
    subject_fields: ClassVar[Mapping[str, str]] = {"grant_id": "grant", "to_person_id": "person"}

    grant_id: int
    to_person_id: int
    right: str


@dataclass(frozen=True, kw_only=True)
class LoginOpened(Event):
    """A person can sign in from now on."""

    name: ClassVar[str] = "parties.login_opened"
    subject_fields: ClassVar[Mapping[str, str]] = {"to_person_id": "person"}

    to_person_id: int
    membership_id: int


@dataclass(frozen=True, kw_only=True)
class LoginClosed(Event):
    """A person can no longer sign in for this organisation."""

    name: ClassVar[str] = "parties.login_closed"
    subject_fields: ClassVar[Mapping[str, str]] = {"to_person_id": "person"}

    to_person_id: int
    membership_id: int


@dataclass(frozen=True, kw_only=True)
class EnrolmentEvent(Event):
    """Something about a person's level of service; what it costs may be another from `from_on` on."""

    subject_fields: ClassVar[Mapping[str, str]] = {"to_person_id": "person"}

    to_person_id: int
    level: str
    from_on: date


@dataclass(frozen=True, kw_only=True)
class PersonEnrolled(EnrolmentEvent):
    """A person has a level of service from a day on."""

    name: ClassVar[str] = "parties.person_enrolled"


@dataclass(frozen=True, kw_only=True)
class EnrolmentChanged(EnrolmentEvent):
    """A person has another level, or it is paid for otherwise, from a day on; `level` is that from then on."""

    name: ClassVar[str] = "parties.enrolment_changed"


@dataclass(frozen=True, kw_only=True)
class EnrolmentEnded(EnrolmentEvent):
    """A person has a level no more from a day on."""

    name: ClassVar[str] = "parties.enrolment_ended"


@dataclass(frozen=True, kw_only=True)
class OwnDaysChanged(Event):
    """Days that differ were added, changed or removed, the first of them `from_on`; without a customer the provider's."""

    name: ClassVar[str] = "parties.own_days_changed"

    from_on: date


@dataclass(frozen=True, kw_only=True)
class NameChanged(Event):
    """A person, an organisation or a service package goes by another name: lists that carry it are written again."""

    name: ClassVar[str] = "parties.name_changed"

    what: str
    row_id: int


def name_changed(actor: Actor, what: str, row_id: int) -> NameChanged:
    """The event of a new name, from now on."""
    return NameChanged(
        provider_id=actor.provider_id,
        occurred_at=timezone.now(),
        person_id=actor.person_id,
        what=what,
        row_id=row_id,
    )


@dataclass(frozen=True, kw_only=True)
class MailStateChanged(Event):
    """Mail to a person comes back, or reaches them again."""

    name: ClassVar[str] = "parties.mail_state_changed"
    subject_fields: ClassVar[Mapping[str, str]] = {"to_person_id": "person"}

    to_person_id: int
    state: str
