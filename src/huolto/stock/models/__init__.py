"""Tables of stock."""

from huolto.stock.models.movement import StockLevel, StockMovement
from huolto.stock.models.pool import Pool, PoolSubstitute, PoolUnit, Reservation

__all__ = ["Pool", "PoolSubstitute", "PoolUnit", "Reservation", "StockLevel", "StockMovement"]
