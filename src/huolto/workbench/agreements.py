"""Agreements at the provider: read, compare, put in force; `agreement_editing.py` writes them.

Who may do what stands in `agreements/access.py`; what a file says and what is wrong with it comes from the rules.
"""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch, Q
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from huolto.agreements.access import (
    DRAFTING_STAFF,
    READING_STAFF,
    agreement_visible_to,
    may_activate,
    may_draft,
    version_visible_to,
)
from huolto.agreements.choices import VersionState
from huolto.agreements.commands import activate_version, discard_draft
from huolto.agreements.documents import document_of, examples_of
from huolto.agreements.models import Agreement, AgreementVersion
from huolto.agreements.queries import agreements_of, lines_between, parsed, version_in_force, versions_of
from huolto.charges.models import Charge, Rating
from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.texts import text_in
from huolto.foundation.views import Audience, page
from huolto.parties.choices import Right
from huolto.parties.queries import today_at
from huolto.workbench.agreement_forms import ActivationForm
from huolto.workbench.frame import render_workbench
from huolto.workbench.what_if_page import last_tried

PAGE_SIZE = 50

_readers = page(Audience.STAFF, *READING_STAFF)
_writers = page(Audience.STAFF, *DRAFTING_STAFF)
_activators = page(Audience.STAFF, Right.ADMINISTER_PROVIDER)


@_readers
@require_GET
def agreements(request: Any) -> HttpResponse:
    """All agreements by customer, searched by name, code or customer."""
    q = " ".join(request.GET.get("q", "").split())[:100]
    rows = agreements_of(request.actor).prefetch_related(
        Prefetch("versions", AgreementVersion.objects.order_by("-number"), to_attr="newest_first")
    )
    for word in q.split():
        rows = rows.filter(
            Q(code__icontains=word) | Q(name__icontains=word) | Q(customer__name__icontains=word)
        )
    found = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    today = today_at(request.provider)
    context = {
        "found": found,
        "rows": [_row(agreement, today) for agreement in found.object_list],
        "q": q,
        "may_draft": may_draft(request.actor),
    }
    return render_workbench(request, "workbench/agreements/list.html", context, current="work_agreements")


@_readers
@require_GET
def agreement(request: Any, pk: int) -> HttpResponse:
    """One agreement: the newest version, or the one asked for (`?version=3`), as people read it and as it is written."""
    return _agreement_page(request, _version(request, agreement_visible_to(request.actor, pk)))


@_activators
@require_POST
def version_activate(request: Any, pk: int) -> HttpResponse:
    """Put a draft in force from a day."""
    version = version_visible_to(request.actor, pk)
    form = ActivationForm(request.POST)
    failing: list[dict[str, Any]] = []
    if form.is_valid():
        try:
            activate_version(actor=request.actor, version=version, **form.cleaned_data)
        except NotVisible:
            raise
        except DomainError as error:
            failing = error.details.get("examples", [])
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, _("Version %(number)s is put in force.") % {"number": version.number})
            return HttpResponseRedirect(_address(version))
    return _agreement_page(request, version, form=form, failing=failing, status=422)


@_writers
@require_POST
def version_discard(request: Any, pk: int) -> HttpResponse:
    """Throw a draft away."""
    version = version_visible_to(request.actor, pk)
    discard_draft(actor=request.actor, version=version)
    messages.success(request, _("The draft of version %(number)s is gone.") % {"number": version.number})
    if versions_of(request.actor, version.agreement).exists():
        return HttpResponseRedirect(reverse("work_agreement", args=[version.agreement_id]))
    return HttpResponseRedirect(reverse("work_agreements"))


@_readers
@require_GET
def version_source(request: Any, pk: int) -> HttpResponse:
    """The file of a version, to keep or to edit elsewhere."""
    version = version_visible_to(request.actor, pk)
    name = f"{slugify(version.agreement.code) or 'agreement'}-{version.number}.toml"
    return HttpResponse(
        version.source,
        content_type="application/toml; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@_readers
@require_GET
def agreement_compare(request: Any, pk: int) -> HttpResponse:
    """The lines of two versions: `?old=2&new=3`, by default the newest and the one before it."""
    shown = agreement_visible_to(request.actor, pk)
    versions = list(versions_of(request.actor, shown))
    if not versions:
        raise NotVisible
    new = _numbered(versions, request.GET.get("new")) or versions[0]
    earlier = [version for version in versions if version.number < new.number]
    old = _numbered(versions, request.GET.get("old")) or (earlier[0] if earlier else new)
    lines = lines_between(old.source, new.source)
    context = {
        "agreement": shown,
        "name": text_in(shown.name),
        "versions": versions,
        "old": old,
        "new": new,
        "lines": lines,
        "came": sum(line.kind == "+" for line in lines),
        "went": sum(line.kind == "-" for line in lines),
        "crumbs": (
            (_("Agreements"), reverse("work_agreements")),
            (text_in(shown.name), reverse("work_agreement", args=[pk])),
            (_("Compare versions"), ""),
        ),
    }
    return render_workbench(request, "workbench/agreements/compare.html", context, current="work_agreements")


def _agreement_page(
    request: Any,
    version: AgreementVersion,
    *,
    form: ActivationForm | None = None,
    failing: list[dict[str, Any]] | None = None,
    status: int = 200,
) -> HttpResponse:
    actor, shown = request.actor, version.agreement
    versions = list(versions_of(actor, shown))
    before = next((one for one in versions if one.number < version.number), None)
    is_draft = version.state == VersionState.DRAFT
    language = get_language() or "en"
    context = {
        "agreement": shown,
        "version": version,
        "versions": versions,
        "in_force": version_in_force(shown, today_at(request.provider)),
        "before": before,
        "document": document_of(version, language, before),
        "examples": examples_of(version.examples, parsed(version), language),
        "passing": sum(row["ok"] for row in version.examples),
        "failing": failing or [],
        "tried": last_tried(actor, version),
        "is_draft": is_draft,
        "may_draft": may_draft(actor),
        "form": (form or ActivationForm()) if is_draft and may_activate(actor) else None,
        "crumbs": (
            (_("Agreements"), reverse("work_agreements")),
            (shown.customer.name, reverse("work_agreements") + f"?q={shown.customer.name}"),
            (text_in(shown.name), ""),
        ),
    }
    return render_workbench(
        request, "workbench/agreements/agreement.html", context, current="work_agreements", status=status
    )


def _version(request: Any, shown: Agreement) -> AgreementVersion:
    rows = list(versions_of(request.actor, shown).select_related("agreement__customer"))
    asked = request.GET.get("version")
    found = _numbered(rows, asked) if asked else next(iter(rows), None)
    if found is None:
        raise NotVisible
    return found


def _numbered(versions: list[AgreementVersion], number: str | None) -> AgreementVersion | None:
    return next((version for version in versions if str(version.number) == number), None)


def _row(shown: Agreement, today: Any) -> dict[str, Any]:
    active = [version for version in shown.newest_first if version.state == VersionState.ACTIVE]
    current = next((version for version in active if today in version.in_force), None)
    return {
        "agreement": shown,
        "name": text_in(shown.name),
        "current": current,
        "coming": next((one for one in active if one.in_force.lower and one.in_force.lower > today), None),
        "draft": next((one for one in shown.newest_first if one.state == VersionState.DRAFT), None),
    }


def _address(version: AgreementVersion) -> str:
    return reverse("work_agreement", args=[version.agreement_id]) + f"?version={version.number}"


def clause_url(row: Charge | Rating) -> str:
    """Where staff read the clause that a charge was made by, in the version that made it."""
    return (
        reverse("work_agreement", args=[row.agreement_id])
        + f"?version={row.version.number}#clause-{row.clause}"
    )


urlpatterns = [
    path("agreements/", agreements, name="work_agreements"),
    path("agreements/<int:pk>/", agreement, name="work_agreement"),
    path("agreements/<int:pk>/compare/", agreement_compare, name="work_agreement_compare"),
    path("agreements/versions/<int:pk>/activate/", version_activate, name="work_version_activate"),
    path("agreements/versions/<int:pk>/discard/", version_discard, name="work_version_discard"),
    path("agreements/versions/<int:pk>/source/", version_source, name="work_version_source"),
]
