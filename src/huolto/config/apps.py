"""Joins the domains: who hears which event."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Wires the events when the apps are loaded."""

    name = "huolto.config"
    label = "config"

    def ready(self) -> None:
        """See `wiring.py`."""
        from huolto.config import wiring  # noqa: PLC0415  (models exist only now)

        wiring.connect()
