"""The domain of desk."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """See the package's docstring for its words."""

    name = "huolto.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"
