"""The thread through the API: ordered, received, delivered, put in service, changed, charged, and heard of."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from api.calling import Program, program_of
from cast import Cast
from huolto.desk.commands import add_message, answer_approval, ask_approval
from huolto.desk.models import Approval, ServiceRequest
from huolto.register.models import Item
from huolto.shop.commands import add_to_cart
from huolto.shop.models import CartLine
from thread_world import World, finnish_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(cast: Cast) -> World:
    return finnish_world(cast, since=timezone.localdate() - timedelta(days=60))


@pytest.fixture
def orderer(cast: Cast) -> Program:
    return program_of(cast, cast.orderer)


def laptop(world: World, cast: Cast) -> dict[str, Any]:
    return {
        "assortment_id": world.assortment.pk,
        "product_id": world.goods.products["lumo-book-14"].pk,
        "holder_id": cast.employee.pk,
        "cost_centre_id": cast.basic_education.pk,
    }


def test_an_offer_becomes_an_item_that_is_in_service(world: World, cast: Cast, orderer: Program) -> None:
    offers = orderer.get(f"/assortments/{world.assortment.pk}/offers").json()["data"]
    assert {one["product"]["sku"] for one in offers} >= {"lumo-book-14", "quiet-keyboard"}

    placed = orderer.post("/orders", {"units": [laptop(world, cast)]}, idempotency_key="o-1")
    assert placed.status_code == 201, placed.content
    order = placed.json()
    assert order["state"] == "placed"
    ask_approval(
        actor=cast.actor(cast.orderer),
        request=ServiceRequest.objects.get(pk=order["request_id"]),
        approver=cast.approver,
    )
    approver = program_of(cast, cast.approver)
    [question] = approver.get("/approvals").json()["data"]
    assert question["number"] == order["number"]
    answered = approver.post(f"/approvals/{question['id']}/answer", {"approve": True})
    assert answered.json()["state"] == "approved"

    keeper = program_of(cast, cast.store_keeper)
    line = order["lines"][0]["id"]
    receipt = {"line_id": line, "serial": "SN-9", "asset_tag": "KA-9"}
    assert keeper.post(f"/orders/{order['id']}/receive", {"receipts": [receipt]}).status_code == 200
    assert keeper.post(f"/orders/{order['id']}/deliver", {"line_ids": [line]}).status_code == 200
    done = keeper.post(f"/orders/{order['id']}/put-in-service", {"line_ids": [line]}).json()
    assert done["lines"][0]["state"] == "in_service"
    assert done["state"] == "fulfilled"

    item = orderer.get(f"/items/{done['lines'][0]['item_id']}").json()
    assert (item["asset_tag"], item["state"], item["holder"]["name"]) == ("KA-9", "in_service", "Elina Rauta")
    names = [one["name"] for one in orderer.get("/events?limit=200").json()["data"]]
    assert "shop.order_placed" in names
    assert "register.item_put_in_service" in names


def test_an_order_leaves_the_orderers_own_cart_alone(world: World, cast: Cast, orderer: Program) -> None:
    add_to_cart(
        actor=cast.actor(cast.orderer),
        assortment_id=world.assortment.pk,
        product_id=world.goods.products["quiet-keyboard"].pk,
    )
    refused = orderer.post("/orders", {"units": [laptop(world, cast)]})

    assert refused.status_code == 409
    assert refused.json()["code"] == "cart-in-use"
    assert CartLine.objects.count() == 1


def test_what_is_wrong_with_a_unit_says_which(world: World, cast: Cast, orderer: Program) -> None:
    units = [laptop(world, cast), {**laptop(world, cast), "holder_id": cast.other_employee.pk}]
    refused = orderer.post("/orders", {"units": units})

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["field"] == "1.holder"
    assert not CartLine.objects.exists()


def test_a_unit_of_another_order_is_not_moved_through_this_one(
    world: World, cast: Cast, orderer: Program
) -> None:
    first, second = (orderer.post("/orders", {"units": [laptop(world, cast)]}).json() for _order in range(2))
    for approval in Approval.objects.all():
        answer_approval(actor=cast.system(), approval_id=approval.pk, approve=True)
    receipt = {"line_id": second["lines"][0]["id"], "serial": "S", "asset_tag": "T"}
    answer = program_of(cast, cast.store_keeper).post(
        f"/orders/{first['id']}/receive", {"receipts": [receipt]}
    )

    assert answer.status_code == 404
    assert not Item.objects.filter(asset_tag="T").exists()


def test_an_internal_note_is_no_event_for_the_customer(world: World, cast: Cast, orderer: Program) -> None:
    orderer.post("/orders", {"units": [laptop(world, cast)]})
    request = ServiceRequest.objects.get()
    add_message(actor=cast.actor(cast.agent), request_id=request.pk, body="Check the stock", is_public=False)

    def heard(program: Program) -> list[str]:
        return [one["name"] for one in program.get("/events?name=desk.message_written").json()["data"]]

    assert heard(program_of(cast, cast.agent)) == ["desk.message_written"]
    assert heard(orderer) == []
    assert orderer.get(f"/requests/{request.pk}").json()["messages"] == []


def test_events_go_on_where_the_cursor_stood(world: World, cast: Cast, orderer: Program) -> None:
    orderer.post("/orders", {"units": [laptop(world, cast)]})
    first = orderer.get("/events?limit=1").json()
    rest = orderer.get(f"/events?after={first['next']}").json()
    later = orderer.get(f"/events?after={rest['next']}").json()

    assert len(first["data"]) == 1
    assert first["data"][0]["id"] not in [one["id"] for one in rest["data"]]
    assert (later["data"], later["next"]) == ([], rest["next"])
    stranger = program_of(cast, cast.other_orderer)
    assert stranger.get("/events").json()["data"] == []


def test_a_change_of_many_is_looked_at_first(world: World, cast: Cast, orderer: Program) -> None:
    keyboard = program_of(cast, cast.agent)
    category = world.goods.products["lumo-book-14"].category_id
    made = [
        keyboard.post(
            "/items",
            {"customer_id": cast.kaarnalahti.pk, "category_id": category, "name": "A", "at": "2026-01-05"},
        ).json()["id"]
        for _n in range(2)
    ]
    plan = orderer.post("/bulk-changes", {"items": {"ids": made}, "changes": {"posting_code": "77"}})
    assert plan.status_code == 201, plan.content
    assert [(one["fate"], one["count"]) for one in plan.json()["groups"]] == [("waiting", 2)]
    assert not Item.objects.filter(posting_code="77").exists()

    done = orderer.post(f"/bulk-changes/{plan.json()['id']}/apply").json()
    assert done["state"] == "done"
    assert Item.objects.filter(posting_code="77").count() == 2
    assert program_of(cast, cast.agent).get(f"/bulk-changes/{plan.json()['id']}").status_code == 404


def test_a_step_of_the_life_is_the_command_of_the_card(world: World, cast: Cast, orderer: Program) -> None:
    agent = program_of(cast, cast.agent)
    category = world.goods.products["lumo-book-14"].category_id
    body = {"customer_id": cast.kaarnalahti.pk, "category_id": category, "name": "A", "at": "2026-01-05"}
    pk = agent.post("/items", body).json()["id"]

    assert agent.post(f"/items/{pk}/put-in-service", {"at": "2026-01-06"}).json()["state"] == "in_service"
    wrong = agent.post(f"/items/{pk}/dispose", {"way": "recycled", "reason": "old"})
    assert wrong.status_code == 409
    assert wrong.json()["code"] == "wrong-state"
    out = orderer.post(f"/items/{pk}/take-out", {"at": "2026-02-06", "reason": "Broken"})
    assert out.json()["state"] == "out_of_service"
    [stay] = orderer.get(f"/items/{pk}/service-intervals").json()["data"]
    assert (stay["starts_at"], stay["ends_at"]) == ("2026-01-05T22:00:00Z", "2026-02-05T22:00:00Z")
    assert orderer.get(f"/items/{pk}/timeline").json()["data"][0]["at"] == "2026-02-05T22:00:00Z"
