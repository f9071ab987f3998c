"""Delegated rights as an administrator looks at them: how many devices each reaches, and what a person would see.

Everything is asked of the policy that lists and commands use (`access`), so that the figures are those of the lists.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from huolto.foundation.actors import Actor, Scope
from huolto.foundation.models import Provider
from huolto.foundation.pages import Text
from huolto.parties.access import grants_visible_to
from huolto.parties.choices import Right
from huolto.parties.doers import name_of_doer, names_of_doers
from huolto.parties.models import CostCentre, Grant, Organisation, Person, Place
from huolto.parties.queries import actor_of_person, organisations_administered_by
from huolto.register.access import (
    CHANGING_RIGHTS,
    SEEING_RIGHTS,
    items_changeable_by,
    items_visible_to,
    scope_of_items,
)
from huolto.register.models import Item

FIRST = 20
HISTORY = 50


@dataclass(frozen=True)
class Sight:
    """What a person would see: figures, the first devices, and whether rights reach beyond the administrator's own."""

    visible: int
    changeable: int
    first: tuple[Item, ...]


@dataclass(frozen=True)
class GrantChange:
    """One line of a right's history."""

    at: datetime
    by: str
    what: Text
    grant: Any


def scope_of(
    provider: Provider,
    right: str,
    organisation: Organisation,
    place: Place | None = None,
    cost_centre: CostCentre | None = None,
) -> Scope:
    """What a right so narrowed would reach."""
    subtree = Organisation.objects.of(provider).filter(path__startswith=organisation.path)
    inside = Place.objects.of(provider).filter(path__startswith=place.path) if place else None
    return Scope(
        right=right,
        organisation_ids=frozenset(subtree.values_list("pk", flat=True)),
        place_ids=frozenset(inside.values_list("pk", flat=True)) if inside is not None else None,
        cost_centre_id=cost_centre.pk if cost_centre else None,
    )


def reach_of(provider: Provider, scope: Scope) -> int:
    """How many devices a scope reaches."""
    return Item.objects.of(provider).filter(_reached(provider, scope)).count()


def reach_of_grants(provider: Provider, grants: Iterable[Grant]) -> dict[int, int]:
    """How many devices each right reaches, in one query; rights over no device (approval) are left out."""
    scopes = {
        grant.pk: scope_of(provider, grant.right, grant.organisation, grant.place, grant.cost_centre)
        for grant in grants
        if grant.right in SEEING_RIGHTS | CHANGING_RIGHTS
    }
    if not scopes:
        return {}
    concerned = frozenset().union(*(scope.organisation_ids for scope in scopes.values()))
    counted = (
        Item.objects.of(provider)
        .filter(customer_id__in=concerned)
        .aggregate(
            **{f"g{pk}": Count("pk", filter=_reached(provider, scope)) for pk, scope in scopes.items()}
        )
    )
    return {pk: counted[f"g{pk}"] for pk in scopes}


def sight_of(actor: Actor, person: Person) -> Sight:
    """What the person sees today of the devices of the organisations that the actor administers."""
    theirs = actor_of_person(person)
    own = organisations_administered_by(actor).values("pk")
    seen = items_visible_to(theirs).filter(customer_id__in=own)
    return Sight(
        visible=seen.count(),
        changeable=items_changeable_by(theirs).filter(customer_id__in=own).count(),
        first=tuple(
            seen.select_related("place", "cost_centre", "customer").order_by("folded_tag", "pk")[:FIRST]
        ),
    )


def device_grants(actor: Actor) -> "QuerySet[Grant]":
    """Rights over devices that the actor administers and that are not taken back."""
    administered = organisations_administered_by(actor).values("pk")
    return (
        grants_visible_to(actor)
        .filter(
            right__in=SEEING_RIGHTS | CHANGING_RIGHTS,
            revoked_at=None,
            organisation__in=administered,
            person__organisation__in=administered,
        )
        .select_related("person__organisation", "organisation", "place", "cost_centre")
    )


def history_of_grants(actor: Actor, limit: int = HISTORY) -> list[GrantChange]:
    """Who gave, changed and took back which right over devices, latest first, from the kept history."""
    versions: Any = apps.get_model("parties", "GrantEvent")
    grants = grants_visible_to(actor).filter(right__in=SEEING_RIGHTS | CHANGING_RIGHTS)
    rows = list(
        versions.objects.filter(pgh_obj_id__in=grants.values("pk"))
        .select_related("pgh_context")
        .order_by("-pgh_id")[:limit]
    )
    full = {
        grant.pk: grant
        for grant in Grant.objects.filter(pk__in={row.pgh_obj_id for row in rows}).select_related(
            "person", "organisation", "place", "cost_centre"
        )
    }
    names = names_of_doers(actor, rows)
    changes = []
    for row in rows:
        grant = full[row.pgh_obj_id]
        grant_then = Grant(
            pk=grant.pk, person=grant.person, right=row.right, organisation=grant.organisation, place=grant.place,
            cost_centre=grant.cost_centre, valid_from=row.valid_from, valid_until=row.valid_until,
        )  # fmt: skip
        changes.append(
            GrantChange(at=row.pgh_created_at, by=name_of_doer(names, row), what=_what(row), grant=grant_then)
        )
    return changes


def _what(row: Any) -> Text:
    if row.revoked_at is not None:
        return _("Taken back")
    return _("Given") if row.pgh_label.startswith("insert") else _("Other end set")


def _reached(provider: Provider, scope: Scope) -> Q:
    return scope_of_items(Actor(provider=provider, scopes=(scope,)), [scope.right])


DEVICE_RIGHTS = (
    (Right.INSPECT, _("See")),
    (Right.ORDER, _("See, order and change")),
)
"""What an administrator gives over devices, in plain words."""
