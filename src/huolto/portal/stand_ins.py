"""Who answers for the reader while they are away; an administrator says it for others too (`?person=`)."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from huolto.faces.people_options import people_options
from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.forms import LocalDateField
from huolto.foundation.texts import is_id
from huolto.foundation.views import Audience, page
from huolto.parties.commands import end_stand_in, name_stand_in
from huolto.parties.forms import show_in_form
from huolto.parties.models import Person
from huolto.parties.picking import Meant, People, PersonPickField, Picked
from huolto.parties.queries import administered_people, today_at
from huolto.parties.stand_ins import colleague_of, colleagues_by_name, stand_ins_visible_to
from huolto.portal.frame import render_portal

MOST_SHOWN = 50


class StandInForm(forms.Form):
    """Who, from when, until which last day."""

    stand_in = PersonPickField(
        label=gettext_lazy("The colleague"),
        help_text=gettext_lazy("They get what waits for you, and may answer it in your place."),
    )
    from_on = LocalDateField(label=gettext_lazy("From"))
    until_on = LocalDateField(
        label=gettext_lazy("Until"), help_text=gettext_lazy("The day on which you are back.")
    )

    def __init__(self, data: Any, *, person: Person, url: str) -> None:
        super().__init__(data)
        field: Any = self.fields["stand_in"]
        field.offer(Colleagues(person), url)


class Colleagues(People):
    """Colleagues by name, and anybody of the whole customer by their mail address."""

    def __init__(self, person: Person) -> None:
        super().__init__(colleagues_by_name(person))
        self._person = person

    def meant(self, picked: Picked) -> Meant:
        """As for all people; a whole mail address finds those too who stand elsewhere in the customer."""
        if "@" not in picked.words:
            return super().meant(picked)
        found = colleague_of(self._person, picked.words)
        return Meant(found, error="" if found else _("Nobody at your organisation has this address."))


@page(Audience.CUSTOMER)
@require_http_methods(["GET", "POST"])
def stand_ins(request: Any) -> HttpResponse:
    """What holds now and later, and a form for more; a POST names one, or ends one (`end`)."""
    person = _person(request)
    here = reverse("stand_ins")
    if person.pk != request.actor.person_id:
        here = f"{here}?person={person.pk}"
    ended = request.POST.get("end", "")
    if request.method == "POST" and ended:
        if not is_id(ended):
            raise NotVisible
        end_stand_in(actor=request.actor, stand_in_id=int(ended))
        messages.success(request, _("It has ended."))
        return HttpResponseRedirect(here)
    found_at = reverse("stand_in_people")
    if person.pk != request.actor.person_id:
        found_at = f"{found_at}?person={person.pk}"
    form = StandInForm(request.POST if request.method == "POST" else None, person=person, url=found_at)
    if request.method == "POST" and form.is_valid():
        try:
            named = name_stand_in(
                actor=request.actor,
                person=person,
                stand_in=form.cleaned_data["stand_in"],
                from_on=form.cleaned_data["from_on"],
                until_on=form.cleaned_data["until_on"],
            )
        except DomainError as error:
            show_in_form(form, error)
        else:
            said = _("%(stand_in)s answers for %(name)s then.")
            messages.success(request, said % {"stand_in": named.stand_in.name, "name": person.name})
            return HttpResponseRedirect(here)
    rows = stand_ins_visible_to(request.actor).select_related("person", "stand_in", "named_by")
    live = rows.filter(ended_at=None, until_on__gt=today_at(request.provider)).order_by("from_on", "pk")
    context = {
        "person": person,
        "is_own": person.pk == request.actor.person_id,
        "form": form,
        "own": live.filter(person=person)[:MOST_SHOWN],
        "for_others": live.filter(stand_in=person)[:MOST_SHOWN],
    }
    return render_portal(request, "portal/people/stand_ins.html", context, status=422 if form.errors else 200)


@page(Audience.CUSTOMER)
@require_GET
def stand_in_people(request: Any) -> HttpResponse:
    """Colleagues who may be named, while a name is typed."""
    return people_options(request, Colleagues(_person(request)))


def _person(request: Any) -> Person:
    chosen = request.GET.get("person", "")
    if not chosen:
        return (
            Person.objects.of(request.provider).select_related("organisation").get(pk=request.actor.person_id)
        )
    found = administered_people(request.actor).filter(pk=int(chosen)).first() if is_id(chosen) else None
    if found is None:
        raise NotVisible
    return found


urlpatterns = [
    path("away/", stand_ins, name="stand_ins"),
    path("away/people/", stand_in_people, name="stand_in_people"),
]
