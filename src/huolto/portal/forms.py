"""Forms in the portal: those of each area that are meant for the reader, filled in, kept meanwhile."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from huolto.desk.channel_advice import channel_advice
from huolto.desk.choices import FormHelpKind
from huolto.desk.commands import (
    count_help,
    discard_draft,
    keep_draft,
)
from huolto.desk.drafts import (
    check_filled,
    draft_for,
    files_of_draft,
    names_of_files,
    request_sent_with,
)
from huolto.desk.files import NewFile
from huolto.desk.forms import areas_for, choices_for, definition_of, people_to_name
from huolto.desk.models import Form, FormDraft, FormVersion
from huolto.faces.form_fill import FillForm
from huolto.faces.people_options import people_options
from huolto.foundation.errors import InvalidInput, NotVisible
from huolto.foundation.texts import is_id, text_in
from huolto.foundation.views import Audience, page
from huolto.knowledge.access import articles_read_by
from huolto.knowledge.suggesting import articles_suggested
from huolto.parties.models import Organisation
from huolto.parties.queries import account_manager_of
from huolto.portal.frame import render_portal
from huolto.rules.forms import said_of


@page(Audience.CUSTOMER)
@require_GET
def forms(request: Any) -> HttpResponse:
    """The areas of service with the reader's forms, what they have begun, and areas that are still elsewhere."""
    organisation = Organisation.objects.get(pk=request.actor.organisation_id)
    begun = FormDraft.objects.of(request.provider).filter(person_id=request.actor.person_id)
    shown = areas_for(request.actor)
    offered = {form.pk for one in shown for form in one.forms}
    context = {
        "areas": [
            (
                one,
                text_in(one.area.name),
                [shown_form(form) for form in one.forms],
                text_in(one.area.old_name),
            )
            for one in shown
        ],
        "begun": [
            (shown_form(draft.form), draft.kept_at)
            for draft in begun.select_related("form")
            if draft.form_id in offered
        ],
        "account_manager": account_manager_of(organisation),
        "advice": channel_advice(request.provider),
    }
    return render_portal(request, "portal/forms/list.html", context, current="forms")


@page(Audience.CUSTOMER)
@require_http_methods(["GET", "POST"])
def form_fill(request: Any, code: str) -> HttpResponse:
    """Fill in a form; it is kept while it is written. What is in order goes on to `form_check`, where it is sent."""
    draft = draft_for(request.actor, code)
    if request.method == "GET":
        filled = _filled(request, draft.version, answers=draft.answers, kept=files_of_draft(draft))
        if "mend" in request.GET:
            checked = check_filled(
                request.actor, filled.definition, draft.answers, names_of_files(filled.kept)
            )
            filled.refuse(checked.errors)
        return _page(request, draft, draft.version, filled)
    version, key = _version_sent(request, draft), _key_sent(request, draft)
    if "discard" in request.POST:
        discard_draft(actor=request.actor, code=code)
        messages.success(request, _("What you had begun is gone."))
        return HttpResponseRedirect(reverse("forms"))
    if solved := request.POST.get("solved", ""):
        return _solved(request, code, solved)
    more = request.POST.get("more", "")
    is_look = bool(request.htmx)
    # Boxes of files to let go are not asked while one still writes: they may be ticked off again.
    ticked = [int(pk) for pk in request.POST.getlist("without") if is_id(pk)]
    without = [] if is_look else ticked
    rows = [row for row in files_of_draft(draft) if row.pk not in without]
    filled = _filled(request, version, data=request.POST, more=more, kept=rows)
    step = "more" if more else "keep" if "keep" in request.POST else request.POST.get("step", "")
    if step not in ("more", "keep", "look"):
        return _to_be_looked_over(request, draft, version, key, filled, without)
    kept = _keep(request, draft, version, key, filled, filled.new_files(), without)
    if filled.is_refused:
        return _page(request, draft, version, filled, status=422)
    if step == "keep":
        messages.success(request, _("Kept. You find it under “Begun by you”."))
        return HttpResponseRedirect(reverse("forms"))
    filled.kept = files_of_draft(kept) if kept else rows
    filled.left_out = frozenset(ticked)
    return (
        _looked(request, draft, version, filled) if step == "look" else _page(request, draft, version, filled)
    )


def _to_be_looked_over(
    request: Any, draft: FormDraft, version: FormVersion, key: UUID, filled: FillForm, without: Sequence[int]
) -> HttpResponse:
    """Check what is written and keep it; what is in order is shown as a whole before it is sent."""
    sent = request_sent_with(request.actor, key)
    if sent is not None:
        return HttpResponseRedirect(reverse("request", args=[sent.pk]))
    new = filled.new_files()
    named: dict[str, list[Any]] = names_of_files(filled.kept)
    for name, files in new.items():
        named[name] = [
            *named.get(name, ()),
            *({"name": one.name, "size": len(one.content)} for one in files),
        ]
    checked = check_filled(request.actor, filled.definition, filled.written, named)
    filled.refuse(checked.errors)
    good = {name: files for name, files in new.items() if name not in checked.errors}
    # Nothing that was typed or chosen is lost, whatever becomes of the page.
    kept = _keep(request, draft, version, key, filled, good, without)
    if kept is None and not filled.is_refused:
        filled.add_error(
            None, _("This is more than a form takes. Shorten it, or send the long part as a file.")
        )
    if kept is None or filled.is_refused:
        filled.kept = files_of_draft(kept) if kept else filled.kept
        return _page(request, draft, version, filled, status=422)
    return HttpResponseRedirect(reverse("form_check", args=[draft.form.code]))


def _keep(
    request: Any,
    draft: FormDraft,
    version: FormVersion,
    key: UUID,
    filled: FillForm,
    files: Mapping[str, Sequence[NewFile]],
    without: Sequence[int],
) -> FormDraft | None:
    """Keep what is written; files that are not taken are said on the form, and the rest is kept all the same."""
    facts: dict[str, Any] = {
        "actor": request.actor,
        "code": draft.form.code,
        "version_id": version.pk,
        "key": key,
        "answers": filled.written,
        "without": without,
    }
    try:
        return keep_draft(**facts, files=files)
    except InvalidInput as error:
        filled.add_error(None, str(error))
    return keep_draft(**facts)


def _solved(request: Any, code: str, solved: str) -> HttpResponse:
    kind, _colon, what = solved.partition(":")
    if kind == FormHelpKind.ARTICLE and not articles_read_by(request.actor).filter(slug=what).exists():
        raise NotVisible
    try:
        count_help(actor=request.actor, code=code, kind=kind, what=what)
    except InvalidInput as error:
        raise NotVisible from error
    messages.success(request, _("Good that it is solved. Nothing was sent."))
    return HttpResponseRedirect(reverse("forms"))


def _version_sent(request: Any, draft: FormDraft) -> FormVersion:
    """The version that the page was shown in: it is taken even if another was published meanwhile."""
    sent = request.POST.get("version", "")
    rows = FormVersion.objects.filter(form=draft.form).exclude(published_at=None)
    found = rows.filter(pk=int(sent)).first() if is_id(sent) else draft.version
    if found is None:
        raise NotVisible
    return found


def _key_sent(request: Any, draft: FormDraft) -> UUID:
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return draft.key


def _filled(request: Any, version: FormVersion, **given: Any) -> FillForm:
    definition = definition_of(version)
    files = request.FILES if request.method == "POST" else None
    return FillForm(
        definition,
        choices_for(request.actor, definition),
        files=files,
        currency=request.provider.currency,
        people_url=reverse("form_people"),
        **given,
    )


def _page(
    request: Any, draft: FormDraft, version: FormVersion, filled: FillForm, status: int = 200
) -> HttpResponse:
    context = _context(request, draft, version, filled)
    return render_portal(request, "portal/forms/fill.html", context, current="forms", status=status)


def _looked(request: Any, draft: FormDraft, version: FormVersion, filled: FillForm) -> HttpResponse:
    """What a change on the page brings: fields only where others are seen now, and guides that may help."""
    if not request.htmx:
        return _page(request, draft, version, filled)
    context = _context(request, draft, version, filled)
    # Fields that stay are not sent again: what keeps its chosen files would be taken out of the page for them.
    is_same = request.POST.get("seen", "") == context["seen"]
    answer = render(request, "portal/forms/_looked.html", {**context, "is_same": is_same})
    if is_same:
        answer["HX-Reswap"] = "none"
    return answer


def _context(request: Any, draft: FormDraft, version: FormVersion, filled: FillForm) -> dict[str, Any]:
    form = draft.form
    written = said_of(filled.definition, filled.answers)
    guides = articles_suggested(request.actor, f"{text_in(form.name)} {written}") if written else []
    return {
        "form": filled,
        "shown": shown_form(form),
        "approval_text": text_in(form.approval_text) if form.approval else "",
        "is_confidential": form.is_confidential,
        "parts": filled.parts(),
        "seen": ",".join(filled.visible),
        "version": version.pk,
        "key": draft.key if request.method == "GET" else _key_sent(request, draft),
        "is_begun": draft.pk is not None,
        "guides": guides,
        "may_send": True,
    }


def shown_form(form: Form) -> dict[str, str]:
    """A form as its pages name it."""
    return {
        "name": text_in(form.name),
        "summary": text_in(form.summary),
        "icon": form.icon,
        "url": reverse("form_fill", args=[form.code]),
    }


@page(Audience.CUSTOMER)
@require_GET
def form_people(request: Any) -> HttpResponse:
    """People who may be named on forms, while their name is typed."""
    return people_options(request, people_to_name(request.actor))


urlpatterns = [
    path("forms/", forms, name="forms"),
    path("people/to-name/", form_people, name="form_people"),
    path("forms/<slug:code>/", form_fill, name="form_fill"),
]
