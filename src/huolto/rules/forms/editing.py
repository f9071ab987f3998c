"""A definition changed piece by piece, as plain data: fields added, moved, taken out, written anew; nothing is changed in place."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from huolto.rules.forms.model import SAYING, FieldKind
from huolto.rules.texts import fold

Data = Mapping[str, Any]


def fields_in(data: Data) -> list[dict[str, Any]]:
    """The fields of a definition, to be changed; what is no table is left out."""
    rows = data.get("field", [])
    return [dict(row) for row in rows if isinstance(row, Mapping)] if isinstance(rows, Sequence) else []


def with_field(data: Data, kind: FieldKind, text: Mapping[str, str]) -> dict[str, Any]:
    """One field more, at the end, with an id made of its words."""
    fields = fields_in(data)
    said = next((part for part in text.values() if part), "")
    row: dict[str, Any] = {"id": free_id(said, [one.get("id") for one in fields]), "kind": kind.value}
    row["text" if kind in SAYING - {FieldKind.HEADING} else "label"] = dict(text)
    if kind in (FieldKind.CHOICE, FieldKind.CHOICES):
        row["options"] = [{"id": "a", "name": {}}, {"id": "b", "name": {}}]
    if kind is FieldKind.ROWS:
        row["fields"] = [{"id": "what", "kind": "text", "label": dict(text)}]
    return {**data, "field": [*fields, row]}


def with_moved(data: Data, place: int, step: int) -> dict[str, Any]:
    """The field at a place moved up (-1) or down (1); at the end of the list it stays."""
    fields = fields_in(data)
    to = place + step
    if 0 <= place < len(fields) and 0 <= to < len(fields):
        fields[place], fields[to] = fields[to], fields[place]
    return {**data, "field": fields}


def without_field(data: Data, place: int) -> dict[str, Any]:
    """The same without one field; what refers to it is then a mistake that is told."""
    fields = fields_in(data)
    return {**data, "field": [row for number, row in enumerate(fields) if number != place]}


def with_changed(data: Data, place: int, row: Mapping[str, Any]) -> dict[str, Any]:
    """One field written anew; keys without a value go."""
    fields = fields_in(data)
    if 0 <= place < len(fields):
        fields[place] = {key: value for key, value in row.items() if value not in (None, "", [], {}, False)}
    return {**data, "field": fields}


def with_example(data: Data, example: Mapping[str, Any]) -> dict[str, Any]:
    """One example more."""
    return {**data, "example": [*data.get("example", ()), dict(example)]}


def without_example(data: Data, place: int) -> dict[str, Any]:
    """The same without one example."""
    rows = data.get("example", ())
    return {**data, "example": [row for number, row in enumerate(rows) if number != place]}


def free_id(words: str, taken: Sequence[Any]) -> str:
    """An id made of words that no other has: `Which program?` is `which_program`."""
    folded = re.sub(r"[^a-z0-9]+", "_", fold(words)).strip("_")[:32].strip("_")
    base = folded if folded[:1].isalpha() else f"field_{folded}".strip("_")
    number, found = 2, base
    while found in taken:
        found, number = f"{base}_{number}", number + 1
    return found
