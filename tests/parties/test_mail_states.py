"""Returned mail marks an address; a gone one gets no more mail until it is mended, cleared, or heard from."""

import pytest
from django.urls import reverse

from cast import Cast
from desk.desks import asked
from huolto.desk.choices import RequestChannel
from huolto.desk.commands import add_message
from huolto.foundation.errors import NotVisible
from huolto.foundation.events import deliver
from huolto.foundation.models import EventRecord, OutgoingMail
from huolto.parties.choices import MailState
from huolto.parties.commands import change_person, clear_mail_state, mark_address_bounced
from huolto.parties.models import Notification, Person
from huolto.parties.returned_mail import note_mail_bounced
from portal.test_device_pages import browser


def bounce(cast: Cast, *, status: str = "5.1.1", permanent: bool = True, gone: bool = True) -> Person:
    mark_address_bounced(
        actor=cast.system(),
        address=cast.employee.email.upper(),
        status=status,
        permanent=permanent,
        address_is_gone=gone,
    )
    return now(cast)


def now(cast: Cast) -> Person:
    return Person.objects.select_related("organisation").get(pk=cast.employee.pk)


def after_commit() -> None:
    deliver(list(EventRecord.objects.order_by("pk").values_list("pk", flat=True)))


def answered(cast: Cast) -> OutgoingMail:
    add_message(actor=cast.actor(cast.agent), request_id=asked(cast).pk, body="Hold the key.")
    after_commit()
    return OutgoingMail.objects.get(to_address=cast.employee.email)


def test_no_such_mailbox_makes_an_address_gone_whatever_the_case_of_its_letters(cast: Cast) -> None:
    person = bounce(cast)
    assert (person.mail_state, person.mail_status, person.mail_bounces) == ("gone", "5.1.1", 1)
    assert person.mail_state_since is not None
    told = EventRecord.objects.get(name="parties.mail_state_changed")
    assert told.data == {"to_person_id": cast.employee.pk, "state": "gone"}


def test_another_permanent_refusal_says_that_mail_comes_back(cast: Cast) -> None:
    person = bounce(cast, status="5.2.2", gone=False)
    assert (person.mail_state, person.mail_bounces) == ("bouncing", 1)


def test_a_temporary_one_only_counts(cast: Cast) -> None:
    bounce(cast, status="4.2.2", permanent=False, gone=False)
    person = bounce(cast, status="4.2.2", permanent=False, gone=False)
    assert (person.mail_state, person.mail_state_since, person.mail_bounces) == ("ok", None, 2)


def test_a_gone_address_does_not_come_back_by_a_milder_refusal(cast: Cast) -> None:
    bounce(cast)
    assert bounce(cast, status="5.2.2", gone=False).mail_state == MailState.GONE


def test_another_providers_people_of_the_same_address_are_left_alone(cast: Cast) -> None:
    Person.objects.filter(pk=cast.sepidar_orderer.pk).update(email=cast.employee.email)
    bounce(cast)
    assert Person.objects.get(pk=cast.sepidar_orderer.pk).mail_state == MailState.FINE


def test_nothing_more_is_sent_to_a_gone_address_and_it_is_told_on_the_pages(cast: Cast) -> None:
    bounce(cast)
    letter = answered(cast)
    assert (letter.state, letter.fault, letter.last_error) == ("withheld", "address_gone", "5.1.1")
    assert Notification.objects.filter(membership__person=cast.employee).count() == 1


def test_an_address_whose_mail_comes_back_for_other_reasons_is_still_written_to(cast: Cast) -> None:
    bounce(cast, status="5.2.2", gone=False)
    assert answered(cast).state == "queued"


def test_a_new_address_begins_anew(cast: Cast) -> None:
    bounce(cast)
    change_person(actor=cast.system(), person=cast.employee, email="elina.rauta@kaarnalahti.example")
    person = now(cast)
    assert (person.mail_state, person.mail_bounces, person.mail_status) == ("ok", 0, "")


def test_another_change_of_the_person_mends_no_address(cast: Cast) -> None:
    bounce(cast)
    change_person(actor=cast.system(), person=now(cast), phone="040 123")
    assert now(cast).mail_state == MailState.GONE


def test_who_writes_by_mail_can_be_reached_again(cast: Cast) -> None:
    request = asked(cast)
    bounce(cast)
    add_message(
        actor=cast.actor(cast.employee),
        request_id=request.pk,
        body="I am here.",
        channel=RequestChannel.MAIL,
    )
    after_commit()
    assert now(cast).mail_state == MailState.FINE


def test_who_writes_on_the_pages_says_nothing_about_mail(cast: Cast) -> None:
    request = asked(cast)
    bounce(cast)
    add_message(actor=cast.actor(cast.employee), request_id=request.pk, body="I am here.")
    after_commit()
    assert now(cast).mail_state == MailState.GONE


def test_staff_and_the_customers_administrator_clear_it_and_nobody_else(cast: Cast) -> None:
    for person in (cast.agent, cast.customer_administrator, cast.employee):
        bounce(cast)
        clear_mail_state(actor=cast.actor(person), person=cast.employee)
        assert now(cast).mail_state == MailState.FINE
    bounce(cast)
    for person in (cast.orderer, cast.other_administrator, cast.payar_administrator):
        with pytest.raises(NotVisible):
            clear_mail_state(actor=cast.actor(person), person=cast.employee)
    assert now(cast).mail_state == MailState.GONE


def test_the_intakes_word_of_a_returned_mail_is_heard(cast: Cast) -> None:
    record = EventRecord(
        provider=cast.suopursu,
        data={
            "address": cast.employee.email,
            "status": "5.1.1",
            "permanent": True,
            "address_is_gone": True,
        },
    )
    note_mail_bounced(record)
    assert now(cast).mail_state == MailState.GONE


def test_the_pages_say_why_and_a_word_of_staff_clears_it(cast: Cast) -> None:
    request = asked(cast)
    bounce(cast)
    client = browser(cast, cast.agent)
    root = "/p/suopursu"
    places = (
        reverse("work_person", args=[cast.employee.pk]),
        reverse("work_request", args=[request.pk]),
        f"{reverse('work_request_new')}?person={cast.employee.pk}",
    )
    for place in places:
        assert "There is no such mailbox." in client.get(root + place).content.decode()
    done = client.post(
        root + reverse("work_person_mail_works", args=[cast.employee.pk]), {"next": root + places[1]}
    )
    assert (done.status_code, done.headers["Location"]) == (302, root + places[1])
    assert "There is no such mailbox." not in client.get(root + places[1]).content.decode()


def test_the_way_back_never_leads_elsewhere(cast: Cast) -> None:
    bounce(cast)
    done = browser(cast, cast.agent).post(
        "/p/suopursu" + reverse("work_person_mail_works", args=[cast.employee.pk]),
        {"next": "https://elsewhere.example/"},
    )
    assert done.headers["Location"].endswith(reverse("work_person", args=[cast.employee.pk]))
