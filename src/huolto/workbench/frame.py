"""The frame around every workbench page: the rail with what this member of staff may do."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from huolto.connectors.mail_in.access import MAIL_READERS
from huolto.desk.commands.around import ANSWER_KEEPERS
from huolto.faces.frame import account_of, bell_of
from huolto.faces.frame_parts import frame_parts
from huolto.foundation.actors import Actor
from huolto.foundation.logos import logo_url
from huolto.foundation.pages import Brand, NavItem, Page
from huolto.knowledge.access import WRITERS
from huolto.parties.choices import STAFF_RIGHTS, Right
from huolto.register.access import SEEING_STAFF

_ALL = frozenset(STAFF_RIGHTS)
_AGREEMENTS = frozenset({Right.BILLING, Right.ACCOUNT_MANAGER, Right.ADMINISTER_PROVIDER})
_KEEPERS = frozenset({Right.ACCOUNT_MANAGER, Right.ADMINISTER_PROVIDER})
_ADMINISTRATORS = frozenset({Right.ADMINISTER_PROVIDER})
_GUIDES = frozenset({Right.AGENT, Right.TECHNICIAN, Right.ACCOUNT_MANAGER, Right.ADMINISTER_PROVIDER})
_MONEY = frozenset({Right.BILLING, Right.ADMINISTER_PROVIDER})

WAYS: tuple[tuple[str, Any, str, frozenset[str], Any], ...] = (
    ("work_home", _("Today"), "home", _ALL, ""),
    ("work_orders", _("Orders"), "package", _ALL, _("Work")),
    ("work_requests", _("Requests"), "message", _ALL, _("Work")),
    ("work_incoming_mails", _("Incoming mail"), "mail", frozenset(MAIL_READERS), _("Work")),
    ("work_devices", _("Register"), "devices", SEEING_STAFF, _("Work")),
    ("work_pools", _("Stock"), "building-warehouse", SEEING_STAFF, _("Work")),
    ("work_customers", _("Customers"), "building-community", _ALL, _("Customers")),
    ("work_catalogue", _("Catalogue"), "tags", _KEEPERS, _("Customers")),
    ("work_agreements", _("Agreements"), "file-text", _AGREEMENTS, _("Customers")),
    ("work_articles", _("Guides and news"), "book", frozenset(WRITERS), _("Customers")),
    ("work_billing", _("Billing"), "coins", _MONEY, _("Money")),
    ("work_invoices", _("Invoices"), "file-invoice", _MONEY, _("Money")),
    ("work_queues", _("Queues and answers"), "list-details", frozenset(ANSWER_KEEPERS), _("Settings")),
    ("work_mailboxes", _("Mailboxes"), "mail", _ADMINISTRATORS, _("Settings")),
    ("work_forms", _("Forms"), "clipboard-list", _ADMINISTRATORS, _("Settings")),
    ("work_guides", _("Diagnosis guides"), "route", _GUIDES, _("Settings")),
    ("work_channels", _("Ways to reach us"), "phone", _KEEPERS, _("Settings")),
    ("work_calendar", _("Calendar"), "calendar", _ADMINISTRATORS, _("Settings")),
    ("work_device_settings", _("Reminders and terms"), "adjustments", _KEEPERS, _("Settings")),
    ("work_privacy", _("Privacy"), "shield-check", frozenset({Right.PRIVACY_OFFICER}), _("Settings")),
    ("work_failed_mails", _("Mails"), "mail", _ADMINISTRATORS, _("Settings")),
    ("work_jobs", _("Jobs"), "refresh", _ADMINISTRATORS, _("Settings")),
    ("work_settings", _("Settings"), "settings", _ADMINISTRATORS, _("Settings")),
)
"""Url name, label, icon, rights of which one is needed, heading in the rail."""


TABS = ("work_home", "work_orders", "work_requests", "work_devices", "work_stock_take_list")
"""What stands in the phone's tab bar of who works with goods in hand; the others have the menu."""

TAB_RIGHTS = frozenset({Right.STORE_KEEPER, Right.TECHNICIAN})
_STOCK_TAKES = ("work_stock_take_list", _("Stock-takes"), "clipboard-check", TAB_RIGHTS, "")


def render_workbench(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    current: str = "",
    status: int = 200,
) -> HttpResponse:
    """Render a workbench page with its frame as `page`; `current` is the url name of the way that is marked."""
    return render(
        request, template, {**(context or {}), "page": workbench_page(request, current)}, status=status
    )


def workbench_page(request: Any, current: str = "") -> Page:
    """The frame for this member of staff."""
    actor: Actor = request.actor
    open_to_it = frozenset(name for name, _label, _icon, rights, _group in WAYS if actor.has_right(*rights))
    nav, tabs = _ways(
        get_language() or "", get_script_prefix(), open_to_it, actor.has_right(*TAB_RIGHTS), current
    )
    return Page(
        brand=Brand(
            name=actor.provider.name,
            home_url=reverse("work_home"),
            slug=actor.provider.slug,
            logo_url=logo_url(actor.provider),
        ),
        nav=nav,
        tabs=tabs,
        account=account_of(request),
        search_url=reverse("work_search"),
        bell=bell_of(request),
        **frame_parts(request, "work_", asks=False),
    )


@lru_cache(maxsize=1024)
def _ways(
    _language: str, _prefix: str, open_to_it: frozenset[str], has_tabs: bool, current: str
) -> tuple[tuple[NavItem, ...], tuple[NavItem, ...]]:
    """Rail and tab bar, written out once for each language, beginning of addresses, and set of ways."""
    written = {
        name: NavItem(
            label=str(label), url=reverse(name), icon=icon, current=name == current, group=str(group)
        )
        for name, label, icon, _rights, group in (*WAYS, _STOCK_TAKES)
    }
    nav = tuple(written[name] for name, *_rest in WAYS if name in open_to_it)
    return nav, tuple(replace(written[name], group="") for name in TABS) if has_tabs else ()
