"""Mail fetched from a real IMAP server: each mail once, told at once, and what happens when the server refuses."""

import contextlib
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from cast import Cast, build_cast
from connectors.dovecot import PASSWORD, PROGRAM, USER, Dovecot, dovecot
from connectors.intake import letter, mailbox_of
from connectors.sending import free_port, patiently, run
from huolto.connectors.choices import MailboxFault
from huolto.connectors.mail_in import fetching, watching
from huolto.connectors.mail_in.fetching import NotFetched, connected, leave, look, try_connection
from huolto.connectors.mail_in.taking import take
from huolto.connectors.mail_in.watching import Watch, watch_all
from huolto.connectors.models import Mailbox, ReceivedMail
from huolto.desk.models import ServiceRequest

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(PROGRAM is None, reason="Dovecot is not there: apt-get install dovecot-imapd"),
]
LOOKING = """
from huolto.connectors.mail_in.fetching import connected, look
from huolto.connectors.models import Mailbox
mailbox = Mailbox.objects.select_related("provider", "queue").get()
look(connected(mailbox), mailbox)
"""


@pytest.fixture(scope="module")
def running() -> Iterator[Dovecot]:
    with dovecot() as server:
        yield server


@pytest.fixture
def server(running: Dovecot) -> Dovecot:
    """The server with empty folders."""
    with running.signed_in() as box:
        for folder in box.folder.list():
            if folder.name != "INBOX":
                box.folder.delete(folder.name)
        box.delete(box.uids())
    return running


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return build_cast()


def fetched(cast: Cast, server: Dovecot, **facts: Any) -> Mailbox:
    given = {"host": "127.0.0.1", "port": server.port, "security": "none", "user": USER, "password": PASSWORD}
    made = mailbox_of(cast, **{**given, **facts})
    return Mailbox.objects.select_related("provider", "queue").get(pk=made.pk)


def looked_at(mailbox: Mailbox) -> int:
    box = connected(mailbox)
    try:
        return look(box, mailbox)
    finally:
        leave(box)


def test_what_is_new_is_kept_marked_and_becomes_a_request(cast: Cast, server: Dovecot) -> None:
    mailbox = fetched(cast, server)
    data = letter("Ääkkösiä")
    server.put(data)
    assert looked_at(mailbox) == 1
    mail = ReceivedMail.objects.get()
    assert mail.file.content.read() == data
    assert mail.source.startswith("imap:")
    with server.signed_in() as box:
        assert box.uids("SEEN") != []
    assert looked_at(mailbox) == 0
    take(mail.pk)
    assert ServiceRequest.objects.get().description == "Ääkkösiä"
    mailbox.refresh_from_db()
    assert mailbox.looked_at is not None
    assert (mailbox.fault, mailbox.uid_next) == ("", int(mail.source.rpartition(":")[2]) + 1)


def test_what_was_read_long_before_is_left_alone_and_what_somebody_read_meanwhile_is_not(
    cast: Cast, server: Dovecot
) -> None:
    server.put(letter("old", number=1))
    with server.signed_in() as box:
        box.flag(box.uids(), "\\Seen", True)
    mailbox = fetched(cast, server)
    assert looked_at(mailbox) == 0
    server.put(letter("new", number=2))
    with server.signed_in() as box:
        box.flag(box.uids(), "\\Seen", True)
    assert looked_at(mailbox) == 1
    assert b"new" in ReceivedMail.objects.get().file.content.read()


def test_numbers_that_mean_something_else_now_lose_and_double_nothing(cast: Cast, server: Dovecot) -> None:
    mailbox = fetched(cast, server)
    server.put(letter("first", number=1))
    looked_at(mailbox)
    Mailbox.objects.update(uid_validity=1, uid_next=999)
    mailbox.refresh_from_db()
    server.put(letter("second", number=2))
    with server.signed_in() as box:
        box.flag(box.uids("SEEN"), "\\Seen", False)
    assert looked_at(mailbox) == 2
    assert ReceivedMail.objects.count() == 2
    assert mailbox.uid_validity != 1


def test_a_mail_is_moved_where_that_is_wanted(cast: Cast, server: Dovecot) -> None:
    with server.signed_in() as box:
        box.folder.create("Käsitellyt")
    mailbox = fetched(cast, server, after_taking="move", moved_to="Käsitellyt")
    assert try_connection(mailbox) == 0
    server.put(letter())
    assert try_connection(mailbox) == 1
    looked_at(mailbox)
    with server.signed_in() as box:
        assert box.uids() == []
        box.folder.set("Käsitellyt")
        assert len(box.uids()) == 1


def test_of_what_is_too_large_the_head_is_kept_and_waits_for_a_decision(
    cast: Cast, server: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "LARGEST", 500)
    mailbox = fetched(cast, server)
    server.put(letter("x" * 1000))
    looked_at(mailbox)
    mail = ReceivedMail.objects.get()
    take(mail.pk)
    mail.refresh_from_db()
    assert (mail.state, mail.reason, mail.subject) == ("quarantined", "too-large", "Printer")


@pytest.mark.parametrize("point", ["mail.before_store", "mail.after_store", "mail.before_acknowledge"])
def test_killed_before_it_is_marked_it_is_fetched_again_and_is_one(
    cast: Cast, server: Dovecot, point: str
) -> None:
    mailbox = fetched(cast, server)
    server.put(letter())
    assert run(LOOKING, kill_at=point) == -9
    with server.signed_in() as box:
        assert len(box.uids("UNSEEN")) == 1
    assert looked_at(mailbox) == 1
    assert ReceivedMail.objects.count() == 1
    with server.signed_in() as box:
        assert box.uids("UNSEEN") == []


@pytest.mark.parametrize(
    ("facts", "fault"),
    [
        ({"password": "wrong"}, MailboxFault.PASSWORD),
        ({"folder": "Nowhere"}, MailboxFault.FOLDER),
        ({"security": "tls"}, MailboxFault.CERTIFICATE),
        ({"after_taking": "move", "moved_to": "Nowhere"}, MailboxFault.FOLDER),
        ({"host": "imap.invalid"}, MailboxFault.NOT_FOUND),
        ({"port": 0}, MailboxFault.UNREACHABLE),
    ],
)
def test_what_a_server_refuses_is_told_in_our_words(
    cast: Cast, server: Dovecot, facts: dict[str, Any], fault: str
) -> None:
    if facts.get("port") == 0:
        facts = {"port": free_port()}
    with pytest.raises(NotFetched) as refused:
        try_connection(fetched(cast, server, **facts))
    assert refused.value.fault == fault


def test_a_password_of_another_installation_is_told_as_such(
    cast: Cast, server: Dovecot, settings: Any
) -> None:
    mailbox = fetched(cast, server)
    settings.SECRET_KEY = "another"
    with pytest.raises(NotFetched) as refused:
        connected(mailbox)
    assert refused.value.fault == MailboxFault.SECRET


@contextlib.contextmanager
def watching_all() -> Iterator[None]:
    stopping = threading.Event()

    def watch() -> None:
        watch_all(stopping)
        connection.close()

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopping.set()
        thread.join(timeout=20)
        for one in threading.enumerate():
            if one.name.startswith("mailbox-"):
                one.join(timeout=20)


@pytest.mark.parametrize("can_idle", [True, False])
def test_a_watched_mailbox_is_told_of_a_mail_at_once_or_asks(
    cast: Cast, server: Dovecot, can_idle: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "IDLE_FOR", 2)
    monkeypatch.setattr(watching, "ASK_EVERY", 1)
    if not can_idle:
        monkeypatch.setattr(watching, "can_tell", lambda box: False)
    mailbox = fetched(cast, server)
    with watching_all():
        assert patiently(lambda: Mailbox.objects.exclude(looked_at=None).exists())
        server.put(letter())
        assert patiently(lambda: ReceivedMail.objects.exists())
    assert Mailbox.objects.get().fault == ""
    assert mailbox.is_fetched


def test_a_wrong_password_stands_on_the_mailbox_until_it_works_again(
    cast: Cast, server: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "IDLE_FOR", 2)
    monkeypatch.setattr(watching, "LOOK_FOR_MAILBOXES", 0.2)
    mailbox = fetched(cast, server, password="wrong")
    with watching_all():
        assert patiently(lambda: Mailbox.objects.get().fault == MailboxFault.PASSWORD)
        Mailbox.objects.update(password=fetched(cast, server, code="b", address="b@b.example").password)
        Mailbox.objects.exclude(pk=mailbox.pk).update(is_active=False)
        assert patiently(lambda: Mailbox.objects.get(pk=mailbox.pk).fault == MailboxFault.SECRET)


def test_a_connection_that_breaks_off_is_taken_up_again(
    cast: Cast, transactional_db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "FIRST_PAUSE", 0.2)
    with dovecot() as first:
        watch = Watch(fetched(cast, first), ())
        watch.pause = 0.2
        watch.start()
        assert patiently(lambda: Mailbox.objects.exclude(looked_at=None).exists())
    try:
        assert patiently(lambda: Mailbox.objects.get().fault != "")
    finally:
        watch.stopping.set()
        assert watch.thread is not None
        watch.thread.join(timeout=20)
