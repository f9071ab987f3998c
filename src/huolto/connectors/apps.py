"""Django's entry for connectors."""

from django.apps import AppConfig


class ConnectorsConfig(AppConfig):
    """See the package's docstring."""

    name = "huolto.connectors"
    label = "connectors"
