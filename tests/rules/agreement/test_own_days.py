"""Days of their own over an agreement's calendars: whose count where, and how a due time names them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from huolto.rules.agreement import Agreement, rate
from huolto.rules.agreement.own_days import OwnDays
from huolto.rules.explanation import render
from huolto.rules.worktime import DayException, Effect
from huolto.rules.worktime.hours import parse_spans
from rules.agreement.kit import agreement, happening

TEAM = """
[calendar.team]
hours = { mon-fri = ["08:00-16:00"] }

[calendar.school]
hours = { mon-fri = ["09:00-15:00"] }

[calendar.always]
hours = { mon-sun = ["00:00-24:00"] }
own_days = false

"""
INVENTORY = {"en": "Inventory", "fi": "Inventaario"}
DELIVERY = '[[target]]\nkind = "deliver"\ndue = "next-working-day"\ncut_off = "14:00"\ncalendar = "team"\n'


def off(first: date, count: int = 1, names: dict[str, str] | None = None, **more: object) -> DayException:
    named = tuple(sorted((names or INVENTORY).items()))
    return DayException(first, first + timedelta(days=count), names=named, **more)  # type: ignore[arg-type]


def target(clauses: str, at: str, days: OwnDays) -> tuple[str, str]:
    read: Agreement = agreement(TEAM + clauses).with_days(days)
    (found,) = rate([read], [happening("f", "fault", at, case="c")]).targets
    assert found.due_at is not None
    return found.due_at.replace(tzinfo=None).isoformat(timespec="minutes"), render(found.reason, "en")


def within(due: str, calendar: str = "team") -> str:
    return f'[[target]]\nkind = "respond"\ndue = "{due}"\ncalendar = "{calendar}"\n'


FRIDAY = date(2026, 3, 6)
MONDAY = date(2026, 3, 9)


def test_a_day_of_the_provider_moves_a_due_time_and_is_named():
    due, why = target(within("30 min"), "2026-03-05T15:50", OwnDays(provider=(off(FRIDAY),)))
    assert due == "2026-03-09T08:20"
    assert (
        "10\xa0min on Thursday, closed on Friday (own day: Inventory), closed on Saturday and Sunday" in why
    )
    assert "Own days:" not in why


def test_a_day_of_the_customer_does_not_close_the_providers_calendar():
    due, why = target(within("30 min"), "2026-03-05T15:50", OwnDays(customer=(off(FRIDAY),)))
    assert due == "2026-03-06T08:20"
    assert "Inventory" not in why


def test_what_comes_in_on_an_own_day_is_told_why_it_waits():
    due, why = target(within("30 min"), "2026-03-06T10:00", OwnDays(provider=(off(FRIDAY),)))
    assert due == "2026-03-09T08:30"
    assert why.endswith("Own days: closed on 6 Mar 2026 (Inventory).")


def test_working_days_pass_over_an_own_day():
    due, why = target(within("1 working day"), "2026-03-05T10:00", OwnDays(provider=(off(FRIDAY),)))
    assert due == "2026-03-09T10:00"
    assert why.endswith("Own days: closed on 6 Mar 2026 (Inventory).")


def test_the_same_working_day_is_the_next_one_after_an_own_day():
    days = OwnDays(provider=(off(FRIDAY),))
    due, why = target(within("close-of-same-working-day"), "2026-03-06T10:00", days)
    assert due == "2026-03-09T16:00"
    assert "Inventory" in why


def test_own_days_in_a_row_are_told_together():
    due, why = target(within("1 h"), "2026-03-06T15:30", OwnDays(provider=(off(MONDAY, 4),)))
    assert due == "2026-03-13T08:30"
    assert why.count("own day: Inventory") == 4
    long, told = target(within("5 working days"), "2026-03-06T15:30", OwnDays(provider=(off(MONDAY, 4),)))
    assert long == "2026-03-19T15:30"
    assert told.endswith("Own days: closed from 9 Mar 2026 to 12 Mar 2026 (Inventory).")


def test_shorter_hours_count_and_are_named():
    short = off(FRIDAY, effect=Effect.OPEN_HOURS, spans=parse_spans(["08:00-12:00"]))
    due, why = target(within("2 h"), "2026-03-06T11:00", OwnDays(provider=(short,)))
    assert due == "2026-03-09T09:00"
    assert why.endswith("Own days: other hours on 6 Mar 2026 (Inventory).")


def test_hours_taken_out_count_and_are_named():
    meeting = off(FRIDAY, effect=Effect.CLOSED_HOURS, spans=parse_spans(["11:00-13:00"]))
    due, why = target(within("1 h"), "2026-03-06T10:30", OwnDays(provider=(meeting,)))
    assert due == "2026-03-06T13:30"
    assert why.endswith("Own days: other hours on 6 Mar 2026 (Inventory).")


def test_an_own_day_on_a_weekend_is_not_worth_a_word():
    _due, why = target(within("1 h"), "2026-03-06T15:30", OwnDays(provider=(off(date(2026, 3, 7), 2),)))
    _days, told = target(
        within("1 working day"), "2026-03-06T15:30", OwnDays(provider=(off(date(2026, 3, 7), 2),))
    )
    assert "Own days:" not in why
    assert "Own days:" not in told


def test_a_line_that_is_always_there_follows_no_own_days():
    days = OwnDays(provider=(off(FRIDAY),))
    assert target(within("30 min", "always"), "2026-03-06T10:00", days)[0] == "2026-03-06T10:30"


@pytest.mark.parametrize(
    ("days", "due"),
    [
        (OwnDays(), "2026-03-09T16:00"),
        (OwnDays(customer=(off(MONDAY),)), "2026-03-10T16:00"),
        (OwnDays(provider=(off(MONDAY),)), "2026-03-09T16:00"),
        (OwnDays(provider=(off(FRIDAY),)), "2026-03-10T16:00"),
        (OwnDays(customer=(off(FRIDAY),)), "2026-03-09T16:00"),
        (OwnDays(provider=(off(FRIDAY),), customer=(off(date(2026, 3, 10)),)), "2026-03-11T16:00"),
    ],
    ids=["none", "receiver-closed", "sender-closed-later", "sender-closed", "receiver-before", "both"],
)
def test_the_senders_days_count_for_dispatch_the_receivers_for_arrival(days: OwnDays, due: str):
    assert target(DELIVERY, "2026-03-06T13:59", days)[0] == due


def test_a_delivery_names_the_days_that_held_it_up_and_no_others():
    days = OwnDays(
        provider=(off(FRIDAY), off(date(2026, 3, 10), names={"en": "Fire drill"})),
        customer=(off(date(2026, 3, 10), names={"en": "Sports day"}),),
    )
    assert target(DELIVERY, "2026-03-06T13:59", days)[1].endswith(
        "Own days: closed on 6 Mar 2026 (Inventory), closed on 10 Mar 2026 (Sports day)."
    )


def test_a_named_receiver_keeps_its_hours_and_gets_the_customers_days():
    keys = f'{DELIVERY}receiver = "school"\n'
    assert target(keys, "2026-03-06T10:00", OwnDays(customer=(off(MONDAY),)))[0] == "2026-03-10T15:00"


def test_the_name_is_told_in_the_readers_language():
    read = agreement(TEAM + within("1 working day")).with_days(OwnDays(provider=(off(FRIDAY),)))
    (found,) = rate([read], [happening("f", "fault", "2026-03-05T10:00", case="c")]).targets
    assert "Inventaario" in render(found.reason, "fi")
    assert "Inventory" in render(found.reason, "sv")


CHARGE = """
[[charge]]
id = "work"
code = "labour"
on = "work"
rate = { per_hour = "80" }
quantum = "60 min"
surcharge = [{ window = { outside = "team" }, percent = "50 %" }]
"""


def work_on(day: str, days: OwnDays, clauses: str = CHARGE) -> list[str]:
    read = agreement(TEAM + clauses).with_days(days)
    result = rate([read], [happening("w", "work", f"{day}T10:00", case="c", minutes=60)])
    return [f"{charge.clause} {charge.net}" for charge in result.charges]


def test_hours_that_cost_more_follow_the_providers_days():
    assert work_on("2026-03-06", OwnDays()) == ["work 80.00"]
    assert work_on("2026-03-06", OwnDays(customer=(off(FRIDAY),))) == ["work 80.00"]
    assert work_on("2026-03-06", OwnDays(provider=(off(FRIDAY),))) == ["work 120.00"]


def test_a_window_of_a_clause_and_of_the_intake_follow_the_providers_days():
    clauses = CHARGE.replace('on = "work"', 'on = "work"\nwindow = { inside = "team" }')
    assert work_on("2026-03-06", OwnDays(provider=(off(FRIDAY),)), clauses) == []
    intake = '[intake]\nwindow = { inside = "team" }\n'
    assert work_on("2026-03-06", OwnDays(provider=(off(FRIDAY),)), intake + CHARGE) == []
    assert work_on("2026-03-06", OwnDays(), intake + CHARGE) == ["work 80.00"]


def test_an_agreement_without_a_calendar_is_the_same_with_own_days():
    read = agreement()
    assert read.with_days(OwnDays(provider=(off(FRIDAY),))) is read


def test_a_calendar_refuses_a_word_for_own_days():
    with pytest.raises(Exception, match="expected true or false"):
        agreement('[calendar.team]\nhours = { mon-fri = ["08:00-16:00"] }\nown_days = "no"\n')


def test_the_agreement_itself_is_not_changed():
    read = agreement(TEAM + within("30 min"))
    read.with_days(OwnDays(provider=(off(FRIDAY),)))
    (found,) = rate([read], [happening("f", "fault", "2026-03-06T10:00", case="c")]).targets
    assert found.due_at == datetime(2026, 3, 6, 8, 30, tzinfo=UTC)
