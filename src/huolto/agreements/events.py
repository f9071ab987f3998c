"""What happens to agreements."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from huolto.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class VersionEvent(Event):
    """Something that happened to one version; `customer_id` is the agreement's customer."""

    subject_fields: ClassVar[Mapping[str, str]] = {"agreement_id": "agreement", "version_id": "version"}

    agreement_id: int
    version_id: int
    number: int


@dataclass(frozen=True, kw_only=True)
class VersionDrafted(VersionEvent):
    """A version was written and found without mistakes."""

    name: ClassVar[str] = "agreements.version_drafted"


@dataclass(frozen=True, kw_only=True)
class VersionActivated(VersionEvent):
    """A version was put in force in half-open dates; an earlier one ends where it begins."""

    name: ClassVar[str] = "agreements.version_activated"

    from_on: date
    until_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class DraftChanged(VersionEvent):
    """The text of a draft was changed."""

    name: ClassVar[str] = "agreements.draft_changed"


@dataclass(frozen=True, kw_only=True)
class DraftDiscarded(VersionEvent):
    """A draft was thrown away."""

    name: ClassVar[str] = "agreements.draft_discarded"
