"""The domain of agreements."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    """See the package's docstring for its words."""

    name = "huolto.agreements"
    label = "agreements"
    default_auto_field = "django.db.models.BigAutoField"
