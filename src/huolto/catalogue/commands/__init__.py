"""All state changes of the catalogue."""

from huolto.catalogue.commands.assortments import (
    add_to_assortment,
    choose_acquisition_model,
    create_assortment,
    remove_from_assortment,
)
from huolto.catalogue.commands.lives import set_category_lives
from huolto.catalogue.commands.products import (
    Component,
    change_package,
    change_product,
    create_category,
    create_package,
    create_product,
    set_price,
)

__all__ = [
    "Component",
    "add_to_assortment",
    "change_package",
    "change_product",
    "choose_acquisition_model",
    "create_assortment",
    "create_category",
    "create_package",
    "create_product",
    "remove_from_assortment",
    "set_category_lives",
    "set_price",
]
