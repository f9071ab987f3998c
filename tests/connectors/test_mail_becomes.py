"""What becomes of a mail: a request with its promise, a message about one, an answer to its sender; what is set aside."""

import pytest

from cast import Cast
from connectors.intake import EMPLOYEE, came, letter, mailbox_of, with_files
from desk.desks import asked, hr_queue, targets, under_support, web_queue
from huolto.agreements.models import Agreement
from huolto.connectors.choices import MailState
from huolto.connectors.models import Mailbox, ReceivedMail
from huolto.desk.choices import Confidentiality, RequestChannel, RequestKind, RequestState
from huolto.desk.commands import finish_request, wait_for_customer, watch_request
from huolto.desk.models import Message, MessageFile, RequestLink, ServiceRequest
from huolto.foundation.models import OutgoingMail
from huolto.parties.models import Person
from huolto.rules.mail.subjects import own_message_id


@pytest.fixture
def mailbox(cast: Cast) -> Mailbox:
    return mailbox_of(cast)


def test_a_mail_of_a_known_person_opens_a_request(cast: Cast, mailbox: Mailbox) -> None:
    mail = came(mailbox, letter("The tray is broken.\n\nElina", subject="VS: Printer"))
    request = ServiceRequest.objects.get()
    assert (mail.state, mail.request, mail.message) == (MailState.TAKEN, request, None)
    assert (request.title, request.description) == ("Printer", "The tray is broken.\n\nElina")
    assert (request.requester, request.customer) == (cast.employee, cast.kaarnalahti)
    assert (request.channel, request.kind) == (RequestChannel.MAIL, RequestKind.INCIDENT)
    assert (request.queue.code, request.mailbox) == ("desk", "help")


def test_the_original_is_kept_byte_by_byte(mailbox: Mailbox) -> None:
    data = letter("Räksmörgås \x00 and more")
    mail = came(mailbox, data)
    assert mail.file.content.read() == data


def test_a_mailbox_binds_queue_and_agreement_and_says_why(cast: Cast) -> None:
    under_support(cast)
    agreement = Agreement.objects.get(code="support")
    queue = web_queue(cast)
    came(mailbox_of(cast, queue=queue, agreement_code="support"), letter())
    request = ServiceRequest.objects.get()
    assert (request.queue, request.agreement) == (queue, agreement)
    assert request.bound_because == {
        "code": "request.bound-by-mailbox",
        "params": {"mailbox": "Help desk"},
    }
    assert set(targets(request)) == {"respond", "solve"}


def test_an_agreement_binds_nobody_whom_it_does_not_cover(cast: Cast) -> None:
    under_support(cast)
    mailbox = mailbox_of(cast, agreement_code="support")
    came(mailbox, letter(sender=cast.other_employee.email))
    request = ServiceRequest.objects.get()
    assert (request.customer, request.agreement, request.bound_because) == (cast.otavala, None, {})


def test_who_wrote_is_told_once_in_their_language(cast: Cast, mailbox: Mailbox) -> None:
    Person.objects.filter(pk=cast.employee.pk).update(language="sv")
    came(mailbox, letter())
    came(mailbox, letter())
    told = OutgoingMail.objects.get()
    request = ServiceRequest.objects.get()
    assert (told.to_address, told.language) == (EMPLOYEE, "sv")
    assert request.number in told.subject
    assert told.headers["Auto-Submitted"] == "auto-replied"
    assert told.headers["In-Reply-To"] == "<1@kaarnalahti.example>"
    assert told.headers["Reply-To"] == "help@suopursu.example"
    assert f"/p/suopursu/requests/{request.pk}/" in told.text


def test_an_answer_by_message_id_is_written_where_it_belongs(cast: Cast, mailbox: Mailbox) -> None:
    request = asked(cast)
    answered = own_message_id(request.number, "7f3", "suopursu.example")
    mail = came(
        mailbox,
        letter(
            "It works now.\n\nOn Monday Huolto wrote:\n> Try again.",
            subject="Something else",
            head=f"In-Reply-To: {answered}",
        ),
    )
    message = Message.objects.get()
    assert (mail.request, mail.message) == (request, message)
    assert (message.body, message.author, message.channel) == ("It works now.", cast.employee, "mail")
    assert message.is_from_customer
    assert ServiceRequest.objects.count() == 1


def test_an_answer_to_a_mail_that_came_in_belongs_to_what_that_became(cast: Cast, mailbox: Mailbox) -> None:
    first = came(mailbox, letter())
    second = came(
        mailbox, letter("And the lid.", subject="Lid", number=2, head="References: <1@kaarnalahti.example>")
    )
    assert second.request == first.request
    assert second.message.body == "And the lid."


def test_the_number_in_the_subject_finds_the_request_in_any_digits(cast: Cast, mailbox: Mailbox) -> None:
    request = asked(cast)
    digits = request.number.removeprefix("SR-").translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    mail = came(mailbox, letter(subject=f"Re: SR-{digits} screen"))
    assert (mail.request, mail.message.request) == (request, request)


def test_a_message_id_of_another_installation_is_not_ours(cast: Cast, mailbox: Mailbox) -> None:
    request = asked(cast)
    theirs = own_message_id(request.number, "1", "other-provider.example")
    mail = came(mailbox, letter(head=f"In-Reply-To: {theirs}"))
    assert mail.request != request
    assert not Message.objects.exists()


def test_a_number_named_by_another_customer_joins_and_tells_nothing(cast: Cast, mailbox: Mailbox) -> None:
    request = asked(cast, title="Salary of the mayor")
    mail = came(
        mailbox, letter("Any news?", sender=cast.other_employee.email, subject=f"Re: {request.number}")
    )
    assert mail.request != request
    assert mail.request.customer == cast.otavala
    assert not request.messages.exists()
    assert not RequestLink.objects.exists()
    note = mail.request.messages.get()
    assert (note.is_public, request.number in note.body) == (False, True)
    assert "mayor" not in OutgoingMail.objects.get().text


def test_a_stranger_who_names_a_number_waits_for_a_decision(cast: Cast, mailbox: Mailbox) -> None:
    request = asked(cast)
    mail = came(mailbox, letter(sender="eve@elsewhere.example", subject=f"Re: {request.number}"))
    assert (mail.state, mail.reason, mail.request) == (MailState.QUARANTINED, "unknown-sender", None)
    assert not Message.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_a_colleague_without_a_part_in_it_gets_a_request_beside_it(cast: Cast, mailbox: Mailbox) -> None:
    request = asked(cast)
    mail = came(mailbox, letter(sender=cast.approver.email, subject=f"Re: {request.number}"))
    assert mail.request != request
    assert RequestLink.objects.get().other == request
    assert not request.messages.exists()


def test_who_follows_a_request_may_answer(cast: Cast, mailbox: Mailbox) -> None:
    request = asked(cast)
    watch_request(actor=cast.actor(cast.agent), request_id=request.pk, person=cast.approver)
    mail = came(mailbox, letter("I saw it too.", sender=cast.approver.email, subject=f"Re: {request.number}"))
    assert mail.message.request == request
    assert mail.message.author == cast.approver


def test_an_agents_answer_by_mail_is_a_public_word_of_the_provider(cast: Cast, mailbox: Mailbox) -> None:
    request = asked(cast)
    mail = came(mailbox, letter("Restart it.", sender=cast.agent.email, subject=f"Re: {request.number}"))
    assert (mail.message.author, mail.message.is_public, mail.message.is_from_customer) == (
        cast.agent,
        True,
        False,
    )
    request.refresh_from_db()
    assert request.first_answered_at is not None
    assert not OutgoingMail.objects.filter(to_address=cast.agent.email).exists()


def test_our_own_peoples_mail_about_nothing_known_waits_for_a_decision(cast: Cast, mailbox: Mailbox) -> None:
    mail = came(mailbox, letter(sender=cast.agent.email))
    assert (mail.state, mail.reason) == (MailState.QUARANTINED, "staff")


def test_a_customers_answer_ends_the_wait_for_them(cast: Cast, mailbox: Mailbox) -> None:
    request = asked(cast)
    wait_for_customer(actor=cast.actor(cast.agent), request_id=request.pk)
    came(mailbox, letter("Here it is.", subject=f"Re: {request.number}"))
    request.refresh_from_db()
    assert request.state == RequestState.OPEN


def test_an_answer_to_what_was_done_lately_opens_it_again(cast: Cast, mailbox: Mailbox) -> None:
    request = asked(cast)
    finish_request(actor=cast.system(), request_id=request.pk)
    came(mailbox, letter("Dark again.", subject=f"Re: {request.number}"))
    request.refresh_from_db()
    assert (request.state, request.reopenings) == (RequestState.OPEN, 1)


def test_what_comes_to_hr_is_read_by_hr_and_answers_stay_there(cast: Cast, mailbox: Mailbox) -> None:
    hr = hr_queue(cast)
    secret = came(mailbox_of(cast, code="hr", address="hr@suopursu.example", queue=hr), letter())
    assert secret.confidentiality == Confidentiality.HUMAN_RESOURCES
    assert secret.request.confidentiality == Confidentiality.HUMAN_RESOURCES
    passed_on = came(
        mailbox,
        letter(sender=cast.other_employee.email, subject=f"Fwd: {secret.request.number}", number=2),
    )
    assert passed_on.request.confidentiality == Confidentiality.HUMAN_RESOURCES
    waiting = came(mailbox, letter(sender="eve@elsewhere.example", subject=secret.request.number, number=3))
    assert waiting.confidentiality == Confidentiality.HUMAN_RESOURCES


def test_files_come_along_and_dangerous_ones_are_set_aside_with_notices_to_both_sides(
    cast: Cast, mailbox: Mailbox
) -> None:
    Person.objects.filter(pk=cast.employee.pk).update(language="en")
    mail = came(mailbox, with_files(("tray.png", b"\x89PNG"), ("fix.exe", b"MZ")))
    assert [row.file.name for row in MessageFile.objects.select_related("file")] == ["tray.png"]
    note = mail.request.messages.get()
    assert not note.is_public
    assert "fix.exe" in note.body
    assert "“fix.exe” is a program." in OutgoingMail.objects.get().text


def test_an_answer_with_a_dangerous_file_is_told_of_it(cast: Cast, mailbox: Mailbox) -> None:
    request = asked(cast)
    mail = came(mailbox, with_files(("fix.exe", b"MZ"), subject=f"Re: {request.number}"))
    assert mail.message.body == "See the files."
    assert request.messages.filter(is_public=False).count() == 1
    assert "fix.exe" in OutgoingMail.objects.get().text


def test_more_files_than_a_page_takes_come_along_all_the_same(cast: Cast, mailbox: Mailbox) -> None:
    request = asked(cast)
    files = [(f"{n}.txt", b"x%d" % n) for n in range(14)]
    came(mailbox, with_files(*files))
    came(mailbox, with_files(*files, subject=f"Re: {request.number}", number=2))
    assert MessageFile.objects.filter(request=request).count() == 14
    assert MessageFile.objects.exclude(request=request).count() == 14


def test_a_domain_of_the_mailboxs_customer_makes_its_people_known(cast: Cast) -> None:
    mailbox = mailbox_of(cast, customer=cast.otavala, domains=["otavala.example"])
    mail = came(mailbox, letter(sender="Nea Uusi <nea@otavala.example>"))
    person = mail.request.requester
    assert (person.name, person.email, person.organisation) == (
        "Nea Uusi",
        "nea@otavala.example",
        cast.otavala,
    )
    again = came(mailbox, letter(sender="Nea <nea@otavala.example>", number=2))
    assert again.request.requester == person
    other = came(mailbox, letter(sender="nea@sub.otavala.example", number=3))
    assert other.state == MailState.QUARANTINED


def test_a_subject_alone_is_a_request_and_a_text_alone_too(mailbox: Mailbox) -> None:
    by_subject = came(mailbox, letter("", subject="Call me"))
    by_text = came(mailbox, letter("The lid is broken.\nSince Monday.", subject="", number=2))
    assert (by_subject.request.title, by_subject.request.description) == ("Call me", "")
    assert by_text.request.title == "The lid is broken."


def test_a_text_longer_than_a_page_is_cut_and_says_where_the_rest_is(mailbox: Mailbox) -> None:
    mail = came(mailbox, letter("word " * 30_000))
    assert 100_000 < len(mail.request.description) < 100_200
    assert mail.file.size > 150_000


def test_a_mail_that_is_brought_again_counts_once(mailbox: Mailbox) -> None:
    data = letter()
    came(mailbox, data)
    came(mailbox, data)
    came(mailbox, b"Received: by relay\r\n" + data)
    assert ServiceRequest.objects.count() == 1
    states = list(ReceivedMail.objects.order_by("pk").values_list("state", "reason"))
    assert states == [(MailState.TAKEN, ""), (MailState.IGNORED, "again")]


def test_two_mails_of_a_program_that_repeats_its_message_id_count_both(mailbox: Mailbox) -> None:
    came(mailbox, letter("Tray 1"))
    came(mailbox, letter("Tray 2").replace(b"09:00:00", b"09:05:00"))
    assert ServiceRequest.objects.count() == 2


def test_a_word_of_a_machine_is_noted_and_moves_nothing(cast: Cast, mailbox: Mailbox) -> None:
    request = asked(cast)
    finish_request(actor=cast.system(), request_id=request.pk)
    came(
        mailbox,
        letter(
            "Ticket 4 was updated.", subject=f"Re: {request.number}", head="Auto-Submitted: auto-generated"
        ),
    )
    request.refresh_from_db()
    note = Message.objects.get()
    assert (request.state, note.is_public) == (RequestState.DONE, False)
    assert not OutgoingMail.objects.exists()
