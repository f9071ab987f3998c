"""Whole addresses for mails."""

from typing import Any

from django.conf import settings
from django.urls import get_script_prefix


def absolute(request: Any, path: str) -> str:
    """A path as a whole address for a mail: this installation's own name, never what a request calls itself.

    A provider with a host name of its own (no prefix) is answered by that name: it was matched to the provider.
    """
    if getattr(request, "provider", None) is not None and get_script_prefix() == "/":
        return str(request.build_absolute_uri(path))
    return f"{settings.HUOLTO_BASE_URL}{path}"
