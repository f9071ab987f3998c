"""Answers told to a reader: each field that was answered with its label, options by name, days in the reader's calendar."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from huolto.rules.calendars import CalendarSystem
from huolto.rules.formatting import format_date, format_money, format_number
from huolto.rules.forms.conditions import is_filled
from huolto.rules.forms.model import REFERENCES, Definition, Field, FieldKind, TextFormat, Texts

Names = Mapping[tuple[str, int], str]
"""What the rows that answers name are called, by kind and id."""

YES_NO = {
    "en": ("Yes", "No"),
    "fi": ("Kyllä", "Ei"),
    "sv": ("Ja", "Nej"),
    "nb": ("Ja", "Nei"),
    "fa": ("بله", "خیر"),
}
GONE = "–"
"""Stands for a row that is no longer there."""


@dataclass(frozen=True)
class Line:
    """One answer: `is_code` for what is read from left to right in every language; a list of rows has `heads` and `rows`."""

    id: str
    kind: str
    label: str
    value: str = ""
    is_code: bool = False
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def text_of(texts: Texts, language: str) -> str:
    """The text for a reader: theirs, else English, else any."""
    return texts.get(language) or texts.get("en") or next(iter(texts.values()), "")


def summary_of(
    definition: Definition,
    answers: Mapping[str, Any],
    *,
    language: str,
    calendar: CalendarSystem = CalendarSystem.GREGORIAN,
    currency: str = "EUR",
    names: Names | None = None,
) -> tuple[Line, ...]:
    """Every answered field in order."""
    tell = _Teller(language, calendar, currency, names or {})
    return tuple(
        tell.line(one, answers[one.id])
        for one in definition.fields
        if one.asks and is_filled(answers.get(one.id))
    )


def references_in(definition: Definition, answers: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """The rows that answers name, as (kind, id)."""
    for one in definition.fields:
        answer = answers.get(one.id)
        if one.kind in REFERENCES and answer:
            yield one.kind.value, int(answer)
        if one.kind is FieldKind.ROWS:
            for row in answer or ():
                yield from references_in(Definition(fields=one.fields), row)


def said_of(definition: Definition, answers: Mapping[str, Any]) -> str:
    """The words of the answers that people wrote themselves: what is searched."""
    return " ".join(_words(definition.fields, answers))


def _words(fields: Sequence[Field], answers: Mapping[str, Any]) -> Iterator[str]:
    for one in fields:
        answer = answers.get(one.id)
        if one.kind is FieldKind.ROWS:
            for row in answer or ():
                yield from _words(one.fields, row)
        elif one.kind in (FieldKind.TEXT, FieldKind.LONG_TEXT) and answer:
            yield str(answer)


@dataclass(frozen=True)
class _Teller:
    language: str
    calendar: CalendarSystem
    currency: str
    names: Names

    def line(self, one: Field, answer: Any) -> Line:
        label = text_of(one.label, self.language)
        if one.kind is FieldKind.ROWS:
            heads = tuple(text_of(part.label, self.language) for part in one.fields)
            rows = tuple(tuple(self.value(part, row.get(part.id)) for part in one.fields) for row in answer)
            return Line(one.id, one.kind.value, label, heads=heads, rows=rows)
        code = one.format in (TextFormat.ENDPOINT, TextFormat.PORTS, TextFormat.MAIL, TextFormat.PHONE)
        return Line(one.id, one.kind.value, label, self.value(one, answer), is_code=code)

    def value(self, one: Field, answer: Any) -> str:
        if not is_filled(answer):
            return GONE
        if one.kind in REFERENCES:
            return self.names.get((one.kind.value, int(answer)), GONE)
        match one.kind:
            case FieldKind.YES_NO:
                return YES_NO[self.language][0 if answer else 1]
            case FieldKind.CHOICE | FieldKind.CHOICES:
                wanted = answer if isinstance(answer, list) else [answer]
                return ", ".join(
                    text_of(option.name, self.language) for option in one.options if option.id in wanted
                )
            case FieldKind.DATE:
                return format_date(date.fromisoformat(answer), self.language, self.calendar)
            case FieldKind.NUMBER:
                unit = text_of(one.unit, self.language)
                return f"{format_number(Decimal(answer), self.language)} {unit}".strip()
            case FieldKind.AMOUNT:
                return format_money(Decimal(answer), self.currency, self.language)
            case FieldKind.FILES:
                return ", ".join(file["name"] for file in answer)
        return str(answer)
