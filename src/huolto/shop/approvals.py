"""Whether an order needs an approval, whose, and why."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from huolto.desk.approval_plans import Asked, StepPlan
from huolto.foundation.actors import Actor
from huolto.foundation.errors import InvalidInput
from huolto.parties.approvers import able_person, limits_over
from huolto.parties.choices import Right
from huolto.parties.models import CostCentre, Organisation, Person
from huolto.rules.explanation import Reason
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


def approval_steps(
    customer: Organisation,
    orderer: Person,
    needs: Sequence[ApprovalNeed],
    cost: Cost,
    currency: str,
) -> list[StepPlan]:
    """The needs of an order as steps: the orderer's supervisor where the rule says so, then the cost centres' people.

    A supervisor who answers for a cost centre anyway is not asked twice.
    """
    if not needs:
        return []
    rule = approval_rule_of(customer)
    waits: dict[str, Any] = {}
    if rule is not None:
        waits = {
            "answer_within_days": rule.answer_within_days,
            "remind_days_before": rule.remind_days_before,
            "on_expiry": rule.on_expiry,
        }
    asked = [
        Asked(
            approver=one.approver,
            cost_centre=one.cost_centre,
            once_amount=cost.once,
            monthly_amount=cost.monthly,
            currency=currency,
            reason=one.reason,
        )
        for one in needs
    ]
    steps = [StepPlan(asked=asked, **waits)]
    supervisor = orderer.manager
    if rule is None or not rule.supervisor_first or supervisor is None or not supervisor.is_active:
        return steps
    if supervisor.pk == orderer.pk or supervisor.pk in {one.approver.pk for one in needs}:
        return steps
    first = dataclasses.replace(
        asked[0], approver=supervisor, cost_centre=None, because=Reason("approval.supervisor")
    )
    return [StepPlan(asked=[first], **waits), *steps]


def _approver_of(actor: Actor, cost_centre: CostCentre, cost: Cost) -> Person | None:
    """Who is asked for a cost centre: nobody else where the actor may, else its owner, else whose right suffices.

    An owner whose right does not reach the amount is asked where somebody is there whom it can go on to.
    """
    amount = max(cost.once, cost.monthly)
    limits = limits_over(actor.provider, cost_centre)
    owner = cost_centre.owner
    owns = owner is not None and owner.is_active
    may = actor.person_id in limits.able(amount) or cost_centre.owner_id == actor.person_id
    if actor.person_id is not None and may and limits.suffices(actor.person_id, amount):
        return Person.objects.get(pk=actor.person_id)
    able = able_person(limits, amount, but={actor.person_id} if actor.person_id else ())
    if owner is None or not owns or owner.pk == actor.person_id:
        return able
    return owner if able is not None or limits.suffices(owner.pk, amount) else None
