"""The frame around every portal page: brand, ways to go, the reader's own menu."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from huolto.faces.frame import account_of, bell_of
from huolto.faces.frame_parts import frame_parts
from huolto.foundation.actors import Actor
from huolto.foundation.logos import logo_url
from huolto.foundation.pages import Brand, NavItem, Page
from huolto.parties.choices import Right

WAYS: tuple[tuple[str, Any, str, frozenset[str]], ...] = (
    ("home", _("Home"), "home", frozenset()),
    ("forms", _("Forms"), "clipboard-list", frozenset()),
    ("requests", _("Requests"), "message", frozenset()),
    ("shop", _("Shop"), "shopping-bag", frozenset({Right.ORDER})),
    ("devices", _("Devices"), "devices", frozenset()),
    (
        "invoices",
        _("Invoices"),
        "file-invoice",
        frozenset({Right.ORDER, Right.INSPECT, Right.ADMINISTER_CUSTOMER}),
    ),
    ("people", _("People and rights"), "users", frozenset({Right.ADMINISTER_CUSTOMER})),
    ("privacy", _("Privacy"), "shield-check", frozenset({Right.DATA_OFFICER})),
)
"""Url name, label, icon, and the rights of which one is needed (none: everybody)."""


def render_portal(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    current: str = "",
    status: int = 200,
) -> HttpResponse:
    """Render a portal page with its frame as `page`; `current` is the url name of the way that is marked."""
    return render(
        request, template, {**(context or {}), "page": portal_page(request, current)}, status=status
    )


def portal_page(request: Any, current: str = "") -> Page:
    """The frame for this reader."""
    actor: Actor = request.actor
    open_to_it = frozenset(
        name for name, _label, _icon, rights in WAYS if not rights or actor.has_right(*rights)
    )
    return Page(
        brand=Brand(
            name=actor.organisation_name or actor.provider.name,
            second=_("served by %(provider)s") % {"provider": actor.provider.name},
            home_url=reverse("home"),
            slug=actor.provider.slug,
            logo_url=logo_url(actor.provider),
        ),
        nav=_ways(get_language() or "", get_script_prefix(), open_to_it, current),
        account=account_of(request),
        search_url=reverse("search"),
        bell=bell_of(request),
        footer=(
            NavItem(label=str(_("User guide")), url=reverse("guide")),
            NavItem(label=str(_("News")), url=reverse("news")),
            *(
                (NavItem(label=str(_("More guides")), url=actor.provider.user_guide_url),)
                if actor.provider.user_guide_url
                else ()
            ),
        ),
        **frame_parts(request),
    )


@lru_cache(maxsize=512)
def _ways(_language: str, _prefix: str, open_to_it: frozenset[str], current: str) -> tuple[NavItem, ...]:
    """The ways, written out once for each language, beginning of addresses, and set of ways."""
    return tuple(
        NavItem(label=str(label), url=reverse(name), icon=icon, current=name == current)
        for name, label, icon, _rights in WAYS
        if name in open_to_it
    )
