"""The domain of knowledge."""

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    """See the package's docstring for its words."""

    name = "huolto.knowledge"
    label = "knowledge"
    default_auto_field = "django.db.models.BigAutoField"
