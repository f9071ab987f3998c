"""Mail fetched by IMAP: what is new in a mailbox's folder is kept here, then marked or moved there.

New is what nobody has read yet, and what came after the last look (UIDVALIDITY tells whether numbers still mean the same). A mail that is
brought twice is known by its bytes, so nothing is doubled where a mark was lost. Begin at `look`.
"""

import imaplib
import re
import socket
import ssl
from dataclasses import dataclass

from django.db import Error
from django.utils import timezone
from imap_tools import (
    BaseMailBox,
    MailBox,
    MailboxFolderSelectError,
    MailboxLoginError,
    MailBoxStartTls,
    MailboxStarttlsError,
    MailBoxUnencrypted,
)

from huolto.connectors.choices import AfterTaking, MailboxFault, MailSecurity
from huolto.connectors.mail_in.outages import note_failure, note_success
from huolto.connectors.mail_in.receiving import LARGEST, receive
from huolto.connectors.models import Mailbox
from huolto.foundation.killpoints import reached
from huolto.foundation.sealing import SealBroken, unseal

PATIENCE = 30  # seconds that a job waits for a server
TRIAL_PATIENCE = 10  # seconds that a person waits
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


@dataclass
class NotFetched(Exception):
    """Mail could not be fetched: why, and what the server said."""

    fault: str
    said: str = ""


def connected(mailbox: Mailbox, patience: int = PATIENCE) -> BaseMailBox:
    """A connection that has signed in and opened the folder; raises `NotFetched`."""
    try:
        password = unseal(mailbox.password, place=mailbox.place) if mailbox.password else ""
    except SealBroken as error:
        raise NotFetched(MailboxFault.SECRET) from error
    try:
        return _opened(mailbox, patience).login(mailbox.user, password, initial_folder=mailbox.folder)
    except Exception as error:
        raise told(error) from error


def try_connection(mailbox: Mailbox) -> int:
    """Sign in, open the folders and leave again; answers how many mails wait there. Raises `NotFetched`."""
    box = connected(mailbox, TRIAL_PATIENCE)
    try:
        if mailbox.moved_to and not box.folder.exists(mailbox.moved_to):
            raise NotFetched(MailboxFault.FOLDER, mailbox.moved_to)
        return len(box.uids("UNSEEN"))
    except NotFetched:
        raise
    except Exception as error:
        raise told(error) from error
    finally:
        leave(box)


def look(box: BaseMailBox, mailbox: Mailbox) -> int:
    """Keep everything that is new, each mail before it is marked; answers how many there were."""
    status = box.folder.status(mailbox.folder, ["UIDVALIDITY", "UIDNEXT"])
    validity = status["UIDVALIDITY"]
    wanted = {int(uid) for uid in box.uids("UNSEEN")}
    if validity == mailbox.uid_validity and mailbox.uid_next:
        later = {int(uid) for uid in box.uids(f"UID {mailbox.uid_next}:*")}
        wanted |= {uid for uid in later if uid >= mailbox.uid_next}
    for uid in sorted(wanted):
        _take_one(box, mailbox, validity, uid)
    mailbox.uid_validity, mailbox.uid_next = (
        validity,
        max([status.get("UIDNEXT", 0), *(uid + 1 for uid in wanted)]),
    )
    note_success(mailbox, timezone.now())
    return len(wanted)


def note_fault(mailbox: Mailbox, fault: NotFetched) -> None:
    """Keep why nothing could be fetched, for the page of the mailbox."""
    note_failure(mailbox, fault.fault, fault.said[:300], timezone.now())


def told(error: Exception) -> NotFetched:
    """What went wrong, in one of our words; a database that is away is no fault of the server and stays what it is."""
    if isinstance(error, NotFetched):
        return error
    if isinstance(error, Error):
        raise error
    said = " ".join(str(error).split())[:300]
    if isinstance(error, MailboxLoginError):
        return NotFetched(MailboxFault.PASSWORD)
    if isinstance(error, MailboxFolderSelectError):
        return NotFetched(MailboxFault.FOLDER, said)
    if isinstance(error, ssl.SSLError | MailboxStarttlsError):
        return NotFetched(MailboxFault.CERTIFICATE, said)
    if isinstance(error, socket.gaierror):
        return NotFetched(MailboxFault.NOT_FOUND)
    if isinstance(error, OSError | imaplib.IMAP4.abort):
        return NotFetched(MailboxFault.UNREACHABLE, said)
    if isinstance(error, imaplib.IMAP4.error) and "auth" in said.lower():
        return NotFetched(MailboxFault.PASSWORD)
    return NotFetched(MailboxFault.REFUSED, said)


def _opened(mailbox: Mailbox, patience: int) -> BaseMailBox:
    if mailbox.security == MailSecurity.NONE:
        return MailBoxUnencrypted(mailbox.host, mailbox.port, timeout=patience)
    context = ssl.create_default_context()
    if mailbox.security == MailSecurity.STARTTLS:
        return MailBoxStartTls(mailbox.host, mailbox.port, timeout=patience, ssl_context=context)
    return MailBox(mailbox.host, mailbox.port, timeout=patience, ssl_context=context)


def _take_one(box: BaseMailBox, mailbox: Mailbox, validity: int, uid: int) -> None:
    size = _size(box, uid)
    if size is None:
        return  # somebody removed it meanwhile
    is_cut = size > LARGEST
    data = _fetched(box, uid, "BODY.PEEK[HEADER]" if is_cut else "BODY.PEEK[]")
    if data is None:
        return
    receive(mailbox=mailbox, data=data, source=f"imap:{validity}:{uid}", is_cut=is_cut)
    reached("mail.before_acknowledge")
    if mailbox.after_taking == AfterTaking.MOVE:
        box.move([str(uid)], mailbox.moved_to)
    else:
        box.flag([str(uid)], ["\\Seen"], True)
    reached("mail.after_acknowledge")


def _size(box: BaseMailBox, uid: int) -> int | None:
    _status, answers = box.client.uid("fetch", str(uid), "(RFC822.SIZE)")
    for answer in answers:
        if isinstance(answer, bytes) and (found := _SIZE.search(answer)):
            return int(found[1])
    return None


def _fetched(box: BaseMailBox, uid: int, what: str) -> bytes | None:
    status, answers = box.client.uid("fetch", str(uid), f"({what})")
    if status != "OK":
        return None
    return next((bytes(one[1]) for one in answers if isinstance(one, tuple)), None)


def leave(box: BaseMailBox) -> None:
    """Sign out, whatever state the connection is in."""
    try:
        box.logout()
    except Exception:  # the connection is of no use any more
        return
