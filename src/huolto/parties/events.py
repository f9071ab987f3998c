"""What happened to parties: told in the past tense, with ids only."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from huolto.foundation.events import Event


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
