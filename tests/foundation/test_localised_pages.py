"""The reader's language, calendar and digits on pages and in forms; the theme."""

import datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.template import engines
from django.test import RequestFactory

from huolto.foundation import localisation
from huolto.foundation.forms import LocalDateField
from huolto.foundation.localisation import LocalisationMiddleware, choose_language, speaking
from huolto.foundation.theme import choose_theme


def drawn(source: str, **context: object) -> str:
    return engines["django"].from_string("{% load huolto %}" + source).render(context)


def in_language(language: str, source: str, **context: object) -> str:
    with speaking(language, "Europe/Helsinki"):
        return drawn(source, **context)


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "1,234.90\u00a0€"),
        ("fi", "1\u00a0234,90\u00a0€"),
        ("fa", "۱٬۲۳۴٫۹۰\u00a0یورو"),
    ],
)
def test_an_amount_is_written_as_the_reader_writes_it(language, written):
    assert written in in_language(
        language, '{% cotton money :amount="x" currency="EUR" / %}', x=Decimal("1234.9")
    )


def test_a_day_is_jalali_for_persian_readers_and_iso_for_machines():
    page = in_language("fa", '{% cotton date :value="day" / %}', day=datetime.date(2026, 2, 12))
    assert page == '<time class="h-num" datetime="2026-02-12">۲۳ بهمن ۱۴۰۴</time>'


def test_a_moment_late_in_the_evening_is_the_next_day_where_the_reader_is():
    moment = datetime.datetime(2026, 2, 28, 22, 30, tzinfo=datetime.UTC)
    assert in_language("fi", "{{ at|local_date }}", at=moment) == "1.3.2026"
    assert in_language("fi", "{{ at|local_time }}", at=moment) == "00.30"


def test_a_tag_stays_in_latin_digits_and_left_to_right_in_persian():
    assert in_language("fa", "{{ 'KA-20418'|ltr }}") == '<span class="h-num h-ltr">KA-20418</span>'


def test_nothing_is_written_as_a_dash():
    assert drawn("{% money none 'EUR' %}{{ none|local_date }}{{ none|number }}", none=None) == "–––"


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Aino Kettunen", "AK"), ("Media", "M"), ("", "?"), ("شیرین کمالی", "ش\u200cک"), ("(x) Öst", "Ö")],
)
def test_initials_are_of_the_first_and_the_last_word(name, letters):
    assert drawn("{{ name|initials }}", name=name) == letters


def asked(language_of_user: str = "", cookie: str = "", accept: str = "") -> str:
    request = RequestFactory().get("/", headers={"accept-language": accept})
    request.COOKIES.update({"django_language": cookie} if cookie else {})
    request.user = (
        SimpleNamespace(is_authenticated=True, language=language_of_user)
        if language_of_user
        else AnonymousUser()
    )
    return localisation.request_language(request)


@pytest.mark.parametrize(
    ("chosen", "language"),
    [
        (asked("fa", "fi", "sv"), "fa"),
        (asked("", "fi", "sv"), "fi"),
        (asked("", "", "de, sv-FI;q=0.8, en;q=0.5"), "sv"),
        (asked("", "", "no"), "nb"),
        (asked("", "xx", "de"), "en"),
    ],
)
def test_the_language_is_the_users_then_the_cookies_then_the_browsers_then_english(chosen, language):
    assert chosen == language


def test_a_request_is_answered_in_the_readers_calendar_and_the_providers_zone():
    seen = []

    def answer(_request: object) -> HttpResponse:
        seen.append(localisation.current())
        return HttpResponse()

    request = RequestFactory().get("/", headers={"accept-language": "fa"})
    request.provider = SimpleNamespace(zone="Asia/Tehran")
    response = LocalisationMiddleware(answer)(request)
    assert (seen[0].language, seen[0].direction, seen[0].calendar_system, seen[0].zone.key) == (
        "fa",
        "rtl",
        "jalali",
        "Asia/Tehran",
    )
    assert response.headers["Content-Language"] == "fa"
    assert localisation.current().language == "en"


def test_a_language_is_chosen_without_a_script_and_leads_back_to_this_host_only():
    response = choose_language(
        RequestFactory().post("/language/", {"language": "sv", "next": "/devices/?q=1"})
    )
    assert response.headers["Location"] == "/devices/?q=1"
    assert response.cookies["django_language"].value == "sv"
    away = choose_language(
        RequestFactory().post("/language/", {"language": "xx", "next": "https://evil.test/"})
    )
    assert away.headers["Location"] == "/"
    assert "django_language" not in away.cookies


def test_the_theme_turns_round_and_is_remembered():
    first = choose_theme(RequestFactory().post("/theme/", {}))
    assert first.cookies["huolto_theme"].value == "dark"
    request = RequestFactory().post("/theme/", {})
    request.COOKIES["huolto_theme"] = "dark"
    assert choose_theme(request).cookies["huolto_theme"].value == "light"


class Dated(forms.Form):
    day = LocalDateField()


@pytest.mark.parametrize("typed", ["۱۴۰۵/۰۱/۱۵", "1405/01/15", "1405-1-15", "١٤٠٥.٠١.١٥"])
def test_a_persian_reader_types_a_jalali_day_in_any_digits(typed):
    with speaking("fa"):
        form = Dated({"day": typed})
        assert form.is_valid(), form.errors
        assert form.cleaned_data["day"] == datetime.date(2026, 4, 4)


@pytest.mark.parametrize("typed", ["1405/13/01", "1405/12/30", "2026-04-04", "فردا", "1405/01"])
def test_what_is_no_jalali_day_is_refused_and_kept(typed):
    with speaking("fa"):
        form = Dated({"day": typed})
        assert not form.is_valid()
        assert f'value="{typed}"' in str(form["day"])


def test_a_day_is_shown_in_the_readers_calendar():
    form = Dated(initial={"day": datetime.date(2026, 4, 4)})
    with speaking("fa"):
        assert 'value="۱۴۰۵/۰۱/۱۵"' in str(form["day"])
        assert 'type="text"' in str(form["day"])
    with speaking("sv"):
        assert 'type="date"' in str(form["day"])
        assert 'value="2026-04-04"' in str(form["day"])


def test_a_gregorian_mistake_is_kept_as_text_to_be_mended():
    with speaking("en"):
        form = Dated({"day": "2026-02-30"})
        assert not form.is_valid()
        assert 'type="text" name="day" value="2026-02-30"' in str(form["day"])
