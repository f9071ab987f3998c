"""All state changes of the catalogue."""

from huolto.catalogue.commands.assortments import (
    add_to_assortment,
    choose_acquisition_model,
    create_assortment,
)
from huolto.catalogue.commands.products import (
    Component,
    create_category,
    create_package,
    create_product,
    set_price,
)

__all__ = [
    "Component",
    "add_to_assortment",
    "choose_acquisition_model",
    "create_assortment",
    "create_category",
    "create_package",
    "create_product",
    "set_price",
]
