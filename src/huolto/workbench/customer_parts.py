"""What can be added to an organisation: each part with its form, its command and its words. Begin at `PARTS`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from huolto.catalogue.choices import AcquisitionModel
from huolto.catalogue.commands.assortments import choose_acquisition_model
from huolto.catalogue.models import Category
from huolto.foundation.actors import Actor
from huolto.foundation.forms import LocalDateField, RowChoiceField
from huolto.foundation.texts import text_in
from huolto.parties.commands import create_cost_centre, create_place, create_sign_in_entry, set_contact
from huolto.parties.forms import ContactForm, CostCentreForm, DoorForm, PersonForm, PlaceForm, add_person
from huolto.parties.models import Organisation


@dataclass(frozen=True)
class Part:
    """One kind of thing: `form(data, actor, organisation)` and `add(request, organisation, facts)`."""

    title: Any
    done: Any
    form: Callable[[Any, Actor, Organisation], Any]
    add: Callable[[Any, Organisation, dict[str, Any]], Any]


class CategoryField(RowChoiceField):
    """A category by its name in the reader's language."""

    def label_from_instance(self, row: Any) -> str:
        """The translated name."""
        return text_in(row.name)


class AcquisitionForm(forms.Form):
    """Which acquisition model the customer chose, from when, for everything or for one category (S1.2)."""

    acquisition_model = forms.ChoiceField(
        label=_("Acquisition model"), choices=AcquisitionModel.choices, widget=forms.RadioSelect
    )
    category = CategoryField(
        label=_("For"), queryset=Category.objects.none(), required=False, empty_label=_("Everything else")
    )
    from_on = LocalDateField(label=_("From"))
    decided_by = forms.CharField(
        label=_("Decided by"), max_length=200, required=False, help_text=_("As in the customer’s decision.")
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["category"].queryset = Category.objects.of(actor.provider)  # type: ignore[attr-defined]


def _person_form(data: Any, actor: Actor, organisation: Organisation) -> PersonForm:
    return PersonForm(data, actor=actor, within=organisation, initial={"organisation": organisation.pk})


def _add_door(request: Any, organisation: Organisation, facts: dict[str, Any]) -> None:
    create_sign_in_entry(
        actor=request.actor,
        organisation=organisation,
        label={(get_language() or "en").partition("-")[0]: facts["label"]},
        place=facts["place"],
        email_domains=facts["email_domains"].replace(",", " ").split(),
        is_listed=facts["is_listed"],
    )


PARTS: Mapping[str, Part] = {
    "person": Part(
        _("Add a person"),
        _("The person is added."),
        _person_form,
        lambda request, _own, facts: add_person(request, facts),
    ),
    "place": Part(
        _("Add a place"),
        _("The place is added."),
        lambda data, actor, own: PlaceForm(data, actor=actor, organisation=own),
        lambda request, own, facts: create_place(actor=request.actor, organisation=own, **facts),
    ),
    "cost-centre": Part(
        _("Add a cost centre"),
        _("The cost centre is added."),
        lambda data, actor, own: CostCentreForm(data, actor=actor, organisation=own),
        lambda request, own, facts: create_cost_centre(actor=request.actor, organisation=own, **facts),
    ),
    "contact": Part(
        _("Set a contact"),
        _("The contact is set."),
        lambda data, _actor, _own: ContactForm(data),
        lambda request, own, facts: set_contact(actor=request.actor, organisation=own, **facts),
    ),
    "door": Part(
        _("Add a door to sign in by"),
        _("The door is added."),
        lambda data, actor, own: DoorForm(data, actor=actor, organisation=own),
        _add_door,
    ),
    "acquisition": Part(
        _("Choose the acquisition model"),
        _("The choice is kept."),
        lambda data, actor, _own: AcquisitionForm(data, actor=actor),
        lambda request, own, facts: choose_acquisition_model(actor=request.actor, customer=own, **facts),
    ),
}
"""By the last part of the address."""
