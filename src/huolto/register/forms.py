"""Forms about items, for whichever face shows them: changing one, taking one out of service."""

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from huolto.foundation.actors import Actor
from huolto.foundation.errors import DomainError
from huolto.foundation.forms import LocalDateField, RowChoiceField
from huolto.foundation.models import Provider
from huolto.parties.access import cost_centres_visible_to, people_visible_to, places_visible_to
from huolto.parties.models import Organisation, Person
from huolto.parties.queries import today_at
from huolto.register.commands import ItemChanges
from huolto.register.models import Item
from huolto.rules.formatting import fold

SUGGESTIONS = 300
_FIELDS = {
    "holder": "holder_id",
    "cost_centre": "cost_centre_id",
    "place": "place_id",
    "posting_code": "posting_code",
}


class PersonField(forms.CharField):
    """A person by name or e-mail address, with suggestions; cleans to a Person of `people`, or None."""

    def __init__(self, *, people: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.people = people

    @staticmethod
    def written(person: Person | None) -> str:
        """How a person stands in the field."""
        if person is None:
            return ""
        return f"{person.name} <{person.email}>" if person.email else person.name

    def clean(self, value: Any) -> Any:
        """The one person meant; says so when there is none, or several of the name."""
        text = super().clean(value)
        if not text:
            return None
        address = text[text.rfind("<") + 1 : -1] if text.endswith(">") else text
        found = list(self.people.filter(email__iexact=address)[:2]) if "@" in address else []
        if not found:
            near = self.people.filter(name__icontains=text.split("<")[0].strip())[:50]
            found = [person for person in near if fold(person.name) == fold(text.split("<")[0])]
        if not found:
            raise ValidationError(_("Nobody of this name or address is known here."), code="unknown")
        if len(found) > 1:
            raise ValidationError(
                _("Several people have this name: write the e-mail address."), code="several"
            )
        return found[0]


class _Named(RowChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return str(self.names.get(obj.pk, obj)) if hasattr(self, "names") else str(obj)


class ItemChangeForm(forms.Form):
    """Holder, posting code, cost centre and place of an item from a day on (S1.17).

    `seen` remembers what its reader was shown, so that only what the reader touched is changed, and nobody else's
    change is undone by saving again; `revision` is the version that was shown.
    """

    holder = PersonField(
        label=_("Holder"), required=False, people=Person.objects.none(), max_length=400,
        help_text=_("Name or e-mail address. Empty: nobody."),
        widget=forms.TextInput(attrs={"list": "people", "autocomplete": "off"}),
    )  # fmt: skip
    place = _Named(label=_("Place"), required=False, queryset=None, empty_label=_("Not known"))
    cost_centre = _Named(label=_("Cost centre"), required=False, queryset=None, empty_label=_("None"))
    posting_code = forms.CharField(label=_("Posting code"), required=False, max_length=60)
    from_on = LocalDateField(
        label=_("From"), help_text=_("Charges of this day and later follow the new values.")
    )
    reason = forms.CharField(label=_("Reason"), required=False, max_length=300)
    revision = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, actor: Actor, item: Item) -> None:
        initial = {
            "holder": PersonField.written(item.holder),
            "place": item.place_id,
            "cost_centre": item.cost_centre_id,
            "posting_code": item.posting_code,
            "from_on": today_at(actor.provider),
            "revision": item.revision,
            "seen": json.dumps(_values_of(item)),
        }
        super().__init__(data, initial=initial)
        self.item = item
        tree = item.customer.path.split("/")[1]
        of_customer = {"organisation__path__startswith": f"/{tree}/"}
        people = people_visible_to(actor).filter(is_active=True, **of_customer)
        if item.holder_id:
            # Whoever holds it may stay, also where the reader may not look the person up.
            people = _with(people, item.holder_id)
        self.fields["holder"].people = people
        self.suggestions = [PersonField.written(person) for person in people.order_by("name")[:SUGGESTIONS]]
        places = _with(places_visible_to(actor).filter(is_active=True, **of_customer), item.place_id)
        places = places.order_by("path")
        self.fields["place"].queryset = places
        self.fields["place"].names = _place_names(places)
        centres = cost_centres_visible_to(actor).filter(is_active=True, **of_customer)
        self.fields["cost_centre"].queryset = _with(centres, item.cost_centre_id)

    def touched(self) -> dict[str, Any]:
        """The fields that differ from what the reader was shown, with their new values as ids."""
        try:
            seen = json.loads(self.cleaned_data["seen"] or "{}")
        except ValueError:
            seen = {}
        if not isinstance(seen, dict):
            seen = {}
        values: dict[str, Any] = {}
        for field, name in _FIELDS.items():
            value = self.cleaned_data[field]
            plain = value.pk if hasattr(value, "pk") else value
            if name not in seen or plain != seen[name]:
                values[name] = plain
        return values

    def changes(self) -> ItemChanges:
        """What was touched, for the command."""
        return ItemChanges(**self.touched())

    def renewed(self, actor: Actor, item: Item) -> "ItemChangeForm":
        """The same form against the item as it is now: touched fields as typed, all others as they are now."""
        touched = self.touched()
        data = self.data.copy()
        fresh = ItemChangeForm(actor=actor, item=item)
        for field, name in _FIELDS.items():
            if name not in touched:
                data[field] = fresh.initial[field] if fresh.initial[field] is not None else ""
        data["revision"], data["seen"] = str(item.revision), fresh.initial["seen"]
        return ItemChangeForm(data, actor=actor, item=item)


class TakeOutForm(forms.Form):
    """The last day's end of an item's service (S1.18)."""

    on = LocalDateField(
        label=_("Out of service from"), help_text=_("This day is not charged any more by days in service.")
    )
    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=300, help_text=_("It stands on the timeline.")
    )

    def __init__(self, data: Any = None, *, provider: Provider) -> None:
        super().__init__(data, initial={"on": today_at(provider)})


def tell(form: forms.Form, error: DomainError, **fields: str) -> None:
    """Put a command's refusal at the field it names (`fields`: theirs to the form's), else above the form."""
    field = fields.get(error.field or "", error.field or "")
    form.add_error(field if field in form.fields else None, str(error))


def _with(rows: Any, pk: int | None) -> Any:
    """These rows and the one that stands there now, so that saving does not take out what was not touched."""
    return rows.model.objects.filter(Q(pk__in=rows.values("pk")) | Q(pk=pk))


def _values_of(item: Item) -> dict[str, Any]:
    return {name: getattr(item, name) for name in _FIELDS.values()}


def _place_names(places: Any) -> dict[int, str]:
    rows = list(places)
    names = {place.pk: place.name for place in rows}
    organisations = dict(
        Organisation.objects.filter(pk__in={place.organisation_id for place in rows}).values_list(
            "pk", "name"
        )
    )
    several = len(organisations) > 1
    written = {}
    for place in rows:
        line = ", ".join(names[int(part)] for part in place.path.split("/") if part and int(part) in names)
        written[place.pk] = f"{line} ({organisations[place.organisation_id]})" if several else line
    return written
