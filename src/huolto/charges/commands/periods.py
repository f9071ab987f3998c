"""The provider's periods, without gaps from the first one on."""

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext_lazy as _

from huolto.charges.access import require_closing
from huolto.charges.choices import PeriodState
from huolto.charges.models import Period
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, WrongState
from huolto.foundation.locks import lock_name
from huolto.foundation.models import Provider
from huolto.rules.calendars import CalendarSystem
from huolto.rules.periods import Period as Month
from huolto.rules.periods import PeriodLabelError, next_period, period_from_label, previous_period

MOST_AT_ONCE = 120
"""Months that may lie between a new period and those there are: ten years, for imported histories."""


@command
def ensure_period(*, actor: Actor, label: str) -> Period:
    """The period of that label in the provider's calendar (`2026-03`, `1405-01`), opened if need be.

    Months between it and the periods there are, are opened too. Raises InvalidInput (field `period`) for a
    label that names no month or one far away, WrongState for a month before the first period when that is closed.
    """
    require_closing(actor)
    found = Period.objects.of(actor.provider).filter(label=label).first()
    return found or open_up_to(actor.provider, month_named(actor.provider, label))


def month_named(provider: Provider, label: str) -> Month:
    """The month that a label names in the provider's calendar; raises InvalidInput."""
    try:
        return period_from_label(label, CalendarSystem(provider.calendar_system))
    except PeriodLabelError as error:
        raise InvalidInput(str(error), code="invalid-period", field="period") from error


def open_up_to(provider: Provider, month: Month) -> Period:
    """Open the months up to and with this one, from the nearest period there is."""
    lock_name(f"charges.periods:{provider.pk}")
    rows = Period.objects.of(provider)
    if found := rows.filter(label=month.label).first():
        return found
    first, last = rows.order_by("during").first(), rows.order_by("-during").first()
    months = [month]
    if last is not None and month.start >= last.during.upper:
        while months[0].start > last.during.upper:
            months.insert(0, previous_period(months[0]))
            _require_near(months)
    elif first is not None:
        if rows.exclude(state=PeriodState.OPEN).exists():
            raise WrongState(_("Periods begin with %(first)s, which is closed.") % {"first": first.label})
        while months[-1].end < first.during.lower:
            months.append(next_period(months[-1]))
            _require_near(months)
    Period.objects.bulk_create(
        Period(
            provider=provider,
            label=one.label,
            during=DateRange(one.start, one.end),
            calendar_system=one.system.value,
        )
        for one in months
    )
    return rows.get(label=month.label)


def _require_near(months: list[Month]) -> None:
    if len(months) > MOST_AT_ONCE:
        raise InvalidInput(
            _("This month lies more than %(months)s months from the others.") % {"months": MOST_AT_ONCE},
            field="period",
        )
