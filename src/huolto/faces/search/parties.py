"""Finds people, customers, places and cost centres."""

from django.db.models import Q

from huolto.faces.search.found import PER_GROUP, Addresses, Found
from huolto.foundation.actors import Actor
from huolto.parties.access import cost_centres_visible_to, people_visible_to, places_visible_to
from huolto.parties.choices import Right
from huolto.parties.queries import administered_people, customers_visible_to
from huolto.register.access import VISIBLE


def find_people(actor: Actor, text: str, url: Addresses) -> list[Found]:
    """By name, the beginning of the mail address or employee number; leads to the person, or to the devices they hold."""
    opens_person = actor.is_staff_of_provider or actor.has_right(Right.ADMINISTER_CUSTOMER)
    people = (
        people_visible_to(actor)
        if actor.is_staff_of_provider or not opens_person
        else administered_people(actor)
    )
    wanted = Q(name__folded=text) | Q(email__istartswith=text) | Q(employee_number__folded=text)
    found = people.filter(wanted, is_active=True).select_related("organisation").order_by("name", "pk")
    return [
        Found(
            row.name,
            url("person", row.pk) if opens_person else f"{url('devices')}?holder={row.pk}",
            "user",
            row.organisation.name,
        )
        for row in found[:PER_GROUP]
    ]  # fmt: skip


def find_customers(actor: Actor, text: str, url: Addresses) -> list[Found]:
    """Customers and their parts by name, short name, business id or city."""
    wanted = Q(name__folded=text) | Q(slug__folded=text) | Q(business_id__folded=text) | Q(city__folded=text)
    found = customers_visible_to(actor).filter(wanted).order_by("name", "pk")[:PER_GROUP]
    return [Found(row.name, url("customer", row.pk), "building-community", row.city) for row in found]


def find_places(actor: Actor, text: str, url: Addresses) -> list[Found]:
    """Places by name or code; leads to the devices that stand there."""
    wanted = Q(name__folded=text) | Q(code__folded=text) | Q(city__folded=text)
    found = places_visible_to(actor).filter(wanted, is_active=True).select_related("organisation", "parent")
    return [
        Found(
            f"{row.parent.name}, {row.name}" if row.parent else row.name,
            f"{url('devices')}?place={row.pk}",
            "map-pin",
            row.organisation.name,
        )
        for row in found.order_by("name", "pk")[:PER_GROUP]
    ]


def find_cost_centres(actor: Actor, text: str, url: Addresses) -> list[Found]:
    """Cost centres by code or name; leads to the devices that are paid from there."""
    found = cost_centres_visible_to(actor).filter(Q(code__folded=text) | Q(name__folded=text), is_active=True)
    return [
        Found(row.name, f"{url('devices')}?cost_centre={row.pk}", "coins", row.organisation.name, row.code)
        for row in found.select_related("organisation").order_by("code", "pk")[:PER_GROUP]
    ]


def sees_other_devices(actor: Actor) -> bool:
    """Whether a list of devices of others says anything to this reader."""
    return VISIBLE.is_given(actor)


def sees_people(actor: Actor) -> bool:
    """Whether the reader has somewhere to go with a person."""
    return (
        actor.is_staff_of_provider or actor.has_right(Right.ADMINISTER_CUSTOMER) or sees_other_devices(actor)
    )


def is_at_provider(actor: Actor) -> bool:
    """Whether this is somebody of the provider."""
    return actor.is_staff_of_provider
