"""Who may read a stock-take and who may run one: whoever's right reaches all that the session is about."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from huolto.foundation.actors import Actor, Scope
from huolto.foundation.errors import NotAllowed, NotVisible
from huolto.register.access import (
    CHANGEABLE,
    CHANGING_RIGHTS,
    SEEING_RIGHTS,
    VISIBLE,
    ItemPolicy,
)
from huolto.register.models import StockTake


def stock_takes_visible_to(actor: Actor) -> "QuerySet[StockTake]":
    """Sessions that the actor may read: inspectors too."""
    return _sessions(actor, VISIBLE, SEEING_RIGHTS)


def stock_takes_run_by(actor: Actor) -> "QuerySet[StockTake]":
    """Sessions that the actor may scan for, decide and close."""
    return _sessions(actor, CHANGEABLE, CHANGING_RIGHTS)


def stock_take_visible_to(actor: Actor, pk: int) -> StockTake:
    """One session for its page; raises NotVisible."""
    related = ("customer", "place", "cost_centre", "holder", "started_by", "closed_by")
    found = stock_takes_visible_to(actor).select_related(*related).filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def may_run(actor: Actor, stock_take: StockTake) -> bool:
    """Whether the actor may scan and decide."""
    return stock_takes_run_by(actor).filter(pk=stock_take.pk).exists()


def require_running(actor: Actor, pk: int) -> None:
    """Raise NotVisible for a session that the actor may not see, NotAllowed for one it may only read."""
    if stock_takes_run_by(actor).filter(pk=pk).exists():
        return
    stock_take_visible_to(actor, pk)
    raise NotAllowed


def may_start(actor: Actor, *, customer_id: int, place_id: int | None, cost_centre_id: int | None) -> bool:
    """Whether a right to change devices reaches all of this: who is narrowed to a place takes no whole site."""
    return CHANGEABLE.is_for_all(actor) or (
        not actor.is_staff_of_provider
        and any(
            customer_id in scope.organisation_ids
            and (scope.place_ids is None or place_id in scope.place_ids)
            and scope.cost_centre_id in (None, cost_centre_id)
            for scope in actor.scopes_of(CHANGING_RIGHTS)
        )
    )


def _sessions(actor: Actor, policy: ItemPolicy, rights: Iterable[str]) -> "QuerySet[StockTake]":
    rows = StockTake.objects.of(actor.provider)
    if policy.is_for_all(actor):
        return rows
    reach = Q(pk__in=[])
    if not actor.is_staff_of_provider:
        for scope in actor.scopes_of(rights):
            reach |= _within(scope)
    return rows.filter(reach)


def _within(scope: Scope) -> Q:
    within = Q(customer_id__in=scope.organisation_ids)
    if scope.place_ids is not None:
        within &= Q(place_id__in=scope.place_ids)
    if scope.cost_centre_id is not None:
        within &= Q(cost_centre_id=scope.cost_centre_id)
    return within
