"""Adding working time over a year's calendar, against the package businesstimedelta on the same questions."""

import datetime
import random
from collections.abc import Sequence
from itertools import cycle, islice
from zoneinfo import ZoneInfo

from bench.measure import Figure, middle, seconds

QUESTIONS = 50_000
FLOOR_QUESTIONS = 400
ROUNDS = 3
ZONE = "Europe/Helsinki"
BEGIN = datetime.datetime(2026, 1, 1, tzinfo=ZoneInfo(ZONE))


def measure() -> Sequence[Figure]:
    """Questions a second: up to forty hours of open time after any minute of a year, by Finnish hours and holidays."""
    draw = random.Random(7)
    asked = [
        (BEGIN + datetime.timedelta(minutes=draw.randrange(365 * 24 * 60)), draw.randrange(60, 40 * 3600))
        for _ in range(2_000)
    ]
    ours, floors = [], []
    answer, answer_of_floor = _ours(), _floor()
    for at, span in asked[:20]:
        if answer(at, span) != answer_of_floor(at, span):
            raise RuntimeError(f"{span} s after {at}: {answer(at, span)}, not {answer_of_floor(at, span)}")
    for _ in range(ROUNDS):
        ours.append(QUESTIONS / seconds(lambda: [answer(*one) for one in islice(cycle(asked), QUESTIONS)]))
        floors.append(
            FLOOR_QUESTIONS / seconds(lambda: [answer_of_floor(*one) for one in asked[:FLOOR_QUESTIONS]])
        )
    return (
        Figure(
            "add working time", "questions", middle(ours), middle(floors), "the package businesstimedelta"
        ),
    )


def _ours():  # type: ignore[no-untyped-def]
    import holidays

    from huolto.rules.worktime import WorkCalendar, add
    from huolto.rules.worktime.hours import parse_weekly_hours

    calendar = WorkCalendar(
        ZoneInfo(ZONE),
        parse_weekly_hours({"mon-fri": ["08:00-16:00"]}),
        national=holidays.country_holidays("FI", years=range(2026, 2028)),
    )
    return lambda at, span: add(calendar, at, span)


def _floor():  # type: ignore[no-untyped-def]
    import businesstimedelta as theirs
    import holidays
    import pytz

    rules = theirs.Rules([
        theirs.WorkDayRule(
            start_time=datetime.time(8),
            end_time=datetime.time(16),
            working_days=[0, 1, 2, 3, 4],
            tz=pytz.timezone(ZONE),
        ),
        theirs.HolidayRule(holidays.country_holidays("FI", years=range(2026, 2028)), tz=pytz.timezone(ZONE)),
    ])  # fmt: skip
    return lambda at, span: at + theirs.BusinessTimeDelta(rules, seconds=span)
