"""Trying a form: filled in as a chosen person would see it, without sending; what was tried becomes an example."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from huolto.desk.commands import write_draft
from huolto.desk.forms import beginnings_for, choices_for, known_of
from huolto.desk.models import FormVersion
from huolto.faces.form_fill import FillForm
from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.texts import is_id, text_in
from huolto.parties.callers import callers_found
from huolto.parties.models import Person
from huolto.parties.queries import actor_of_person, today_at
from huolto.rules.forms import Definition, DefinitionError, check_answers, parse_definition, run_examples
from huolto.rules.forms.editing import with_example
from huolto.workbench.forms import form_kept, keepers, version_worked_on
from huolto.workbench.frame import render_workbench

MOST_SHOWN = 10


@keepers
@require_http_methods(["GET", "POST"])
def form_try(request: Any, pk: int) -> HttpResponse:
    """Fill in a form as `?person=` would see it; nothing is sent. Its examples stand beside it with their outcome."""
    form = form_kept(request, pk)
    version = version_worked_on(form)
    definition = _definition(version)
    if version is None or definition is None:
        return HttpResponseRedirect(reverse("work_form_edit", args=[pk]))
    person = _person(request)
    actor = actor_of_person(person) if person else request.actor
    choices = choices_for(actor, definition)
    posted = request.method == "POST"
    filled = FillForm(
        definition,
        choices,
        answers=None if posted or person is None else beginnings_for(person, definition),
        data=request.POST if posted else None,
        files=request.FILES if posted else None,
        currency=request.provider.currency,
        more=request.POST.get("more", ""),
        people_url=reverse("work_form_people", args=[person.pk]) if person else "",
    )
    outcome = None
    if posted and not request.POST.get("more") and request.POST.get("step") != "look":
        files = {
            name: [{"name": file.name, "size": len(file.content)} for file in files]
            for name, files in filled.new_files().items()
        }
        answers = {**filled.answers, **files}
        known = known_of(choices) if person else None
        checked = check_answers(definition, answers, today=today_at(request.provider), known=known)
        if request.POST.get("keep_example"):
            return _keep_example(request, pk, version, checked, answers)
        filled.refuse(checked.errors)
        outcome = "refused" if checked.errors else "accepted"
    search = request.GET.get("q", "").strip()[:100]
    context = {
        "form": filled,
        "of": form,
        "name": text_in(form.name),
        "parts": filled.parts(),
        "outcome": outcome,
        "person": person,
        "search": search,
        "found": callers_found(request.actor, search=search, limit=MOST_SHOWN) if search else [],
        "results": run_examples(definition, today=today_at(request.provider)),
        "version": version,
        "step": request.POST.get("says", ""),
    }
    return render_workbench(request, "workbench/forms/try.html", context, current="work_forms")


def _keep_example(
    request: Any, pk: int, version: FormVersion, checked: Any, answers: dict[str, Any]
) -> HttpResponse:
    """What was just tried, with what became of it, as an example of the draft."""
    says = request.POST.get("says", "").strip()[:200]
    if not says:
        messages.error(request, _("Say in a few words what the example shows."))
        return HttpResponseRedirect(reverse("work_form_try", args=[pk]))
    example = {"says": says, "given": answers, "visible": list(checked.visible)}
    if checked.errors:
        example["refused"] = sorted(checked.errors)
    try:
        write_draft(actor=request.actor, form_id=pk, definition=with_example(version.definition, example))
        messages.success(request, _("Kept as an example."))
    except DomainError as error:
        messages.error(request, str(error))
    return HttpResponseRedirect(reverse("work_form_try", args=[pk]))


def _definition(version: FormVersion | None) -> Definition | None:
    try:
        return parse_definition(version.definition) if version else None
    except DefinitionError:
        return None


def _person(request: Any) -> Person | None:
    chosen = request.GET.get("person", "")
    if not is_id(chosen):
        return None
    people = Person.objects.of(request.provider).filter(is_active=True)
    found = people.select_related("organisation", "provider").filter(pk=int(chosen)).first()
    if found is None:
        raise NotVisible
    return found


urlpatterns = [path("forms/<int:pk>/try/", form_try, name="work_form_try")]
