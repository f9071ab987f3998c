"""Django's entry for workbench."""

from django.apps import AppConfig


class WorkbenchConfig(AppConfig):
    """See the package's docstring."""

    name = "huolto.workbench"
    label = "workbench"
