"""A form that an agent fills in for whoever calls: the caller's own forms and choices, and the request is theirs."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from huolto.agreements.models import Agreement
from huolto.agreements.queries import codes_over
from huolto.desk.access import HANDLERS
from huolto.desk.commands import AnswersRefused, take_down_form
from huolto.desk.commands.filling import TAKEN_DOWN
from huolto.desk.drafts import approver_of
from huolto.desk.forms import beginnings_for, choices_for, definition_of, people_to_name, published_version
from huolto.desk.models import Form, FormVersion
from huolto.desk.taking_down import caller_and_form, caller_named
from huolto.faces.form_fill import FillForm
from huolto.faces.people_options import people_options
from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.texts import is_id, text_in
from huolto.foundation.views import Audience, page
from huolto.parties.choices import Right
from huolto.parties.models import Person
from huolto.parties.queries import actor_of_person
from huolto.workbench.frame import render_workbench


class TakenDownForm(forms.Form):
    """What the agent says beside the caller's answers."""

    channel = forms.ChoiceField(
        label=gettext_lazy("How it came"), choices=[(one.value, one.label) for one in TAKEN_DOWN]
    )
    agreement = forms.ChoiceField(
        label=gettext_lazy("The caller asks for"),
        required=False,
        help_text=gettext_lazy("Only where they choose an agreement themselves, as critical support."),
    )

    def __init__(self, data: Any = None, *, caller: Person) -> None:
        super().__init__(data)
        rows = Agreement.objects.of(caller.provider).filter(code__in=codes_over(caller.organisation))
        self.agreements = {str(one.pk): one for one in rows.order_by("code")}
        fields: dict[str, Any] = self.fields
        fields["agreement"].choices = [("", "–"), *((pk, one.code) for pk, one in self.agreements.items())]


@page(Audience.STAFF, *HANDLERS, Right.HR_AGENT)
@require_http_methods(["GET", "POST"])
def work_request_form(request: Any, person: int, code: str) -> HttpResponse:
    """Write down the caller's answers on one of their forms, and open their request."""
    caller, form = caller_and_form(request.actor, person, code)
    version = _version_sent(request, form)
    definition = definition_of(version)
    posted = request.method == "POST"
    more = request.POST.get("more", "")
    filled = FillForm(
        definition,
        choices_for(actor_of_person(caller), definition),
        answers=None if posted else beginnings_for(caller, definition),
        data=request.POST if posted else None,
        files=request.FILES if posted else None,
        currency=request.provider.currency,
        more=more,
        people_url=reverse("work_form_people", args=[caller.pk]),
    )
    taken = TakenDownForm(request.POST if posted else None, caller=caller)
    if posted and request.POST.get("step") == "look":
        return _looked(request, caller, form, version, filled, taken)
    if posted and not more and taken.is_valid():
        opened = _open(request, caller, form, version, filled, taken)
        if opened is not None:
            return opened
    return _page(request, caller, form, version, filled, taken)


@page(Audience.STAFF, *HANDLERS, Right.HR_AGENT)
@require_GET
def work_form_people(request: Any, person: int) -> HttpResponse:
    """People whom somebody may name on their forms, while a name is typed."""
    return people_options(request, people_to_name(actor_of_person(caller_named(request.actor, person))))


def _open(
    request: Any, caller: Person, form: Form, version: FormVersion, filled: FillForm, taken: TakenDownForm
) -> HttpResponse | None:
    try:
        opened = take_down_form(
            actor=request.actor,
            caller_id=caller.pk,
            code=form.code,
            version_id=version.pk,
            key=_key_sent(request),
            answers=filled.answers,
            files=filled.new_files(),
            channel=taken.cleaned_data["channel"],
            agreement=taken.agreements.get(taken.cleaned_data["agreement"]),
        )
    except NotVisible:
        raise
    except AnswersRefused as error:
        filled.refuse(error.reasons)
    except DomainError as error:
        filled.add_error(None, str(error))
    else:
        said = _("%(number)s is opened for %(name)s.") % {"number": opened.number, "name": caller.name}
        messages.success(request, said)
        return HttpResponseRedirect(reverse("work_request", args=[opened.pk]))
    return None


def _page(
    request: Any, caller: Person, form: Form, version: FormVersion, filled: FillForm, taken: TakenDownForm
) -> HttpResponse:
    status = 422 if filled.is_refused or taken.errors else 200
    context = _context(request, caller, form, version, filled, taken)
    return render_workbench(
        request, "workbench/requests/form.html", context, current="work_requests", status=status
    )


def _looked(
    request: Any, caller: Person, form: Form, version: FormVersion, filled: FillForm, taken: TakenDownForm
) -> HttpResponse:
    """What a change on the page brings: fields only where others are seen now."""
    if not request.htmx:
        return _page(request, caller, form, version, filled, taken)
    context = _context(request, caller, form, version, filled, taken)
    answer = render(request, "workbench/requests/_form_parts.html", context)
    if request.POST.get("seen", "") == context["seen"]:
        answer["HX-Reswap"] = "none"
    return answer


def _context(
    request: Any, caller: Person, form: Form, version: FormVersion, filled: FillForm, taken: TakenDownForm
) -> dict[str, Any]:
    name = text_in(form.name)
    approver = approver_of(caller) if form.approval else None
    return {
        "person": caller,
        "name": name,
        "summary": text_in(form.summary),
        "icon": form.icon,
        "form": filled,
        "taken": taken,
        "parts": filled.parts(),
        "seen": ",".join(filled.visible),
        "version": version.pk,
        "key": _key_sent(request),
        "is_confidential": form.is_confidential,
        "approver": approver.name if approver else "",
        "crumbs": _crumbs(caller, name),
    }


def _crumbs(caller: Person, name: str) -> Sequence[tuple[str, str]]:
    new = reverse("work_request_new")
    return (
        (_("Requests"), reverse("work_requests")),
        (_("Who calls?"), new),
        (caller.name, f"{new}?person={caller.pk}"),
        (name, ""),
    )


def _version_sent(request: Any, form: Form) -> FormVersion:
    """The version that the page was shown in: it is taken even if another was published meanwhile."""
    sent = request.POST.get("version", "")
    if not is_id(sent):
        return published_version(form)
    found = FormVersion.objects.filter(form=form, pk=int(sent)).exclude(published_at=None).first()
    if found is None:
        raise NotVisible
    return found


def _key_sent(request: Any) -> UUID:
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid4()


urlpatterns = [
    path("requests/people/<int:person>/", work_form_people, name="work_form_people"),
    path("requests/new/<int:person>/<slug:code>/", work_request_form, name="work_request_form"),
]
