"""Devices on pages: the list, identity cards, changes, taking out of service, import.

`DevicePages` holds what differs between the faces; its `urlpatterns` are mounted by `portal/devices.py` and
`workbench/devices.py`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from huolto.charges.queries import charges_of_item
from huolto.charges.reasons import why_of
from huolto.faces.imports import ImportPages
from huolto.foundation.errors import ChangedMeanwhile, DomainError, NotAllowed, NotVisible
from huolto.foundation.localisation import current
from huolto.foundation.views import Audience, page
from huolto.register.access import CHANGEABLE, item_visible_to, may_change
from huolto.register.cards import card_of, differences
from huolto.register.commands import change_items, take_out_of_service
from huolto.register.commands.leases import instant_of
from huolto.register.forms import ItemChangeForm, TakeOutForm, tell
from huolto.register.list_page import list_page
from huolto.register.models import Item, Lease
from huolto.rules.calendars import CalendarSystem
from huolto.rules.periods import period_from_label

REFUSED_SHOWN = 100
CHARGES_SHOWN = 24


@dataclass(frozen=True, kw_only=True)
class DevicePages(ImportPages):
    """The pages of one face. `urls` names their addresses for the templates of the register.

    `seeing_rights` and `changing_rights` are asked for before a page opens (none: everybody of the audience);
    whoever holds one of `paying_rights` is told when nothing has been charged yet.
    """

    urls: dict[str, str]
    render: Callable[..., HttpResponse]
    folder: str
    current: str
    audience: Audience
    seeing_rights: tuple[str, ...]
    changing_rights: tuple[str, ...]
    paying_rights: tuple[str, ...]
    with_customer: bool
    shop: tuple[str, str] | None = None
    """Address and right of the shop, where devices are ordered."""

    def urlpatterns(self) -> list[URLPattern]:
        """The addresses below the face's own."""
        see = page(self.audience, *self.seeing_rights)
        change = page(self.audience, *self.changing_rights)
        return [
            path("devices/", see(self.devices), name=self.urls["list"]),
            *self.import_patterns(change),
            path("devices/<int:pk>/", see(self.device), name=self.urls["item"]),
            path("devices/<int:pk>/change/", change(self.device_change), name=self.urls["change"]),
            path("devices/<int:pk>/take-out/", change(self.device_take_out), name=self.urls["take_out"]),
        ]

    def devices(self, request: Any) -> HttpResponse:
        """The list: search as you type, ready views, filters, all in the address."""
        is_partial = bool(request.htmx) and not request.htmx.history_restore_request
        context: dict[str, Any] = {
            "list": list_page(
                request.actor, request.GET, with_choices=not is_partial, with_customer=self.with_customer
            ),
            "urls": self.urls,
            "may_import": CHANGEABLE.is_given(request.actor),
            "shop_url": self._shop_url(request),
            "with_customer": self.with_customer,
        }
        if is_partial:
            answer = render(request, "register/rows.html", {**context, "is_partial": True})
            query = context["list"].address
            answer["HX-Push-Url"] = f"{request.path}?{query}" if query else request.path
            return answer
        return self._render(request, "list", context)

    def device(self, request: Any, pk: int) -> HttpResponse:
        """The identity card of one device."""
        item = item_visible_to(request.actor, pk)
        context = {
            "card": card_of(request.actor, item),
            "charges": self._charges(request, item),
            "currency": request.provider.currency,
            "crumbs": self._crumbs(),
            "urls": self.urls,
        }
        return self._render(request, "item", context)

    def device_change(self, request: Any, pk: int) -> HttpResponse:
        """Change holder, place, cost centre and posting code from a day on; a second saver sees both values."""
        item = _changeable(request, pk)
        form = ItemChangeForm(request.POST or None, actor=request.actor, item=item)
        both: Any = ()
        status = 200 if request.method == "GET" else 422
        if request.method == "POST" and form.is_valid():
            try:
                change_items(
                    actor=request.actor,
                    item_ids=[pk],
                    changes=form.changes(),
                    from_at=instant_of(request.provider, form.cleaned_data["from_on"]),
                    expected_revision=form.cleaned_data["revision"],
                    reason=form.cleaned_data["reason"],
                )
            except ChangedMeanwhile as error:
                both = differences(request.actor, error.details["yours"], error.details["theirs"])
                item = _changeable(request, pk)
                form = form.renewed(request.actor, item)
                status = 409
            except NotVisible:
                raise
            except DomainError as error:
                tell(form, error, from_at="from_on")
            else:
                messages.success(request, _("%(tag)s is changed.") % {"tag": item.asset_tag})
                return HttpResponseRedirect(reverse(self.urls["item"], args=[pk]))
        context = {
            "item": item,
            "form": form,
            "differences": both,
            "crumbs": self._crumbs(item),
            "urls": self.urls,
        }
        return self._render(request, "change", context, status)

    def device_take_out(self, request: Any, pk: int) -> HttpResponse:
        """Take a device out of service from a day on (S1.18)."""
        item = _changeable(request, pk)
        form = TakeOutForm(request.POST or None, provider=request.provider)
        if request.method == "POST" and form.is_valid():
            try:
                take_out_of_service(
                    actor=request.actor,
                    item_ids=[pk],
                    at=instant_of(request.provider, form.cleaned_data["on"]),
                    reason=form.cleaned_data["reason"],
                )
            except NotVisible:
                raise
            except DomainError as error:
                tell(form, error, at="on")
            else:
                messages.success(request, _("%(tag)s is out of service.") % {"tag": item.asset_tag})
                return HttpResponseRedirect(reverse(self.urls["item"], args=[pk]))
        leased = Lease.objects.filter(item=item, ended_on=None, acquisition_model="finance_lease").exists()
        context = {
            "item": item,
            "form": form,
            "finance_lease": leased,
            "crumbs": self._crumbs(item),
            "urls": self.urls,
        }
        status = 200 if request.method == "GET" else 422
        return self._render(request, "take_out", context, status)

    def _render(self, request: Any, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        return self.render(
            request, f"{self.folder}/{name}.html", context, current=self.current, status=status
        )

    def _shop_url(self, request: Any) -> str:
        if self.shop is None or not request.actor.has_right(self.shop[1]):
            return ""
        return reverse(self.shop[0])

    def _crumbs(self, item: Item | None = None) -> list[tuple[str, str]]:
        crumbs = [(_("Devices"), reverse(self.urls["list"]))]
        return [*crumbs, (item.name, reverse(self.urls["item"], args=[item.pk]))] if item else crumbs

    def _charges(self, request: Any, item: Item) -> dict[str, Any] | None:
        """What the item was charged, where the reader may know; the latest lines with their reasons."""
        here = current()
        charges = list(charges_of_item(request.actor, item))
        if not charges and not request.actor.has_right(*self.paying_rights):
            return None
        return {
            "total": sum((charge.delta for charge in charges), start=Decimal(0)),
            "currency": charges[0].currency if charges else request.provider.currency,
            "lines": [
                {
                    "month": period_from_label(
                        charge.for_period.label, CalendarSystem(charge.for_period.calendar_system)
                    ),
                    "clause": charge.clause,
                    "net": charge.delta,
                    "currency": charge.currency,
                    "why": why_of(charge, here.language, here.calendar_system),
                }
                for charge in charges[:CHARGES_SHOWN]
            ],
        }


def _changeable(request: Any, pk: int) -> Item:
    item = item_visible_to(request.actor, pk)
    if not may_change(request.actor, item):
        raise NotAllowed
    return item
