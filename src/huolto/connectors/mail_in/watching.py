"""Watches every mailbox that is fetched: one thread each, that is told at once what comes (IDLE) or asks each minute.

A server that refuses or is away is asked again, each time a little later; why stands on the mailbox's page. Begin at `watch_all`.
"""

import threading
from dataclasses import dataclass, field

import structlog
from django.db import Error, close_old_connections
from imap_tools import BaseMailBox

from huolto.connectors.mail_in.fetching import NotFetched, connected, leave, look, note_fault, told
from huolto.connectors.models import Mailbox

IDLE_FOR = 30  # seconds of one wait; then it is asked whether the mailbox is still to be watched
ASK_EVERY = 60  # seconds between looks where the server cannot tell by itself
LOOK_FOR_MAILBOXES = 10  # seconds between looks for mailboxes that were added, changed or switched off
FIRST_PAUSE, LONGEST_PAUSE = 5.0, 300.0

log = structlog.get_logger("huolto.mail")


@dataclass
class Watch:
    """One mailbox that is watched, as it was set when that began."""

    mailbox: Mailbox
    settings: tuple[object, ...]
    stopping: threading.Event = field(default_factory=threading.Event)
    thread: threading.Thread | None = None
    pause: float = FIRST_PAUSE

    def start(self) -> None:
        """Begin, in a thread that ends with the process."""
        name = f"mailbox-{self.mailbox.pk}"
        self.thread = threading.Thread(target=self.run, name=name, daemon=True)
        self.thread.start()

    def run(self) -> None:
        """Look, wait, look again, until it is stopped."""
        while not self.stopping.is_set():
            try:
                close_old_connections()
                self._session()
            except NotFetched as fault:
                log.warning("mailbox not fetched", mailbox=self.mailbox.pk, fault=fault.fault)
                _note(self.mailbox, fault)
            except Error:
                log.warning("database away", mailbox=self.mailbox.pk)
            close_old_connections()
            if self.stopping.wait(self.pause):
                return
            self.pause = min(self.pause * 2, LONGEST_PAUSE)

    def _session(self) -> None:
        box = connected(self.mailbox)
        try:
            tells = can_tell(box)
            while not self.stopping.is_set():
                look(box, self.mailbox)
                self.pause = FIRST_PAUSE
                close_old_connections()
                self._wait(box, tells)
        except Exception as error:
            raise told(error) from error
        finally:
            leave(box)

    def _wait(self, box: BaseMailBox, tells: bool) -> None:
        """Until something comes, or a while."""
        if not tells:
            self.stopping.wait(ASK_EVERY)
            return
        while not self.stopping.is_set():
            if box.idle.wait(timeout=IDLE_FOR):
                return


def can_tell(box: BaseMailBox) -> bool:
    """Whether the server tells by itself what comes (RFC 2177)."""
    return "IDLE" in box.client.capabilities


def watch_all(stopping: threading.Event) -> None:
    """Watch the mailboxes that there are, as they come and go, until `stopping` is set."""
    watches: dict[int, Watch] = {}
    while not stopping.is_set():
        try:
            close_old_connections()
            _follow(watches, wanted_mailboxes())
        except Error:
            log.warning("database away")
        close_old_connections()
        stopping.wait(LOOK_FOR_MAILBOXES)
    for watch in watches.values():
        watch.stopping.set()


def wanted_mailboxes() -> dict[int, Mailbox]:
    """The active mailboxes whose mail is fetched, of all providers."""
    rows = Mailbox.objects.filter(is_active=True, provider__is_active=True).exclude(host="")
    return {one.pk: one for one in rows.select_related("provider", "queue")}


def _follow(watches: dict[int, Watch], wanted: dict[int, Mailbox]) -> None:
    for pk, watch in list(watches.items()):
        if pk not in wanted or _settings(wanted[pk]) != watch.settings:
            watch.stopping.set()
            del watches[pk]
    for pk, mailbox in wanted.items():
        if pk not in watches:
            watches[pk] = Watch(mailbox, _settings(mailbox))
            watches[pk].start()


def _settings(mailbox: Mailbox) -> tuple[object, ...]:
    return (
        mailbox.host, mailbox.port, mailbox.security, mailbox.user, mailbox.password, mailbox.folder,
        mailbox.after_taking, mailbox.moved_to, mailbox.queue_id,
    )  # fmt: skip


def _note(mailbox: Mailbox, fault: NotFetched) -> None:
    try:
        note_fault(mailbox, fault)
    except Error:
        log.warning("database away", mailbox=mailbox.pk)
