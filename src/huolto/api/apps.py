"""Django's entry for the API."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """See the package's docstring."""

    name = "huolto.api"
    label = "api"
