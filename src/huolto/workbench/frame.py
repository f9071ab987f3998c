"""The frame around every workbench page: the rail with what this member of staff may do."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from huolto.foundation.actors import Actor
from huolto.foundation.pages import Account, Brand, MembershipOption, NavItem, Page
from huolto.parties.choices import STAFF_RIGHTS, Right

_ALL = frozenset(STAFF_RIGHTS)
_AGREEMENTS = frozenset({Right.BILLING, Right.ACCOUNT_MANAGER, Right.ADMINISTER_PROVIDER})
_KEEPERS = frozenset({Right.ACCOUNT_MANAGER, Right.ADMINISTER_PROVIDER})
_MONEY = frozenset({Right.BILLING, Right.ADMINISTER_PROVIDER})

WAYS: tuple[tuple[str, Any, str, frozenset[str], Any], ...] = (
    ("work_home", _("Today"), "home", _ALL, ""),
    ("work_orders", _("Orders"), "package", _ALL, _("Work")),
    ("work_requests", _("Requests"), "message", _ALL, _("Work")),
    ("work_devices", _("Register"), "devices", _ALL, _("Work")),
    ("work_customers", _("Customers"), "building-community", _ALL, _("Customers")),
    ("work_catalogue", _("Catalogue"), "tags", _KEEPERS, _("Customers")),
    ("work_agreements", _("Agreements"), "file-text", _AGREEMENTS, _("Customers")),
    ("work_billing", _("Billing"), "coins", _MONEY, _("Money")),
    ("work_invoices", _("Invoices"), "file-invoice", _MONEY, _("Money")),
)
"""Url name, label, icon, rights of which one is needed, heading in the rail."""


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
    return Page(
        brand=Brand(name=actor.provider.name, home_url=reverse("work_home"), slug=actor.provider.slug),
        nav=tuple(
            NavItem(label=label, url=reverse(name), icon=icon, current=name == current, group=group)
            for name, label, icon, rights, group in WAYS
            if actor.has_right(*rights)
        ),
        account=Account(
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
                NavItem(label=_("API tokens"), url=reverse("work_api_tokens"), icon="key"),
            ),
            sign_out_url=reverse("account_logout"),
        ),
    )
