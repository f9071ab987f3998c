"""Approvals: asked above a limit, answered by the one who is asked, on a page or by the mailed link."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from cast import Cast
from huolto.catalogue.choices import AcquisitionModel
from huolto.catalogue.commands import set_price
from huolto.desk.access import approvals_waiting_for, request_visible_to
from huolto.desk.choices import ApprovalState, RequestState
from huolto.desk.commands import answer_approval, approval_of_token, expire_approval
from huolto.desk.commands.approvals import hash_of
from huolto.desk.models import Approval
from huolto.desk.reasons import approval_sentence
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible, WrongState
from huolto.foundation.localisation import speaking
from huolto.foundation.models import EventRecord, OutgoingMail
from huolto.parties.commands import grant_right
from huolto.parties.models import CostCentre, Grant, Person
from huolto.shop.choices import LineState, OrderState
from huolto.shop.commands import cancel_order, place_order, set_approval_rule
from huolto.shop.models import Order
from portal.test_device_pages import browser
from shop.shops import Shop, day, fill_cart, line_of, open_shop, order, receive


@pytest.fixture
def shop(cast: Cast) -> Shop:
    """The city leases; what costs more than 30 € a month is approved."""
    opened = open_shop(cast, leases=True)
    set_approval_rule(
        actor=cast.system(), customer=cast.kaarnalahti, once_over=None, monthly_over=Decimal("30")
    )
    return opened


def ordered(shop: Shop) -> Order:
    """A laptop (21.40 + 14.90 € a month) for basic education, whose owner is the approver."""
    return order(shop, shop.cast.orderer, shop.laptop, cost_centre=shop.cast.basic_education)


def test_an_order_above_the_limit_waits_for_the_owner_of_its_cost_centre(shop: Shop) -> None:
    placed = ordered(shop)
    approval = Approval.objects.get()
    assert (placed.state, placed.request.state) == (OrderState.WAITING_FOR_APPROVAL, "waiting_for_approval")
    assert (approval.approver, approval.asked_by) == (shop.cast.approver, shop.cast.orderer)
    assert (approval.once_amount, approval.monthly_amount) == (Decimal("0"), Decimal("36.30"))
    assert approval.reason == {
        "limit": "30.0000",
        "amount": "36.30",
        "per": "month",
        "cost_centre": "4120 Basic education",
        "currency": "EUR",
    }


def test_an_order_up_to_the_limit_is_placed_at_once(shop: Shop) -> None:
    set_approval_rule(
        actor=shop.cast.system(),
        customer=shop.cast.kaarnalahti,
        once_over=None,
        monthly_over=Decimal("36.30"),
    )
    assert ordered(shop).state == OrderState.PLACED
    assert not Approval.objects.exists()


def test_without_a_rule_and_within_the_own_limit_nobody_is_asked(cast: Cast) -> None:
    shop = open_shop(cast)
    assert order(shop, cast.orderer, shop.laptop).state == OrderState.PLACED


def test_the_limit_of_the_orderers_own_right_asks_too(cast: Cast) -> None:
    shop = open_shop(cast)
    set_price(
        actor=cast.system(),
        product=shop.laptop,
        acquisition_model=AcquisitionModel.DIRECT_PURCHASE,
        price=Decimal("5000"),
        from_on=day(2025, 2, 1).date(),
    )
    placed = order(shop, cast.orderer, shop.laptop, cost_centre=cast.basic_education)
    assert placed.state == OrderState.WAITING_FOR_APPROVAL
    with speaking("en"):
        sentence = approval_sentence(Approval.objects.get().reason)
        assert sentence.replace("\u00a0", " ") == (
            "The order costs 5,150.00 €; Aino Kettunen may order up to 5,000.00 € without an approval."
        )


def test_where_the_cost_centre_has_no_owner_somebody_with_the_approval_right_is_asked(shop: Shop) -> None:
    order(shop, shop.cast.orderer, shop.laptop, cost_centre=shop.cast.administration)
    assert Approval.objects.get().approver == shop.cast.approver


def test_an_approval_right_that_does_not_cover_the_amount_is_not_asked(shop: Shop) -> None:
    Grant.objects.filter(person=shop.cast.approver, right="approve").update(amount_limit=Decimal("10"))
    cart = fill_cart(shop, shop.cast.orderer, shop.laptop)
    with pytest.raises(InvalidInput, match="1010 Administration has nobody"):
        place_order(actor=shop.cast.actor(shop.cast.orderer), cart_key=cart.key)
    assert not Order.objects.exists()


def test_the_owner_of_the_cost_centre_is_not_asked_about_its_own_order(shop: Shop) -> None:
    CostCentre.objects.filter(pk=shop.cast.basic_education.pk).update(owner=shop.cast.orderer)
    assert ordered(shop).state == OrderState.PLACED


def test_the_school_is_under_the_citys_limit(cast: Cast) -> None:
    shop = open_shop(cast)
    set_approval_rule(
        actor=cast.system(), customer=cast.kaarnalahti, once_over=Decimal("100"), monthly_over=None
    )
    placed = order(
        shop,
        cast.school_orderer,
        shop.slate,
        assortment=shop.school,
        place=cast.school_site,
        cost_centre=cast.basic_education,
    )
    assert placed.state == OrderState.WAITING_FOR_APPROVAL


def test_approving_places_the_order(shop: Shop) -> None:
    placed = ordered(shop)
    answered = answer_approval(
        actor=shop.cast.actor(shop.cast.approver), approval_id=Approval.objects.get().pk, approve=True
    )
    placed.refresh_from_db()
    placed.request.refresh_from_db()
    assert (answered.state, answered.answered_by) == (ApprovalState.APPROVED, shop.cast.approver)
    assert (placed.state, placed.request.state) == (OrderState.PLACED, "open")
    names = EventRecord.objects.filter(subjects__contains=[f"request:{placed.request_id}"]).order_by("pk")
    assert [event.name for event in names] == [
        "desk.request_opened",
        "desk.approval_asked",
        "shop.order_placed",
        "desk.approval_answered",
        "desk.request_moved",
        "shop.order_moved",
    ]


def test_declining_ends_the_order_with_the_reason(shop: Shop) -> None:
    placed = ordered(shop)
    answer_approval(
        actor=shop.cast.actor(shop.cast.approver),
        approval_id=Approval.objects.get().pk,
        approve=False,
        answer="Use the one from the cupboard.",
    )
    placed.refresh_from_db()
    placed.request.refresh_from_db()
    assert (placed.state, placed.request.state) == (OrderState.DECLINED, RequestState.DECLINED)
    assert Approval.objects.get().answer == "Use the one from the cupboard."
    assert line_of(placed, shop.laptop).state == LineState.CANCELLED


def test_declining_needs_a_word_of_why(shop: Shop) -> None:
    ordered(shop)
    with pytest.raises(InvalidInput) as refused:
        answer_approval(
            actor=shop.cast.actor(shop.cast.approver), approval_id=Approval.objects.get().pk, approve=False
        )
    assert refused.value.field == "answer"
    assert Approval.objects.get().state == ApprovalState.PENDING


def test_a_second_answer_is_refused_and_changes_nothing(shop: Shop) -> None:
    placed = ordered(shop)
    actor, approval = shop.cast.actor(shop.cast.approver), Approval.objects.get()
    answer_approval(actor=actor, approval_id=approval.pk, approve=True)
    with pytest.raises(WrongState):
        answer_approval(actor=actor, approval_id=approval.pk, approve=False, answer="No.")
    placed.refresh_from_db()
    assert placed.state == OrderState.PLACED


@pytest.mark.parametrize("role", ["orderer", "employee", "inspector", "agent", "provider_administrator"])
def test_nobody_else_answers(shop: Shop, role: str) -> None:
    ordered(shop)
    with pytest.raises(NotVisible):
        answer_approval(
            actor=shop.cast.actor(getattr(shop.cast, role)),
            approval_id=Approval.objects.get().pk,
            approve=True,
        )


def test_with_two_cost_centres_both_owners_are_asked_and_both_must_approve(shop: Shop) -> None:
    cast = shop.cast
    CostCentre.objects.filter(pk=cast.administration.pk).update(owner=cast.customer_administrator)
    cart = fill_cart(shop, cast.orderer, shop.laptop, shop.laptop)
    last = cart.lines.last()
    last.cost_centre = cast.basic_education
    last.save()
    placed = place_order(actor=cast.actor(cast.orderer), cart_key=cart.key)
    first, second = Approval.objects.order_by("cost_centre__code")
    assert (first.approver, second.approver) == (cast.customer_administrator, cast.approver)
    answer_approval(actor=cast.actor(cast.approver), approval_id=second.pk, approve=True)
    placed.refresh_from_db()
    assert placed.state == OrderState.WAITING_FOR_APPROVAL
    answer_approval(actor=cast.actor(cast.customer_administrator), approval_id=first.pk, approve=True)
    placed.refresh_from_db()
    assert placed.state == OrderState.PLACED


def test_one_no_ends_the_other_questions(shop: Shop) -> None:
    cast = shop.cast
    CostCentre.objects.filter(pk=cast.administration.pk).update(owner=cast.customer_administrator)
    cart = fill_cart(shop, cast.orderer, shop.laptop, shop.laptop)
    last = cart.lines.last()
    last.cost_centre = cast.basic_education
    last.save()
    place_order(actor=cast.actor(cast.orderer), cart_key=cart.key)
    first, second = Approval.objects.order_by("cost_centre__code")
    answer_approval(actor=cast.actor(cast.approver), approval_id=second.pk, approve=False, answer="No.")
    first.refresh_from_db()
    assert first.state == ApprovalState.CANCELLED
    assert not approvals_waiting_for(cast.actor(cast.customer_administrator)).exists()


def test_cancelling_takes_the_question_back(shop: Shop) -> None:
    placed = ordered(shop)
    cancel_order(actor=shop.cast.actor(shop.cast.orderer), order_id=placed.pk)
    assert Approval.objects.get().state == ApprovalState.CANCELLED
    with pytest.raises(WrongState):
        answer_approval(
            actor=shop.cast.actor(shop.cast.approver), approval_id=Approval.objects.get().pk, approve=True
        )


def test_nothing_of_a_waiting_order_is_received(shop: Shop) -> None:
    placed = ordered(shop)
    with pytest.raises(WrongState):
        receive(shop, line_of(placed, shop.laptop), day(2026, 2, 10))


def test_the_approver_is_written_to_with_a_link_of_which_only_the_hash_is_kept(shop: Shop) -> None:
    ordered(shop)
    letter = OutgoingMail.objects.get(to_address="riitta@kaarnalahti.example")
    [link] = [word for word in letter.text.split() if "/approvals/" in word]
    token = link.rstrip("/").rpartition("/")[2]
    approval = Approval.objects.get()
    assert approval.token_hash == hash_of(token)
    assert approval_of_token(shop.cast.suopursu.pk, token) == approval
    assert letter.language == "fi"
    assert "36,30 €" in letter.text.replace("\u00a0", " "), "amounts in the receiver's way of writing"
    assert "SR-000001" in letter.subject


def test_a_wrong_token_and_another_providers_are_not_found(shop: Shop) -> None:
    ordered(shop)
    letter = OutgoingMail.objects.get(to_address="riitta@kaarnalahti.example")
    [link] = [word for word in letter.text.split() if "/approvals/" in word]
    token = link.rstrip("/").rpartition("/")[2]
    for provider, wrong in ((shop.cast.suopursu, token + "x"), (shop.cast.payar, token)):
        with pytest.raises(NotVisible):
            approval_of_token(provider.pk, wrong)


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("account_manager", True),
        ("provider_administrator", True),
        ("customer_administrator", True),
        ("orderer", False),
        ("other_administrator", False),
        ("store_keeper", False),
    ],
)
def test_who_sets_the_limits(shop: Shop, role: str, may: bool) -> None:
    actor = shop.cast.actor(getattr(shop.cast, role))
    facts = {"customer": shop.cast.kaarnalahti, "once_over": Decimal("1"), "monthly_over": None}
    if may:
        assert set_approval_rule(actor=actor, **facts).once_over == Decimal("1")
        return
    with pytest.raises(NotAllowed):
        set_approval_rule(actor=actor, **facts)


def test_an_approver_sees_the_order_that_it_is_asked_about(shop: Shop) -> None:
    cast = shop.cast
    CostCentre.objects.filter(pk=cast.basic_education.pk).update(owner=cast.employee)
    placed = ordered(shop)
    assert request_visible_to(cast.actor(cast.employee), placed.request_id) == placed.request


def test_a_wider_right_without_a_limit_lifts_the_limit(cast: Cast) -> None:
    shop = open_shop(cast)
    Grant.objects.filter(person=cast.orderer, right="order").update(amount_limit=Decimal("10"))
    grant_right(
        actor=cast.system(),
        person=cast.orderer,
        right="order",
        organisation=cast.kaarnalahti,
        cost_centre=cast.basic_education,
    )
    placed = order(shop, cast.orderer, shop.laptop, cost_centre=cast.basic_education)
    assert placed.state == OrderState.PLACED


def asks_supervisors(shop: Shop) -> None:
    """Kaarnalahti's orders above 30 € a month go to the orderer's supervisor first, for five days."""
    Person.objects.filter(pk=shop.cast.orderer.pk).update(manager=shop.cast.customer_administrator)
    set_approval_rule(
        actor=shop.cast.system(),
        customer=shop.cast.kaarnalahti,
        once_over=None,
        monthly_over=Decimal("30"),
        supervisor_first=True,
        answer_within_days=5,
        remind_days_before=2,
    )


def test_the_orderers_supervisor_is_asked_first_where_the_rule_says_so(shop: Shop) -> None:
    asks_supervisors(shop)
    placed = ordered(shop)
    first, second = Approval.objects.order_by("step__position")
    assert (first.approver, first.state) == (shop.cast.customer_administrator, ApprovalState.PENDING)
    assert (second.approver, second.state) == (shop.cast.approver, ApprovalState.LATER)
    assert first.until_because["params"]["days"] == 5
    for approval in (first, second):
        answer_approval(actor=shop.cast.actor(approval.approver), approval_id=approval.pk, approve=True)
    placed.refresh_from_db()
    assert placed.state == OrderState.PLACED


def test_a_supervisor_who_owns_the_cost_centre_is_asked_once(shop: Shop) -> None:
    asks_supervisors(shop)
    Person.objects.filter(pk=shop.cast.orderer.pk).update(manager=shop.cast.approver)
    ordered(shop)
    assert Approval.objects.get().approver == shop.cast.approver


def test_an_order_that_nobody_answers_ends_with_its_units(shop: Shop) -> None:
    asks_supervisors(shop)
    placed = ordered(shop)
    first = Approval.objects.order_by("step__position").first()
    later = first.ask_until + timedelta(minutes=1)
    expire_approval(actor=shop.cast.system(), approval_id=first.pk, now=later)
    placed.refresh_from_db()
    assert placed.state == OrderState.DECLINED
    assert line_of(placed, shop.laptop).state == LineState.CANCELLED


def test_an_owner_whose_right_does_not_reach_is_asked_where_it_can_go_on(shop: Shop) -> None:
    Grant.objects.filter(person=shop.cast.approver, right="approve").update(amount_limit=Decimal("10"))
    with pytest.raises(InvalidInput, match="4120 Basic education has nobody"):
        ordered(shop)
    grant_right(
        actor=shop.cast.system(),
        person=shop.cast.customer_administrator,
        right="approve",
        organisation=shop.cast.kaarnalahti,
    )
    placed = order(shop, shop.cast.orderer, shop.laptop, cost_centre=shop.cast.basic_education)
    answer_approval(
        actor=shop.cast.actor(shop.cast.approver), approval_id=Approval.objects.get().pk, approve=True
    )
    placed.refresh_from_db()
    assert placed.state == OrderState.WAITING_FOR_APPROVAL
    last = Approval.objects.get(state=ApprovalState.PENDING)
    assert last.approver == shop.cast.customer_administrator


def test_a_reminder_comes_before_the_time_is_over(shop: Shop) -> None:
    with pytest.raises(InvalidInput) as refused:
        set_approval_rule(
            actor=shop.cast.system(),
            customer=shop.cast.kaarnalahti,
            once_over=None,
            monthly_over=None,
            answer_within_days=2,
            remind_days_before=2,
        )
    assert refused.value.field == "remind_days_before"


def test_the_pages_of_both_sides_show_every_step_and_why(shop: Shop) -> None:
    asks_supervisors(shop)
    Person.objects.update(language="en")
    placed = ordered(shop)
    for person, name in ((shop.cast.orderer, "request"), (shop.cast.agent, "work_request")):
        page = browser(shop.cast, person).get(f"/p/suopursu{reverse(name, args=[placed.request_id])}")
        text = page.content.decode()
        assert "is asked as the supervisor of" in text
        assert "Is asked later" in text
        assert "Asked until" in text
