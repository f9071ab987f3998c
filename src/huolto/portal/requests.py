"""What the reader asked for and is asked: requests with their track, messages, approvals."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from huolto.desk.access import approvals_waiting_for, may_write, request_visible_to, requests_visible_to
from huolto.desk.choices import ApprovalState
from huolto.desk.commands import add_message, answer_approval, approval_of_token, cancel_request
from huolto.desk.models import Approval
from huolto.desk.queries import log_confidential_reading, public_messages_of, request_states
from huolto.desk.reasons import approval_why
from huolto.foundation.errors import DomainError, InvalidInput, NotVisible, WrongState
from huolto.foundation.localisation import speaking
from huolto.foundation.pages import Page, View
from huolto.foundation.views import Audience, page
from huolto.parties.mails import language_of
from huolto.parties.queries import actor_of_person
from huolto.portal.frame import render_portal
from huolto.portal.request_page import request_page

PAGE_SIZE = 20


@page(Audience.CUSTOMER)
def requests(request: Any) -> HttpResponse:
    """The requests that the reader may follow, newest first, and what waits for an answer."""
    state = request.GET.get("state", "")
    visible = requests_visible_to(request.actor).select_related("customer", "requester")
    mine = request.GET.get("whose", "") == "mine"
    if mine:
        visible = visible.filter(requester_id=request.actor.person_id)
    shown = visible.filter(state__in=request_states(state)) if state else visible
    found = Paginator(shown, PAGE_SIZE).get_page(request.GET.get("page"))
    here = reverse("requests")
    views = (
        View(label=_("All"), url=here, current=not state and not mine),
        View(label=_("My own"), url=f"{here}?whose=mine", current=mine),
        View(label=_("Open"), url=f"{here}?state=open", current=state == "open"),
        View(label=_("Ended"), url=f"{here}?state=ended", current=state == "ended"),
    )
    context = {"found": found, "views": views, "approvals": approvals_waiting_for(request.actor)}
    return render_portal(request, "portal/requests/list.html", context, current="requests")


@page(Audience.CUSTOMER)
def request_detail(request: Any, pk: int) -> HttpResponse:
    """One request: where it stands, what was ordered, what was written."""
    return _show(request, pk)


@require_POST
@page(Audience.CUSTOMER)
def request_message(request: Any, pk: int) -> HttpResponse:
    """Write about a request."""
    body = request.POST.get("body", "")[:20_000]
    try:
        add_message(actor=request.actor, request_id=pk, body=body)
    except InvalidInput as error:
        return _show(request, pk, error=error, body=body, status=422)
    return HttpResponseRedirect(reverse("request", args=[pk]) + "#messages")


@require_POST
@page(Audience.CUSTOMER)
def request_cancel(request: Any, pk: int) -> HttpResponse:
    """Take a request back."""
    try:
        cancelled = cancel_request(actor=request.actor, request_id=pk)
        messages.success(request, _("%(number)s is cancelled.") % {"number": cancelled.number})
    except WrongState as error:
        messages.error(request, str(error))
    return HttpResponseRedirect(reverse("request", args=[pk]))


@page(Audience.CUSTOMER)
def approval(request: Any, pk: int) -> HttpResponse:
    """Answer an approval that the reader is asked for."""
    asked = (
        Approval.objects.of(request.provider)
        .filter(approver_id=request.actor.person_id)
        .select_related("request__customer", "asked_by", "cost_centre")
        .filter(pk=pk)
        .first()
    )
    if asked is None:
        raise NotVisible
    error = None
    if request.method == "POST":
        try:
            _answer(request.actor, asked, request.POST)
            said = _("You approved it.") if request.POST.get("choice") == "approve" else _("You declined it.")
            messages.success(request, said)
            return HttpResponseRedirect(reverse("request", args=[asked.request_id]))
        except DomainError as refused:
            error = refused
    return render_portal(
        request,
        "portal/requests/approval.html",
        {**_approval_context(asked), "error": error, "typed": request.POST.get("answer", "")},
        current="requests",
        status=error.status if error else 200,
    )


@page(Audience.ANYONE)
def approval_by_link(request: Any, token: str) -> HttpResponse:
    """Answer an approval by the mailed link, without signing in; whoever has the link is the one who was asked."""
    if request.provider is None:
        raise Http404
    asked = approval_of_token(request.provider.pk, token)
    language = language_of(asked.approver)
    error = None
    with speaking(language, request.provider.zone):
        if request.method == "POST":
            try:
                _answer(actor_of_person(asked.approver), asked, request.POST)
                asked.refresh_from_db()
            except DomainError as refused:
                error = refused
        context = {
            **_approval_context(asked),
            "error": error,
            "typed": request.POST.get("answer", ""),
            "page": Page(),
            "by_link": True,
        }
        response = render(
            request, "portal/requests/approval_by_link.html", context, status=error.status if error else 200
        )
    # Not "no-referrer": browsers would then send the form with `Origin: null`, which is refused as forged.
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _answer(actor: Any, asked: Approval, data: Any) -> None:
    choice = data.get("choice")
    if choice not in ("approve", "decline"):
        raise InvalidInput(_("Choose whether you approve or decline."))
    answer = data.get("answer", "")[:2000]
    answer_approval(actor=actor, approval_id=asked.pk, approve=choice == "approve", answer=answer)


def _approval_context(asked: Approval) -> dict[str, Any]:
    return {
        "approval": asked,
        "is_open": asked.state == ApprovalState.PENDING,
        "why": approval_why(asked.reason),
        "order": request_page_order(asked),
    }


def request_page_order(asked: Approval) -> Any:
    """What is to be approved, as the request's page shows it."""
    return request_page(asked.request).order


def _show(
    request: Any, pk: int, *, error: DomainError | None = None, body: str = "", status: int = 200
) -> HttpResponse:
    found = request_visible_to(request.actor, pk)
    log_confidential_reading(actor=request.actor, request=found)
    context = {
        "found": found,
        "shown": request_page(found),
        "letters": public_messages_of(found),
        "waiting": approvals_waiting_for(request.actor).filter(request=found).first(),
        "may_write": may_write(request.actor, found),
        "may_cancel": request.actor.person_id == found.requester_id and request_page(found).may_cancel,
        "error": error,
        "body": body,
    }
    return render_portal(request, "portal/requests/detail.html", context, current="requests", status=status)


urlpatterns = [
    path("requests/", requests, name="requests"),
    path("requests/<int:pk>/", request_detail, name="request"),
    path("requests/<int:pk>/message/", request_message, name="request_message"),
    path("requests/<int:pk>/cancel/", request_cancel, name="request_cancel"),
    path("approvals/<int:pk>/", approval, name="approval"),
    path("approvals/<str:token>/", approval_by_link, name="approval_by_link"),
]
