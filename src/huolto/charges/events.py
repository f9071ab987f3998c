"""What happens in the ledger."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from huolto.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class UsageRecorded(Event):
    """Something that may cost money was recorded and decided."""

    name: ClassVar[str] = "charges.usage_recorded"
    subject_fields: ClassVar[Mapping[str, str]] = {"usage_id": "usage", "item_id": "item"}

    usage_id: int
    kind: str
    item_id: int | None = None
    is_covered: bool
    is_priced: bool


@dataclass(frozen=True, kw_only=True)
class PeriodClosed(Event):
    """A period was closed; `charges` were posted into it, corrections of earlier periods included."""

    name: ClassVar[str] = "charges.period_closed"
    subject_fields: ClassVar[Mapping[str, str]] = {"period_id": "period"}

    period_id: int
    label: str
    charges: int
