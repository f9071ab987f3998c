"""Goods that are counted, not known one by one: bags, labels, toner, parts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huolto.catalogue.models import Product
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotVisible
from huolto.foundation.locks import lock_name, lock_rows
from huolto.parties.models import Place
from huolto.stock.access import require_keeping, require_moving
from huolto.stock.choices import MovementKind
from huolto.stock.commands.moving import LONGEST_REASON, require_past
from huolto.stock.models import StockLevel, StockMovement


@dataclass(frozen=True, kw_only=True)
class GoodsMove:
    """So many of a product from one place to another; from None they are received, to None they are used.

    With a `source_key` it counts once, however often it is told.
    """

    product_id: int
    quantity: int
    at: datetime
    from_place_id: int | None = None
    to_place_id: int | None = None
    reason: str = ""
    source_key: str = ""

    @property
    def kind(self) -> MovementKind:
        """What kind of movement it is."""
        if self.from_place_id is None:
            return MovementKind.RECEIVED
        return MovementKind.USED if self.to_place_id is None else MovementKind.MOVED


@command
def move_goods(*, actor: Actor, moves: Sequence[GoodsMove]) -> list[StockMovement]:
    """Move goods, all of it or nothing; answers the movements, also those that were told before.

    Raises NotVisible, NotAllowed; InvalidInput for a number below one, no place or the same twice, and where there is
    less than what is to go.
    """
    require_moving(actor)
    for move in moves:
        _check(move)
    keys = {move.source_key for move in moves if move.source_key}
    # One after the other, or two who tell the same at the same moment would both count it.
    for key in sorted(keys):
        lock_name(f"goods:{actor.provider_id}:{key}")
    told = {
        row.source_key: row for row in StockMovement.objects.of(actor.provider).filter(source_key__in=keys)
    }
    once = {move.source_key or position: move for position, move in enumerate(moves)}
    fresh = [move for move in once.values() if move.source_key not in told]
    levels = _locked_levels(
        actor,
        {
            (place, move.product_id)
            for move in fresh
            for place in (move.from_place_id, move.to_place_id)
            if place
        },
    )
    rows = []
    for move in fresh:
        if move.from_place_id is not None:
            _take(levels[move.from_place_id, move.product_id], move.quantity)
        if move.to_place_id is not None:
            levels[move.to_place_id, move.product_id].quantity += move.quantity
        rows.append(_row(actor, move, move.kind))
    for level in levels.values():
        level.save(update_fields=["quantity"])
    return [*told.values(), *StockMovement.objects.bulk_create(rows)]


@command
def count_goods(
    *, actor: Actor, place_id: int, counted: Mapping[int, int], at: datetime, reason: str = ""
) -> list[StockMovement]:
    """Say how many of each product (by id) lie at a place; what differs from the books becomes a movement.

    Raises NotVisible, NotAllowed, InvalidInput.
    """
    require_moving(actor)
    require_past(at)
    if any(quantity < 0 for quantity in counted.values()):
        raise InvalidInput(_("A count is 0 or more."), field="quantity")
    levels = _locked_levels(actor, {(place_id, product_id) for product_id in counted})
    rows = []
    for (_place, product_id), level in levels.items():
        difference = counted[product_id] - level.quantity
        if difference == 0:
            continue
        level.quantity = counted[product_id]
        level.save(update_fields=["quantity"])
        move = GoodsMove(
            product_id=product_id,
            quantity=abs(difference),
            at=at,
            from_place_id=place_id if difference < 0 else None,
            to_place_id=place_id if difference > 0 else None,
            reason=reason,
        )
        rows.append(_row(actor, move, MovementKind.COUNTED))
    return StockMovement.objects.bulk_create(rows)


@command
def set_minimum(*, actor: Actor, place_id: int, product_id: int, minimum: int) -> StockLevel:
    """Say how many of a product should lie at a place at the least. Raises NotVisible, NotAllowed, InvalidInput."""
    require_keeping(actor)
    if minimum < 0:
        raise InvalidInput(_("A minimum is 0 or more."), field="minimum")
    level = _locked_levels(actor, {(place_id, product_id)})[place_id, product_id]
    level.minimum = minimum
    level.save(update_fields=["minimum"])
    return level


def _check(move: GoodsMove) -> None:
    require_past(move.at)
    if move.quantity < 1:
        raise InvalidInput(_("Move one or more."), field="quantity")
    if move.from_place_id == move.to_place_id:
        raise InvalidInput(
            _("Choose two different places, or one that goods come to or go from."), field="place"
        )


def _take(level: StockLevel, quantity: int) -> None:
    if level.quantity < quantity:
        raise InvalidInput(
            _(
                "There are %(count)s of this at %(place)s, fewer than %(wanted)s. Count them again if there are more."
            )
            % {"count": level.quantity, "place": level.place.name, "wanted": quantity},
            field="quantity",
        )
    level.quantity -= quantity


def _locked_levels(actor: Actor, wanted: set[tuple[int, int]]) -> dict[tuple[int, int], StockLevel]:
    """Lock the levels of these (place, product), made where there is none yet."""
    if not wanted:
        return {}
    places, products = ({pair[index] for pair in wanted} for index in (0, 1))
    if Place.objects.of(actor.provider).filter(pk__in=places).count() < len(places):
        raise NotVisible
    if Product.objects.of(actor.provider).filter(pk__in=products).count() < len(products):
        raise NotVisible
    new = [
        StockLevel(provider_id=actor.provider_id, place_id=place, product_id=product)
        for place, product in sorted(wanted)
    ]
    StockLevel.objects.bulk_create(new, ignore_conflicts=True)
    rows = StockLevel.objects.of(actor.provider).filter(place_id__in=places, product_id__in=products)
    keys = [row.pk for row in rows if (row.place_id, row.product_id) in wanted]
    locked = lock_rows(StockLevel.objects.of(actor.provider).select_related("place"), keys)
    return {(row.place_id, row.product_id): row for row in locked}


def _row(actor: Actor, move: GoodsMove, kind: MovementKind) -> StockMovement:
    return StockMovement(
        provider_id=actor.provider_id,
        kind=kind,
        product_id=move.product_id,
        from_place_id=move.from_place_id,
        to_place_id=move.to_place_id,
        quantity=move.quantity,
        occurred_at=move.at,
        recorded_at=timezone.now(),
        person_id=actor.person_id,
        reason=move.reason[:LONGEST_REASON],
        source_key=move.source_key,
    )
