"""What is written about a request goes out as a mail with its text, in the receiver's language, in one conversation."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse

from cast import Cast
from connectors.intake import mailbox_of
from desk.desks import asked, hr_queue
from huolto.connectors.models import Mailbox
from huolto.desk.choices import RequestChannel
from huolto.desk.commands import add_message, assign_requests, start_request, watch_request
from huolto.desk.files import NewFile
from huolto.desk.models import Message, ServiceRequest
from huolto.foundation.events import deliver
from huolto.foundation.models import EventRecord, OutgoingMail, OutgoingMailFile
from huolto.parties.choices import NotificationTopic, NotificationWay
from huolto.parties.commands import choose_ways
from huolto.parties.models import Membership, Person

BOX = "it@suopursu.example"


def help_desk(cast: Cast) -> str:
    """The code of a mailbox that is looked at."""
    return mailbox_of(cast, address=BOX).code


def after_commit() -> None:
    """Run what waits for the commit, twice, as a worker that was interrupted would."""
    ids = list(EventRecord.objects.order_by("pk").values_list("pk", flat=True))
    deliver(ids)
    deliver(ids)


def mails_to(person: Person) -> list[OutgoingMail]:
    after_commit()
    return list(OutgoingMail.objects.filter(to_address=person.email).order_by("pk"))


def answer(cast: Cast, request: ServiceRequest, body: str = "Hold the power key.", **facts: Any) -> Message:
    return add_message(actor=cast.actor(cast.agent), request_id=request.pk, body=body, **facts)


@pytest.fixture(autouse=True)
def english(cast: Cast) -> None:
    Person.objects.filter(pk__in=[cast.employee.pk, cast.agent.pk, cast.orderer.pk]).update(language="en")


def test_an_agents_answer_goes_to_who_asked_with_its_whole_text_and_what_they_wrote(cast: Cast) -> None:
    request = asked(cast, description="It stays dark.\nEven when it is plugged in.")
    answer(cast, request, "Hold the power key for ten seconds.\n\nThen call us.")
    [letter] = mails_to(cast.employee)
    assert letter.text.startswith(
        f"Hold the power key for ten seconds.\n\nThen call us.\n\n{cast.agent.name}\nSuopursu Services\n"
    )
    assert "> It stays dark.\n> Even when it is plugged in.\n" in letter.text
    assert f"/p/suopursu/requests/{request.pk}/" in letter.text
    assert "Then call us." in letter.html
    assert "<blockquote" in letter.html


def test_it_is_an_answer_with_the_number_once_and_no_automatic_mail(cast: Cast) -> None:
    request = asked(cast)
    answer(cast, request)
    [letter] = mails_to(cast.employee)
    assert letter.subject == "Re: Screen stays dark [SR-000001]"
    assert letter.message_id.startswith("<SR-000001.")
    assert "Auto-Submitted" not in letter.headers
    assert Message.objects.get(request=request).mail_id == letter.message_id


def test_it_answers_the_customers_last_mail_and_names_the_conversation(cast: Cast) -> None:
    request = asked(cast)
    answer(cast, request)
    [first] = mails_to(cast.employee)
    theirs = add_message(
        actor=cast.actor(cast.employee),
        request_id=request.pk,
        body="Still dark.",
        channel=RequestChannel.MAIL,
    )
    Message.objects.filter(pk=theirs.pk).update(mail_id="<abc@kaarnalahti.example>")
    answer(cast, request, "We send a new one.")
    second = mails_to(cast.employee)[-1]
    assert second.headers["In-Reply-To"] == "<abc@kaarnalahti.example>"
    assert second.headers["References"] == f"{first.message_id} <abc@kaarnalahti.example>"
    assert "> Still dark." in second.text
    assert first.message_id != second.message_id


def test_an_answer_asks_to_be_answered_to_the_requests_mailbox(cast: Cast) -> None:
    answer(cast, asked(cast, mailbox=help_desk(cast), channel=RequestChannel.MAIL))
    [letter] = mails_to(cast.employee)
    assert letter.headers["Reply-To"] == BOX
    assert "Answer this mail, or write on the page." in letter.text


def test_a_mailbox_that_is_switched_off_is_no_place_to_answer_to(cast: Cast) -> None:
    request = asked(cast, mailbox=help_desk(cast))
    Mailbox.objects.update(is_active=False)
    answer(cast, request)
    assert "Reply-To" not in mails_to(cast.employee)[0].headers


def test_without_a_mailbox_the_mail_says_that_answers_are_not_read(cast: Cast) -> None:
    answer(cast, asked(cast))
    [letter] = mails_to(cast.employee)
    assert "Reply-To" not in letter.headers
    assert "Answers to this mail are not read" in letter.text


def test_notices_of_a_request_are_automatic_mails_of_the_same_conversation(cast: Cast) -> None:
    choose_ways(actor=cast.actor(cast.employee), ways={NotificationTopic.REQUEST: NotificationWay.MAIL})
    request = asked(cast, mailbox=help_desk(cast))
    start_request(actor=cast.actor(cast.agent), request_id=request.pk)
    [letter] = mails_to(cast.employee)
    assert letter.headers["Auto-Submitted"] == "auto-generated"
    assert letter.headers["Reply-To"] == BOX
    assert letter.message_id.startswith("<SR-000001.")
    assert letter.subject.count("SR-000001") == 1


@pytest.mark.parametrize("way", [NotificationWay.HERE, NotificationWay.NONE])
def test_who_chose_no_mails_of_messages_gets_none(cast: Cast, way: str) -> None:
    choose_ways(actor=cast.actor(cast.employee), ways={NotificationTopic.MESSAGE: way})
    answer(cast, asked(cast))
    assert mails_to(cast.employee) == []


def test_who_follows_the_request_gets_the_answer_too_each_in_a_mail_of_their_own(cast: Cast) -> None:
    request = asked(cast)
    watch_request(actor=cast.actor(cast.agent), request_id=request.pk, person=cast.orderer)
    answer(cast, request)
    [theirs], [followers] = mails_to(cast.employee), mails_to(cast.orderer)
    assert theirs.message_id != followers.message_id
    assert Message.objects.get(request=request).mail_id == theirs.message_id


def test_who_has_no_login_is_answered_by_mail(cast: Cast) -> None:
    Membership.objects.filter(person=cast.employee).delete()
    answer(cast, asked(cast))
    assert len(mails_to(cast.employee)) == 1


def test_staff_read_on_their_pages_unless_they_chose_mails_and_then_get_one_with_the_text(cast: Cast) -> None:
    request = asked(cast)
    assign_requests(actor=cast.actor(cast.agent), request_ids=[request.pk], assignee=cast.agent)
    add_message(actor=cast.actor(cast.employee), request_id=request.pk, body="It smokes.")
    assert mails_to(cast.agent) == []
    choose_ways(actor=cast.actor(cast.agent), ways={NotificationTopic.MESSAGE: NotificationWay.MAIL})
    add_message(actor=cast.actor(cast.employee), request_id=request.pk, body="It burns.")
    [letter] = mails_to(cast.agent)
    assert "It burns." in letter.text
    assert letter.headers["Auto-Submitted"] == "auto-generated"
    assert "/p/suopursu" + reverse("work_request", args=[request.pk]) in letter.text


def test_an_internal_note_is_never_mailed_to_the_customer(cast: Cast) -> None:
    request = asked(cast)
    answer(cast, request, "Mind the dog.", is_public=False)
    assert mails_to(cast.employee) == []
    assert Message.objects.get(request=request).mail_id == ""


def test_the_files_of_an_answer_go_with_it(cast: Cast) -> None:
    answer(
        cast, asked(cast), files=[NewFile(name="guide.pdf", content=b"%PDF", content_type="application/pdf")]
    )
    [letter] = mails_to(cast.employee)
    assert [row.file.name for row in OutgoingMailFile.objects.filter(mail=letter)] == ["guide.pdf"]


def test_files_that_are_too_large_for_a_mail_are_linked(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huolto.desk.message_mails.LARGEST_MAIL", 3)
    request = asked(cast)
    answer(cast, request, files=[NewFile(name="guide.pdf", content=b"%PDF", content_type="application/pdf")])
    [letter] = mails_to(cast.employee)
    assert not OutgoingMailFile.objects.filter(mail=letter).exists()
    place = f"/p/suopursu/requests/{request.pk}/files/{request.files.get().pk}/"
    assert f"guide.pdf: {settings.HUOLTO_BASE_URL}{place}" in letter.text


def test_what_is_confidential_is_told_without_its_text_and_title(cast: Cast) -> None:
    request = asked(cast, title="My wages", queue=hr_queue(cast))
    add_message(actor=cast.actor(cast.hr_agent), request_id=request.pk, body="You get 3,000.")
    [letter] = mails_to(cast.employee)
    assert letter.subject == "Re: [SR-000001]"
    for secret in ("3,000", "My wages"):
        assert secret not in letter.text + letter.html + letter.subject


def test_who_writes_about_something_confidential_by_mail_is_answered_by_mail(cast: Cast) -> None:
    request = asked(
        cast, title="My wages", queue=hr_queue(cast), channel=RequestChannel.MAIL, mailbox=help_desk(cast)
    )
    add_message(actor=cast.actor(cast.hr_agent), request_id=request.pk, body="You get 3,000.")
    [letter] = mails_to(cast.employee)
    assert "You get 3,000." in letter.text
    assert letter.subject == "Re: [SR-000001]"


@pytest.mark.parametrize(
    ("language", "direction", "day"),
    [
        ("en", "ltr", "2 Mar 2026"),
        ("fi", "ltr", "2.3.2026"),
        ("sv", "ltr", "2 mars 2026"),
        ("nb", "ltr", "2. mars 2026"),
        ("fa", "rtl", "۱۱ اسفند ۱۴۰۴"),
    ],
)
def test_what_stands_around_the_text_is_in_the_receivers_language_and_calendar(
    cast: Cast, language: str, direction: str, day: str
) -> None:
    Person.objects.filter(pk=cast.employee.pk).update(language=language)
    request = asked(cast, description="Pimeä.", opened_at=datetime(2026, 3, 2, 9, tzinfo=UTC))
    answer(cast, request, "Moi!")
    [letter] = mails_to(cast.employee)
    assert f'<html lang="{language}" dir="{direction}">' in letter.html
    assert day in letter.text
    assert day in letter.html
    assert "Vazirmatn" in letter.html
    assert letter.text.startswith("Moi!\n")
