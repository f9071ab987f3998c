"""Until when somebody is asked: in working days of their own side, told with the days that did not count."""

from datetime import UTC, date, datetime, timedelta
from importlib import import_module

import pytest
import time_machine
from django.apps import apps
from django.test import Client
from django.urls import reverse

from cast import Cast
from desk.test_approvals import chain, mails, one
from huolto.desk.approval_chain import chain_of
from huolto.desk.approval_plans import StepPlan
from huolto.desk.approval_times import why_until_in_words
from huolto.desk.commands.approvals_in_time import approvals_to_remind, give_more_time
from huolto.desk.models import Approval
from huolto.foundation.localisation import speaking
from huolto.parties.choices import DayEffect
from huolto.parties.models import CalendarDays, Organisation, Person

FRIDAY = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)
"""14:00 in Helsinki."""
TUESDAY = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def english(cast: Cast) -> None:
    Person.objects.of(cast.suopursu).update(language="en")
    cast.approver.language = "en"


def asked_on(cast: Cast, at: datetime, person: Person | None = None, **waits: int) -> Approval:
    with time_machine.travel(at, tick=False):
        chain(cast, StepPlan(asked=[one(person or cast.approver)], **waits))
    return Approval.objects.get()


def closed(cast: Cast, day: date, customer: Organisation | None) -> None:
    CalendarDays.objects.create(
        provider=cast.suopursu,
        customer=customer,
        name={"en": "Stocktaking", "fi": "Inventaario"},
        starts_on=day,
        ends_on=day + timedelta(days=1),
        effect=DayEffect.CLOSED,
    )


def words(approval: Approval, language: str = "en") -> str:
    with speaking(language, "Europe/Helsinki"):
        return why_until_in_words(Approval.objects.get(pk=approval.pk))


def test_two_working_days_from_friday_afternoon_are_over_on_tuesday(cast: Cast) -> None:
    approval = asked_on(cast, FRIDAY, answer_within_days=2)
    assert approval.ask_until == TUESDAY
    assert words(approval) == (
        "2\xa0working days after Friday, 6 Mar 2026, 14:00 is Tuesday, 10 Mar 2026, 14:00: "
        "closed on Saturday and Sunday."
    )


def test_a_holiday_of_the_approvers_country_does_not_count(cast: Cast) -> None:
    before_easter = datetime(2026, 4, 2, 9, 0, tzinfo=UTC)
    approval = asked_on(cast, before_easter, answer_within_days=2)
    assert approval.ask_until == datetime(2026, 4, 8, 9, 0, tzinfo=UTC)
    assert "holiday" in words(approval)


def test_days_of_the_approvers_own_side_count_and_those_of_the_other_do_not(cast: Cast) -> None:
    closed(cast, date(2026, 3, 10), None)
    assert asked_on(cast, FRIDAY, answer_within_days=2).ask_until == TUESDAY
    Approval.objects.all().delete()
    closed(cast, date(2026, 3, 9), cast.kaarnalahti)
    approval = asked_on(cast, FRIDAY, answer_within_days=2)
    assert approval.ask_until == TUESDAY + timedelta(days=1)
    assert "(own day: Stocktaking)" in words(approval)
    assert "Inventaario" in words(approval, "fi")


def test_our_own_people_are_asked_by_the_days_of_the_provider(cast: Cast) -> None:
    closed(cast, date(2026, 3, 9), None)
    approval = asked_on(cast, FRIDAY, cast.agent, answer_within_days=2)
    assert approval.ask_until == TUESDAY + timedelta(days=1)


def test_the_weekend_is_that_of_the_country(cast: Cast) -> None:
    Organisation.objects.filter(pk=cast.approver.organisation_id).update(country="IR")
    cast.approver.organisation.country = "IR"
    thursday = datetime(2026, 6, 11, 12, 0, tzinfo=UTC)
    assert asked_on(cast, thursday, answer_within_days=1).ask_until == datetime(
        2026, 6, 13, 12, 0, tzinfo=UTC
    )


def test_the_reminder_counts_working_days_back(cast: Cast) -> None:
    approval = asked_on(cast, FRIDAY, answer_within_days=2, remind_days_before=1)
    assert approval.remind_at == datetime(2026, 3, 9, 12, 0, tzinfo=UTC)
    assert approvals_to_remind(cast.suopursu, approval.remind_at - timedelta(minutes=1)) == []
    assert approvals_to_remind(cast.suopursu, approval.remind_at) == [approval.pk]


def test_asked_at_the_weekend_the_days_begin_with_the_next_working_day(cast: Cast) -> None:
    approval = asked_on(cast, FRIDAY + timedelta(days=1), answer_within_days=2)
    assert approval.ask_until == datetime(2026, 3, 10, 22, 0, tzinfo=UTC)
    assert words(approval).endswith("is Wednesday, 11 Mar 2026, 00:00: closed on Saturday and Sunday.")


def test_a_long_wait_counts_its_weekends(cast: Cast) -> None:
    assert words(asked_on(cast, FRIDAY, answer_within_days=10)).endswith(": closed for 4\xa0days.")


def test_the_mail_and_the_pages_say_why(cast: Cast, client: Client) -> None:
    approval = asked_on(cast, FRIDAY, answer_within_days=2)
    [mail] = mails(cast.approver)
    assert "closed on Saturday and Sunday" in mail.text
    assert "closed on Saturday and Sunday" in mail.html
    client.force_login(
        cast.user(cast.approver), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    page = client.get("/p/suopursu" + reverse("approval", args=[approval.pk]))
    assert "closed on Saturday and Sunday" in page.content.decode()
    with speaking("en", "Europe/Helsinki"):
        [step] = chain_of(approval.request)
    assert step.people[0].why_until is not None


def test_a_day_closed_later_gives_more_time_and_one_opened_takes_none(cast: Cast) -> None:
    approval = asked_on(cast, FRIDAY, answer_within_days=2, remind_days_before=1)
    closed(cast, date(2026, 3, 9), cast.kaarnalahti)
    assert give_more_time(cast.suopursu) == 1
    approval.refresh_from_db()
    assert approval.ask_until == TUESDAY + timedelta(days=1)
    assert approval.remind_at == TUESDAY
    CalendarDays.objects.all().delete()
    assert give_more_time(cast.suopursu) == 0
    approval.refresh_from_db()
    assert approval.ask_until == TUESDAY + timedelta(days=1)


def test_what_waits_when_this_comes_is_counted_anew(cast: Cast) -> None:
    approval = asked_on(cast, FRIDAY, answer_within_days=2, remind_days_before=1)
    elapsed = FRIDAY + timedelta(days=2)
    Approval.objects.update(ask_until=elapsed, remind_at=elapsed - timedelta(days=1), until_because={})
    migration = import_module("huolto.desk.migrations.0013_what_waits_counts_working_days")
    migration.count_working_days(apps, None)
    again = Approval.objects.get(pk=approval.pk)
    assert (again.ask_until, again.remind_at) == (approval.ask_until, approval.remind_at)
    assert again.until_because == approval.until_because
