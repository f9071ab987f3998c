"""Stock-takes for tests: sessions of the town hall, scans, and who is narrowed to a floor."""

from typing import Any

from cast import Cast
from huolto.foundation.actors import Actor
from huolto.parties.choices import Right
from huolto.parties.commands import grant_right
from huolto.parties.models import Person, Place
from huolto.register.commands.stock_takes import NewScan, add_scans, move_stock_take, start_stock_take
from huolto.register.models import StockTake, StockTakeLine


def town_hall(cast: Cast, actor: Actor, **narrowed: Any) -> StockTake:
    return start_stock_take(
        actor=actor, customer_id=cast.kaarnalahti.pk, place_id=cast.town_hall.pk, **narrowed
    )


def scan(actor: Actor, stock_take: StockTake, *codes: str, place: Place | None = None) -> list[str]:
    """The results of these codes, scanned one after the other."""
    made = add_scans(
        actor=actor,
        stock_take_id=stock_take.pk,
        scans=[NewScan(code=code, place_id=place.pk if place else None) for code in codes],
    )
    return [one.result for one in made]


def expected(stock_take: StockTake) -> set[str]:
    return set(StockTakeLine.objects.filter(stock_take=stock_take).values_list("item__asset_tag", flat=True))


def narrowed_to_the_floor(cast: Cast) -> Person:
    grant_right(
        actor=cast.system(),
        person=cast.employee,
        right=Right.ORDER,
        organisation=cast.kaarnalahti,
        place=cast.town_hall_third_floor,
    )
    return cast.employee


def looked_at(actor: Actor, session: StockTake) -> StockTake:
    return move_stock_take(actor=actor, stock_take_id=session.pk, state="looked_at")
