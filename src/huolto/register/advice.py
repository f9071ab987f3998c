"""What an item's card advises, each with its reason: replace, mend, use the warranty. Begin at `advice_for`."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from huolto.foundation.localisation import written_day
from huolto.foundation.pages import FactLine, Text, Why
from huolto.register.choices import ConditionGrade

END_IS_NEAR = timedelta(days=180)
WARRANTY_IS_NEAR = timedelta(days=60)
LEASE_IS_NEAR = timedelta(days=90)


@dataclass(frozen=True)
class AdviceFacts:
    """What advice is drawn from."""

    end_of_life_on: date | None = None
    warranty_until: date | None = None
    lease_ends_on: date | None = None
    condition: str = ""
    condition_on: date | None = None
    has_successor: bool = False


@dataclass(frozen=True)
class Advice:
    """One sentence of advice with its reason; `kind` colours it."""

    title: Text
    why: Why
    kind: str = ""
    icon: str = "bulb"


def advice_for(facts: AdviceFacts, today: date) -> tuple[Advice, ...]:
    """What to do about an item in service, the most urgent first."""
    found: list[Advice] = []
    is_hurt = facts.condition in (ConditionGrade.DAMAGED, ConditionGrade.BROKEN)
    in_warranty = facts.warranty_until is not None and facts.warranty_until >= today
    if is_hurt and in_warranty:
        found.append(
            _advice(
                _("Have it repaired under its warranty."),
                [*_condition(facts), (_("Warranty until"), facts.warranty_until)],
                _("Without a warranty the repair would be charged, or covered by the agreement."),
                kind="you",
            )
        )
    elif is_hurt:
        found.append(
            _advice(
                _("Have it looked at."),
                _condition(facts),
                _("A report that it is in a good state would end this advice."),
                kind="you",
            )
        )
    if facts.end_of_life_on and facts.end_of_life_on <= today + END_IS_NEAR and not facts.has_successor:
        is_over = facts.end_of_life_on <= today
        found.append(
            _advice(
                _("Its planned life is over: replace it.") if is_over else _("Plan its replacement."),
                [(_("End of life"), facts.end_of_life_on), (_("Today"), today)],
                _("Advice begins half a year before the planned end. A successor would end it."),
                kind="you" if is_over else "",
            )
        )
    if facts.lease_ends_on and today <= facts.lease_ends_on <= today + LEASE_IS_NEAR:
        found.append(
            _advice(
                _("Decide what happens when the lease ends: return, buy or extend."),
                [(_("The lease ends"), facts.lease_ends_on), (_("Today"), today)],
                _("Advice begins 90 days before the end of the term."),
            )
        )
    if in_warranty and facts.warranty_until and facts.warranty_until <= today + WARRANTY_IS_NEAR:
        found.append(
            _advice(
                _("Its warranty ends soon: report what is not right with it now."),
                [(_("Warranty until"), facts.warranty_until), (_("Today"), today)],
                _("Advice begins 60 days before the end of the warranty."),
            )
        )
    return tuple(found)


def _condition(facts: AdviceFacts) -> list[tuple[str, date | str | None]]:
    return [(_("Condition"), str(ConditionGrade(facts.condition).label)), (_("Reported"), facts.condition_on)]


def _advice(title: str, facts: list[tuple[str, date | str | None]], footer: str, kind: str = "") -> Advice:
    lines = tuple(
        FactLine(label, value if isinstance(value, str) else written_day(value))
        for label, value in facts
        if value is not None
    )
    return Advice(title=title, why=Why(title=_("Why this advice?"), facts=lines, footer=footer), kind=kind)
