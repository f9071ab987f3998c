"""Agreements at the provider: read, compare, put in force; `agreement_editing.py` writes them.

Who may do what stands in `agreements/access.py`; what a file says and what is wrong with it comes from the rules.
"""

from typing import Any

from django import forms
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
from huolto.agreements.commands import discard_draft
from huolto.agreements.documents import change_text, document_of, examples_of
from huolto.agreements.models import Agreement, AgreementVersion
from huolto.agreements.queries import agreements_of, parsed, version_in_force, versions_of
from huolto.agreements.template_files import offered_to
from huolto.charges.choices import PeriodState
from huolto.charges.models import Charge, Rating
from huolto.charges.notices import notices_of_agreement
from huolto.charges.queries import periods_of
from huolto.foundation.errors import NotVisible
from huolto.foundation.texts import text_in
from huolto.foundation.views import Audience, page
from huolto.parties.queries import today_at
from huolto.rules.calendars import CalendarSystem
from huolto.rules.periods import month_of, next_period
from huolto.workbench.agreement_forms import ActivationForm, EndForm, RenewalForm
from huolto.workbench.frame import render_workbench
from huolto.workbench.what_if_page import last_tried

PAGE_SIZE = 50

_readers = page(Audience.STAFF, *READING_STAFF)
_writers = page(Audience.STAFF, *DRAFTING_STAFF)


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
    return agreement_page(request, _version(request, agreement_visible_to(request.actor, pk)))


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


def agreement_page(
    request: Any,
    version: AgreementVersion,
    *,
    form: forms.Form | None = None,
    failing: Any = (),
    status: int = 200,
) -> HttpResponse:
    """The page of a version; `form` is one of its forms with what is wrong in it, `failing` examples that fail."""
    actor, shown = request.actor, version.agreement
    versions = list(versions_of(actor, shown))
    before = next((one for one in versions if one.number < version.number and one.withdrawn_at is None), None)
    is_draft = version.state == VersionState.DRAFT
    language = get_language() or "en"
    today = today_at(request.provider)
    in_force = version_in_force(shown, today)
    context = {
        "agreement": shown,
        "version": version,
        "versions": versions,
        "in_force": in_force,
        "is_scheduled": bool(version.in_force and version.in_force.lower and version.in_force.lower > today),
        "begins": version.in_force.lower if version.in_force else None,
        "ends": version.in_force.upper if version.in_force else None,
        "before": before,
        "document": document_of(version, language, before),
        "examples": examples_of(version.examples, parsed(version), language),
        "passing": sum(row["ok"] for row in version.examples),
        "failing": failing,
        "tried": last_tried(actor, version),
        "extends": parsed(version).extends,
        "changes": [change_text(change) for change in parsed(version).changes],
        "offered": offered_to(version),
        "notices": notices_of_agreement(actor, shown),
        "is_draft": is_draft,
        "may_draft": may_draft(actor),
        "crumbs": (
            (_("Agreements"), reverse("work_agreements")),
            (shown.customer.name, reverse("work_agreements") + f"?q={shown.customer.name}"),
            (text_in(shown.name), ""),
        ),
    }
    if may_activate(actor):
        context |= _days(request, version, in_force, form)
    return render_workbench(
        request, "workbench/agreements/agreement.html", context, current="work_agreements", status=status
    )


def _days(
    request: Any, version: AgreementVersion, in_force: AgreementVersion | None, form: forms.Form | None
) -> dict[str, Any]:
    """Forms of a version's days, with what must be known before a button is pressed."""
    given = {type(form): form} if form is not None else {}
    if version.state == VersionState.DRAFT:
        next_month = next_period(
            month_of(today_at(request.provider), CalendarSystem(request.provider.calendar_system))
        )
        closed = periods_of(request.provider).filter(state=PeriodState.CLOSED).first()
        return {
            "form": given.get(ActivationForm) or ActivationForm(initial={"from_on": next_month.start}),
            "replaces": in_force,
            "closed_until": closed.during.upper if closed else None,
        }
    if version.in_force.isempty:
        return {}
    return {
        "end_form": given.get(EndForm) or EndForm(),
        "renewal_form": (given.get(RenewalForm) or RenewalForm()) if version.in_force.upper else None,
        "day_errors": form.errors if form is not None else None,
    }


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


def version_url(version: AgreementVersion) -> str:
    """Where staff read a version."""
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
    path("agreements/versions/<int:pk>/discard/", version_discard, name="work_version_discard"),
    path("agreements/versions/<int:pk>/source/", version_source, name="work_version_source"),
]
