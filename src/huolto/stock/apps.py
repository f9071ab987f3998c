"""The domain of stock."""

from django.apps import AppConfig


class StockConfig(AppConfig):
    """See the package's docstring for its words."""

    name = "huolto.stock"
    label = "stock"
    default_auto_field = "django.db.models.BigAutoField"
