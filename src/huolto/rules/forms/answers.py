"""Answers checked: which fields are shown, what is taken, and what is wrong with the rest.

Answers are JSON by field id: texts, figures as texts, days as ISO texts, yes or no as booleans, options by their ids,
references by the ids of their rows, files by `{"name", "size"}`, rows as lists of such tables. What a hidden field was given is
dropped. Begin at `check_answers`.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import PurePath
from typing import Any

from huolto.rules.explanation import Reason
from huolto.rules.forms.conditions import holds, is_filled
from huolto.rules.forms.model import REFERENCES, Definition, Field, FieldKind, TextFormat
from huolto.rules.forms.network import NetworkError, endpoint, ports
from huolto.rules.texts import latin_digits

MOST_TEXT = 500
MOST_LONG_TEXT = 20_000
MOST_ROWS = 50
MOST_FILES = 10
_MAIL = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;.]{2,}")
_PHONE = re.compile(r"\+?[0-9][0-9 ()./-]{4,24}")


@dataclass(frozen=True)
class Checked:
    """What is taken of the answers, what is wrong by field (`rules.0.ports` within rows), and what is shown."""

    answers: Mapping[str, Any]
    errors: Mapping[str, Reason] = field(default_factory=dict)
    visible: tuple[str, ...] = ()


class _Wrong(Exception):
    """An answer that is not taken."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.reason = Reason(code, params)


def check_answers(
    definition: Definition,
    given: Mapping[str, Any],
    *,
    today: date,
    known: Mapping[FieldKind, Collection[int]] | None = None,
) -> Checked:
    """Check what was given; `known` are the rows that each kind of reference may name (None: all)."""
    return _check(definition.fields, given, today, known, "")


def visible_fields(definition: Definition, given: Mapping[str, Any]) -> tuple[str, ...]:
    """The ids of the fields that are shown to whoever has answered so far as given."""
    return tuple(one.id for one in _shown(definition.fields, given))


def _shown(fields: Sequence[Field], given: Mapping[str, Any]) -> list[Field]:
    """Fields whose conditions hold; conditions look back only, and what is hidden counts as not answered."""
    seen: dict[str, Any] = {}
    shown = []
    for one in fields:
        if holds(one.show_if, seen):
            shown.append(one)
            seen[one.id] = given.get(one.id)
    return shown


def _check(
    fields: Sequence[Field],
    given: Mapping[str, Any],
    today: date,
    known: Mapping[FieldKind, Collection[int]] | None,
    prefix: str,
) -> Checked:
    taken: dict[str, Any] = {}
    errors: dict[str, Reason] = {}
    shown = _shown(fields, given)
    for one in shown:
        if not one.asks:
            continue
        place, answer = f"{prefix}{one.id}", given.get(one.id)
        try:
            if one.kind is FieldKind.ROWS:
                taken[one.id] = _rows(one, answer, today, known, place, errors)
            elif is_filled(answer):
                taken[one.id] = _taken(one, answer, taken, today, known)
            if one.required and not is_filled(taken.get(one.id)):
                raise _Wrong("form.required")
        except _Wrong as wrong:
            taken.pop(one.id, None)
            errors[place] = wrong.reason
        if taken.get(one.id) == []:
            del taken[one.id]
    return Checked(taken, errors, tuple(one.id for one in shown))


def _rows(
    one: Field,
    answer: Any,
    today: date,
    known: Mapping[FieldKind, Collection[int]] | None,
    place: str,
    errors: dict[str, Reason],
) -> list[Mapping[str, Any]]:
    rows = [row for row in answer or [] if isinstance(row, Mapping) and any(map(is_filled, row.values()))]
    _count(one, len(rows), most=MOST_ROWS)
    taken = []
    for number, row in enumerate(rows):
        checked = _check(one.fields, row, today, known, f"{place}.{number}.")
        errors.update(checked.errors)
        taken.append(checked.answers)
    return taken


def _taken(
    one: Field,
    answer: Any,
    before: Mapping[str, Any],
    today: date,
    known: Mapping[FieldKind, Collection[int]] | None,
) -> Any:
    match one.kind:
        case FieldKind.TEXT | FieldKind.LONG_TEXT:
            return _text(one, answer)
        case FieldKind.NUMBER | FieldKind.AMOUNT:
            return _figure(one, answer)
        case FieldKind.DATE:
            return _day(one, answer, before, today)
        case FieldKind.YES_NO:
            if not isinstance(answer, bool):
                raise _Wrong("form.not-an-option")
            return answer
        case FieldKind.CHOICE:
            if answer not in [option.id for option in one.options]:
                raise _Wrong("form.not-an-option")
            return answer
        case FieldKind.CHOICES:
            ids = [option.id for option in one.options]
            if not isinstance(answer, list) or any(each not in ids for each in answer):
                raise _Wrong("form.not-an-option")
            _count(one, len(set(answer)), most=len(ids))
            return [id for id in ids if id in answer]
        case FieldKind.FILES:
            return _files(one, answer)
        case kind if kind in REFERENCES:
            if isinstance(answer, bool) or not str(answer).isascii() or not str(answer).isdigit():
                raise _Wrong("form.not-yours")
            if known is not None and int(answer) not in known.get(kind, ()):
                raise _Wrong("form.not-yours")
            return int(answer)
    raise AssertionError(one.kind)


def _text(one: Field, answer: Any) -> str:
    if not isinstance(answer, str):
        raise _Wrong("form.not-a-text")
    text = answer.strip().replace("\x00", "")
    limit = MOST_LONG_TEXT if one.kind is FieldKind.LONG_TEXT else MOST_TEXT
    most = min(limit, int(one.most)) if one.most is not None else limit
    if len(text) > most:
        raise _Wrong("form.too-long", most=most, length=len(text))
    if one.least is not None and len(text) < one.least:
        raise _Wrong("form.too-short", least=int(one.least))
    if one.pattern and not re.fullmatch(one.pattern, latin_digits(text)):
        raise _Wrong("form.said", said=dict(one.pattern_says))
    if one.format is TextFormat.MAIL and not _MAIL.fullmatch(text):
        raise _Wrong("form.not-mail")
    if one.format is TextFormat.PHONE and not _PHONE.fullmatch(latin_digits(text)):
        raise _Wrong("form.not-a-phone")
    if one.format in (TextFormat.ENDPOINT, TextFormat.PORTS):
        try:
            return endpoint(text) if one.format is TextFormat.ENDPOINT else ports(text)
        except NetworkError as error:
            params = {"meant": error.meant} if error.meant else {}
            raise _Wrong(error.code, **params) from error
    return text


def figure_of(text: str) -> Decimal | None:
    """A figure as people write it (`1 234,5`, `۱۲٫۵`), or None."""
    written = latin_digits(text).replace("٫", ".").replace("٬", "")
    written = re.sub(r"[\s\u00a0\u202f]", "", written).replace("−", "-")
    if written.count(",") == 1 and "." not in written:
        written = written.replace(",", ".")
    if not re.fullmatch(r"-?\d{1,15}(\.\d{1,6})?", written):
        return None
    try:
        return Decimal(written)
    except InvalidOperation:
        return None


def _figure(one: Field, answer: Any) -> str:
    value = None if isinstance(answer, bool) else figure_of(str(answer))
    if value is None:
        raise _Wrong("form.not-a-number")
    if one.least is not None and value < one.least:
        raise _Wrong("form.too-small", least=str(one.least))
    if one.most is not None and value > one.most:
        raise _Wrong("form.too-large", most=str(one.most))
    if one.kind is FieldKind.AMOUNT and value < 0:
        raise _Wrong("form.too-small", least="0")
    return format(value, "f")


def _day(one: Field, answer: Any, before: Mapping[str, Any], today: date) -> str:
    try:
        day = date.fromisoformat(str(answer))
    except ValueError as error:
        raise _Wrong("form.not-a-day") from error
    if (bound := _bound(one.after, before, today)) and day < bound:
        raise _Wrong("form.too-early", day=bound.isoformat())
    if (bound := _bound(one.before, before, today)) and day > bound:
        raise _Wrong("form.too-late", day=bound.isoformat())
    return day.isoformat()


def _bound(said: str, before: Mapping[str, Any], today: date) -> date | None:
    if said == "today":
        return today
    try:
        return date.fromisoformat(str(before.get(said, said)))
    except ValueError:
        return None


def _files(one: Field, answer: Any) -> list[dict[str, Any]]:
    files = (
        [row for row in answer if isinstance(row, Mapping) and row.get("name")]
        if isinstance(answer, list)
        else []
    )
    _count(one, len(files), most=MOST_FILES)
    for file in files:
        name = str(file["name"])
        if one.allowed and PurePath(name).suffix.lower().lstrip(".") not in one.allowed:
            raise _Wrong("form.file-kind", name=name, allowed=", ".join(one.allowed))
        if one.largest_mb and int(file.get("size", 0)) > one.largest_mb * 1_000_000:
            raise _Wrong("form.file-size", name=name, most=one.largest_mb)
    return [{"name": str(file["name"]), "size": int(file.get("size", 0))} for file in files]


def _count(one: Field, count: int, *, most: int) -> None:
    limit = min(most, int(one.most)) if one.most is not None else most
    if count > limit:
        raise _Wrong("form.too-many", most=limit)
    if one.least is not None and count < one.least and (count or one.required):
        raise _Wrong("form.too-few", least=int(one.least))
