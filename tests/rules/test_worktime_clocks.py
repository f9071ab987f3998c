"""Clocks of a request: pauses, closing and reopening, replies, and the questions of `huolto worktime`."""

import json
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from huolto.config.cli import main
from huolto.rules.explanation import render
from huolto.rules.worktime import ClockEvent, calendar_from, read_clocks
from huolto.rules.worktime.cases import OPERATIONS, answer

OFFICE = calendar_from({"zone": "UTC", "hours": {"mon-fri": ["08:00-16:00"]}})
HOUR = 3600


def at(hour: int, minute: int = 0, day: int = 2) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


def clocks(*events: tuple[datetime, str], respond: int = HOUR, update: int = HOUR, solve: int = 4 * HOUR):
    heeded = [(moment, ClockEvent(event)) for moment, event in events]
    return read_clocks(
        OFFICE, at(9), heeded, respond_seconds=respond, update_seconds=update, solve_seconds=solve
    )


def test_clocks_run_from_the_beginning_in_open_time():
    read = clocks()
    assert (read["respond"].due_at, read["solve"].due_at) == (at(10), at(13))
    assert "update" not in read


def test_a_pause_moves_what_is_due_by_its_open_time_only():
    assert clocks((at(9, 30), "pause"), (at(10), "resume"))["solve"].due_at == at(13, 30)
    assert clocks((at(15), "pause"), (at(9, day=3), "resume"), solve=7 * HOUR)["solve"].due_at == at(
        10, day=3
    )


def test_a_pause_after_closing_time_changes_nothing():
    assert clocks((at(16, 30), "pause"), (at(7, day=3), "resume"), solve=8 * HOUR)["solve"].due_at == at(
        9, day=3
    )


def test_a_clock_that_stands_still_has_nothing_due():
    read = clocks((at(9, 30), "pause"))["solve"]
    assert read.due_at is None
    assert read.used_seconds is None
    assert "stands still" in render(read.reason, "en")


def test_what_was_due_before_the_pause_stays_due():
    assert clocks((at(12), "pause"))["respond"].due_at == at(10)


def test_a_first_reply_stops_the_response_and_says_what_was_left():
    read = clocks((at(9, 45), "agent_reply"), (at(11), "agent_reply"))["respond"]
    assert (read.due_at, read.used_seconds, read.margin_seconds) == (None, 2700, 900)
    assert read.reason.code == "worktime.clock-in-time"


def test_a_late_reply_has_a_margin_below_nothing():
    read = clocks((at(11), "first_response"))["respond"]
    assert (read.used_seconds, read.margin_seconds) == (2 * HOUR, -HOUR)
    assert read.reason.code == "worktime.clock-late"


def test_closing_stops_and_reopening_goes_on_without_the_time_between():
    assert clocks((at(11), "close"))["solve"].used_seconds == 2 * HOUR
    assert clocks((at(11), "close"), (at(12), "reopen"))["solve"].due_at == at(14)


def test_an_update_is_owed_from_the_first_message_of_the_customers_turn():
    waiting = clocks((at(10), "customer_message"), (at(10, 30), "customer_message"))
    assert waiting["update"].due_at == at(11)
    answered = clocks((at(10), "customer_message"), (at(10, 45), "agent_reply"))
    assert answered["update"].margin_seconds == 900
    again = clocks((at(10), "customer_message"), (at(10, 45), "agent_reply"), (at(12), "customer_message"))
    assert again["update"].due_at == at(13)


CASE = {
    "id": "c1",
    "op": "add",
    "zone": "Europe/Helsinki",
    "hours": {"mon": [["07:30", "16:00"]], "fri": [["07:30", "16:00"]]},
    "input": {"start": "2026-03-06T15:50:00", "seconds": 1800},
}


@pytest.mark.parametrize(
    ("start", "result"),
    [
        ("2026-03-06T15:50:00", "2026-03-09T07:50:00"),
        ("2026-03-06T13:50:00Z", "2026-03-09T05:50:00Z"),
        ("2026-03-06T14:50:00+01:00", "2026-03-09T07:50:00+02:00"),
    ],
)
def test_an_answer_is_written_as_its_question_was(start, result):
    said = answer(CASE | {"input": {"start": start, "seconds": 1800}})
    assert said["result"] == result
    assert said["why"].replace("\u00a0", " ") == (
        "30 min of open time after 6 Mar 2026, 15:50 end at 9 Mar 2026, 07:50:"
        " 10 min on Friday, closed on Saturday and Sunday, 20 min on Monday from 07:30."
    )


def test_a_delivery_is_asked_with_both_calendars():
    asked = {
        "id": "d",
        "op": "delivery",
        "zone": "Europe/Stockholm",
        "hours": {"mon-fri": ["08:00-17:00"]},
        "input": {"at": "2026-03-06T14:00:00", "cut_off": "14:00"},
    }
    assert answer(asked)["result"] == {
        "dispatched_on": "2026-03-09",
        "delivered_on": "2026-03-10",
        "due_at": "2026-03-10T17:00:00",
    }


@pytest.mark.parametrize(
    "case",
    [
        None,
        5,
        {},
        {"op": "guess", "id": "x"},
        CASE | {"input": None},
        CASE | {"input": {}},
        CASE | {"input": {"start": "soon", "seconds": 1}},
        CASE | {"input": {"start": "2026-03-06T15:50:00", "seconds": "many"}},
        CASE | {"input": {"start": "9999-12-31T15:50:00", "seconds": 10**9}},
        CASE | {"input": {"start": "0001-01-01T00:00:00", "seconds": -(10**6)}},
        CASE | {"hours": {"mon": [[7, 8]]}},
        CASE | {"zone": "Mars/Base"},
        CASE | {"zone": None},
        CASE | {"op": "sla", "input": {"created": "2026-03-06T08:00:00", "events": 5}},
        CASE
        | {
            "op": "sla",
            "input": {"created": "2026-03-06T08:00:00", "solution_minutes": 5, "events": [["x", "y"]]},
        },
        CASE | {"op": "sla", "input": {"created": "2026-03-06T08:00:00"}},
        CASE | {"op": "is_holiday", "input": {"date": "2026-03-06", "holiday_ranges": [5]}},
        CASE | {"op": "delivery", "input": {"at": "2026-03-06T08:00:00", "cut_off": "2 pm"}},
        CASE | {"op": "delivery", "input": {"at": "2026-03-06T08:00:00", "cut_off": "14:00", "receiver": 1}},
        CASE | {"op": "local_to_instant", "input": {"date": "2026-03-06"}},
    ],
)
def test_what_cannot_be_answered_says_so_in_its_place(case):
    said = answer(case)
    assert set(said) == {"id", "error"}
    assert said["error"]


def test_every_operation_refuses_an_empty_question_without_a_crash():
    for name in OPERATIONS:
        assert "error" in answer(CASE | {"op": name, "input": {"nothing": 1}}), name


def test_the_command_answers_every_case_in_order_and_goes_on_after_a_bad_one(tmp_path, capsys):
    path = tmp_path / "cases.json"
    path.write_text(json.dumps([CASE, {"id": "c2", "op": "guess"}, CASE | {"id": "c3"}]), encoding="utf-8")
    assert main(["worktime", str(path), "--json"]) == 0
    answers = json.loads(capsys.readouterr().out)
    assert [one["id"] for one in answers] == ["c1", "c2", "c3"]
    assert "error" in answers[1]
    assert "result" not in answers[1]


@pytest.mark.parametrize("content", ["{", "{}", "5", "\x00"])
def test_a_file_that_holds_no_list_is_one_line_on_standard_error(tmp_path, capsys, content):
    path = tmp_path / "cases.json"
    path.write_text(content, encoding="utf-8")
    assert main(["worktime", str(path)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert str(path) in captured.err


def test_the_command_starts_without_django(tmp_path):
    path = tmp_path / "cases.json"
    path.write_text(json.dumps([CASE]), encoding="utf-8")
    program = (
        "import sys; from huolto.config.cli import main; status = main(['worktime', sys.argv[1]]); "
        "assert 'django' not in sys.modules; sys.exit(status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "2026-03-09T07:50:00" in done.stdout
