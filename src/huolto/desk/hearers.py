"""Who hears of what happens to a request: its team, and who takes part in its conversation."""

from collections.abc import Iterator

from huolto.desk.access import may_handle, requests_visible_to
from huolto.desk.models import Message, ServiceRequest
from huolto.foundation.models import EventRecord
from huolto.parties.choices import OrganisationRole
from huolto.parties.models import Person
from huolto.parties.notices import people_of
from huolto.parties.queries import actor_of_person


def request_of(record: EventRecord) -> ServiceRequest:
    """The request of an event, with what telling of it needs."""
    rows = ServiceRequest.objects.of(record.provider_id)
    related = rows.select_related(
        "customer", "queue", "requester__organisation", "requester__provider", "assignee__organisation",
        "assignee__provider", "provider",
    )  # fmt: skip
    return related.get(pk=record.data["request_id"])


def doer_of(record: EventRecord) -> Person | None:
    """Who did what an event tells."""
    return Person.objects.of(record.provider_id).filter(pk=record.person_id).first()


def is_staff(person: Person) -> bool:
    """Whether somebody is of the provider."""
    return OrganisationRole.PROVIDER in person.organisation.roles


def team_of(request: ServiceRequest) -> list[Person]:
    """Who works in the request's queue and may read it."""
    members = people_of(request.queue.members.values_list("person_id", flat=True), request.provider_id)
    return [one for one in members.values() if may_handle(actor_of_person(one), request)]


def hearers(record: EventRecord) -> Iterator[tuple[Person, bool]]:
    """Who takes part in a conversation and hears of a message (`MessageWritten`), and whether they are staff.

    A public message goes to who asked, who works on it, who follows it and the staff who wrote before (the queue's
    team where none of these may work on it); an internal note to staff alone. Whoever may no longer read it hears
    nothing. Who only follows it answers for nobody: the team hears of it all the same.
    """
    request = request_of(record)
    writers = Message.objects.filter(request=request).exclude(pk=record.data["message_id"])
    answering = {request.assignee_id, *writers.values_list("author_id", flat=True)}
    people = people_of(
        answering | {*request.watchers.values_list("person_id", flat=True)}, record.provider_id
    )
    people.setdefault(request.requester_id, request.requester)
    if not any(
        is_staff(person) and may_handle(actor_of_person(person), request)
        for pk, person in people.items()
        if pk in answering
    ):
        people |= {person.pk: person for person in team_of(request)}
    for person in people.values():
        if not is_staff(person) and not record.data["is_public"]:
            continue
        if requests_visible_to(actor_of_person(person)).filter(pk=request.pk).exists():
            yield person, is_staff(person)
