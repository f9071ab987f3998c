"""Whether an order needs an approval, whose, and why."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from huolto.foundation.actors import Actor
from huolto.foundation.errors import InvalidInput
from huolto.parties.choices import Right
from huolto.parties.models import CostCentre, Organisation, Person
from huolto.parties.queries import grants_in_force, today_at
from huolto.shop.costs import Cost
from huolto.shop.models import ApprovalRule, CartLine


@dataclass(frozen=True)
class ApprovalNeed:
    """One person to ask, for which cost centre, and which limit was passed."""

    approver: Person
    cost_centre: CostCentre
    reason: dict[str, Any]


def approval_rule_of(customer: Organisation) -> ApprovalRule | None:
    """The rule of the customer or of the nearest organisation above it."""
    path_ids = [int(part) for part in customer.path.split("/") if part]
    rules = ApprovalRule.objects.of(customer.provider_id).filter(customer_id__in=path_ids)
    return max(rules, key=lambda rule: path_ids.index(rule.customer_id), default=None)


def approval_need(
    actor: Actor, customer: Organisation, lines: list[CartLine], cost: Cost
) -> list[ApprovalNeed]:
    """Who must approve an order: one person a cost centre when a limit is passed; [] when nobody must.

    The limits, the customer's rule and that of the orderer's own right, are compared with what the whole order
    costs. Whoever orders for a cost centre of its own, or holds an approval right over it that covers the amount,
    is not asked. Raises InvalidInput when an approval is needed and nobody can give it.
    """
    passed = _passed_rule(customer, cost) or _passed_own_limit(actor, customer, cost)
    if passed is None:
        return []
    needs = []
    cost_centres = {line.cost_centre_id: line.cost_centre for line in lines if line.cost_centre is not None}
    for cost_centre in cost_centres.values():
        approver = _approver_of(actor, cost_centre, cost)
        if approver is None:
            raise InvalidInput(
                _("This order needs an approval, but cost centre %(cost_centre)s has nobody who can give it.")
                % {"cost_centre": cost_centre}
            )
        if approver.pk != actor.person_id:
            reason = {**passed, "cost_centre": str(cost_centre), "currency": actor.provider.currency}
            needs.append(ApprovalNeed(approver, cost_centre, reason))
    return needs


def _passed_rule(customer: Organisation, cost: Cost) -> dict[str, Any] | None:
    rule = approval_rule_of(customer)
    if rule is None:
        return None
    if rule.monthly_over is not None and cost.monthly > rule.monthly_over:
        return {"limit": str(rule.monthly_over), "amount": str(cost.monthly), "per": "month"}
    if rule.once_over is not None and cost.once > rule.once_over:
        return {"limit": str(rule.once_over), "amount": str(cost.once), "per": "once"}
    return None


def _passed_own_limit(actor: Actor, customer: Organisation, cost: Cost) -> dict[str, Any] | None:
    """The limit of the orderer's widest right over the customer, if the order costs more once or a month."""
    limits = [
        scope.amount_limit
        for scope in actor.scopes_of([Right.ORDER])
        if customer.pk in scope.organisation_ids
    ]
    if not limits or None in limits:
        return None
    limit = max(limit for limit in limits if limit is not None)
    amount = max(cost.once, cost.monthly)
    if amount <= limit:
        return None
    per = "once" if cost.once >= cost.monthly else "month"
    return {"limit": str(limit), "amount": str(amount), "per": per, "orderer": actor.name}


def _approver_of(actor: Actor, cost_centre: CostCentre, cost: Cost) -> Person | None:
    able = _able_to_approve(actor, cost_centre, cost)
    if actor.person_id in able:
        return Person.objects.get(pk=actor.person_id)
    if cost_centre.owner is not None and cost_centre.owner.is_active:
        return cost_centre.owner
    others = Person.objects.filter(pk__in=able, is_active=True).select_related("organisation")
    return others.order_by("name", "pk").first()


def _able_to_approve(actor: Actor, cost_centre: CostCentre, cost: Cost) -> set[int]:
    """Persons whose approval right reaches the cost centre and whose amount covers what the order costs once."""
    path_ids = [int(part) for part in cost_centre.organisation.path.split("/") if part]
    grants = grants_in_force(actor.provider, today_at(actor.provider)).filter(
        right=Right.APPROVE, organisation_id__in=path_ids
    )
    amount = max(cost.once, cost.monthly)
    return {
        grant.person_id
        for grant in grants
        if grant.cost_centre_id in (None, cost_centre.pk)
        and (grant.amount_limit is None or amount <= grant.amount_limit)
    } | ({cost_centre.owner_id} if cost_centre.owner_id == actor.person_id and actor.person_id else set())
