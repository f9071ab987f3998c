"""The plumbing that every domain shares."""

from typing import Any

from django.apps import AppConfig
from django.core.management import call_command
from django.db.models.signals import post_migrate

from huolto.foundation.postgres.lookups import register_lookups


class FoundationConfig(AppConfig):
    """Tenancy, actors, history, events, numbers, files, jobs, mail, documents."""

    name = "huolto.foundation"
    label = "foundation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the cache's table made with the others, and our own lookups known."""
        register_lookups()
        post_migrate.connect(_make_cache_table, sender=self)


def _make_cache_table(**_kwargs: Any) -> None:
    call_command("createcachetable", verbosity=0)
