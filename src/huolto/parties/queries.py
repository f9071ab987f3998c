"""Reads of the parties: who acts, which organisations and people an actor may see."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.utils import timezone

from huolto.foundation.actors import Actor, Scope
from huolto.foundation.models import Provider
from huolto.parties.choices import OrganisationRole
from huolto.parties.models import Grant, Membership, Organisation, Place, User


def today_at(provider: Provider, now: datetime | None = None) -> date:
    """Today's date where the provider is."""
    return (now or timezone.now()).astimezone(ZoneInfo(provider.zone)).date()


def grants_in_force(provider: Provider, on: date) -> QuerySet[Grant]:
    """Grants valid on this date and not revoked."""
    return Grant.objects.filter(
        Q(valid_until=None) | Q(valid_until__gt=on), provider=provider, valid_from__lte=on, revoked_at=None
    )


def actor_of(*, user: User, provider: Provider, membership_id: int | None = None) -> Actor | None:
    """The actor that a login is at a provider: its chosen membership or the one used last; None if it has none."""
    memberships = Membership.objects.filter(
        user=user,
        provider=provider,
        is_active=True,
        person__is_active=True,
        person__organisation__is_active=True,
    ).select_related("person__organisation")
    ordered = memberships.order_by("-last_used_at", "pk")
    membership = (ordered.filter(pk=membership_id).first() if membership_id else None) or ordered.first()
    if membership is None:
        return None
    return actor_of_membership(membership, provider=provider)


def actor_of_membership(membership: Membership, *, provider: Provider) -> Actor:
    """The actor of one membership with the scopes of its grants in force today."""
    person = membership.person
    organisation = person.organisation
    return Actor(
        provider=provider,
        user_id=membership.user_id,
        person_id=person.pk,
        organisation_id=organisation.pk,
        name=person.name,
        is_staff_of_provider=OrganisationRole.PROVIDER in organisation.roles,
        scopes=scopes_of_person(person.pk, provider=provider),
    )


def scopes_of_person(person_id: int, *, provider: Provider) -> tuple[Scope, ...]:
    """What a person's grants of today reach, subtrees spelled out as ids."""
    grants = list(
        grants_in_force(provider, today_at(provider))
        .filter(person_id=person_id)
        .select_related("organisation", "place")
    )
    return tuple(
        Scope(
            right=grant.right,
            organisation_ids=_subtree_ids(Organisation.objects.of(provider), grant.organisation.path),
            place_ids=_subtree_ids(Place.objects.of(provider), grant.place.path) if grant.place else None,
            cost_centre_id=grant.cost_centre_id,
            amount_limit=grant.amount_limit,
        )
        for grant in grants
    )


def _subtree_ids(rows: QuerySet, path: str) -> frozenset[int]:
    return frozenset(rows.filter(path__startswith=path).values_list("pk", flat=True))


def memberships_of(user: User) -> QuerySet[Membership]:
    """All active memberships of a login, at every provider, for switching between them."""
    return (
        Membership.objects.filter(user=user, is_active=True, person__is_active=True, provider__is_active=True)
        .select_related("provider", "person__organisation")
        .order_by("provider__name", "person__organisation__name", "pk")
    )
