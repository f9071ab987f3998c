"""What happened to personal data: with ids only."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from huolto.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class PersonErased(Event):
    """A person goes by a pseudonym from now on; the event knows no name."""

    name: ClassVar[str] = "privacy.person_erased"
    subject_fields: ClassVar[Mapping[str, str]] = {"erased_person_id": "person"}

    erased_person_id: int


@dataclass(frozen=True, kw_only=True)
class CopyAsked(Event):
    """Somebody asked for a copy of all that is held about a person."""

    name: ClassVar[str] = "privacy.copy_asked"
    subject_fields: ClassVar[Mapping[str, str]] = {"of_person_id": "person"}

    of_person_id: int
    copy_id: int
