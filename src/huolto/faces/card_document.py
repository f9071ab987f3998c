"""The identity cards of devices as one PDF in the reader's language: the words and figures for its template.

Begin at `card_pdf` and `cards_pdf`. Sections and their order are those of the page.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.faces.card_content import agreements_of_item, charges_to_date, latest_events, requests_about
from huolto.foundation.actors import Actor
from huolto.foundation.documents import render_pdf
from huolto.foundation.errors import InvalidInput
from huolto.foundation.localisation import current, written_day
from huolto.foundation.sparks import Ink, bars
from huolto.register.cards import ItemCard, card_of
from huolto.register.details import Condition, MeterSeries, PartLine
from huolto.register.models import Item
from huolto.register.stickers import code_svg
from huolto.register.timeline import reading_text
from huolto.rules.formatting import format_date, format_datetime, format_money, format_month, format_number

EVENTS_PRINTED = 15
CHARGES_PRINTED = 12
TEMPLATE = "register/templates_typst/card.typ"

Values = dict[str, Any]


def card_pdf(actor: Actor, item: Item, *, address: str) -> bytes:
    """The card of an item that the actor may see; `address` is what its code leads to."""
    return _paper(actor, [_card(actor, item, address)])


def cards_pdf(
    actor: Actor, items: Sequence[Item], *, address: Callable[[Item], str], goes_on: Callable[[int], bool]
) -> bytes | None:
    """The cards of items that the actor may see as one paper (see `register.ports.CardPaper`).

    Raises InvalidInput without any item.
    """
    if not items:
        raise InvalidInput(_("There is no device to print."))
    cards = []
    for number, item in enumerate(items, start=1):
        cards.append(_card(actor, item, address(item)))
        if not goes_on(number):
            return None
    return _paper(actor, cards)


def _paper(actor: Actor, cards: Sequence[Values]) -> bytes:
    here, provider = current(), actor.provider
    heading = cards[0]["name"] if len(cards) == 1 else _("Identity cards")
    said = _("%(count)s devices") % {"count": format_number(len(cards), here.language)}
    values: Values = {
        "number": "",
        "accent": provider.brand_colour,
        "running": [provider.name, heading],
        "page_of": _("Page %(page)s of %(pages)s") % {"page": "{page}", "pages": "{pages}"},
        "foot": [
            [
                provider.name,
                _("Printed on %(at)s")
                % {"at": format_datetime(timezone.now(), here.language, here.zone, here.calendar_system)},
                *([said] if len(cards) > 1 else []),
            ]
        ],
        "cards": cards,
    }
    return render_pdf(
        TEMPLATE,
        values,
        title=f"{heading} · {provider.name}",
        language=here.language,
        author=provider.name,
    )


def _card(actor: Actor, item: Item, address: str) -> Values:
    card = card_of(actor, item)
    return {
        "name": item.name,
        "state": str(card.state),
        "tag": item.asset_tag,
        "place": card.place,
        "code": list(code_svg(address, border=1)),
        "code_alt": _("QR code of %(tag)s") % {"tag": item.asset_tag},
        "parties": [
            {
                "label": str(party.label),
                "name": party.name or _("Nobody"),
                "second": party.second,
                "since": _("since %(day)s") % {"day": _day(party.since)} if party.since else "",
            }
            for party in card.parties
        ],
        "advice": [str(advice.title) for advice in card.advice],
        "sections": [
            section
            for section in (
                _section(_("Facts"), _facts(actor, card)),
                _section(_("In service"), _service(card)),
                *_leases(actor, card),
                *_agreements(actor, item),
            )
            if section["facts"]
        ],
        "notes": item.notes,
        "condition": _condition(card.details.condition),
        "parts": _parts(card.details.parts),
        "meters": [_meter(series) for series in card.details.meters],
        "charges": _charges(actor, item),
        "requests": _requests(actor, item),
        "events": {
            "title": _("What happened"),
            "rows": [
                {
                    "day": _day(entry.at),
                    "title": entry.title,
                    "detail": " · ".join((*entry.lines, *([entry.by] if entry.by else []))),
                }
                for entry in latest_events(actor, item, EVENTS_PRINTED)
            ],
        },
    }


def _section(title: str, facts: Iterable[Values]) -> Values:
    return {"title": title, "facts": [fact for fact in facts if fact["value"]]}


def _fact(label: Any, value: Any, *, ltr: bool = False) -> Values:
    return {"label": str(label), "value": str(value or ""), "ltr": ltr}


def _facts(actor: Actor, card: ItemCard) -> list[Values]:
    item = card.item
    price = item.purchase_price if card.shows_money else None
    facts = [
        _fact(_("Category"), card.category),
        _fact(_("Model"), card.model),
        *(_fact(label, number, ltr=True) for label, number in card.numbers),
        _fact(_("Acquisition model"), card.acquisition_model),
        _fact(_("Bought on"), _day(item.purchased_on)),
        _fact(_("Price"), "" if price is None else _money(price, actor.provider.currency)),
        _fact(_("Warranty until"), _day(item.warranty_until)),
        _fact(_("End of life"), _day(item.end_of_life_on)),
    ]
    for label, other in (
        (_("Predecessor"), card.details.predecessor),
        (_("Successor"), card.details.successor),
    ):
        if other is not None:
            facts.append(_fact(label, f"{other.name} (\u2068{other.asset_tag}\u2069)"))
    return facts


def _service(card: ItemCard) -> list[Values]:
    return [
        _fact(_("Package"), card.package),
        _fact(_("Since"), _day(card.served_from)),
        _fact(_("Until"), _day(card.served_until)),
        _fact(_("Cost centre"), card.item.cost_centre or ""),
        _fact(_("Posting code"), card.item.posting_code, ltr=True),
    ]


def _leases(actor: Actor, card: ItemCard) -> list[Values]:
    if not card.shows_money:
        return []
    currency = actor.provider.currency
    return [
        _section(
            str(lease.model),
            [
                _fact(_("State"), _("Running") if lease.is_open else lease.end or _("Ended")),
                _fact(_("Lessor"), lease.lessor),
                _fact(_("From"), _day(lease.starts_on)),
                _fact(_("Until"), _day(lease.ends_on)),
                _fact(_("A month"), _money(lease.monthly, currency)),
                _fact(
                    _("Worth at the end"), "" if lease.residual is None else _money(lease.residual, currency)
                ),
            ],
        )
        for lease in card.details.leases
    ]


def _agreements(actor: Actor, item: Item) -> list[Values]:
    return [
        _section(
            _("Agreement"),
            [
                _fact(_("In force"), agreement.name),
                *(
                    _fact(clause.text or clause.clause, _money(clause.net, clause.currency))
                    for clause in agreement.clauses
                ),
                *(_fact(cover.label, cover.text) for cover in agreement.covers),
            ],
        )
        for agreement in agreements_of_item(actor, item)
    ]


def _condition(condition: Condition | None) -> Values | None:
    if condition is None:
        return None
    said = [_day(condition.at), *([condition.by] if condition.by else [])]
    return {
        "title": _("Condition"),
        "grade": str(condition.label),
        "said": " · ".join(said),
        "note": condition.note,
        "photos": [
            {
                "bytes": list(_read(photo.thumbnail)),
                "alt": _("Photo %(number)s") % {"number": format_number(number, current().language)},
            }
            for number, photo in enumerate(condition.photos, start=1)
        ],
    }


def _read(stored: Any) -> bytes:
    with stored.content.open("rb") as content:
        return bytes(content.read())


def _parts(parts: Sequence[PartLine]) -> Values:
    language = current().language
    return {
        "title": _("Parts and their warranty"),
        "columns": [_("Part"), _("Grade"), _("Fitted"), _("Warranty")],
        "rows": [
            {
                "name": line.name
                if line.quantity == 1
                else f"{line.name} × {format_number(line.quantity, language)}",
                "detail": [
                    piece
                    for piece in (
                        str(line.kind),
                        line.maker,
                        {"text": line.serial, "ltr": True} if line.serial else "",
                    )
                    if piece
                ],
                "cells": [
                    str(line.grade) or "–",
                    _day(line.fitted_on) or "–",
                    _("until %(day)s") % {"day": _day(line.warranty_until)} if line.warranty_until else "–",
                ],
            }
            for line in parts
        ],
    }


def _meter(series: MeterSeries) -> Values:
    here = current()
    usage = series.a_month
    return {
        "title": str(series.label),
        "last": reading_text(series.kind, series.last),
        "at": _day(series.last_at),
        "picture": list(bars(series.usage, label="", mirrored=here.direction == "rtl", ink=Ink()).encode())
        if usage is not None
        else None,
        "alt": str(series.label),
        "ends": [
            format_month(series.months[0], here.language),
            format_month(series.months[-1], here.language),
        ],
        "said": _("About %(count)s a month") % {"count": format_number(usage, here.language)}
        if usage is not None
        else "",
    }


def _charges(actor: Actor, item: Item) -> Values | None:
    charges = charges_to_date(actor, item, tells_of_none=False)
    if charges is None:
        return None
    here = current()
    return {
        "title": _("Charges to date"),
        "total": _money(charges.total, charges.currency),
        "rows": [
            {
                "month": format_month(line.month, here.language),
                "clause": line.clause,
                "net": _money(line.net, line.currency),
                "why": " · ".join(
                    f"{part.label} {part.value}" for part in line.why.sum if part.label and part.value
                ),
            }
            for line in charges.lines[:CHARGES_PRINTED]
        ],
    }


def _requests(actor: Actor, item: Item) -> Values:
    return {
        "title": _("Requests"),
        "rows": [
            {
                "day": _day(request.opened_at),
                "number": request.number,
                "title": request.title,
                "state": str(request.get_state_display()),
            }
            for request in requests_about(actor, item)
        ],
    }


def _money(amount: Any, currency: str) -> str:
    return format_money(amount, currency, current().language)


def _day(value: Any) -> str:
    if value is None:
        return ""
    here = current()
    if hasattr(value, "astimezone"):
        return format_date(value.astimezone(here.zone).date(), here.language, here.calendar_system)
    return written_day(value)
