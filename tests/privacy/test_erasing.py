"""A person is erased: gone from every table, history and file; cases, figures and issued invoices stay."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone, translation

from cast import Cast
from huolto.desk.choices import RequestKind, RequestState
from huolto.desk.commands import open_request
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible, WrongState
from huolto.foundation.models import EventRecord
from huolto.parties.commands import change_person, create_person
from huolto.parties.models import Grant, Membership, Person, User
from huolto.privacy.choices import ErasureState
from huolto.privacy.commands import ask_erasure, erase_person, forget_files
from huolto.privacy.models import Erasure
from huolto.register.commands import DisposalFacts, dispose_items
from huolto.register.item_filter import ItemFilter
from huolto.register.models import Item
from huolto.register.queries import list_items
from privacy.lives import ADDRESS, NAME, a_life
from register.registers import an_item

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


def test_the_person_goes_by_a_pseudonym_in_the_readers_language(cast: Cast) -> None:
    erased(cast)
    assert re.fullmatch("Former employee \u2066[0-9A-F]{4}\u2069", name_of(cast.employee))
    row = Person.objects.get(pk=cast.employee.pk)
    assert (row.email, row.phone, row.employee_number, row.is_active) == ("", "", "", False)
    assert row.erased_at is not None
    again = Person.objects.get(pk=cast.employee.pk)
    again.save()
    assert Person.objects.filter(pk=cast.employee.pk, name__startswith="erased:").exists()


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


def test_a_name_that_two_people_have_is_replaced_in_the_erased_ones_own_rows_alone(cast: Cast) -> None:
    create_person(actor=cast.system(), organisation=cast.otavala, name=NAME, email="elina@otavala.example")
    own, others = (
        open_request(
            actor=cast.system(),
            kind=RequestKind.SERVICE_REQUEST,
            title=f"For {NAME}, {ADDRESS}",
            customer=who.organisation,
            requester=who,
            state=RequestState.DONE,
        )
        for who in (cast.employee, cast.other_orderer)
    )
    erased(cast)
    own.refresh_from_db()
    others.refresh_from_db()
    said = name_of(cast.employee, "fi")
    assert own.title == f"For {said}, {said}"
    # The address is nobody else's.
    assert others.title == f"For {NAME}, {said}"


def test_the_list_of_devices_names_the_pseudonym_of_who_held_what_is_gone(cast: Cast) -> None:
    item = an_item(cast, holder_id=cast.employee.pk)
    dispose_items(
        actor=cast.system(),
        item_ids=[item.pk],
        at=timezone.now(),
        facts=DisposalFacts(way="recycled"),
        reason="no proof",
    )
    Item.objects.filter(pk=item.pk).update(holder=cast.employee)
    erased(cast)
    rows = list_items(cast.system(), ItemFilter()).rows
    assert [row.holder for row in rows if row.pk == item.pk] == [name_of(cast.employee)]


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
