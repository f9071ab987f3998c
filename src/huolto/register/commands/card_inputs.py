"""What the commands of the identity card are given: frozen values, references by id."""

import dataclasses
from datetime import date, datetime
from decimal import Decimal

from huolto.register.choices import MeterKind, PartGrade, PartKind, ReadingSource


@dataclasses.dataclass(frozen=True, kw_only=True)
class NewPart:
    """A part as a list or a technician names it; without `fitted_on` nobody knows since when it is there."""

    name: str
    kind: PartKind | str = PartKind.OTHER
    maker: str = ""
    serial: str = ""
    grade: PartGrade | str = ""
    quantity: int = 1
    fitted_on: date | None = None
    removed_on: date | None = None
    warranty_until: date | None = None
    note: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class NewReading:
    """What a counter of an item showed at an instant; `is_reset` where it began anew before."""

    item_id: int
    kind: MeterKind | str
    value: Decimal
    read_at: datetime
    source: ReadingSource | str = ReadingSource.HAND
    is_reset: bool = False
    note: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class NewPhoto:
    """A photo as it was uploaded."""

    name: str
    content: bytes
