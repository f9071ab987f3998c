"""Lists of devices on pages: search, filters, columns, saved views; all in the address.

`DeviceLists` holds what differs between the faces; `devices.DevicePages` adds the pages of single devices.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from huolto.faces.after import life_urls
from huolto.faces.device_rows import facets_html, given_html, heads_html, rows_html
from huolto.faces.face import FacePages
from huolto.foundation.errors import InvalidInput, NotVisible
from huolto.foundation.views import page
from huolto.parties.choices import ListName
from huolto.parties.commands import delete_view, save_view
from huolto.parties.saved_views import own_view
from huolto.register.access import CHANGEABLE, VISIBLE
from huolto.register.facets import FACETS
from huolto.register.list_page import ListPage, facet_names, facet_page, list_page


@dataclass(frozen=True, kw_only=True)
class DeviceLists(FacePages):
    """The lists of one face. `urls` names their addresses for the templates of the register.

    `seeing_rights` and `changing_rights` are asked for before a page opens (none: everybody of the audience);
    whoever holds one of `paying_rights` is told when nothing has been charged yet.
    """

    changing_rights: tuple[str, ...]
    paying_rights: tuple[str, ...]
    with_customer: bool
    shop: tuple[str, str] | None = None
    """Address and right of the shop, where devices are ordered."""

    def list_patterns(self) -> list[URLPattern]:
        """The addresses of lists, below the face's own."""
        see = page(self.audience, *self.seeing_rights)
        return [
            path("devices/", see(self.devices), name=self.urls["list"]),
            path("devices/filter/<slug:name>/", see(self.device_filter), name=self.urls["filter"]),
            path("devices/views/", see(self.device_view_save), name=self.urls["view_save"]),
            path(
                "devices/views/<int:pk>/delete/", see(self.device_view_delete), name=self.urls["view_delete"]
            ),
        ]

    def devices(self, request: Any) -> HttpResponse:
        """The list: search as you type, views, filters, columns, all in the address."""
        if "column" in request.GET:
            return HttpResponseRedirect(f"{request.path}?{self._with_columns(request)}")
        is_partial = bool(request.htmx) and not request.htmx.history_restore_request
        context = self._list_context(request, self._list(request, request.GET))
        if is_partial:
            answer = render(request, "register/rows.html", {**context, "is_partial": True})
            query = context["list"].address
            answer["HX-Push-Url"] = f"{request.path}?{query}" if query else request.path
            return answer
        return self._render(request, "list", context)

    def device_filter(self, request: Any, name: str) -> HttpResponse:
        """The values of one filter with their counts, to choose from; a part of the list's menu, or a page."""
        if name not in dict(facet_names(with_customer=self.with_customer)):
            raise NotVisible
        shown = facet_page(request.actor, request.GET, name)
        context = {"facet": shown, "urls": self.urls, "crumbs": self._crumbs()}
        if request.htmx:
            return render(request, "register/_facet.html", context)
        return self._render(request, "filter", context)

    def device_view_save(self, request: Any) -> HttpResponse:
        """Keep what the address says under a name; the form stands under the list's tabs."""
        given = request.POST if request.method == "POST" else request.GET
        shown = self._list(request, given)
        error = ""
        if request.method == "POST":
            try:
                save_view(
                    actor=request.actor,
                    list_name=ListName.DEVICES,
                    name=given.get("name", ""),
                    filters=shown.given,
                    is_shared=given.get("is_shared") == "on",
                )
            except InvalidInput as refused:
                error = str(refused)
            else:
                messages.success(request, _("The view is saved."))
                return HttpResponseRedirect(f"{reverse(self.urls['list'])}?{urlencode(shown.given)}")
        context = {
            "list": shown,
            "filters": FACETS,
            "name": given.get("name", ""),
            "is_shared": given.get("is_shared") == "on",
            "error": error,
            "urls": self.urls,
            "crumbs": self._crumbs(),
        }
        return self._render(request, "view", context, 422 if error else 200)

    def device_view_delete(self, request: Any, pk: int) -> HttpResponse:
        """Forget a view of one's own."""
        own_view(request.actor, pk, ListName.DEVICES)
        if request.method == "POST":
            delete_view(actor=request.actor, list_name=ListName.DEVICES, view_id=pk)
            messages.success(request, _("The view is deleted."))
        return HttpResponseRedirect(reverse(self.urls["list"]))

    def _list(self, request: Any, address: Any) -> ListPage:
        return list_page(
            request.actor,
            address,
            with_customer=self.with_customer,
            with_prices=VISIBLE.is_given(request.actor),
        )

    def _list_context(self, request: Any, shown: ListPage) -> dict[str, Any]:
        return {
            "list": shown,
            "given": given_html(shown),
            "heads": heads_html(shown, request.GET),
            "rows": rows_html(shown, item_url=self.urls["item"], currency=request.provider.currency),
            "shown_ids": ",".join(str(row.pk) for row in shown.rows),
            "facets": facets_html(shown, self.urls["filter"], facet_names(with_customer=self.with_customer)),
            "urls": self.urls,
            "may_see_endings": VISIBLE.is_given(request.actor),
            "may_take_stock": VISIBLE.is_given(request.actor),
            "may_import": CHANGEABLE.is_given(request.actor),
            "shop_url": self._shop_url(request),
            **life_urls(request.actor, self.paying_rights),
        }

    def _with_columns(self, request: Any) -> str:
        """The address with the ticked columns as one word of it."""
        address = request.GET.copy()
        address["columns"] = ",".join(address.pop("column"))
        return str(address.urlencode())

    def _crumbs(self) -> list[tuple[str, str]]:
        return [(_("Devices"), reverse(self.urls["list"]))]

    def _shop_url(self, request: Any) -> str:
        if self.shop is None or not request.actor.has_right(self.shop[1]):
            return ""
        return reverse(self.shop[0])

    def _render(self, request: Any, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        return self.render(
            request, f"{self.folder}/{name}.html", context, current=self.current, status=status
        )
