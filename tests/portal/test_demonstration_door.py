"""Signing in by a click: in the demonstration, as its people, with their password; nowhere else."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from cast import PASSWORD, Cast
from huolto.parties.models import User

AS = "/p/suopursu/sign-in/as/"
AINO = "aino@kaarnalahti.example"


@pytest.fixture
def told(cast: Cast, settings: Any, tmp_path: Path) -> Any:
    people = [{"name": "Aino", "email": AINO, "role": {"en": "Orderer"}, "provider": "suopursu"}]
    (tmp_path / "demo-people.json").write_text(json.dumps({"password": PASSWORD, "people": people}))
    settings.HOME = type(settings.HOME)(tmp_path)
    settings.IS_DEMONSTRATION = True
    return settings


def _is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_one_click_signs_in_and_leads_home(told: Any) -> None:
    client = Client()
    answer = client.post(AS, {"email": AINO})
    assert (answer.status_code, answer["Location"]) == (302, "/p/suopursu/")
    assert User.objects.get(pk=client.session["_auth_user_id"]).email == AINO


def test_the_page_offers_the_click_by_name_and_role(told: Any) -> None:
    page = Client(headers={"accept-language": "en"}).get("/p/suopursu/sign-in/").content.decode()
    assert "Sign in as Aino<small>Orderer</small>" in page
    assert f'action="{AS}"' in page


def test_it_is_not_there_where_this_is_no_demonstration(told: Any) -> None:
    told.IS_DEMONSTRATION = False
    client = Client()
    assert client.post(AS, {"email": AINO}).status_code == 404
    assert not _is_signed_in(client)


def test_nobody_else_can_be_signed_in_as(told: Any) -> None:
    client = Client()
    assert client.post(AS, {"email": "leena@kaarnalahti.example"}).status_code == 404
    assert client.post(AS, {}).status_code == 404
    assert not _is_signed_in(client)


def test_a_password_that_was_changed_is_not_gone_round(told: Any) -> None:
    aino = User.objects.get(email=AINO)
    aino.set_password("harbour-stone-41")
    aino.save()
    client = Client()
    assert client.post(AS, {"email": AINO})["Location"] == "/p/suopursu/sign-in/password/"
    assert not _is_signed_in(client)


def test_a_link_cannot_do_it(told: Any) -> None:
    client = Client()
    assert client.get(AS, {"email": AINO}).status_code == 405
    assert not _is_signed_in(client)


def test_another_site_cannot_do_it(told: Any) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post(AS, {"email": AINO}).status_code == 403
    assert not _is_signed_in(client)


def test_nothing_is_offered_when_nothing_was_written_down(told: Any, tmp_path: Path) -> None:
    (tmp_path / "demo-people.json").unlink()
    page = Client(headers={"accept-language": "en"}).get("/p/suopursu/sign-in/").content.decode()
    assert "Try it as somebody" not in page
    assert Client().post(AS, {"email": AINO}).status_code == 404
