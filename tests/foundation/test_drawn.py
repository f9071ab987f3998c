"""Parts of the frame that are drawn once: they show what they are given, and nothing of another reader."""

from typing import Any

from django.template import Context, engines
from django.test import Client, RequestFactory
from django.urls import reverse, set_script_prefix

from cast import Cast
from huolto.foundation import drawn as drawing
from huolto.foundation.localisation import speaking
from huolto.foundation.pages import Account, Bell, Brand, NavItem, Page
from huolto.parties.choices import Right
from huolto.parties.commands import grant_right, revoke_grant
from huolto.parties.models import Grant


def drawn(source: str, language: str = "en", path: str = "/", **context: Any) -> str:
    with speaking(language, "Europe/Helsinki"):
        request = RequestFactory().get(path)
        return engines["django"].from_string("{% load huolto %}" + source).render(context, request)


def page(name: str, **parts: Any) -> Page:
    return Page(account=Account(name=name, second=f"{name}@one.example", key=name), **parts)


ACCOUNT = '{% drawn "partials/account_menu.html" "account" %}'


def test_each_reader_finds_their_own_menu_however_often_others_look() -> None:
    for _round in range(2):
        for name in ("Aino", "Eero"):
            text = drawn(ACCOUNT, page=page(name))
            assert f"{name}@one.example" in text
            assert {"Aino": "Eero", "Eero": "Aino"}[name] not in text


def test_a_part_knows_only_what_it_is_kept_by() -> None:
    source = '{% drawn "partials/rail.html" %}'
    ways = (NavItem(label="Secret way", url="/secret"),)
    assert "Secret" not in drawn(source, page=page("Aino", nav=ways), frame=page("Aino", nav=ways))
    assert "Secret way" in drawn('{% drawn "partials/rail.html" "nav" %}', page=page("Aino", nav=ways))
    assert "Secret" not in drawn('{% drawn "partials/rail.html" "nav" %}', page=page("Eero"))


def test_a_part_is_drawn_anew_for_each_language_and_beginning_of_addresses() -> None:
    bell = '{% drawn "partials/bell.html" "bell" %}'
    told = Page(bell=Bell(url="/told", count=3))
    assert ">3</span>" in drawn(bell, "en", page=told)
    assert ">۳</span>" in drawn(bell, "fa", page=told)
    menu = '{% drawn "partials/language_menu.html" %}'
    for language in ("en", "fi", "fa", "en"):
        assert f": {language.upper()}" in drawn(menu, language)
    try:
        set_script_prefix("/p/one/")
        one = drawn(menu)
        set_script_prefix("/p/two/")
        two = drawn(menu)
    finally:
        set_script_prefix("/")
    assert "/p/one/" in one
    assert "/p/two/" in two
    assert "/p/one/" not in two


def test_what_differs_from_page_to_page_is_filled_in_and_escaped() -> None:
    menu = '{% drawn "partials/language_menu.html" %}'
    first = drawn(menu, path='/a?q="><script>')
    second = drawn(menu, path="/b")
    assert "<script>" not in first
    assert 'value="/a?q=' in first
    assert 'value="/b"' in second
    assert _token(first) != _token(second)
    palette = '{% drawn "partials/palette.html" "search_url" hole_reader=reader %}'
    text = drawn(palette, page=Page(search_url="/s"), reader='<b>"')
    assert 'data-reader="&lt;b&gt;&quot;"' in text


def test_a_text_that_looks_like_a_hole_stays_a_text() -> None:
    bell = Page(brand=Brand(name="[csrf_token] {{ csrf_token }} [0123456789abcdef:csrf_token]"))
    text = drawn('{% drawn "partials/brand.html" "brand" %}', page=bell)
    assert "[0123456789abcdef:csrf_token]" in text
    assert "{{ csrf_token }}" in text


def test_what_is_kept_has_an_end() -> None:
    for number in range(drawing.KEPT + 20):
        with speaking("en", "UTC"):
            drawing.drawn(Context({}), "partials/rail.html", number=number)
    assert drawing._drawn.cache_info().currsize <= drawing.KEPT


def test_the_rail_follows_the_rights_of_the_moment(cast: Cast, client: Client) -> None:
    client.force_login(cast.user(cast.agent))
    system = cast.system()
    invoices = f'href="/p/{cast.suopursu.slug}{reverse("work_invoices")}"'

    def rail() -> bool:
        answer = client.get(f"/p/{cast.suopursu.slug}{reverse('work_home')}")
        assert answer.status_code == 200
        return invoices in answer.content.decode()

    assert not rail()
    grant_right(actor=system, person=cast.agent, right=Right.BILLING, organisation=cast.suopursu_itself)
    assert rail()
    revoke_grant(actor=system, grant=Grant.objects.get(person=cast.agent, right=Right.BILLING))
    assert not rail()


def test_two_readers_of_one_page_get_their_own_names_and_tokens(cast: Cast) -> None:
    home = f"/p/{cast.suopursu.slug}{reverse('home')}"
    texts = []
    for person in (cast.employee, cast.orderer, cast.employee):
        client = Client()
        client.force_login(cast.user(person))
        texts.append(client.get(home).content.decode())
    assert cast.user(cast.employee).email in texts[0]
    assert cast.user(cast.employee).email not in texts[1]
    assert cast.user(cast.orderer).email in texts[1]
    assert cast.user(cast.orderer).email not in texts[2]
    assert len({_token(text) for text in texts}) == 3


def _token(text: str) -> str:
    return text.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
