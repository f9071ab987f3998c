"""The two applications that are compared: Huolto with one more, empty page; and next to nothing."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

StartResponse = Callable[[str, list[tuple[str, str]]], Any]


def bare(_environ: Mapping[str, Any], start_response: StartResponse) -> Iterable[bytes]:
    """Answer at once."""
    start_response("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", "0")])
    return [b""]


def make_huolto() -> Any:
    """Huolto's own application, with a page that says nothing at `/empty`."""
    from django.core.wsgi import get_wsgi_application
    from django.http import HttpRequest, HttpResponse
    from django.urls import path

    application = get_wsgi_application()

    from huolto.config import urls
    from huolto.foundation.views import Audience, page

    @page(Audience.ANYONE)
    def empty(_request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    urls.urlpatterns.insert(0, path("empty", empty))
    return application
