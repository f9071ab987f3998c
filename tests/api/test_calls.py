"""What every call goes through: tokens, scopes, rates, bodies, keys, and how refusals are told."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.utils import timezone
from django.utils.translation import gettext, override

from api.calling import Program, program_of
from cast import Cast
from huolto.catalogue.models import Category
from huolto.foundation.errors import DomainError
from huolto.foundation.idempotency import forget_old_answers
from huolto.foundation.models import KeptAnswer
from huolto.parties.commands import close_login, revoke_api_token
from huolto.parties.models import ApiToken, Membership
from huolto.register.models import DeviceImport, Item

pytestmark = pytest.mark.django_db


@pytest.fixture
def program(cast: Cast) -> Program:
    return program_of(cast, cast.agent)


def test_without_a_token_nobody_gets_in(cast: Cast) -> None:
    answer = Program("").get("/items")

    assert answer.status_code == 401
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["WWW-Authenticate"] == 'Bearer realm="Huolto"'
    said = answer.json()
    assert said["code"] == "no-valid-token"
    assert said["status"] == 401
    assert said["request_id"] == answer["X-Request-ID"]


def test_of_a_token_only_the_hash_is_kept(program: Program) -> None:
    token = ApiToken.objects.get()
    assert program.secret.startswith("huolto_")
    assert program.secret not in str(vars(token))
    assert program.secret.startswith(token.prefix)
    assert len(token.prefix) == 12


def test_a_token_says_who_it_is(program: Program, cast: Cast) -> None:
    said = program.get("/me").json()

    assert said["person"] == {"id": cast.agent.pk, "name": "Jonas Virta"}
    assert said["provider"] == "suopursu"
    assert said["rights"] == ["agent"]


def test_without_a_prefix_the_token_names_the_provider(program: Program) -> None:
    program.base = "/api/v1"

    assert program.get("/me").json()["provider"] == "suopursu"


def test_a_token_is_not_valid_at_another_provider(program: Program) -> None:
    program.base = "/p/payar/api/v1"

    assert program.get("/me").status_code == 401


def test_a_revoked_token_is_out_at_once(program: Program, cast: Cast) -> None:
    assert program.token is not None
    revoke_api_token(actor=cast.actor(cast.provider_administrator), token_id=program.token.pk)

    assert program.get("/me").status_code == 401


def test_a_token_ends_on_its_day_and_with_the_login(program: Program, cast: Cast) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        assert program.get("/me").status_code == 401
    assert program.get("/me").status_code == 200
    close_login(actor=cast.system(), membership=Membership.objects.get(person=cast.agent))
    assert program.get("/me").status_code == 401


def test_a_token_does_only_what_it_is_for(cast: Cast) -> None:
    reader = program_of(cast, cast.agent, "items:read")

    assert reader.get("/items").status_code == 200
    refused = reader.post("/items", {})
    assert refused.status_code == 403
    assert refused.json()["code"] == "out-of-scope"
    assert reader.get("/orders").status_code == 403


def test_a_token_never_does_what_its_person_may_not(cast: Cast) -> None:
    category = Category.objects.create(provider=cast.suopursu, code="laptop", name={"en": "Laptop"})
    inspector = program_of(cast, cast.inspector)
    body = {"customer_id": cast.kaarnalahti.pk, "category_id": category.pk, "name": "X"}

    assert inspector.post("/items", body).status_code == 403
    assert not Item.objects.exists()


def test_the_last_use_is_noted_once_a_minute(program: Program) -> None:
    with time_machine.travel("2026-11-28 09:00:00", tick=False) as clock:
        ApiToken.objects.update(expires_on="2027-01-01")
        program.get("/me")
        first = ApiToken.objects.get().last_used_at
        clock.shift(30)
        program.get("/me")
        assert ApiToken.objects.get().last_used_at == first
        clock.shift(31)
        program.get("/me")
        assert ApiToken.objects.get().last_used_at == timezone.now()


def test_a_token_may_call_so_many_times_a_minute(program: Program) -> None:
    ApiToken.objects.update(calls_a_minute=2, expires_on="2027-01-01")
    with time_machine.travel("2026-11-28 09:00:10", tick=False) as clock:
        assert [program.get("/me").status_code for _call in range(2)] == [200, 200]
        late = program.get("/me")
        assert late.status_code == 429
        assert late.json()["code"] == "too-many-calls"
        assert (late["Retry-After"], late["RateLimit-Limit"], late["RateLimit-Remaining"]) == ("50", "2", "0")
        clock.shift(50)
        assert program.get("/me")["RateLimit-Remaining"] == "1"


@pytest.mark.parametrize(
    ("body", "kind", "status", "code"),
    [
        (b"{", "application/json", 400, "unreadable-body"),
        (b'{"name": NaN}', "application/json", 400, "unreadable-body"),
        (b'{"name": "a\\u0000b"}', "application/json", 400, "unreadable-body"),
        (b'{"name": "\\ud800"}', "application/json", 400, "unreadable-body"),
        (b"\xff\xfe", "application/json", 400, "unreadable-body"),
        (b"[" * 100_000, "application/json", 400, "unreadable-body"),
        (b'{"customer_id": ' + b"9" * 5000 + b"}", "application/json", 400, "unreadable-body"),
        (b"name=x", "application/x-www-form-urlencoded", 415, "wrong-content-type"),
        (b"<a/>", "text/xml", 415, "wrong-content-type"),
        (b" " * 2_000_001, "application/json", 413, "too-large"),
        (b"[]", "application/json", 422, "invalid"),
        (b"{}", "application/json", 422, "invalid"),
        (b"null", "application/json", 422, "invalid"),
    ],
)
def test_what_cannot_be_read_is_refused(
    program: Program, body: bytes, kind: str, status: int, code: str
) -> None:
    answer = program.call("POST", "/items", body, content_type=kind)

    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] == code


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"customer_id": "12"}, "customer_id"),
        ({"customer_id": 2**63}, "customer_id"),
        ({"customer_id": True}, "customer_id"),
        ({"at": "0000-01-01"}, "at"),
        ({"at": "0001-01-01T00:00:00Z"}, "at"),
        ({"purchased_on": "9999-12-31"}, "purchased_on"),
        ({"purchase_price": "1e30"}, "purchase_price"),
        ({"purchase_price": -1}, "purchase_price"),
        ({"identifiers": [{"kind": "nose", "value": "1"}]}, "identifiers.0.kind"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(program: Program, given: dict[str, object], field: str) -> None:
    answer = program.post("/items", {"customer_id": 1, "category_id": 1, "name": "X", **given})

    assert answer.status_code == 422
    assert field in [one["field"] for one in answer.json()["errors"]]


def test_an_address_says_which_methods_it_takes(program: Program) -> None:
    answer = program.call("DELETE", "/items")

    assert answer.status_code == 405
    assert answer["Allow"] == "GET, POST"
    assert answer.json()["code"] == "method-not-allowed"


@pytest.mark.parametrize("path", ["/nothing", "/items/1/nothing", "/p/nobody"])
def test_what_is_not_there_is_told_to_a_program(program: Program, path: str) -> None:
    answer = program.get(path)

    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"


def test_an_unknown_provider_is_told_to_a_program(cast: Cast) -> None:
    answer = Client(raise_request_exception=False).get("/p/nobody/api/v1/items")

    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"


def new_item(cast: Cast, tag: str) -> dict[str, object]:
    category, _is_new = Category.objects.get_or_create(
        provider=cast.suopursu, code="laptop", defaults={"name": {"en": "Laptop"}}
    )
    return {"customer_id": cast.kaarnalahti.pk, "category_id": category.pk, "name": "X", "asset_tag": tag}


def test_a_call_with_a_key_is_done_once_and_answered_the_same(program: Program, cast: Cast) -> None:
    body = new_item(cast, "K-1")
    first = program.post("/items", body, idempotency_key="order-7")
    again = program.post("/items", body, idempotency_key="order-7")

    assert (first.status_code, again.status_code) == (201, 201)
    assert again.content == first.content
    assert again["Location"] == first["Location"]
    assert again["Idempotent-Replayed"] == "true"
    assert Item.objects.filter(asset_tag="K-1").count() == 1


def test_a_key_stands_for_one_call_of_one_token(program: Program, cast: Cast) -> None:
    program.post("/items", new_item(cast, "K-1"), idempotency_key="order-7")

    other = program.post("/items", new_item(cast, "K-2"), idempotency_key="order-7")
    assert other.status_code == 422
    assert other.json()["code"] == "idempotency-key-reused"
    assert not Item.objects.filter(asset_tag="K-2").exists()
    another = program_of(cast, cast.agent)
    assert another.post("/items", new_item(cast, "K-2"), idempotency_key="order-7").status_code == 201


def test_a_refused_call_may_be_sent_again_under_its_key(program: Program, cast: Cast) -> None:
    refused = program.post("/items", {**new_item(cast, "K-1"), "holder_id": 10**9}, idempotency_key="k")
    assert refused.status_code == 404

    assert program.post("/items", new_item(cast, "K-1"), idempotency_key="k").status_code == 201


def test_a_kept_answer_is_forgotten_after_a_day(program: Program, cast: Cast) -> None:
    program.post("/items", new_item(cast, "K-1"), idempotency_key="k")

    assert forget_old_answers(timezone.now() + timedelta(hours=23)) == 0
    assert forget_old_answers(timezone.now() + timedelta(hours=25)) == 1
    assert not KeptAnswer.objects.exists()


def test_errors_speak_the_callers_language_but_for_their_code(program: Program) -> None:
    in_english, in_finnish = program.get("/items/1"), program.get("/items/1", accept_language="fi")

    assert in_english.json()["code"] == in_finnish.json()["code"] == "not-found"
    assert in_english.json()["detail"] == "There is no such thing here."
    with override("fi"):
        assert in_finnish.json()["detail"] == gettext("There is no such thing here.")
    assert in_finnish.json()["detail"] != in_english.json()["detail"]


def test_a_list_that_is_sent_twice_under_a_key_is_kept_once(program: Program, cast: Cast) -> None:
    form = encode_multipart(
        BOUNDARY,
        {
            "customer_id": cast.kaarnalahti.pk,
            "file": SimpleUploadedFile("list.csv", b"Asset Tag,Model Name\nZ-1,Lumo\n"),
        },
    )
    first, again = (
        program.call("POST", "/imports", form, content_type=MULTIPART_CONTENT, idempotency_key="list-1")
        for _call in range(2)
    )

    assert first.status_code == 202, first.content
    assert again.json()["id"] == first.json()["id"]
    assert DeviceImport.objects.count() == 1


def test_the_type_of_a_problem_leads_to_what_the_reference_says_of_it(program: Program) -> None:
    refusals = [
        program.get("/items/1"),
        program.call("DELETE", "/items"),
        program.post("/items", {}),
        program.patch("/items/1", {}),
        Program("").get("/items"),
    ]

    assert [one.status_code for one in refusals] == [404, 405, 422, 428, 401]
    for refusal in refusals:
        address, _hash, anchor = refusal.json()["type"].partition("#")
        page = Client().get(address)
        assert page.status_code == 200
        assert f'id="{anchor}"' in page.content.decode()


def test_the_reference_names_every_status_that_a_refusal_may_have(client: Client) -> None:
    said = client.get("/api/v1/reference/").content.decode()
    waiting, statuses = [DomainError], set()
    while waiting:
        kind = waiting.pop()
        statuses.add(kind.status)
        waiting += kind.__subclasses__()

    assert {404, 409, 412, 422, 428, 429} <= statuses
    assert not [status for status in statuses if f'id="problem-{status}"' not in said]


def test_the_reference_tells_what_may_stand_in_a_body(client: Client) -> None:
    said = client.get("/api/v1/reference/?q=dispose_with_proof_item").content.decode()

    assert "body, recycled | sold | destroyed | donated | scrapped" in said
    assert '<code class="h-code">wiped_on</code>' in said
    assert "-F proof=@proof.pdf" in said
    assert '<code class="h-code">customer_id</code>' not in said
