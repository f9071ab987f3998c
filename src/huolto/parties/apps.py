"""The domain of parties."""

from django.apps import AppConfig


class PartiesConfig(AppConfig):
    """See the package's docstring for its words."""

    name = "huolto.parties"
    label = "parties"
    default_auto_field = "django.db.models.BigAutoField"
