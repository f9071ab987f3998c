"""The days of a version: taken back before it begins, ended, renewed."""

from datetime import date, timedelta

import pytest

from agreements.test_versions import activate, draft, in_force, source
from cast import Cast
from huolto.agreements.access import versions_visible_to
from huolto.agreements.commands import activate_version, end_version, renew_version, withdraw_version
from huolto.agreements.models import AgreementVersion
from huolto.charges.models import RatingDue
from huolto.foundation.errors import InvalidInput, NotAllowed, WrongState
from huolto.parties.queries import today_at

pytestmark = pytest.mark.django_db

SINCE = date(2026, 1, 1)
TERM = source(more="term = { from = 2026-01-01, to = 2027-01-01 }")


def coming(cast: Cast, days: int = 40) -> date:
    return today_at(cast.suopursu) + timedelta(days=days)


def test_a_version_taken_back_before_it_begins_lets_the_earlier_one_go_on(cast: Cast) -> None:
    activate(cast, source("18.40"), SINCE)
    later = activate(cast, source("19"), coming(cast))
    assert in_force(cast)[1] == (SINCE, coming(cast))
    taken = withdraw_version(actor=cast.system(), version=later)
    assert in_force(cast)[1] == (SINCE, None)
    assert taken.in_force.isempty
    assert taken.withdrawn_at is not None


def test_an_end_that_was_there_before_comes_back(cast: Cast) -> None:
    activate(cast, source("18.40"), SINCE, coming(cast, 90))
    later = activate(cast, source("19"), coming(cast))
    withdraw_version(actor=cast.system(), version=later)
    assert in_force(cast)[1] == (SINCE, coming(cast, 90))


def test_an_end_that_was_changed_since_is_not_undone(cast: Cast) -> None:
    first = activate(cast, source("18.40"), SINCE)
    later = activate(cast, source("19"), coming(cast))
    end_version(actor=cast.system(), version=first, until_on=coming(cast, 20))
    withdraw_version(actor=cast.system(), version=later)
    assert in_force(cast)[1] == (SINCE, coming(cast, 20))


def test_one_replaced_from_its_own_first_day_comes_back_whole(cast: Cast) -> None:
    activate(cast, source("18.40"), coming(cast), coming(cast, 80))
    later = activate(cast, source("19"), coming(cast))
    withdraw_version(actor=cast.system(), version=later)
    assert in_force(cast)[1] == (coming(cast), coming(cast, 80))


@pytest.mark.parametrize("days", [0, -5])
def test_what_has_begun_is_not_taken_back(cast: Cast, days: int) -> None:
    version = activate(cast, source(), coming(cast, days))
    with pytest.raises(WrongState):
        withdraw_version(actor=cast.system(), version=version)


def test_a_draft_and_one_taken_back_have_no_days_to_change(cast: Cast) -> None:
    for version in (draft(cast, source()), activate(cast, source("19"), coming(cast))):
        if version.state == "active":
            withdraw_version(actor=cast.system(), version=version)
        with pytest.raises(WrongState):
            withdraw_version(actor=cast.system(), version=version)
        with pytest.raises(WrongState):
            end_version(actor=cast.system(), version=version, until_on=coming(cast, 90))


def test_a_version_ends_on_a_day_and_what_follows_is_rated_again(cast: Cast) -> None:
    version = activate(cast, source(), SINCE)
    RatingDue.objects.all().delete()
    end_version(actor=cast.system(), version=version, until_on=date(2026, 3, 1))
    assert in_force(cast)[1] == (SINCE, date(2026, 3, 1))
    due = RatingDue.objects.get()
    assert (due.customer_id, due.from_on) == (cast.kaarnalahti.pk, date(2026, 3, 1))


@pytest.mark.parametrize("until_on", [date(2025, 12, 31), SINCE, date(2026, 6, 1), date(2026, 7, 1)])
def test_an_end_lies_after_the_beginning_and_before_the_end_there_is(cast: Cast, until_on: date) -> None:
    version = activate(cast, source(), SINCE, date(2026, 6, 1))
    with pytest.raises(InvalidInput) as refused:
        end_version(actor=cast.system(), version=version, until_on=until_on)
    assert refused.value.field == "until_on"


@pytest.mark.parametrize("until_on", [date(2027, 6, 1), None])
def test_a_version_is_renewed_until_a_day_or_without_an_end(cast: Cast, until_on: date | None) -> None:
    version = activate(cast, source(), SINCE, date(2026, 6, 1))
    RatingDue.objects.all().delete()
    renew_version(actor=cast.system(), version=version, until_on=until_on)
    assert in_force(cast)[1] == (SINCE, until_on)
    assert RatingDue.objects.get().from_on == date(2026, 6, 1)


def test_a_renewal_does_not_meet_a_later_version(cast: Cast) -> None:
    version = activate(cast, source(), SINCE, date(2026, 6, 1))
    activate(cast, source("19"), date(2026, 9, 1))
    with pytest.raises(InvalidInput, match="Version 2 is in force from"):
        renew_version(actor=cast.system(), version=version, until_on=date(2026, 10, 1))
    renew_version(actor=cast.system(), version=version, until_on=date(2026, 9, 1))
    assert in_force(cast) == {1: (SINCE, date(2026, 9, 1)), 2: (date(2026, 9, 1), None)}


def test_a_term_that_the_text_agrees_on_is_renewed_by_a_new_text(cast: Cast) -> None:
    version = activate(cast, TERM, SINCE, date(2026, 6, 1))
    with pytest.raises(InvalidInput, match="Write a new version"):
        renew_version(actor=cast.system(), version=version, until_on=date(2027, 6, 1))
    renew_version(actor=cast.system(), version=version, until_on=date(2027, 1, 1))
    assert in_force(cast)[1] == (SINCE, date(2027, 1, 1))


def test_what_has_no_end_or_would_end_earlier_is_not_renewed(cast: Cast) -> None:
    version = activate(cast, source(), SINCE)
    with pytest.raises(WrongState):
        renew_version(actor=cast.system(), version=version, until_on=date(2027, 1, 1))
    end_version(actor=cast.system(), version=version, until_on=date(2026, 6, 1))
    with pytest.raises(InvalidInput):
        renew_version(actor=cast.system(), version=version, until_on=date(2026, 5, 1))


@pytest.mark.parametrize("role", ["account_manager", "billing", "customer_administrator"])
def test_only_who_puts_in_force_changes_days(cast: Cast, role: str) -> None:
    version = activate(cast, source(), coming(cast), coming(cast, 90))
    actor = cast.actor(getattr(cast, role))
    for change in (
        lambda: withdraw_version(actor=actor, version=version),
        lambda: end_version(actor=actor, version=version, until_on=coming(cast, 60)),
        lambda: renew_version(actor=actor, version=version),
    ):
        with pytest.raises(NotAllowed):
            change()


def test_one_taken_back_may_be_written_and_put_in_force_anew(cast: Cast) -> None:
    later = activate(cast, source("19"), coming(cast))
    withdraw_version(actor=cast.system(), version=later)
    again = draft(cast, AgreementVersion.objects.get(pk=later.pk).source)
    activate_version(actor=cast.system(), version=again, from_on=coming(cast, 50))
    assert in_force(cast)[2] == (coming(cast, 50), None)


def test_a_customer_does_not_read_what_was_taken_back(cast: Cast) -> None:
    first = activate(cast, source("18.40"), SINCE)
    later = activate(cast, source("19"), coming(cast))
    reader = cast.actor(cast.orderer)
    assert versions_visible_to(reader).count() == 2
    withdraw_version(actor=cast.system(), version=later)
    assert list(versions_visible_to(reader)) == [first]
