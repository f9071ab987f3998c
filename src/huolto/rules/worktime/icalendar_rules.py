"""How often the events of a calendar file can repeat, told before they are laid out. Begin at `most_repeats`.

Rules are held to what days need: by day, week, month or year. That also keeps a file from asking for endless work
(an interval of nothing, every second of ten years).
"""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date

from huolto.rules.worktime.icalendar_lines import EventLines, IcalendarError, parts_of_rule, wrong

_EXAMPLE = "RRULE:FREQ=YEARLY"
_A_YEAR = {"YEARLY": 1, "MONTHLY": 12, "WEEKLY": 53, "DAILY": 366}
_PARTS = frozenset(
    {"FREQ", "UNTIL", "COUNT", "INTERVAL", "WKST", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS"}
)
_WEEKDAY = r"(?:MO|TU|WE|TH|FR|SA|SU)"
_FORMS = {
    "FREQ": re.compile("|".join(_A_YEAR)),
    "UNTIL": re.compile(r"\d{8}(T\d{6}Z?)?", re.ASCII),
    "COUNT": re.compile(r"[1-9]\d{0,4}", re.ASCII),
    "INTERVAL": re.compile(r"[1-9]\d{0,3}", re.ASCII),
    "WKST": re.compile(_WEEKDAY),
    "BYDAY": re.compile(rf"([+-]?[1-5])?{_WEEKDAY}(,([+-]?[1-5])?{_WEEKDAY})*", re.ASCII),
    "BYMONTH": re.compile(r"0?([1-9]|1[0-2])(,0?([1-9]|1[0-2]))*", re.ASCII),
    "BYMONTHDAY": re.compile(r"[+-]?([1-9]|[12]\d|3[01])(,[+-]?([1-9]|[12]\d|3[01]))*", re.ASCII),
    "BYSETPOS": re.compile(r"[+-]?[1-5](,[+-]?[1-5])*", re.ASCII),
}
_EARLIEST = 1900


def most_repeats(lines: EventLines, start: date, end: date) -> int:
    """At most how many times the event comes within [start, end), itself included; raises `IcalendarError`."""
    begun = lines.lines["DTSTART"][0].value.strip()[:4]
    rules = lines.lines.get("RRULE", [])
    if rules and (not begun.isdigit() or int(begun) < _EARLIEST):
        raise wrong(
            "bad-time", lines.line_of("DTSTART"), name="DTSTART", wanted="DTSTART;VALUE=DATE:20260619"
        )
    total = 1 + sum(line.value.count(",") + 1 for line in lines.lines.get("RDATE", []))
    for rule in rules:
        if len(rules) > 1:
            raise _bad(rules[1].line, rules[1].value)
        total += _repeats(parts_of_rule(rule.value), rule.line, rule.value, (end - start).days / 365 + 1)
    return total


def _repeats(parts: Mapping[str, str], line: int, written: str, years: float) -> int:
    if not set(parts) <= _PARTS or "FREQ" not in parts or ("COUNT" in parts and "UNTIL" in parts):
        raise _bad(line, written)
    if any(_FORMS[name].fullmatch(value) is None for name, value in parts.items()):
        raise _bad(line, written)
    if _never_comes(parts):
        raise _bad(line, written)
    frequency = parts["FREQ"]
    a_year = _A_YEAR[frequency] * _each(parts, frequency)
    total = int(min(366, a_year) * years / int(parts.get("INTERVAL", "1"))) + 1
    return min(total, int(parts.get("COUNT", total)))


def _each(parts: Mapping[str, str], frequency: str) -> int:
    """How many days a year, month or week of the rule has."""
    months = _many(parts, "BYMONTH") if frequency == "YEARLY" else 1
    if frequency == "DAILY":
        return 1
    if frequency == "WEEKLY":
        return _many(parts, "BYDAY")
    days = _many(parts, "BYMONTHDAY")
    if "BYDAY" in parts and "BYMONTHDAY" not in parts:
        weeks = 53 if frequency == "YEARLY" and "BYMONTH" not in parts else 5
        days = sum(1 if name[:-2] else weeks for name in parts["BYDAY"].split(","))
    return months * days


def _never_comes(parts: Mapping[str, str]) -> bool:
    """Whether it may be that no day ever fits, such as 30 February: looking for it would not end."""
    frequency, days = parts["FREQ"], [abs(int(day)) for day in parts.get("BYMONTHDAY", "1").split(",")]
    if "BYSETPOS" in parts:
        plain = "BYDAY" in parts and not any(name[:-2] for name in parts["BYDAY"].split(","))
        if frequency not in ("MONTHLY", "YEARLY") or not plain or "BYMONTHDAY" in parts:
            return True
    if "BYMONTHDAY" in parts and any(name[:-2] for name in parts.get("BYDAY", "").split(",")):
        return True
    if int(parts.get("INTERVAL", "1")) > 1:
        if frequency == "DAILY" and {"BYDAY", "BYMONTH", "BYMONTHDAY"} & set(parts):
            return True
        if frequency in ("MONTHLY", "YEARLY") and min(days) > 28:
            return True
        if frequency == "MONTHLY" and "BYMONTH" in parts:
            return True
    # 2024 is a leap year.
    longest = max(monthrange(2024, int(month))[1] for month in parts.get("BYMONTH", "1").split(","))
    return min(days) > longest


def _many(parts: Mapping[str, str], name: str) -> int:
    return len(parts[name].split(",")) if name in parts else 1


def _bad(line: int, written: str) -> IcalendarError:
    return wrong("bad-rule", line, text=written[:60], wanted=_EXAMPLE)
