"""Views of the list of requests that an agent keeps: named, shared, begun with, renamed, forgotten."""

from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from huolto.desk.queries import requests_at_work
from huolto.foundation.errors import InvalidInput
from huolto.foundation.localisation import figure
from huolto.foundation.paging import capped_counts
from huolto.foundation.views import Audience, page
from huolto.parties.choices import STAFF_RIGHTS, ListName
from huolto.parties.commands import change_view, delete_view, save_view
from huolto.parties.models import SavedView
from huolto.parties.saved_views import own_view
from huolto.workbench.frame import render_workbench
from huolto.workbench.request_address import given_in, wanted_in
from huolto.workbench.request_filter_words import filter_words

staff_only = page(Audience.STAFF, *STAFF_RIGHTS)


@staff_only
@require_http_methods(["GET", "POST"])
def work_request_view_save(request: Any) -> HttpResponse:
    """Keep what the list shows under a name."""
    given = given_in(request.POST if request.method == "POST" else request.GET)
    return _page(request, given, partial(save_view, filters=given))


@staff_only
@require_http_methods(["GET", "POST"])
def work_request_view(request: Any, pk: int) -> HttpResponse:
    """Rename a view of one's own, share it, begin with it."""
    view = own_view(request.actor, pk, ListName.REQUESTS)
    return _page(request, view.filters, partial(change_view, view_id=pk), view)


@require_POST
@staff_only
def work_request_view_delete(request: Any, pk: int) -> HttpResponse:
    """Forget a view of one's own."""
    delete_view(actor=request.actor, list_name=ListName.REQUESTS, view_id=pk)
    messages.success(request, _("The view is deleted."))
    return HttpResponseRedirect(_list({"state": "open"}))


def _written(request: Any) -> dict[str, Any]:
    return {
        "name": request.POST.get("name", ""),
        "is_shared": request.POST.get("is_shared") == "on",
        "is_default": request.POST.get("is_default") == "on",
    }


def _list(filters: dict[str, str]) -> str:
    return f"{reverse('work_requests')}?{urlencode(filters)}"


def _page(
    request: Any, filters: dict[str, str], keep: Callable[..., Any], view: SavedView | None = None
) -> HttpResponse:
    """The form of a view, and what is written in it kept by `keep`."""
    shown: dict[str, Any] = {
        "name": view.name if view else "",
        "is_shared": bool(view and view.is_shared),
        "is_default": bool(view and view.is_default),
    }
    error = ""
    if request.method == "POST":
        shown = _written(request)
        try:
            keep(actor=request.actor, list_name=ListName.REQUESTS, **shown)
        except InvalidInput as refused:
            error = str(refused)
        else:
            messages.success(request, _("The view is saved."))
            return HttpResponseRedirect(_list(filters))
    [(count, is_more)] = capped_counts([requests_at_work(request.actor, wanted_in(filters))])
    title = _("Change the view") if view else _("Save this view")
    context = {
        **shown,
        "view": view,
        "title": title,
        "filters": filters,
        "told": filter_words(request.actor, filters),
        "list_url": _list(filters),
        "crumbs": [(_("Requests"), reverse("work_requests")), (title, "")],
        "shows": f"{figure(count)}+" if is_more else figure(count),
        "error": error,
    }
    status = 422 if error else 200
    return render_workbench(
        request, "workbench/requests/view.html", context, current="work_requests", status=status
    )


urlpatterns = [
    path("requests/views/", work_request_view_save, name="work_request_view_save"),
    path("requests/views/<int:pk>/", work_request_view, name="work_request_view"),
    path("requests/views/<int:pk>/delete/", work_request_view_delete, name="work_request_view_delete"),
]
