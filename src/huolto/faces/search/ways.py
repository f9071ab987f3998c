"""Pages and things to do that can be gone to by their name. Whether a reader is offered one says the page itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huolto.faces.search.found import Found
from huolto.foundation.actors import Actor
from huolto.foundation.localisation import LANGUAGE_NAMES, current
from huolto.foundation.pages import Text
from huolto.foundation.views import Permission
from huolto.rules.formatting import fold


@dataclass(frozen=True)
class Way:
    """A page by its name among the addresses; `words` are others that it is looked for by."""

    name: str
    title: Text
    icon: str
    words: Text = ""


PORTAL = (
    Way("shop", gettext_lazy("Order something"), "shopping-bag", gettext_lazy("new order shop buy")),
    Way("cart", gettext_lazy("Cart"), "shopping-cart"),
    Way("home", gettext_lazy("Home"), "home"),
    Way("forms", gettext_lazy("Services and forms"), "clipboard-list", gettext_lazy("request form HR IT")),
    Way("requests", gettext_lazy("Requests"), "message", gettext_lazy("orders tickets")),
    Way("find_out", gettext_lazy("Find out what is wrong"), "route", gettext_lazy("broken fault guide")),
    Way("devices", gettext_lazy("Devices"), "devices", gettext_lazy("register items")),
    Way("endings", gettext_lazy("What ends soon"), "calendar-due", gettext_lazy("leases warranties")),
    Way("stock_take_list", gettext_lazy("Stock-takes"), "clipboard-check", gettext_lazy("inventory counting")),
    Way("device_import", gettext_lazy("Import devices"), "upload", gettext_lazy("CSV spreadsheet list")),
    Way("agreements", gettext_lazy("Agreements"), "file-text", gettext_lazy("contract prices")),
    Way("invoices", gettext_lazy("Invoices"), "file-invoice", gettext_lazy("bills costs")),
    Way("people", gettext_lazy("People and rights"), "users", gettext_lazy("employees")),
    Way("person_new", gettext_lazy("Add a person"), "user-plus", gettext_lazy("new employee")),
    Way("calendar", gettext_lazy("Calendar"), "calendar", gettext_lazy("days off holidays closed")),
    Way("stand_ins", gettext_lazy("While you are away"), "user-check", gettext_lazy("stand-in deputy holiday approvals")),
    Way("notifications", gettext_lazy("Notifications"), "bell"),
    Way("notification_choices", gettext_lazy("What is mailed to you"), "settings", gettext_lazy("mail settings")),
    Way("account_change_password", gettext_lazy("Change password"), "lock"),
)  # fmt: skip

WORKBENCH = (
    Way("work_home", gettext_lazy("Today"), "home"),
    Way("work_orders", gettext_lazy("Orders"), "package", gettext_lazy("receive deliver")),
    Way("work_requests", gettext_lazy("Requests"), "message", gettext_lazy("tickets queue")),
    Way("work_request_figures", gettext_lazy("The desk in figures"), "chart-bar", gettext_lazy("dashboard arrivals backlog targets met")),
    Way("work_requests_hand_over", gettext_lazy("Hand my requests over"), "arrow-right", gettext_lazy("away holiday colleague")),
    Way("work_incoming_mails", gettext_lazy("Incoming mail"), "mail", gettext_lazy("quarantine spam unknown senders")),
    Way("work_devices", gettext_lazy("Register"), "devices", gettext_lazy("devices items")),
    Way("work_endings", gettext_lazy("What ends soon"), "calendar-due", gettext_lazy("leases warranties")),
    Way("work_stock_take_list", gettext_lazy("Stock-takes"), "clipboard-check", gettext_lazy("inventory counting")),
    Way("work_pools", gettext_lazy("Stock"), "building-warehouse", gettext_lazy("pools spare swap loan devices")),
    Way("work_pool_new", gettext_lazy("New pool"), "plus", gettext_lazy("stock spare swap loan")),
    Way("work_device_import", gettext_lazy("Import devices"), "upload", gettext_lazy("CSV spreadsheet list")),
    Way("work_customers", gettext_lazy("Customers"), "building-community", gettext_lazy("organisations")),
    Way("work_customer_new", gettext_lazy("Add an organisation"), "plus", gettext_lazy("new customer")),
    Way("work_catalogue", gettext_lazy("Catalogue"), "tags", gettext_lazy("products prices")),
    Way("work_product_new", gettext_lazy("Add a product"), "plus", gettext_lazy("new product")),
    Way("work_packages", gettext_lazy("Service packages"), "package"),
    Way("work_agreements", gettext_lazy("Agreements"), "file-text", gettext_lazy("contract prices")),
    Way("work_agreement_new", gettext_lazy("New agreement"), "plus", gettext_lazy("contract")),
    Way("work_billing", gettext_lazy("Billing"), "coins", gettext_lazy("periods close")),
    Way("work_invoices", gettext_lazy("Invoices"), "file-invoice", gettext_lazy("bills")),
    Way("work_queues", gettext_lazy("Queues and answers"), "list-details", gettext_lazy("teams canned templates")),
    Way("work_mailboxes", gettext_lazy("Mailboxes"), "mail", gettext_lazy("IMAP addresses mail in")),
    Way("work_forms", gettext_lazy("Forms"), "clipboard-list", gettext_lazy("services questions builder")),
    Way("work_guides", gettext_lazy("Diagnosis guides"), "route", gettext_lazy("control questions faults repairs avoided")),
    Way("work_channels", gettext_lazy("Ways to reach us"), "phone", gettext_lazy("channels phone hours")),
    Way("work_failed_mails", gettext_lazy("Mails that are not sent"), "mail", gettext_lazy("failed outgoing bounced")),
    Way("work_calendar", gettext_lazy("Calendar"), "calendar", gettext_lazy("days off holidays closed")),
    Way("work_device_settings", gettext_lazy("Reminders and terms"), "adjustments", gettext_lazy("settings")),
    Way("work_notifications", gettext_lazy("Notifications"), "bell"),
    Way("work_notification_choices", gettext_lazy("What is mailed to you"), "settings", gettext_lazy("mail settings")),
    Way("account_change_password", gettext_lazy("Change password"), "lock"),
)  # fmt: skip

LANGUAGE_WORDS = "language kieli språk zaban زبان"
"""How somebody looks for their language who cannot read the one they see."""


def ways_for(actor: Actor) -> list[Found]:
    """Every page and thing to do of the reader's face that its own permission opens, in order."""
    ways = WORKBENCH if actor.is_staff_of_provider else PORTAL
    return [_found(way) for way in ways if _opens(way.name, actor)]


def ways_named(actor: Actor, memberships: Any, text: str, path: str) -> list[Found]:
    """Those whose name or other words have every word of the text at the beginning of one of theirs."""
    wanted = fold(text).split()
    ways = WORKBENCH if actor.is_staff_of_provider else PORTAL
    named = [
        _found(way)
        for way in ways
        if _fits(f"{way.title} {way.words}", wanted) and _opens(way.name, actor)
    ]  # fmt: skip
    switches = [
        found
        for words, found in (*_languages(path), *_memberships(actor, memberships), _theme(path), _leaving())
        if _fits(f"{found.title} {words}", wanted)
    ]
    return named + switches


def _found(way: Way) -> Found:
    return Found(way.title, reverse(way.name), way.icon)


def _fits(said: str, wanted: list[str]) -> bool:
    words = fold(said).split()
    return all(any(word.startswith(part) for word in words) for part in wanted)


def _languages(path: str) -> Iterator[tuple[str, Found]]:
    for code, name in LANGUAGE_NAMES.items():
        if code == current().language:
            continue
        posted = {"language": code, "next": path}
        title = _("Switch to %(language)s") % {"language": name}
        yield (
            f"{LANGUAGE_WORDS} {code} {_english(code)}",
            Found(title, reverse("language"), "language", posted=posted),
        )


def _memberships(actor: Actor, memberships: Any) -> Iterator[tuple[str, Found]]:
    for one in memberships:
        if one.person_id != actor.person_id:
            title = _("Act for %(organisation)s") % {"organisation": one.person.organisation.name}
            found = Found(
                title, reverse("switch_membership"), "switch-horizontal", one.provider.name,
                posted={"membership": str(one.pk)},
            )  # fmt: skip
            yield _("switch organisation"), found


def _theme(path: str) -> tuple[str, Found]:
    return _("theme colours dark"), Found(_("Light or dark"), reverse("theme"), "moon", posted={"next": path})


def _leaving() -> tuple[str, Found]:
    return _("log out leave"), Found(
        _("Sign out"), reverse("account_logout"), "logout", posted={"leave": "1"}
    )


def _english(code: str) -> str:
    return {"en": "English", "fi": "Finnish", "sv": "Swedish", "nb": "Norwegian", "fa": "Persian Farsi"}[code]


def _opens(name: str, actor: Actor) -> bool:
    permission = _permissions().get(name)
    return permission is not None and permission.allows(actor, is_signed_in=True)


@cache
def _permissions() -> Mapping[str, Permission]:
    """What each address declares, by its name."""
    return {
        pattern.name: pattern.callback.permission
        for pattern in _patterns(get_resolver().url_patterns)
        if pattern.name and hasattr(pattern.callback, "permission")
    }


def _patterns(patterns: list[Any]) -> Iterator[URLPattern]:
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from _patterns(one.url_patterns)
        else:
            yield one
