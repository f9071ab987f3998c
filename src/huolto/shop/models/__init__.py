"""Tables of the shop."""

from huolto.shop.models.approval_rule import ApprovalRule
from huolto.shop.models.cart import Cart, CartLine
from huolto.shop.models.order import Order, OrderLine

__all__ = ["ApprovalRule", "Cart", "CartLine", "Order", "OrderLine"]
