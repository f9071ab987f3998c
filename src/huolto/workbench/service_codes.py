"""The provider's lists of codes: symptoms, faults, causes, resolutions."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from huolto.desk.choices import ServiceCodeKind
from huolto.desk.commands import keep_code
from huolto.desk.commands.codes import CODE_KEEPERS
from huolto.desk.models import ServiceCode
from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.texts import text_in
from huolto.foundation.views import Audience, page
from huolto.workbench.catalogue_forms import CatalogueForm
from huolto.workbench.frame import render_workbench

keepers = page(Audience.STAFF, *CODE_KEEPERS)


class CodeForm(CatalogueForm):
    """One code; its kind and word are given once."""

    texts = {"name": _("Name")}
    kind = forms.ChoiceField(label=_("List"), choices=ServiceCodeKind.choices)
    code = forms.SlugField(
        label=_("Code"), max_length=40, help_text=_("The word by which guides name it: no-network.")
    )
    is_active = forms.BooleanField(label=_("In use"), required=False, initial=True)

    def __init__(self, *args: Any, is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].disabled = self.fields["code"].disabled = not is_new


@keepers
@require_GET
def codes(request: Any) -> HttpResponse:
    """All codes, a list a kind."""
    rows = list(ServiceCode.objects.of(request.provider))
    context = {
        "lists": [
            (kind.label, [(row, text_in(row.name)) for row in rows if row.kind == kind])
            for kind in ServiceCodeKind
        ],
        "crumbs": ((gettext("Diagnosis guides"), reverse("work_guides")), (gettext("Codes"), "")),
    }
    return render_workbench(request, "workbench/guides/codes.html", context, current="work_guides")


@keepers
@require_http_methods(["GET", "POST"])
def code_new(request: Any) -> HttpResponse:
    """Add a code."""
    return _page(request, None)


@keepers
@require_http_methods(["GET", "POST"])
def code(request: Any, pk: int) -> HttpResponse:
    """Name a code anew, or take it out of use."""
    found = ServiceCode.objects.of(request.provider).filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return _page(request, found)


def _page(request: Any, found: ServiceCode | None) -> HttpResponse:
    initial: dict[str, Any] = {}
    if found is not None:
        initial = {name: getattr(found, name) for name in ("kind", "code", "name", "is_active")}
    data = request.POST if request.method == "POST" else None
    form = CodeForm(data, actor=request.actor, initial=initial, is_new=found is None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            keep_code(
                actor=request.actor,
                kind=given["kind"],
                code=given["code"],
                name=form.text("name"),
                is_active=given["is_active"],
                code_id=found.pk if found else None,
            )
        except NotVisible:
            raise
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, gettext("Saved."))
            return HttpResponseRedirect(reverse("work_service_codes"))
    title = text_in(found.name) if found else gettext("Add a code")
    context = {
        "form": form,
        "fields": [form[name] for name in ("kind", "code", "is_active")],
        "title": title,
        "back": reverse("work_service_codes"),
        "crumbs": (
            (gettext("Diagnosis guides"), reverse("work_guides")),
            (gettext("Codes"), reverse("work_service_codes")),
            (title, ""),
        ),
    }
    status = 422 if form.errors else 200
    return render_workbench(
        request, "workbench/queues/form.html", context, current="work_guides", status=status
    )


urlpatterns = [
    path("guides/codes/", codes, name="work_service_codes"),
    path("guides/codes/new/", code_new, name="work_service_code_new"),
    path("guides/codes/<int:pk>/", code, name="work_service_code"),
]
