"""Which request a mail speaks of: by what it answers, else by the number in its subject.

Message-IDs are believed first: those of our own mails carry the request's number, those of mails that came in are
kept with what they became. Whether the sender has a part in the request is asked elsewhere; a number opens no doors.
"""

from django.conf import settings
from django.db.models import QuerySet

from huolto.connectors.choices import MailState
from huolto.connectors.mail.reading import ReadMail
from huolto.connectors.models import Mailbox, ReceivedMail
from huolto.desk.models import ServiceRequest
from huolto.foundation.mail_servers import mail_server_of
from huolto.rules.mail.subjects import request_number

MOST_IDS = 50


def request_spoken_of(mailbox: Mailbox, read: ReadMail) -> ServiceRequest | None:
    """The provider's request that a mail answers or names."""
    ids = thread_ids(read)
    number = _own_number(mailbox, ids)
    found = _numbered(mailbox, number) if number else None
    if found is None and ids:
        found = _answered(mailbox, ids)
    if found is None:
        number = request_number(read.subject)
        found = _numbered(mailbox, number) if number else None
    return found


def thread_ids(read: ReadMail) -> list[str]:
    """Message-IDs of the mails before this one, the nearest first."""
    ids = [read.in_reply_to, *reversed(read.references)]
    return list(dict.fromkeys(one.strip("<> ") for one in ids if one))[:MOST_IDS]


def _own_number(mailbox: Mailbox, ids: list[str]) -> str | None:
    """The number in a Message-ID of ours; another installation writes alike, so the host must be ours."""
    own = [(number, one.rpartition("@")[2].lower()) for one in ids if (number := request_number("", [one]))]
    if not own:
        return None
    hosts = _own_hosts(mailbox)
    return next((number for number, host in own if host in hosts), None)


def _own_hosts(mailbox: Mailbox) -> set[str]:
    server = mail_server_of(mailbox.provider_id, with_password=False)
    hosts = {settings.HUOLTO_MAIL_DOMAIN, mailbox.address.rpartition("@")[2]}
    if server is not None:
        hosts.add(server.domain)
    return {host.lower() for host in hosts}


def _answered(mailbox: Mailbox, ids: list[str]) -> ServiceRequest | None:
    rows = ReceivedMail.objects.of(mailbox.provider_id).filter(
        header_id__in=[one[:500] for one in ids], state=MailState.TAKEN
    )
    known = dict(rows.order_by("-pk").values_list("header_id", "request_id"))
    wanted = next((known[one[:500]] for one in ids if one[:500] in known), None)
    return _requests(mailbox).filter(pk=wanted).first() if wanted else None


def _numbered(mailbox: Mailbox, number: str) -> ServiceRequest | None:
    return _requests(mailbox).filter(number=number).first()


def _requests(mailbox: Mailbox) -> "QuerySet[ServiceRequest]":
    return ServiceRequest.objects.of(mailbox.provider_id).select_related("customer", "requester", "queue")
