"""One mail that came in: what it says in full, whose it may be, and what becomes of it."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from huolto.connectors.choices import MailState
from huolto.connectors.mail_in.access import (
    MAIL_READERS,
    mail_visible_to,
    original_visible_to,
)
from huolto.connectors.mail_in.deciding import refuse_mail, take_in_from_newcomer, take_in_from_person
from huolto.connectors.mail_in.showing import shown
from huolto.connectors.models import ReceivedMail
from huolto.desk.access import HANDLERS
from huolto.foundation.actors import Actor
from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.texts import is_id
from huolto.foundation.views import Audience, page
from huolto.parties.callers import callers_found
from huolto.parties.choices import Right
from huolto.parties.models import Person
from huolto.workbench.frame import render_workbench
from huolto.workbench.mail_in_list import customers_to_choose

MOST_PEOPLE = 12
readers = page(Audience.STAFF, *MAIL_READERS)


@readers
@require_GET
def incoming_mail(request: Any, pk: int) -> HttpResponse:
    """One mail: who wrote it, what it says, and whose it may be (`?q=` looks for people)."""
    return _mail_page(request, pk)


@readers
@require_POST
def incoming_mail_decide(request: Any, pk: int) -> HttpResponse:
    """Take it in as somebody's, or refuse it."""
    try:
        mail = _decide(request, pk)
    except NotVisible:
        raise
    except DomainError as error:
        return _mail_page(request, pk, problem=str(error), status=422)
    if mail.request is None:
        messages.success(request, _("The mail is refused. It stays under “Refused” for a while."))
        return HttpResponseRedirect(reverse("work_incoming_mails"))
    messages.success(request, _("The mail is taken in as %(number)s.") % {"number": mail.request.number})
    return HttpResponseRedirect(reverse("work_request", args=[mail.request_id]))


@page(Audience.STAFF, *HANDLERS, Right.HR_AGENT)
@require_GET
def incoming_mail_original(request: Any, pk: int) -> FileResponse:
    """The mail as it came, as a download; also of one that became a request, for who reads that."""
    kept = original_visible_to(request.actor, pk)
    return FileResponse(
        kept.content, as_attachment=True, filename=f"{pk}.eml", content_type="application/octet-stream"
    )


def _decide(request: Any, pk: int) -> ReceivedMail:
    given, actor = request.POST, request.actor
    do, number = given.get("do", ""), given.get("number", "")[:40]
    if do == "refuse":
        return refuse_mail(actor=actor, mail_id=pk)
    if do == "person" and is_id(given.get("person", "")):
        return take_in_from_person(actor=actor, mail_id=pk, person_id=int(given["person"]), number=number)
    if do == "newcomer" and is_id(given.get("customer", "")):
        return take_in_from_newcomer(
            actor=actor, mail_id=pk, customer_id=int(given["customer"]), name=given.get("name", "")[:200]
        )
    raise Http404


def _mail_page(request: Any, pk: int, *, problem: str = "", status: int = 200) -> HttpResponse:
    mail = mail_visible_to(request.actor, pk)
    waits = mail.state in (MailState.QUARANTINED, MailState.IGNORED, MailState.REFUSED)
    search = request.GET.get("q", "").strip()[:100]
    context = {
        "mail": mail,
        "shown": shown(mail),
        "waits": waits and mail.file_id is not None,
        "may_refuse": mail.state == MailState.QUARANTINED,
        "search": search,
        "people": _people(request.actor, mail, search) if waits else [],
        "customers": customers_to_choose(request.actor) if waits else [],
        "problem": problem,
        "crumbs": (
            (_("Incoming mail"), reverse("work_incoming_mails")),
            (mail.subject or _("No subject"), ""),
        ),
    }
    return render_workbench(
        request, "workbench/mail_in/mail.html", context, current="work_incoming_mails", status=status
    )


def _people(actor: Actor, mail: ReceivedMail, search: str) -> list[Person]:
    """Whom it may be from: who was looked for, else who has the address, else who is called so."""
    if search:
        return callers_found(actor, search=search, limit=MOST_PEOPLE)
    for word in (mail.sender_address, mail.sender_name):
        if word and (found := callers_found(actor, search=word, limit=MOST_PEOPLE)):
            return found
    return []


urlpatterns = [
    path("mail/<int:pk>/", incoming_mail, name="work_incoming_mail"),
    path("mail/<int:pk>/decide/", incoming_mail_decide, name="work_incoming_mail_decide"),
    path("mail/<int:pk>/original/", incoming_mail_original, name="work_incoming_mail_original"),
]
