"""A mail of a known person becomes a request or a message, by the same commands that pages call."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from huolto.agreements.queries import agreement_named
from huolto.connectors.mail.reading import ReadMail
from huolto.connectors.mail_in.acknowledging import acknowledge, tell_set_aside
from huolto.connectors.mail_in.contents import Contents, contents_of, notice_of
from huolto.connectors.mail_in.senders import Sender
from huolto.connectors.models import ReceivedMail
from huolto.desk.access import may_write, requests_visible_to
from huolto.desk.choices import Confidentiality, LinkKind, RequestChannel
from huolto.desk.commands import add_message, open_request
from huolto.desk.files import MOST_FILES, keep_files
from huolto.desk.models import Message, RequestLink, ServiceRequest
from huolto.foundation.actors import Actor
from huolto.foundation.localisation import speaking
from huolto.parties.mails import language_of
from huolto.parties.models import Organisation, Person
from huolto.parties.queries import actor_of_person
from huolto.rules.explanation import Reason


@dataclass(frozen=True)
class Became:
    """The request, and the message about it where it was there before."""

    request: ServiceRequest
    message: Message | None = None


def become(
    mail: ReceivedMail, read: ReadMail, sender: Sender, spoken_of: ServiceRequest | None
) -> Became | None:
    """Write the mail into the request that it speaks of, or open one.

    A request that the sender has no part in stays as it is: theirs is opened beside it. None for our own people's mail
    that speaks of no request, since nobody can tell whose it is.
    """
    assert sender.person is not None  # noqa: S101 - asked before
    actor = actor_of_person(sender.person)
    with speaking(mail.provider.language, mail.provider.zone):
        contents = contents_of(read)
    if spoken_of is not None and has_part(sender.person, spoken_of):
        return _written(mail, read, actor, sender.person, spoken_of, contents)
    if sender.customer is None:
        return None
    return _opened(mail, read, actor, sender.person, sender.customer, spoken_of, contents)


def has_part(person: Person, request: ServiceRequest) -> bool:
    """Whether a person may write about a request: who asked, who follows it, who orders for the customer, our own people."""
    actor = actor_of_person(person)
    return requests_visible_to(actor).filter(pk=request.pk).exists() and may_write(actor, request)


def _written(
    mail: ReceivedMail,
    read: ReadMail,
    actor: Actor,
    person: Person,
    request: ServiceRequest,
    contents: Contents,
) -> Became:
    """A machine's mail is noted for the agents and moves nothing; a person's is what they say."""
    files, more = contents.files[:MOST_FILES], contents.files[MOST_FILES:]
    text = contents.text
    if not text and not files:
        text = contents.title
    message = add_message(
        actor=Actor.system(mail.provider, person.name) if read.automatic else actor,
        request_id=request.pk,
        body=f"{person.name}: {text}" if read.automatic else text,
        is_public=not read.automatic,
        channel=RequestChannel.MAIL,
        files=files,
        mail_id=f"<{mail.header_id}>" if mail.header_id else "",
    )
    keep_files(actor, request=message.request, message=message, files=more)
    if contents.set_aside:
        _note(mail, message.request, notice_of_in(mail, contents))
        if not read.automatic and not actor.is_staff_of_provider:
            tell_set_aside(mail, message.request, person, refusals_in(read, person))
    return Became(message.request, message)


def _opened(
    mail: ReceivedMail,
    read: ReadMail,
    actor: Actor,
    person: Person,
    customer: Organisation,
    spoken_of: ServiceRequest | None,
    contents: Contents,
) -> Became:
    mailbox = mail.mailbox
    queue = mailbox.queue if mailbox.queue is not None and mailbox.queue.is_open else None
    confidentiality = Confidentiality.NORMAL.value
    if spoken_of is not None and spoken_of.confidentiality != Confidentiality.NORMAL:
        # What answers HR is for HR, whoever wrote it.
        queue, confidentiality = spoken_of.queue, spoken_of.confidentiality
    agreement = agreement_named(customer, mailbox.agreement_code) if mailbox.agreement_code else None
    because = Reason("request.bound-by-mailbox", {"mailbox": mailbox.name}) if agreement else None
    request = open_request(
        actor=actor,
        kind=mailbox.kind,
        title=contents.title,
        description=contents.text,
        customer=customer,
        requester=person,
        confidentiality=confidentiality,
        queue=queue,
        channel=RequestChannel.MAIL,
        mailbox=mailbox.code,
        agreement=agreement,
        bound_because=because,
    )
    keep_files(actor, request=request, message=None, files=contents.files)
    if contents.set_aside:
        _note(mail, request, notice_of_in(mail, contents))
    if spoken_of is not None:
        _beside(mail, request, spoken_of)
    if not read.automatic:
        acknowledge(mail, request, person, refusals_in(read, person) if contents.set_aside else ())
    return Became(request)


def _beside(mail: ReceivedMail, request: ServiceRequest, spoken_of: ServiceRequest) -> None:
    """Say which request was named, and join the two where both are the customer's own."""
    if spoken_of.customer_id == request.customer_id:
        RequestLink.objects.create(
            provider=mail.provider, kind=LinkKind.RELATED, request=request, other=spoken_of
        )
    with speaking(mail.provider.language, mail.provider.zone):
        said = _("The mail names %(number)s, which its sender has no part in.") % {"number": spoken_of.number}
    _note(mail, request, said)


def _note(mail: ReceivedMail, request: ServiceRequest, body: str) -> None:
    system = Actor.system(mail.provider)
    add_message(actor=system, request_id=request.pk, body=body, is_public=False, channel=RequestChannel.MAIL)


def notice_of_in(mail: ReceivedMail, contents: Contents) -> str:
    """The notice about files set aside, in the provider's language."""
    with speaking(mail.provider.language, mail.provider.zone):
        return notice_of(contents.set_aside)


def refusals_in(read: ReadMail, person: Person) -> tuple[str, ...]:
    """Why files were set aside, in the sender's language."""
    with speaking(language_of(person), person.provider.zone):
        return contents_of(read).set_aside
