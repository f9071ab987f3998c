"""The gallery has every component that there is, and nobody but developers sees it."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

import huolto.foundation

FOLDER = Path(huolto.foundation.__file__).parent / "templates"


def test_every_component_stands_in_the_gallery() -> None:
    shown = (FOLDER / "foundation" / "gallery.html").read_text(encoding="utf-8")
    names = {path.stem.replace("_", "-") for path in (FOLDER / "cotton").glob("*.html")}
    drawn = set(re.findall(r"<c-([a-z-]+)[ />]", shown))
    assert names - drawn == set()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/_gallery/", "/_gallery/sides/"])
def test_it_is_there_in_the_demonstration_only(settings: Any, path: str) -> None:
    assert Client().get(path).status_code == 404
    settings.IS_DEMONSTRATION = True
    assert Client().get(path).status_code == 200


@pytest.mark.django_db
def test_language_and_theme_are_chosen_by_the_address_for_this_answer_only(settings: Any) -> None:
    settings.IS_DEMONSTRATION = True
    client = Client()
    page = client.get("/_gallery/?language=fa&theme=dark").content.decode()
    assert '<html lang="fa" dir="rtl" data-bs-theme="dark"' in page
    page = client.get("/_gallery/").content.decode()
    assert '<html lang="en" dir="ltr" data-bs-theme="auto"' in page


@pytest.mark.django_db
def test_only_the_gallery_may_be_put_into_a_window_of_our_own(settings: Any) -> None:
    settings.IS_DEMONSTRATION = True
    client = Client()
    inner, outer, other = (
        client.get(path) for path in ("/_gallery/", "/_gallery/sides/", "/p/nobody/sign-in/")
    )
    assert inner["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-src 'self'" in outer["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in outer["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in other["Content-Security-Policy"]
    assert other["X-Frame-Options"] == "DENY"
