"""Forms and areas of service as the provider keeps them: the list, what is said of a form, its versions, files in and out."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from huolto.desk.choices import DefinitionState
from huolto.desk.commands import (
    bring_back_form,
    discard_version,
    import_form,
    keep_area,
    keep_form,
    publish_form,
    retire_form,
    take_shipped_forms,
)
from huolto.desk.commands.forms import FORM_KEEPERS, file_of, problems_of
from huolto.desk.commands.shipped_forms import shipped_areas, shipped_forms
from huolto.desk.forms import forms_kept, helped_of, sent_of
from huolto.desk.models import Form, FormVersion, ServiceArea
from huolto.foundation.errors import DomainError, InvalidInput, NotVisible
from huolto.foundation.texts import is_id, text_in
from huolto.foundation.views import Audience, page
from huolto.parties.choices import Right
from huolto.workbench.form_forms import AreaForm, FormFactsForm
from huolto.workbench.frame import render_workbench

keepers = page(Audience.STAFF, *FORM_KEEPERS)
LARGEST_FILE = 500_000


@keepers
@require_GET
def forms(request: Any) -> HttpResponse:
    """All forms by area with how often they were sent and how often they helped before, and all areas."""
    sent, helped = sent_of(request.actor), helped_of(request.actor)
    rows = [
        {
            "form": form,
            "name": text_in(form.name),
            "area": text_in(form.area.name),
            "published": next(
                (one for one in form.versions.all() if one.state == DefinitionState.PUBLISHED), None
            ),
            "has_draft": any(one.state == DefinitionState.DRAFT for one in form.versions.all()),
            "sent": _sent(request, form, sent),
            "helped": helped.get(form.pk, 0),
        }
        for form in forms_kept(request.actor)
    ]
    areas = [(one, text_in(one.name)) for one in ServiceArea.objects.of(request.provider)]
    return _render(request, "workbench/forms/list.html", {"rows": rows, "areas": areas})


@keepers
@require_http_methods(["GET", "POST"])
def forms_shipped(request: Any) -> HttpResponse:
    """Take forms that come with the program."""
    if request.method == "POST":
        taken = take_shipped_forms(actor=request.actor, codes=request.POST.getlist("pick"))
        names = ", ".join(text_in(form.name) for form in taken)
        messages.success(request, _("Taken: %(names)s.") % {"names": names or "–"})
        return HttpResponseRedirect(reverse("work_forms"))
    known = set(Form.objects.of(request.provider).values_list("code", flat=True))
    groups = [
        (
            text_in(area["name"]),
            [
                (one.file.code, text_in(one.file.name), text_in(one.file.summary), one.file.code in known)
                for one in shipped_forms().values()
                if one.file.area == code
            ],
        )
        for code, area in shipped_areas().items()
    ]
    return _render(request, "workbench/forms/shipped.html", {"groups": groups})


@keepers
@require_http_methods(["GET", "POST"])
def form_import(request: Any) -> HttpResponse:
    """Bring a form in as a file, or as text."""
    source, error = request.POST.get("source", ""), None
    if request.method == "POST":
        sent = request.FILES.get("file")
        if sent is not None:
            source = sent.read(LARGEST_FILE).decode("utf-8", "replace")
        try:
            form = import_form(actor=request.actor, source=source)
            return HttpResponseRedirect(reverse("work_form", args=[form.pk]))
        except DomainError as refused:
            error = str(refused)
    context = {"source": source, "error": error}
    return _render(request, "workbench/forms/import.html", context, status=422 if error else 200)


@keepers
@require_http_methods(["GET", "POST"])
def form_new(request: Any) -> HttpResponse:
    """Add a form; its fields are written next."""
    return _facts_page(request, None)


@keepers
@require_http_methods(["GET", "POST"])
def form_facts(request: Any, pk: int) -> HttpResponse:
    """Say anew where a form stands, whom it is for and where its requests go."""
    return _facts_page(request, form_kept(request, pk))


@keepers
@require_GET
def form_one(request: Any, pk: int) -> HttpResponse:
    """A form: what is said of it, its versions, and what may be done."""
    form = form_kept(request, pk)
    versions = list(form.versions.select_related("published_by"))
    draft = next((one for one in versions if one.state == DefinitionState.DRAFT), None)
    context = {
        "form": form,
        "name": text_in(form.name),
        "area": text_in(form.area.name),
        "queue": text_in(form.queue.name) if form.queue else "",
        "roles": [label for code, label in FormFactsForm.role_choices() if code in form.roles],
        "customers": [one.organisation.name for one in form.customers.select_related("organisation")],
        "versions": versions,
        "draft": draft,
        "problems": problems_of(draft.definition) if draft else [],
        "sent": _sent(request, form, sent_of(request.actor)),
        "helped": helped_of(request.actor).get(form.pk, 0),
    }
    return _render(request, "workbench/forms/form.html", context)


@require_POST
@keepers
def form_step(request: Any, pk: int) -> HttpResponse:
    """Publish, retire, bring back, or throw the draft away."""
    steps = {
        "publish": (publish_form, _("Published. It is filled in like this from now on.")),
        "retire": (retire_form, _("Retired. Nobody fills it in any longer.")),
        "bring_back": (bring_back_form, _("It can be filled in again.")),
        "discard": (discard_version, _("The draft is gone.")),
    }
    step = steps.get(request.POST.get("step", ""))
    if step is None:
        raise NotVisible
    form_kept(request, pk)
    command, said = step
    try:
        command(actor=request.actor, form_id=pk)
        messages.success(request, said)
    except (InvalidInput, DomainError) as error:
        messages.error(request, str(error))
    return HttpResponseRedirect(reverse("work_form", args=[pk]))


@keepers
@require_GET
def form_file(request: Any, pk: int) -> HttpResponse:
    """The form as a file, in the version of `?version=` or its newest."""
    form = form_kept(request, pk)
    number = request.GET.get("version", "")
    versions = form.versions.all()
    found = versions.filter(number=int(number)) if is_id(number) else versions
    version = found.first()
    if version is None:
        raise NotVisible
    response = HttpResponse(file_of(form, version), content_type="application/toml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{form.code}.toml"'
    return response


@keepers
@require_http_methods(["GET", "POST"])
def area_new(request: Any) -> HttpResponse:
    """Add an area of service."""
    return _area_page(request, None)


@keepers
@require_http_methods(["GET", "POST"])
def area(request: Any, pk: int) -> HttpResponse:
    """Change an area of service: its name, its day of opening, its old channel."""
    found = ServiceArea.objects.of(request.provider).filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return _area_page(request, found)


def form_kept(request: Any, pk: int) -> Form:
    """A form of the provider, or a 404."""
    found = Form.objects.of(request.provider).select_related("area", "queue").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def version_worked_on(form: Form) -> FormVersion | None:
    """The draft, else the newest version: what the next draft begins with."""
    return form.versions.first()


def _sent(request: Any, form: Form, counts: dict[int, int]) -> int | None:
    """How many requests came of it; None where the reader may not know."""
    if form.is_confidential and not request.actor.has_right(Right.HR_AGENT):
        return None
    return counts.get(form.pk, 0)


def _facts_page(request: Any, found: Form | None) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = FormFactsForm(data, actor=request.actor, initial=FormFactsForm.initial_of(found))
    if data is not None and form.is_valid():
        try:
            kept = keep_form(
                actor=request.actor, facts=form.facts_given(), form_id=found.pk if found else None
            )
            messages.success(request, _("Saved."))
            return HttpResponseRedirect(reverse("work_form", args=[kept.pk]))
        except DomainError as error:
            form.refuse(error)
    title = text_in(found.name) if found else _("Add a form")
    back = reverse("work_form", args=[found.pk]) if found else reverse("work_forms")
    return _texts_page(request, form, title, back, "clipboard-list")


def _area_page(request: Any, found: ServiceArea | None) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = AreaForm(data, actor=request.actor, initial=AreaForm.initial_of(found))
    if data is not None and form.is_valid():
        try:
            keep_area(actor=request.actor, facts=form.facts_given(), area_id=found.pk if found else None)
            messages.success(request, _("Saved."))
            return HttpResponseRedirect(reverse("work_forms"))
        except DomainError as error:
            form.refuse(error)
    title = text_in(found.name) if found else _("Add an area")
    return _texts_page(request, form, title, reverse("work_forms"), "folder")


def _texts_page(request: Any, form: Any, title: str, back: str, icon: str) -> HttpResponse:
    context = {
        "form": form,
        "title": title,
        "icon": icon,
        "back": back,
        "crumbs": ((_("Forms"), reverse("work_forms")), (title, "")),
    }
    return _render(request, "workbench/forms/facts.html", context, status=422 if form.errors else 200)


def _render(request: Any, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    return render_workbench(request, template, context, current="work_forms", status=status)


urlpatterns = [
    path("forms/", forms, name="work_forms"),
    path("forms/shipped/", forms_shipped, name="work_forms_shipped"),
    path("forms/import/", form_import, name="work_form_import"),
    path("forms/new/", form_new, name="work_form_new"),
    path("forms/<int:pk>/", form_one, name="work_form"),
    path("forms/<int:pk>/facts/", form_facts, name="work_form_facts"),
    path("forms/<int:pk>/step/", form_step, name="work_form_step"),
    path("forms/<int:pk>/file/", form_file, name="work_form_file"),
    path("forms/areas/new/", area_new, name="work_area_new"),
    path("forms/areas/<int:pk>/", area, name="work_area"),
]
