"""Django's entry for demo."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """See the package's docstring."""

    name = "huolto.demo"
    label = "demo"
