"""Items through the API: found, read, registered, changed without losing anybody's change."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from api.calling import Program, program_of
from cast import Cast
from huolto.catalogue.models import Category
from huolto.foundation.actors import Actor
from huolto.foundation.models import StoredFile
from huolto.register.commands import NewIdentifier, NewItem, register_items
from huolto.register.models import Disposal, Item
from register.registers import package

pytestmark = pytest.mark.django_db


@pytest.fixture
def category(cast: Cast) -> Category:
    return Category.objects.create(provider=cast.suopursu, code="laptop", name={"en": "Laptop"})


@pytest.fixture
def item(cast: Cast, category: Category) -> Item:
    [made] = register_items(
        actor=cast.system(),
        items=[
            NewItem(
                customer_id=cast.kaarnalahti.pk,
                category_id=category.pk,
                at=datetime(2026, 1, 5, tzinfo=UTC),
                name="Lumo Book 14",
                asset_tag="KA-1",
                holder_id=cast.employee.pk,
                place_id=cast.room_312.pk,
                cost_centre_id=cast.basic_education.pk,
                identifiers=(NewIdentifier("serial", "SN-1"),),
            )
        ],
    )
    return made


@pytest.fixture
def orderer(cast: Cast) -> Program:
    return program_of(cast, cast.orderer)


@pytest.fixture
def agent(cast: Cast) -> Program:
    return program_of(cast, cast.agent)


def test_a_list_names_what_its_items_refer_to(orderer: Program, item: Item, cast: Cast) -> None:
    answer = orderer.get("/items")

    assert answer.status_code == 200
    said = answer.json()
    assert said["next"] is None
    [one] = said["data"]
    assert one["asset_tag"] == "KA-1"
    assert one["state"] == "received"
    assert one["holder"] == {"id": cast.employee.pk, "name": "Elina Rauta"}
    assert one["cost_centre"] == {"id": cast.basic_education.pk, "code": "4120", "name": "Basic education"}
    assert one["identifiers"] == [{"kind": "serial", "value": "SN-1"}]


def test_only_the_fields_that_are_asked_for_are_told(orderer: Program, item: Item) -> None:
    assert orderer.get("/items?fields=asset_tag,id").json()["data"] == [{"id": item.pk, "asset_tag": "KA-1"}]
    refused = orderer.get("/items?fields=colour")
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["field"] == "fields"


def test_a_list_is_read_page_by_page_without_gap_or_double(
    orderer: Program, cast: Cast, category: Category
) -> None:
    register_items(
        actor=cast.system(),
        items=[
            NewItem(
                customer_id=cast.kaarnalahti.pk,
                category_id=category.pk,
                at=timezone.now(),
                name="A",
                asset_tag=f"T-{n}",
            )
            for n in range(5)
        ],
    )
    tags, after = [], ""
    for _page in range(3):
        said = orderer.get(f"/items?limit=2&sort=tag&fields=asset_tag&after={after}").json()
        tags += [one["asset_tag"] for one in said["data"]]
        after = said["next"]
    assert after is None
    assert tags == ["T-0", "T-1", "T-2", "T-3", "T-4"]
    assert orderer.get("/items?after=nowhere").json()["errors"][0]["field"] == "after"


def test_a_filter_that_the_list_does_not_know_is_refused_and_not_passed_over(
    orderer: Program, item: Item
) -> None:
    assert len(orderer.get("/items?state=received,delivered").json()["data"]) == 1
    assert orderer.get("/items?state=in_service").json()["data"] == []
    refused = orderer.get("/items?state=broken")
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["field"] == "state"


def test_a_new_item_is_registered_by_the_same_command_as_on_pages(
    agent: Program, cast: Cast, category: Category
) -> None:
    answer = agent.post(
        "/items",
        {
            "customer_id": cast.kaarnalahti.pk,
            "category_id": category.pk,
            "name": "Lumo Book 14",
            "asset_tag": "KA-7",
            "at": "2026-03-01",
            "identifiers": [{"kind": "serial", "value": "SN-7"}],
            "purchase_price": "1249.50",
        },
    )

    assert answer.status_code == 201, answer.content
    made = Item.objects.get(asset_tag="KA-7")
    assert answer["Location"].endswith(f"/items/{made.pk}")
    assert answer["ETag"] == '"1"'
    assert answer.json()["purchase_price"] == "1249.5"
    # A time without an offset is the provider's: two hours before UTC in March.
    assert answer.json()["state_since"] == "2026-02-28T22:00:00Z"


def test_a_tag_that_is_taken_is_refused_with_its_field(
    agent: Program, cast: Cast, category: Category, item: Item
) -> None:
    body = {"customer_id": cast.kaarnalahti.pk, "category_id": category.pk, "name": "X", "asset_tag": "ka-1"}
    answer = agent.post("/items", body)

    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["errors"][0]["field"] == "0.asset_tag"


def test_a_change_needs_the_state_that_was_read(orderer: Program, item: Item) -> None:
    missing = orderer.patch(f"/items/{item.pk}", {"posting_code": "77"})
    assert missing.status_code == 428
    assert missing.json()["code"] == "if-match-missing"

    done = orderer.patch(f"/items/{item.pk}", {"posting_code": "77"}, if_match='"1"')
    assert done.status_code == 200, done.content
    assert done["ETag"] == '"2"'
    assert done.json()["posting_code"] == "77"

    late = orderer.patch(f"/items/{item.pk}", {"posting_code": "88"}, if_match='"1"')
    assert late.status_code == 412
    assert late.json()["code"] == "changed-meanwhile"
    assert Item.objects.get(pk=item.pk).posting_code == "77"


def test_null_clears_and_what_is_not_sent_stays(orderer: Program, item: Item, cast: Cast) -> None:
    orderer.patch(f"/items/{item.pk}", {"holder_id": None}, if_match="*")

    changed = Item.objects.get(pk=item.pk)
    assert changed.holder_id is None
    assert changed.place_id == cast.room_312.pk


def test_a_customer_may_not_change_what_is_the_providers(orderer: Program, item: Item, cast: Cast) -> None:
    answer = orderer.patch(f"/items/{item.pk}", {"package_id": package(cast, "basic").pk}, if_match="*")

    assert answer.status_code == 403
    assert Item.objects.get(pk=item.pk).package_id is None


def test_what_one_may_not_see_is_not_there(cast: Cast, item: Item) -> None:
    stranger = program_of(cast, cast.other_orderer)

    assert stranger.get("/items").json()["data"] == []
    assert stranger.get(f"/items/{item.pk}").status_code == 404
    assert stranger.patch(f"/items/{item.pk}", {"name": "Mine"}, if_match="*").status_code == 404


def test_an_employee_is_not_told_prices(cast: Cast, item: Item) -> None:
    Item.objects.filter(pk=item.pk).update(purchase_price=900)

    assert program_of(cast, cast.employee).get(f"/items/{item.pk}").json()["purchase_price"] is None
    assert program_of(cast, cast.orderer).get(f"/items/{item.pk}").json()["purchase_price"] == "900"


def test_the_history_says_which_token_changed_it(orderer: Program, item: Item) -> None:
    orderer.patch(f"/items/{item.pk}", {"notes": "Screen scratched"}, if_match="*")

    last = item.pgh_event_model.objects.filter(pgh_obj_id=item.pk).latest("pgh_id")
    assert orderer.token is not None
    assert last.pgh_context.metadata["token"] == orderer.token.pk
    assert last.pgh_context.metadata["command"] == "register.change_items"


def test_a_list_costs_the_same_number_of_queries_however_long_it_is(
    orderer: Program, cast: Cast, category: Category, item: Item, django_assert_num_queries: object
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    orderer.get("/items")
    with CaptureQueriesContext(connection) as few:
        orderer.get("/items")
    actor: Actor = cast.system()
    register_items(
        actor=actor,
        items=[
            NewItem(
                customer_id=cast.kaarnalahti.pk,
                category_id=category.pk,
                at=timezone.now(),
                name="A",
                holder_id=cast.employee.pk,
            )
            for _n in range(20)
        ],
    )
    with CaptureQueriesContext(connection) as many:
        assert len(orderer.get("/items").json()["data"]) == 21
    assert len(many) == len(few)


def test_a_disposal_comes_with_its_proof(cast: Cast, item: Item) -> None:
    def dispose(name: str, content: bytes) -> Any:
        form = encode_multipart(
            BOUNDARY, {"way": "recycled", "to_company": "Kierto", "proof": SimpleUploadedFile(name, content)}
        )
        path = f"/items/{item.pk}/dispose-with-proof"
        return program_of(cast, cast.store_keeper).call("POST", path, form, content_type=MULTIPART_CONTENT)

    refused = dispose("proof.pdf", b"MZ is no paper")
    assert refused.status_code == 422
    assert [one["field"] for one in refused.json()["errors"]] == ["proof"]
    assert not StoredFile.objects.exists()
    done = dispose("proof.pdf", b"%PDF-1.7 wiped and crushed")

    assert done.status_code == 200, done.content
    assert done.json()["state"] == "disposed"
    disposal = Disposal.objects.select_related("proof").get(item=item)
    assert (disposal.way, disposal.to_company) == ("recycled", "Kierto")
    assert disposal.proof is not None
    assert (disposal.proof.name, disposal.proof.content_type) == ("proof.pdf", "application/pdf")


def test_a_disposal_that_is_refused_keeps_no_proof(cast: Cast, item: Item) -> None:
    form = encode_multipart(
        BOUNDARY, {"way": "recycled", "proof": SimpleUploadedFile("proof.pdf", b"%PDF-1.7 wiped")}
    )
    refused = program_of(cast, cast.inspector).call(
        "POST", f"/items/{item.pk}/dispose-with-proof", form, content_type=MULTIPART_CONTENT
    )

    assert refused.status_code == 403
    assert not StoredFile.objects.exists()
    assert not Disposal.objects.exists()


def test_reading_and_finding_ask_the_database_a_fixed_number_of_times(cast: Cast, item: Item) -> None:
    program = program_of(cast, cast.agent)
    program.get("/me")

    def asked(path: str) -> int:
        with CaptureQueriesContext(connection) as found:
            assert program.get(path).status_code == 200
        return len(found)

    # Provider, token, rate, rights, organisations; then the item and its names, or ids, items and names.
    assert (asked(f"/items/{item.pk}"), asked("/items")) == (6, 7)
    new = {"customer_id": cast.kaarnalahti.pk, "category_id": item.category_id, "name": "Lumo"}
    for _more in range(5):
        assert program.post("/items", new).status_code == 201
    assert len(program.get("/items").json()["data"]) == 6
    assert asked("/items") == 7
