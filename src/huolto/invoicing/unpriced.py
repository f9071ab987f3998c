"""What a period leaves uncharged, in sentences: happenings that nothing prices, items, days without an agreement.

Told with every run, so that nothing is left out silently.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import ngettext

from huolto.charges.models import Decision, Period
from huolto.charges.uncharged import Uncharged, uncharged_in
from huolto.foundation.localisation import current
from huolto.foundation.models import Provider
from huolto.parties.models import Organisation
from huolto.rules.agreement.repair import Payer
from huolto.rules.errors import RulesError
from huolto.rules.explanation import Reason, render
from huolto.rules.formatting import format_date, format_number

MOST = 200
SHOWN_TAGS = 5


def unpriced_in(provider: Provider, period: Period) -> tuple[str, ...]:
    """One sentence a customer and stretch of days, then one a usage; in the active language, at most `MOST`."""
    return (*_uncharged(provider, period), *_undecided(provider, period))[:MOST]


def _undecided(provider: Provider, period: Period) -> list[str]:
    """One sentence a usage, by its newest decision."""
    zone = ZoneInfo(provider.zone)
    start = datetime.combine(period.during.lower, datetime.min.time(), zone)
    end = datetime.combine(period.during.upper, datetime.min.time(), zone)
    newest = (
        Decision.objects.of(provider)
        .filter(usage__occurred_at__gte=start, usage__occurred_at__lt=end)
        .order_by("usage_id", "-decided_at", "-pk")
        .distinct("usage_id")
        .select_related("usage__customer")
    )
    waiting = [
        row for row in newest if not row.is_priced and not row.is_covered and row.payer != Payer.NOBODY
    ]
    return [_sentence(row, provider.zone) for row in waiting[:MOST]]


def _uncharged(provider: Provider, period: Period) -> list[str]:
    """One sentence a customer and stretch of days."""
    rows = uncharged_in(provider, period)
    names = dict(
        Organisation.objects.of(provider)
        .filter(pk__in={row.customer_id for row in rows})
        .values_list("pk", "name")
    )
    return [_said(row, names[row.customer_id]) for row in rows]


def _said(row: Uncharged, customer: str) -> str:
    here = current()
    count = len(row.tags)
    tags = ", ".join(row.tags[:SHOWN_TAGS]) + (" …" if count > SHOWN_TAGS else "")
    words = {"customer": customer, "count": format_number(count, here.language), "tags": tags}
    if row.days is None or row.days.end is None:
        return (
            ngettext(
                "%(customer)s: %(count)s item is charged nothing: %(tags)s",
                "%(customer)s: %(count)s items are charged nothing: %(tags)s",
                count,
            )
            % words
        )
    days = {
        "first": format_date(row.days.start, here.language, here.calendar_system),
        "last": format_date(row.days.end - timedelta(days=1), here.language, here.calendar_system),
    }
    return ngettext(
        "%(customer)s has no agreement from %(first)s to %(last)s, so %(count)s item is charged nothing: %(tags)s",
        "%(customer)s has no agreement from %(first)s to %(last)s, so %(count)s items are charged nothing: %(tags)s",
        count,
    ) % (words | days)


def _sentence(decision: Decision, zone: str) -> str:
    usage = decision.usage
    here = current()
    try:
        why = render(Reason.from_json(decision.reason), here.language, here.calendar_system, zone)
    except RulesError:
        why = str(decision.reason.get("code", ""))
    return f"{usage.customer}: {usage.get_kind_display()} {usage.source_key}. {why}".strip()
