"""Ways to reach the provider: who sees which, whether somebody answers now and why, who may change them."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from cast import Cast
from huolto.desk.channels import asking_here, channel_changes, channels_for
from huolto.desk.choices import ChannelKind, RequestKind
from huolto.desk.commands import ChannelFacts, add_channel, change_channel, finish_request, open_request
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible
from huolto.foundation.localisation import speaking
from huolto.parties.choices import DayEffect
from huolto.parties.commands import DaysFacts, add_calendar_days
from portal.test_device_pages import browser

AT = "/p/suopursu"


def facts(**changes: Any) -> ChannelFacts:
    given: dict[str, Any] = {
        "kind": ChannelKind.PHONE,
        "name": {"en": "IT desk"},
        "address": "000 000 1201",
        "hours": {"mon-fri": ["07:30-16:00"]},
        "holidays": ["FI"],
    }
    return ChannelFacts(**{**given, **changes})


def at(text: str) -> datetime:
    """A moment in Helsinki in winter."""
    return datetime.fromisoformat(f"{text}:00+02:00").astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "is_open", "changes"),
    [
        ("2026-11-27T07:29", False, "07:30"),
        ("2026-11-27T07:30", True, "16:00"),
        ("2026-11-27T15:59", True, "16:00"),
        ("2026-11-27T16:00", False, "Monday 07:30"),
        ("2026-12-23T10:00", True, "16:00"),
        ("2026-12-25T10:00", False, "Monday 07:30"),
    ],
)
def test_a_line_says_whether_it_is_open_and_until_when_or_from_when(
    cast: Cast, now: str, is_open: bool, changes: str
) -> None:
    add_channel(actor=cast.system(), facts=facts())
    with speaking("en", "Europe/Helsinki"):
        (line,) = channels_for(cast.suopursu, cast.kaarnalahti, at(now))
    assert (line.is_open, line.changes) == (is_open, changes)
    assert line.href == "tel:0000001201"
    assert line.hours == (("Mon–Fri", "07:30–16:00"),)


def test_the_reason_names_the_holiday(cast: Cast) -> None:
    add_channel(actor=cast.system(), facts=facts())
    with speaking("en", "Europe/Helsinki"):
        (line,) = channels_for(cast.suopursu, None, at("2026-12-25T10:00"))
    assert line.why is not None
    assert str(line.why.quote) == "25 Dec 2026, 10:00 is outside hours. Closed on 25 Dec 2026: Christmas Day."


def test_the_providers_days_that_differ_close_a_line_and_say_what_for(cast: Cast) -> None:
    add_channel(actor=cast.system(), facts=facts())
    day = DaysFacts(name={"en": "Company day", "fi": "Yrityspäivä"}, first_on=date(2026, 11, 27))
    add_calendar_days(actor=cast.system(), facts=day)
    with speaking("en", "Europe/Helsinki"):
        (line,) = channels_for(cast.suopursu, cast.kaarnalahti, at("2026-11-27T10:00"))
        (before,) = channels_for(cast.suopursu, cast.kaarnalahti, at("2026-11-26T17:00"))
    assert (line.is_open, line.changes, line.closed_for) == (False, "Monday 07:30", "Company day")
    assert line.why is not None
    assert str(line.why.quote) == ("27 Nov 2026, 10:00 is outside hours. Closed on 27 Nov 2026: Company day.")
    assert before.closed_for == ""
    assert (before.is_open, before.changes) == (False, "Monday 07:30")
    assert ("27 Nov 2026", "Closed, Company day") in [(fact.label, fact.value) for fact in line.why.facts]


def test_a_holiday_may_be_worked_on_and_an_emergency_line_has_no_days_that_differ(cast: Cast) -> None:
    add_channel(actor=cast.system(), facts=facts())
    add_channel(actor=cast.system(), facts=facts(position=1, follows_calendar=False))
    epiphany = DaysFacts(name={"en": "We work"}, first_on=date(2027, 1, 6), effect=DayEffect.OPEN)
    add_calendar_days(actor=cast.system(), facts=epiphany)
    with speaking("en", "Europe/Helsinki"):
        lines = channels_for(cast.suopursu, None, at("2027-01-06T10:00"))
    assert [line.is_open for line in lines] == [True, False]


def test_a_customers_own_days_close_no_line_of_the_provider(cast: Cast) -> None:
    add_channel(actor=cast.system(), facts=facts())
    day = DaysFacts(name={"en": "School holiday"}, first_on=date(2026, 11, 27))
    add_calendar_days(actor=cast.system(), facts=day, customer_id=cast.kaarnalahti.pk)
    with speaking("en", "Europe/Helsinki"):
        (line,) = channels_for(cast.suopursu, cast.kaarnalahti, at("2026-11-27T10:00"))
    assert line.is_open is True


def test_days_that_differ_are_asked_for_once_for_all_lines(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    for position in range(4):
        add_channel(actor=cast.system(), facts=facts(position=position))
    with django_assert_num_queries(2):
        assert len(channels_for(cast.suopursu, cast.kaarnalahti, at("2026-11-27T10:00"))) == 4


def test_persian_readers_get_their_week_and_digits(cast: Cast) -> None:
    add_channel(actor=cast.system(), facts=facts(hours={"sat-wed": ["08:00-16:30"]}, holidays=[]))
    with speaking("fa", "Europe/Helsinki"):
        (line,) = channels_for(cast.suopursu, None, at("2026-11-27T10:00"))
    assert line.hours == (("شنبه تا چهارشنبه", "۰۸:۰۰–۱۶:۳۰"),)
    assert line.changes == "شنبه ۰۸:۰۰"


def test_a_channel_of_a_customer_is_shown_there_and_below_and_nowhere_else(cast: Cast) -> None:
    add_channel(actor=cast.system(), facts=facts(customer_id=cast.kaarnalahti.pk))
    now = at("2026-11-27T10:00")
    shown = [
        len(channels_for(cast.suopursu, one, now))
        for one in (cast.kaarnalahti, cast.rantakoulu, cast.otavala, None)
    ]
    assert shown == [1, 1, 0, 0]
    assert channels_for(cast.payar, cast.sepidar, now) == []


def test_an_old_channel_goes_away_by_itself_on_its_day(cast: Cast) -> None:
    link = facts(
        kind=ChannelKind.LINK,
        address="https://old.example/",
        hours={},
        valid_from=date(2026, 11, 1),
        valid_until=date(2026, 12, 1),
    )
    add_channel(actor=cast.system(), facts=link)
    days = ("2026-10-31T12:00", "2026-11-01T12:00", "2026-11-30T23:59", "2026-12-01T00:00")
    shown = [len(channels_for(cast.suopursu, None, at(day))) for day in days]
    assert shown == [0, 1, 1, 0]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"address": "call me"}, "address"),
        ({"kind": ChannelKind.MAIL, "address": "desk@"}, "address"),
        ({"kind": ChannelKind.LINK, "address": "javascript:alert(1)"}, "address"),
        ({"hours": {"mon": ["7-16"]}}, "hours"),
        ({"holidays": ["24.12."]}, "holidays"),
        ({"zone": "Mars/Olympus"}, "zone"),
        ({"name": {}}, "name"),
        ({"valid_from": date(2026, 12, 1), "valid_until": date(2026, 11, 1)}, "valid_until"),
    ],
)
def test_what_cannot_be_used_is_refused_at_its_field(cast: Cast, wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        add_channel(actor=cast.system(), facts=facts(**wrong))
    assert refused.value.field == field


def test_managers_and_administrators_keep_them_and_nobody_else(cast: Cast) -> None:
    kept = add_channel(actor=cast.actor(cast.account_manager), facts=facts())
    for person in (cast.agent, cast.billing, cast.orderer):
        with pytest.raises(NotAllowed):
            add_channel(actor=cast.actor(person), facts=facts())
    with pytest.raises(NotVisible):
        change_channel(actor=cast.actor(cast.payar_administrator), channel_id=kept.pk, facts=facts())


def test_the_form_keeps_hours_typed_in_persian_and_says_who_changed_what(cast: Cast) -> None:
    client = browser(cast, cast.account_manager)
    typed = {
        "kind": "phone",
        "name_fi": "IT-tuki",
        "address": "۰۰۰ ۱۲",
        "mon": "۰۷:۳۰-۱۶:۰۰",
        "holidays": "FI",
    }
    assert client.post(AT + reverse("work_channel_new"), typed).status_code == 302
    with time_machine.travel(at("2026-11-30T08:00")), speaking("fi", "Europe/Helsinki"):
        (line,) = channels_for(cast.suopursu, None)
    assert (line.address, line.is_open, line.changes) == ("000 12", True, "16.00")
    change = channel_changes(cast.actor(cast.provider_administrator))[0]
    assert (change.name, change.by, change.is_new) == ("IT-tuki", cast.account_manager.name, True)
    assert client.post(AT + reverse("work_channel_new"), {**typed, "mon": "late"}).status_code == 422


def test_the_advice_has_a_figure_only_when_enough_was_done(cast: Cast) -> None:
    def done(count: int) -> None:
        for number in range(count):
            opened = at(f"2026-10-{number + 1:02d}T08:00")
            with time_machine.travel(opened):
                request = open_request(
                    actor=cast.system(),
                    kind=RequestKind.SERVICE_REQUEST,
                    title="Help",
                    customer=cast.kaarnalahti,
                    requester=cast.employee,
                )
            with time_machine.travel(at(f"2026-10-{number + 1:02d}T{9 + number:02d}:00")):
                finish_request(actor=cast.system(), request_id=request.pk)

    with speaking("en", "Europe/Helsinki"):
        done(4)
        assert asking_here(cast.suopursu, at("2026-11-27T10:00")) is None
        done(5)
        told = asking_here(cast.suopursu, at("2026-11-27T10:00"))
    assert told is not None
    assert told.half_within == "3\u00a0h"
    assert str(told.why.facts[0].value) == "9"
