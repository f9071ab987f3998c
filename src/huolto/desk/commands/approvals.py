"""Approvals: asked by a domain, answered on a page or by the mailed link."""

import hashlib
import secrets
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.desk import events
from huolto.desk.choices import ApprovalState, RequestState
from huolto.desk.commands.requests import move_request
from huolto.desk.mails import mail_approval_asked
from huolto.desk.models import Approval, ServiceRequest
from huolto.desk.ports import process_of
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotVisible, WrongState
from huolto.foundation.events import publish
from huolto.foundation.locks import lock_row
from huolto.parties.models import CostCentre, Person


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
) -> tuple[Approval, str]:
    """Ask a person whether the request may be carried out; answers the approval and the token of its link.

    The link is mailed in the approver's language. Only the token's SHA-256 is stored.
    """
    token = secrets.token_urlsafe(32)
    approval = Approval.objects.create(
        provider=actor.provider,
        request=request,
        approver=approver,
        asked_by_id=actor.person_id or request.requester_id,
        cost_centre=cost_centre,
        once_amount=once_amount,
        monthly_amount=monthly_amount,
        currency=currency,
        reason=dict(reason or {}),
        message=message,
        token_hash=hash_of(token),
        asked_at=timezone.now(),
    )
    # Here and not after the commit: nobody but this transaction knows the token.
    mail_approval_asked(approval, token)
    publish(
        events.ApprovalAsked(
            provider_id=actor.provider_id,
            occurred_at=approval.asked_at,
            customer_id=request.customer_id,
            person_id=actor.person_id,
            request_id=request.pk,
            approval_id=approval.pk,
        )
    )
    return approval, token


@command
def answer_approval(*, actor: Actor, approval_id: int, approve: bool, answer: str = "") -> Approval:
    """Answer as the person who is asked; raises NotVisible for everybody else, WrongState when answered."""
    approvals = Approval.objects.of(actor.provider)
    request_id = approvals.filter(pk=approval_id).values_list("request_id", flat=True).first()
    if request_id is None:
        raise NotVisible
    # The request before its approvals, as everything that moves a request does.
    lock_row(ServiceRequest.objects.of(actor.provider), request_id)
    approval = lock_row(approvals.select_related("request"), approval_id)
    if approval.approver_id != actor.person_id and not actor.is_system:
        raise NotVisible
    if not approve and not answer.strip():
        raise InvalidInput(_("Say in a few words why you decline."), field="answer")
    if approval.state != ApprovalState.PENDING:
        raise WrongState(
            _("This was answered already: %(state)s.") % {"state": approval.get_state_display().lower()}
        )
    approval.state = ApprovalState.APPROVED if approve else ApprovalState.DECLINED
    approval.answered_at = timezone.now()
    approval.answered_by_id = approval.approver_id
    approval.answer = answer.strip()
    approval.save(update_fields=["state", "answered_at", "answered_by", "answer"])
    publish(
        events.ApprovalAnswered(
            provider_id=actor.provider_id,
            occurred_at=approval.answered_at,
            customer_id=approval.request.customer_id,
            person_id=approval.approver_id,
            request_id=approval.request_id,
            approval_id=approval.pk,
            approved=approve,
        )
    )
    _follow(actor=actor, approval=approval)
    return approval


def cancel_approvals(*, actor: Actor, request: ServiceRequest) -> None:
    """Take back what is still being asked about a request; inside the caller's transaction."""
    Approval.objects.of(actor.provider).filter(request=request, state=ApprovalState.PENDING).update(
        state=ApprovalState.CANCELLED
    )


def approval_of_token(provider_id: int, token: str) -> Approval:
    """The approval that a mailed link belongs to; raises NotVisible for a wrong or foreign token."""
    found = (
        Approval.objects.of(provider_id)
        .filter(token_hash=hash_of(token))
        .select_related("request__customer", "approver", "asked_by", "cost_centre", "provider")
        .first()
    )
    if found is None:
        raise NotVisible
    return found


def hash_of(token: str) -> str:
    """What is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def _follow(*, actor: Actor, approval: Approval) -> None:
    """Let the request go on when all have approved, or end when one has declined."""
    states = set(Approval.objects.filter(request_id=approval.request_id).values_list("state", flat=True))
    process = process_of(approval.request)
    if approval.state == ApprovalState.DECLINED:
        request = move_request(actor=actor, request_id=approval.request_id, to_state=RequestState.DECLINED)
        cancel_approvals(actor=actor, request=request)
        if process is not None:
            process.declined(actor=actor, request=request)
        return
    if ApprovalState.PENDING in states:
        return
    request = move_request(actor=actor, request_id=approval.request_id, to_state=RequestState.OPEN)
    if process is not None:
        process.approved(actor=actor, request=request)
