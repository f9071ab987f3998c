"""Announcements: to whom, how long, on which pages, put away by whom."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from cast import Cast
from huolto.foundation.errors import InvalidInput, NotVisible, WrongState
from huolto.knowledge.commands import (
    AnnouncementFacts,
    announce,
    change_announcement,
    dismiss_announcement,
    withdraw_announcement,
)
from huolto.knowledge.models import Announcement, Dismissal
from huolto.knowledge.queries import bands_for, news_for
from huolto.parties.models import Person
from portal.test_device_pages import browser

NOW = timezone.now()


def told(cast: Cast, *, from_at: datetime | None = None, **facts: Any) -> Announcement:
    given = {
        "title": {"fi": "Verkkohäiriö"},
        "body": {},
        "from_at": from_at or NOW - timedelta(hours=1),
        **facts,
    }
    return announce(actor=cast.actor(cast.agent), facts=AnnouncementFacts(**given), at=NOW)


def titles(cast: Cast, person: Person, at: datetime = NOW) -> list[str]:
    return [one.title for one in news_for(cast.actor(person), at, 9)]


def test_it_is_shown_from_its_beginning_until_its_end_which_is_not_part_of_it(cast: Cast) -> None:
    begin, end = NOW + timedelta(hours=1), NOW + timedelta(hours=2)
    told(cast, from_at=begin, until_at=end)
    assert titles(cast, cast.employee, begin - timedelta(seconds=1)) == []
    assert titles(cast, cast.employee, begin) == ["Verkkohäiriö"]
    assert titles(cast, cast.employee, end) == []


def test_pinned_ones_come_first_then_the_newest(cast: Cast) -> None:
    told(cast, title={"fi": "Vanha"}, from_at=NOW - timedelta(days=3), is_pinned=True)
    told(cast, title={"fi": "Keski"}, from_at=NOW - timedelta(days=2))
    told(cast, title={"fi": "Uusi"}, from_at=NOW - timedelta(days=1))
    assert titles(cast, cast.employee) == ["Vanha", "Uusi", "Keski"]


def test_it_reaches_whom_it_is_meant_for(cast: Cast) -> None:
    told(cast, title={"fi": "Kaupunki"}, customer_ids=(cast.kaarnalahti.pk,))
    told(cast, title={"fi": "Väki"}, readers="staff")
    assert titles(cast, cast.teacher) == ["Kaupunki"]
    assert titles(cast, cast.other_employee) == []
    # Staff read what customers named are told, for they are asked about it.
    assert set(titles(cast, cast.billing)) == {"Kaupunki", "Väki"}
    assert titles(cast, cast.sepidar_orderer) == []


def test_a_disruption_is_a_band_and_news_are_not(cast: Cast) -> None:
    told(cast, kind="news")
    assert bands_for(cast.actor(cast.employee), NOW) == []
    told(cast, kind="maintenance", title={"fi": "Huolto"})
    told(cast, kind="disruption", severity="major", title={"fi": "Katko"})
    assert [one.title for one in bands_for(cast.actor(cast.employee), NOW)] == ["Katko", "Huolto"]


def test_a_band_put_away_is_gone_for_this_person_only_and_stays_among_the_news(cast: Cast) -> None:
    one = told(cast, kind="disruption")
    for _twice in range(2):
        dismiss_announcement(actor=cast.actor(cast.employee), announcement_id=one.pk)
    assert Dismissal.objects.count() == 1
    assert bands_for(cast.actor(cast.employee), NOW) == []
    assert len(bands_for(cast.actor(cast.orderer), NOW)) == 1
    assert titles(cast, cast.employee) == ["Verkkohäiriö"]


def test_what_one_may_not_read_cannot_be_put_away(cast: Cast) -> None:
    one = told(cast, kind="disruption", readers="staff")
    with pytest.raises(NotVisible):
        dismiss_announcement(actor=cast.actor(cast.employee), announcement_id=one.pk)


def test_it_can_be_changed_and_withdrawn_once(cast: Cast) -> None:
    one = told(cast)
    agent = cast.actor(cast.agent)
    facts = AnnouncementFacts(title={"fi": "Korjattu"}, body={}, from_at=one.from_at)
    change_announcement(actor=agent, announcement_id=one.pk, facts=facts)
    assert titles(cast, cast.employee) == ["Korjattu"]
    withdraw_announcement(actor=agent, announcement_id=one.pk, at=NOW)
    assert titles(cast, cast.employee) == []
    with pytest.raises(WrongState):
        withdraw_announcement(actor=agent, announcement_id=one.pk, at=NOW)


def test_it_ends_after_it_begins_and_speaks_the_language_of_the_house(cast: Cast) -> None:
    with pytest.raises(InvalidInput) as refused:
        told(cast, until_at=NOW - timedelta(hours=1))
    assert refused.value.field == "until_at"
    with pytest.raises(InvalidInput) as refused:
        told(cast, title={"en": "Trouble"})
    assert refused.value.field == "title"
    with pytest.raises(NotVisible):
        announce(
            actor=cast.actor(cast.technician),
            facts=AnnouncementFacts(title={"fi": "x"}, body={}, from_at=NOW),
            at=NOW,
        )


def test_the_band_stands_on_every_page_of_both_faces_and_is_put_away_by_a_button(cast: Cast) -> None:
    one = told(cast, kind="disruption", severity="major")
    for person, base in ((cast.orderer, "/p/suopursu"), (cast.billing, "/p/suopursu/work")):
        client = browser(cast, person)
        for path in ("/", "/devices/"):
            page = client.get(f"{base}{path}").content.decode()
            assert "h-band bad" in page, path
        sent = client.post(f"{base}/news/{one.pk}/dismiss/", {"next": f"{base}/devices/"})
        assert sent["Location"] == f"{base}/devices/"
        assert "h-band" not in client.get(f"{base}/devices/").content.decode()
        assert "Verkkohäiriö" in client.get(f"{base}/news/").content.decode()


def test_putting_away_never_leads_to_another_host(cast: Cast) -> None:
    one = told(cast, kind="disruption")
    client = browser(cast, cast.orderer)
    sent = client.post(f"/p/suopursu/news/{one.pk}/dismiss/", {"next": "//evil.example/"})
    assert sent["Location"] == "/p/suopursu/news/"


def test_news_stand_on_both_home_pages(cast: Cast) -> None:
    told(cast, title={"fi": "Uusi kauppa", "en": "A new shop"})
    for person, path in ((cast.employee, "/p/suopursu/"), (cast.billing, "/p/suopursu/work/")):
        assert "A new shop" in browser(cast, person).get(path).content.decode()
