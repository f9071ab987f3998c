"""A request that an agent writes down: who calls is found first, then everything about them stands beside the form.

A telephone system may open `requests/new/?caller=<number>`; the caller is found by it.
"""

from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from huolto.agreements.models import Agreement
from huolto.agreements.queries import codes_over
from huolto.desk.access import HANDLERS, requests_visible_to
from huolto.desk.choices import Priority, RequestChannel, RequestKind
from huolto.desk.commands import open_request
from huolto.desk.guide_walks import suggested_guides
from huolto.desk.queries import OPEN_STATES
from huolto.desk.taking_down import forms_to_take_down
from huolto.foundation.actors import Actor
from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.texts import is_id, text_in
from huolto.foundation.views import Audience, page
from huolto.parties.callers import callers_found
from huolto.parties.choices import Right
from huolto.parties.enrolled import levels_on
from huolto.parties.models import Person
from huolto.parties.queries import today_at
from huolto.register.access import items_visible_to
from huolto.register.models import Item
from huolto.workbench.frame import render_workbench
from huolto.workbench.request_lists import queues_of

MOST_SHOWN = 20
KINDS = (RequestKind.INCIDENT, RequestKind.SERVICE_REQUEST)
CHANNELS = (RequestChannel.PHONE, RequestChannel.MAIL, RequestChannel.IN_PERSON)


class NewRequestForm(forms.Form):
    """What the caller tells."""

    title = forms.CharField(label=gettext_lazy("What is it about?"), max_length=200)
    description = forms.CharField(
        label=gettext_lazy("What they say"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), choices=[(one.value, one.label) for one in KINDS], initial=KINDS[0]
    )
    channel = forms.ChoiceField(
        label=gettext_lazy("How it came"), choices=[(one.value, one.label) for one in CHANNELS]
    )
    priority = forms.ChoiceField(
        label=gettext_lazy("Priority"), choices=Priority.choices, initial=Priority.NORMAL
    )
    queue = forms.ChoiceField(label=gettext_lazy("Queue"))
    item = forms.ChoiceField(label=gettext_lazy("Device"), required=False)
    agreement = forms.ChoiceField(
        label=gettext_lazy("The caller asks for"),
        required=False,
        help_text=gettext_lazy("Only where they choose an agreement themselves, as critical support."),
    )

    def __init__(self, data: Any = None, *, actor: Actor, person: Person, items: list[Item]) -> None:
        super().__init__(data)
        fields: dict[str, Any] = self.fields
        fields["queue"].choices = [(one.pk, text_in(one.name)) for one in queues_of(actor) if one.is_open]
        fields["item"].choices = [("", "–"), *((one.pk, str(one)) for one in items)]
        agreements = Agreement.objects.of(actor.provider).filter(code__in=codes_over(person.organisation))
        self.agreements = {str(one.pk): one for one in agreements.order_by("code")}
        fields["agreement"].choices = [("", "–"), *((pk, one.code) for pk, one in self.agreements.items())]


@page(Audience.STAFF, *HANDLERS, Right.HR_AGENT)
@require_http_methods(["GET", "POST"])
def work_request_new(request: Any) -> HttpResponse:
    """Find who calls, see all about them, write down what they say."""
    chosen = request.GET.get("person", "")
    if not is_id(chosen):
        return _who_calls(request)
    person = (
        Person.objects.of(request.provider)
        .filter(pk=int(chosen), is_active=True)
        .select_related("organisation", "provider")
        .first()
    )
    if person is None:
        raise NotVisible
    items = _items(request.actor, person)
    form = NewRequestForm(request.POST or None, actor=request.actor, person=person, items=items)
    if request.method == "POST" and form.is_valid():
        try:
            opened = _open(request.actor, person, items, form)
            return HttpResponseRedirect(reverse("work_request", args=[opened.pk]))
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    context = {
        "person": person,
        "form": form,
        "items": items,
        "forms": [
            (
                text_in(area.name),
                [
                    (text_in(one.name), reverse("work_request_form", args=[person.pk, one.code]))
                    for one in rows
                ],
            )
            for area, rows in forms_to_take_down(request.actor, person)
        ],
        "others": requests_visible_to(request.actor)
        .filter(requester=person, state__in=OPEN_STATES)
        .order_by("-opened_at")[:MOST_SHOWN],
        "levels": levels_on(request.provider, person.pk, today_at(request.provider)),
        "guides": suggested_guides(request.actor, items[0] if len(items) == 1 else None),
    }
    status = 422 if form.errors else 200
    return render_workbench(
        request, "workbench/requests/new.html", context, current="work_requests", status=status
    )


def _who_calls(request: Any) -> HttpResponse:
    number = request.GET.get("caller", "").strip()[:40]
    search = request.GET.get("q", "").strip()[:100]
    found = (
        callers_found(request.actor, search=search or number, limit=MOST_SHOWN) if search or number else []
    )
    if number and not search and len(found) == 1:
        return HttpResponseRedirect(f"{reverse('work_request_new')}?person={found[0].pk}")
    context = {"found": found, "search": search or number}
    return render_workbench(request, "workbench/requests/who.html", context, current="work_requests")


def _items(actor: Actor, person: Person) -> list[Item]:
    return list(
        items_visible_to(actor)
        .filter(holder=person)
        .select_related("category", "device_model__maker", "customer", "product")
        .order_by("asset_tag")[:MOST_SHOWN]
    )


def _open(actor: Actor, person: Person, items: list[Item], form: NewRequestForm) -> Any:
    cleaned = form.cleaned_data
    queue = next(one for one in queues_of(actor) if str(one.pk) == cleaned["queue"])
    agreement = form.agreements.get(cleaned["agreement"])
    return open_request(
        actor=actor,
        kind=cleaned["kind"],
        title=cleaned["title"],
        description=cleaned["description"],
        customer=person.organisation,
        requester=person,
        queue=queue,
        channel=cleaned["channel"],
        priority=cleaned["priority"],
        items=[one for one in items if str(one.pk) == cleaned["item"]],
        agreement=agreement,
        is_chosen_by_caller=agreement is not None,
        is_taken_down=True,
    )


urlpatterns = [path("requests/new/", work_request_new, name="work_request_new")]
