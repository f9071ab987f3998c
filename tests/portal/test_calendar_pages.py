"""Calendars on pages: a year with holidays by name, days added, changed and removed, calendar files taken in and given out."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cast import Cast
from huolto.parties.commands import DaysFacts, add_calendar_days
from huolto.parties.models import CalendarDays
from portal.test_device_pages import browser

WORK = "/p/suopursu/work/calendar/"
PORTAL = "/p/suopursu/calendar/"
EVE = date(2026, 12, 24)
FILE = b"""BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1
DTSTART;VALUE=DATE:20261224
SUMMARY:Christmas Eve
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART:20261130T120000
DTEND:20261130T140000
SUMMARY:Staff meeting
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture(autouse=True)
def _in_november() -> Any:
    with time_machine.travel("2026-11-28T12:00:00Z", tick=False):
        yield


def posted(**changes: Any) -> dict[str, Any]:
    return {"name_fi": "Jouluaatto", "first_on": "2026-12-24", "effect": "closed", **changes}


def file_named(name: str = "days.ics", content: bytes = FILE) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "text/calendar")


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_the_year_shows_holidays_by_name_the_weekend_and_own_days(cast: Cast) -> None:
    day = DaysFacts(name={"fi": "Yrityspäivä", "en": "Company day"}, first_on=date(2026, 11, 27))
    add_calendar_days(actor=cast.system(), facts=day)
    page = text(browser(cast, cast.provider_administrator).get(WORK))
    for said in (
        "Christmas Day",
        "Epiphany",
        "Company day",
        "27 Nov 2026",
        "Saturday · Sunday",
        "November 2026",
    ):
        assert said in page
    before = browser(cast, cast.provider_administrator).get(f"{WORK}?year=2025").context["year"]
    assert (before.label, before.own) == ("2025", 0)


def test_a_persian_reader_gets_a_jalali_year_and_persian_names(cast: Cast) -> None:
    client = browser(cast, cast.payar_administrator)
    client.post("/p/payar/language/", {"language": "fa"})
    page = text(client.get("/p/payar/work/calendar/", headers={"accept-language": "fa"}))
    for said in ("۱۴۰۵", "فروردین ۱۴۰۵", "جمعه"):
        assert said in page
    assert "2026" not in page.split("<main", 1)[1].split("</main", 1)[0].replace("data-today", "")


def test_days_are_added_changed_and_removed(cast: Cast) -> None:
    client = browser(cast, cast.provider_administrator)
    answer = client.post(f"{WORK}new/", posted(last_on="2026-12-26"))
    assert (answer.status_code, answer.url) == (302, f"{WORK}?year=2026")
    kept = CalendarDays.objects.get()
    assert (kept.customer_id, kept.starts_on, kept.ends_on) == (None, EVE, date(2026, 12, 27))
    client.post(f"{WORK}{kept.pk}/", posted(effect="open_hours", hours="08:00–11:00، ۱۲:۰۰-13:00"))
    kept.refresh_from_db()
    assert (kept.hours, kept.ends_on) == (["08:00-11:00", "12:00-13:00"], date(2026, 12, 25))
    assert client.post(f"{WORK}{kept.pk}/remove/").status_code == 302
    assert not CalendarDays.objects.exists()


def test_what_cannot_be_used_is_shown_at_its_field_with_what_was_written(cast: Cast) -> None:
    client = browser(cast, cast.provider_administrator)
    answer = client.post(f"{WORK}new/", posted(effect="open_hours", hours="8-11"))
    assert answer.status_code == 422
    assert "Write hours as in 07:30-16:00" in text(answer)
    assert answer.context["form"]["hours"].value() == "8-11"
    assert client.post(f"{WORK}new/", posted(name_fi="")).status_code == 422
    assert not CalendarDays.objects.exists()


def test_a_file_is_shown_first_and_taken_in_when_confirmed(cast: Cast) -> None:
    client = browser(cast, cast.provider_administrator)
    shown = client.post(f"{WORK}import/", {"file": file_named()})
    assert shown.status_code == 200
    assert "Christmas Eve" in text(shown)
    assert "Closed 12:00–14:00" in text(shown)
    assert not CalendarDays.objects.exists()
    answer = client.post(f"{WORK}import/", {"plan": shown.context["signed"]})
    assert answer.status_code == 302
    kept = CalendarDays.objects.order_by("starts_on")
    assert [(row.name, row.hours, row.source) for row in kept] == [
        ({"fi": "Staff meeting"}, ["12:00-14:00"], "days.ics"),
        ({"fi": "Christmas Eve"}, [], "days.ics"),
    ]


def test_the_same_file_again_changes_nothing_also_when_the_browser_has_renamed_it(cast: Cast) -> None:
    client = browser(cast, cast.provider_administrator)
    signed = client.post(f"{WORK}import/", {"file": file_named()}).context["signed"]
    for _ in range(2):
        client.post(f"{WORK}import/", {"plan": signed})
    again = client.post(f"{WORK}import/", {"file": file_named("days (1).ics")})
    assert "Everything in this file is here already." in text(again)
    assert CalendarDays.objects.count() == 2


def test_what_vanished_from_the_file_is_shown_before_it_is_removed(cast: Cast) -> None:
    client = browser(cast, cast.provider_administrator)
    client.post(
        f"{WORK}import/", {"plan": client.post(f"{WORK}import/", {"file": file_named()}).context["signed"]}
    )
    shorter = FILE.replace(FILE[FILE.index(b"BEGIN:VEVENT\nUID:2") : FILE.index(b"END:VCALENDAR")], b"")
    shown = client.post(f"{WORK}import/", {"file": file_named("2027.ics", shorter), "source": "days.ics"})
    assert [name for _when, name, _what in shown.context["removed"]] == ["Staff meeting"]
    assert CalendarDays.objects.count() == 2
    client.post(f"{WORK}import/", {"plan": shown.context["signed"]})
    assert [row.name for row in CalendarDays.objects.all()] == [{"fi": "Christmas Eve"}]


def test_a_wrong_file_is_answered_at_its_field_with_the_line(cast: Cast) -> None:
    client = browser(cast, cast.provider_administrator)
    answer = client.post(f"{WORK}import/", {"file": file_named(content=FILE.replace(b"20261224", b"soon"))})
    assert answer.status_code == 422
    assert "Line 5: DTSTART is no day or time." in text(answer)
    assert not CalendarDays.objects.exists()


def test_a_plan_of_another_or_of_nobody_is_refused(cast: Cast) -> None:
    client = browser(cast, cast.provider_administrator)
    signed = client.post(f"{WORK}import/", {"file": file_named()}).context["signed"]
    elsewhere = client.post(f"{WORK}import/?customer={cast.kaarnalahti.pk}", {"plan": signed})
    assert elsewhere.status_code == 404
    forged = client.post(f"{WORK}import/", {"plan": signed[:-3] + "abc"})
    assert forged.status_code == 422
    assert "That was too long ago. Choose the file once more." in text(forged)
    assert not CalendarDays.objects.exists()


def test_a_customers_administrator_keeps_its_own_days_and_sees_the_providers(cast: Cast) -> None:
    add_calendar_days(
        actor=cast.system(), facts=DaysFacts(name={"en": "Provider closed"}, first_on=date(2026, 11, 27))
    )
    client = browser(cast, cast.customer_administrator)
    client.post(f"{PORTAL}new/", posted())
    kept = CalendarDays.objects.get(customer=cast.kaarnalahti)
    page = text(client.get(PORTAL))
    assert f"{PORTAL}{kept.pk}/" in page
    assert "Provider closed" in page
    providers = CalendarDays.objects.get(customer=None)
    assert client.get(f"{PORTAL}{providers.pk}/").status_code == 404
    assert client.get(f"{PORTAL}?customer={cast.otavala.pk}").status_code == 404
    assert client.post(f"{PORTAL}new/?customer={cast.otavala.pk}", posted()).status_code == 404
    assert browser(cast, cast.orderer).get(PORTAL).status_code == 404


def test_the_providers_administrator_keeps_a_customers_days_too(cast: Cast) -> None:
    client = browser(cast, cast.provider_administrator)
    client.post(f"{WORK}new/?customer={cast.kaarnalahti.pk}", posted())
    assert CalendarDays.objects.get().customer_id == cast.kaarnalahti.pk
    assert "Jouluaatto" in text(client.get(f"{WORK}?customer={cast.kaarnalahti.pk}"))
    assert client.get(f"{WORK}?customer={cast.sepidar.pk}").status_code == 404


def test_the_days_go_out_as_a_file_that_comes_in_as_the_same_days(cast: Cast) -> None:
    client = browser(cast, cast.provider_administrator)
    client.post(f"{WORK}new/", posted(effect="open_hours", hours="08:00-11:00"))
    answer = client.get(f"{WORK}calendar.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="suopursu.ics"'
    shown = client.post(f"{WORK}import/", {"file": file_named("suopursu.ics", answer.content)})
    assert "Everything in this file is here already." in text(shown)


def test_a_year_takes_as_many_queries_with_many_days_as_with_few(cast: Cast) -> None:
    client = browser(cast, cast.provider_administrator)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(WORK).status_code == 200
        return len(captured)

    def add(number: int) -> None:
        day = DaysFacts(name={"en": f"Day {number}"}, first_on=date(2026, 1, 1) + timedelta(days=number))
        add_calendar_days(actor=cast.system(), facts=day)

    add(0)
    queries()
    few = queries()
    for number in range(1, 30):
        add(number)
    assert queries() == few
