"""Requests at work: the list by state, one request with its messages, and what may be done with it.

HR requests are there for HR agents only, in lists and counts too; that somebody read one is kept.
"""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from huolto.desk.access import may_handle, request_visible_to
from huolto.desk.choices import TRANSITIONS, RequestKind, RequestState
from huolto.desk.commands import add_message, cancel_request, finish_request, start_request
from huolto.desk.models import ServiceRequest
from huolto.desk.ports import process_of
from huolto.desk.queries import all_messages_of, counts_of_views, log_confidential_reading, requests_at_work
from huolto.foundation.actors import Actor
from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.pages import View
from huolto.foundation.views import Audience, page
from huolto.parties.choices import STAFF_RIGHTS
from huolto.shop.models import Order
from huolto.workbench.frame import render_workbench

PAGE_SIZE = 30
staff_only = page(Audience.STAFF, *STAFF_RIGHTS)

VIEWS = {
    "open": gettext_lazy("Open"),
    RequestState.WAITING_FOR_APPROVAL: gettext_lazy("Waiting for approval"),
    "ended": gettext_lazy("Ended"),
    "all": gettext_lazy("All"),
}
"""Name in the address -> label; the first is shown without a name."""

MOVES = {"start": start_request, "finish": finish_request, "cancel": cancel_request}


class MessageForm(forms.Form):
    """A message to the customer, or a note for colleagues."""

    body = forms.CharField(
        label=gettext_lazy("Message"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Write something first.")},
    )
    is_internal = forms.BooleanField(
        label=gettext_lazy("Internal: the customer does not see it"), required=False
    )


@staff_only
def work_requests(request: Any) -> HttpResponse:
    """Requests by state, kind and words; every filter stands in the address."""
    view = request.GET.get("state", "open")
    view = view if view in VIEWS else "open"
    kind = request.GET.get("kind", "")
    kind = kind if kind in RequestKind.values else ""
    search = request.GET.get("q", "").strip()[:100]
    found = requests_at_work(request.actor, view=view, kind=kind, search=search)
    here = reverse("work_requests")
    counts = counts_of_views(request.actor, tuple(VIEWS))
    context = {
        "found": Paginator(found, PAGE_SIZE).get_page(request.GET.get("page")),
        "views": tuple(
            View(label=label, url=f"{here}?state={name}", current=name == view, count=counts[name])
            for name, label in VIEWS.items()
        ),
        "kinds": RequestKind.choices,
        "kind": kind,
        "view": view,
        "search": search,
    }
    return render_workbench(request, "workbench/requests/list.html", context, current="work_requests")


@staff_only
def work_request(request: Any, pk: int) -> HttpResponse:
    """One request with all that was written, internal notes included."""
    return _show(request, pk)


@require_POST
@staff_only
def work_request_message(request: Any, pk: int) -> HttpResponse:
    """Write to the customer or to colleagues."""
    form = MessageForm(request.POST)
    if form.is_valid():
        try:
            add_message(
                actor=request.actor,
                request_id=pk,
                body=form.cleaned_data["body"],
                is_public=not form.cleaned_data["is_internal"],
            )
            return HttpResponseRedirect(reverse("work_request", args=[pk]) + "#messages")
        except DomainError as error:
            if isinstance(error, NotVisible):
                raise
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return _show(request, pk, form=form, status=422)


@require_POST
@staff_only
def work_request_move(request: Any, pk: int) -> HttpResponse:
    """Begin, finish or cancel a request."""
    move = MOVES.get(request.POST.get("move", ""))
    if move is None:
        raise Http404
    try:
        moved = move(actor=request.actor, request_id=pk)
        messages.success(
            request,
            _("%(number)s: %(state)s.") % {"number": moved.number, "state": moved.get_state_display()},
        )
    except DomainError as error:
        if isinstance(error, NotVisible):
            raise
        messages.error(request, str(error))
    return HttpResponseRedirect(reverse("work_request", args=[pk]))


def _show(request: Any, pk: int, *, form: MessageForm | None = None, status: int = 200) -> HttpResponse:
    found = request_visible_to(request.actor, pk)
    log_confidential_reading(actor=request.actor, request=found)
    context = {
        "found": found,
        "letters": all_messages_of(found),
        "approvals": found.approvals.select_related("approver", "cost_centre"),
        "order": Order.objects.of(request.provider).filter(request=found).first(),
        "moves": _moves(request.actor, found),
        "form": form or MessageForm(),
    }
    return render_workbench(
        request, "workbench/requests/request.html", context, current="work_requests", status=status
    )


def _moves(actor: Actor, found: ServiceRequest) -> tuple[str, ...]:
    """What this member of staff may do with the request now."""
    if not may_handle(actor, found):
        return ()
    process = process_of(found)
    to = TRANSITIONS[found.state]
    moves = []
    if RequestState.IN_PROGRESS in to:
        moves.append("start")
    if RequestState.DONE in to and (process is None or process.may_finish(actor=actor, request=found)):
        moves.append("finish")
    if RequestState.CANCELLED in to and (process is None or process.may_cancel(actor=actor, request=found)):
        moves.append("cancel")
    return tuple(moves)


urlpatterns = [
    path("requests/", work_requests, name="work_requests"),
    path("requests/<int:pk>/", work_request, name="work_request"),
    path("requests/<int:pk>/message/", work_request_message, name="work_request_message"),
    path("requests/<int:pk>/move/", work_request_move, name="work_request_move"),
]
