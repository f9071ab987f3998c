"""The frame around every portal page: brand, ways to go, the reader's own menu."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from huolto.foundation.actors import Actor
from huolto.foundation.pages import Account, Brand, MembershipOption, NavItem, Page
from huolto.parties.choices import Right

WAYS: tuple[tuple[str, Any, str, frozenset[str]], ...] = (
    ("home", _("Home"), "home", frozenset()),
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
    return Page(
        brand=Brand(
            name=actor.organisation_name or actor.provider.name,
            second=_("served by %(provider)s") % {"provider": actor.provider.name},
            home_url=reverse("home"),
            slug=actor.provider.slug,
        ),
        nav=tuple(
            NavItem(label=label, url=reverse(name), icon=icon, current=name == current)
            for name, label, icon, rights in WAYS
            if not rights or actor.has_right(*rights)
        ),
        account=account_of(request),
        footer=(NavItem(label=_("User guide"), url=actor.provider.user_guide_url),)
        if actor.provider.user_guide_url
        else (),
    )


def account_of(request: Any) -> Account:
    """The reader's menu with all memberships, at whichever provider."""
    actor: Actor = request.actor
    return Account(
        name=actor.name,
        second=request.user.email,
        memberships=tuple(
            MembershipOption(
                value=str(membership.pk),
                label=membership.person.organisation.name,
                second=membership.provider.name,
                current=membership.person_id == actor.person_id,
            )
            for membership in request.memberships
        ),
        switch_url=reverse("switch_membership"),
        links=(
            NavItem(label=_("Change password"), url=reverse("account_change_password"), icon="lock"),
            NavItem(label=_("API tokens"), url=reverse("api_tokens"), icon="key"),
        ),
        sign_out_url=reverse("account_logout"),
    )
