"""Allowing somebody to see one's screen: on the page of a request, or by the mailed link."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from huolto.desk.access import request_visible_to
from huolto.desk.choices import RemoteState
from huolto.desk.commands import answer_remote
from huolto.desk.commands.remote import is_expired, remote_of_token
from huolto.desk.models import RemoteSession, ServiceRequest
from huolto.foundation.actors import Actor
from huolto.foundation.errors import DomainError, InvalidInput, NotVisible
from huolto.foundation.localisation import speaking
from huolto.foundation.pages import Page
from huolto.foundation.views import Audience, page
from huolto.parties.mails import language_of
from huolto.parties.queries import actor_of_person


@require_POST
@page(Audience.CUSTOMER)
def request_remote(request: Any, pk: int, session: int) -> HttpResponse:
    """Allow or decline, signed in."""
    found = request_visible_to(request.actor, pk)
    row = RemoteSession.objects.of(request.provider).filter(request=found, pk=session).first()
    if row is None or row.person_id != request.actor.person_id:
        raise NotVisible
    try:
        _answer(request.actor, row, request.POST)
    except DomainError as error:
        messages.error(request, str(error))
    return HttpResponseRedirect(reverse("request", args=[pk]) + "#remote")


@require_http_methods(["GET", "POST"])
@page(Audience.ANYONE)
def remote_by_link(request: Any, token: str) -> HttpResponse:
    """Allow or decline by the mailed link, without signing in; whoever has the link is the one who was asked."""
    if request.provider is None:
        raise Http404
    session = remote_of_token(request.provider.pk, token)
    error = None
    with speaking(language_of(session.person), request.provider.zone):
        if request.method == "POST":
            try:
                _answer(actor_of_person(session.person), session, request.POST, by_link=True)
                session.refresh_from_db()
            except DomainError as refused:
                error = refused
        context = {"remote": remote_shown(session), "error": error, "page": Page()}
        response = render(
            request, "portal/requests/remote_by_link.html", context, status=error.status if error else 200
        )
    # Not "no-referrer": browsers would then send the form with `Origin: null`, which is refused as forged.
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def remote_of(actor: Actor, found: ServiceRequest) -> dict[str, Any] | None:
    """The newest session of a request, for the one whose screen it is."""
    rows = RemoteSession.objects.of(actor.provider).filter(request=found, person_id=actor.person_id)
    newest = rows.select_related("agent", "request").first()
    return remote_shown(newest) if newest else None


def remote_shown(session: RemoteSession) -> dict[str, Any]:
    """What a page says of a session; the link only once it is allowed."""
    is_late = is_expired(session)
    is_open = session.state in (RemoteState.CONSENTED, RemoteState.BEGUN)
    return {
        "row": session,
        "is_asked": session.state == RemoteState.ASKED and not is_late,
        "is_expired": is_late,
        "may_take_back": session.state == RemoteState.CONSENTED,
        "link": session.link if is_open else "",
    }


def _answer(actor: Actor, session: RemoteSession, data: Any, *, by_link: bool = False) -> None:
    choice = data.get("choice")
    if choice not in ("allow", "decline"):
        raise InvalidInput(_("Choose whether you allow or decline."))
    answer_remote(actor=actor, session_id=session.pk, consent=choice == "allow", by_link=by_link)


urlpatterns = [
    path("requests/<int:pk>/remote/<int:session>/", request_remote, name="request_remote"),
    path("remote/<str:token>/", remote_by_link, name="remote_by_link"),
]
