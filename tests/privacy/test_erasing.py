"""A person is erased: gone from every table, history and file; cases, figures and issued invoices stay."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone, translation

from cast import Cast
from huolto.charges.models import Charge
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible, WrongState
from huolto.foundation.models import EventRecord, OutgoingMail, StoredFile
from huolto.invoicing.models import Invoice, InvoiceLine, NameOnPaper
from huolto.parties.commands import change_person, create_person
from huolto.parties.models import Grant, Membership, Person, User
from huolto.privacy.choices import ErasureState
from huolto.privacy.commands import ask_erasure, erase_person, forget_files
from huolto.privacy.models import Erasure
from huolto.register.models import HandOver, Item
from privacy.lives import ADDRESS, KNOWN_BY, NAME, a_life, let_go, places_of

pytestmark = pytest.mark.django_db


def erased(cast: Cast, person: Person | None = None) -> Erasure:
    """The data officer asks, the job does it."""
    who = Person.objects.get(pk=(person or cast.employee).pk)
    asked = ask_erasure(actor=cast.actor(cast.data_officer), person_id=who.pk, typed_name=who.name)
    done = erase_person(actor=cast.system(), erasure_id=asked.pk)
    forget_files(done.pk)
    return Erasure.objects.get(pk=asked.pk)


def name_of(person: Person, language: str = "en") -> str:
    with translation.override(language):
        return str(Person.objects.get(pk=person.pk).name)


def test_afterwards_no_table_of_the_database_knows_the_person_but_issued_invoices(cast: Cast) -> None:
    a_life(cast)
    let_go(cast)
    before = places_of(KNOWN_BY)
    assert {
        "parties_person",
        "parties_personevent",
        "desk_message",
        "register_item",
        "foundation_outgoingmail",
    } <= set(before)
    erased(cast)
    assert set(places_of(KNOWN_BY)) <= {"invoicing_invoiceline"}
    left = InvoiceLine.objects.filter(detail__icontains=NAME)
    assert all(line.invoice.state == "issued" for line in left)
    assert {one.line_id for one in NameOnPaper.objects.all()} >= set(left.values_list("pk", flat=True))


def test_figures_charges_invoices_and_cases_are_what_they_were(cast: Cast) -> None:
    life = a_life(cast)
    let_go(cast)

    def figures() -> list[object]:
        return [
            list(Charge.objects.order_by("pk").values()),
            list(Invoice.objects.order_by("pk").values()),
            list(InvoiceLine.objects.order_by("pk").values()),
            Item.objects.count(),
            EventRecord.objects.exclude(name="privacy.person_erased").count(),
        ]

    before = figures()
    erased(cast)
    assert figures() == before
    life.request.refresh_from_db()
    assert life.request.requester_id == cast.employee.pk
    assert life.request.number.startswith("SR-")
    assert life.request.messages.count() == 2


def test_the_person_goes_by_a_pseudonym_in_the_readers_language(cast: Cast) -> None:
    let_go(cast)
    erased(cast)
    assert re.fullmatch("Former employee \u2066[0-9A-F]{4}\u2069", name_of(cast.employee))
    row = Person.objects.get(pk=cast.employee.pk)
    assert (row.email, row.phone, row.employee_number, row.is_active) == ("", "", "", False)
    assert row.erased_at is not None
    again = Person.objects.get(pk=cast.employee.pk)
    again.save()
    assert Person.objects.filter(pk=cast.employee.pk, name__startswith="erased:").exists()


def test_texts_keep_what_was_said_and_name_the_pseudonym(cast: Cast) -> None:
    life = a_life(cast)
    let_go(cast)
    erased(cast)
    life.request.refresh_from_db()
    with translation.override("fi"):
        said = str(Person.objects.get(pk=cast.employee.pk).name)
    assert life.request.title == f"Screen of {said} is broken"
    [first, _second] = life.request.messages.order_by("pk")
    assert first.body.startswith("It fell.")


def test_what_an_hr_request_said_is_gone_and_that_there_was_one_stays(cast: Cast) -> None:
    life = a_life(cast)
    let_go(cast)
    erased(cast)
    life.hr_request.refresh_from_db()
    assert (life.hr_request.title, life.hr_request.description) == ("–", "")
    assert life.hr_request.closed_at is not None
    assert [one.body for one in life.hr_request.messages.all()] == ["–"]
    assert places_of(("I am ill", "six weeks", "The doctor")) == {}


def test_signature_receipt_and_own_lists_are_gone_from_table_and_disk(cast: Cast) -> None:
    life = a_life(cast)
    let_go(cast)
    handed = HandOver.objects.get(pk=life.objects.hand_over)
    assert handed.signature is not None
    assert handed.receipt is not None
    paths = [Path(settings.MEDIA_ROOT) / one.content.name for one in (handed.signature, handed.receipt)]
    assert all(path.exists() for path in paths)
    ids = [handed.signature_id, handed.receipt_id]
    done = erased(cast)
    assert not StoredFile.objects.filter(pk__in=ids).exists()
    assert not any(path.exists() for path in paths)
    assert done.files_left == []
    handed.refresh_from_db()
    assert (handed.signature, handed.receipt, handed.state) == (None, None, "accepted")


def test_the_login_is_closed_signed_out_and_without_rights(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.user(cast.employee), backend=settings.AUTHENTICATION_BACKENDS[0])
    key = client.session.session_key
    other = Client()
    other.force_login(cast.user(cast.orderer), backend=settings.AUTHENTICATION_BACKENDS[0])
    erased(cast)
    assert not User.objects.filter(email=ADDRESS).exists()
    assert not Membership.objects.filter(person=cast.employee).exists()
    assert not Grant.objects.filter(person=cast.employee, revoked_at=None).exists()
    assert not Session.objects.filter(session_key=key).exists()
    assert Session.objects.filter(session_key=other.session.session_key).exists()


def test_a_login_that_is_somebody_elsewhere_stays_and_loses_this_membership(cast: Cast) -> None:
    erased(cast, cast.traveller)
    user = cast.user(cast.traveller_at_norrbacka)
    assert [one.person_id for one in user.memberships.all()] == [cast.traveller_at_norrbacka.pk]
    assert name_of(cast.traveller_at_norrbacka) == cast.traveller_at_norrbacka.name


def test_a_namesake_keeps_the_name_in_their_own_rows(cast: Cast) -> None:
    life = a_life(cast)
    let_go(cast)
    namesake = create_person(
        actor=cast.system(), organisation=cast.otavala, name=NAME, email="elina@otavala.example"
    )
    erased(cast)
    assert name_of(namesake) == NAME
    # What the erased person wrote themselves names nobody any more; others' texts keep a name that two people have.
    assert not any(NAME in one.body for one in life.request.messages.all())
    assert NAME in Item.objects.get(pk=life.objects.item).notes


def test_a_name_within_another_word_stays(cast: Cast) -> None:
    other = create_person(actor=cast.system(), organisation=cast.otavala, name="Elina Rautanen")
    let_go(cast)
    erased(cast)
    assert name_of(other) == "Elina Rautanen"


def test_mails_to_the_person_are_gone_and_others_name_the_pseudonym(cast: Cast) -> None:
    a_life(cast)
    let_go(cast)
    assert OutgoingMail.objects.filter(to_address=ADDRESS).exists()
    others = OutgoingMail.objects.exclude(to_address=ADDRESS).count()
    erased(cast)
    assert not OutgoingMail.objects.filter(to_address=ADDRESS).exists()
    assert OutgoingMail.objects.count() == others


def test_the_event_knows_the_officer_and_no_name(cast: Cast) -> None:
    erased(cast)
    event = EventRecord.objects.get(name="privacy.person_erased")
    assert event.person_id == cast.data_officer.pk
    assert event.data == {"erased_person_id": cast.employee.pk}


def test_it_is_refused_with_the_reasons_while_something_waits(cast: Cast) -> None:
    a_life(cast)
    with pytest.raises(WrongState) as refused:
        ask_erasure(actor=cast.actor(cast.data_officer), person_id=cast.employee.pk, typed_name=NAME)
    assert "Still holds 1 device." in str(refused.value)
    assert "ordered for them" in str(refused.value)
    assert not Erasure.objects.exists()


def test_the_owner_of_a_cost_centre_and_manager_is_not_erased_before_others_are_named(cast: Cast) -> None:
    with pytest.raises(WrongState) as refused:
        ask_erasure(
            actor=cast.actor(cast.data_officer), person_id=cast.approver.pk, typed_name=cast.approver.name
        )
    assert "Owns the cost centre 4120." in str(refused.value)
    assert "Is the manager of 1 person." in str(refused.value)


def test_what_came_up_since_it_was_asked_refuses_it_then(cast: Cast) -> None:
    asked = ask_erasure(actor=cast.actor(cast.data_officer), person_id=cast.employee.pk, typed_name=NAME)
    change_person(actor=cast.system(), person=cast.other_employee, manager=None)
    change_person(actor=cast.system(), person=cast.orderer, manager=cast.employee)
    done = erase_person(actor=cast.system(), erasure_id=asked.pk)
    assert done.state == ErasureState.REFUSED
    assert name_of(cast.employee) == NAME
    change_person(actor=cast.system(), person=cast.orderer, manager=None)
    assert erased(cast).state == ErasureState.DONE


def test_another_name_typed_erases_nobody(cast: Cast) -> None:
    with pytest.raises(InvalidInput) as refused:
        ask_erasure(actor=cast.actor(cast.data_officer), person_id=cast.employee.pk, typed_name="Elina")
    assert refused.value.field == "name"
    assert not Erasure.objects.exists()


@pytest.mark.parametrize(
    "role", ["customer_administrator", "hr", "orderer", "provider_administrator", "agent"]
)
def test_only_a_data_officer_erases(cast: Cast, role: str) -> None:
    with pytest.raises(NotVisible):
        ask_erasure(actor=cast.actor(getattr(cast, role)), person_id=cast.employee.pk, typed_name=NAME)


def test_a_customers_data_officer_reaches_its_own_people_alone(cast: Cast) -> None:
    for stranger in (cast.other_employee, cast.agent, cast.sepidar_orderer):
        with pytest.raises(NotVisible):
            ask_erasure(actor=cast.actor(cast.data_officer), person_id=stranger.pk, typed_name=stranger.name)
    asked = ask_erasure(
        actor=cast.actor(cast.privacy_officer),
        person_id=cast.other_employee.pk,
        typed_name=cast.other_employee.name,
    )
    assert asked.state == ErasureState.WAITING


def test_nobody_erases_themselves(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        ask_erasure(
            actor=cast.actor(cast.data_officer),
            person_id=cast.data_officer.pk,
            typed_name=cast.data_officer.name,
        )


def test_asked_twice_it_is_done_once(cast: Cast) -> None:
    first = erased(cast)
    again = ask_erasure(actor=cast.actor(cast.data_officer), person_id=cast.employee.pk, typed_name="")
    assert again.pk == first.pk
    before = name_of(cast.employee)
    erase_person(actor=cast.system(), erasure_id=first.pk)
    assert name_of(cast.employee) == before


def test_who_is_erased_can_neither_be_changed_nor_given_a_login(cast: Cast) -> None:
    erased(cast)
    gone = Person.objects.get(pk=cast.employee.pk)
    with pytest.raises(WrongState):
        change_person(actor=cast.system(), person=gone, name="Elina Again", is_active=True)
    assert timezone.now() - gone.erased_at < timedelta(minutes=1)
