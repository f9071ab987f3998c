"""Forms of stock-takes: starting one, a list of codes, deciding about differences."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huolto.catalogue.choices import ItemKind
from huolto.catalogue.models import Category
from huolto.foundation.actors import Actor
from huolto.foundation.texts import text_in
from huolto.parties.access import cost_centres_visible_to, customers_visible_to, people_visible_to
from huolto.parties.forms import PathChoiceField
from huolto.parties.models import CostCentre, Organisation, Person, Place
from huolto.parties.queries import places_visible_to
from huolto.register.access import CHANGEABLE, CHANGING_RIGHTS
from huolto.register.forms import PersonField

SUGGESTIONS = 300


def customers_to_take(actor: Actor) -> Any:
    """Customers whose devices the actor may take stock of, whole or in part."""
    rows = customers_visible_to(actor).filter(is_active=True)
    if CHANGEABLE.is_for_all(actor):
        return rows
    return rows.filter(pk__in=actor.organisations_with(*CHANGING_RIGHTS))


class CustomerForm(forms.Form):
    """Whose devices; asked first where there are several customers."""

    customer = PathChoiceField(label=_("Customer"), queryset=Organisation.objects.none(), empty_label=None)

    def __init__(self, data: Any = None, *, actor: Actor) -> None:
        super().__init__(data)
        self.fields["customer"].queryset = customers_to_take(actor).order_by("path")  # type: ignore[attr-defined]


class StartForm(forms.Form):
    """What is taken: a place with everything below it, a cost centre, a holder, or all of a customer."""

    place = PathChoiceField(
        label=_("Place"), queryset=Place.objects.none(), required=False, empty_label=_("All places"),
        help_text=_("With everything below it."),
    )  # fmt: skip
    cost_centre = PathChoiceField(
        label=_("Cost centre"), queryset=CostCentre.objects.none(), required=False, empty_label=_("All cost centres"),
    )  # fmt: skip
    holder = PersonField(
        label=_("Holder"), required=False, people=Person.objects.none(), max_length=400,
        widget=forms.TextInput(attrs={"list": "people", "autocomplete": "off"}),
    )  # fmt: skip
    name = forms.CharField(
        label=_("Name"), required=False, max_length=200, help_text=_("Empty: the name of the place.")
    )

    def __init__(
        self, data: Any = None, *, actor: Actor, customer: Organisation, initial: Any = None
    ) -> None:
        super().__init__(data, initial=initial)
        tree = {"organisation__path__startswith": f"/{customer.path.split('/')[1]}/"}
        places = places_visible_to(actor).filter(is_active=True, **tree)
        scopes = actor.scopes_of(CHANGING_RIGHTS)
        narrowed = [scope.place_ids for scope in scopes if customer.pk in scope.organisation_ids]
        # Who is narrowed to places chooses among those: the whole would be refused.
        if not CHANGEABLE.is_for_all(actor) and narrowed and None not in narrowed:
            places = places.filter(pk__in=frozenset().union(*(ids for ids in narrowed if ids)))
            self.fields["place"].required = True
            self.fields["place"].empty_label = None  # type: ignore[attr-defined]
        self.fields["place"].queryset = places.order_by("path")  # type: ignore[attr-defined]
        centres = cost_centres_visible_to(actor).filter(is_active=True, **tree)
        self.fields["cost_centre"].queryset = centres.order_by("code")  # type: ignore[attr-defined]
        people = people_visible_to(actor).filter(is_active=True, **tree)
        self.fields["holder"].people = people  # type: ignore[attr-defined]
        self.suggestions = [PersonField.written(person) for person in people.order_by("name")[:SUGGESTIONS]]

    def extent(self) -> dict[str, Any]:
        """What was chosen, for the command."""
        chosen = self.cleaned_data
        return {
            "name": chosen["name"],
            **{
                f"{field}_id": chosen[field].pk if chosen[field] else None
                for field in ("place", "cost_centre", "holder")
            },
        }


class NewDeviceForm(forms.Form):
    """What unknown codes are registered as."""

    category = forms.ChoiceField(label=_("Category"), choices=())
    name = forms.CharField(label=_("Name"), max_length=200, help_text=_("The code becomes the tag."))

    def __init__(self, data: Any = None, *, actor: Actor) -> None:
        super().__init__(data)
        rows = Category.objects.of(actor.provider).filter(item_kind=ItemKind.DEVICE)
        named = sorted(((str(row.pk), text_in(row.name) or row.code) for row in rows), key=lambda row: row[1])
        self.fields["category"].choices = named  # type: ignore[attr-defined]
