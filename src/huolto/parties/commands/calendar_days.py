"""Days that differ from the usual week: added, changed and removed by hand, or taken from a calendar file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotVisible
from huolto.foundation.events import publish
from huolto.foundation.localisation import figure
from huolto.foundation.locks import lock_name, lock_row
from huolto.foundation.texts import LANGUAGES
from huolto.parties.access import calendar_days_kept_by, require_keeper_of_days
from huolto.parties.calendar_days import ImportPlan, import_plan
from huolto.parties.choices import DayEffect
from huolto.parties.events import OwnDaysChanged
from huolto.parties.models import CalendarDays, Organisation
from huolto.rules.errors import RulesError
from huolto.rules.worktime import DayException, Effect
from huolto.rules.worktime.exceptions import LONGEST_DAYS, WITH_HOURS
from huolto.rules.worktime.hours import HoursError, parse_spans
from huolto.rules.worktime.hours import written as written_hours

NAME_LENGTH = 200


@dataclass(frozen=True, kw_only=True)
class DaysFacts:
    """What is said of days that differ; see `CalendarDays`. `last_on` is the last of them, None for one day."""

    name: Mapping[str, str]
    first_on: date
    last_on: date | None = None
    effect: str = DayEffect.CLOSED
    hours: Iterable[str] = field(default_factory=tuple)


@command
def add_calendar_days(*, actor: Actor, facts: DaysFacts, customer_id: int | None = None) -> CalendarDays:
    """Add days of a customer, or of the provider. Raises InvalidInput that names the field.

    The provider's administrator adds any, a customer's administrator those of its organisations.
    """
    require_keeper_of_days(actor, customer_id)
    row = _save(CalendarDays(provider=actor.provider, customer_id=customer_id), facts)
    _tell(actor, customer_id, row.starts_on)
    return row


@command
def change_calendar_days(*, actor: Actor, days_id: int, facts: DaysFacts) -> CalendarDays:
    """Say anew what these days are; from then on they are written by hand and no file takes them away."""
    row = _kept(actor, days_id)
    before = row.starts_on
    _save(row, facts)
    _tell(actor, row.customer_id, min(before, row.starts_on))
    return row


@command
def remove_calendar_days(*, actor: Actor, days_id: int) -> None:
    """Take days out again; they stay in the history."""
    row = _kept(actor, days_id)
    row.delete()
    _tell(actor, row.customer_id, row.starts_on)


@command
def import_calendar_days(
    *,
    actor: Actor,
    customer_id: int | None,
    source: str,
    days: Sequence[DayException],
    start: date,
    end: date,
    language: str = "",
) -> ImportPlan:
    """Take in the days of a calendar file within [start, end), as `import_plan` says; twice does nothing twice.

    Names are written in `language` (the provider's by default); days without one are called as the source is.
    """
    require_keeper_of_days(actor, customer_id)
    if not source.strip():
        raise InvalidInput(_("Give the file a name."), field="source")
    source = source.strip()[:NAME_LENGTH]
    lock_name(f"calendar_days:{actor.provider_id}:{customer_id or 0}")
    customer = Organisation.objects.of(actor.provider).filter(pk=customer_id).first()
    plan = import_plan(actor, customer, source=source, days=days, start=start, end=end)
    CalendarDays.objects.filter(pk__in=[row.pk for row in plan.removed]).delete()
    spoken = language or actor.provider.language
    CalendarDays.objects.bulk_create(
        CalendarDays(
            provider=actor.provider,
            customer=customer,
            name={spoken: (one.name or source)[:NAME_LENGTH]},
            starts_on=one.first,
            ends_on=one.until,
            effect=one.effect.value,
            hours=[written_hours(span) for span in one.spans],
            source=source,
        )
        for one in plan.added
    )
    changed = [one.first for one in plan.added] + [row.starts_on for row in plan.removed]
    if changed:
        _tell(actor, customer_id, min(changed))
    return plan


def _tell(actor: Actor, customer_id: int | None, from_on: date) -> None:
    publish(
        OwnDaysChanged(
            provider_id=actor.provider_id,
            occurred_at=timezone.now(),
            customer_id=customer_id,
            person_id=actor.person_id,
            from_on=from_on,
        )
    )


def _kept(actor: Actor, days_id: int) -> CalendarDays:
    if not calendar_days_kept_by(actor).filter(pk=days_id).exists():
        raise NotVisible
    return lock_row(CalendarDays.objects.of(actor.provider), days_id)


def _save(row: CalendarDays, facts: DaysFacts) -> CalendarDays:
    name = {code: text.strip()[:NAME_LENGTH] for code, text in facts.name.items() if text.strip()}
    unknown = sorted(set(name) - set(LANGUAGES))
    if unknown:
        said = _("There is no language “%(code)s” here. There are: %(known)s.")
        raise InvalidInput(said % {"code": unknown[0][:20], "known": ", ".join(LANGUAGES)}, field="name")
    if not name:
        raise InvalidInput(_("Say what these days are called, as in Company day."), field="name")
    last_on = facts.last_on or facts.first_on
    if last_on < facts.first_on:
        raise InvalidInput(_("The last day lies before the first."), field="last_on")
    if (last_on - facts.first_on).days >= LONGEST_DAYS:
        said = ngettext(
            "These are more than %(most)s day. Change the weekly hours instead.",
            "These are more than %(most)s days. Change the weekly hours instead.",
            LONGEST_DAYS,
        )
        raise InvalidInput(said % {"most": figure(LONGEST_DAYS)}, field="last_on")
    if facts.effect not in DayEffect.values:
        raise InvalidInput(_("Choose what happens on these days."), field="effect")
    row.name, row.starts_on, row.ends_on = name, facts.first_on, last_on + timedelta(days=1)
    row.effect, row.hours, row.source = facts.effect, _hours(facts), ""
    row.save()
    return row


def _hours(facts: DaysFacts) -> list[str]:
    """The hours as they are kept. Raises InvalidInput."""
    written = [text.strip() for text in facts.hours if text.strip()]
    if Effect(facts.effect) not in WITH_HOURS:
        return []
    if not written:
        raise InvalidInput(_("Write which hours, as in 08:00-12:00."), field="hours")
    try:
        return [written_hours(span) for span in parse_spans(written)]
    except (HoursError, RulesError) as error:
        said = _("Write hours as in 07:30-16:00, several with commas between.")
        raise InvalidInput(said, field="hours") from error
