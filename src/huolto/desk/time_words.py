"""Time on a request as pages show it: what the case costs and why, what an entry would add. Begin at `shown_cost`."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from huolto.agreements.models import AgreementVersion
from huolto.agreements.queries import parsed
from huolto.charges.models import Decision
from huolto.charges.rating.trial import CaseCost
from huolto.charges.reasons import sentence_of, why_of
from huolto.desk.worked import Foreseen
from huolto.foundation.localisation import current
from huolto.foundation.pages import Why
from huolto.rules.agreement.texts import agreement_name, clause_text
from huolto.rules.explanation import Reason, render
from huolto.rules.formatting import format_number


@dataclass(frozen=True)
class ShownLine:
    """One line of what a case costs, in one sentence, with its panel."""

    sentence: str
    net: Decimal
    currency: str
    why: Why


@dataclass(frozen=True)
class ShownCost:
    """What a case comes to; `left_open` says what nothing covers or prices, `left` what is left of pots and allowances."""

    lines: tuple[ShownLine, ...]
    net: Decimal
    currency: str
    left_open: tuple[str, ...]
    left: tuple[str, ...]


@dataclass(frozen=True)
class ShownForesight:
    """What an entry would mean: covered or not by which clause, the case's cost with it, how much it adds."""

    is_covered: bool
    is_priced: bool
    decided: Why
    said: str
    cost: ShownCost
    added: Decimal
    minutes_before: int
    overlapping: tuple[str, ...]


def shown_cost(cost: CaseCost) -> ShownCost:
    """The cost of a case in the reader's words."""
    here = current()
    lines = tuple(
        ShownLine(
            sentence=sentence_of(line.row, here.language, here.calendar_system),
            net=line.net,
            currency=line.row.currency,
            why=why_of(line.row, here.language, here.calendar_system),
        )
        for line in cost.lines
    )
    return ShownCost(
        lines=lines,
        net=cost.net,
        currency=lines[0].currency if lines else "",
        left_open=tuple(dict.fromkeys(_said(reason) for reason in cost.left_open)),
        left=tuple(dict.fromkeys(_said(reason) for reason in cost.left)),
    )


def shown_foresight(seen: Foreseen) -> ShownForesight:
    """What an entry would mean, in the reader's words."""
    cost = shown_cost(seen.after)
    return ShownForesight(
        is_covered=seen.decision.is_covered and not seen.decision.is_priced,
        is_priced=seen.decision.is_priced,
        decided=why_decided(seen.decision),
        said=_said(Reason.from_json(seen.decision.reason)),
        cost=cost,
        added=seen.after.net - seen.before.net,
        minutes_before=seen.minutes_before,
        overlapping=tuple(dict.fromkeys(one.request.number for one in seen.overlapping)),
    )


def why_decided(decision: Decision) -> Why:
    """Why something is covered or not, as the panel of a page."""
    title = _("Why is this covered?") if decision.is_covered else _("Why is this not covered?")
    return why_of_clause(
        title,
        decision.version,
        decision.clause,
        [Reason.from_json(decision.reason)] if decision.reason else [],
    )


def why_of_clause(
    title: str, version: AgreementVersion | None, clause: str, reasons: Sequence[Reason] = ()
) -> Why:
    """A clause quoted with its version, and what follows from it."""
    here = current()
    footer = " ".join(_said(reason) for reason in reasons)
    if version is None:
        return Why(title=title, footer=footer)
    agreement = parsed(version)
    is_known = any(one.id == clause for one in agreement.clauses)
    return Why(
        title=title,
        clause=clause,
        quote=clause_text(agreement, clause, here.language) if is_known else "",
        source=_("%(agreement)s, version %(number)s")
        % {
            "agreement": agreement_name(agreement, here.language),
            "number": format_number(version.number, here.language),
        },
        footer=footer,
    )


def _said(reason: Reason) -> str:
    here = current()
    return render(reason, here.language, here.calendar_system, here.zone)
