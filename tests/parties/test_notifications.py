"""What people are told on their pages: by whom, once, in their language; what is mailed; what is read."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cast import Cast
from desk.test_requests import asked_hr
from huolto.desk.choices import RequestKind
from huolto.desk.commands import add_message, answer_approval, ask_approval, open_request, start_request
from huolto.desk.models import ServiceRequest
from huolto.foundation.events import deliver
from huolto.foundation.localisation import speaking
from huolto.foundation.models import EventRecord, OutgoingMail
from huolto.parties.choices import NotificationTopic, NotificationWay
from huolto.parties.commands import choose_ways, mark_read
from huolto.parties.models import Grant, Membership, Notification, Person
from huolto.parties.notices import forget_old_notifications, notifications_of, notify, sentence_of
from portal.test_device_pages import browser


def a_request(cast: Cast) -> ServiceRequest:
    return open_request(
        actor=cast.actor(cast.employee),
        kind=RequestKind.SERVICE_REQUEST,
        title="Door card",
        customer=cast.kaarnalahti,
        requester=cast.employee,
    )


def tell_all() -> None:
    """What the worker does after the commit."""
    deliver(list(EventRecord.objects.values_list("pk", flat=True)))


def told(person: Person, language: str = "en") -> list[str]:
    membership = Membership.objects.get(person=person)
    with speaking(language, "Europe/Helsinki"):
        return [sentence_of(row) for row in notifications_of(membership)]


def say(person: Person, **changes: Any) -> None:
    given: dict[str, Any] = {
        "topic": NotificationTopic.REQUEST,
        "code": "request-done",
        "params": {"title": "Door card", "number": "SR-000001"},
        "path": "requests/1/",
        "once_key": "x",
    }
    notify(person, **{**given, **changes})


def test_who_is_asked_for_an_approval_is_told_and_who_asked_hears_the_answer(cast: Cast) -> None:
    request = a_request(cast)
    approval, _token = ask_approval(actor=cast.actor(cast.employee), request=request, approver=cast.approver)
    tell_all()
    assert told(cast.approver) == [f"Elina Rauta asks you to approve Door card ({request.number})."]
    assert told(cast.employee) == []
    ServiceRequest.objects.filter(pk=request.pk).update(state="waiting_for_approval")
    answer_approval(actor=cast.actor(cast.approver), approval_id=approval.pk, approve=True)
    tell_all()
    assert f"Riitta Kallasvuo approved Door card ({request.number})." in told(cast.employee)
    assert told(cast.employee, "fi")[-1].startswith("Riitta Kallasvuo hyväksyi")


def test_handlers_that_run_twice_tell_once(cast: Cast) -> None:
    say(cast.employee)
    say(cast.employee)
    assert len(told(cast.employee)) == 1


def test_nobody_is_told_what_they_did_themselves(cast: Cast) -> None:
    say(cast.employee, by=cast.employee)
    assert told(cast.employee) == []


def test_a_message_reaches_the_other_side_and_an_internal_note_only_the_staff(cast: Cast) -> None:
    request = a_request(cast)
    add_message(actor=cast.actor(cast.agent), request_id=request.pk, body="Which door?")
    add_message(
        actor=cast.actor(cast.technician), request_id=request.pk, body="Mind the dog.", is_public=False
    )
    tell_all()
    said = f"{cast.agent.name} wrote about Door card ({request.number})."
    assert told(cast.employee) == [said]
    assert told(cast.agent) == [f"{cast.technician.name} wrote about Door card ({request.number})."]
    assert told(cast.other_employee) == []


def test_who_may_no_longer_read_a_request_hears_no_more_of_it(cast: Cast) -> None:
    request = asked_hr(cast)
    add_message(actor=cast.actor(cast.hr_agent), request_id=request.pk, body="For which month?")
    add_message(actor=cast.actor(cast.employee), request_id=request.pk, body="May.")
    tell_all()
    assert len(told(cast.hr_agent)) == 1
    Grant.objects.filter(person=cast.hr_agent).update(revoked_at=timezone.now())
    add_message(actor=cast.actor(cast.employee), request_id=request.pk, body="And June.")
    tell_all()
    assert len(told(cast.hr_agent)) == 1


def test_a_request_that_moves_is_told_to_who_asked(cast: Cast) -> None:
    request = a_request(cast)
    start_request(actor=cast.actor(cast.agent), request_id=request.pk)
    tell_all()
    assert told(cast.employee) == [f"Work on Door card ({request.number}) has begun."]


@pytest.mark.parametrize(
    ("way", "here", "mails"),
    [(NotificationWay.MAIL, 1, 1), (NotificationWay.HERE, 1, 0), (NotificationWay.NONE, 0, 0)],
)
def test_each_chooses_what_is_mailed_what_stands_here_and_what_is_not_told(
    cast: Cast, way: str, here: int, mails: int
) -> None:
    choose_ways(actor=cast.actor(cast.employee), ways={NotificationTopic.REQUEST: way})
    say(cast.employee)
    assert len(told(cast.employee)) == here
    assert OutgoingMail.objects.filter(to_address=cast.employee.email).count() == mails
    assert mail.outbox == []


def test_a_topic_with_a_mail_of_its_own_is_not_mailed_twice(cast: Cast) -> None:
    request = a_request(cast)
    ask_approval(actor=cast.actor(cast.employee), request=request, approver=cast.approver)
    tell_all()
    assert OutgoingMail.objects.filter(to_address=cast.approver.email).count() == 1


def test_who_wants_no_mail_about_approvals_gets_none_and_is_still_told_here(cast: Cast) -> None:
    choose_ways(actor=cast.actor(cast.approver), ways={NotificationTopic.APPROVAL: NotificationWay.HERE})
    ask_approval(actor=cast.actor(cast.employee), request=a_request(cast), approver=cast.approver)
    tell_all()
    assert not OutgoingMail.objects.filter(to_address=cast.approver.email).exists()
    assert len(told(cast.approver)) == 1


def test_opening_the_thing_marks_it_read_and_the_bell_counts_what_is_left(cast: Cast) -> None:
    request = a_request(cast)
    say(cast.employee, path=f"requests/{request.pk}/")
    say(cast.employee, path="devices/", once_key="y")
    client = browser(cast, cast.employee)
    assert "Notifications: 2 unread" in client.get("/p/suopursu/").content.decode()
    assert "Notifications: 1 unread" in client.get(f"/p/suopursu/requests/{request.pk}/").content.decode()
    left = Notification.objects.filter(read_at=None)
    assert [row.path for row in left] == ["devices/"]


def test_all_is_read_at_once_and_only_by_oneself(cast: Cast) -> None:
    say(cast.employee)
    say(cast.orderer)
    client = browser(cast, cast.employee)
    assert client.post("/p/suopursu/notifications/read/").status_code == 302
    unread = Notification.objects.filter(read_at=None).values_list("membership__person_id", flat=True)
    assert list(unread) == [cast.orderer.pk]
    assert mark_read(actor=cast.actor(cast.payar_administrator)) == 0


def test_the_list_shows_ones_own_with_where_they_lead(cast: Cast) -> None:
    say(cast.employee)
    say(cast.orderer, once_key="z", params={"title": "Secret", "number": "SR-000009"})
    page = browser(cast, cast.employee).get("/p/suopursu/notifications/").content.decode()
    assert 'href="/p/suopursu/requests/1/"' in page
    assert "Secret" not in page


def test_choices_are_kept_from_the_page(cast: Cast) -> None:
    client = browser(cast, cast.employee)
    address = "/p/suopursu/notifications/choices/"
    assert client.post(address, {"request": "mail", "order": "none", "message": "shout"}).status_code == 302
    chosen = dict(cast.user(cast.employee).memberships.get().notification_choices.values_list("topic", "way"))
    assert chosen == {"request": "mail", "order": "none"}


def test_the_list_takes_the_same_queries_for_one_and_for_many(cast: Cast) -> None:
    client = browser(cast, cast.employee)
    say(cast.employee, by=cast.agent)
    client.get("/p/suopursu/notifications/")
    with CaptureQueriesContext(connection) as one:
        client.get("/p/suopursu/notifications/")
    for number in range(20):
        say(cast.employee, by=cast.agent, once_key=f"n{number}")
    with CaptureQueriesContext(connection) as many:
        client.get("/p/suopursu/notifications/")
    assert len(many) == len(one)


def test_they_are_kept_for_ninety_days(cast: Cast) -> None:
    now = timezone.now()
    say(cast.employee, occurred_at=now - timedelta(days=91), once_key="old")
    say(cast.employee, occurred_at=now - timedelta(days=89), once_key="new")
    assert forget_old_notifications(now) == 1
    assert [row.once_key for row in Notification.objects.all()] == ["new"]
