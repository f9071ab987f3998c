"""The domain of shop."""

from django.apps import AppConfig


class ShopConfig(AppConfig):
    """See the package's docstring for its words."""

    name = "huolto.shop"
    label = "shop"
    default_auto_field = "django.db.models.BigAutoField"
