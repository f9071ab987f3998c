"""Who may see charges and who may close a period.

Staff with an eye on money see all of the provider's charges; the billing clerk and the provider's administrator
close periods. A customer's people with an ordering, inspection or administration right see the charges of their
organisations, narrowed by a cost centre where the grant is; rights over a place show what items there cost.
"""

from django.db.models import Q, QuerySet

from huolto.charges.models import Charge, Usage, WhatIf
from huolto.foundation.actors import Actor
from huolto.foundation.errors import NotAllowed, NotVisible
from huolto.parties.choices import Right

READING_STAFF = frozenset({Right.BILLING, Right.ACCOUNT_MANAGER, Right.ADMINISTER_PROVIDER})
CLOSING_STAFF = frozenset({Right.BILLING, Right.ADMINISTER_PROVIDER})
READING_CUSTOMERS = frozenset({Right.ORDER, Right.INSPECT, Right.ADMINISTER_CUSTOMER})


def reads_all(actor: Actor) -> bool:
    """Whether the actor sees every charge of the provider."""
    return actor.is_system or (actor.is_staff_of_provider and actor.has_right(*READING_STAFF))


def may_close(actor: Actor) -> bool:
    """Whether the actor may rate and close periods."""
    return actor.is_system or (actor.is_staff_of_provider and actor.has_right(*CLOSING_STAFF))


def require_closing(actor: Actor) -> None:
    """Raise NotAllowed unless the actor may rate and close periods."""
    if not may_close(actor):
        raise NotAllowed


def require_reading_all(actor: Actor) -> None:
    """Raise NotAllowed unless the actor sees every charge of the provider."""
    if not reads_all(actor):
        raise NotAllowed


def what_ifs_visible_to(actor: Actor) -> "QuerySet[WhatIf]":
    """Replays under another version; whoever sees every charge sees them."""
    rows = WhatIf.objects.of(actor.provider)
    return rows if reads_all(actor) else rows.none()


def what_if_visible_to(actor: Actor, pk: int) -> WhatIf:
    """One replay with its version and customer; raises NotVisible."""
    related = ("version__agreement__customer", "customer", "made_by")
    found = what_ifs_visible_to(actor).select_related(*related).filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def reach_of(actor: Actor) -> Q:
    """The rows with customer, cost centre and item that a customer's person may see."""
    reach = Q(pk__in=[])
    if actor.is_staff_of_provider:
        return reach
    for scope in actor.scopes_of(READING_CUSTOMERS):
        part = Q(customer_id__in=scope.organisation_ids)
        if scope.cost_centre_id is not None:
            part &= Q(cost_centre_id=scope.cost_centre_id)
        if scope.place_ids is not None:
            part &= Q(item__place_id__in=scope.place_ids)
        reach |= part
    return reach


def charges_visible_to(actor: Actor) -> "QuerySet[Charge]":
    """Posted charges that the actor may see."""
    rows = Charge.objects.of(actor.provider)
    return rows if reads_all(actor) else rows.filter(reach_of(actor))


def usages_visible_to(actor: Actor) -> "QuerySet[Usage]":
    """Usages that the actor may see."""
    rows = Usage.objects.of(actor.provider)
    return rows if reads_all(actor) else rows.filter(reach_of(actor))


def charge_visible_to(actor: Actor, pk: int) -> Charge:
    """One charge with its agreement and item; raises NotVisible."""
    related = ("agreement__customer", "version", "item", "cost_centre", "period", "for_period", "customer")
    found = charges_visible_to(actor).select_related(*related).filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found
