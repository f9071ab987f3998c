"""Writing a version and changing a draft: source on one side, what it says and what is wrong with it on the other.

The answer to "what does it say now" is one partial, asked for while one types, and by a button where there are no scripts.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from huolto.agreements.access import DRAFTING_STAFF, version_visible_to
from huolto.agreements.checking import Checked, check_source
from huolto.agreements.choices import VersionState
from huolto.agreements.commands import change_draft, draft_version
from huolto.agreements.commands.drafting import as_kept
from huolto.agreements.models import AgreementVersion
from huolto.agreements.queries import digest_of, lines_between, versions_of
from huolto.agreements.template_files import offered_to, starting_text
from huolto.foundation.errors import ChangedMeanwhile, DomainError, NotVisible
from huolto.foundation.localisation import figure
from huolto.foundation.texts import is_id, text_in
from huolto.foundation.views import Audience, page
from huolto.parties.access import customers_visible_to
from huolto.parties.models import Organisation
from huolto.workbench.agreement_forms import DraftForm, SourceForm
from huolto.workbench.frame import render_workbench

_writers = page(Audience.STAFF, *DRAFTING_STAFF)


@_writers
@require_http_methods(["GET", "POST"])
def agreement_new(request: Any) -> HttpResponse:
    """Write a version: of the customer's agreement that the file names, new or not. `?from=` starts from a version.

    `&newer=1` as it would extend the newest version of its template; `?template=bas@1` starts from a template.
    """
    start = _started_from(request)
    form = DraftForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        actor=request.actor,
        initial=_initial(request, start),
    )
    if request.method == "POST" and form.is_valid() and not _only_looks(request):
        customer, source = form.cleaned_data["customer"], form.cleaned_data["source"]
        try:
            made = draft_version(actor=request.actor, customer=customer, source=source)
        except NotVisible:
            raise
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(
                request, _("Version %(number)s is kept as a draft.") % {"number": figure(made.number)}
            )
            return HttpResponseRedirect(_address(made))
    return _editor(request, form, customer=_customer(request, start), before=start, title=_("New version"))


@_writers
@require_http_methods(["GET", "POST"])
def version_edit(request: Any, pk: int) -> HttpResponse:
    """Change a draft; whoever saves second sees what the first one saved."""
    version = version_visible_to(request.actor, pk)
    if version.state != VersionState.DRAFT:
        return HttpResponseRedirect(reverse("work_agreement_new") + f"?from={version.pk}")
    initial = {"source": version.source, "based_on": digest_of(version.source)}
    form = SourceForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        initial=initial,
    )
    theirs = None
    if request.method == "POST" and form.is_valid() and not _only_looks(request):
        source, based_on = form.cleaned_data["source"], form.cleaned_data["based_on"]
        try:
            change_draft(actor=request.actor, version=version, source=source, based_on=based_on)
        except NotVisible:
            raise
        except ChangedMeanwhile as error:
            theirs = error.details["theirs"]
            form.add_error(None, str(error))
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, _("The draft is kept."))
            return HttpResponseRedirect(_address(version))
    before = versions_of(request.actor, version.agreement).filter(number__lt=version.number).first()
    return _editor(
        request,
        form,
        customer=version.agreement.customer,
        before=before,
        title=_("Draft of version %(number)s") % {"number": figure(version.number)},
        version=version,
        theirs=theirs,
    )


@_writers
@require_POST
def agreement_check(request: Any) -> HttpResponse:
    """What the text says now: mistakes, examples, the document; a partial, nothing is kept."""
    version = _named(request.POST.get("version"), request)
    customer = version.agreement.customer if version else _picked(request)
    start = _named(request.POST.get("before"), request)
    checked = _checked(request, request.POST.get("source", ""), customer, start)
    return render(request, "workbench/agreements/_checked.html", {"checked": checked})


def _editor(
    request: Any,
    form: SourceForm,
    *,
    customer: Organisation | None,
    before: AgreementVersion | None,
    title: str,
    version: AgreementVersion | None = None,
    theirs: str | None = None,
) -> HttpResponse:
    """The page of an editor: what was typed is kept, whatever is wrong with it."""
    source = form.initial.get("source", "")
    if form.is_bound:
        source = as_kept(form.text or form.data.get("source", ""))
        # What came from a file is shown too, so that it can be mended where it stands.
        form.data = form.data.copy()
        form.data["source"] = source
    if theirs is not None:
        # Having seen the other text, one may keep one's own: on top of theirs, knowingly.
        form.data["based_on"] = digest_of(theirs)
    checked = _checked(request, source, customer, before) if source.strip() else None
    agreement = version.agreement if version else None
    crumbs = [(_("Agreements"), reverse("work_agreements"))]
    if version and agreement:
        crumbs.append((text_in(agreement.name) or agreement.code, _address(version)))
    context = {
        "form": form,
        "title": title,
        "version": version,
        "before": before,
        "customer": customer,
        "checked": checked,
        "difference": lines_between(theirs, source) if theirs is not None else None,
        "crumbs": (*crumbs, (title, "")),
    }
    status = 422 if form.errors and not _only_looks(request) else 200
    return render_workbench(
        request, "workbench/agreements/edit.html", context, current="work_agreements", status=status
    )


def _checked(
    request: Any, source: str, customer: Organisation | None, before: AgreementVersion | None
) -> Checked:
    language = get_language() or "en"
    return check_source(
        actor=request.actor, customer=customer, source=source, language=language, before=before
    )


def _only_looks(request: Any) -> bool:
    return bool(request.POST.get("act") == "check")


def _customer(request: Any, start: AgreementVersion | None) -> Organisation | None:
    if request.method == "POST":
        return _picked(request)
    return start.agreement.customer if start else None


def _picked(request: Any) -> Organisation | None:
    number = request.POST.get("customer", "")
    return customers_visible_to(request.actor).filter(pk=int(number)).first() if is_id(number) else None


def _named(number: str | None, request: Any) -> AgreementVersion | None:
    return version_visible_to(request.actor, int(number)) if number and is_id(number) else None


def _started_from(request: Any) -> AgreementVersion | None:
    return _named(request.GET.get("from"), request)


def _initial(request: Any, start: AgreementVersion | None) -> dict[str, Any]:
    if start:
        offered = offered_to(start) if request.GET.get("newer") else None
        return {
            "customer": start.agreement.customer_id,
            "source": offered.source if offered else start.source,
        }
    customer = request.GET.get("customer", "")
    text = starting_text(request.provider, request.GET.get("template", ""))
    return ({"customer": int(customer)} if is_id(customer) else {}) | ({"source": text} if text else {})


def _address(version: AgreementVersion) -> str:
    return reverse("work_agreement", args=[version.agreement_id]) + f"?version={version.number}"


urlpatterns = [
    path("agreements/new/", agreement_new, name="work_agreement_new"),
    path("agreements/check/", agreement_check, name="work_agreement_check"),
    path("agreements/versions/<int:pk>/edit/", version_edit, name="work_version_edit"),
]
