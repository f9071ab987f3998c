"""What an agreement says before its clauses, for people: which cases it takes, its hours, for how many it is meant."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from huolto.rules.agreement.model import Agreement
from huolto.rules.explanation import render
from huolto.rules.formatting import format_date, format_number, format_unit_price
from huolto.rules.worktime.opening import hours_in_words


@dataclass(frozen=True)
class FactText:
    """One fact: its label and its lines."""

    label: str
    lines: tuple[str, ...]


def facts_of(agreement: Agreement, language: str) -> tuple[FactText, ...]:
    """The facts in the language of the reader; labels follow the active language."""
    return tuple(_facts(agreement, language))


def _facts(agreement: Agreement, language: str) -> Iterator[FactText]:
    header = agreement.header
    if said := [render(reason, language) for reason in agreement.intake.phrases()]:
        yield FactText(_("Which cases"), tuple(said))
    for name, calendar in header.calendars.items():
        hours = [f"{days} {spans}" for days, spans in hours_in_words(calendar.weekly, language)]
        yield FactText(_("Hours of %(name)s") % {"name": name}, tuple(hours))
    for name, rows in header.rate_cards.items():
        lines = []
        for row in rows:
            price = format_unit_price(row.per_hour, header.currency, language)
            words = [word for word in (row.task, row.skill) if word]
            if row.starts_on:
                day = format_date(row.starts_on, language, header.calendar_system)
                words.append(_("from %(day)s") % {"day": day})
            lines.append(" · ".join([_("%(price)s an hour") % {"price": price}, *words]))
        yield FactText(_("Rates %(name)s") % {"name": name}, tuple(lines))
    if header.scope is not None:
        bounds = [
            _bounds(bound, what, language)
            for bound, what in (
                (header.scope.devices, _("devices")),
                (header.scope.persons, _("persons")),
            )
            if bound != (None, None)
        ]
        yield FactText(_("Meant for"), tuple(bounds))


def _bounds(bound: tuple[int | None, int | None], what: str, language: str) -> str:
    lowest, highest = (None if one is None else format_number(one, language) for one in bound)
    if lowest is None:
        return _("at most %(count)s %(what)s") % {"count": highest, "what": what}
    if highest is None:
        return _("%(count)s %(what)s or more") % {"count": lowest, "what": what}
    return _("%(lowest)s to %(highest)s %(what)s") % {"lowest": lowest, "highest": highest, "what": what}
