"""How the promises about a request stand, as a page shows them: due, left, and why. Begin at `clocks_of`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.agreements.queries import parsed
from huolto.desk.choices import TargetState
from huolto.desk.clocks import DELIVER, EVERY_KIND, PLAN, RESPOND, SOLVE, START, clauses_of
from huolto.desk.models import ServiceRequest, Target
from huolto.foundation.localisation import Localisation, current
from huolto.foundation.pages import FactLine, Why
from huolto.rules.agreement.clauses.target import GOAL, TargetClause
from huolto.rules.agreement.texts import agreement_name, clause_text
from huolto.rules.explanation import Reason, render
from huolto.rules.formatting import format_datetime, format_span
from huolto.rules.worktime.operations import between


@dataclass(frozen=True)
class ShownClock:
    """One promise. `kind` is that of the component: met, soon, late, paused or nothing."""

    label: str
    strength: str
    kind: str
    due: str
    left: str
    value: int
    most: int
    why: Why


def clocks_of(request: ServiceRequest, now: datetime | None = None) -> list[ShownClock]:
    """The request's promises in the order of their kinds; what was dropped is left out. Three queries."""
    known = request.targets.exclude(state=TargetState.DROPPED)
    rows = list(known.select_related("version__agreement", "provider"))
    at = now or timezone.now()
    clauses = clauses_of(rows)
    rows.sort(key=lambda one: EVERY_KIND.index(one.kind))
    return [_shown(target, clauses[target.pk], request, at) for target in rows]


def label_of(kind: str) -> str:
    """A kind of promise in the reader's words."""
    return {
        RESPOND: _("First answer"),
        PLAN: _("Agreed time"),
        START: _("Beginning"),
        DELIVER: _("Delivery"),
        SOLVE: _("Solution"),
    }[kind]


def _shown(target: Target, clause: TargetClause | None, request: ServiceRequest, now: datetime) -> ShownClock:
    here = current()
    kind, left = _standing(target, clause, request, now, here)
    due_at = target.due_at or target.first_due_at
    total = (due_at - target.asked_at).total_seconds() if due_at else 0
    until = target.met_at or now
    used = (until - target.asked_at).total_seconds()
    return ShownClock(
        label=label_of(target.kind),
        strength=_("Goal") if target.strength == GOAL else _("Commitment"),
        kind=kind,
        due=_moment(target.due_at, here) if target.due_at else _resting(target),
        left=left,
        value=round(100 * min(max(used / total, 0), 1)) if total > 0 else 100,
        most=100,
        why=_why(target, clause, here),
    )


def _standing(
    target: Target, clause: TargetClause | None, request: ServiceRequest, now: datetime, here: Localisation
) -> tuple[str, str]:
    if target.state == TargetState.MET:
        at = _moment(target.met_at, here)
        return (
            ("met", _("Met %(at)s") % {"at": at})
            if target.is_kept
            else ("late", _("Late: %(at)s") % {"at": at})
        )
    if target.state == TargetState.PAUSED:
        return "paused", _("Paused, %(span)s left") % {
            "span": format_span(target.left_seconds or 0, here.language)
        }
    if target.state == TargetState.SUSPENDED or target.due_at is None:
        return "paused", _("Rests because of the agreed time")
    calendar = clause.timing.calendar if clause else None
    if now > target.due_at:
        late = between(calendar, target.due_at, now) if calendar else 0
        return "late", _("%(span)s late") % {"span": format_span(late, here.language)}
    left = between(calendar, now, target.due_at) if calendar else 0
    kind = "soon" if (target.due_at - now).total_seconds() <= request.queue.warn_minutes * 60 else ""
    return kind, _("%(span)s of open time left") % {"span": format_span(left, here.language)}


def _resting(target: Target) -> str:
    return _("Waiting") if target.state == TargetState.PAUSED else _("No due time")


def _why(target: Target, clause: TargetClause | None, here: Localisation) -> Why:
    agreement = parsed(target.version)
    sentences = [
        render(Reason.from_json(step), here.language, here.calendar_system, here.zone)
        for step in target.steps
    ]
    facts = [FactLine(_("Asked"), _moment(target.asked_at, here)), *_told(sentences)]
    if target.first_due_at and target.first_due_at != target.due_at:
        facts.append(FactLine(_("Promised at first"), _moment(target.first_due_at, here)))
    return Why(
        title=_("Why %(due)s?") % {"due": _moment(target.due_at, here)}
        if target.due_at
        else _("Why no due time?"),
        clause=target.clause,
        quote=clause_text(agreement, target.clause, here.language) if clause else "",
        source=_("%(agreement)s, version %(number)s")
        % {"agreement": agreement_name(agreement, here.language), "number": target.version.number},
        facts=tuple(facts),
    )


def _told(sentences: Sequence[str]) -> list[FactLine]:
    return [
        FactLine(_("Counted") if number == 0 else _("Then"), sentence)
        for number, sentence in enumerate(sentences)
    ]


def _moment(at: datetime | None, here: Localisation) -> str:
    return format_datetime(at, here.language, here.zone, here.calendar_system) if at else "–"
