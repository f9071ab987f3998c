"""Who may see and change devices: the customer's administrator gives, narrows, ends and renews (S1.16)."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.forms import LocalDateField
from huolto.foundation.pages import View
from huolto.foundation.views import Audience, page
from huolto.parties.choices import Right
from huolto.parties.commands import change_grant, grant_right
from huolto.parties.forms import PathChoiceField, show_in_form
from huolto.parties.models import CostCentre, Grant, Organisation, Person, Place
from huolto.parties.queries import (
    administered_people,
    cost_centres_visible_to,
    organisations_administered_by,
    places_visible_to,
    today_at,
)
from huolto.portal.frame import render_portal
from huolto.register.delegation import (
    DEVICE_RIGHTS,
    device_grants,
    history_of_grants,
    reach_of,
    reach_of_grants,
    scope_of,
    sight_of,
)
from huolto.register.forms import PersonField

PAGE_SIZE = 50
SOON = timedelta(days=30)
SUGGESTIONS = 300

_administrators = page(Audience.CUSTOMER, Right.ADMINISTER_CUSTOMER)


class _WhereForm(forms.Form):
    """Where a right reaches: what the administrator looks after, and nothing else."""

    place = PathChoiceField(
        label=gettext_lazy("Only at this place"), queryset=Place.objects.none(), required=False,
        empty_label=gettext_lazy("All places"),
    )  # fmt: skip
    cost_centre = PathChoiceField(
        label=gettext_lazy("Only for this cost centre"), queryset=CostCentre.objects.none(), required=False,
        empty_label=gettext_lazy("All cost centres"),
    )  # fmt: skip
    valid_until = LocalDateField(
        label=gettext_lazy("Until"), required=False,
        help_text=gettext_lazy("The first day without the right. Empty: until revoked."),
    )  # fmt: skip

    def __init__(self, *args: Any, actor: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own = organisations_administered_by(actor).filter(is_active=True)
        places = places_visible_to(actor).filter(organisation__in=self.own, is_active=True).order_by("path")
        centres = cost_centres_visible_to(actor).filter(organisation__in=self.own, is_active=True)
        self.fields["place"].queryset = places  # type: ignore[attr-defined]
        self.fields["cost_centre"].queryset = centres.order_by("code")  # type: ignore[attr-defined]


class GiveForm(_WhereForm):
    """A right over devices for somebody of the administrator's people."""

    person = PersonField(
        label=gettext_lazy("Person"), people=Person.objects.none(), max_length=400,
        widget=forms.TextInput(attrs={"list": "people", "autocomplete": "off"}),
    )  # fmt: skip
    right = forms.ChoiceField(
        label=gettext_lazy("Right"), choices=DEVICE_RIGHTS, widget=forms.RadioSelect, initial=Right.INSPECT
    )
    organisation = PathChoiceField(
        label=gettext_lazy("Organisation"), queryset=Organisation.objects.none(), empty_label=None,
        help_text=gettext_lazy("With everything below it."),
    )  # fmt: skip

    field_order = ["person", "right", "organisation", "place", "cost_centre", "valid_until"]

    def __init__(self, *args: Any, actor: Any, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        people = administered_people(actor).filter(is_active=True)
        self.fields["person"].people = people  # type: ignore[attr-defined]
        self.fields["organisation"].queryset = self.own.order_by("path")  # type: ignore[attr-defined]
        self.suggestions = [PersonField.written(person) for person in people.order_by("name")[:SUGGESTIONS]]


@_administrators
@require_http_methods(["GET", "POST"])
def rights(request: Any) -> HttpResponse:
    """Every right over devices with how many it reaches; a POST gives another one."""
    form = GiveForm(request.POST if request.method == "POST" else None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            made = grant_right(actor=request.actor, **form.cleaned_data)
        except NotVisible:
            raise
        except DomainError as error:
            show_in_form(form, error)
        else:
            messages.success(request, _("%(name)s has the right now.") % {"name": made.person.name})
            return HttpResponseRedirect(reverse("rights"))
    today = today_at(request.provider)
    grants = device_grants(request.actor)
    soon = grants.filter(valid_until__gt=today, valid_until__lte=today + SOON)
    show = request.GET.get("show", "")
    shown = {
        "soon": soon.order_by("valid_until", "pk"),
        "ended": grants.filter(valid_until__lte=today).order_by("-valid_until", "pk"),
    }.get(show, grants.exclude(valid_until__lte=today).order_by("person__name", "person_id", "right", "pk"))
    found = Paginator(shown, PAGE_SIZE).get_page(request.GET.get("page"))
    reach = reach_of_grants(request.provider, found.object_list)
    words = dict(DEVICE_RIGHTS)
    context = {
        "form": form,
        "found": found,
        "rows": [(grant, words[Right(grant.right)], reach.get(grant.pk, 0)) for grant in found.object_list],
        "today": today,
        "views": [
            View(label=_("All"), url="?", current=show not in ("soon", "ended", "history")),
            View(
                label=_("Ending soon"), url="?show=soon", current=show == "soon", count=soon.count() or None
            ),
            View(label=_("Ended"), url="?show=ended", current=show == "ended"),
            View(label=_("History"), url="?show=history", current=show == "history"),
        ],
        "history": history_of_grants(request.actor) if show == "history" else None,
        "words": words,
        "crumbs": ((_("People and rights"), reverse("people")), (_("Rights over devices"), "")),
    }
    status = 422 if form.errors else 200
    return render_portal(request, "portal/rights/list.html", context, current="people", status=status)


@_administrators
@require_GET
def rights_reach(request: Any) -> HttpResponse:
    """How many devices the right in the form would reach, while it is being filled in."""
    form = GiveForm(request.GET, actor=request.actor)
    form.is_valid()
    chosen = form.cleaned_data
    count = None
    if chosen.get("organisation") and not (chosen.get("place") and chosen.get("cost_centre")):
        right = chosen.get("right") or Right.INSPECT
        count = reach_of(
            request.provider,
            scope_of(
                request.provider,
                right,
                chosen["organisation"],
                chosen.get("place"),
                chosen.get("cost_centre"),
            ),
        )
    return render(request, "portal/rights/_reach.html", {"count": count})


@_administrators
@require_http_methods(["GET", "POST"])
def right_change(request: Any, pk: int) -> HttpResponse:
    """Narrow a right, end it on a day, or renew it."""
    grant: Grant | None = device_grants(request.actor).filter(pk=pk).first()
    if grant is None:
        raise NotVisible
    initial = {"place": grant.place_id, "cost_centre": grant.cost_centre_id, "valid_until": grant.valid_until}
    form = _WhereForm(
        request.POST if request.method == "POST" else None, actor=request.actor, initial=initial
    )
    if request.method == "POST" and form.is_valid():
        try:
            change_grant(actor=request.actor, grant=grant, **form.cleaned_data)
        except NotVisible:
            raise
        except DomainError as error:
            show_in_form(form, error)
        else:
            messages.success(request, _("The right of %(name)s is changed.") % {"name": grant.person.name})
            return HttpResponseRedirect(reverse("rights"))
    context = {
        "form": form,
        "grant": grant,
        "word": dict(DEVICE_RIGHTS)[Right(grant.right)],
        "reach": reach_of_grants(request.provider, [grant]).get(grant.pk, 0),
        "crumbs": ((_("Rights over devices"), reverse("rights")), (grant.person.name, "")),
    }
    status = 422 if form.errors else 200
    return render_portal(request, "portal/rights/change.html", context, current="people", status=status)


@_administrators
@require_GET
def rights_of(request: Any, pk: int) -> HttpResponse:
    """What this person would see of the administrator's organisations: figures and the first devices."""
    shown = administered_people(request.actor).filter(pk=pk).first()
    if shown is None:
        raise NotVisible
    context = {
        "person": shown,
        "sight": sight_of(request.actor, shown),
        "crumbs": ((_("Rights over devices"), reverse("rights")), (shown.name, "")),
    }
    return render_portal(request, "portal/rights/sight.html", context, current="people")


urlpatterns = [
    path("rights/", rights, name="rights"),
    path("rights/reach/", rights_reach, name="rights_reach"),
    path("rights/<int:pk>/", right_change, name="right_change"),
    path("rights/of/<int:pk>/", rights_of, name="rights_of"),
]
