"""Which request a mail speaks of: by what it answers, else by the number in its subject.

Message-IDs are believed first: those of our own mails carry the request's number, those of mails that came in are
kept with what they became. Whether the sender has a part in the request is asked elsewhere; a number opens no doors.
"""

from collections.abc import Sequence

from django.conf import settings

from huolto.connectors.choices import MailState
from huolto.connectors.mail.reading import ReadMail
from huolto.connectors.models import Mailbox, ReceivedMail
from huolto.desk.models import ServiceRequest
from huolto.foundation.mail_servers import mail_server_of
from huolto.rules.mail.subjects import request_number

MOST_IDS = 50


def request_spoken_of(mailbox: Mailbox, read: ReadMail) -> ServiceRequest | None:
    """The provider's request that a mail answers or names."""
    return requests_spoken_of([(mailbox, read)])[0]


def requests_spoken_of(mails: Sequence[tuple[Mailbox, ReadMail]]) -> list[ServiceRequest | None]:
    """The same for mails to mailboxes of one provider: their number does not add to the queries."""
    if not mails:
        return []
    provider_id = mails[0][0].provider_id
    ids = [thread_ids(read) for _mailbox, read in mails]
    hosts = _own_hosts(provider_id) if any(ids) else set()
    own = [_own_number(mailbox, named, hosts) for (mailbox, _read), named in zip(mails, ids, strict=True)]
    subjects = [request_number(read.subject) for _mailbox, read in mails]
    rows = ServiceRequest.objects.of(provider_id).select_related("customer", "requester", "queue")
    numbers = {one for one in (*own, *subjects) if one}
    numbered = {one.number: one for one in rows.filter(number__in=numbers)} if numbers else {}
    answered = _answered(provider_id, [one for named in ids for one in named])
    wanted = [next((answered[one[:500]] for one in named if one[:500] in answered), None) for named in ids]
    by_key = rows.in_bulk({pk for pk in wanted if pk}) if any(wanted) else {}
    return [
        numbered.get(number or "") or by_key.get(pk or 0) or numbered.get(subject or "")
        for number, pk, subject in zip(own, wanted, subjects, strict=True)
    ]


def thread_ids(read: ReadMail) -> list[str]:
    """Message-IDs of the mails before this one, the nearest first."""
    ids = [read.in_reply_to, *reversed(read.references)]
    return list(dict.fromkeys(one.strip("<> ") for one in ids if one))[:MOST_IDS]


def _own_number(mailbox: Mailbox, ids: list[str], hosts: set[str]) -> str | None:
    """The number in a Message-ID of ours; another installation writes alike, so the host must be ours."""
    own = [(number, one.rpartition("@")[2].lower()) for one in ids if (number := request_number("", [one]))]
    ours = hosts | {mailbox.address.rpartition("@")[2].lower()}
    return next((number for number, host in own if host in ours), None)


def _own_hosts(provider_id: int) -> set[str]:
    server = mail_server_of(provider_id, with_password=False)
    return {settings.HUOLTO_MAIL_DOMAIN.lower(), *([server.domain.lower()] if server is not None else [])}


def _answered(provider_id: int, ids: list[str]) -> dict[str, int]:
    """The request of each mail among these that was taken in, the earliest where one id came twice."""
    if not ids:
        return {}
    rows = ReceivedMail.objects.of(provider_id).filter(
        header_id__in={one[:500] for one in ids}, state=MailState.TAKEN
    )
    return dict(rows.order_by("-pk").values_list("header_id", "request_id"))
