"""Forms of the steps of an item's life, for whichever face shows them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huolto.catalogue.models import ServicePackage
from huolto.foundation.actors import Actor
from huolto.foundation.forms import LocalDateField, RowChoiceField
from huolto.foundation.texts import text_in
from huolto.parties.access import places_visible_to
from huolto.parties.models import Place
from huolto.parties.queries import today_at
from huolto.register.choices import DisposalWay
from huolto.register.commands.moves import STORES
from huolto.register.models import Item


class _Places(RowChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} ({obj.organisation.name})"


class _Packages(RowChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return text_in(obj.name) or obj.code


class StepForm(forms.Form):
    """When, and why: what every step asks for."""

    on = LocalDateField(label=_("Day"))
    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=300, help_text=_("It stands on the timeline.")
    )

    def __init__(self, data: Any = None, files: Any = None, *, actor: Actor, item: Item) -> None:
        super().__init__(data, files, initial={"on": today_at(actor.provider)})
        if "place" in self.fields:
            self.fields["place"].queryset = _stores(actor, item)


class StoreForm(StepForm):
    """Which store or site."""

    field_order = ("on", "place", "reason")
    place = _Places(label=_("Store or site"), queryset=Place.objects.none())


class ComeBackForm(StepForm):
    """Back from repair, or found: into a store if nobody uses it."""

    field_order = ("on", "place", "reason")
    place = _Places(
        label=_("Store or site"),
        queryset=Place.objects.none(),
        required=False,
        help_text=_("Only for what is not in service any more: it is put in store there."),
    )


class MissingForm(StepForm):
    """Lost or stolen, and whether charges stop."""

    field_order = ("on", "what", "ends_service", "reason")
    what = forms.ChoiceField(
        label=_("What happened"),
        choices=[("lost", _("Lost")), ("stolen", _("Stolen"))],
        widget=forms.RadioSelect,
        initial="lost",
    )
    ends_service = forms.ChoiceField(
        label=_("Charges by days in service"),
        choices=[("stop", _("Stop on this day")), ("go_on", _("Go on until it is taken out of service"))],
        widget=forms.RadioSelect,
        initial="stop",
    )

    def __init__(self, data: Any = None, files: Any = None, **kwargs: Any) -> None:
        super().__init__(data, files, **kwargs)
        self.initial |= {"what": "lost", "ends_service": "stop"}


class PutInServiceForm(StepForm):
    """From when, and with which package."""

    field_order = ("on", "package")
    package = _Packages(label=_("Package"), queryset=None, required=False, empty_label=_("No package"))

    def __init__(self, data: Any = None, files: Any = None, *, actor: Actor, item: Item) -> None:
        super().__init__(data, files, actor=actor, item=item)
        del self.fields["reason"]
        self.fields["package"].queryset = ServicePackage.objects.of(actor.provider).order_by("code")
        self.initial["package"] = item.package_id


class DisposalForm(StepForm):
    """Which way, to whom, how the data were wiped, and the proof."""

    field_order = (
        "on",
        "way",
        "to_company",
        "wipe_method",
        "wiped_by_company",
        "wiped_on",
        "proof",
        "reason",
    )
    way = forms.ChoiceField(label=_("How"), choices=DisposalWay.choices, widget=forms.RadioSelect)
    to_company = forms.CharField(
        label=_("To which company"), required=False, max_length=200, help_text=_("No names of people.")
    )
    wipe_method = forms.CharField(
        label=_("How the data were wiped"),
        required=False,
        max_length=200,
        help_text=_("For example: overwritten three times, drive shredded."),
    )
    wiped_by_company = forms.CharField(label=_("Wiped by which company"), required=False, max_length=200)
    wiped_on = LocalDateField(label=_("Wiped on"), required=False)
    proof = forms.FileField(
        label=_("Proof"),
        required=False,
        help_text=_("A certificate or picture: PDF, JPEG or PNG. Without one, say why in the reason."),
    )


class UndoDisposalForm(forms.Form):
    """Why the disposal was a mistake."""

    reason = forms.CharField(
        label=_("Why it was a mistake"), max_length=300, help_text=_("It stands on the timeline.")
    )

    def __init__(self, data: Any = None, files: Any = None, *, actor: Actor, item: Item) -> None:
        super().__init__(data, files)


def _stores(actor: Actor, item: Item) -> Any:
    tree = item.customer.path.split("/")[1]
    places = places_visible_to(actor).filter(is_active=True, kind__in=STORES)
    own = places.filter(organisation__path__startswith=f"/{tree}/")
    if actor.is_staff_of_provider:
        own = own | places.filter(organisation_id=actor.organisation_id)
    return own.select_related("organisation").order_by("organisation__name", "name")
