"""Approvals: asked by a domain, in steps; answered on a page or by the mailed link."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.desk import events
from huolto.desk.approval_people import may_answer
from huolto.desk.approval_plans import StepPlan
from huolto.desk.choices import ApprovalState
from huolto.desk.commands.approval_steps import (
    RELATED,
    ask_now,
    begin_step,
    cancel_waiting,
    follow,
    go_on_above_limit,
    hash_of,
    new_token,
)
from huolto.desk.models import Approval, ApprovalLink, ApprovalStep, ServiceRequest
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotVisible, WrongState
from huolto.foundation.events import publish
from huolto.foundation.locks import lock_row
from huolto.parties.models import CostCentre, Person
from huolto.parties.queries import actor_of_person, today_at

LINK_DAYS = 30
"""How long a mailed link answers without signing in; the approval itself waits on the pages as long as it is asked."""


@command
def ask_approvals(
    *, actor: Actor, request: ServiceRequest, steps: Sequence[StepPlan], message: str = ""
) -> list[Approval]:
    """Ask for approvals step by step: the first step's people at once, each further when the one before has agreed.

    Raises InvalidInput for a step without anybody, or where somebody would approve what they asked for themselves.
    """
    if not steps or any(not step.asked for step in steps):
        raise InvalidInput(_("Each step of an approval needs somebody to ask."))
    made: list[list[Approval]] = []
    for position, plan in enumerate(steps, start=1):
        step = ApprovalStep.objects.create(
            provider=actor.provider,
            request=request,
            position=position,
            needs=plan.needs,
            answer_within_days=plan.answer_within_days,
            remind_days_before=plan.remind_days_before,
            on_expiry=plan.on_expiry,
        )
        made.append([])
        for one in plan.asked:
            if one.approver.pk == request.requester_id:
                raise InvalidInput(_("Nobody approves what they asked for themselves."))
            made[-1].append(
                Approval.objects.create(
                    provider=actor.provider,
                    request=request,
                    step=step,
                    approver=one.approver,
                    asked_by_id=actor.person_id or request.requester_id,
                    cost_centre=one.cost_centre,
                    once_amount=one.once_amount,
                    monthly_amount=one.monthly_amount,
                    currency=one.currency,
                    reason=dict(one.reason),
                    because=one.because.to_json() if one.because else {},
                    message=message,
                    state=ApprovalState.LATER,
                    token_hash=hash_of(new_token()),
                    asked_at=timezone.now(),
                )
            )
    begin_step(actor, made[0])
    return [row for rows in made for row in rows]


@command
def ask_approval(
    *,
    actor: Actor,
    request: ServiceRequest,
    approver: Person,
    cost_centre: CostCentre | None = None,
    once_amount: Decimal | None = None,
    monthly_amount: Decimal | None = None,
    currency: str = "",
    reason: Mapping[str, Any] | None = None,
    message: str = "",
    asked_by: Person | None = None,
) -> tuple[Approval, str]:
    """Ask one person, for as long as it takes; answers the approval and the token of its link.

    `asked_by` is for whom it is asked and who hears the answer; the actor unless given. The link is mailed in the approver's language. Only the token's SHA-256 is stored.
    """
    approval = Approval(
        provider=actor.provider,
        request=request,
        approver=approver,
        asked_by_id=asked_by.pk if asked_by else actor.person_id or request.requester_id,
        cost_centre=cost_centre,
        once_amount=once_amount,
        monthly_amount=monthly_amount,
        currency=currency,
        reason=dict(reason or {}),
        message=message,
    )
    return approval, ask_now(actor, approval)


@command
def answer_approval(*, actor: Actor, approval_id: int, approve: bool, answer: str = "") -> Approval:
    """Answer as the person who is asked or who stands in for them; raises NotVisible for everybody else.

    Raises WrongState when it is answered or over. Where who agrees may not approve that much, somebody who may is asked.
    """
    approval = locked_approval(actor, approval_id)
    if approval.state == ApprovalState.LATER or not may_answer(actor, approval, today_at(actor.provider)):
        raise NotVisible
    if not approve and not answer.strip():
        raise InvalidInput(_("Say in a few words why you decline."), field="answer")
    if approval.state != ApprovalState.PENDING:
        raise WrongState(
            _("This was answered already: %(state)s.") % {"state": approval.get_state_display().lower()}
        )
    now = timezone.now()
    if approval.ask_until is not None and approval.ask_until <= now:
        raise WrongState(_("The time to answer this is over."))
    approval.state = ApprovalState.APPROVED if approve else ApprovalState.DECLINED
    approval.answered_at = now
    approval.answered_by_id = actor.person_id or approval.approver_id
    approval.answer = answer.strip()
    approval.save(update_fields=["state", "answered_at", "answered_by", "answer"])
    publish(
        events.ApprovalAnswered(
            provider_id=actor.provider_id,
            occurred_at=now,
            customer_id=approval.request.customer_id,
            person_id=approval.answered_by_id,
            request_id=approval.request_id,
            approval_id=approval.pk,
            approved=approve,
        )
    )
    if not (approve and go_on_above_limit(actor, approval)):
        follow(actor, approval)
    return approval


def locked_approval(actor: Actor, approval_id: int) -> Approval:
    """An approval with its request locked before it, as everything that moves a request does; raises NotVisible."""
    approvals = Approval.objects.of(actor.provider)
    request_id = approvals.filter(pk=approval_id).values_list("request_id", flat=True).first()
    if request_id is None:
        raise NotVisible
    lock_row(ServiceRequest.objects.of(actor.provider), request_id)
    return lock_row(approvals.select_related(*RELATED), approval_id)


def cancel_approvals(*, actor: Actor, request: ServiceRequest) -> None:
    """Take back what is still being asked about a request; inside the caller's transaction."""
    cancel_waiting(request)


def approval_of_token(provider_id: int, token: str) -> Approval:
    """The approval that a mailed link belongs to; raises NotVisible for a wrong or foreign token."""
    return mailed_approval(provider_id, token)[0]


def mailed_approval(provider_id: int, token: str) -> tuple[Approval, Person]:
    """The approval that a mailed link belongs to, and who it was mailed to; raises NotVisible for a wrong token."""
    rows = Approval.objects.of(provider_id).select_related(*RELATED)
    found = rows.filter(token_hash=hash_of(token)).exclude(state=ApprovalState.LATER).first()
    if found is not None:
        return found, found.approver
    link = (
        ApprovalLink.objects.of(provider_id)
        .filter(token_hash=hash_of(token))
        .select_related("person__organisation", "person__provider")
        .first()
    )
    if link is None:
        raise NotVisible
    return rows.get(pk=link.approval_id), link.person


def link_is_over(approval: Approval, person: Person) -> bool:
    """Whether a person's mailed links to it no longer answer: too old, or they no longer stand in.

    On the pages it is answered as long as it is asked.
    """
    if timezone.now() - (approval.reminded_at or approval.asked_at) > timedelta(days=LINK_DAYS):
        return True
    return not may_answer(actor_of_person(person), approval, today_at(approval.provider))
