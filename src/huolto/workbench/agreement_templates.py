"""Templates that agreements extend: those that come with the program and the provider's own."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from huolto.agreements.access import READING_STAFF, may_activate, may_draft
from huolto.agreements.checking import check_source
from huolto.agreements.commands import keep_template
from huolto.agreements.documents import document_of_text, examples_of
from huolto.agreements.queries import example_rows
from huolto.agreements.template_files import shipped_templates, templates_of
from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.views import Audience, page
from huolto.parties.choices import Right
from huolto.rules.agreement.parsing import parse
from huolto.rules.agreement.texts import agreement_name
from huolto.workbench.agreement_forms import SourceForm
from huolto.workbench.frame import render_workbench

_readers = page(Audience.STAFF, *READING_STAFF)
_keepers = page(Audience.STAFF, Right.ADMINISTER_PROVIDER)


@_readers
@require_GET
def templates(request: Any) -> HttpResponse:
    """All templates with their names."""
    texts = templates_of(request.provider)
    language = get_language() or "en"
    shipped = shipped_templates()
    rows = []
    for reference, text in sorted(texts.items()):
        read = parse(text, beside=tuple(texts.values()))
        rows.append(
            {
                "reference": reference,
                "name": agreement_name(read, language),
                "clauses": len(read.clauses),
                "examples": len(read.examples),
                "extends": read.extends,
                "is_own": shipped.get(reference) != text,
            }
        )
    context = {
        "rows": rows,
        "may_draft": may_draft(request.actor),
        "may_keep": may_activate(request.actor),
        "crumbs": ((_("Agreements"), reverse("work_agreements")), (_("Templates"), "")),
    }
    return render_workbench(
        request, "workbench/agreements/templates.html", context, current="work_agreements"
    )


@_readers
@require_GET
def template(request: Any, reference: str) -> HttpResponse:
    """One template as people read it beside its source, with its examples."""
    texts = templates_of(request.provider)
    if reference not in texts:
        raise NotVisible
    text = texts[reference]
    read = parse(text, beside=tuple(texts.values()))
    language = get_language() or "en"
    examples = example_rows(read)
    context = {
        "reference": reference,
        "document": document_of_text(read, text, examples, language, None),
        "examples": examples_of(examples, read, language),
        "passing": sum(row["ok"] for row in examples),
        "may_draft": may_draft(request.actor),
        "may_keep": may_activate(request.actor),
        "crumbs": (
            (_("Agreements"), reverse("work_agreements")),
            (_("Templates"), reverse("work_agreement_templates")),
            (reference, ""),
        ),
    }
    return render_workbench(request, "workbench/agreements/template.html", context, current="work_agreements")


@_keepers
@require_http_methods(["GET", "POST"])
def template_new(request: Any) -> HttpResponse:
    """Keep a template of one's own; `?from=bas@1` starts from another."""
    start = templates_of(request.provider).get(request.GET.get("from", ""), "")
    form = SourceForm(request.POST or None, request.FILES or None, initial={"source": start})
    checked = None
    if request.method == "POST" and form.is_valid():
        source = form.cleaned_data["source"]
        try:
            kept = keep_template(actor=request.actor, source=source)
        except DomainError as error:
            form.add_error(None, str(error))
            checked = check_source(
                actor=request.actor, customer=None, source=source, language=get_language() or "en"
            )
        else:
            messages.success(request, _("The template %(name)s is kept.") % {"name": kept.reference})
            return HttpResponseRedirect(reverse("work_agreement_template", args=[kept.reference]))
    context = {
        "form": form,
        "checked": checked,
        "crumbs": (
            (_("Agreements"), reverse("work_agreements")),
            (_("Templates"), reverse("work_agreement_templates")),
            (_("New template"), ""),
        ),
    }
    status = 422 if form.errors else 200
    return render_workbench(
        request,
        "workbench/agreements/template_new.html",
        context,
        current="work_agreements",
        status=status,
    )


urlpatterns = [
    path("agreements/templates/", templates, name="work_agreement_templates"),
    path("agreements/templates/new/", template_new, name="work_agreement_template_new"),
    path("agreements/templates/<str:reference>/", template, name="work_agreement_template"),
]
