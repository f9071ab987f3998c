"""What a scanned code means: a device by its tag, number or sticker, or a place by its code."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from huolto.foundation.actors import Actor
from huolto.parties.models import Place
from huolto.register.access import items_visible_to
from huolto.register.choices import IdentifierKind
from huolto.register.identifiers import folded_tag, normalised
from huolto.register.models import Item, ItemIdentifier, StockTake, StockTakeLine
from huolto.rules.formatting import fold

CODE_LENGTH = 200


@dataclass(frozen=True)
class Known:
    """What a code names: an item, a place, or nothing that its reader may know of."""

    item_id: int | None = None
    place: Place | None = None


def code_of(text: str) -> str:
    """What is looked for: of an address on a sticker its last part, of all else the text without control characters."""
    plain = "".join(letter for letter in text if letter.isprintable()).strip()
    if plain.lower().startswith(("http://", "https://")):
        try:
            path = urlsplit(plain).path
        except ValueError:
            return plain[:CODE_LENGTH]
        plain = unquote(path.rstrip("/").rpartition("/")[2]).replace("\x00", "").strip() or plain
    return plain[:CODE_LENGTH]


def comparable(code: str) -> str:
    """A code for comparing with codes: case, blanks, dashes and kinds of digits do not count."""
    return normalised(code)[:CODE_LENGTH] or folded_tag(code)[:CODE_LENGTH]


def known_codes(actor: Actor, stock_take: StockTake, codes: Iterable[str]) -> dict[str, Known]:
    """What these codes name, by code; a device outside the session only where the actor may see it.

    A tag goes before a number, a device that is expected before another one. Four queries, all by index.
    """
    wanted = {code for code in codes if code}
    tags = {folded_tag(code) for code in wanted}
    numbers = {normalised(code) for code in wanted} - {""}
    by_tag = dict(Item.objects.of(actor.provider).filter(folded_tag__in=tags).values_list("folded_tag", "pk"))
    by_number: dict[str, list[int]] = {}
    for number, item_id in (
        ItemIdentifier.objects.of(actor.provider)
        .filter(kind__in=IdentifierKind.values, normalised__in=numbers)
        .order_by("pk")
        .values_list("normalised", "item_id")
    ):
        by_number.setdefault(number, []).append(item_id)
    candidates = {*by_tag.values(), *(pk for found in by_number.values() for pk in found)}
    expected = set(
        StockTakeLine.objects.filter(stock_take=stock_take, item_id__in=candidates).values_list(
            "item_id", flat=True
        )
    )
    others = candidates - expected
    seen = expected | (
        set(items_visible_to(actor).filter(pk__in=others).values_list("pk", flat=True)) if others else set()
    )
    found: dict[str, Known] = {}
    for code in wanted:
        named = [by_tag[tag] for tag in (folded_tag(code),) if tag in by_tag]
        named += by_number.get(normalised(code), [])
        mine = sorted((pk for pk in named if pk in seen), key=lambda pk: pk not in expected)
        if mine:
            found[code] = Known(item_id=mine[0])
    left = wanted - found.keys()
    if left:
        places = _places_by_code(stock_take)
        found |= {code: Known(place=places[fold(code)]) for code in left if fold(code) in places}
    return found


def places_of(stock_take: StockTake) -> "list[Place]":
    """The places that a scanner may be in, in the order of the tree."""
    rows = Place.objects.of(stock_take.provider_id).filter(is_active=True)
    if stock_take.place is not None:
        return list(rows.filter(path__startswith=stock_take.place.path).order_by("path"))
    return list(rows.filter(organisation__path__startswith=_tree(stock_take)).order_by("path"))


def _places_by_code(stock_take: StockTake) -> dict[str, Place]:
    found: dict[str, Place] = {}
    for place in places_of(stock_take):
        if place.code:
            found.setdefault(fold(place.code), place)
    return found


def _tree(stock_take: StockTake) -> str:
    return f"/{stock_take.customer.path.split('/')[1]}/"
