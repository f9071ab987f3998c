"""Who looks after whose data: the provider's data officer after all, a customer's after its organisations."""

from django.db.models import F, Q, QuerySet

from huolto.foundation.actors import Actor
from huolto.foundation.errors import NotAllowed, NotVisible
from huolto.foundation.locks import lock_row
from huolto.parties.choices import Right
from huolto.parties.models import Person
from huolto.privacy.models import PersonCopy


def is_officer_of_all(actor: Actor) -> bool:
    """Whether the actor looks after everybody's data at this provider."""
    return actor.is_system or (actor.is_staff_of_provider and actor.has_right(Right.PRIVACY_OFFICER))


def people_in_care_of(actor: Actor) -> "QuerySet[Person]":
    """The people whose data the actor looks after as a data officer."""
    people = Person.objects.of(actor.provider).select_related("organisation")
    if is_officer_of_all(actor):
        return people
    if actor.is_staff_of_provider:
        return people.none()
    return people.filter(organisation_id__in=actor.organisations_with(Right.DATA_OFFICER))


def person_in_care_of(actor: Actor, pk: int) -> Person:
    """One of them; raises NotVisible."""
    found = people_in_care_of(actor).filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def require_care_of(actor: Actor, person_id: int) -> Person:
    """Lock a person whose data the actor looks after; raises NotVisible, or NotAllowed for the actor itself."""
    person = lock_row(people_in_care_of(actor), person_id)
    if person.pk == actor.person_id:
        raise NotAllowed
    return person


def copies_visible_to(actor: Actor) -> "QuerySet[PersonCopy]":
    """A person's own copies, and for a data officer those that an officer asked for of people in their care.

    What a person asked for is for them alone.
    """
    copies = PersonCopy.objects.of(actor.provider).select_related("file", "asked_by")
    mine = Q(person_id=actor.person_id) if actor.person_id else Q(pk__in=[])
    in_care = Q(person__in=people_in_care_of(actor).values("pk")) & (
        Q(asked_by=None) | ~Q(asked_by_id=F("person_id"))
    )
    return copies.filter(mine | in_care)


def copy_visible_to(actor: Actor, pk: int) -> PersonCopy:
    """One of them; raises NotVisible."""
    found = copies_visible_to(actor).filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found
