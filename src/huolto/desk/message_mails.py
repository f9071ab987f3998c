"""Mails that carry what was written about a request: the whole text, what it answers quoted below, its files.

Begin at `mail_message`. Who chose not to be mailed of messages gets none; everybody else gets one a message.
"""

from dataclasses import dataclass
from datetime import datetime

from huolto.desk.choices import Confidentiality, RequestChannel
from huolto.desk.hearers import hearers, request_of
from huolto.desk.models import Message, ServiceRequest
from huolto.desk.threads import thread_of
from huolto.foundation.actors import Actor
from huolto.foundation.models import EventRecord
from huolto.parties.choices import NotificationTopic
from huolto.parties.commands import heard_by_mail
from huolto.parties.mails import address, mail_to
from huolto.parties.models import Person

LARGEST_MAIL = 10_000_000
"""Bytes of files that go with a mail; of more than that links are sent."""
LONGEST_QUOTE = 4000


@dataclass(frozen=True)
class Quoted:
    """What a mail quotes: who wrote it, when, and the text."""

    author: Person | None
    written_at: datetime
    text: str

    @property
    def body(self) -> str:
        """The text, cut where it is very long."""
        return self.text if len(self.text) <= LONGEST_QUOTE else f"{self.text[:LONGEST_QUOTE].rstrip()} …"

    @property
    def lines(self) -> list[str]:
        """The text for a mail without HTML, line by line."""
        return [f"> {line}".rstrip() for line in self.body.splitlines()]


def mail_message(record: EventRecord) -> None:
    """Write what was written to who takes part in the conversation (after `MessageWritten`)."""
    request = request_of(record)
    message = (
        Message.objects.of(record.provider_id)
        .select_related("author__organisation")
        .get(pk=record.data["message_id"])
    )
    answered = _answered(request, message)
    files = [row.file for row in message.files.select_related("file")]
    fits = sum(file.size for file in files) <= LARGEST_MAIL
    thread = thread_of(request, before=message.pk)
    first = ""
    # Who asked comes first: theirs is the mail that the conversation goes on from.
    told = sorted(hearers(record), key=lambda one: (one[0].pk != request.requester_id, one[0].pk))
    for person, is_staff in told:
        if person.pk == message.author_id:
            continue
        shows = is_staff or _may_be_mailed(request, message, person)
        path = f"{'work/' if is_staff else ''}requests/{request.pk}/"
        sent = mail_to(
            person,
            template="mail/message",
            context={
                "request": request,
                "message": message,
                "author": message.author,
                "shows": shows,
                "is_staff": is_staff,
                "answered": answered if shows else None,
                "link": address(request.provider, path),
                "files": _links(request, message, is_staff) if shows and not fits else [],
            },
            once_key=f"message:{message.pk}:{person.pk}",
            provider=request.provider,
            files=files if shows and fits else (),
            topic=NotificationTopic.MESSAGE,
            thread=thread,
            is_answer=not is_staff and not message.is_from_customer,
        )
        if sent is not None and message.is_public:
            first = first or sent.message_id
    if first and not message.mail_id:
        Message.objects.filter(pk=message.pk, mail_id="").update(mail_id=first)


def note_heard_by_mail(record: EventRecord) -> None:
    """Whoever wrote by mail can be reached by mail (after `MessageWritten` and `RequestOpened`)."""
    if record.person_id is None:
        return
    if "message_id" in record.data:
        by_mail = Message.objects.filter(pk=record.data["message_id"], channel=RequestChannel.MAIL)
    else:
        by_mail = ServiceRequest.objects.filter(pk=record.data["request_id"], channel=RequestChannel.MAIL)
    if by_mail.filter(provider=record.provider_id).exists():
        heard_by_mail(actor=Actor.system(record.provider), person_id=record.person_id)


def _answered(request: ServiceRequest, message: Message) -> Quoted | None:
    """What the other side wrote last before a message: that is quoted below it."""
    before = request.messages.filter(
        is_public=True, pk__lt=message.pk, is_from_customer=not message.is_from_customer
    )
    last = before.select_related("author").order_by("-written_at", "-pk").first()
    if not message.is_public:
        return None
    if last is not None:
        return Quoted(last.author, last.written_at, last.body)
    if message.is_from_customer or not request.description:
        return None
    return Quoted(request.requester, request.opened_at, request.description)


def _may_be_mailed(request: ServiceRequest, message: Message, person: Person) -> bool:
    """Whether the text may go by mail: of a confidential request only to who writes about it by mail themselves."""
    if request.confidentiality == Confidentiality.NORMAL:
        return True
    own = request.messages.filter(author=person, pk__lt=message.pk).order_by("-written_at", "-pk").first()
    last = own.channel if own is not None else request.channel
    return person.pk == request.requester_id and last == RequestChannel.MAIL


def _links(request: ServiceRequest, message: Message, is_staff: bool) -> list[tuple[str, str]]:
    face = "work/" if is_staff else ""
    return [
        (row.file.name, address(request.provider, f"{face}requests/{request.pk}/files/{row.pk}/"))
        for row in message.files.select_related("file")
    ]
