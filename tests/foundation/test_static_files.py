"""Style sheets and scripts go over the wire compressed, to who can read that."""

import gzip
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

SHEET = "vendor/tabler/tabler.min.css"


def answer(accepts: str) -> tuple[dict[str, str], bytes]:
    got = Client().get(f"/static/{SHEET}", headers={"accept-encoding": accepts})
    return dict(got.headers), b"".join(got.streaming_content)


@pytest.mark.django_db
def test_a_style_sheet_is_sent_small_and_is_the_same() -> None:
    headers, sent = answer("gzip, deflate, br")
    plain = Path(str(finders.find(SHEET))).read_bytes()
    assert headers["Content-Encoding"] == "gzip"
    assert headers["Vary"] == "Accept-Encoding"
    assert headers["Content-Type"] == 'text/css; charset="utf-8"'
    assert gzip.decompress(sent) == plain
    assert len(sent) < len(plain) / 6


@pytest.mark.django_db
def test_who_does_not_ask_for_it_gets_it_plain() -> None:
    headers, sent = answer("identity")
    assert "Content-Encoding" not in headers
    assert sent == Path(str(finders.find(SHEET))).read_bytes()
