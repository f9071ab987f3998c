"""What a person is entitled to now, as the workbench shows it: of each agreement levels, covers, due times, hours, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.agreements.access import agreements_visible_to
from huolto.agreements.queries import versions_in_force
from huolto.charges.entitlement import PersonEntitlement, entitlement_of_person, own_days_at
from huolto.foundation.actors import Actor
from huolto.foundation.localisation import Localisation, current
from huolto.foundation.pages import Why
from huolto.parties.enrolled import Held
from huolto.parties.models import Person
from huolto.parties.queries import today_at
from huolto.rules.agreement.entitlement import Entitlement, Promise, Standing
from huolto.rules.agreement.texts import agreement_name, clause_text, condition_text
from huolto.rules.explanation import render
from huolto.rules.formatting import format_number
from huolto.rules.periods import DateInterval
from huolto.rules.worktime import moment_in_words


@dataclass(frozen=True)
class Line:
    """A clause in words, how it stands for the person now, by when, and why."""

    text: str
    kind: str
    label: str
    due_at: datetime | None
    why: Why


@dataclass(frozen=True)
class Given:
    """What one agreement gives."""

    pk: int
    name: str
    fees: tuple[str, ...]
    covers: tuple[Line, ...]
    promises: tuple[Line, ...]
    hours: tuple[tuple[str, bool, str], ...]
    """A calendar, whether it is open, and until when or from when on."""


def entitlement_for_page(actor: Actor, person: Person, levels: Sequence[Held]) -> tuple[Given, ...]:
    """What each agreement that the actor may read gives the person now; at most three queries."""
    today, now = today_at(actor.provider), timezone.now()
    customer = person.organisation
    stacks = versions_in_force(actor.provider, customer, DateInterval(today, today + timedelta(days=1)))
    versions = stacks[-1].versions if stacks else ()
    if not versions:
        return ()
    ids = [version.agreement_id for version in versions]
    readable = set(agreements_visible_to(actor).filter(pk__in=ids).values_list("pk", flat=True))
    held = [(one.level, one.group) for one in levels if one.holds(today)]
    own = own_days_at(actor.provider, customer, versions, now)
    found = entitlement_of_person(versions, person.pk, held, now, own)
    return tuple(_given(one, now) for one in found if one.version.agreement_id in readable)


def _given(one: PersonEntitlement, now: datetime) -> Given:
    here = current()
    covered = {Standing.YES: ("good", _("Covered")), Standing.FOR: ("go", _("Covered in such cases"))}
    return Given(
        pk=one.version.agreement_id,
        name=agreement_name(one.agreement, here.language),
        fees=tuple(clause_text(one.agreement, clause, here.language) for clause in one.fees),
        covers=tuple(
            _line(one, cover, *covered.get(cover.standing, ("", _("Not for this person"))), None, here)
            for cover in one.covers
        ),
        promises=tuple(
            _line(
                one,
                promise,
                "good" if promise.standing is Standing.YES else "go",
                _("Now") if promise.standing is Standing.YES else _("In such cases"),
                promise.due_at,
                here,
            )
            for promise in one.promises
        ),
        hours=tuple(
            (
                name,
                opening.is_open,
                moment_in_words(calendar, opening.changes_at, now, here.language, here.calendar_system)
                if opening.changes_at
                else "",
            )
            for name, opening, calendar in one.hours
        ),
    )


def _line(
    one: PersonEntitlement,
    said: Entitlement | Promise,
    kind: str,
    label: str,
    due_at: datetime | None,
    here: Localisation,
) -> Line:
    text = clause_text(one.agreement, said.clause, here.language)
    reasons = [render(said.reason, here.language, here.calendar_system, here.zone)]
    if said.open:
        told = " · ".join(condition_text(case, one.agreement, here.language) for case in said.open)
        reasons.append(_("This depends on the case: %(conditions)s.") % {"conditions": told})
    number = format_number(one.version.number, here.language)
    why = Why(
        title=_("Why “%(what)s”?") % {"what": label},
        clause=said.clause,
        quote=text,
        source=_("%(agreement)s, version %(number)s")
        % {"agreement": agreement_name(one.agreement, here.language), "number": number},
        footer=" ".join(reasons),
    )
    return Line(text, kind, label, due_at, why)
