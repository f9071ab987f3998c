"""The domain of invoicing."""

from django.apps import AppConfig


class InvoicingConfig(AppConfig):
    """See the package's docstring for its words."""

    name = "huolto.invoicing"
    label = "invoicing"
    default_auto_field = "django.db.models.BigAutoField"
