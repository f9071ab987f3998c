"""The domain of catalogue."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """See the package's docstring for its words."""

    name = "huolto.catalogue"
    label = "catalogue"
    default_auto_field = "django.db.models.BigAutoField"
