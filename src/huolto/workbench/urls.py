"""Addresses of the workbench: each page module brings its own."""

from importlib import import_module

from django.urls import URLPattern, URLResolver

MODULES: tuple[str, ...] = (
    "home",
    "customers",
    "people",
    "device_life",
    "device_settings",
    "devices",
    "stock_takes",
    "agreements",
    "billing",
    "invoices",
    "orders",
    "requests",
    "catalogue",
    "assortments",
    "api_tokens",
)
"""Page modules of the workbench, in the order in which their addresses are matched."""

urlpatterns: list[URLPattern | URLResolver] = [
    pattern for name in MODULES for pattern in import_module(f"huolto.workbench.{name}").urlpatterns
]
