"""Tables of the shop."""

from huolto.shop.models.cart import Cart, CartLine
from huolto.shop.models.order import Order, OrderLine

__all__ = ["Cart", "CartLine", "Order", "OrderLine"]
