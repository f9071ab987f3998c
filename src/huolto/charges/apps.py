"""The domain of charges."""

from django.apps import AppConfig


class ChargesConfig(AppConfig):
    """See the package's docstring for its words."""

    name = "huolto.charges"
    label = "charges"
    default_auto_field = "django.db.models.BigAutoField"
