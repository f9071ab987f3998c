"""The domain of register."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """See the package's docstring for its words."""

    name = "huolto.register"
    label = "register"
    default_auto_field = "django.db.models.BigAutoField"
