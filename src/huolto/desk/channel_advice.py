"""Which way to ask is answered sooner: measured, told only where there are enough cases, and only if it is so (S2.17)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, F
from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.desk.channels import ENOUGH, Median
from huolto.desk.choices import Confidentiality, RequestChannel, RequestKind
from huolto.desk.models import ServiceRequest
from huolto.foundation.localisation import current, figure, written_day
from huolto.foundation.models import Provider
from huolto.foundation.pages import FactLine, Why
from huolto.rules.formatting import format_span

LOOKED_BACK = timedelta(days=90)
COMPARED = (RequestChannel.PORTAL, RequestChannel.MAIL)


@dataclass(frozen=True)
class ChannelAdvice:
    """How much sooner half of what is asked here is answered than by mail, with the figures behind it."""

    said: str
    why: Why


def channel_advice(provider: Provider, now: datetime | None = None) -> ChannelAdvice | None:
    """The median time to the first answer here and by mail, of requests of the last 90 days that were answered.

    None with fewer than `ENOUGH` on either side, or where asking here is not sooner. Orders and what is confidential
    are not counted.
    """
    at = now or timezone.now()
    rows = (
        ServiceRequest.objects.of(provider)
        .filter(
            channel__in=COMPARED,
            opened_at__gte=at - LOOKED_BACK,
            opened_at__lt=at,
            first_answered_at__isnull=False,
            confidentiality=Confidentiality.NORMAL,
        )
        .exclude(kind=RequestKind.ORDER)
        .order_by()
        .values("channel")
        .annotate(count=Count("pk"), half=Median(F("first_answered_at") - F("opened_at")))
    )
    found = {row["channel"]: (row["count"], round(row["half"].total_seconds() / 60) * 60) for row in rows}
    if any(found.get(channel, (0, 0))[0] < ENOUGH for channel in COMPARED):
        return None
    (here_count, here), (mail_count, mail) = (found[channel] for channel in COMPARED)
    if here >= mail:
        return None
    language = current().language
    spans = {"here": format_span(here, language), "mail": format_span(mail, language)}
    since = (at - LOOKED_BACK).astimezone(current().zone).date()
    why = Why(
        title=_("Where do these figures come from?"),
        quote=_("Half of the requests were answered for the first time within this, from when they came in."),
        facts=(
            FactLine(_("Asked here"), f"{spans['here']} ({figure(here_count)})"),
            FactLine(_("By mail"), f"{spans['mail']} ({figure(mail_count)})"),
            FactLine(_("Since"), written_day(since)),
        ),
    )
    said = _("Asked here, half is answered within %(here)s; by mail it takes %(mail)s.")
    return ChannelAdvice(said % spans, why)
