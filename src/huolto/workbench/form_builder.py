"""Building a form: its fields in order, each on a page of its own, what it looks like, and the whole as text.

All of it works without scripts; with them the preview follows what is typed.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from huolto.desk.commands import write_draft
from huolto.desk.commands.forms import problems_of
from huolto.desk.forms import choices_for
from huolto.desk.models import Form
from huolto.faces.form_fill import FillForm
from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.texts import text_in
from huolto.rules.forms import DefinitionError, FieldKind, parse_definition
from huolto.rules.forms.editing import (
    fields_in,
    with_changed,
    with_field,
    with_moved,
    without_example,
    without_field,
)
from huolto.rules.forms.files import read_definition, write_definition
from huolto.workbench.form_fields import FieldForm, kind_choices, kind_label
from huolto.workbench.forms import form_kept, keepers, version_worked_on
from huolto.workbench.frame import render_workbench


@keepers
@require_http_methods(["GET", "POST"])
def form_edit(request: Any, pk: int) -> HttpResponse:
    """The fields of a form: add, move and take out; each leads to its own page."""
    form = form_kept(request, pk)
    data = _data(form)
    if request.method == "POST":
        try:
            changed = _changed(request, data)
            write_draft(actor=request.actor, form_id=pk, definition=changed)
        except DomainError as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(reverse("work_form_edit", args=[pk]))
        if request.POST.get("do") == "add":
            return HttpResponseRedirect(reverse("work_form_field", args=[pk, len(fields_in(changed))]))
        return HttpResponseRedirect(reverse("work_form_edit", args=[pk]) + "#fields")
    rows = fields_in(data)
    context = {
        "form": form,
        "name": text_in(form.name),
        "rows": [
            {
                "place": number,
                "id": row.get("id", ""),
                "label": _words(row),
                "kind": kind_label(row.get("kind")),
                "required": row.get("required") is True,
                "is_conditional": "show_if" in row,
            }
            for number, row in enumerate(rows, start=1)
        ],
        "kinds": kind_choices(),
        "examples": list(enumerate(data.get("example", ()))),
        "problems": problems_of(data) if rows else [],
        "preview": preview_of(request, data),
    }
    return render_workbench(request, "workbench/forms/edit.html", context, current="work_forms")


@keepers
@require_http_methods(["GET", "POST"])
def form_field(request: Any, pk: int, place: int) -> HttpResponse:
    """One field: its words in each language, what is taken, when it is seen."""
    form = form_kept(request, pk)
    data = _data(form)
    rows = fields_in(data)
    if not 1 <= place <= len(rows):
        raise NotVisible
    row, before = rows[place - 1], rows[: place - 1]
    sent = request.POST if request.method == "POST" else None
    field = FieldForm(sent, actor=request.actor, row=row, before=before)
    if sent is not None and field.is_valid():
        changed = with_changed(data, place - 1, field.row_given())
        if request.POST.get("look"):
            return render(request, "workbench/forms/_preview.html", {"preview": preview_of(request, changed)})
        try:
            write_draft(actor=request.actor, form_id=pk, definition=changed)
            messages.success(request, _("Kept in the draft."))
            return HttpResponseRedirect(reverse("work_form_edit", args=[pk]) + "#fields")
        except DomainError as error:
            field.refuse(error)
    context = {
        "form": field,
        "of": form,
        "name": text_in(form.name),
        "label": _words(row) or row.get("id", ""),
        "kind": kind_label(row.get("kind")),
        "plain": field.plain,
        "preview": preview_of(request, data),
    }
    status = 422 if field.errors else 200
    return render_workbench(
        request, "workbench/forms/field.html", context, current="work_forms", status=status
    )


@keepers
@require_http_methods(["GET", "POST"])
def form_source(request: Any, pk: int) -> HttpResponse:
    """The fields and examples as text, for whoever likes that better."""
    form = form_kept(request, pk)
    source, problems = write_definition(_data(form)), []
    if request.method == "POST":
        source = request.POST.get("source", "").replace("\r\n", "\n")
        try:
            data = read_definition(source)
            write_draft(actor=request.actor, form_id=pk, definition=data)
            messages.success(request, _("Kept in the draft."))
            return HttpResponseRedirect(reverse("work_form", args=[pk]))
        except DefinitionError as error:
            problems = [(one.place, one.message) for one in error.problems]
        except DomainError as error:
            problems = [("", str(error))]
    context = {"form": form, "name": text_in(form.name), "source": source, "problems": problems}
    status = 422 if problems else 200
    return render_workbench(
        request, "workbench/forms/source.html", context, current="work_forms", status=status
    )


@keepers
@require_GET
def form_compare(request: Any, pk: int) -> HttpResponse:
    """What a version changed against the one before it, field by field."""
    form = form_kept(request, pk)
    number = request.GET.get("version", "")
    versions = list(form.versions.all())
    new = next((one for one in versions if str(one.number) == number), versions[0] if versions else None)
    if new is None:
        raise NotVisible
    old = next((one for one in versions if one.number < new.number), None)
    context = {
        "form": form,
        "name": text_in(form.name),
        "new": new,
        "old": old,
        "changes": changes_between(old.definition if old else {}, new.definition),
    }
    return render_workbench(request, "workbench/forms/compare.html", context, current="work_forms")


def changes_between(old: Any, new: Any) -> list[dict[str, Any]]:
    """The fields that were added, changed or taken out, as (what, id, text before, text after)."""
    before = {row.get("id"): row for row in fields_in(old)}
    after = {row.get("id"): row for row in fields_in(new)}
    said = []
    for id, row in after.items():
        if id not in before:
            said.append({"what": "new", "id": id, "label": _words(row), "new": _text(row)})
        elif before[id] != row:
            facts = {"old": _text(before[id]), "new": _text(row)}
            said.append({"what": "changed", "id": id, "label": _words(row), **facts})
    gone = [row for id, row in before.items() if id not in after]
    said += [{"what": "gone", "id": row.get("id"), "label": _words(row), "old": _text(row)} for row in gone]
    kept = [id for id in after if id in before]
    if not said and kept != [id for id in before if id in after]:
        said.append({"what": "order", "id": "", "label": ""})
    return said


def preview_of(request: Any, data: Any) -> list[Any] | None:
    """The fields as they would be drawn now; None while there are mistakes."""
    try:
        definition = parse_definition(data)
    except DefinitionError:
        return None
    choices = choices_for(request.actor, definition)
    return FillForm(definition, choices, currency=request.provider.currency).parts()


def _data(form: Form) -> dict[str, Any]:
    """What is worked on: the draft, else the newest version."""
    version = version_worked_on(form)
    return dict(version.definition) if version else {}


def _changed(request: Any, data: dict[str, Any]) -> dict[str, Any]:
    do, place = request.POST.get("do", ""), request.POST.get("place", "")
    number = int(place) - 1 if place.isascii() and place.isdigit() and len(place) < 6 else -1
    match do:
        case "add":
            kind, label = request.POST.get("kind", ""), request.POST.get("label", "").strip()[:300]
            if kind not in list(FieldKind) or not label:
                raise NotVisible if kind not in list(FieldKind) else _no_words()
            return with_field(data, FieldKind(kind), {request.provider.language: label})
        case "up":
            return with_moved(data, number, -1)
        case "down":
            return with_moved(data, number, 1)
        case "remove":
            return without_field(data, number)
        case "remove_example":
            return without_example(data, number)
        case "title":
            return {**data, "title_from": request.POST.get("title_from", "")[:40]}
    raise NotVisible


def _no_words() -> DomainError:
    return DomainError(_("Say what is asked."), field="label")


def _words(row: Any) -> str:
    words = row.get("label") or row.get("text") or {}
    return text_in(words) if isinstance(words, dict) else str(words)


def _text(row: Any) -> str:
    return write_definition({"field": [row]}).strip().removeprefix("[[field]]").strip()


urlpatterns = [
    path("forms/<int:pk>/edit/", form_edit, name="work_form_edit"),
    path("forms/<int:pk>/fields/<int:place>/", form_field, name="work_form_field"),
    path("forms/<int:pk>/source/", form_source, name="work_form_source"),
    path("forms/<int:pk>/compare/", form_compare, name="work_form_compare"),
]
