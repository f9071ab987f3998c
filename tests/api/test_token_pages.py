"""Tokens on pages: made, shown once, revoked by oneself and by one's administrator."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from api.calling import Program, program_of
from cast import Cast
from huolto.parties.models import ApiToken, Person

pytestmark = pytest.mark.django_db
PAGES = "/p/suopursu/api-tokens/"


def signed_in(cast: Cast, person: Person) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(cast.user(person), backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def test_the_secret_is_shown_once(cast: Cast) -> None:
    client = signed_in(cast, cast.orderer)
    day = (timezone.localdate() + timedelta(days=90)).isoformat()
    made = client.post(PAGES, {"name": "Nightly export", "scopes": ["items:read"], "expires_on": day})

    assert made.status_code == 200
    secret = made.context["secret"]
    assert Program(secret).get("/items").status_code == 200
    assert secret in made.content.decode()
    assert "no-store" in made["Cache-Control"]
    later = client.get(PAGES).content.decode()
    assert secret not in later
    assert "Nightly export" in later


def test_a_refused_form_keeps_what_was_typed(cast: Cast) -> None:
    answer = signed_in(cast, cast.orderer).post(
        PAGES, {"name": "Export", "scopes": [], "expires_on": "2000-01-01"}
    )

    assert answer.status_code == 422
    assert 'value="Export"' in answer.content.decode()
    assert not ApiToken.objects.exists()


def test_an_administrator_sees_and_revokes_those_of_its_people_only(cast: Cast) -> None:
    program = program_of(cast, cast.orderer)
    foreign = program_of(cast, cast.other_orderer)
    assert program.token is not None
    assert foreign.token is not None
    client = signed_in(cast, cast.customer_administrator)

    assert program.token.prefix in client.get(PAGES).content.decode()
    assert foreign.token.prefix not in client.get(PAGES).content.decode()
    assert client.post(f"{PAGES}{foreign.token.pk}/revoke/").status_code == 404
    assert client.post(f"{PAGES}{program.token.pk}/revoke/").status_code == 302
    assert program.get("/me").status_code == 401
    assert foreign.get("/me").status_code == 200


def test_a_colleagues_tokens_are_nobodys_business(cast: Cast) -> None:
    program = program_of(cast, cast.orderer)
    assert program.token is not None
    client = signed_in(cast, cast.employee)

    assert program.token.prefix not in client.get(PAGES).content.decode()
    assert client.post(f"{PAGES}{program.token.pk}/revoke/").status_code == 404


def test_the_reference_says_how_and_finds_by_words(cast: Cast) -> None:
    whole = Client().get("/p/suopursu/api/v1/reference/").content.decode()
    assert "/items/{item_id}/put-in-service" in whole
    assert "register.item_put_in_service" in whole
    found = Client().get("/p/suopursu/api/v1/reference/?q=invoice pdf").content.decode()
    assert "get_invoice_pdf" in found
    assert "list_items" not in found


def test_the_document_names_this_address(cast: Cast) -> None:
    told = Client().get("/p/suopursu/api/v1/openapi.json").json()
    assert told["openapi"] == "3.1.0"
    assert told["servers"] == [{"url": "/p/suopursu/api/v1"}]
    for operations in told["paths"].values():
        for operation in operations.values():
            assert operation["security"] == [{"token": []}]
            assert {"401", "404", "422", "429"} <= set(operation["responses"])
