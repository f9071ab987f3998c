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
class DaysChanged(VersionEvent):
    """From a day on, another version answers than before, or none."""

    from_on: date


@dataclass(frozen=True, kw_only=True)
class VersionActivated(DaysChanged):
    """A version was put in force in half-open dates; an earlier one ends where it begins."""

    name: ClassVar[str] = "agreements.version_activated"

    until_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class VersionWithdrawn(DaysChanged):
    """A version was taken back before it began on `from_on`; what it would have ended goes on."""

    name: ClassVar[str] = "agreements.version_withdrawn"


@dataclass(frozen=True, kw_only=True)
class VersionEnded(DaysChanged):
    """A version is no longer in force from `from_on`."""

    name: ClassVar[str] = "agreements.version_ended"


@dataclass(frozen=True, kw_only=True)
class VersionRenewed(DaysChanged):
    """A version that would have ended on `from_on` goes on, up to but not with `until_on`, or without an end."""

    name: ClassVar[str] = "agreements.version_renewed"

    until_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class DraftChanged(VersionEvent):
    """The text of a draft was changed."""

    name: ClassVar[str] = "agreements.draft_changed"


@dataclass(frozen=True, kw_only=True)
class DraftDiscarded(VersionEvent):
    """A draft was thrown away."""

    name: ClassVar[str] = "agreements.draft_discarded"
