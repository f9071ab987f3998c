"""Reads of the parties: who acts, which organisations and people an actor may see."""

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from huolto.foundation.actors import Actor
from huolto.foundation.models import Provider
from huolto.foundation.sorting import in_alphabet
from huolto.parties.access import (
    cost_centres_visible_to,
    customers_visible_to,
    enrolments_visible_to,
    grants_visible_to,
    organisations_administered_by,
    organisations_visible_to,
    people_visible_to,
    places_visible_to,
)
from huolto.parties.choices import ContactKind, OrganisationRole
from huolto.parties.models import (
    Contact,
    Enrolment,
    Grant,
    Membership,
    Organisation,
    Person,
    SignInEntry,
    User,
)
from huolto.parties.scopes import scopes_of_person

__all__ = [
    "account_manager_of",
    "acting_as",
    "actor_of",
    "actor_of_person",
    "administered_people",
    "contact_of",
    "cost_centres_visible_to",
    "customer_of",
    "customers_visible_to",
    "enrolments_visible_to",
    "entries_for_address",
    "found_people",
    "grants_in_force",
    "grants_visible_to",
    "is_held",
    "last_used",
    "line_of",
    "listed_entries",
    "memberships_of",
    "organisations_administered_by",
    "organisations_visible_to",
    "people_visible_to",
    "places_visible_to",
    "today_at",
]


def today_at(provider: Provider, now: datetime | None = None) -> date:
    """Today's date where the provider is."""
    return (now or timezone.now()).astimezone(ZoneInfo(provider.zone)).date()


def grants_in_force(provider: Provider, on: date) -> QuerySet[Grant]:
    """Grants valid on this date and not revoked."""
    return Grant.objects.filter(
        Q(valid_until=None) | Q(valid_until__gt=on), provider=provider, valid_from__lte=on, revoked_at=None
    )


def actor_of(
    memberships: Iterable[Membership], *, provider: Provider, membership_id: int | None = None
) -> Actor | None:
    """The actor that a login with these memberships (`memberships_of`) is at a provider; None if it has none there.

    That of the chosen membership, else of the one used last.
    """
    here = [membership for membership in memberships if membership.provider_id == provider.pk]
    if not here:
        return None
    chosen = max(here, key=lambda one: (one.pk == membership_id, last_used(one)))
    return acting_as(chosen.person, chosen.person.organisation, chosen.user_id, provider=provider)


def last_used(membership: Membership) -> tuple[float, int]:
    """By what memberships are compared for the one used last; of those never used the first."""
    return (membership.last_used_at.timestamp() if membership.last_used_at else 0.0, -membership.pk)


def acting_as(
    person: Person, organisation: Organisation, user_id: int | None, *, provider: Provider
) -> Actor:
    """The actor that a person of an organisation is, with the scopes of its grants in force today."""
    return Actor(
        provider=provider,
        user_id=user_id,
        person_id=person.pk,
        organisation_id=organisation.pk,
        tree_id=organisation.tree_id,
        name=person.name,
        organisation_name=organisation.name,
        is_staff_of_provider=OrganisationRole.PROVIDER in organisation.roles,
        scopes=scopes_of_person(person.pk, provider=provider, on=today_at(provider)),
    )


def memberships_of(user: User) -> QuerySet[Membership]:
    """All active memberships of a login, at every provider, for switching between them."""
    return (
        Membership.objects.filter(
            user=user,
            is_active=True,
            person__is_active=True,
            person__organisation__is_active=True,
            provider__is_active=True,
        )
        .select_related("provider", "person__organisation")
        .order_by("provider__name", "person__organisation__name", "pk")
    )


def actor_of_person(person: Person) -> Actor:
    """The actor that a person is, with or without a login: for approvals by mailed link, imports and tests."""
    membership = Membership.objects.filter(person=person, is_active=True).order_by("pk").first()
    user_id = membership.user_id if membership else None
    return acting_as(person, person.organisation, user_id, provider=person.provider)


def line_of(organisation: Organisation) -> list[Organisation]:
    """The organisation and those above it, nearest first."""
    ids = [int(part) for part in organisation.path.split("/") if part]
    rows = Organisation.objects.of(organisation.provider_id).in_bulk(ids)
    return [rows[pk] for pk in reversed(ids) if pk in rows]


def customer_of(organisation: Organisation) -> Organisation | None:
    """The nearest organisation upwards, itself included, that is a customer."""
    return next((row for row in line_of(organisation) if OrganisationRole.CUSTOMER in row.roles), None)


def contact_of(organisation: Organisation, kind: str) -> Contact | None:
    """Whom to turn to: the organisation's own contact of this kind, else that of the nearest one above."""
    line = line_of(organisation)
    found = {
        contact.organisation_id: contact
        for contact in Contact.objects.of(organisation.provider_id).filter(
            organisation_id__in=[row.pk for row in line], kind=kind
        )
    }
    return next((found[row.pk] for row in line if row.pk in found), None)


def account_manager_of(customer: Organisation) -> Contact | None:
    """The provider's account manager for this customer (S2.13)."""
    return contact_of(customer, ContactKind.ACCOUNT_MANAGER)


def listed_entries(provider: Provider | None) -> QuerySet[SignInEntry]:
    """The doors shown to strangers: of one provider, or of all where none is chosen by the address (S2.15)."""
    rows = SignInEntry.objects.filter(
        is_listed=True, organisation__is_active=True, provider__is_active=True
    ).select_related("provider", "organisation", "place")
    return rows.filter(provider=provider) if provider is not None else rows


def entries_for_address(email: str, provider: Provider | None = None) -> QuerySet[SignInEntry]:
    """The doors of whoever has this address: of its memberships' organisations, else of its mail domain."""
    rows = SignInEntry.objects.filter(organisation__is_active=True, provider__is_active=True)
    if provider is not None:
        rows = rows.filter(provider=provider)
    own = rows.filter(
        organisation_id__in=Membership.objects.filter(
            user__email__iexact=email.strip(), is_active=True, person__is_active=True
        ).values("person__organisation_id")
    )
    domain = email.rpartition("@")[2].strip().lower()
    return own if own.exists() else rows.filter(email_domains__contains=[domain])


def administered_people(actor: Actor) -> QuerySet[Person]:
    """The people whom this administrator looks after."""
    return (
        Person.objects.of(actor.provider)
        .filter(organisation__in=organisations_administered_by(actor))
        .select_related("organisation", "cost_centre", "place")
    )


def found_people(rows: QuerySet[Person], *, q: str, right: str, provider: Provider) -> QuerySet[Person]:
    """Search and filter; each row brings its grants in force as `held`, its enrolments of today as `levels`."""
    today = today_at(provider)
    in_force = grants_in_force(provider, today)
    enrolled = Enrolment.objects.of(provider).filter(during__contains=today).order_by("level")
    for word in q.split():
        rows = rows.filter(
            Q(name__icontains=word)
            | Q(email__icontains=word)
            | Q(employee_number__icontains=word)
            | Q(organisation__name__icontains=word)
        )
    if right == "none":
        rows = rows.exclude(pk__in=in_force.values("person_id"))
    elif right:
        rows = rows.filter(pk__in=in_force.filter(right=right).values("person_id"))
    return rows.prefetch_related(
        Prefetch("grants", queryset=in_force, to_attr="held"),
        Prefetch("enrolments", queryset=enrolled, to_attr="levels"),
    ).order_by(in_alphabet(), "pk")


def is_held(grant: Grant, today: date) -> bool:
    """Whether a grant holds today."""
    return (
        grant.revoked_at is None
        and grant.valid_from <= today
        and (grant.valid_until is None or grant.valid_until > today)
    )
