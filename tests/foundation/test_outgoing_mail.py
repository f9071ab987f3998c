"""The outgoing mail box against a real mail server: sent once, kept and tried again when the server refuses."""

import smtplib
import socket
from datetime import timedelta
from email.message import Message
from typing import Any
from unittest.mock import Mock

import pytest
from aiosmtpd.controller import Controller
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from cast import Cast
from huolto.foundation.events import deliver
from huolto.foundation.files import store_file
from huolto.foundation.mail import MAX_ATTEMPTS, PAUSES, put_in_mail_box, send, send_again, stranded_mails
from huolto.foundation.models import EventRecord, OutgoingMail, OutgoingMailFile
from huolto.foundation.tasks import MailPauses
from huolto.parties.models import Person
from portal.test_device_pages import browser


class Postman:
    """A mail server that keeps what it gets, or refuses it."""

    def __init__(self) -> None:
        self.refuses = False
        self.answers: list[str] = []
        self.unknown: set[str] = set()
        self.got: list[Message] = []

    async def handle_RCPT(
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        if address in self.unknown:
            return "550 5.1.1 no such user here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        answer = self.answers.pop(0) if self.answers else "250 OK"
        if not answer.startswith("250"):
            return answer
        if self.refuses:
            return "451 try again later"
        from email import message_from_bytes

        self.got.append(message_from_bytes(envelope.content))
        return "250 OK"


@pytest.fixture
def postman(settings: Any) -> Any:
    keeper = Postman()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(keeper, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = port
    settings.EMAIL_USE_TLS = False
    yield keeper
    controller.stop()


def stored(language: str = "en", once_key: str | None = None) -> OutgoingMail | None:
    return put_in_mail_box(
        to_address="riitta@kaarnalahti.example",
        template="mail/account/password_changed",
        context={"user": None},
        language=language,
        provider=None,
        once_key=once_key,
    )


@pytest.mark.django_db
def test_a_mail_goes_out_once_with_its_own_id_and_says_that_a_program_wrote_it(postman: Postman) -> None:
    mail = stored()
    assert mail is not None
    send(mail.pk)
    send(mail.pk)
    mail.refresh_from_db()
    assert (mail.state, mail.attempts) == ("sent", 1)
    (letter,) = postman.got
    assert letter["To"] == "riitta@kaarnalahti.example"
    assert letter["Message-ID"] == mail.message_id
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter.get_content_type() == "multipart/alternative"


@pytest.mark.django_db
def test_a_mail_to_a_reader_of_persian_is_in_persian_and_runs_right_to_left(postman: Postman) -> None:
    mail = stored("fa")
    assert mail is not None
    send(mail.pk)
    (letter,) = postman.got
    html = letter.get_payload()[1].get_payload(decode=True).decode()  # type: ignore[index, union-attr]
    assert letter["Content-Language"] == "fa"
    assert 'dir="rtl"' in html


@pytest.mark.django_db
def test_a_refused_mail_is_kept_with_the_reason_and_tried_again(postman: Postman) -> None:
    mail = stored()
    assert mail is not None
    postman.refuses = True
    with pytest.raises(smtplib.SMTPDataError):
        send(mail.pk)
    mail.refresh_from_db()
    assert (mail.state, mail.attempts) == ("queued", 1)
    assert "try again later" in mail.last_error
    postman.refuses = False
    send(mail.pk)
    mail.refresh_from_db()
    assert (mail.state, mail.attempts) == ("sent", 2)


@pytest.mark.django_db
def test_after_the_last_attempt_a_mail_has_failed_and_is_left_alone(postman: Postman) -> None:
    mail = stored()
    assert mail is not None
    postman.refuses = True
    for _attempt in range(MAX_ATTEMPTS):
        with pytest.raises(smtplib.SMTPDataError):
            send(mail.pk)
    postman.refuses = False
    send(mail.pk)
    mail.refresh_from_db()
    assert mail.state == "failed"
    assert postman.got == []


@pytest.mark.django_db
def test_the_same_thing_is_told_once() -> None:
    assert stored(once_key="order:1") is not None
    assert stored(once_key="order:1") is None


@pytest.mark.django_db(transaction=True)
def test_a_mail_that_another_worker_is_sending_is_left_to_it(postman: Postman) -> None:
    mail = stored()
    assert mail is not None
    from concurrent.futures import ThreadPoolExecutor

    def elsewhere() -> None:
        try:
            send(mail.pk)
        finally:
            connection.close()

    with transaction.atomic():
        OutgoingMail.objects.select_for_update().get(pk=mail.pk)
        with ThreadPoolExecutor(1) as pool:
            pool.submit(elsewhere).result(timeout=20)
    assert postman.got == []
    send(mail.pk)
    assert len(postman.got) == 1


def to_a_person(cast: Cast, address: str = "riitta@kaarnalahti.example") -> OutgoingMail:
    mail = put_in_mail_box(
        to_address=address,
        template="mail/account/password_changed",
        context={"user": None},
        language="en",
        provider=cast.suopursu,
    )
    assert mail is not None
    return mail


@pytest.mark.django_db
def test_what_the_server_refuses_for_good_ends_at_once_with_its_words(postman: Postman, cast: Cast) -> None:
    mail = to_a_person(cast)
    postman.answers = ["554 5.7.1 this looks like advertising"]
    send(mail.pk)
    send(mail.pk)
    mail.refresh_from_db()
    assert (mail.state, mail.fault, mail.attempts) == ("failed", "refused", 1)
    assert mail.last_error == "554 5.7.1 this looks like advertising"


@pytest.mark.django_db
def test_a_server_that_is_busy_first_gets_the_same_mail_later_under_the_same_id(
    postman: Postman, cast: Cast
) -> None:
    mail = to_a_person(cast)
    postman.answers = ["451 4.3.0 busy", "250 OK"]
    with pytest.raises(smtplib.SMTPDataError):
        send(mail.pk)
    waiting = OutgoingMail.objects.get(pk=mail.pk)
    assert waiting.next_attempt_at is not None
    assert (waiting.next_attempt_at - timezone.now()).total_seconds() == pytest.approx(60, abs=30)
    send(mail.pk)
    mail.refresh_from_db()
    assert (mail.state, mail.attempts, mail.next_attempt_at) == ("sent", 2, None)
    assert [letter["Message-ID"] for letter in postman.got] == [mail.message_id]


@pytest.mark.django_db
def test_pauses_between_attempts_grow_and_end(postman: Postman, cast: Cast) -> None:
    mail = to_a_person(cast)
    postman.refuses = True
    waits = []
    for _attempt in range(MAX_ATTEMPTS):
        with pytest.raises(smtplib.SMTPDataError):
            send(mail.pk)
        mail.refresh_from_db()
        if mail.next_attempt_at:
            waits.append(round((mail.next_attempt_at - timezone.now()).total_seconds() / 60))
    assert waits == [1, 5, 15, 60, 180, 360, 720, 1440]
    assert (mail.state, mail.fault) == ("failed", "unreached")
    decided = [
        MailPauses().get_retry_decision(exception=OSError(), job=Mock(attempts=attempts))
        for attempts in range(MAX_ATTEMPTS)
    ]
    assert [one is None for one in decided] == [False] * len(PAUSES) + [True]


@pytest.mark.django_db
def test_a_receiver_that_the_server_does_not_know_is_told_and_marked(postman: Postman, cast: Cast) -> None:
    mail = to_a_person(cast, cast.employee.email)
    postman.unknown = {cast.employee.email}
    send(mail.pk)
    record = EventRecord.objects.get(name="foundation.mail_refused")
    assert record.data == {"mail_id": mail.pk, "status": "5.1.1", "address_is_gone": True}
    deliver([record.pk])
    assert Person.objects.get(pk=cast.employee.pk).mail_state == "gone"


@pytest.mark.django_db
def test_a_refusal_of_the_text_says_nothing_about_the_address(postman: Postman, cast: Cast) -> None:
    mail = to_a_person(cast, cast.employee.email)
    postman.answers = ["550 5.7.1 no"]
    send(mail.pk)
    assert not EventRecord.objects.filter(name="foundation.mail_refused").exists()


@pytest.mark.django_db
def test_a_mail_whose_job_is_lost_is_taken_up_within_the_hour(cast: Cast) -> None:
    mail = to_a_person(cast)
    start = mail.created_at
    assert stranded_mails(start + timedelta(minutes=59)) == []
    assert stranded_mails(start + timedelta(minutes=61)) == [mail.pk]
    OutgoingMail.objects.filter(pk=mail.pk).update(next_attempt_at=start + timedelta(hours=3))
    assert stranded_mails(start + timedelta(hours=3, minutes=59)) == []
    assert stranded_mails(start + timedelta(hours=4, minutes=1)) == [mail.pk]
    OutgoingMail.objects.filter(pk=mail.pk).update(state="failed")
    assert stranded_mails(start + timedelta(days=9)) == []


@pytest.mark.django_db
def test_the_administrator_sends_one_or_all_failed_mails_again_and_only_their_own(cast: Cast) -> None:
    first, second, foreign = to_a_person(cast), to_a_person(cast), to_a_person(cast)
    rows = OutgoingMail.objects.filter(pk__in=[first.pk, second.pk, foreign.pk])
    rows.update(state="failed", fault="refused", attempts=1)
    OutgoingMail.objects.filter(pk=foreign.pk).update(provider=cast.payar)
    actor = cast.actor(cast.provider_administrator)
    assert send_again(actor=actor, mail_ids=[first.pk, foreign.pk]) == 1
    assert dict(rows.values_list("pk", "state")) == {
        first.pk: "queued",
        second.pk: "failed",
        foreign.pk: "failed",
    }
    assert send_again(actor=actor) == 1


@pytest.mark.django_db
def test_files_go_with_the_mail(postman: Postman, cast: Cast) -> None:
    file = store_file(
        provider=cast.suopursu, name="guide.pdf", content=b"%PDF-1", content_type="application/pdf"
    )
    mail = to_a_person(cast)
    OutgoingMailFile.objects.create(provider=cast.suopursu, mail=mail, file=file)
    send(mail.pk)
    (letter,) = postman.got
    [part] = [one for one in letter.walk() if one.get_filename()]
    assert (part.get_filename(), part.get_payload(decode=True)) == ("guide.pdf", b"%PDF-1")


@pytest.mark.django_db
def test_the_list_shows_why_and_no_text(cast: Cast) -> None:
    mail = to_a_person(cast)
    OutgoingMail.objects.filter(pk=mail.pk).update(
        state="failed", fault="refused", last_error="554 5.7.1 looks like advertising", text="SECRET"
    )
    client = browser(cast, cast.provider_administrator)
    place = "/p/suopursu" + reverse("work_failed_mails")
    page = client.get(place).content.decode()
    assert "The mail server refused it for good." in page
    assert "554 5.7.1 looks like advertising" in page
    assert "SECRET" not in page
    client.post("/p/suopursu" + reverse("work_failed_mails_again"), {"mail": mail.pk})
    assert OutgoingMail.objects.get(pk=mail.pk).state == "queued"
    assert "It goes as soon as it is its turn." in client.get(f"{place}?which=waiting").content.decode()
