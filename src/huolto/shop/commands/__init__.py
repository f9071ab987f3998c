"""All state changes of the shop."""

from huolto.shop.commands.approval_rules import set_approval_rule
from huolto.shop.commands.cart import (
    LineChanges,
    add_to_cart,
    change_cart_line,
    open_cart,
    remove_cart_line,
)
from huolto.shop.commands.direct import NewUnit, order_units
from huolto.shop.commands.fulfilment import (
    Receipt,
    deliver_order_lines,
    put_order_lines_in_service,
    receive_order_lines,
)
from huolto.shop.commands.orders import OrderProcess, cancel_order, place_order
from huolto.shop.commands.replacing import order_replacements

__all__ = [
    "LineChanges",
    "NewUnit",
    "OrderProcess",
    "Receipt",
    "add_to_cart",
    "cancel_order",
    "change_cart_line",
    "deliver_order_lines",
    "open_cart",
    "order_replacements",
    "order_units",
    "place_order",
    "put_order_lines_in_service",
    "receive_order_lines",
    "remove_cart_line",
    "set_approval_rule",
]
