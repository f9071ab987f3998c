"""What agreements say of a request: the happening that it is to them, and what they promise.

The happening is kept in the ledger when the request opens. One that only HR may know of is never kept there: it is
asked about and forgotten, for the ledger is read by others.
"""

from collections.abc import Collection, Sequence
from typing import Any

from huolto.charges.commands import NewUsage, foresee_usage, foresee_usages, record_usages
from huolto.charges.models import Decision
from huolto.desk.choices import Confidentiality, RequestKind
from huolto.desk.models import RequestItem, ServiceRequest
from huolto.foundation.actors import Actor
from huolto.parties.enrolled import levels_of
from huolto.parties.queries import today_at
from huolto.register.models import Item

NOT_PROMISED = frozenset({RequestKind.ORDER})
"""Kinds that a process of their own carries through; a shop's order has its own times."""


def first_item_of(request: ServiceRequest) -> Item | None:
    """The item that agreements are asked for."""
    row = request.items.select_related("item__category", "item__device_model", "item__product").first()
    return row.item if row else None


def happening_of(request: ServiceRequest) -> NewUsage:
    """The request as agreements see it: a fault where it is an incident, else a request."""
    levels = _levels_of([request]) if request.kind == RequestKind.INCIDENT else {}
    return _happening(request, first_item_of(request), levels.get(request.pk))


def _happening(request: ServiceRequest, item: Item | None, level: str | None) -> NewUsage:
    is_fault = request.kind == RequestKind.INCIDENT
    facts: dict[str, Any] = {
        "case": request.number,
        "task": request.task or None,
        "person": str(request.requester_id),
        **intake_facts(request),
    }
    if is_fault:
        facts["level"] = level
    else:
        facts["priority"] = request.priority
    return NewUsage(
        kind="fault" if is_fault else "request",
        source_key=f"request:{request.pk}",
        occurred_at=request.opened_at,
        customer=request.customer,
        item=item,
        facts=facts,
    )


def intake_facts(request: ServiceRequest) -> dict[str, Any]:
    """How it came in, as `[intake]` of agreements asks; work on the request carries the same."""
    return {
        "queue": request.queue.code,
        "mailbox": request.mailbox or None,
        "chosen_by_caller": True if request.is_chosen_by_caller else None,
        "bound_to": request.agreement.code if request.agreement else None,
    }


def decision_of(*, actor: Actor, request: ServiceRequest, is_first: bool) -> Decision | None:
    """What is said of the request; kept with the ledger when it is asked first. None for kinds without promises."""
    if request.kind in NOT_PROMISED:
        return None
    system = Actor.system(actor.provider)
    happening = happening_of(request)
    if not is_first or request.confidentiality != Confidentiality.NORMAL:
        return foresee_usage(actor=system, usage=happening)
    usage = record_usages(actor=system, usages=[happening])[0]
    return usage.decisions.order_by("pk").first()


def first_decisions(
    *, actor: Actor, requests: Sequence[ServiceRequest], with_items: Collection[int]
) -> dict[int, Decision | None]:
    """`decision_of` for requests that have just been opened, by their keys; `with_items` are those that name an item."""
    asked = [one for one in requests if one.kind not in NOT_PROMISED]
    levels = _levels_of([one for one in asked if one.kind == RequestKind.INCIDENT])
    happenings = {
        one.pk: _happening(one, first_item_of(one) if one.pk in with_items else None, levels.get(one.pk))
        for one in asked
    }
    kept = [happenings[one.pk] for one in asked if one.confidentiality == Confidentiality.NORMAL]
    system = Actor.system(actor.provider)
    usages = record_usages(actor=system, usages=kept) if kept else []
    found: dict[int, Decision] = {}
    for decision in Decision.objects.filter(usage__in=[one.pk for one in usages]).order_by("pk"):
        found.setdefault(decision.usage_id, decision)
    by_source = {one.source_key: found.get(one.pk) for one in usages}
    return {
        one.pk: by_source[happenings[one.pk].source_key]
        if one.confidentiality == Confidentiality.NORMAL
        else foresee_usage(actor=system, usage=happenings[one.pk])
        for one in asked
    }


def decisions_anew(*, actor: Actor, requests: Sequence[ServiceRequest]) -> dict[int, Decision | None]:
    """What is said of requests by now, by their keys, for all that agreements may promise anything of; nothing is kept."""
    asked = [one for one in requests if one.kind not in NOT_PROMISED]
    if not asked:
        return {}
    items: dict[int, Item] = {}
    named = RequestItem.objects.filter(request__in=[one.pk for one in asked])
    for row in named.select_related("item__category", "item__device_model", "item__product"):
        items.setdefault(row.request_id, row.item)
    levels = _levels_of([one for one in asked if one.kind == RequestKind.INCIDENT])
    happenings = [_happening(one, items.get(one.pk), levels.get(one.pk)) for one in asked]
    decisions = foresee_usages(actor=Actor.system(actor.provider), usages=happenings)
    return {one.pk: decision for one, decision in zip(asked, decisions, strict=True)}


def _levels_of(requests: Sequence[ServiceRequest]) -> dict[int, str | None]:
    """The level that who asked has on the day of each request."""
    if not requests:
        return {}
    held = levels_of(requests[0].provider, [one.requester_id for one in requests])
    return {
        one.pk: next(
            (
                level.level
                for level in held.get(one.requester_id, ())
                if level.holds(today_at(one.provider, one.opened_at))
            ),
            None,
        )
        for one in requests
    }
