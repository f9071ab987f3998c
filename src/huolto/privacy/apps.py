"""The domain of privacy."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """See the package's docstring for its words."""

    name = "huolto.privacy"
    label = "privacy"
    default_auto_field = "django.db.models.BigAutoField"
