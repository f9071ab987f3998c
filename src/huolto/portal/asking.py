"""Asking for help in one's own words: what is it about, which device, files; a request with its number comes of it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from huolto.desk.channel_advice import channel_advice
from huolto.desk.channels import asking_here
from huolto.desk.choices import RequestKind
from huolto.desk.commands import open_request
from huolto.desk.files import uploaded
from huolto.desk.guide_walks import published_guides
from huolto.foundation.actors import Actor
from huolto.foundation.errors import DomainError
from huolto.foundation.views import Audience, page
from huolto.parties.models import Person
from huolto.portal.frame import render_portal
from huolto.register.access import items_visible_to
from huolto.register.choices import FINAL
from huolto.register.models import Item

MOST_ITEMS = 50
KINDS = (
    (RequestKind.INCIDENT.value, gettext_lazy("Something does not work")),
    (RequestKind.SERVICE_REQUEST.value, gettext_lazy("I need something done, or advice")),
)


class AskForm(forms.Form):
    """What somebody needs, in their own words."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"), choices=KINDS, initial=KINDS[0][0], widget=forms.RadioSelect
    )
    title = forms.CharField(label=gettext_lazy("In a few words"), max_length=200)
    description = forms.CharField(
        label=gettext_lazy("What happens, since when, and what have you tried?"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    item = forms.ChoiceField(label=gettext_lazy("Which device?"), required=False)

    def __init__(self, data: Any = None, *, items: list[Item], initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        fields: dict[str, Any] = self.fields
        none = gettext_lazy("None of them")
        fields["item"].choices = [("", none), *((str(one.pk), _item_words(one)) for one in items)]


@page(Audience.CUSTOMER)
@require_http_methods(["GET", "POST"])
def ask(request: Any) -> HttpResponse:
    """Ask; the device may stand in the address (`?item=`), as may the first words (`?title=`)."""
    items = _items(request.actor)
    initial = {"item": request.GET.get("item", ""), "title": request.GET.get("title", "")[:200]}
    form = AskForm(request.POST or None, items=items, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            opened = _open(request, form, items)
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(
                request,
                _("Thank you. Its number is %(number)s, and it is followed here.")
                % {"number": opened.number},
            )
            return HttpResponseRedirect(reverse("request", args=[opened.pk]))
    context = {
        "form": form,
        "asking": asking_here(request.provider),
        "advice": channel_advice(request.provider),
        "has_guides": bool(published_guides(request.actor)),
    }
    return render_portal(
        request, "portal/requests/ask.html", context, current="requests", status=422 if form.errors else 200
    )


def _open(request: Any, form: AskForm, items: list[Item]) -> Any:
    person = (
        Person.objects.of(request.provider).select_related("organisation").get(pk=request.actor.person_id)
    )
    cleaned = form.cleaned_data
    return open_request(
        actor=request.actor,
        kind=cleaned["kind"],
        title=cleaned["title"],
        description=cleaned["description"],
        customer=person.organisation,
        requester=person,
        items=[one for one in items if str(one.pk) == cleaned["item"]],
        files=uploaded(request.FILES.getlist("files")),
    )


def _items(actor: Actor) -> list[Item]:
    """The reader's own devices in use."""
    rows = items_visible_to(actor).filter(holder_id=actor.person_id).exclude(state__in=FINAL)
    return list(
        rows.select_related("device_model__maker", "category", "customer").order_by("asset_tag")[:MOST_ITEMS]
    )


def _item_words(item: Item) -> str:
    name = str(item.device_model) if item.device_model else item.name
    return f"{name} ({item.asset_tag})" if name else item.asset_tag


urlpatterns = [path("ask/", ask, name="ask")]
