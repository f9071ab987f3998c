"""Addresses of the portal: each page module brings its own."""

from importlib import import_module

from django.urls import URLPattern, URLResolver

MODULES: tuple[str, ...] = (
    "home",
    "search",
    "notifications",
    "sign_in",
    "demonstration",
    "people",
    "enrolments",
    "rights",
    "stand_ins",
    "calendar",
    "privacy",
    "shop",
    "asking",
    "forms",
    "form_check",
    "guides",
    "remote",
    "requests",
    "request_time",
    "device_life",
    "devices",
    "stock_takes",
    "agreements",
    "invoices",
    "knowledge",
    "api_tokens",
    "webhooks",
)
"""Page modules of the portal, in the order in which their addresses are matched."""

urlpatterns: list[URLPattern | URLResolver] = [
    pattern for name in MODULES for pattern in import_module(f"huolto.portal.{name}").urlpatterns
]
