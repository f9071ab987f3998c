"""Addresses of the workbench: each page module brings its own."""

from importlib import import_module

from django.urls import URLPattern, URLResolver

MODULES: tuple[str, ...] = (
    "home",
    "search",
    "notifications",
    "channels",
    "calendar",
    "mails",
    "mail_in",
    "mailboxes",
    "customers",
    "people",
    "enrolments",
    "privacy",
    "device_life",
    "device_settings",
    "devices",
    "stock_takes",
    "agreement_editing",
    "agreement_templates",
    "agreements",
    "agreement_comparing",
    "agreement_days",
    "what_ifs",
    "billing",
    "billing_differences",
    "invoices",
    "orders",
    "queues",
    "forms",
    "form_builder",
    "form_trying",
    "request_lists",
    "request_new",
    "request_form",
    "request_people",
    "requests",
    "request_steps",
    "guide_runs",
    "guide_editing",
    "service_codes",
    "guides",
    "request_time",
    "request_views",
    "request_live",
    "request_handover",
    "request_figures",
    "catalogue",
    "assortments",
    "knowledge",
    "articles",
    "announcements",
    "feedback",
    "api_tokens",
    "webhooks",
    "jobs",
    "settings",
)
"""Page modules of the workbench, in the order in which their addresses are matched."""

urlpatterns: list[URLPattern | URLResolver] = [
    pattern for name in MODULES for pattern in import_module(f"huolto.workbench.{name}").urlpatterns
]
