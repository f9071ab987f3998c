"""What an identity card takes from the domains above the register: agreement, charges, requests, the timeline's tabs.

The page (`card`) and the paper (`card_document`) show the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.agreements.access import agreements_visible_to
from huolto.agreements.queries import parsed, versions_in_force
from huolto.charges.entitlement import entitlement_of_item, own_days_at
from huolto.charges.queries import charges_of_item, ratings_of_item
from huolto.charges.reasons import why_of
from huolto.desk.access import requests_visible_to
from huolto.desk.models import ServiceRequest
from huolto.foundation.actors import Actor
from huolto.foundation.localisation import current
from huolto.foundation.pages import View, Why
from huolto.parties.queries import today_at
from huolto.register.models import Item
from huolto.register.timeline import TimelineEntry, entries_of, records_of, tab_of
from huolto.rules.agreement.entitlement import Entitlement, Standing
from huolto.rules.agreement.model import Agreement
from huolto.rules.agreement.texts import agreement_name, clause_text
from huolto.rules.calendars import CalendarSystem
from huolto.rules.formatting import format_number
from huolto.rules.periods import DateInterval, Period, period_from_label
from huolto.shop.models import OrderLine

CHARGES_SHOWN = 24
REQUESTS_SHOWN = 10
EVENTS_SHOWN = 8
EVENTS_AT_MOST = 200


@dataclass(frozen=True)
class ClauseLine:
    """A clause that speaks of the item now: what it comes to this month so far rated, and why."""

    clause: str
    text: str
    net: Decimal
    currency: str
    why: Why


@dataclass(frozen=True)
class CoverLine:
    """What the agreement covers, in words, and whether it does for this item now."""

    text: str
    kind: str
    label: str


@dataclass(frozen=True)
class AgreementFacts:
    """An agreement in force for the item today, its clauses that speak of it, and what it covers."""

    pk: int
    name: str
    version: int
    clauses: tuple[ClauseLine, ...]
    covers: tuple[CoverLine, ...] = ()


@dataclass(frozen=True)
class ChargeLine:
    """One posted charge of the item."""

    month: Period
    clause: str
    net: Decimal
    currency: str
    why: Why


@dataclass(frozen=True)
class Charges:
    """What the item was charged to date; the latest lines with their reasons, `more` are not shown."""

    total: Decimal
    currency: str
    lines: tuple[ChargeLine, ...]
    more: int


@dataclass(frozen=True)
class Timeline:
    """The shown part of what happened: `earlier` events since `since` are one link away."""

    entries: tuple[TimelineEntry, ...]
    views: tuple[View, ...]
    earlier: int
    since: object
    all_address: str


def agreements_of_item(actor: Actor, item: Item) -> tuple[AgreementFacts, ...]:
    """The agreements that answer for the item today, first to answer first; only those that the actor may read."""
    today = today_at(actor.provider)
    stacks = versions_in_force(actor.provider, item.customer, DateInterval(today, today + timedelta(days=1)))
    versions = stacks[-1].versions if stacks else ()
    if not versions:
        return ()
    readable = set(
        agreements_visible_to(actor)
        .filter(pk__in=[version.agreement_id for version in versions])
        .values_list("pk", flat=True)
    )
    here = current()
    ratings = list(ratings_of_item(actor, item)) if readable else []
    now = timezone.now()
    own = own_days_at(actor.provider, item.customer, versions, now)
    entitled = entitlement_of_item(versions, item, now, own=own)
    found = []
    for version in versions:
        if version.agreement_id not in readable:
            continue
        agreement = parsed(version)
        lines = []
        for row in ratings:
            if row.agreement_id == version.agreement_id:
                why = why_of(row, here.language, here.calendar_system)
                lines.append(ClauseLine(row.clause, str(why.quote), row.net, row.currency, why))
        found.append(
            AgreementFacts(
                version.agreement_id,
                agreement_name(agreement, here.language),
                version.number,
                tuple(lines),
                tuple(
                    _cover_line(agreement, one, here.language)
                    for one in entitled
                    if one.agreement == agreement.id
                ),
            )
        )
    return tuple(found)


def _cover_line(agreement: Agreement, one: Entitlement, language: str) -> CoverLine:
    kind, label = {
        Standing.YES: ("good", _("Covered")),
        Standing.FOR: ("go", _("Covered in such cases")),
        Standing.NO: ("", _("Not for this device")),
    }[one.standing]
    return CoverLine(clause_text(agreement, one.clause, language), kind, label)


def charges_to_date(actor: Actor, item: Item, *, tells_of_none: bool) -> Charges | None:
    """What the item was charged, where the actor may know; without any, None unless `tells_of_none`."""
    here = current()
    charges = list(charges_of_item(actor, item))
    if not charges and not tells_of_none:
        return None
    return Charges(
        total=sum((charge.delta for charge in charges), start=Decimal(0)),
        currency=charges[0].currency if charges else actor.provider.currency,
        lines=tuple(
            ChargeLine(
                month=period_from_label(
                    charge.for_period.label, CalendarSystem(charge.for_period.calendar_system)
                ),
                clause=charge.clause,
                net=charge.delta,
                currency=charge.currency,
                why=why_of(charge, here.language, here.calendar_system),
            )
            for charge in charges[:CHARGES_SHOWN]
        ),
        more=max(0, len(charges) - CHARGES_SHOWN),
    )


def requests_about(actor: Actor, item: Item) -> list[ServiceRequest]:
    """The latest requests that are about the item, of those that the actor may read."""
    ordered = OrderLine.objects.of(actor.provider).filter(item=item).values("order__request_id")
    return list(requests_visible_to(actor).filter(pk__in=ordered).order_by("-opened_at")[:REQUESTS_SHOWN])


def timeline_for_page(actor: Actor, item: Item, *, tab: str = "", everything: bool = False) -> Timeline:
    """The timeline under one of its tabs: all, moves, faults and parts, readings."""
    records = records_of(actor, item)
    tabs = [tab_of(record) for record in records]
    labels = {
        "": _("All"),
        "moves": _("Moves"),
        "faults": _("Faults and parts"),
        "readings": _("Readings"),
    }
    chosen = tab if tab in labels else ""
    language = current().language
    views = tuple(
        View(
            label=label,
            url=f"?events={name}#events" if name else "?#events",
            current=name == chosen,
            count=format_number(tabs.count(name), language) if name else None,
        )
        for name, label in labels.items()
        if not name or tabs.count(name)
    )
    fitting = [record for record, of in zip(records, tabs, strict=True) if chosen in ("", of)]
    shown = fitting[: EVENTS_AT_MOST if everything else EVENTS_SHOWN]
    return Timeline(
        entries=tuple(entries_of(actor, shown)),
        views=views,
        earlier=len(fitting) - len(shown),
        since=fitting[-1].occurred_at if fitting else None,
        all_address=f"?events={chosen}&all=1#events" if chosen else "?all=1#events",
    )


def latest_events(actor: Actor, item: Item, count: int) -> Sequence[TimelineEntry]:
    """The latest events, for the paper."""
    return entries_of(actor, records_of(actor, item)[:count])
