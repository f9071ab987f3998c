"""Who answers an approval, and who is next where nobody does."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.db.models import Q

from huolto.desk.choices import ApprovalState
from huolto.desk.models import Approval
from huolto.foundation.actors import Actor
from huolto.parties.approvers import Limits, limits_over
from huolto.parties.models import Person
from huolto.parties.stand_ins import stand_ins_of, stand_ins_on, stood_in_for
from huolto.rules.explanation import Reason


def asked_of(actor: Actor) -> Q:
    """Of approvals: those that the actor is asked for, now or before, or answered, or may answer for somebody away."""
    own = Q(approver_id=actor.person_id) & ~Q(state=ApprovalState.LATER)
    standing_in = Q(state=ApprovalState.PENDING, approver_id__in=stood_in_for(actor))
    return own | Q(answered_by_id=actor.person_id) | standing_in


def may_answer(actor: Actor, approval: Approval, day: date) -> bool:
    """Whether the actor is who is asked, or stands in for them that day; never who asked for the thing itself."""
    if actor.is_system:
        return True
    if actor.person_id is None or actor.person_id == approval.request.requester_id:
        return False
    if actor.person_id == approval.approver_id:
        return True
    standing = stand_ins_on(approval.provider_id, day)
    return standing.filter(person_id=approval.approver_id, stand_in_id=actor.person_id).exists()


def stand_ins_asked(approval: Approval, day: date) -> list[Person]:
    """Who is asked beside the approver that day."""
    return [one for one in stand_ins_of(approval.approver, day) if one.pk != approval.request.requester_id]


def amount_of(approval: Approval) -> Decimal | None:
    """What a limit is compared with: the greater of what it costs once and a month; None where nothing is said."""
    given = [one for one in (approval.once_amount, approval.monthly_amount) if one is not None]
    return max(given, default=None)


def limits_of(approval: Approval) -> Limits:
    """The limits that hold for an approval; none without a cost centre."""
    if approval.cost_centre is None:
        return Limits({})
    return limits_over(approval.provider, approval.cost_centre)


def next_in_line(approval: Approval, day: date) -> tuple[Person, Reason] | None:
    """Who is asked when the approver does not answer, and why: their manager, stand-in, the cost centre's owner.

    Nobody twice in a step, nobody who has left, and never who asked.
    """
    rows = Approval.objects.of(approval.provider_id).filter(
        request_id=approval.request_id, step_id=approval.step_id
    )
    out = {*rows.values_list("approver_id", flat=True), approval.request.requester_id}
    for person, why in _line(approval, day):
        if person.is_active and person.pk not in out:
            return person, Reason(f"approval.next-{why}")
    return None


def _line(approval: Approval, day: date) -> Iterator[tuple[Person, str]]:
    if approval.approver.manager is not None:
        yield approval.approver.manager, "manager"
    for person in stand_ins_of(approval.approver, day):
        yield person, "stand-in"
    if approval.cost_centre is not None and approval.cost_centre.owner is not None:
        yield approval.cost_centre.owner, "owner"
