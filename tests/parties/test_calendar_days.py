"""Days that differ: who keeps whose, what may be written, calendar files taken in twice, and what the rules are given."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test.utils import CaptureQueriesContext

from cast import Cast
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible
from huolto.parties.calendar_days import (
    calendar_days,
    changes_of_days,
    days_to_change,
    exception_days,
    import_plan,
    sources_of,
    working_calendar,
)
from huolto.parties.choices import DayEffect
from huolto.parties.commands import (
    DaysFacts,
    add_calendar_days,
    change_calendar_days,
    import_calendar_days,
    remove_calendar_days,
)
from huolto.parties.models import CalendarDays
from huolto.rules.worktime import DayException, Effect, is_open
from huolto.rules.worktime.hours import Span

START, END = date(2026, 1, 1), date(2029, 1, 1)
EVE = date(2026, 12, 24)
FINNISH = {"hours": {"mon-fri": ["08:00-16:00"]}, "holidays": "FI"}


def facts(**changes: Any) -> DaysFacts:
    return DaysFacts(**{"name": {"en": "Christmas Eve"}, "first_on": EVE, **changes})


def one(first: date, count: int = 1, name: str = "Day off", **more: Any) -> DayException:
    return DayException(first, first + timedelta(days=count), name, **more)


def take_in(cast: Cast, days: list[DayException], **more: Any) -> Any:
    given = {"customer_id": None, "source": "days.ics", "start": START, "end": END, **more}
    return import_calendar_days(actor=given.pop("actor", cast.system()), days=days, **given)


def test_one_day_is_written_without_its_last(cast: Cast) -> None:
    kept = add_calendar_days(actor=cast.actor(cast.provider_administrator), facts=facts())
    assert (kept.starts_on, kept.ends_on, kept.effect, kept.source) == (EVE, date(2026, 12, 25), "closed", "")


def test_hours_are_kept_as_the_rules_write_them_and_only_where_the_effect_has_any(cast: Cast) -> None:
    given = facts(effect=DayEffect.OPEN_HOURS, hours=["12:00-14:00", " 08:00-11:00 "])
    assert add_calendar_days(actor=cast.system(), facts=given).hours == ["08:00-11:00", "12:00-14:00"]
    closed = facts(effect=DayEffect.CLOSED, hours=["08:00-11:00"])
    assert add_calendar_days(actor=cast.system(), facts=closed).hours == []


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": {"en": "  "}}, "name"),
        ({"last_on": date(2026, 12, 23)}, "last_on"),
        ({"last_on": date(2027, 12, 25)}, "last_on"),
        ({"effect": "shut"}, "effect"),
        ({"effect": "open_hours"}, "hours"),
        ({"effect": "closed_hours", "hours": ["8-12"]}, "hours"),
    ],
)
def test_what_cannot_be_used_is_refused_at_its_field(cast: Cast, wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        add_calendar_days(actor=cast.system(), facts=facts(**wrong))
    assert refused.value.field == field
    assert not CalendarDays.objects.exists()


def test_the_database_refuses_days_that_end_before_they_begin(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        CalendarDays.objects.create(provider=cast.suopursu, starts_on=EVE, ends_on=EVE)


def test_the_providers_days_are_kept_by_its_administrator_alone(cast: Cast) -> None:
    kept = add_calendar_days(actor=cast.actor(cast.provider_administrator), facts=facts())
    for person in (cast.agent, cast.account_manager, cast.customer_administrator, cast.orderer):
        actor = cast.actor(person)
        with pytest.raises(NotAllowed):
            add_calendar_days(actor=actor, facts=facts())
        with pytest.raises(NotVisible):
            change_calendar_days(actor=actor, days_id=kept.pk, facts=facts(name={"en": "Mine"}))
        with pytest.raises(NotVisible):
            remove_calendar_days(actor=actor, days_id=kept.pk)
    kept.refresh_from_db()
    assert kept.name == {"en": "Christmas Eve"}


def test_a_customers_days_are_kept_by_its_administrator_and_the_providers(cast: Cast) -> None:
    own = cast.actor(cast.customer_administrator)
    kept = add_calendar_days(actor=own, facts=facts(), customer_id=cast.kaarnalahti.pk)
    change_calendar_days(
        actor=cast.actor(cast.provider_administrator), days_id=kept.pk, facts=facts(name={"en": "Eve"})
    )
    assert days_to_change(own, kept.pk).name == {"en": "Eve"}
    for person in (cast.orderer, cast.agent, cast.other_administrator):
        with pytest.raises(NotVisible):
            add_calendar_days(actor=cast.actor(person), facts=facts(), customer_id=cast.kaarnalahti.pk)
        with pytest.raises(NotVisible):
            days_to_change(cast.actor(person), kept.pk)
    with pytest.raises(NotVisible):
        add_calendar_days(actor=own, facts=facts(), customer_id=cast.otavala.pk)
    with pytest.raises(NotVisible):
        add_calendar_days(actor=cast.system(), facts=facts(), customer_id=cast.sepidar.pk)


def test_people_see_the_providers_days_and_their_own_organisations(cast: Cast) -> None:
    add_calendar_days(actor=cast.system(), facts=facts())
    add_calendar_days(actor=cast.system(), facts=facts(), customer_id=cast.kaarnalahti.pk)
    add_calendar_days(actor=cast.system(), facts=facts(), customer_id=cast.otavala.pk)

    def seen(person: Any, customer: Any) -> int:
        return len(calendar_days(cast.actor(person), customer, start=START, end=END))

    assert [seen(cast.employee, one) for one in (None, cast.kaarnalahti, cast.otavala)] == [1, 1, 0]
    assert [seen(cast.agent, one) for one in (None, cast.kaarnalahti, cast.otavala)] == [1, 1, 1]
    assert seen(cast.sepidar_orderer, None) == 0


def test_a_part_of_an_organisation_has_the_days_of_the_whole_and_its_own_count(cast: Cast) -> None:
    whole = add_calendar_days(actor=cast.system(), facts=facts(), customer_id=cast.kaarnalahti.pk)
    own = facts(effect=DayEffect.OPEN, name={"en": "School is open"})
    add_calendar_days(actor=cast.system(), facts=own, customer_id=cast.rantakoulu.pk)
    found = exception_days(cast.suopursu, cast.rantakoulu, start=START, end=END)
    assert [day.name for day in found] == ["Christmas Eve", "School is open"]
    assert [day.name for day in exception_days(cast.suopursu, cast.kaarnalahti, start=START, end=END)] == [
        "Christmas Eve"
    ]
    assert exception_days(cast.suopursu, start=START, end=END) == ()
    assert whole.customer_id == cast.kaarnalahti.pk


def test_only_days_that_touch_the_time_asked_for_are_given_half_open(cast: Cast) -> None:
    add_calendar_days(actor=cast.system(), facts=facts(last_on=date(2026, 12, 26)))

    def found(start: date, end: date) -> int:
        return len(exception_days(cast.suopursu, start=start, end=end))

    asked = [
        (date(2026, 12, 26), date(2026, 12, 30)),
        (date(2026, 12, 27), date(2026, 12, 30)),
        (date(2026, 12, 1), date(2026, 12, 24)),
        (date(2026, 12, 1), date(2026, 12, 25)),
    ]
    assert [found(*one) for one in asked] == [1, 0, 0, 1]


def test_a_table_of_an_agreement_becomes_a_calendar_that_knows_holidays_and_own_days(cast: Cast) -> None:
    add_calendar_days(actor=cast.system(), facts=facts(first_on=date(2026, 11, 27), name={"en": "Move"}))
    epiphany = facts(first_on=date(2027, 1, 6), effect=DayEffect.OPEN, name={"en": "We work"})
    add_calendar_days(actor=cast.system(), facts=epiphany)
    calendar = working_calendar(cast.suopursu, FINNISH, start=START, end=END)
    opened = [
        is_open(calendar, datetime.fromisoformat(f"{day}T10:00+02:00").astimezone(UTC))
        for day in ("2026-11-26", "2026-11-27", "2026-12-25", "2027-01-06")
    ]
    assert opened == [True, False, False, True]


def test_names_are_in_the_language_asked_for_else_in_the_providers(cast: Cast) -> None:
    add_calendar_days(actor=cast.system(), facts=facts(name={"fi": "Jouluaatto", "sv": "Julafton"}))
    names = [
        exception_days(cast.suopursu, start=START, end=END, language=language)[0].name
        for language in ("sv", "nb", None)
    ]
    assert names == ["Julafton", "Jouluaatto", "Jouluaatto"]


def test_the_same_file_twice_doubles_nothing(cast: Cast) -> None:
    days = [one(EVE), one(date(2027, 5, 1), 2, effect=Effect.CLOSED_HOURS, spans=(Span(600, 720),))]
    first, second = take_in(cast, days), take_in(cast, days)
    assert (len(first.added), first.kept) == (2, 0)
    assert (second.added, second.removed, second.kept) == ((), (), 2)
    assert exception_days(cast.suopursu, start=START, end=END) == tuple(days)


def test_what_vanished_from_the_file_is_shown_and_removed_and_nothing_else(cast: Cast) -> None:
    by_hand = add_calendar_days(actor=cast.system(), facts=facts(first_on=date(2026, 6, 1)))
    take_in(cast, [one(date(2026, 7, 1))], source="other.ics")
    take_in(cast, [one(EVE), one(date(2027, 5, 1))])
    take_in(cast, [one(date(2026, 8, 1))], customer_id=cast.kaarnalahti.pk)
    plan = import_plan(cast.system(), None, source="days.ics", days=[one(EVE)], start=START, end=END)
    assert [row.starts_on for row in plan.removed] == [date(2027, 5, 1)]
    assert (plan.added, plan.kept) == ((), 1)
    assert CalendarDays.objects.count() == 5
    take_in(cast, [one(EVE)])
    left = CalendarDays.objects.order_by("starts_on").values_list("starts_on", flat=True)
    assert list(left) == [by_hand.starts_on, date(2026, 7, 1), date(2026, 8, 1), EVE]


def test_days_before_the_time_that_was_read_stay(cast: Cast) -> None:
    take_in(cast, [one(date(2026, 2, 1)), one(EVE)])
    plan = take_in(cast, [one(EVE)], start=date(2026, 3, 1))
    assert (plan.removed, plan.kept) == ((), 1)


def test_what_is_there_by_hand_is_not_added_again_and_what_was_changed_by_hand_stays(cast: Cast) -> None:
    add_calendar_days(actor=cast.system(), facts=facts())
    assert take_in(cast, [one(EVE)]).added == ()
    take_in(cast, [one(date(2027, 5, 1))])
    row = CalendarDays.objects.get(source="days.ics")
    change_calendar_days(
        actor=cast.system(), days_id=row.pk, facts=facts(first_on=date(2027, 5, 2), name={"en": "Moved"})
    )
    assert take_in(cast, []).removed == ()
    assert CalendarDays.objects.filter(starts_on=date(2027, 5, 2)).exists()


def test_a_day_renamed_in_the_file_is_renamed_here(cast: Cast) -> None:
    take_in(cast, [one(EVE, name="Eve")])
    plan = take_in(cast, [one(EVE, name="Christmas Eve")])
    assert (len(plan.added), len(plan.removed)) == (1, 1)
    assert CalendarDays.objects.get().name == {"fi": "Christmas Eve"}


def test_the_same_day_twice_in_a_file_comes_once_and_one_without_a_name_is_called_as_the_file(
    cast: Cast,
) -> None:
    take_in(cast, [one(EVE, name=""), one(EVE, name="again")])
    assert CalendarDays.objects.get().name == {"fi": "days.ics"}
    assert take_in(cast, [one(EVE, name="")]).kept == 1


def test_files_are_taken_in_by_whoever_keeps_the_days(cast: Cast) -> None:
    own = cast.actor(cast.customer_administrator)
    take_in(cast, [one(EVE)], actor=own, customer_id=cast.kaarnalahti.pk)
    assert sources_of(own, cast.kaarnalahti) == ["days.ics"]
    with pytest.raises(NotAllowed):
        take_in(cast, [one(EVE)], actor=own)
    with pytest.raises(NotVisible):
        take_in(cast, [one(EVE)], actor=own, customer_id=cast.otavala.pk)
    assert CalendarDays.objects.count() == 1


def test_history_says_who_changed_which_days(cast: Cast) -> None:
    actor = cast.actor(cast.provider_administrator)
    kept = add_calendar_days(actor=actor, facts=facts())
    change_calendar_days(actor=actor, days_id=kept.pk, facts=facts(name={"en": "Eve"}))
    remove_calendar_days(actor=actor, days_id=kept.pk)
    changes = changes_of_days(actor, None)
    assert [(change.what, change.name) for change in changes] == [
        ("delete", "Eve"), ("update", "Eve"), ("insert", "Christmas Eve")
    ]  # fmt: skip
    assert {change.by for change in changes} == {cast.provider_administrator.name}
    with pytest.raises(NotAllowed):
        changes_of_days(cast.actor(cast.agent), None)


def test_days_are_one_query_however_many(cast: Cast, django_assert_num_queries: Any) -> None:
    take_in(cast, [one(date(2026, 1, 1) + timedelta(days=2 * number)) for number in range(300)])
    with django_assert_num_queries(1):
        assert len(exception_days(cast.suopursu, cast.rantakoulu, start=START, end=END)) == 0
    with django_assert_num_queries(1):
        assert len(exception_days(cast.suopursu, start=START, end=END)) == 300


def test_a_file_is_taken_in_by_few_queries_however_long(cast: Cast) -> None:
    from django.db import connection

    days = [one(date(2026, 1, 1) + timedelta(days=2 * number)) for number in range(400)]
    with CaptureQueriesContext(
        connection,
    ) as captured:
        take_in(cast, days)
    assert len(captured) < 15
