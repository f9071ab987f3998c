"""What an import is asked for and what it answers: options, the figures while it runs, the result."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from huolto.connectors.device_import.devices import Refusal


@dataclass(frozen=True, kw_only=True)
class ImportOptions:
    """How a list is taken in. With `in_service_from` devices go into service that day, so that they are charged."""

    is_dry_run: bool = False
    all_or_nothing: bool = False
    in_service_from: date | None = None
    package: str = ""
    acquisition_model: str = ""
    decisions: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What was said of names that are nearly known ones (`names`)."""


@dataclass(frozen=True, kw_only=True)
class ImportResult:
    """What an import did, or would do: rows of the file by their fate."""

    rows: int
    created: int
    updated: int
    unchanged: int
    in_service: int
    parts: int
    readings: int
    refused: tuple[Refusal, ...]
    columns: dict[str, str]
    ignored: tuple[str, ...]
    is_dry_run: bool
    is_applied: bool
    is_stopped: bool = False
    new: Mapping[str, Any] = field(default_factory=dict)
    similar: tuple[Mapping[str, Any], ...] = ()

    def as_json(self) -> dict[str, Any]:
        """As interfaces.md says, with fields added."""
        return {
            "rows": self.rows,
            "created": self.created,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "refused": [refusal.as_json() for refusal in self.refused],
            "columns": self.columns,
            "ignored": list(self.ignored),
            "in_service": self.in_service,
            "parts": self.parts,
            "readings": self.readings,
            "dry_run": self.is_dry_run,
            "applied": self.is_applied,
            "new": dict(self.new),
            "similar": list(self.similar),
        }


@dataclass
class Tally:
    """The figures of an import so far, up to and with `last_row` of its file."""

    rows: int = 0
    last_row: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    in_service: int = 0
    parts: int = 0
    readings: int = 0
    refused: list[Refusal] = field(default_factory=list)

    def add(
        self, *, rows: int, last_row: int, refused: Iterable[Refusal], figures: Mapping[str, int]
    ) -> None:
        """Count a chunk."""
        self.rows += rows
        self.last_row = last_row
        self.refused += refused
        for name, count in figures.items():
            setattr(self, name, getattr(self, name) + count)

    def as_json(self) -> dict[str, Any]:
        """For keeping with the import while it runs."""
        return {**vars(self), "refused": [refusal.as_json() for refusal in self.refused]}

    @classmethod
    def kept(cls, figures: Mapping[str, Any]) -> "Tally":
        """As it was kept; all zero for {}."""
        refused = [Refusal(**refusal) for refusal in figures.get("refused", ())]
        return cls(**{**figures, "refused": refused})
