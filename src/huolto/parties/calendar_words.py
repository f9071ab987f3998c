"""Days that differ, in words of the reader: which days, and what happens on them."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from huolto.foundation.localisation import current
from huolto.rules.formatting import format_date
from huolto.rules.worktime import DayException, Effect, spans_in_words


def days_in_words(first: date, last: date) -> str:
    """One day, or the first and the last of several."""
    here = current()
    written = [format_date(day, here.language, here.calendar_system) for day in (first, last)]
    return written[0] if first == last else f"{written[0]} – {written[1]}"


def what_happens(one: DayException) -> str:
    """`Closed`, `Closed 10:00–12:00`, `Open as usual`, `Open 08:00–12:00`."""
    hours = spans_in_words(one.spans, current().language)
    match one.effect:
        case Effect.CLOSED:
            return pgettext("a day", "Closed")
        case Effect.CLOSED_HOURS:
            return _("Closed %(hours)s") % {"hours": hours}
        case Effect.OPEN:
            return _("Open as usual")
        case _:
            return _("Open %(hours)s") % {"hours": hours}


def effect_in_words(one: DayException) -> str:
    """What happens, and what the days are called: `Closed, Midsummer Eve`."""
    if not one.name:
        return what_happens(one)
    return _("%(what)s, %(name)s") % {"what": what_happens(one), "name": one.name}
