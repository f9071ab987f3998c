"""The ways to reach the provider that customers see beside their pages: phone lines, mail addresses, pages elsewhere."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from huolto.desk.channels import all_shown, channel_changes
from huolto.desk.choices import ChannelKind
from huolto.desk.commands import ChannelFacts, add_channel, change_channel
from huolto.desk.commands.channels import CHANNEL_KEEPERS
from huolto.desk.models import Channel
from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.forms import LocalDateField
from huolto.foundation.localisation import current
from huolto.foundation.views import Audience, page
from huolto.parties.models import Organisation
from huolto.parties.queries import customers_visible_to, today_at
from huolto.rules.texts import latin_digits
from huolto.rules.worktime import weekday_name
from huolto.rules.worktime.hours import WEEKDAYS
from huolto.workbench.catalogue_forms import CatalogueForm
from huolto.workbench.frame import render_workbench

_keepers = page(Audience.STAFF, *CHANNEL_KEEPERS)


class ChannelForm(CatalogueForm):
    """One channel; hours are one field a weekday."""

    texts = {"name": _("Name"), "note": _("Second line")}
    kind = forms.ChoiceField(label=_("Kind"), choices=ChannelKind.choices)
    address = forms.CharField(
        label=_("Number, mail address or web address"),
        max_length=300,
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )
    customer = forms.ModelChoiceField(
        label=_("For"), queryset=Organisation.objects.none(), required=False, empty_label=_("All customers")
    )
    valid_from = LocalDateField(label=_("Shown from"), required=False)
    valid_until = LocalDateField(
        label=_("Shown until before"),
        required=False,
        help_text=_("From this day on it is gone by itself: for a channel that moves into these pages."),
    )
    zone = forms.CharField(
        label=_("Time zone of the hours"),
        required=False,
        max_length=64,
        help_text=_("Empty: yours. Else as in Europe/Helsinki."),
    )
    holidays = forms.CharField(
        label=_("Closed on"),
        required=False,
        max_length=500,
        help_text=_("Countries and days with commas between: FI, 2026-12-24."),
    )
    follows_calendar = forms.BooleanField(
        label=_("Follows your calendar"),
        required=False,
        initial=True,
        help_text=_("Days on which you are closed or open otherwise count for this line too."),
    )
    position = forms.IntegerField(
        label=_("Place in the list"), required=False, min_value=0, max_value=999, initial=0
    )

    def __init__(self, *args: Any, actor: Any, **kwargs: Any) -> None:
        initial = dict(kwargs.pop("initial", None) or {})
        hours: Mapping[str, list[str]] = initial.pop("hours", {})
        super().__init__(
            *args, actor=actor, initial=initial | {day: ", ".join(hours[day]) for day in hours}, **kwargs
        )
        customers = customers_visible_to(actor).filter(is_active=True).order_by("name", "pk")
        self.fields["customer"].queryset = customers  # type: ignore[attr-defined]
        for number, day in enumerate(WEEKDAYS):
            self.fields[day] = forms.CharField(
                label=weekday_name(number, current().language).capitalize(),
                required=False,
                max_length=100,
                widget=forms.TextInput(attrs={"dir": "ltr", "placeholder": "07:30-16:00"}),
            )

    @property
    def days(self) -> list[Any]:
        """The fields of the week."""
        return [self[day] for day in WEEKDAYS]

    def facts_given(self) -> ChannelFacts:
        """What the command takes."""
        given = self.cleaned_data
        return ChannelFacts(
            kind=given["kind"],
            name=self.text("name"),
            note=self.text("note"),
            address=given["address"],
            hours={day: _listed(given[day]) for day in WEEKDAYS if given[day].strip()},
            zone=given["zone"],
            holidays=_listed(given["holidays"]),
            follows_calendar=given["follows_calendar"],
            customer_id=given["customer"].pk if given["customer"] else None,
            valid_from=given["valid_from"],
            valid_until=given["valid_until"],
            position=given["position"] or 0,
        )

    def refuse(self, error: DomainError) -> None:
        """Show a refusal at the field it names; one of the hours at the first day that has any."""
        if isinstance(error, NotVisible):
            raise error
        field = error.field or ""
        if field == "hours":
            field = next(day for day in WEEKDAYS if self.cleaned_data[day].strip())
        if field == "name":
            field = f"name_{self.languages[0]}"
        self.add_error(field if field in self.fields else None, str(error))


@_keepers
@require_GET
def channels(request: Any) -> HttpResponse:
    """All channels, also those that are over or to come, and who changed what."""
    now, today = timezone.now(), today_at(request.provider)
    rows = list(Channel.objects.of(request.provider).select_related("customer"))
    context = {
        "channels": [
            (
                row,
                as_shown,
                row.valid_from is not None and row.valid_from > today,
                row.valid_until is not None and row.valid_until <= today,
            )
            for row, as_shown in zip(rows, all_shown(rows, request.provider, now), strict=True)
        ],
        "changes": channel_changes(request.actor),
    }
    return render_workbench(request, "workbench/channels/list.html", context, current="work_channels")


@_keepers
@require_http_methods(["GET", "POST"])
def channel_new(request: Any) -> HttpResponse:
    """Add a channel."""
    return _form_page(request, None, gettext("Add a channel"))


@_keepers
@require_http_methods(["GET", "POST"])
def channel(request: Any, pk: int) -> HttpResponse:
    """Change a channel."""
    found = Channel.objects.of(request.provider).filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return _form_page(request, found, gettext("Change the channel"))


def _form_page(request: Any, found: Channel | None, title: str) -> HttpResponse:
    form = ChannelForm(
        request.POST if request.method == "POST" else None, actor=request.actor, initial=_initial(found)
    )
    if request.method == "POST" and form.is_valid():
        try:
            if found is None:
                add_channel(actor=request.actor, facts=form.facts_given())
            else:
                change_channel(actor=request.actor, channel_id=found.pk, facts=form.facts_given())
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, gettext("The channel is saved. Customers see it from now on."))
            return HttpResponseRedirect(reverse("work_channels"))
    here = reverse("work_channels")
    context = {"form": form, "title": title, "crumbs": ((gettext("Ways to reach us"), here), (title, ""))}
    status = 422 if form.errors else 200
    return render_workbench(
        request, "workbench/channels/form.html", context, current="work_channels", status=status
    )


def _initial(found: Channel | None) -> dict[str, Any]:
    if found is None:
        return {}
    own = ("kind", "address", "customer", "valid_from", "valid_until", "zone", "follows_calendar", "position",
           "name", "note")  # fmt: skip
    return {name: getattr(found, name) for name in own} | {
        "hours": _by_weekday(found.hours),
        "holidays": ", ".join(found.holidays),
    }


def _by_weekday(hours: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Each weekday with its hours, where ranges of days stand for several."""
    found: dict[str, list[str]] = {}
    for key, spans in hours.items():
        first, _dash, last = key.partition("-")
        start = WEEKDAYS.index(first)
        end = WEEKDAYS.index(last or first)
        for step in range((end - start) % 7 + 1):
            found.setdefault(WEEKDAYS[(start + step) % 7], []).extend(spans)
    return found


def _listed(written: str) -> list[str]:
    """Parts between commas, digits in Latin, the dash as one types it on a phone too."""
    text = latin_digits(written).replace("–", "-").replace("،", ",")
    return [part.strip() for part in text.split(",") if part.strip()]


urlpatterns = [
    path("channels/", channels, name="work_channels"),
    path("channels/new/", channel_new, name="work_channel_new"),
    path("channels/<int:pk>/", channel, name="work_channel"),
]
