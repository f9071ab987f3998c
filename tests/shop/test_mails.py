"""What orderers are written: the order is there, the approval was answered, something was delivered."""

from decimal import Decimal

import pytest

from cast import Cast
from huolto.desk.commands import answer_approval
from huolto.desk.models import Approval
from huolto.foundation.events import deliver as deliver_events
from huolto.foundation.models import EventRecord, OutgoingMail
from huolto.parties.models import Person
from huolto.shop.commands import set_approval_rule
from shop.shops import Shop, day, deliver, line_of, open_shop, order, receive

AINO = "aino@kaarnalahti.example"


@pytest.fixture
def shop(cast: Cast) -> Shop:
    Person.objects.filter(pk=cast.orderer.pk).update(language="en")
    return open_shop(cast)


def after_commit() -> list[OutgoingMail]:
    """Run what waits for the commit, twice, as a worker that was interrupted would; the mails to the orderer."""
    ids = list(EventRecord.objects.order_by("pk").values_list("pk", flat=True))
    deliver_events(ids)
    deliver_events(ids)
    return list(OutgoingMail.objects.filter(to_address=AINO).order_by("pk"))


def test_an_order_is_confirmed_once_with_its_number(shop: Shop) -> None:
    placed = order(shop, shop.cast.orderer, shop.laptop, shop.laptop, shop.keyboard)
    [letter] = after_commit()
    assert letter.subject == "Your order SR-000001"
    assert "2 × Lumo Book 14\n1 × Quiet keyboard" in letter.text
    assert f"/p/suopursu/requests/{placed.request_id}/" in letter.text
    assert (letter.language, letter.headers["Auto-Submitted"]) == ("en", "auto-generated")


def test_a_waiting_order_says_who_is_asked(shop: Shop) -> None:
    cast = shop.cast
    set_approval_rule(actor=cast.system(), customer=cast.kaarnalahti, once_over=Decimal(0), monthly_over=None)
    order(shop, cast.orderer, shop.keyboard, cost_centre=cast.basic_education)
    [letter] = after_commit()
    assert "Riitta Kallasvuo is asked for approval" in letter.text


@pytest.mark.parametrize(
    ("approve", "answer", "subject", "said"),
    [
        (True, "", "SR-000001: Riitta Kallasvuo has approved", "has approved this"),
        (False, "Not this year.", "SR-000001: Riitta Kallasvuo has declined", "Not this year."),
    ],
)
def test_the_answer_is_told_to_who_asked(
    shop: Shop, approve: bool, answer: str, subject: str, said: str
) -> None:
    cast = shop.cast
    set_approval_rule(actor=cast.system(), customer=cast.kaarnalahti, once_over=Decimal(0), monthly_over=None)
    order(shop, cast.orderer, shop.keyboard, cost_centre=cast.basic_education)
    answer_approval(
        actor=cast.actor(cast.approver),
        approval_id=Approval.objects.get().pk,
        approve=approve,
        answer=answer,
    )
    letters = after_commit()
    assert [letter.subject for letter in letters] == ["Your order SR-000001", subject]
    assert said in letters[1].text


def test_units_delivered_together_make_one_mail(shop: Shop) -> None:
    placed = order(shop, shop.cast.orderer, shop.laptop, shop.keyboard, shop.licence)
    deliver(shop, line_of(placed, shop.keyboard), line_of(placed, shop.licence), at=day(2026, 2, 11))
    _confirmed, delivered = after_commit()
    assert delivered.subject == "SR-000001: a part was delivered"
    assert "1 × Quiet keyboard\n1 × Office suite" in delivered.text
    assert "Lumo" not in delivered.text
    assert "1 unit is still to come" in delivered.text


def test_the_last_delivery_says_that_all_is_there(shop: Shop) -> None:
    placed = order(shop, shop.cast.orderer, shop.laptop)
    line = receive(shop, line_of(placed, shop.laptop), day(2026, 2, 10))
    deliver(shop, line, at=day(2026, 2, 11))
    assert [letter.subject for letter in after_commit()] == ["Your order SR-000001", "SR-000001: delivered"]


def test_receiving_is_not_written_about(shop: Shop) -> None:
    receive(shop, line_of(order(shop, shop.cast.orderer, shop.laptop), shop.laptop), day(2026, 2, 10))
    assert len(after_commit()) == 1


def test_who_has_no_address_or_has_left_is_not_written_to(shop: Shop) -> None:
    order(shop, shop.cast.orderer, shop.keyboard)
    Person.objects.filter(pk=shop.cast.orderer.pk).update(is_active=False)
    assert after_commit() == []
