"""Why a rule answered as it did: a code with parameters, told in any language, years later.

A `Reason` is kept as JSON. Its sentence lives in `sentences/<language>.py`, one dict of code -> template with
typed placeholders, the same codes and placeholders in all five. `{name:type}` takes one of these types:

    money     {"amount": "14.90", "currency": "EUR"}      price     the same, up to four decimals
    int       17 (also "17")                              number    "2.5"
    percent   "25.5"                                      duration  90 (minutes); span: 5400 (seconds)
    date      "2026-03-01"                                datetime  "2026-03-01T14:00:00+02:00"
    month     {"label": "2026-03", "system": "gregorian"} code      "LT-1042"; codes: a list of them
    time      an instant as `datetime`, its clock only   weekdays  days (or one), by their names
    text      words of people (names, clause titles)     reasons   reasons as kept, one after the other as phrases
              also {"fi": "Inventaario", "en": …}        sentences the same as whole sentences

A word that follows a number agrees with it: `{days:int|day|days}` is `1 day`, `17 days`; the forms are those of
the language's plural rules in CLDR order (one, other), and a single form serves all numbers. `code` stays in
Latin digits and letters; in Persian it and `text` stand in bidi isolates. Begin at `render`.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from decimal import Decimal, InvalidOperation
from importlib import import_module
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale

from huolto.rules.calendars import CalendarSystem
from huolto.rules.errors import RulesError
from huolto.rules.formatting import (
    LANGUAGES,
    format_date,
    format_datetime,
    format_duration,
    format_money,
    format_month,
    format_number,
    format_percent,
    format_span,
    format_time,
    format_unit_price,
    format_weekdays,
)
from huolto.rules.money import to_decimal
from huolto.rules.periods import period_from_label

FALLBACK = "en"
LEFT_TO_RIGHT_ISOLATE = "\u2066"
FIRST_STRONG_ISOLATE = "\u2068"
POP_ISOLATE = "\u2069"

_PLURAL_ORDER = ("zero", "one", "two", "few", "many", "other")
_PLACEHOLDER = re.compile(r"\{(?P<name>[a-z_][a-z0-9_]*):(?P<type>[a-z]+)(?P<forms>(?:\|[^{}|]*)*)\}")


class ReasonError(RulesError):
    """A reason without a sentence, or without a parameter that its sentence names."""

    code = "invalid-reason"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: `code` names a sentence, `params` are its JSON-able facts."""

    code: str
    params: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The reason as plain JSON values."""
        return {"code": self.code, "params": dict(self.params)}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Reason":
        """The reason that `to_json` gave; raises `ReasonError` for anything else."""
        code, params = stored.get("code"), stored.get("params", {})
        if not isinstance(code, str) or not isinstance(params, Mapping):
            raise ReasonError(f"{stored!r} is not a stored reason.")
        return cls(code, dict(params))


@dataclass(frozen=True, slots=True)
class _Reader:
    """For whom a sentence is written."""

    language: str
    system: CalendarSystem
    zone: tzinfo | str | None


def money_param(amount: Decimal, currency: str) -> dict[str, str]:
    """An amount as the parameter of a reason."""
    return {"amount": format(amount, "f"), "currency": currency}


def render(
    reason: Reason,
    language: str,
    calendar_system: CalendarSystem = CalendarSystem.GREGORIAN,
    zone: tzinfo | str | None = None,
) -> str:
    """The sentence of `reason` in `language` (English where it has none).

    Dates are written in `calendar_system`, instants as the clock in `zone` shows them (as stored without one).
    Raises `ReasonError` for an unknown code or a missing or mistyped parameter.
    """
    spoken, template = _template(reason.code, language)
    reader = _Reader(spoken, calendar_system, zone)

    def fill(match: re.Match[str]) -> str:
        return _filled(reason, match, reader)

    return _PLACEHOLDER.sub(fill, template)


def render_all(
    reasons: Sequence[Reason],
    language: str,
    calendar_system: CalendarSystem = CalendarSystem.GREGORIAN,
    zone: tzinfo | str | None = None,
) -> str:
    """The sentences of several reasons, one after the other."""
    return " ".join(render(reason, language, calendar_system, zone) for reason in reasons)


def sentences_of(language: str) -> Mapping[str, str]:
    """Code -> template of one of the five languages."""
    module = import_module(f"huolto.rules.sentences.{language}")
    sentences: Mapping[str, str] = module.SENTENCES
    return sentences


def placeholders_of(template: str) -> frozenset[tuple[str, str]]:
    """Names and types of the placeholders of a template."""
    return frozenset((match["name"], match["type"]) for match in _PLACEHOLDER.finditer(template))


def _template(code: str, language: str) -> tuple[str, str]:
    for spoken in (language, FALLBACK):
        if spoken in LANGUAGES and code in sentences_of(spoken):
            return spoken, sentences_of(spoken)[code]
    raise ReasonError(f"There is no sentence for the reason {code!r}.")


def _filled(reason: Reason, match: re.Match[str], reader: _Reader) -> str:
    name, kind = match["name"], match["type"]
    if name not in reason.params:
        raise ReasonError(f"The reason {reason.code!r} lacks its parameter {name!r}.")
    value = reason.params[name]
    write = WRITERS.get(kind)
    if write is None:
        raise ReasonError(f"The sentence of {reason.code!r} uses an unknown type {kind!r} for {name!r}.")
    try:
        written = write(value, reader)
    except (ValueError, TypeError, KeyError, AttributeError, InvalidOperation) as error:
        message = f"The parameter {name!r} of the reason {reason.code!r} is no {kind}: {value!r}."
        raise ReasonError(message) from error
    forms = match["forms"].split("|")[1:]
    return f"{written}\u00a0{_form(forms, value, reader)}" if forms else written


def _form(forms: Sequence[str], value: Any, reader: _Reader) -> str:
    rule = Locale.parse(reader.language).plural_form
    tags = [tag for tag in _PLURAL_ORDER if tag in rule.tags or tag == "other"]
    position = tags.index(rule(abs(to_decimal(value))))
    return forms[min(position, len(forms) - 1)]


def _isolated(text: str, reader: _Reader, opening: str) -> str:
    return f"{opening}{text}{POP_ISOLATE}" if reader.language == "fa" else text


def _money(value: Any, reader: _Reader) -> str:
    return format_money(to_decimal(value["amount"]), value["currency"], reader.language)


def _price(value: Any, reader: _Reader) -> str:
    return format_unit_price(to_decimal(value["amount"]), value["currency"], reader.language)


def _int(value: Any, reader: _Reader) -> str:
    return format_number(int(value), reader.language)


def _number(value: Any, reader: _Reader) -> str:
    return format_number(to_decimal(value), reader.language)


def _percent(value: Any, reader: _Reader) -> str:
    return format_percent(to_decimal(value), reader.language)


def _duration(value: Any, reader: _Reader) -> str:
    return format_duration(int(value), reader.language)


def _span(value: Any, reader: _Reader) -> str:
    return format_span(int(value), reader.language)


def _date(value: Any, reader: _Reader) -> str:
    return format_date(date.fromisoformat(value), reader.language, reader.system)


def _datetime(value: Any, reader: _Reader) -> str:
    at = datetime.fromisoformat(value)
    if reader.zone is not None and at.tzinfo is not None:
        return format_datetime(at, reader.language, reader.zone, reader.system)
    if at.tzinfo is not None:
        return format_datetime(at, reader.language, at.tzinfo, reader.system)
    return f"{format_date(at.date(), reader.language, reader.system)} {format_time(at, reader.language)}"


def _time(value: Any, reader: _Reader) -> str:
    at = datetime.fromisoformat(value)
    if reader.zone is not None and at.tzinfo is not None:
        at = at.astimezone(ZoneInfo(reader.zone) if isinstance(reader.zone, str) else reader.zone)
    return format_time(at, reader.language)


def _weekdays(value: Any, reader: _Reader) -> str:
    days = [value] if isinstance(value, str) else value
    return format_weekdays([date.fromisoformat(day) for day in days], reader.language)


def _reasons(value: Any, reader: _Reader) -> str:
    told = [render(Reason.from_json(one), reader.language, reader.system, reader.zone) for one in value]
    return _separator(reader).join(told)


def _sentences(value: Any, reader: _Reader) -> str:
    told = [render(Reason.from_json(one), reader.language, reader.system, reader.zone) for one in value]
    return " ".join(told)


def _separator(reader: _Reader) -> str:
    return "، " if reader.language == "fa" else ", "


def _month(value: Any, reader: _Reader) -> str:
    return format_month(period_from_label(value["label"], CalendarSystem(value["system"])), reader.language)


def _code(value: Any, reader: _Reader) -> str:
    return _isolated(str(value), reader, LEFT_TO_RIGHT_ISOLATE)


def _codes(value: Any, reader: _Reader) -> str:
    return _separator(reader).join(_code(one, reader) for one in value)


def _text(value: Any, reader: _Reader) -> str:
    if isinstance(value, Mapping):
        spoken = (one for one in (reader.language, FALLBACK, *sorted(value)) if value.get(one))
        value = value[next(spoken, "")]
    return _isolated(str(value), reader, FIRST_STRONG_ISOLATE)


WRITERS: Mapping[str, Callable[[Any, _Reader], str]] = {
    "money": _money,
    "price": _price,
    "int": _int,
    "number": _number,
    "percent": _percent,
    "duration": _duration,
    "span": _span,
    "date": _date,
    "datetime": _datetime,
    "month": _month,
    "code": _code,
    "codes": _codes,
    "text": _text,
    "time": _time,
    "weekdays": _weekdays,
    "reasons": _reasons,
    "sentences": _sentences,
}
"""Type of a placeholder -> how it is written."""
