"""Happenings of a period that nothing covers and nothing prices, in sentences: told with every run, never left out."""

from datetime import datetime
from zoneinfo import ZoneInfo

from huolto.charges.models import Decision, Period
from huolto.foundation.localisation import current
from huolto.foundation.models import Provider
from huolto.rules.errors import RulesError
from huolto.rules.explanation import Reason, render

MOST = 200


def unpriced_in(provider: Provider, period: Period) -> tuple[str, ...]:
    """One sentence a usage, newest decision, in the active language; at most `MOST`."""
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
    waiting = [row for row in newest if not row.is_priced and not row.is_covered]
    return tuple(_sentence(row, provider.zone) for row in waiting[:MOST])


def _sentence(decision: Decision, zone: str) -> str:
    usage = decision.usage
    here = current()
    try:
        why = render(Reason.from_json(decision.reason), here.language, here.calendar_system, zone)
    except RulesError:
        why = str(decision.reason.get("code", ""))
    return f"{usage.customer}: {usage.get_kind_display()} {usage.source_key}. {why}".strip()
