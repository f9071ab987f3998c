"""All state changes of stock."""

from huolto.stock.commands.goods import GoodsMove, count_goods, move_goods, set_minimum
from huolto.stock.commands.pools import PoolFacts, Substitute, keep_pool, set_substitutes
from huolto.stock.commands.reservations import hand_out, pick, release, reserve
from huolto.stock.commands.units import (
    follow_items,
    follow_models,
    make_ready,
    put_in_pool,
    send_away,
    take_back,
    take_from_pool,
)

__all__ = [
    "GoodsMove",
    "PoolFacts",
    "Substitute",
    "count_goods",
    "follow_items",
    "follow_models",
    "hand_out",
    "keep_pool",
    "make_ready",
    "move_goods",
    "pick",
    "put_in_pool",
    "release",
    "reserve",
    "send_away",
    "set_minimum",
    "set_substitutes",
    "take_back",
    "take_from_pool",
]
