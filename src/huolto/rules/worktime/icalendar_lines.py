"""The lines of an iCalendar file (RFC 5545): decoded, unfolded, its events with the lines on which they say what.

Only what is needed to name the line of a mistake; what the lines mean is read by `icalendar`. Begin at `events_in`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from huolto.rules.errors import RulesError
from huolto.rules.explanation import Reason, render

MOST_BYTES = 1_000_000
MOST_EVENTS = 2_000

_NAME = re.compile(r"[A-Za-z0-9-]+(?=[;:])")
_SHOWN = 60
"""Characters of a wrong line that are told."""


class IcalendarError(RulesError):
    """A calendar file that cannot be used: `reason` says in any language what, on which line, and how to mend it."""

    code = "invalid-icalendar"

    def __init__(self, reason: Reason) -> None:
        super().__init__(render(reason, "en"))
        self.reason = reason
        line = reason.params.get("line")
        self.line: int | None = line if isinstance(line, int) else None


@dataclass(frozen=True, slots=True)
class ContentLine:
    """One line as it is written, joined where it was folded."""

    line: int
    name: str
    value: str


@dataclass(slots=True)
class EventLines:
    """An event of the file: the line it begins on, and its own lines by name."""

    line: int
    lines: dict[str, list[ContentLine]] = field(default_factory=dict)

    def line_of(self, name: str) -> int:
        """The line of the first of that name, else of the event."""
        return self.lines[name][0].line if name in self.lines else self.line


def wrong(code: str, line: int | None = None, **facts: object) -> IcalendarError:
    """The error of that code (`ics.<code>` of the sentences)."""
    return IcalendarError(Reason(f"ics.{code}", facts if line is None else {"line": line, **facts}))


def decoded(content: bytes) -> str:
    """The text of the file, without a byte order mark; raises `IcalendarError` for what is not UTF-8 or too large."""
    if len(content) > MOST_BYTES:
        raise wrong("too-large", most=MOST_BYTES // 1000)
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise wrong("not-text", content[: error.start].count(b"\n") + 1) from None


def events_in(text: str) -> list[EventLines]:
    """The events of the calendars of a file, in order; raises `IcalendarError` with the line."""
    found: list[EventLines] = []
    around: list[tuple[str, int]] = []
    for line in _content_lines(text):
        opened = line.value.strip().upper() if line.name in ("BEGIN", "END") else ""
        if not around and (line.name, opened) != ("BEGIN", "VCALENDAR"):
            raise wrong("no-calendar", line.line, wanted="BEGIN:VCALENDAR")
        if line.name == "BEGIN":
            around.append((opened, line.line))
            if opened == "VEVENT":
                found.append(EventLines(line.line))
                if len(found) > MOST_EVENTS:
                    raise wrong("too-many-events", most=MOST_EVENTS)
        elif line.name == "END":
            if around[-1][0] != opened:
                raise wrong("wrong-end", line.line, name=opened[:_SHOWN])
            around.pop()
        elif around[-1][0] == "VEVENT":
            found[-1].lines.setdefault(line.name, []).append(line)
    if around:
        name, begun = around[-1]
        raise wrong("not-closed", begun, name=name[:_SHOWN])
    if not text.strip():
        raise wrong("no-calendar", 1, wanted="BEGIN:VCALENDAR")
    return found


def parts_of_rule(value: str) -> Mapping[str, str]:
    """The parts of an RRULE by name, in capitals; a part without a value has an empty one."""
    parts = (part.partition("=") for part in value.strip().upper().split(";") if part)
    return {name.strip(): given.strip() for name, _, given in parts}


def _content_lines(text: str) -> Iterator[ContentLine]:
    for number, written in _unfolded(text):
        name = _NAME.match(written)
        if name is None:
            raise wrong("bad-line", number, text=written[:_SHOWN], wanted="SUMMARY:…")
        yield ContentLine(number, name[0].upper(), _value(written[name.end() :]))


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    held, begun = "", 0
    for number, written in enumerate(text.split("\n"), 1):
        if written[:1] in (" ", "\t") and begun:
            held += written[1:]
            continue
        if held.strip():
            yield begun, held
        held, begun = written, number
    if held.strip():
        yield begun, held


def _value(rest: str) -> str:
    """What stands after the first colon outside quotes: parameters may hold colons within them."""
    is_quoted = False
    for place, character in enumerate(rest):
        if character == '"':
            is_quoted = not is_quoted
        elif character == ":" and not is_quoted:
            return rest[place + 1 :]
    return ""
