"""Addresses of the API: each resource brings its router; each address is guarded (see `application`)."""

from collections import defaultdict
from importlib import import_module

from django.urls import URLPattern, path

from huolto.api.application import API, guarded

RESOURCES: tuple[tuple[str, str], ...] = (
    ("items", "items"),
)
"""Prefix of the addresses and module of the router."""

for _prefix, _module in RESOURCES:
    API.add_router(_prefix, import_module(f"huolto.api.{_module}").router)


def _addresses() -> list[URLPattern]:
    """One pattern an address; the framework makes one an operation, all of which answer any method."""
    patterns, *_names = API.urls
    methods: dict[str, set[str]] = defaultdict(set)
    document = API.get_openapi_schema(path_prefix="")
    for address, operations in document["paths"].items():
        methods[address.removeprefix("/")] |= {method.upper() for method in operations}
    found: dict[str, URLPattern] = {}
    for pattern in patterns:
        route = str(pattern.pattern)
        told = route.replace("<", "{").replace(">", "}")
        if told in methods and route not in found:
            view = guarded(pattern.callback, sorted(methods[told]))
            found[route] = path(route, view, name=pattern.name)
    return list(found.values())


urlpatterns = _addresses()
