"""Asking, step by step: what happens inside the transaction of a command about approvals."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.desk import events
from huolto.desk.approval_people import amount_of, limits_of, next_in_line, stand_ins_asked
from huolto.desk.approval_times import asked_until
from huolto.desk.choices import ApprovalState, OnExpiry, RequestState, StepNeeds
from huolto.desk.commands.requests import move_request
from huolto.desk.mails import mail_approval_asked
from huolto.desk.models import Approval, ApprovalLink, ServiceRequest
from huolto.desk.ports import process_of
from huolto.foundation.actors import Actor
from huolto.foundation.errors import WrongState
from huolto.foundation.events import publish
from huolto.foundation.localisation import current
from huolto.parties.approvers import able_person
from huolto.parties.models import Person
from huolto.parties.queries import today_at
from huolto.rules.explanation import Reason
from huolto.rules.formatting import format_money

RELATED = (
    "request__requester", "request__customer", "step", "cost_centre__owner__organisation",
    "cost_centre__organisation", "approver__manager__organisation", "approver__organisation",
    "approver__provider", "asked_by", "provider",
)  # fmt: skip
WAITING = (ApprovalState.PENDING, ApprovalState.LATER)


def rows_of(request_id: int) -> "QuerySet[Approval]":
    """The approvals of a request in the order of their steps."""
    rows: QuerySet[Approval] = Approval.objects.filter(request_id=request_id)
    return rows.select_related(*RELATED).order_by("step__position", "pk")


def hash_of(token: str) -> str:
    """What is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_token() -> str:
    """A token for a mailed link."""
    return secrets.token_urlsafe(32)


def ask_now(actor: Actor, approval: Approval) -> str:
    """Ask the approver, and who stands in for them, each by a mail with a link of their own; answers the first token."""
    now = timezone.now()
    token = new_token()
    approval.state, approval.asked_at, approval.token_hash = ApprovalState.PENDING, now, hash_of(token)
    if over := asked_until(approval, now):
        approval.ask_until, approval.until_because = over.until, over.why.to_json()
        approval.remind_at = over.remind_at
    approval.save()
    # Here and not after the commit: nobody but this transaction knows the token.
    mail_approval_asked(approval, token, approval.approver, once=f"{approval.pk}")
    for person in stand_ins_asked(approval, today_at(approval.provider)):
        mail_with_link(approval, person, now, once=f"{approval.pk}:{person.pk}")
    publish(
        events.ApprovalAsked(
            provider_id=actor.provider_id,
            occurred_at=now,
            customer_id=approval.request.customer_id,
            person_id=actor.person_id,
            request_id=approval.request_id,
            approval_id=approval.pk,
        )
    )
    return token


def mail_with_link(
    approval: Approval, person: Person, now: datetime, *, once: str, is_reminder: bool = False
) -> None:
    """Mail a further link to an approval."""
    token = new_token()
    ApprovalLink.objects.create(
        provider=approval.provider, approval=approval, person=person, token_hash=hash_of(token), made_at=now
    )
    mail_approval_asked(approval, token, person, once=once, is_reminder=is_reminder)


def cancel_waiting(request: ServiceRequest) -> None:
    """Take back what is still asked, or would be later."""
    waiting = Approval.objects.filter(request=request, state__in=WAITING)
    waiting.update(state=ApprovalState.CANCELLED)


def go_on_above_limit(actor: Actor, approval: Approval) -> bool:
    """Ask somebody whose limit suffices where that of who has agreed does not; whether that was so.

    A stand-in answers within the limit of who is stood in for. Raises WrongState where nobody's limit suffices.
    """
    amount = amount_of(approval)
    limits = limits_of(approval)
    if amount is None or limits.suffices(approval.approver_id, amount):
        return False
    limit = limits.of(approval.approver_id)
    out = {approval.approver_id, approval.request.requester_id}
    able = limits.able(amount)
    rows = rows_of(approval.request_id).filter(cost_centre_id=approval.cost_centre_id, approver_id__in=able)
    if rows.filter(state__in=[*WAITING, ApprovalState.APPROVED]).exists():
        return False  # somebody who may is asked already, or has agreed
    person = able_person(limits, amount, but=out)
    if person is None:
        language = current().language
        figures = {
            "amount": format_money(amount, approval.currency, language),
            "limit": format_money(limit or 0, approval.currency, language),
        }
        raise WrongState(
            _(
                "You may approve up to %(limit)s, and this costs %(amount)s. Nobody else may approve that much: "
                "ask your administrator to grant it to somebody."
            )
            % figures
        )
    because = Reason(
        "approval.limit",
        {
            "limit": {"amount": str(limit), "currency": approval.currency},
            "amount": {"amount": str(amount), "currency": approval.currency},
        },
    )
    _ask_instead(actor, approval, person, because)
    return True


def pass_on_or_end(actor: Actor, approval: Approval) -> Approval | None:
    """What becomes of an approval that nobody answered: the next in line is asked, else it ends; answers the next."""
    step = approval.step
    if step is not None and step.on_expiry == OnExpiry.NEXT:
        found = next_in_line(approval, today_at(approval.provider))
        if found is not None:
            _set(approval, ApprovalState.PASSED_ON)
            return _ask_instead(actor, approval, *found)
    _set(approval, ApprovalState.EXPIRED)
    others = rows_of(approval.request_id).filter(step_id=approval.step_id, state=ApprovalState.PENDING)
    if step is not None and step.needs == StepNeeds.ANY and others.exists():
        return None
    end_as_declined(actor, approval)
    return None


def follow(actor: Actor, approval: Approval) -> None:
    """Let the request go on when a step is done: to the next step, or to work; end it when one has declined."""
    if approval.state == ApprovalState.DECLINED:
        end_as_declined(actor, approval)
        return
    rows = list(rows_of(approval.request_id))
    mates = [row for row in rows if row.step_id == approval.step_id]
    waiting = [row for row in mates if row.state == ApprovalState.PENDING]
    if waiting and not _one_suffices(mates):
        return
    for row in waiting:
        _set(row, ApprovalState.NOT_NEEDED)
    later = [row for row in rows if row.state == ApprovalState.LATER]
    if later:
        begin_step(actor, [row for row in later if row.step_id == later[0].step_id])
    elif not any(row.state == ApprovalState.PENDING for row in rows if row.step_id != approval.step_id):
        request = move_request(actor=actor, request_id=approval.request_id, to_state=RequestState.OPEN)
        process = process_of(request)
        if process is not None:
            process.approved(actor=actor, request=request)


def begin_step(actor: Actor, rows: Iterable[Approval]) -> None:
    """Ask everybody of a step; who has left since it was planned is passed over as though they had not answered."""
    for row in rows:
        ask_now(actor, row)
    for row in rows:
        if not row.approver.is_active and row.state == ApprovalState.PENDING:
            pass_on_or_end(actor, row)


def end_as_declined(actor: Actor, approval: Approval) -> None:
    """End the request: somebody has declined, or nobody answered."""
    request = move_request(actor=actor, request_id=approval.request_id, to_state=RequestState.DECLINED)
    cancel_waiting(request)
    process = process_of(request)
    if process is not None:
        process.declined(actor=actor, request=request)


def _one_suffices(mates: list[Approval]) -> bool:
    """Whether one of a step has agreed whose word is enough: it needs only one, and nobody was asked after them."""
    step = mates[0].step
    if step is None or step.needs != StepNeeds.ANY:
        return False
    gone_on = {row.passed_from_id for row in mates}
    agreed = [row for row in mates if row.state == ApprovalState.APPROVED and row.pk not in gone_on]
    return any(_is_within_limit(row) for row in agreed)


def _is_within_limit(approval: Approval) -> bool:
    amount = amount_of(approval)
    return amount is None or limits_of(approval).suffices(approval.approver_id, amount)


def _ask_instead(actor: Actor, approval: Approval, person: Person, because: Reason) -> Approval:
    new = Approval(
        provider=approval.provider,
        request=approval.request,
        step=approval.step,
        approver=person,
        asked_by=approval.asked_by,
        cost_centre=approval.cost_centre,
        once_amount=approval.once_amount,
        monthly_amount=approval.monthly_amount,
        currency=approval.currency,
        reason=approval.reason,
        because=because.to_json(),
        message=approval.message,
        passed_from=approval,
    )
    ask_now(actor, new)
    return new


def _set(approval: Approval, state: str) -> None:
    approval.state = state
    approval.save(update_fields=["state"])
