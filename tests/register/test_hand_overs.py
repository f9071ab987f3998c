"""Hand-overs: asked, confirmed with a signature or by a link, declined, reminded of, expired."""

import base64
import io
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone
from PIL import Image, ImageDraw

from cast import Cast
from huolto.foundation.errors import InUse, InvalidInput, NotAllowed, NotVisible, WrongState
from huolto.foundation.mail import send
from huolto.foundation.models import EventRecord, OutgoingMail
from huolto.parties.models import Person
from huolto.register.choices import HandOverState, HandOverWay
from huolto.register.commands import (
    Confirmation,
    Handed,
    ItemChanges,
    accept_hand_over,
    change_items,
    decline_hand_over,
    hand_over,
    set_hand_over_terms,
    withdraw_hand_over,
)
from huolto.register.commands.hand_overs import expire_and_remind
from huolto.register.hand_over_access import hand_over_of_token, hand_overs_visible_to, token_of, waiting_for
from huolto.register.hand_over_receipt import ensure_receipt
from huolto.register.models import HandOver, Item
from huolto.register.signatures import signature_png
from huolto.register.tasks import hand_over_receipt
from register.registers import an_item, day, holders

TYPED = Confirmation(way=HandOverWay.LINK, name="Elina Rauta", is_ticked=True)


def drawn(ink: bool = True) -> str:
    """A signature as a browser sends it."""
    image = Image.new("RGBA", (400, 150), (0, 0, 0, 0))
    if ink:
        ImageDraw.Draw(image).line([(20, 100), (120, 30), (260, 120)], fill=(0, 0, 0, 255), width=4)
    kept = io.BytesIO()
    image.save(kept, format="PNG")
    return "data:image/png;base64," + base64.b64encode(kept.getvalue()).decode()


def asked(cast: Cast, *items: Item, person: Person | None = None, **facts: Any) -> HandOver:
    """The agent hands items over to the employee."""
    return hand_over(
        actor=cast.actor(cast.agent),
        items=[Handed(item_id=item.pk, condition="as new", accessories="charger") for item in items],
        person_id=(person or cast.employee).pk,
        **facts,
    )


def test_whoever_confirms_holds_the_device_from_that_instant(cast: Cast) -> None:
    item = an_item(cast)
    found = asked(cast, item, place_id=cast.room_312.pk)
    assert item.holder_id is None
    accepted = accept_hand_over(actor=cast.actor(cast.employee), hand_over_id=found.pk, confirmation=TYPED)
    item.refresh_from_db()
    assert (accepted.state, item.holder, item.place) == (HandOverState.ACCEPTED, cast.employee, cast.room_312)
    assert holders(item)[-1][:2] == ("Elina Rauta", accepted.answered_at)
    event = EventRecord.objects.get(name="register.item_handed_over")
    assert event.data["holder_id"] == cast.employee.pk
    assert event.data["way"] == "link"


def test_who_holds_it_already_goes_on_holding_it_since_then(cast: Cast) -> None:
    item = an_item(cast, holder_id=cast.employee.pk)
    found = asked(cast, item)
    accept_hand_over(actor=cast.actor(cast.employee), hand_over_id=found.pk, confirmation=TYPED)
    assert holders(item) == [("Elina Rauta", day(1, 1), None)]


def test_given_back_nobody_holds_it(cast: Cast) -> None:
    item = an_item(cast, holder_id=cast.employee.pk)
    found = hand_over(actor=cast.actor(cast.orderer), items=[Handed(item_id=item.pk)], is_back=True)
    assert found.person == cast.employee
    accept_hand_over(actor=cast.actor(cast.employee), hand_over_id=found.pk, confirmation=TYPED)
    item.refresh_from_db()
    assert item.holder is None


def test_what_several_people_hold_is_not_given_back_together(cast: Cast) -> None:
    one = an_item(cast, "KA-1", holder_id=cast.employee.pk)
    other = an_item(cast, "KA-2", holder_id=cast.orderer.pk)
    with pytest.raises(InvalidInput):
        hand_over(
            actor=cast.actor(cast.agent),
            items=[Handed(item_id=one.pk), Handed(item_id=other.pk)],
            is_back=True,
        )


def test_the_link_is_mailed_in_the_persons_language_and_only_its_hash_is_kept(cast: Cast) -> None:
    Person.objects.filter(pk=cast.employee.pk).update(language="en")
    item = an_item(cast)
    found = asked(cast, item, by_mail=True)
    sent = OutgoingMail.objects.get(to_address="elina@kaarnalahti.example")
    token = token_of(found.nonce)
    assert f"/p/suopursu/hand-over/{token}/" in sent.text
    assert "You were given these devices" in sent.text
    assert token not in {found.nonce, found.token_hash}
    assert hand_over_of_token(cast.suopursu.pk, token) == found


def test_a_token_is_nobody_elses(cast: Cast) -> None:
    token = token_of(asked(cast, an_item(cast)).nonce)
    for provider, text in ((cast.payar.pk, token), (cast.suopursu.pk, token[:-1]), (cast.suopursu.pk, "")):
        with pytest.raises(NotVisible):
            hand_over_of_token(provider, text)


def test_it_is_confirmed_once(cast: Cast) -> None:
    found = asked(cast, an_item(cast))
    actor = cast.actor(cast.employee)
    accept_hand_over(actor=actor, hand_over_id=found.pk, confirmation=TYPED)
    for again in (
        lambda: accept_hand_over(actor=actor, hand_over_id=found.pk, confirmation=TYPED),
        lambda: decline_hand_over(actor=actor, hand_over_id=found.pk, because="no"),
        lambda: withdraw_hand_over(actor=cast.actor(cast.agent), hand_over_id=found.pk),
    ):
        with pytest.raises(WrongState):
            again()
    assert EventRecord.objects.filter(name="register.item_handed_over").count() == 1


def test_past_its_time_it_is_not_confirmed_even_before_that_is_noted(cast: Cast) -> None:
    item = an_item(cast)
    found = asked(cast, item)
    HandOver.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(WrongState):
        accept_hand_over(actor=cast.actor(cast.employee), hand_over_id=found.pk, confirmation=TYPED)
    item.refresh_from_db()
    assert item.holder is None


def test_who_has_left_neither_gets_nor_confirms(cast: Cast) -> None:
    item = an_item(cast)
    found = asked(cast, item)
    Person.objects.filter(pk=cast.employee.pk).update(is_active=False)
    with pytest.raises(WrongState):
        accept_hand_over(actor=cast.actor(cast.employee), hand_over_id=found.pk, confirmation=TYPED)
    withdraw_hand_over(actor=cast.actor(cast.agent), hand_over_id=found.pk)
    with pytest.raises(InvalidInput):
        asked(cast, item)


def test_nobody_confirms_for_somebody_else(cast: Cast) -> None:
    found = asked(cast, an_item(cast))
    for person in (cast.inspector, cast.other_orderer, cast.teacher):
        with pytest.raises(NotVisible):
            accept_hand_over(actor=cast.actor(person), hand_over_id=found.pk, confirmation=TYPED)
        assert found not in hand_overs_visible_to(cast.actor(person))
    # Who may change the device sees it, and still cannot pretend to be the holder.
    with pytest.raises(NotVisible):
        accept_hand_over(actor=cast.actor(cast.orderer), hand_over_id=found.pk, confirmation=TYPED)


def test_on_the_spot_the_holder_signs_on_the_agents_screen(cast: Cast) -> None:
    item = an_item(cast)
    found = asked(cast, item)
    confirmation = Confirmation(way=HandOverWay.ON_THE_SPOT, signature=signature_png(drawn()))
    accepted = accept_hand_over(
        actor=cast.actor(cast.agent), hand_over_id=found.pk, confirmation=confirmation
    )
    item.refresh_from_db()
    assert item.holder == cast.employee
    assert accepted.signature is not None
    assert accepted.signature.content_type == "image/png"


@pytest.mark.parametrize(
    "confirmation",
    [
        Confirmation(way=HandOverWay.LINK),
        Confirmation(way=HandOverWay.LINK, name="Elina Rauta"),
        Confirmation(way=HandOverWay.LINK, name="  ", is_ticked=True),
    ],
)
def test_a_signature_or_a_name_with_its_tick_is_needed(cast: Cast, confirmation: Confirmation) -> None:
    found = asked(cast, an_item(cast))
    with pytest.raises(InvalidInput):
        accept_hand_over(actor=cast.actor(cast.employee), hand_over_id=found.pk, confirmation=confirmation)


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "data:image/png;base64,!!!!",
        "data:image/png;base64," + base64.b64encode(b"\x89PNG\r\n\x1a\n rubbish").decode(),
        "data:image/svg+xml;base64,PHN2Zy8+",
        drawn(ink=False),
        "data:image/png;base64," + "A" * 500_000,
    ],
)
def test_what_is_no_signature_is_refused(sent: str) -> None:
    with pytest.raises(InvalidInput):
        signature_png(sent)


def test_declining_says_why_and_tells_who_handed_over(cast: Cast) -> None:
    item = an_item(cast)
    found = asked(cast, item)
    actor = cast.actor(cast.employee)
    with pytest.raises(InvalidInput):
        decline_hand_over(actor=actor, hand_over_id=found.pk, because=" ")
    decline_hand_over(actor=actor, hand_over_id=found.pk, because="It never arrived")
    sent = OutgoingMail.objects.get(to_address="jonas@suopursu.example")
    assert "It never arrived" in sent.text
    assert f"/work/hand-overs/{found.pk}/" in sent.text
    item.refresh_from_db()
    assert item.holder is None
    assert asked(cast, item).pk != found.pk


def test_one_device_waits_for_one_person_only(cast: Cast) -> None:
    item = an_item(cast)
    found = asked(cast, item)
    with pytest.raises(InUse, match="Elina Rauta"):
        asked(cast, item, person=cast.orderer)
    withdraw_hand_over(actor=cast.actor(cast.agent), hand_over_id=found.pk)
    assert asked(cast, item, person=cast.orderer).person == cast.orderer


def test_only_who_may_change_a_device_hands_it_over(cast: Cast) -> None:
    item = an_item(cast, holder_id=cast.employee.pk)
    for person, refusal in ((cast.inspector, NotAllowed), (cast.other_orderer, NotVisible)):
        with pytest.raises(refusal):
            hand_over(actor=cast.actor(person), items=[Handed(item_id=item.pk)], person_id=cast.employee.pk)


def test_people_of_another_customer_are_nobody_here(cast: Cast) -> None:
    with pytest.raises(InvalidInput):
        asked(cast, an_item(cast), person=cast.other_employee)


def test_people_are_reminded_after_three_and_seven_days_and_then_it_ends(cast: Cast) -> None:
    item = an_item(cast)
    found = asked(cast, item, by_mail=True)
    for days, mails in ((2, 1), (3, 2), (4, 2), (8, 3), (13, 3), (14, 3), (20, 3)):
        for _run in range(2):
            expire_and_remind(actor=cast.system(), now=found.asked_at + timedelta(days=days, seconds=1))
        assert OutgoingMail.objects.filter(to_address="elina@kaarnalahti.example").count() == mails
    found.refresh_from_db()
    assert found.state == HandOverState.EXPIRED
    assert asked(cast, item).state == HandOverState.WAITING


def test_it_waits_for_whom_it_concerns(cast: Cast) -> None:
    found = asked(cast, an_item(cast))
    assert list(waiting_for(cast.actor(cast.employee))) == [found]
    assert not waiting_for(cast.actor(cast.agent)).exists()


def test_terms_are_kept_as_they_were_read(cast: Cast) -> None:
    set_hand_over_terms(
        actor=cast.actor(cast.account_manager), text={"fi": "Pidän huolta laitteesta."}, back_text={}
    )
    found = asked(cast, an_item(cast))
    set_hand_over_terms(actor=cast.system(), text={"fi": "Toinen"}, back_text={}, link_days=5)
    found.refresh_from_db()
    assert found.terms == "Pidän huolta laitteesta."
    with pytest.raises(NotAllowed):
        set_hand_over_terms(actor=cast.actor(cast.agent), text={}, back_text={})


def test_the_receipt_is_made_once_and_mailed_with_the_file(cast: Cast) -> None:
    Person.objects.filter(pk=cast.employee.pk).update(language="fa")
    item = an_item(cast)
    found = asked(cast, item)
    confirmation = Confirmation(
        way=HandOverWay.ON_THE_SPOT, name="Elina", is_ticked=True, signature=signature_png(drawn())
    )
    with pytest.raises(WrongState):
        ensure_receipt(found)
    accept_hand_over(actor=cast.actor(cast.agent), hand_over_id=found.pk, confirmation=confirmation)
    for _run in range(2):
        hand_over_receipt(hand_over_id=found.pk)
    found.refresh_from_db()
    assert ensure_receipt(found).startswith(b"%PDF-")
    [sent] = OutgoingMail.objects.filter(to_address="elina@kaarnalahti.example")
    assert sent.attachment == found.receipt
    mail.outbox.clear()
    send(sent.pk)
    [(name, content, kind)] = mail.outbox[0].attachments
    assert (name, content[:5], kind) == (f"hand-over-{found.pk}.pdf", b"%PDF-", "application/pdf")


def test_what_somebody_else_got_meanwhile_is_not_taken_from_them_by_giving_back(cast: Cast) -> None:
    item = an_item(cast, holder_id=cast.employee.pk)
    found = hand_over(actor=cast.actor(cast.agent), items=[Handed(item_id=item.pk)], is_back=True)
    change_items(
        actor=cast.system(),
        item_ids=[item.pk],
        changes=ItemChanges(holder_id=cast.orderer.pk),
        from_at=day(2, 1),
    )
    accept_hand_over(actor=cast.actor(cast.employee), hand_over_id=found.pk, confirmation=TYPED)
    item.refresh_from_db()
    assert item.holder == cast.orderer
