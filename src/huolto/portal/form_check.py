"""What somebody filled in, told as a whole before it is sent: in words, with its files, and who will read it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from huolto.desk.commands import AnswersRefused, submit_form
from huolto.desk.drafts import (
    approver_of,
    check_filled,
    draft_for,
    files_of_draft,
    files_to_send,
    names_of_files,
    print_of,
    request_sent_with,
)
from huolto.desk.forms import definition_of, told_of
from huolto.desk.models import Form, FormDraft, FormDraftFile
from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.texts import text_in
from huolto.foundation.views import Audience, page
from huolto.parties.models import Person
from huolto.portal.forms import shown_form
from huolto.portal.frame import render_portal
from huolto.rules.forms import Definition, FieldKind


@page(Audience.CUSTOMER)
@require_http_methods(["GET", "POST"])
def form_check(request: Any, code: str) -> HttpResponse:
    """Look over what was kept, then send it or go back; each sending makes one request."""
    draft = draft_for(request.actor, code)
    if request.method == "POST" and (sent := request_sent_with(request.actor, _key(request, draft))):
        return HttpResponseRedirect(reverse("request", args=[sent.pk]))
    if draft.pk is None:
        return HttpResponseRedirect(reverse("form_fill", args=[code]))
    rows = files_of_draft(draft)
    if request.method == "GET":
        return _page(request, draft, rows)
    if request.POST.get("print") != print_of(draft, rows):
        return _page(
            request,
            draft,
            rows,
            _("It was changed meanwhile, in another window perhaps. Look it over again."),
        )
    return _send(request, draft, rows)


def _send(request: Any, draft: FormDraft, rows: list[FormDraftFile]) -> HttpResponse:
    try:
        opened = submit_form(
            actor=request.actor,
            code=draft.form.code,
            version_id=draft.version_id,
            key=draft.key,
            answers=draft.answers,
            files=files_to_send(rows),
        )
    except NotVisible:
        raise
    except AnswersRefused:
        return _mend(draft.form)
    except DomainError as error:
        return _page(request, draft, rows, str(error))
    said = _("Thank you. Its number is %(number)s, and it is followed here.")
    messages.success(request, said % {"number": opened.number})
    return HttpResponseRedirect(reverse("request", args=[opened.pk]))


def _page(request: Any, draft: FormDraft, rows: list[FormDraftFile], error: str = "") -> HttpResponse:
    form, definition = draft.form, definition_of(draft.version)
    checked = check_filled(request.actor, definition, draft.answers, names_of_files(rows))
    if checked.errors:
        return _mend(form)
    shown = shown_form(form)
    told = told_of(request.provider, definition, checked.answers)
    context = {
        "shown": shown,
        "told": [line for line in told if line.kind != FieldKind.FILES],
        "files": [(row, _label(definition, row)) for row in rows if row.field in checked.answers],
        "readers": _readers(form, draft.person),
        "is_confidential": form.is_confidential,
        "keep_months": form.keep_months,
        "key": draft.key,
        "print": print_of(draft, rows),
        "error": error,
        "crumbs": (
            (_("Services and forms"), reverse("forms")),
            (shown["name"], shown["url"]),
            (_("Look it over"), ""),
        ),
    }
    status = 422 if error else 200
    return render_portal(request, "portal/forms/check.html", context, current="forms", status=status)


def _mend(form: Form) -> HttpResponse:
    """Back to the questions, which say what is wrong with the answers."""
    return HttpResponseRedirect(f"{reverse('form_fill', args=[form.code])}?mend=1")


def _readers(form: Form, person: Person) -> list[str]:
    """Who will read it, each in a sentence."""
    if form.is_confidential:
        return [_("Only HR reads this, nobody else at your organisation or ours.")]
    said = [_("Those who work on requests at %(provider)s.") % {"provider": person.provider.name}]
    approver = approver_of(person) if form.approval else None
    if approver is not None:
        said.append(_("%(name)s, who is asked to approve it.") % {"name": approver.name})
    said.append(_("At your organisation those who order for all of it, or inspect it."))
    return said


def _label(definition: Definition, row: FormDraftFile) -> str:
    return next((text_in(one.label) for one in definition.fields if one.id == row.field), "")


def _key(request: Any, draft: FormDraft) -> UUID:
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return draft.key


urlpatterns = [path("forms/<slug:code>/check/", form_check, name="form_check")]
