"""Who else a mail went to: known people follow the request that it became, of strangers the agents are asked.

People come to follow by a mail as far as its writer could name them on the page: who asked and who works on it may
name people of the customer and our agents. Everybody else in copy is offered to the agents, who let them follow or leave
them out. Nobody follows a confidential request, so of those not even the addresses are kept. Begin at `note_copies`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.connectors.choices import CopyState
from huolto.connectors.mail.reading import ReadMail
from huolto.connectors.mail_in.addresses import ours_among
from huolto.connectors.mail_in.senders import made_known, people_with
from huolto.connectors.models import CopiedPerson, ReceivedMail
from huolto.desk.access import HANDLERS, may_handle, request_visible_to
from huolto.desk.choices import Confidentiality
from huolto.desk.commands import watch_request
from huolto.desk.events import RequestQueued
from huolto.desk.models import ServiceRequest, Watcher
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotAllowed
from huolto.foundation.locks import lock_row
from huolto.parties.choices import OrganisationRole
from huolto.parties.models import Person
from huolto.parties.queries import actor_of_person

MOST_COPIES = 20
"""People in copy of one mail that are looked at."""


@dataclass(frozen=True)
class Copied:
    """A mail that a request has, who wrote it, and whom else it went to: {address in small letters: name}."""

    mail: ReceivedMail
    request: ServiceRequest
    writer: Person
    others: Mapping[str, str]


@dataclass(frozen=True)
class Offered:
    """Somebody in copy as agents see them: `person` is who has the address, as far as one person does.

    `is_known` says that somebody has it, be it several people or one who is no longer active.
    """

    row: CopiedPerson
    person: Person | None
    may_follow: bool
    is_known: bool


def forget_copied(events: Sequence[RequestQueued]) -> None:
    """A request that became confidential keeps nobody who was in copy, and nobody is offered."""
    requests = {event.request_id for event in events}
    CopiedPerson.objects.filter(request_id__in=requests).exclude(
        request__confidentiality=Confidentiality.NORMAL
    ).delete()


def others_of(mail: ReceivedMail, read: ReadMail) -> dict[str, str]:
    """Whom a person's mail went to besides its mailbox and its writer; nobody for a mail that a machine wrote."""
    if read.automatic:
        return {}
    apart = {mail.mailbox.address.lower(), read.sender.address.lower()}
    found: dict[str, str] = {}
    for one in (*read.to, *read.cc):
        address = one.address.strip().lower()
        if "@" in address.strip("@") and address not in apart and len(address) <= 254:
            found.setdefault(address, " ".join(one.name.split())[:200])
        if len(found) >= MOST_COPIES:
            break
    return found


def note_copies(copied: Iterable[Copied]) -> None:
    """Let known people in copy follow, and keep the others for the agents; all are of one provider."""
    told = [one for one in copied if one.others and one.request.confidentiality == Confidentiality.NORMAL]
    if not told:
        return
    provider_id = told[0].mail.provider_id
    asked = {address for one in told for address in one.others}
    strangers = asked - ours_among(provider_id, asked)
    people = people_with(provider_id, strangers) if strangers else {}
    for one in told:
        _note(one, {address: people.get(address, []) for address in one.others if address in strangers})


def offered_of(actor: Actor, request: ServiceRequest) -> list[Offered]:
    """Whom the agents of a request are asked about; nobody for who does not work on it."""
    if request.confidentiality != Confidentiality.NORMAL or not may_handle(actor, request):
        return []
    rows = list(_offered(actor).filter(request=request))
    people = people_with(actor.provider_id, {row.address for row in rows}) if rows else {}
    known = {row.pk: people.get(row.address, []) for row in rows}
    return [Offered(row, *_known(request, known[row.pk]), bool(known[row.pk])) for row in rows]


@command
def let_copied_follow(*, actor: Actor, request_id: int, copied_id: int) -> Watcher:
    """Let somebody in copy follow the request; who was not known becomes a person of its customer.

    Raises InvalidInput for an address of another customer's person, or of several people.
    """
    request, row = _decided(actor, request_id, copied_id, CopyState.ADDED)
    candidates = people_with(actor.provider_id, {row.address}).get(row.address, [])
    person, may_follow = _known(request, candidates)
    if person is None and candidates:
        raise InvalidInput(
            _("Several people have this address, or nobody who is active. Have the right one follow it.")
        )
    if person is None:
        person = made_known(request.customer, row.name, row.address).person
        assert person is not None  # noqa: S101 - just made
    elif not may_follow:
        raise InvalidInput(
            _("%(name)s belongs to %(organisation)s and cannot follow a request of %(customer)s.")
            % {
                "name": person.name,
                "organisation": person.organisation.name,
                "customer": request.customer.name,
            }
        )
    return watch_request(actor=actor, request_id=request.pk, person=person)


@command
def leave_copied_out(*, actor: Actor, request_id: int, copied_id: int) -> None:
    """Say that somebody in copy does not follow; they are not offered again for this request."""
    _decided(actor, request_id, copied_id, CopyState.LEFT_OUT)


def _offered(actor: Actor) -> "QuerySet[CopiedPerson]":
    rows: QuerySet[CopiedPerson] = CopiedPerson.objects.of(actor.provider).filter(state=CopyState.OFFERED)
    return rows


def _decided(
    actor: Actor, request_id: int, copied_id: int, state: str
) -> tuple[ServiceRequest, CopiedPerson]:
    request = request_visible_to(actor, request_id)
    if not may_handle(actor, request):
        raise NotAllowed
    if request.confidentiality != Confidentiality.NORMAL:
        raise InvalidInput(_("Nobody else follows a confidential request."))
    row = lock_row(_offered(actor).filter(request=request), copied_id)
    row.state, row.decided_by_id, row.decided_at = state, actor.person_id, timezone.now()
    row.save(update_fields=["state", "decided_by", "decided_at"])
    return request, row


def _note(one: Copied, people: Mapping[str, Sequence[Person]]) -> None:
    request = one.request
    following = set(Watcher.objects.filter(request=request).values_list("person_id", flat=True))
    following |= {request.requester_id, request.assignee_id}
    writer = actor_of_person(one.writer)
    may_name = writer.person_id == request.requester_id or may_handle(writer, request)
    offered = []
    for address, candidates in people.items():
        if any(person.pk in following for person in candidates):
            continue
        person, may_follow = _known(request, candidates)
        if person is not None and may_follow and may_name:
            watch_request(actor=writer, request_id=request.pk, person=person)
            following.add(person.pk)
        else:
            offered.append(
                CopiedPerson(
                    provider=one.mail.provider,
                    request=request,
                    mail=one.mail,
                    name=one.others[address],
                    address=address,
                )
            )
    CopiedPerson.objects.bulk_create(offered, ignore_conflicts=True)


def _known(request: ServiceRequest, candidates: Sequence[Person]) -> tuple[Person | None, bool]:
    """Who has an address, if it is one active person or one that may follow, and whether they may."""
    active = [one for one in candidates if one.is_active]
    able = list(_able(request, active))
    if len(able) == 1:
        return able[0], True
    return (active[0], False) if len(active) == 1 else (None, False)


def _able(request: ServiceRequest, people: Iterable[Person]) -> Iterator[Person]:
    for one in people:
        if OrganisationRole.PROVIDER in one.organisation.roles:
            if actor_of_person(one).has_right(*HANDLERS):
                yield one
        elif one.organisation.path.startswith(request.customer.path):
            yield one
