"""`kill -9` while a mail is taken in: what was acknowledged is there, what was not is sent again, nothing is doubled."""

import signal
import smtplib
from pathlib import Path

import pytest
from django.db import connection

from cast import Cast, build_cast
from connectors.intake import letter, mailbox_of, with_files
from connectors.sending import run, send, taking_mail
from huolto.connectors.choices import MailState
from huolto.connectors.models import ReceivedMail
from huolto.desk.models import Message, MessageFile, ServiceRequest
from huolto.foundation.models import OutgoingMail, StoredFile

pytestmark = pytest.mark.django_db(transaction=True)

BEFORE_IT_IS_KEPT = ("mail.before_store", "mail.file_stored")
BEFORE_THE_SENDER_KNOWS = ("mail.after_store", "mail.before_acknowledge")
TAKING = "from huolto.connectors.tasks import take_mail\ntake_mail(mail_id={pk})"


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    cast = build_cast()
    mailbox_of(cast)
    return cast


def jobs() -> int:
    """Mails that wait for their job."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'connectors.take_mail' AND status = 'todo'"
        )
        return int(cursor.fetchone()[0])


def outcome() -> tuple[int, int, int, int]:
    """Requests, files of requests, answers to the sender, mails."""
    counts = (ServiceRequest, MessageFile, OutgoingMail, ReceivedMail)
    return tuple(one.objects.count() for one in counts)  # type: ignore[return-value]


@pytest.mark.parametrize("point", BEFORE_IT_IS_KEPT)
def test_killed_before_it_is_kept_the_sender_is_not_told_and_sends_it_again(cast: Cast, point: str) -> None:
    data = letter()
    with taking_mail(kill_at=point) as port:
        assert not send(port, data)
    assert (ReceivedMail.objects.count(), jobs()) == (0, 0)
    with taking_mail() as port:
        assert send(port, data)
    assert (ReceivedMail.objects.count(), jobs()) == (1, 1)


@pytest.mark.parametrize("point", BEFORE_THE_SENDER_KNOWS)
def test_killed_before_the_sender_knows_it_is_kept_once_however_often_it_is_sent(
    cast: Cast, point: str
) -> None:
    data = letter()
    with taking_mail(kill_at=point) as port:
        assert not send(port, data)
    assert (ReceivedMail.objects.count(), jobs()) == (1, 1)
    with taking_mail() as port:
        assert send(port, data)
        assert send(port, data)
    assert (ReceivedMail.objects.count(), jobs()) == (1, 1)
    assert StoredFile.objects.count() == 1


def test_killed_after_the_sender_was_told_it_is_there(cast: Cast) -> None:
    data = letter()
    with taking_mail(kill_at="mail.after_acknowledge") as port:
        server = smtplib.SMTP("127.0.0.1", port, timeout=20)
        assert server.sendmail("elina@kaarnalahti.example", ["help@suopursu.example"], data) == {}
        server.close()
    mail = ReceivedMail.objects.get()
    assert (mail.state, jobs()) == (MailState.RECEIVED, 1)
    assert data in mail.file.content.read()


@pytest.mark.parametrize(
    ("point", "is_done"),
    [
        ("mail.before_interpretation", False),
        ("desk.request_stored", False),
        ("desk.request_promised", False),
        ("mail.interpreted", False),
        ("mail.after_interpretation", True),
    ],
)
def test_killed_while_it_becomes_a_request_it_is_one_or_none_and_the_next_job_makes_it_one(
    cast: Cast, point: str, is_done: bool
) -> None:
    with taking_mail() as port:
        assert send(port, with_files(("tray.png", b"\x89PNG")))
    taking = TAKING.format(pk=ReceivedMail.objects.get().pk)
    assert run(taking, kill_at=point) == -signal.SIGKILL
    assert outcome() == ((1, 1, 1, 1) if is_done else (0, 0, 0, 1))
    assert run(taking) == 0
    assert run(taking) == 0
    assert outcome() == (1, 1, 1, 1)
    assert not Message.objects.exists()


SENDING = (
    "from django.conf import settings\nsettings.EMAIL_BACKEND = 'django.core.mail.backends.filebased.EmailBackend'\n"
    "settings.EMAIL_FILE_PATH = {folder!r}\nfrom huolto.foundation.mail import send\nsend({pk})"
)


def test_killed_between_sending_and_noting_it_a_mail_goes_again_under_the_same_id_and_then_no_more(
    cast: Cast, tmp_path: Path
) -> None:
    with taking_mail() as port:
        assert send(port, letter())
    assert run(TAKING.format(pk=ReceivedMail.objects.get().pk)) == 0
    mail = OutgoingMail.objects.get()
    sending = SENDING.format(folder=str(tmp_path), pk=mail.pk)
    assert run(sending, kill_at="mail.sent") == -signal.SIGKILL
    mail.refresh_from_db()
    assert (mail.state, mail.attempts, sent_from(tmp_path)) == ("queued", 0, [mail.message_id])
    assert run(sending) == 0
    mail.refresh_from_db()
    assert (mail.state, mail.attempts) == ("sent", 1)
    assert run(sending) == 0
    # A receiver shows mails of one id once; that it may be sent twice is the price of never losing it.
    assert sent_from(tmp_path) == [mail.message_id] * 2


def sent_from(folder: Path) -> list[str]:
    """The Message-IDs of all mails that were handed over."""
    found = []
    for path in sorted(folder.iterdir()):
        head = path.read_bytes().replace(b"\n ", b" ")
        found += [line[11:].decode().strip() for line in head.splitlines() if line.startswith(b"Message-ID:")]
    return found
