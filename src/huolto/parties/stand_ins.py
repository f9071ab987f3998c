"""Who answers for whom on a day, and who may say so."""

from datetime import date

from django.db.models import QuerySet
from django.db.models.functions import Lower

from huolto.foundation.actors import Actor
from huolto.parties.access import organisations_administered_by
from huolto.parties.models import Person, StandIn
from huolto.parties.queries import today_at


def stand_ins_on(provider_id: int, day: date) -> "QuerySet[StandIn]":
    """The stand-ins of that day, of all people of a provider."""
    rows: QuerySet[StandIn] = StandIn.objects.of(provider_id)
    return rows.filter(from_on__lte=day, until_on__gt=day, ended_at=None)


def stand_ins_of(person: Person, day: date) -> list[Person]:
    """Who answers for somebody on that day; nobody who has left."""
    rows = stand_ins_on(person.provider_id, day).filter(person=person, stand_in__is_active=True)
    related = rows.select_related("stand_in__organisation", "stand_in__provider").order_by("pk")
    return list({row.stand_in_id: row.stand_in for row in related}.values())


def stood_in_for(actor: Actor) -> "QuerySet[StandIn]":
    """For whom the actor answers today: a queryset of `person_id` to put into another."""
    rows = stand_ins_on(actor.provider_id, today_at(actor.provider)).filter(stand_in_id=actor.person_id)
    return rows.values("person_id")


def stand_ins_visible_to(actor: Actor) -> "QuerySet[StandIn]":
    """The actor's own, those that it is itself, and those of people whom it administers; also past ones."""
    rows: QuerySet[StandIn] = StandIn.objects.of(actor.provider)
    own = rows.filter(person_id=actor.person_id) | rows.filter(stand_in_id=actor.person_id)
    return own | rows.filter(person__organisation__in=organisations_administered_by(actor))


def colleagues_by_name(person: Person) -> "QuerySet[Person]":
    """Whom somebody finds by name as their stand-in: people of their own organisation and below, and their supervisor."""
    rows = Person.objects.of(person.provider_id).filter(is_active=True, erased_at=None).exclude(pk=person.pk)
    own = rows.filter(organisation__path__startswith=person.organisation.path)
    return own | rows.filter(pk=person.manager_id)


def colleague_of(person: Person, address: str) -> Person | None:
    """Somebody of the same customer by their mail address; none for a stranger, or who has left."""
    top = person.organisation.tree_id
    rows = Person.objects.of(person.provider_id).filter(is_active=True)
    found = rows.alias(address=Lower("email")).filter(address=address.strip().lower())
    within = found.filter(organisation__path__startswith=f"/{top}/").exclude(pk=person.pk)
    return within.select_related("organisation").order_by("pk").first()
