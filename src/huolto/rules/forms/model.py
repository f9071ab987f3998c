"""The parts of a form's definition: fields, options, conditions, examples."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

Texts = Mapping[str, str]
"""A text by language code."""


class FieldKind(StrEnum):
    """What is asked, or said, by a field."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    AMOUNT = "amount"
    DATE = "date"
    YES_NO = "yes_no"
    CHOICE = "choice"
    CHOICES = "choices"
    PERSON = "person"
    ITEM = "item"
    PLACE = "place"
    COST_CENTRE = "cost_centre"
    FILES = "files"
    ROWS = "rows"
    HEADING = "heading"
    NOTE = "note"
    DEFLECTION = "deflection"


SAYING = frozenset({FieldKind.HEADING, FieldKind.NOTE, FieldKind.DEFLECTION})
"""Kinds that say something and ask nothing."""
REFERENCES = frozenset({FieldKind.PERSON, FieldKind.ITEM, FieldKind.PLACE, FieldKind.COST_CENTRE})
"""Kinds whose answer is the id of something that the caller knows."""
WORDS = frozenset({FieldKind.TEXT, FieldKind.LONG_TEXT})
FIGURES = frozenset({FieldKind.NUMBER, FieldKind.AMOUNT})
IN_ROWS = frozenset(
    {
        FieldKind.TEXT,
        FieldKind.NUMBER,
        FieldKind.AMOUNT,
        FieldKind.DATE,
        FieldKind.YES_NO,
        FieldKind.CHOICE,
        FieldKind.PERSON,
        FieldKind.PLACE,
        FieldKind.COST_CENTRE,
    }
)
"""Kinds that a row of a list may hold."""


class TextFormat(StrEnum):
    """What a text has to be."""

    MAIL = "mail"
    PHONE = "phone"
    ENDPOINT = "endpoint"
    """An address, a network (CIDR) or a host name."""
    PORTS = "ports"
    """Ports and ranges of ports: `443, 8000-8100`."""


class Default(StrEnum):
    """What a field begins with, taken from the person who fills it in."""

    SELF = "self"
    SUPERVISOR = "supervisor"
    COST_CENTRE = "cost_centre"
    PLACE = "place"
    TODAY = "today"


DEFAULTS: Mapping[Default, FieldKind] = {
    Default.SELF: FieldKind.PERSON,
    Default.SUPERVISOR: FieldKind.PERSON,
    Default.COST_CENTRE: FieldKind.COST_CENTRE,
    Default.PLACE: FieldKind.PLACE,
    Default.TODAY: FieldKind.DATE,
}
"""The kind of field that each default suits."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a choice."""

    id: str
    name: Texts


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about one answer: `operator` is equals, in, filled, greater or less."""

    field: str
    operator: str
    value: Any


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds."""

    parts: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One part at the least holds."""

    parts: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: "Condition"


Condition = Asked | AllOf | AnyOf | Not


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field. `least` and `most` bound a figure, the length of a text, or how many rows, files or choices.

    `after` and `before` are `today`, a day or the id of an earlier date field; both may be that day itself.
    """

    id: str
    kind: FieldKind
    label: Texts = field(default_factory=dict)
    help: Texts = field(default_factory=dict)
    text: Texts = field(default_factory=dict)
    link: str = ""
    link_text: Texts = field(default_factory=dict)
    required: bool = False
    show_if: Condition | None = None
    options: Sequence[Option] = ()
    least: Decimal | None = None
    most: Decimal | None = None
    pattern: str = ""
    pattern_says: Texts = field(default_factory=dict)
    format: TextFormat | None = None
    after: str = ""
    before: str = ""
    default: Default | None = None
    allowed: Sequence[str] = ()
    largest_mb: int | None = None
    unit: Texts = field(default_factory=dict)
    fields: "Sequence[Field]" = ()
    confidential: bool = False

    @property
    def asks(self) -> bool:
        """Whether it has an answer."""
        return self.kind not in SAYING


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Answers, and what must become of them: `refused` names the fields at fault (none: they are accepted)."""

    says: str
    given: Mapping[str, Any]
    refused: tuple[str, ...] = ()
    visible: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A form's fields in their order, its examples, and the field whose answer its requests are named by."""

    fields: Sequence[Field]
    examples: Sequence[Example] = ()
    title_from: str = ""

    def field(self, id: str) -> Field | None:
        """The field of this id."""
        return next((one for one in self.fields if one.id == id), None)

    @property
    def is_confidential(self) -> bool:
        """Whether something of it may be asked in confidence only."""
        return any(part.confidential for one in self.fields for part in (one, *one.fields))
