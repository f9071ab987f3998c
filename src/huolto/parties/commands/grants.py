"""Rights: given with a scope and dates, taken back, never deleted (S1.9, S1.16)."""

from datetime import date
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible, WrongState
from huolto.foundation.events import publish
from huolto.foundation.locks import lock_row
from huolto.parties.access import require_administration, rights_grantable_by
from huolto.parties.choices import DELEGATED_RIGHTS, STAFF_RIGHTS, OrganisationRole, Right
from huolto.parties.commands.organisations import in_same_tree
from huolto.parties.events import RightGranted, RightRevoked
from huolto.parties.models import CostCentre, Grant, Organisation, Person, Place
from huolto.parties.queries import today_at


@command
def grant_right(
    *,
    actor: Actor,
    person: Person,
    right: str,
    organisation: Organisation,
    place: Place | None = None,
    cost_centre: CostCentre | None = None,
    amount_limit: Decimal | None = None,
    valid_from: date | None = None,
    valid_until: date | None = None,
) -> Grant:
    """Give a person a right over an organisation's subtree, narrowed by a place or a cost centre.

    Dates are the provider's, half-open; without `valid_from` it holds from today. `amount_limit` is in the provider's
    currency. The same grant again answers the one that stands. Raises `NotVisible` outside what the actor administers,
    `NotAllowed` for rights the actor does not hand out, `InvalidInput` otherwise.
    """
    person = lock_row(Person.objects.of(actor.provider).select_related("organisation"), person.pk)
    require_administration(actor, person.organisation)
    require_administration(actor, organisation)
    if right not in Right.values:
        raise InvalidInput(_("There is no such right."), field="right")
    if right not in rights_grantable_by(actor):
        raise NotAllowed(details={"right": str(right)})
    _check_scope(actor, person, right, organisation, place, cost_centre)
    start = valid_from or today_at(actor.provider)
    if valid_until is not None and valid_until <= start:
        raise InvalidInput(_("The last day must come after the first."), field="valid_until")
    if amount_limit is not None and (amount_limit < 0 or right not in (Right.ORDER, Right.APPROVE)):
        raise InvalidInput(
            _("A limit is a positive amount of an ordering or approval right."), field="amount_limit"
        )
    standing = (
        Grant.objects.of(actor.provider)
        .filter(
            person=person,
            right=right,
            organisation=organisation,
            place=place,
            cost_centre=cost_centre,
            revoked_at=None,
        )
        .select_for_update(of=("self",))
        .first()
    )
    if standing is not None:
        same = (standing.amount_limit, standing.valid_until) == (amount_limit, valid_until)
        if same and standing.valid_from <= start:
            return standing
        if standing.valid_until is None or standing.valid_until > start:
            raise InvalidInput(_("This right is held already. Revoke it first to change it."), field="right")
        # It ended by its own date: closing the row lets the same right be held again.
        _close(actor, standing)
    grant = Grant.objects.create(
        provider=actor.provider,
        person=person,
        right=right,
        organisation=organisation,
        place=place,
        cost_centre=cost_centre,
        amount_limit=amount_limit,
        valid_from=start,
        valid_until=valid_until,
        granted_by_id=actor.person_id,
    )
    publish(
        RightGranted(
            provider_id=actor.provider_id,
            occurred_at=grant.granted_at,
            customer_id=organisation.pk,
            person_id=actor.person_id,
            grant_id=grant.pk,
            to_person_id=person.pk,
            right=str(right),
        )
    )
    return grant


@command
def change_grant(
    *,
    actor: Actor,
    grant: Grant,
    place: Place | None = None,
    cost_centre: CostCentre | None = None,
    valid_until: date | None = None,
    reason: str = "",
) -> Grant:
    """Narrow or widen a delegated right within its organisation, end it on a day, or renew it.

    Another end keeps the row, and its history who set which; another scope ends the row now and gives a new one from
    today, so that what was allowed before stays readable. Raises as `grant_right`; WrongState for a revoked one.
    """
    rows = Grant.objects.of(actor.provider).select_related("person__organisation", "organisation")
    held = lock_row(rows, grant.pk)
    require_administration(actor, held.person.organisation)
    require_administration(actor, held.organisation)
    if held.right not in rights_grantable_by(actor):
        raise NotAllowed(details={"right": held.right})
    if held.revoked_at is not None:
        raise WrongState(_("This right was taken back. Give it anew."))
    today = today_at(actor.provider)
    if valid_until is not None and valid_until <= max(today, held.valid_from):
        raise InvalidInput(_("Choose a day to come, or take the right back at once."), field="valid_until")
    new_scope = (place.pk if place else None, cost_centre.pk if cost_centre else None)
    if new_scope == (held.place_id, held.cost_centre_id):
        if held.valid_until != valid_until:
            held.valid_until = valid_until
            held.save(update_fields=["valid_until"])
        return held
    revoked = revoke_grant(actor=actor, grant=held)
    return grant_right(
        actor=actor,
        person=revoked.person,
        right=revoked.right,
        organisation=revoked.organisation,
        place=place,
        cost_centre=cost_centre,
        amount_limit=revoked.amount_limit,
        valid_from=max(today, revoked.valid_from),
        valid_until=valid_until,
    )


@command
def revoke_grant(*, actor: Actor, grant: Grant) -> Grant:
    """Take a right back from this moment; the row stays as history. Doing it twice changes nothing."""
    rows = Grant.objects.of(actor.provider).select_related("person__organisation", "organisation")
    held = lock_row(rows, grant.pk)
    require_administration(actor, held.person.organisation)
    require_administration(actor, held.organisation)
    # Who may not give a right may not take it either, but the provider's administrator may stop anything.
    if held.right not in rights_grantable_by(actor) | _stoppable(actor):
        raise NotAllowed(details={"right": held.right})
    if held.revoked_at is not None:
        return held
    _close(actor, held)
    publish(
        RightRevoked(
            provider_id=actor.provider_id,
            occurred_at=held.revoked_at,
            customer_id=held.organisation_id,
            person_id=actor.person_id,
            grant_id=held.pk,
            to_person_id=held.person_id,
            right=held.right,
        )
    )
    return held


def _stoppable(actor: Actor) -> frozenset[str]:
    return frozenset(Right.values) if actor.has_right(Right.ADMINISTER_PROVIDER) else frozenset()


def _close(actor: Actor, grant: Grant) -> None:
    grant.revoked_at = timezone.now()
    grant.revoked_by_id = actor.person_id
    grant.save(update_fields=["revoked_at", "revoked_by"])


def _check_scope(
    actor: Actor,
    person: Person,
    right: str,
    organisation: Organisation,
    place: Place | None,
    cost_centre: CostCentre | None,
) -> None:
    """Staff rights belong to the provider's own people; a customer's rights stay inside that customer."""
    is_provider = OrganisationRole.PROVIDER in organisation.roles
    if (right in STAFF_RIGHTS) != is_provider:
        raise InvalidInput(_("This right does not fit this organisation."), field="organisation")
    if not in_same_tree(person.organisation, organisation):
        raise InvalidInput(_("Choose an organisation of this person's own customer."), field="organisation")
    narrower = [row for row in (place, cost_centre) if row is not None]
    if not narrower:
        return
    if len(narrower) > 1:
        raise InvalidInput(_("Narrow a right by a place or by a cost centre, not by both."), field="place")
    if right not in DELEGATED_RIGHTS:
        raise InvalidInput(_("This right always reaches the whole organisation."), field="place")
    field = "place" if place is not None else "cost_centre"
    if narrower[0].provider_id != actor.provider_id:
        raise NotVisible
    if not in_same_tree(narrower[0].organisation, organisation):
        raise InvalidInput(_("This belongs to another organisation."), field=field)
