"""Approvals that nobody answers: asked once more before their time is over, then passed on or ended."""

from datetime import datetime

from django.db import transaction

from huolto.desk import events
from huolto.desk.approval_people import stand_ins_asked
from huolto.desk.approval_times import asked_until
from huolto.desk.choices import ApprovalState
from huolto.desk.commands.approval_steps import mail_with_link, pass_on_or_end
from huolto.desk.commands.approvals import locked_approval
from huolto.desk.models import Approval
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.events import publish
from huolto.foundation.models import Provider
from huolto.parties.queries import today_at


def approvals_to_remind(provider: Provider, now: datetime) -> list[int]:
    """Those whose reminder is due and was not sent."""
    rows = Approval.objects.of(provider).filter(
        state=ApprovalState.PENDING, remind_at__lte=now, reminded_at=None, ask_until__gt=now
    )
    return list(rows.order_by("pk").values_list("pk", flat=True))


def approvals_out_of_time(provider: Provider, now: datetime) -> list[int]:
    """Those that nobody answered in time."""
    rows = Approval.objects.of(provider).filter(state=ApprovalState.PENDING, ask_until__lte=now)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def give_more_time(provider: Provider) -> int:
    """Count again until when waiting approvals are asked, after days were closed; answers how many have longer now.

    Nobody gets less than they were told: a day that is worked after all shortens nothing.
    """
    moved = 0
    waiting = Approval.objects.of(provider).filter(state=ApprovalState.PENDING, ask_until__isnull=False)
    for pk in waiting.order_by("pk").values_list("pk", flat=True):
        with transaction.atomic():
            approval = locked_approval(Actor.system(provider), pk)
            over = asked_until(approval, approval.asked_at)
            told = approval.ask_until
            if approval.state != ApprovalState.PENDING or over is None or told is None or over.until <= told:
                continue
            approval.ask_until, approval.until_because = over.until, over.why.to_json()
            if approval.reminded_at is None:
                approval.remind_at = over.remind_at
            approval.save(update_fields=["ask_until", "until_because", "remind_at"])
            moved += 1
    return moved


@command
def remind_approval(*, actor: Actor, approval_id: int, now: datetime) -> bool:
    """Ask once more, with a link anew; whether it was done. What was answered meanwhile is left alone."""
    approval = locked_approval(actor, approval_id)
    if approval.state != ApprovalState.PENDING or approval.reminded_at is not None:
        return False
    approval.reminded_at = now
    approval.save(update_fields=["reminded_at"])
    for person in [approval.approver, *stand_ins_asked(approval, today_at(approval.provider, now))]:
        once = f"{approval.pk}:{person.pk}:reminder"
        mail_with_link(approval, person, now, once=once, is_reminder=True)
    publish(
        events.ApprovalReminded(
            provider_id=actor.provider_id,
            occurred_at=now,
            customer_id=approval.request.customer_id,
            person_id=None,
            request_id=approval.request_id,
            approval_id=approval.pk,
        )
    )
    return True


@command
def expire_approval(*, actor: Actor, approval_id: int, now: datetime) -> bool:
    """Pass on or end what nobody answered in time; whether it was done. What was answered meanwhile is left alone."""
    approval = locked_approval(actor, approval_id)
    over = approval.ask_until is not None and approval.ask_until <= now
    if approval.state != ApprovalState.PENDING or not over:
        return False
    following = pass_on_or_end(actor, approval)
    publish(
        events.ApprovalExpired(
            provider_id=actor.provider_id,
            occurred_at=now,
            customer_id=approval.request.customer_id,
            person_id=None,
            request_id=approval.request_id,
            approval_id=approval.pk,
            to_approval_id=following.pk if following else None,
        )
    )
    return True
