"""The approvals of a request as pages show them: step by step, who is asked, who answered for whom, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.utils.translation import gettext as _

from huolto.desk.approval_times import why_until
from huolto.desk.choices import ApprovalState, StepNeeds
from huolto.desk.models import Approval, ServiceRequest
from huolto.foundation.localisation import current
from huolto.foundation.pages import Why
from huolto.rules.explanation import Reason, render

KINDS = {
    ApprovalState.PENDING: "you",
    ApprovalState.APPROVED: "good",
    ApprovalState.DECLINED: "bad",
    ApprovalState.EXPIRED: "bad",
}


@dataclass(frozen=True)
class ApprovalShown:
    """One person of a step. `because` and `answered` are sentences, "" where there is nothing to say."""

    name: str
    state: str
    kind: str
    is_pending: bool
    because: str
    answered: str
    answered_at: datetime | None
    until: datetime | None
    why_until: Why | None
    answer: str


@dataclass(frozen=True)
class StepShown:
    """A step with its people; `needs` says whose word is enough where several are asked."""

    number: int
    needs: str
    people: tuple[ApprovalShown, ...]


def chain_of(request: ServiceRequest) -> tuple[StepShown, ...]:
    """All steps of a request's approvals, in order; one query."""
    rows = request.approvals.select_related(
        "step", "approver__organisation", "answered_by", "passed_from__approver", "cost_centre"
    ).order_by("step__position", "pk")
    steps = groupby(rows, key=lambda row: row.step_id)
    return tuple(_step(number, request, list(mates)) for number, (_id, mates) in enumerate(steps, start=1))


def why_theirs(approval: Approval, asker: str) -> str:
    """Why this person is asked, in the reader's language."""
    if not approval.because:
        return ""
    known = Reason.from_json(approval.because)
    before = approval.passed_from.approver.name if approval.passed_from else ""
    names = {"name": approval.approver.name, "before": before, "asker": asker}
    here = current()
    reason = Reason(known.code, {**known.params, **names})
    return render(reason, here.language, here.calendar_system, here.zone)


def _step(number: int, request: ServiceRequest, rows: Iterable[Approval]) -> StepShown:
    rows = list(rows)
    step = rows[0].step
    several = len(rows) > 1 and step is not None
    return StepShown(
        number=number,
        needs=StepNeeds(step.needs).label if several else "",
        people=tuple(_shown(row, request.requester.name) for row in rows),
    )


def _shown(row: Approval, asker: str) -> ApprovalShown:
    answered = ""
    if row.answered_by is not None and row.answered_by_id != row.approver_id:
        answered = _("%(stand_in)s answered for %(name)s.") % {
            "stand_in": row.answered_by.name,
            "name": row.approver.name,
        }
    is_pending = row.state == ApprovalState.PENDING
    return ApprovalShown(
        name=row.approver.name,
        state=row.get_state_display(),
        kind=KINDS.get(ApprovalState(row.state), ""),
        is_pending=is_pending,
        because=why_theirs(row, asker),
        answered=answered,
        answered_at=row.answered_at,
        until=row.ask_until if is_pending else None,
        why_until=why_until(row) if is_pending else None,
        answer=row.answer,
    )
