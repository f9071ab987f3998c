"""Calendar files: what closes a day and what does not, repeats within a window, wrong files with line and mending."""

import json
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huolto.config.cli import main
from huolto.rules.explanation import render
from huolto.rules.formatting import LANGUAGES
from huolto.rules.worktime.cases import answer
from huolto.rules.worktime.exceptions import WITH_HOURS, DayException, Effect
from huolto.rules.worktime.hours import Span
from huolto.rules.worktime.icalendar import FileDays, read_days, written_days
from huolto.rules.worktime.icalendar_lines import IcalendarError

OSLO = ZoneInfo("Europe/Oslo")
START, END = date(2026, 1, 1), date(2029, 1, 1)


def file_of(*events: str) -> bytes:
    """A calendar with these events, a line each."""
    body = "".join(
        f"BEGIN:VEVENT\nUID:{number}@test\n{event}\nEND:VEVENT\n" for number, event in enumerate(events)
    )
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nX-WR-CALNAME:Company\n{body}END:VCALENDAR\n".replace(
        "\n", "\r\n"
    ).encode()


def read(content: bytes, zone: ZoneInfo = OSLO) -> FileDays:
    return read_days(content, zone=zone, start=START, end=END)


def closed(first: date, count: int = 1, name: str = "") -> DayException:
    return DayException(first, first + timedelta(days=count), name)


def closed_hours(day: date, start: int, end: int, name: str = "") -> DayException:
    return DayException(day, day + timedelta(days=1), name, Effect.CLOSED_HOURS, (Span(start, end),))


def test_an_event_of_a_whole_day_closes_it_whether_busy_or_free():
    found = read(file_of("DTSTART;VALUE=DATE:20260619\nSUMMARY:Midsummer Eve\nTRANSP:TRANSPARENT"))
    assert found == FileDays("Company", (closed(date(2026, 6, 19), 1, "Midsummer Eve"),), 0)


@pytest.mark.parametrize(
    ("end", "count"),
    [
        ("DTEND;VALUE=DATE:20260627", 5),
        ("DTEND;VALUE=DATE:20260622", 1),
        ("DURATION:P3D", 3),
        ("SUMMARY:", 1),
    ],
)
def test_the_end_is_the_first_day_after(end, count):
    assert read(file_of(f"DTSTART;VALUE=DATE:20260622\n{end}")).days == (closed(date(2026, 6, 22), count),)


@pytest.mark.parametrize(
    ("times", "start", "end"),
    [
        ("DTSTART:20260618T120000\nDTEND:20260618T143000", 720, 870),
        ("DTSTART:20260618T100000Z\nDTEND:20260618T123000Z", 720, 870),
        ("DTSTART;TZID=Europe/Helsinki:20260618T130000\nDURATION:PT2H30M", 720, 870),
        ("DTSTART:20260618T120000\nDTEND:20260619T000000", 720, 1440),
    ],
)
def test_an_event_with_times_closes_these_hours_as_the_clock_here_shows_them(times, start, end):
    assert read(file_of(times)).days == (closed_hours(date(2026, 6, 18), start, end),)


def test_an_event_over_midnight_closes_parts_of_two_days_and_whole_days_between():
    found = read(file_of("DTSTART:20260619T150000\nDTEND:20260622T080000\nSUMMARY:Move"))
    assert found.days == (
        closed_hours(date(2026, 6, 19), 900, 1440, "Move"),
        closed(date(2026, 6, 20), 2, "Move"),
        closed_hours(date(2026, 6, 22), 0, 480, "Move"),
    )


@pytest.mark.parametrize(
    "event",
    [
        "DTSTART:20260618T120000\nDTEND:20260618T143000\nTRANSP:TRANSPARENT",
        "DTSTART;VALUE=DATE:20260618\nSTATUS:CANCELLED",
        "DTSTART:20260618T120000\nSUMMARY:A reminder",
    ],
)
def test_free_time_what_is_cancelled_and_what_has_no_length_close_nothing(event):
    assert read(file_of(event)) == FileDays("Company", (), 1)


def test_a_yearly_day_comes_in_every_year_of_the_window_but_for_those_taken_out():
    yearly = "DTSTART;VALUE=DATE:20201224\nRRULE:FREQ=YEARLY\nEXDATE;VALUE=DATE:20271224\nSUMMARY:Eve"
    assert [one.first for one in read(file_of(yearly)).days] == [date(2026, 12, 24), date(2028, 12, 24)]


def test_days_added_by_rdate_and_the_last_friday_of_a_month():
    added = "DTSTART;VALUE=DATE:20260105\nRDATE;VALUE=DATE:20260202,20260302"
    last = "DTSTART;VALUE=DATE:20261030\nRRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=3"
    assert [one.first for one in read(file_of(added)).days] == [
        date(2026, 1, 5),
        date(2026, 2, 2),
        date(2026, 3, 2),
    ]
    assert [one.first for one in read(file_of(last)).days] == [
        date(2026, 10, 30),
        date(2026, 11, 27),
        date(2026, 12, 25),
    ]


def test_a_single_changed_one_of_a_series_counts_as_changed():
    series = "DTSTART;VALUE=DATE:20261224\nRRULE:FREQ=YEARLY;COUNT=2\nSUMMARY:Eve"
    moved = "DTSTART;VALUE=DATE:20271223\nRECURRENCE-ID;VALUE=DATE:20271224\nSUMMARY:Eve, a day early"
    content = file_of(series, moved).replace(b"UID:1@test", b"UID:0@test")
    assert read(content).days == (
        closed(date(2026, 12, 24), 1, "Eve"),
        closed(date(2027, 12, 23), 1, "Eve, a day early"),
    )


def test_only_what_touches_the_window_is_read():
    around = ["20251231", "20260101", "20281231", "20290101"]
    found = read(file_of(*(f"DTSTART;VALUE=DATE:{day}" for day in around))).days
    assert [one.first for one in found] == [date(2026, 1, 1), date(2028, 12, 31)]
    across = read(file_of("DTSTART;VALUE=DATE:20251230\nDTEND;VALUE=DATE:20260103")).days
    assert across == (closed(date(2025, 12, 30), 4),)


def test_folded_lines_escaped_texts_and_a_byte_order_mark_are_read():
    event = "DTSTART;VALUE=DATE:20260619\nSUMMARY:Juhannus\\, kiin\n ni\\; koko talo"
    assert read(b"\xef\xbb\xbf" + file_of(event)).days[0].name == "Juhannus, kiinni; koko talo"


def test_alarms_and_tasks_within_are_passed_over():
    alarm = "DTSTART;VALUE=DATE:20260619\nBEGIN:VALARM\nTRIGGER:-PT15M\nACTION:DISPLAY\nEND:VALARM"
    assert read(file_of(alarm)).days == (closed(date(2026, 6, 19)),)


def test_the_same_day_twice_in_a_file_is_one_day():
    day = "DTSTART;VALUE=DATE:20260619\nSUMMARY:Eve"
    assert len(read(file_of(day, day)).days) == 1


def test_a_calendar_without_events_has_no_days():
    assert read(file_of()).days == ()


@pytest.mark.parametrize(
    ("content", "line", "code"),
    [
        (b"", 1, "ics.no-calendar"),
        (b"Holiday;Date\nEve;2026-06-19\n", 1, "ics.no-calendar"),
        (b"Holiday,Date\nEve,2026-06-19\n", 1, "ics.bad-line"),
        (b"NAME:x\n", 1, "ics.no-calendar"),
        (b"BEGIN:VCALENDAR\nSUMMARY:\xe4\nEND:VCALENDAR", 2, "ics.not-text"),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260619\n", 2, "ics.not-closed"),
        (b"BEGIN:VCALENDAR\nEND:VEVENT\n", 2, "ics.wrong-end"),
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR\nEND:VCALENDAR\n", 3, "ics.no-calendar"),
        (file_of("SUMMARY:x"), 4, "ics.no-start"),
        (file_of("SUMMARY:x\nDTSTART:2026-06-19"), 7, "ics.bad-time"),
        (file_of("DTSTART;VALUE=DATE:20261319"), 6, "ics.bad-time"),
        (file_of("DTSTART;VALUE=DATE:20260619\nDTEND:soon"), 7, "ics.bad-time"),
        (file_of("DTSTART;VALUE=DATE:20260619\nDTEND:20260619T120000"), 7, "ics.bad-time"),
        (file_of("DTSTART;VALUE=DATE:20260619\nEXDATE:never"), 7, "ics.bad-time"),
        (file_of("DTSTART;VALUE=DATE:20260619\nDTEND;VALUE=DATE:20260618"), 7, "ics.reversed"),
        (file_of("DTSTART;VALUE=DATE:20260619\nDTEND;VALUE=DATE:20280618"), 7, "ics.too-long"),
        (file_of("DTSTART;VALUE=DATE:20260619\nDURATION:P999999999D"), 7, "ics.too-long"),
        (file_of("DTSTART;VALUE=DATE:20260619\nGARBAGE"), 7, "ics.bad-line"),
        (file_of("DTSTART;VALUE=DATE:20260619\nRRULE:FREQ=SOMETIMES"), 7, "ics.bad-rule"),
        (file_of("DTSTART;VALUE=DATE:20260619\nRRULE:FREQ=YEARLY;INTERVAL=0"), 7, "ics.bad-rule"),
        (file_of("DTSTART;VALUE=DATE:20260619\nRRULE:FREQ=SECONDLY"), 7, "ics.bad-rule"),
        (file_of("DTSTART;VALUE=DATE:20260619\nRRULE:FREQ=DAILY;BYHOUR=1,2,3"), 7, "ics.bad-rule"),
        (file_of("DTSTART;VALUE=DATE:20260619\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), 7, "ics.bad-rule"),
        (file_of("DTSTART;VALUE=DATE:20260619\nX-HUOLTO-EFFECT:open_hours"), 7, "ics.bad-effect"),
        (b"x" * 1_000_001, None, "ics.too-large"),
        (file_of(*["DTSTART;VALUE=DATE:20260619"] * 2001), None, "ics.too-many-events"),
        (file_of(*["DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=DAILY"] * 6), None, "ics.too-many-days"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_answered_with_its_line_in_every_language(content, line, code):
    with pytest.raises(IcalendarError) as refused:
        read(content)
    assert (refused.value.reason.code, refused.value.line) == (code, line)
    for language in LANGUAGES:
        assert render(refused.value.reason, language)


def test_the_line_counts_the_lines_of_the_file_also_where_some_are_folded():
    content = file_of("SUMMARY:long\n er\n still\nDTSTART:soon")
    with pytest.raises(IcalendarError, match=r"Line 9: DTSTART is no day or time\."):
        read(content)


SPANS = st.tuples(st.integers(0, 1439), st.integers(1, 1439)).map(
    lambda ends: Span(ends[0], sum(ends))
) | st.just(Span(0, 1440))
NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=90).map(str.strip)


@st.composite
def exceptions(draw: st.DrawFn) -> DayException:
    first = draw(st.dates(START, date(2028, 6, 1)))
    effect = draw(st.sampled_from(Effect))
    spans = draw(st.lists(SPANS, min_size=1, max_size=3, unique=True)) if effect in WITH_HOURS else []
    until = first + timedelta(days=draw(st.integers(1, 366)))
    return DayException(first, until, draw(NAMES), effect, tuple(sorted(spans)))


@given(st.lists(exceptions(), max_size=5), st.sampled_from(["Europe/Oslo", "Asia/Tehran", "UTC"]))
def test_what_is_written_is_read_again_as_the_same_days(days, zone):
    written = written_days(days, name="Ours", zone=ZoneInfo(zone), at=datetime(2026, 11, 28, 12, tzinfo=UTC))
    found = read(written, ZoneInfo(zone))
    assert found.name == "Ours"
    assert set(found.days) == set(days)


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: file_of(text)))
def test_any_bytes_give_days_or_an_answer(content):
    try:
        found: FileDays | str = read(content)
    except IcalendarError as refused:
        found = str(refused)
    assert isinstance(found, FileDays) or found.endswith(".")


CASE = {
    "id": "a",
    "op": "add",
    "zone": "Europe/Oslo",
    "hours": {"mon-fri": ["08:00-16:00"]},
    "holidays": "NO",
    "input": {"start": "2026-12-23T15:00:00", "seconds": 7200},
}


def test_a_question_may_name_a_country_and_a_calendar_file_beside_it():
    eve = file_of("DTSTART;VALUE=DATE:20201224\nRRULE:FREQ=YEARLY\nSUMMARY:Eve")
    asked = answer({**CASE, "holidays_ics": "eve.ics"}, read={"eve.ics": eve}.__getitem__)
    assert answer(CASE)["result"] == "2026-12-24T09:00:00"
    assert asked["result"] == "2026-12-28T09:00:00"


def test_a_question_with_a_wrong_calendar_file_says_so_and_names_its_line():
    asked = answer({**CASE, "holidays_ics": "eve.ics"}, read=lambda _name: b"BEGIN:VCALENDAR\n")
    assert asked["error"].startswith("eve.ics: Line 1: VCALENDAR begins here and does not end.")
    assert "result" not in asked
    assert answer({**CASE, "holidays_ics": 5}, read=lambda _name: b"")["error"].startswith(
        "holidays_ics must name"
    )


def test_the_program_reads_the_calendar_file_beside_the_questions(tmp_path, capsys):
    (tmp_path / "eve.ics").write_bytes(file_of("DTSTART;VALUE=DATE:20261224"))
    cases = [{**CASE, "holidays_ics": "eve.ics"}, {**CASE, "id": "b", "holidays_ics": "none.ics"}]
    (tmp_path / "cases.json").write_text(json.dumps(cases))
    assert main(["worktime", str(tmp_path / "cases.json"), "--json"]) == 0
    first, second = json.loads(capsys.readouterr().out)
    assert first["result"] == "2026-12-28T09:00:00"
    assert second["error"].startswith("none.ics: cannot be read")
