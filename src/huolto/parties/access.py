"""Who may see and administer which parties.

One place answers both "which ones?" (`..._visible_to`, `organisations_administered_by`) and "may I?"
(`require_administration`, `rights_grantable_by`), so that lists, buttons and commands agree.
"""

from django.db.models import Q, QuerySet

from huolto.foundation.actors import Actor, Scope
from huolto.foundation.errors import NotAllowed, NotVisible
from huolto.parties.choices import CUSTOMER_RIGHTS, DELEGATED_RIGHTS, STAFF_RIGHTS, OrganisationRole, Right
from huolto.parties.models import (
    ApiToken,
    CalendarDays,
    CostCentre,
    Enrolment,
    Grant,
    Organisation,
    Person,
    Place,
)

SEES_PEOPLE = frozenset(
    {
        Right.ORDER,
        Right.INSPECT,
        Right.HUMAN_RESOURCES,
        Right.ADMINISTER_CUSTOMER,
        Right.DATA_OFFICER,
    }
)
"""Rights of a customer that show other people of its scope."""

SEES_COST_CENTRES = frozenset({Right.ORDER, Right.INSPECT, Right.APPROVE, Right.ADMINISTER_CUSTOMER})

ENROLLING_STAFF = frozenset({Right.ACCOUNT_MANAGER, Right.ADMINISTER_PROVIDER})
"""Staff who say what people of customers are entitled to."""


def is_staff(actor: Actor) -> bool:
    """Whether the actor works for the provider and has at least one right there."""
    return actor.is_system or (actor.is_staff_of_provider and actor.has_right(*STAFF_RIGHTS))


def is_provider_administrator(actor: Actor) -> bool:
    """Whether the actor administers the whole provider."""
    return actor.is_system or (actor.is_staff_of_provider and actor.has_right(Right.ADMINISTER_PROVIDER))


def organisations_visible_to(actor: Actor) -> QuerySet[Organisation]:
    """Staff see all of the provider's organisations; others their own, what is above it, and what grants reach."""
    rows = Organisation.objects.of(actor.provider)
    if is_staff(actor):
        return rows
    return rows.filter(pk__in=_own_line(actor) | actor.organisations_with(*CUSTOMER_RIGHTS))


def organisations_administered_by(actor: Actor) -> QuerySet[Organisation]:
    """Organisations whose people, places and cost centres the actor may change."""
    rows = Organisation.objects.of(actor.provider)
    if is_provider_administrator(actor):
        return rows
    return rows.filter(pk__in=actor.organisations_with(Right.ADMINISTER_CUSTOMER))


def require_administration(actor: Actor, organisation: Organisation) -> None:
    """Raise `NotVisible` unless the actor administers this organisation."""
    if organisation.provider_id != actor.provider_id:
        raise NotVisible
    if is_provider_administrator(actor):
        return
    if organisation.pk not in actor.organisations_with(Right.ADMINISTER_CUSTOMER):
        raise NotVisible


def require_to_clear_mail(actor: Actor, person: Person) -> None:
    """Raise `NotVisible` unless the actor may say that mail reaches this person: staff, they, who administers them."""
    if is_staff(actor) or actor.person_id == person.pk:
        return
    require_administration(actor, person.organisation)


def rights_grantable_by(actor: Actor) -> frozenset[str]:
    """Which rights the actor hands out: a customer's administrator only what S1.9 and S1.16 delegate.

    The provider's administrator sets up staff, customer administrators, HR and data officers; ordering and inspection stay with the
    customer (S1.16: granted by the organisation). The program itself may grant all, for imports.
    """
    if actor.is_system:
        return frozenset(Right.values)
    if is_provider_administrator(actor):
        return STAFF_RIGHTS | {Right.ADMINISTER_CUSTOMER, Right.HUMAN_RESOURCES, Right.DATA_OFFICER}
    return DELEGATED_RIGHTS if actor.has_right(Right.ADMINISTER_CUSTOMER) else frozenset()


def people_visible_to(actor: Actor) -> QuerySet[Person]:
    """Staff see the provider's people; others themselves and whom a grant's scope reaches."""
    rows = Person.objects.of(actor.provider)
    if is_staff(actor):
        return rows
    reached = Q(pk=actor.person_id)
    for scope in actor.scopes_of(SEES_PEOPLE):
        reached |= _people_of(scope)
    return rows.filter(reached)


def places_visible_to(actor: Actor) -> QuerySet[Place]:
    """Staff see all places; others those of their own organisation, of those above it, and what grants reach."""
    rows = Place.objects.of(actor.provider)
    if is_staff(actor):
        return rows
    reached = Q(organisation_id__in=_own_line(actor))
    for scope in actor.scopes_of(CUSTOMER_RIGHTS):
        if scope.place_ids is None:
            reached |= Q(organisation_id__in=scope.organisation_ids)
        else:
            reached |= Q(pk__in=scope.place_ids)
    return rows.filter(reached)


def cost_centres_visible_to(actor: Actor) -> QuerySet[CostCentre]:
    """Staff see all; others what their grants reach, with the cost centres of the organisations above (they pay)."""
    rows = CostCentre.objects.of(actor.provider)
    if is_staff(actor):
        return rows
    reached = Q(owner_id=actor.person_id)
    for scope in actor.scopes_of(SEES_COST_CENTRES):
        if scope.cost_centre_id is not None:
            reached |= Q(pk=scope.cost_centre_id)
        else:
            reached |= Q(organisation_id__in=scope.organisation_ids | _above(actor, scope.organisation_ids))
    return rows.filter(reached)


def grants_visible_to(actor: Actor) -> QuerySet[Grant]:
    """Grants over what the actor administers, and its own."""
    rows = Grant.objects.of(actor.provider)
    if is_provider_administrator(actor):
        return rows
    administered = actor.organisations_with(Right.ADMINISTER_CUSTOMER)
    return rows.filter(
        Q(person_id=actor.person_id)
        | Q(organisation_id__in=administered, person__organisation_id__in=administered)
    )


def tokens_visible_to(actor: Actor) -> QuerySet[ApiToken]:
    """The actor's own tokens and those of the people that it administers."""
    rows = ApiToken.objects.of(actor.provider)
    if is_provider_administrator(actor):
        return rows
    administered = actor.organisations_with(Right.ADMINISTER_CUSTOMER)
    return rows.filter(
        Q(membership__person_id=actor.person_id) | Q(membership__person__organisation_id__in=administered)
    )


def customers_visible_to(actor: Actor) -> QuerySet[Organisation]:
    """The organisations the actor sees that are customers."""
    return organisations_visible_to(actor).filter(roles__contains=[OrganisationRole.CUSTOMER])


def calendar_days_visible_to(actor: Actor) -> QuerySet[CalendarDays]:
    """Everybody sees the provider's days, and those of the organisations that they see."""
    rows = CalendarDays.objects.of(actor.provider)
    if is_staff(actor):
        return rows
    return rows.filter(Q(customer=None) | Q(customer_id__in=organisations_visible_to(actor).values("pk")))


def calendar_days_kept_by(actor: Actor) -> QuerySet[CalendarDays]:
    """The days that the actor may change: the provider's administrator all, a customer's those of its organisations."""
    rows = CalendarDays.objects.of(actor.provider)
    if is_provider_administrator(actor):
        return rows
    return rows.filter(customer_id__in=actor.organisations_with(Right.ADMINISTER_CUSTOMER))


def require_keeper_of_days(actor: Actor, customer_id: int | None) -> None:
    """Raise `NotAllowed` or `NotVisible` unless the actor may add days of this customer, or of the provider (None)."""
    if customer_id is not None:
        if not organisations_administered_by(actor).filter(pk=customer_id).exists():
            raise NotVisible
    elif not is_provider_administrator(actor):
        raise NotAllowed


def enrols_everywhere(actor: Actor) -> bool:
    """Whether the actor enrols people of every customer."""
    return actor.is_system or (actor.is_staff_of_provider and actor.has_right(*ENROLLING_STAFF))


def people_enrolled_by(actor: Actor) -> QuerySet[Person]:
    """The people of customers whose levels of service the actor may change."""
    rows = Person.objects.of(actor.provider).exclude(
        organisation__roles__contains=[OrganisationRole.PROVIDER]
    )
    if enrols_everywhere(actor):
        return rows
    return rows.filter(organisation_id__in=actor.organisations_with(Right.ADMINISTER_CUSTOMER))


def enrolments_visible_to(actor: Actor) -> QuerySet[Enrolment]:
    """Levels of service of the people that the actor sees."""
    rows = Enrolment.objects.of(actor.provider)
    return rows if is_staff(actor) else rows.filter(person__in=people_visible_to(actor))


def _people_of(scope: Scope) -> Q:
    within = Q(organisation_id__in=scope.organisation_ids)
    if scope.cost_centre_id is not None:
        return within & Q(cost_centre_id=scope.cost_centre_id)
    if scope.place_ids is not None:
        return within & Q(place_id__in=scope.place_ids)
    return within


def _own_line(actor: Actor) -> frozenset[int]:
    """The actor's own organisation and those above it."""
    return frozenset({actor.organisation_id} if actor.organisation_id else ()) | _above(
        actor, frozenset({actor.organisation_id} if actor.organisation_id else ())
    )


def _above(actor: Actor, organisation_ids: frozenset[int]) -> frozenset[int]:
    paths = (
        Organisation.objects.of(actor.provider).filter(pk__in=organisation_ids).values_list("path", flat=True)
    )
    return frozenset(int(part) for path in paths for part in path.split("/") if part) - organisation_ids
