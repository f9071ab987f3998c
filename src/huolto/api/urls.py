"""Addresses of the API: each resource brings its router; each address is guarded (see `application`)."""

from collections import defaultdict
from typing import Any

from django.http import HttpResponse
from django.urls import URLPattern, path, re_path
from django.utils.translation import gettext as _

from huolto.api import reference
from huolto.api.application import API, guarded
from huolto.api.document import document
from huolto.foundation.problems import problem
from huolto.foundation.views import Audience, page


@page(Audience.PROGRAM)
def nothing_here(_request: Any) -> HttpResponse:
    """Whatever else is asked for below the API: told to a program, not drawn for a reader."""
    return problem(404, "not-found", _("There is no such thing here."))


def _addresses() -> list[URLPattern]:
    """One pattern an address; the framework makes one an operation, all of which answer any method."""
    patterns, *_names = API.urls
    methods: dict[str, set[str]] = defaultdict(set)
    for address, operations in document()["paths"].items():
        methods[address.removeprefix("/")] |= {method.upper() for method in operations}
    found: dict[str, URLPattern] = {}
    for pattern in patterns:
        route = str(pattern.pattern)
        told = route.replace("<", "{").replace(">", "}")
        if told in methods and route not in found:
            view = guarded(pattern.callback, sorted(methods[told]))
            found[route] = path(route, view, name=pattern.name)
    return list(found.values())


urlpatterns = [
    *reference.urlpatterns,
    *_addresses(),
    re_path(r"^.*$", nothing_here, name="api_nothing"),
]
