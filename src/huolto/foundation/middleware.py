"""Finds the provider of a request by its host name or by the prefix `/p/<slug>/`."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import Http404, HttpResponse
from django.urls import set_script_prefix
from django.utils.translation import gettext as _

from huolto.foundation import origin
from huolto.foundation.models import Provider
from huolto.foundation.written_out import columns_of, row_of

PREFIX = "/p/"
_OF_SLUG = "SELECT {columns} FROM foundation_provider p WHERE slug = %s AND is_active"


def _take_nul_out(request: Any) -> None:
    """No text of ours has a NUL and the database takes none: it says nothing where it is sent, and names no address."""
    if "\x00" in request.path_info:
        raise Http404
    query = request.META.get("QUERY_STRING", "")
    if "%00" in query:
        request.META["QUERY_STRING"] = query.replace("%00", "")


class ProviderMiddleware:
    """Set `request.provider` (or None) and take the prefix off the path before urls are matched.

    The prefix becomes the script prefix, so `reverse` and `{% url %}` keep it without anybody passing it on.
    """

    def __init__(self, get_response: Callable[[Any], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        """Answer the request with its provider set; an unknown provider is 404."""
        _take_nul_out(request)
        if request.path_info.startswith(PREFIX):
            slug, _slash, rest = request.path_info[len(PREFIX) :].partition("/")
            request.provider = _active_provider(slug)
            if request.provider is None:
                raise Http404(_("There is no service provider at this address."))
            request.path_info = "/" + rest
            set_script_prefix(f"{PREFIX}{slug}/")
        else:
            set_script_prefix("/")
            host = request.get_host().partition(":")[0].lower()
            request.provider = Provider.objects.filter(hostnames__contains=[host], is_active=True).first()
        if request.provider is not None:
            origin.say(provider=request.provider.slug)
        try:
            return self.get_response(request)
        finally:
            set_script_prefix("/")

    def process_view(self, request: Any, _view: Any, _args: Any, _kwargs: Any) -> None:
        """Take NULs out of what is posted too, before any view reads it."""
        if request.method != "POST" or not any(
            "\x00" in text for _name, texts in request.POST.lists() for text in texts
        ):
            return
        posted = request.POST.copy()
        for name, texts in request.POST.lists():
            posted.setlist(name, [text.replace("\x00", "") for text in texts])
        request.POST = posted


def _active_provider(slug: str) -> Provider | None:
    """Asked by every request, so written out."""
    with connection.cursor() as cursor:
        cursor.execute(_OF_SLUG.format(columns=columns_of(Provider, "p")), [slug])
        found = cursor.fetchone()
    return row_of(Provider, found) if found else None
