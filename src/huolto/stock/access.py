"""Who sees pools and who moves what is in them.

Staff see their provider's pools, and whoever may change devices moves them. At a customer an ordering or inspection
right for the whole organisation shows its pools; nobody there moves anything.
"""

from django.db.models import Q, QuerySet

from huolto.foundation.actors import Actor
from huolto.foundation.errors import NotAllowed, NotVisible
from huolto.parties.choices import Right
from huolto.register.access import CHANGING_STAFF, SEEING_RIGHTS, SEEING_STAFF
from huolto.stock.models import Pool

KEEPING_STAFF = frozenset({Right.STORE_KEEPER, Right.ACCOUNT_MANAGER, Right.ADMINISTER_PROVIDER})
"""Who sets up pools, their minimum and what may be given for what."""


def pools_visible_to(actor: Actor) -> "QuerySet[Pool]":
    """Pools that the actor may see."""
    rows = Pool.objects.of(actor.provider)
    if actor.is_system or (actor.is_staff_of_provider and actor.has_right(*SEEING_STAFF)):
        return rows
    if actor.is_staff_of_provider:
        return rows.none()
    reach = Q(pk__in=[])
    for scope in actor.scopes_of(SEEING_RIGHTS):
        if scope.place_ids is None and scope.cost_centre_id is None:
            reach |= Q(customer_id__in=scope.organisation_ids)
    return rows.filter(reach)


def pool_visible_to(actor: Actor, pk: int) -> Pool:
    """One pool; raises NotVisible."""
    found = (
        pools_visible_to(actor).select_related("customer", "owner", "place", "category").filter(pk=pk).first()
    )
    if found is None:
        raise NotVisible
    return found


def may_move(actor: Actor) -> bool:
    """Whether the actor moves units and goods of the provider's pools and stores."""
    return actor.is_system or (actor.is_staff_of_provider and actor.has_right(*CHANGING_STAFF))


def may_keep(actor: Actor) -> bool:
    """Whether the actor sets up pools."""
    return actor.is_system or (actor.is_staff_of_provider and actor.has_right(*KEEPING_STAFF))


def require_moving(actor: Actor) -> None:
    """Raise NotVisible for customers and NotAllowed for staff who may not move stock."""
    _require(actor, may_move(actor))


def require_keeping(actor: Actor) -> None:
    """Raise NotVisible for customers and NotAllowed for staff who may not set up pools."""
    _require(actor, may_keep(actor))


def _require(actor: Actor, is_allowed: bool) -> None:
    if is_allowed:
        return
    if not actor.is_staff_of_provider:
        raise NotVisible
    raise NotAllowed
