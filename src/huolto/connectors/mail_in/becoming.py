"""Mails of known people become requests or messages, by the same commands that pages call."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from huolto.agreements.models import Agreement
from huolto.agreements.queries import agreement_named
from huolto.connectors.mail.reading import ReadMail
from huolto.connectors.mail_in.acknowledging import Told, acknowledge, tell_set_aside
from huolto.connectors.mail_in.contents import Contents, contents_of, notice_of
from huolto.connectors.mail_in.copies import Copied, note_copies, others_of
from huolto.connectors.mail_in.senders import Sender
from huolto.connectors.models import ReceivedMail
from huolto.desk.access import may_write, requests_visible_to, strangers_to
from huolto.desk.choices import Confidentiality, LinkKind, RequestChannel
from huolto.desk.commands import NewRequest, add_message, add_notes, open_requests
from huolto.desk.files import MOST_FILES, keep_files
from huolto.desk.models import Message, RequestLink, ServiceRequest
from huolto.foundation.actors import Actor
from huolto.foundation.localisation import speaking
from huolto.foundation.models import Provider
from huolto.parties.mails import language_of, languages_of
from huolto.parties.models import Person
from huolto.parties.queries import actor_of_person
from huolto.rules.explanation import Reason


@dataclass(frozen=True)
class Became:
    """The request, and the message about it where it was there before."""

    request: ServiceRequest
    message: Message | None = None


@dataclass(frozen=True)
class Letter:
    """A mail of a known person, with the request that it speaks of."""

    mail: ReceivedMail
    read: ReadMail
    sender: Sender
    spoken_of: ServiceRequest | None

    @property
    def person(self) -> Person:
        """Who wrote it."""
        assert self.sender.person is not None  # noqa: S101 - asked before
        return self.sender.person


def become(letters: Sequence[Letter]) -> list[Became | None]:
    """Write each mail into the request that it speaks of, or open one; all are of one provider.

    A request that the sender has no part in stays as it is: theirs is opened beside it. None for our own people's mail
    that speaks of no request, since nobody can tell whose it is. What is opened is opened at once, for all of them.
    """
    if not letters:
        return []
    provider = letters[0].mail.provider
    pairs = [(one.person, one.spoken_of) for one in letters if one.spoken_of is not None]
    strangers = strangers_to(provider, pairs)
    became: dict[int, Became] = {}
    new: list[tuple[Letter, Contents]] = []
    for letter in letters:
        with speaking(provider.language, provider.zone):
            contents = contents_of(letter.read)
        request = letter.spoken_of
        is_stranger = request is None or (letter.person.pk, request.pk) in strangers
        if request is not None and not is_stranger and has_part(letter.person, request):
            became[letter.mail.pk] = _written(letter, request, contents)
        elif letter.sender.customer is not None:
            new.append((letter, contents))
    if new:
        became |= _opened(provider, new)
    note_copies(
        Copied(one.mail, became[one.mail.pk].request, one.person, others_of(one.mail, one.read))
        for one in letters
        if one.mail.pk in became
    )
    return [became.get(one.mail.pk) for one in letters]


def has_part(person: Person, request: ServiceRequest) -> bool:
    """Whether a person may write about a request: who asked, who follows it, who orders for the customer, our own people."""
    actor = actor_of_person(person)
    return requests_visible_to(actor).filter(pk=request.pk).exists() and may_write(actor, request)


def _written(letter: Letter, request: ServiceRequest, contents: Contents) -> Became:
    """A machine's mail is noted for the agents and moves nothing; a person's is what they say."""
    mail, read, person = letter.mail, letter.read, letter.person
    actor = actor_of_person(person)
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
        notes = [(message.request, notice_of_in(mail, contents))]
        add_notes(actor=Actor.system(mail.provider), notes=notes, channel=RequestChannel.MAIL)
        if not read.automatic and not actor.is_staff_of_provider:
            language = language_of(person)
            refusals = refusals_in(read, language, person.provider.zone)
            tell_set_aside(Told(mail, message.request, person, language, refusals))
    return Became(message.request, message)


def _opened(provider: Provider, new: Sequence[tuple[Letter, Contents]]) -> dict[int, Became]:
    """Open a request for each; what it came with, what agents are told, and the answer to who wrote."""
    system = Actor.system(provider)
    under: dict[tuple[int, str], Agreement | None] = {}
    wanted = [_wanted(letter, contents, under) for letter, contents in new]
    requests = open_requests(actor=system, wanted=wanted)
    notes, told = [], []
    languages = languages_of(letter.person for letter, _contents in new)
    for (letter, contents), request in zip(new, requests, strict=True):
        if contents.set_aside:
            notes.append((request, notice_of_in(letter.mail, contents)))
        if letter.spoken_of is not None:
            notes.append((request, _beside(letter.mail, request, letter.spoken_of)))
        if not letter.read.automatic:
            language = languages[letter.person.pk]
            refusals = refusals_in(letter.read, language, provider.zone) if contents.set_aside else ()
            told.append(Told(letter.mail, request, letter.person, language, refusals))
    if notes:
        add_notes(actor=system, notes=notes, channel=RequestChannel.MAIL)
    acknowledge(told)
    return {letter.mail.pk: Became(one) for (letter, _contents), one in zip(new, requests, strict=True)}


def _wanted(letter: Letter, contents: Contents, under: dict[tuple[int, str], Agreement | None]) -> NewRequest:
    """The request that a mail opens; `under` keeps the agreement of each customer for the next mails."""
    mailbox, customer, spoken_of = letter.mail.mailbox, letter.sender.customer, letter.spoken_of
    assert customer is not None  # noqa: S101 - asked before
    queue = mailbox.queue if mailbox.queue is not None and mailbox.queue.is_open else None
    confidentiality = Confidentiality.NORMAL.value
    if spoken_of is not None and spoken_of.confidentiality != Confidentiality.NORMAL:
        # What answers HR is for HR, whoever wrote it.
        queue, confidentiality = spoken_of.queue, spoken_of.confidentiality
    named = (customer.pk, mailbox.agreement_code)
    if named not in under:
        code = mailbox.agreement_code
        under[named] = agreement_named(customer, code) if code else None
    agreement = under[named]
    return NewRequest(
        kind=mailbox.kind,
        title=contents.title,
        description=contents.text,
        customer=customer,
        requester=letter.person,
        confidentiality=confidentiality,
        queue=queue,
        channel=RequestChannel.MAIL,
        mailbox=mailbox.code,
        agreement=agreement,
        bound_because=Reason("request.bound-by-mailbox", {"mailbox": mailbox.name}) if agreement else None,
        files=contents.files,
        opened_by=letter.person.pk,
    )


def _beside(mail: ReceivedMail, request: ServiceRequest, spoken_of: ServiceRequest) -> str:
    """Join the two where both are the customer's own; answers what agents read about which request was named."""
    if spoken_of.customer_id == request.customer_id:
        RequestLink.objects.create(
            provider=mail.provider, kind=LinkKind.RELATED, request=request, other=spoken_of
        )
    with speaking(mail.provider.language, mail.provider.zone):
        return _("The mail names %(number)s, which its sender has no part in.") % {"number": spoken_of.number}


def notice_of_in(mail: ReceivedMail, contents: Contents) -> str:
    """The notice about files set aside, in the provider's language."""
    with speaking(mail.provider.language, mail.provider.zone):
        return notice_of(contents.set_aside)


def refusals_in(read: ReadMail, language: str, zone: str) -> tuple[str, ...]:
    """Why files were set aside, in the sender's language."""
    with speaking(language, zone):
        return contents_of(read).set_aside
