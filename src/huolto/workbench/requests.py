"""One request at the workbench: conversation, clocks, caller, device, and what may be done with it.

That somebody read a confidential one is kept. The steps are in `request_steps`, lists in `request_lists`.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from huolto.desk.access import request_visible_to
from huolto.desk.commands import add_message, write_then
from huolto.desk.commands.requests import MOVES
from huolto.desk.files import uploaded
from huolto.desk.presence import leave, written_since
from huolto.desk.queries import file_visible_to, log_confidential_reading
from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.texts import is_id
from huolto.foundation.views import Audience, page
from huolto.parties.choices import STAFF_RIGHTS
from huolto.workbench.frame import render_workbench
from huolto.workbench.request_page import request_context

MOST_TOLD = 5
staff_only = page(Audience.STAFF, *STAFF_RIGHTS)


class MessageForm(forms.Form):
    """A message to the customer, or a note for colleagues, and what becomes of the request after it."""

    body = forms.CharField(
        label=gettext_lazy("Message"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": gettext_lazy("Write something first.")},
    )
    is_internal = forms.BooleanField(
        label=gettext_lazy("Internal: the customer does not see it"), required=False
    )
    then = forms.ChoiceField(
        label=gettext_lazy("Then"),
        required=False,
        choices=(
            ("", gettext_lazy("Leave it as it is")),
            ("wait", gettext_lazy("Wait for the customer")),
            ("finish", gettext_lazy("Done")),
        ),
    )


@staff_only
def work_request(request: Any, pk: int) -> HttpResponse:
    """One request with all that was written, internal notes included."""
    return show_request(request, pk)


@require_POST
@staff_only
def work_request_message(request: Any, pk: int) -> HttpResponse:
    """Write to the customer or to colleagues, with files; and then wait, or be done."""
    form = MessageForm(request.POST)
    if form.is_valid() and (late := _written_meanwhile(request, pk)):
        form.add_error(None, late)
    if form.is_valid():
        try:
            _send(request, pk, form.cleaned_data)
            return HttpResponseRedirect(reverse("work_request", args=[pk]) + "#messages")
        except DomainError as error:
            if isinstance(error, NotVisible):
                raise
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return show_request(request, pk, form=form, status=422)


@require_POST
@staff_only
def work_request_move(request: Any, pk: int) -> HttpResponse:
    """Begin, wait, finish, open again or cancel a request."""
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


@staff_only
def work_request_file(request: Any, pk: int, file: int) -> FileResponse:
    """A file of a request, as a download."""
    kept = file_visible_to(request.actor, pk, file)
    return FileResponse(kept.content, as_attachment=True, filename=kept.name)


def show_request(
    request: Any,
    pk: int,
    *,
    form: MessageForm | None = None,
    status: int = 200,
    more: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """The page of a request, with a refused message still in its form; `more` takes the place of what is shown else."""
    found = request_visible_to(request.actor, pk)
    log_confidential_reading(actor=request.actor, request=found)
    context = {**request_context(request.actor, found), "form": form or MessageForm(), **(more or {})}
    return render_workbench(
        request, "workbench/requests/request.html", context, current="work_requests", status=status
    )


def _written_meanwhile(request: Any, pk: int) -> str:
    """What others wrote while the answer was written: told once, so that it may be sent again as it is or changed."""
    read = request.POST.get("read", "")
    if not is_id(read):
        return ""
    found = request_visible_to(request.actor, pk)
    late = list(written_since(request.actor, found, int(read))[:MOST_TOLD])
    if not late:
        return ""
    names = ", ".join(dict.fromkeys(one.author.name if one.author else "Huolto" for one in late))
    said = _("%(names)s wrote meanwhile: read it above. Then send yours as it is, or change it.")
    return said % {"names": names}


def _send(request: Any, pk: int, cleaned: dict[str, Any]) -> None:
    facts = {
        "actor": request.actor,
        "request_id": pk,
        "body": cleaned["body"],
        "is_public": not cleaned["is_internal"],
        "files": uploaded(request.FILES.getlist("files")),
    }
    if cleaned["then"]:
        write_then(**facts, then=cleaned["then"])
    else:
        add_message(**facts)
    leave(request.actor, request_visible_to(request.actor, pk))


urlpatterns = [
    path("requests/<int:pk>/", work_request, name="work_request"),
    path("requests/<int:pk>/message/", work_request_message, name="work_request_message"),
    path("requests/<int:pk>/move/", work_request_move, name="work_request_move"),
    path("requests/<int:pk>/files/<int:file>/", work_request_file, name="work_request_file"),
]
