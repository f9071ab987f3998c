"""The desk in figures and pictures; every number opens to the requests behind it."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huolto.desk.access import HANDLERS
from huolto.desk.figures import Figures, figures_of
from huolto.desk.target_words import label_of
from huolto.foundation.charts import Bar, bar_chart
from huolto.foundation.localisation import current, figure
from huolto.foundation.pages import View
from huolto.foundation.views import Audience, page
from huolto.parties.choices import Right
from huolto.parties.queries import today_at
from huolto.rules.formatting import format_date, format_number
from huolto.workbench.frame import render_workbench

SPANS = (7, 28, 91)
USUAL = 28


@page(Audience.STAFF, *HANDLERS, Right.HR_AGENT)
def work_request_figures(request: Any) -> HttpResponse:
    """The figures of the last days."""
    asked = request.GET.get("days", "")
    days = int(asked) if asked in map(str, SPANS) else USUAL
    today = today_at(request.provider)
    until = today + timedelta(days=1)
    found = figures_of(request.actor, from_on=until - timedelta(days=days), until=until, now=timezone.now())
    here = reverse("work_request_figures")
    context = {
        "figures": found,
        "views": tuple(View(_span(one), f"{here}?days={one}", current=one == days) for one in SPANS),
        "arrivals": [
            (day, count, _list(state="all", since=day, until=_after(day))) for day, count in found.arrivals
        ],
        "arrivals_chart": _arrivals(found),
        "arrived": sum(count for _day, count in found.arrivals),
        "arrived_url": _list(state="all", since=found.from_on, until=found.until),
        "ages": [
            (_age(one.least_days), one.count, _list(state="at_work", since=one.from_on, until=one.until))
            for one in found.ages
        ],
        "ages_chart": _ages(found),
        "promises": [_promise(found, one) for one in found.promises],
        "promises_chart": _promises(found),
        "done_url": _list(state="done", closed_since=found.from_on, closed_until=found.until),
        "first_url": _list(state="done", first="yes", closed_since=found.from_on, closed_until=found.until),
        "first_share": _share(found.at_first_contact, found.done),
    }
    return render_workbench(request, "workbench/requests/figures.html", context, current="work_requests")


def _promise(found: Figures, one: Any) -> dict[str, Any]:
    days = {"asked_since": found.from_on, "asked_until": found.until}
    return {
        "label": label_of(one.kind),
        "kept": one.kept,
        "missed": one.missed,
        "share": _share(one.kept, one.kept + one.missed),
        "kept_url": _list(state="all", target=f"kept:{one.kind}", **days),
        "missed_url": _list(state="all", target=f"missed:{one.kind}", **days),
    }


def _share(part: int, whole: int) -> Decimal | None:
    """In whole per cent; None of nothing."""
    return (Decimal(100 * part) / whole).quantize(Decimal(1), ROUND_HALF_UP) if whole else None


def _list(**query: Any) -> str:
    written = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in query.items()
        if value is not None
    }
    return f"{reverse('work_requests')}?{urlencode(written)}"


def _after(day: date) -> date:
    return day + timedelta(days=1)


def _span(days: int) -> str:
    return ngettext("Last %(count)s day", "Last %(count)s days", days) % {"count": figure(days)}


def _age(least: int) -> str:
    return {
        0: _("Today"),
        1: _("1 or 2 days"),
        3: _("3 to 7 days"),
        8: _("8 to 30 days"),
        31: _("Older"),
    }[least]


def _picture(bars: list[Bar], alternative: str) -> SafeString:
    here = current()
    if not any(bar.value for bar in bars):
        return SafeString()
    return bar_chart(
        bars,
        alternative=alternative,
        written=lambda value: format_number(value, here.language),
        language=here.language,
    )


def _arrivals(found: Figures) -> SafeString:
    here = current()
    # Ninety days side by side cannot be read: then a bar is a week.
    step = 7 if len(found.arrivals) > USUAL else 1
    bars = []
    for start in range(0, len(found.arrivals), step):
        part = found.arrivals[start : start + step]
        label = format_date(part[0][0], here.language, here.calendar_system)
        bars.append(Bar(label, _("Requests"), Decimal(sum(count for _day, count in part))))
    return _picture(bars, _("How many requests came"))


def _ages(found: Figures) -> SafeString:
    bars = [Bar(_age(one.least_days), _("Requests"), Decimal(one.count)) for one in found.ages]
    return _picture(bars, _("How old the open requests are"))


def _promises(found: Figures) -> SafeString:
    bars = [
        bar
        for one in found.promises
        for bar in (
            Bar(label_of(one.kind), _("Kept in time"), Decimal(one.kept)),
            Bar(label_of(one.kind), _("Missed"), Decimal(one.missed)),
        )
    ]
    return _picture(bars, _("Promises that were kept and missed"))


urlpatterns = [path("requests/figures/", work_request_figures, name="work_request_figures")]
