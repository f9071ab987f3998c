"""Devices on pages: the list, changes, taking out of service, import. Identity cards: `card`.

`DevicePages` holds what differs between the faces; its `urlpatterns` are mounted by `portal/devices.py` and
`workbench/devices.py`.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from huolto.faces.device_lists import DeviceLists
from huolto.faces.imports import ImportPages
from huolto.foundation.errors import ChangedMeanwhile, DomainError, NotAllowed, NotVisible
from huolto.foundation.views import page
from huolto.register.access import item_visible_to, leaves_scope, may_change
from huolto.register.cards import differences
from huolto.register.commands import change_items, take_out_of_service
from huolto.register.commands.leases import instant_of
from huolto.register.forms import ItemChangeForm, TakeOutForm, tell
from huolto.register.models import Item, Lease

REFUSED_SHOWN = 100


@dataclass(frozen=True, kw_only=True)
class DevicePages(DeviceLists, ImportPages):
    """The pages of one face: what `DeviceLists` says of it, imports, and changes of single devices."""

    def urlpatterns(self) -> list[URLPattern]:
        """The addresses below the face's own."""
        change = page(self.audience, *self.changing_rights)
        return [
            *self.list_patterns(),
            *self.import_patterns(change),
            path("devices/<int:pk>/change/", change(self.device_change), name=self.urls["change"]),
            path("devices/<int:pk>/take-out/", change(self.device_take_out), name=self.urls["take_out"]),
        ]

    def device_change(self, request: Any, pk: int) -> HttpResponse:
        """Change holder, place, cost centre and posting code from a day on; a second saver sees both values."""
        item = _changeable(request, pk)
        form = ItemChangeForm(request.POST or None, actor=request.actor, item=item)
        both: Any = ()
        leaves = False
        status = 200 if request.method == "GET" else 422
        if request.method == "POST" and form.is_valid():
            leaves = leaves_scope(request.actor, item, form.touched())
        if request.method == "POST" and form.is_valid() and (not leaves or request.POST.get("leaves")):
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
                way = reverse(self.urls["list"]) if leaves else reverse(self.urls["item"], args=[pk])
                return HttpResponseRedirect(way)
        context = {
            "item": item,
            "form": form,
            "leaves": leaves,
            "differences": both,
            "crumbs": self._crumbs_of(item),
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
            "crumbs": self._crumbs_of(item),
            "urls": self.urls,
        }
        status = 200 if request.method == "GET" else 422
        return self._render(request, "take_out", context, status)

    def _crumbs_of(self, item: Item) -> list[tuple[str, str]]:
        return [*self._crumbs(), (item.name, reverse(self.urls["item"], args=[item.pk]))]


def _changeable(request: Any, pk: int) -> Item:
    item = item_visible_to(request.actor, pk)
    if not may_change(request.actor, item):
        raise NotAllowed
    return item
