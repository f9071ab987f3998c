"""What ratings noticed, for those who act on it: the billing clerk, whoever looks after the agreement, and the customer.

A customer reads of its own pots and allowances; for how many an agreement is meant is the provider's to bring up.
"""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from huolto.agreements.models import Agreement
from huolto.agreements.queries import parsed
from huolto.charges.access import READING_CUSTOMERS, reads_all
from huolto.charges.models import Period, RatingNotice
from huolto.charges.rating.projection import month_of_period
from huolto.foundation.actors import Actor
from huolto.foundation.localisation import current
from huolto.foundation.pages import Why
from huolto.rules.agreement.texts import agreement_name, clause_text
from huolto.rules.explanation import Reason, render
from huolto.rules.formatting import format_number
from huolto.rules.periods import Period as Month

TOLD_TO_CUSTOMERS = ("notice.pot-low", "notice.pot-empty", "notice.beyond-allowance")
MOST_SHOWN = 50


@dataclass(frozen=True)
class NoticeLine:
    """One notice as a reader sees it; `why` opens the clause, or the agreement where it is about the whole."""

    month: Month
    text: str
    customer: str
    agreement_id: int
    agreement: str
    why: Why


def notices_visible_to(actor: Actor) -> "QuerySet[RatingNotice]":
    """Notices that the actor may read."""
    rows = RatingNotice.objects.of(actor.provider)
    if reads_all(actor):
        return rows
    reach = Q(pk__in=[])
    if not actor.is_staff_of_provider:
        for scope in actor.scopes_of(READING_CUSTOMERS):
            if scope.cost_centre_id is None and scope.place_ids is None:
                reach |= Q(customer_id__in=scope.organisation_ids)
    return rows.filter(reach, code__in=TOLD_TO_CUSTOMERS)


def notices_of_period(actor: Actor, period: Period) -> list[NoticeLine]:
    """What was noticed when a period was last rated, by customer; at most `MOST_SHOWN`, one query."""
    rows = notices_visible_to(actor).filter(period=period)
    return _told(rows.order_by("customer__name", "agreement_id", "pk"))


def notices_of_agreement(actor: Actor, agreement: Agreement) -> list[NoticeLine]:
    """What was noticed under an agreement, the latest month first; at most `MOST_SHOWN`, one query."""
    rows = notices_visible_to(actor).filter(agreement=agreement)
    return _told(rows.order_by("-period__during", "pk"))


def _told(rows: "QuerySet[RatingNotice]") -> list[NoticeLine]:
    return [_line(row) for row in rows.select_related("period", "customer", "version")[:MOST_SHOWN]]


def _line(row: RatingNotice) -> NoticeLine:
    here, agreement = current(), parsed(row.version)
    text = render(Reason.from_json(row.reason), here.language, here.calendar_system)
    name = agreement_name(agreement, here.language)
    source = _("%(agreement)s, version %(number)s") % {
        "agreement": name,
        "number": format_number(row.version.number, here.language),
    }
    is_known = any(clause.id == row.clause for clause in agreement.clauses)
    return NoticeLine(
        month=month_of_period(row.period),
        text=text,
        customer=row.customer.name,
        agreement_id=row.agreement_id,
        agreement=name,
        why=Why(
            title=_("Why is this told?"),
            clause=row.clause if is_known else "",
            quote=clause_text(agreement, row.clause, here.language) if is_known else "",
            source=source,
            footer=text,
        ),
    )
