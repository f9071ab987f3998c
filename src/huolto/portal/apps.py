"""Django's entry for portal."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """See the package's docstring."""

    name = "huolto.portal"
    label = "portal"
