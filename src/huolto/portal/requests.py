"""What the reader asked for and is asked: requests with their track, messages, approvals."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from huolto.desk.access import (
    approvals_asked_of,
    approvals_waiting_for,
    may_write,
    request_visible_to,
    requests_visible_to,
)
from huolto.desk.approval_chain import why_theirs
from huolto.desk.approval_times import why_until
from huolto.desk.choices import ApprovalState
from huolto.desk.commands import (
    add_message,
    answer_approval,
    cancel_request,
    link_is_over,
    mailed_approval,
    rate_request,
    reopen_request,
)
from huolto.desk.commands.requests import may_be_reopened
from huolto.desk.files import uploaded
from huolto.desk.forms import answers_told
from huolto.desk.models import Approval
from huolto.desk.queries import (
    file_visible_to,
    linked_of,
    log_confidential_reading,
    public_messages_of,
    request_states,
)
from huolto.desk.reasons import approval_why
from huolto.desk.target_words import clocks_of
from huolto.foundation.errors import DomainError, InvalidInput, NotVisible, WrongState
from huolto.foundation.localisation import speaking
from huolto.foundation.pages import Page, View
from huolto.foundation.texts import is_id
from huolto.foundation.views import Audience, page
from huolto.parties.mails import language_of
from huolto.parties.queries import actor_of_person
from huolto.portal.frame import render_portal
from huolto.portal.remote import remote_of
from huolto.portal.request_page import request_page
from huolto.portal.request_time import time_shown

PAGE_SIZE = 20
GOES_ON = ("merged_into", "followed_by")
"""What another request is to this one where the conversation goes on there."""


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
        files = uploaded(request.FILES.getlist("files"))
        written = add_message(actor=request.actor, request_id=pk, body=body, files=files)
    except InvalidInput as error:
        return _show(request, pk, error=error, body=body, status=422)
    return HttpResponseRedirect(reverse("request", args=[written.request_id]) + "#messages")


@page(Audience.CUSTOMER)
def request_file(request: Any, pk: int, file: int) -> FileResponse:
    """A file of a request, as a download."""
    kept = file_visible_to(request.actor, pk, file)
    return FileResponse(kept.content, as_attachment=True, filename=kept.name)


@require_POST
@page(Audience.CUSTOMER)
def request_reopen(request: Any, pk: int) -> HttpResponse:
    """It was not done after all."""
    try:
        opened = reopen_request(actor=request.actor, request_id=pk)
        messages.success(request, _("%(number)s is open again.") % {"number": opened.number})
    except WrongState as error:
        messages.error(request, str(error))
    return HttpResponseRedirect(reverse("request", args=[pk]))


@require_POST
@page(Audience.CUSTOMER)
def request_rate(request: Any, pk: int) -> HttpResponse:
    """Say how well it went."""
    said = request.POST.get("satisfaction", "")
    try:
        rate_request(
            actor=request.actor,
            request_id=pk,
            satisfaction=int(said) if is_id(said) else 0,
            note=request.POST.get("note", ""),
        )
        messages.success(request, _("Thank you. Whoever looks after it reads that."))
    except (InvalidInput, WrongState) as error:
        messages.error(request, str(error))
    return HttpResponseRedirect(reverse("request", args=[pk]))


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
    asked = approvals_asked_of(request.actor).filter(pk=pk).first()
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
        {
            **_approval_context(asked, request.actor.person_id),
            "error": error,
            "typed": request.POST.get("answer", ""),
        },
        current="requests",
        status=error.status if error else 200,
    )


@page(Audience.ANYONE)
def approval_by_link(request: Any, token: str) -> HttpResponse:
    """Answer an approval by the mailed link, without signing in; whoever has the link is the one who was asked."""
    if request.provider is None:
        raise Http404
    asked, person = mailed_approval(request.provider.pk, token)
    language = language_of(person)
    error = None
    with speaking(language, request.provider.zone):
        is_over = link_is_over(asked, person)
        if request.method == "POST":
            try:
                if is_over:
                    raise WrongState(_("This link no longer answers. Sign in to answer on your pages."))
                _answer(actor_of_person(person), asked, request.POST)
                asked.refresh_from_db()
            except DomainError as refused:
                error = refused
        context = {
            **_approval_context(asked, person.pk),
            "error": error,
            "typed": request.POST.get("answer", ""),
            "page": Page(),
            "by_link": True,
            "is_over": is_over,
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


def _approval_context(asked: Approval, reader_id: int) -> dict[str, Any]:
    return {
        "approval": asked,
        "is_open": asked.state == ApprovalState.PENDING,
        "why": approval_why(asked.reason),
        "stands_in_for": asked.approver.name if asked.approver_id != reader_id else "",
        "because": why_theirs(asked, asked.request.requester.name),
        "why_until": why_until(asked),
        "order": request_page_order(asked),
        "told": answers_told(asked.request),
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
        "letters": public_messages_of(found).prefetch_related("files__file"),
        "told": answers_told(found),
        "files": found.files.filter(message=None, is_public=True).select_related("file"),
        "clocks": clocks_of(found) if found.closed_at is None else [],
        "followed": next((one for kind, one in linked_of(request.actor, found) if kind in GOES_ON), None),
        "is_mine": found.requester_id == request.actor.person_id,
        "may_reopen": found.requester_id == request.actor.person_id
        and may_be_reopened(found, timezone.now()),
        "grades": range(1, 6),
        **time_shown(request.actor, found),
        "waiting": approvals_waiting_for(request.actor).filter(request=found).first(),
        "may_write": may_write(request.actor, found),
        "may_cancel": request.actor.person_id == found.requester_id and request_page(found).may_cancel,
        "error": error,
        "body": body,
        "remote": remote_of(request.actor, found),
    }
    return render_portal(request, "portal/requests/detail.html", context, current="requests", status=status)


urlpatterns = [
    path("requests/", requests, name="requests"),
    path("requests/<int:pk>/", request_detail, name="request"),
    path("requests/<int:pk>/message/", request_message, name="request_message"),
    path("requests/<int:pk>/cancel/", request_cancel, name="request_cancel"),
    path("requests/<int:pk>/reopen/", request_reopen, name="request_reopen"),
    path("requests/<int:pk>/rate/", request_rate, name="request_rate"),
    path("requests/<int:pk>/files/<int:file>/", request_file, name="request_file"),
    path("approvals/<int:pk>/", approval, name="approval"),
    path("approvals/<str:token>/", approval_by_link, name="approval_by_link"),
]
