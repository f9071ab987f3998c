"""The outgoing mail box against a real mail server: sent once, kept and tried again when the server refuses."""

import smtplib
import socket
from email.message import Message
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.db import connection, transaction

from huolto.foundation.mail import MAX_ATTEMPTS, put_in_mail_box, send
from huolto.foundation.models import OutgoingMail


class Postman:
    """A mail server that keeps what it gets, or refuses it."""

    def __init__(self) -> None:
        self.refuses = False
        self.got: list[Message] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
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
