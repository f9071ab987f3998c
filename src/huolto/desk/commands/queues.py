"""Queues: a provider has one from its first day; its managers add others and say who works in them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from huolto.desk.choices import Confidentiality, ServiceCodeKind
from huolto.desk.models import Queue, QueueMember, ServiceCode
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput
from huolto.foundation.events import Event
from huolto.foundation.locks import lock_row
from huolto.foundation.models import Provider
from huolto.parties.choices import OrganisationRole, Right
from huolto.parties.models import Person
from huolto.parties.queries import actor_of_person

QUEUE_KEEPERS = (Right.ADMINISTER_PROVIDER,)
FIRST_CODE = "desk"
FIRST_NAME = {
    "en": "Service desk",
    "fi": "Palvelupiste",
    "sv": "Servicedesk",
    "nb": "Servicedesk",
    "fa": "میز خدمت",
}


@dataclass(frozen=True, kw_only=True)
class QueueFacts:
    """What is said of a queue; see `Queue`. `member_ids` are people of the provider."""

    code: str
    name: Mapping[str, str]
    confidentiality: str = Confidentiality.NORMAL
    is_open: bool = True
    warn_minutes: int = 30
    position: int = 0
    member_ids: Iterable[int] = field(default_factory=tuple)
    codes_at_done: Iterable[str] = ()


@command
def add_queue(*, actor: Actor, facts: QueueFacts) -> Queue:
    """Add a queue; provider's administrators. Raises InvalidInput that names the field."""
    return _save(actor, Queue(provider=actor.provider), facts)


@command
def change_queue(*, actor: Actor, queue_id: int, facts: QueueFacts) -> Queue:
    """Say anew what a queue is and who works in it; its confidentiality stays, for requests came under it."""
    actor.require_right(*QUEUE_KEEPERS)
    return _save(actor, lock_row(Queue.objects.of(actor.provider), queue_id), facts)


def first_queue(provider: Provider) -> Queue:
    """The queue of what nothing else directs."""
    queue: Queue = Queue.objects.of(provider).get(is_first=True)
    return queue


def begin_queues(batch: Iterable[Event]) -> None:
    """Give a new provider its first queue (in the transaction of `ProviderCreated`)."""
    for event in batch:
        Queue.objects.create(
            provider_id=event.provider_id, code=FIRST_CODE, name=dict(FIRST_NAME), is_first=True
        )


def _save(actor: Actor, queue: Queue, facts: QueueFacts) -> Queue:
    actor.require_right(*QUEUE_KEEPERS)
    if not any(text.strip() for text in facts.name.values()):
        raise InvalidInput(_("Give the queue a name."), field="name")
    if facts.confidentiality not in Confidentiality.values:
        raise InvalidInput(_("Choose who may read what comes here."), field="confidentiality")
    if queue.pk and facts.confidentiality != queue.confidentiality:
        raise InvalidInput(
            _("Who may read what comes here was promised. Add another queue instead."),
            field="confidentiality",
        )
    if queue.is_first and not facts.is_open:
        raise InvalidInput(
            _("What nothing else directs comes to this queue, so it stays open."), field="is_open"
        )
    queue.code, queue.name = facts.code, dict(facts.name)
    queue.confidentiality, queue.is_open = facts.confidentiality, facts.is_open
    queue.warn_minutes, queue.position = facts.warn_minutes, facts.position
    queue.codes_at_done = _codes_wanted(actor, facts.codes_at_done)
    try:
        with transaction.atomic():
            queue.save()
    except IntegrityError as error:
        if "queue_code" not in str(error):
            raise
        raise InvalidInput(_("There is a queue with this code already."), field="code") from error
    _keep_members(actor, queue, frozenset(facts.member_ids))
    return queue


def _codes_wanted(actor: Actor, wanted: Iterable[str]) -> list[str]:
    kinds = set(wanted)
    if kinds - set(ServiceCodeKind.values):
        raise InvalidInput(_("Choose one of the list."), field="codes_at_done")
    rows = ServiceCode.objects.of(actor.provider).filter(is_active=True).order_by()
    offered = set(rows.values_list("kind", flat=True).distinct())
    empty = [str(kind.label) for kind in ServiceCodeKind if kind in kinds - offered]
    if empty:
        raise InvalidInput(
            _("There is no code to choose yet. Add some to these lists first: %(kinds)s.")
            % {"kinds": ", ".join(empty)},
            field="codes_at_done",
        )
    return [kind.value for kind in ServiceCodeKind if kind in kinds]


def _keep_members(actor: Actor, queue: Queue, wanted: frozenset[int]) -> None:
    people = Person.objects.of(actor.provider).filter(pk__in=wanted, is_active=True)
    staff = {
        person.pk: person
        for person in people.select_related("organisation")
        if OrganisationRole.PROVIDER in person.organisation.roles
    }
    if wanted - set(staff):
        raise InvalidInput(_("Choose people of your own organisation."), field="members")
    if queue.confidentiality == Confidentiality.HUMAN_RESOURCES:
        unfit = [one.name for one in staff.values() if not actor_of_person(one).has_right(Right.HR_AGENT)]
        if unfit:
            raise InvalidInput(
                _("Only HR agents work in this queue. Without that right: %(names)s.")
                % {"names": ", ".join(sorted(unfit))},
                field="members",
            )
    known = set(queue.members.values_list("person_id", flat=True))
    queue.members.filter(person_id__in=known - wanted).delete()
    QueueMember.objects.bulk_create(
        QueueMember(provider=actor.provider, queue=queue, person_id=pk) for pk in sorted(wanted - known)
    )
