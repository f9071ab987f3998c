"""Forms of a change of many items: what to set, from which day, and why."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from huolto.catalogue.models import ServicePackage
from huolto.foundation.actors import Actor
from huolto.foundation.forms import LocalDateField
from huolto.foundation.texts import text_in
from huolto.parties.access import cost_centres_visible_to, people_visible_to, places_visible_to
from huolto.parties.choices import OrganisationRole
from huolto.parties.models import Person
from huolto.parties.queries import today_at
from huolto.register.access import CHANGEABLE
from huolto.register.assessing import CHANGE
from huolto.register.commands import ItemChanges
from huolto.register.commands.bulk_moves import MOVES
from huolto.register.forms import SUGGESTIONS, PersonField, _place_names
from huolto.register.selection import Selection

AS_IT_IS = ""
NOTHING = "none"
MOST_CHOICES = 1000


class BulkForm(forms.Form):
    """What to set for many items (empty: left as it is), from which day, and why."""

    holder = PersonField(
        label=_("Holder"), required=False, people=Person.objects.none(), max_length=400,
        help_text=_("Name or e-mail address. Empty: stays as it is."),
        widget=forms.TextInput(attrs={"list": "people", "autocomplete": "off"}),
    )  # fmt: skip
    no_holder = forms.BooleanField(label=_("Nobody holds them any more"), required=False)
    place = forms.ChoiceField(label=_("Place"), required=False)
    cost_centre = forms.ChoiceField(label=_("Cost centre"), required=False)
    posting_code = forms.CharField(
        label=_("Posting code"), required=False, max_length=60, help_text=_("Empty: stays as it is.")
    )
    no_posting_code = forms.BooleanField(label=_("Take the posting code away"), required=False)
    package = forms.ChoiceField(label=_("Package"), required=False)
    from_on = LocalDateField(label=_("From"))
    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=300, help_text=_("It stands on the timeline.")
    )

    def __init__(self, data: Any = None, *, actor: Actor, selection: Selection, kind: str) -> None:
        super().__init__(data, initial={"from_on": today_at(actor.provider)})
        self.suggestions: list[str] = []
        is_staff = CHANGEABLE.is_for_all(actor)
        fields = {"package"} if kind != CHANGE and "package_id" in MOVES[kind].fields and is_staff else set()
        if kind == CHANGE:
            fields = {"holder", "no_holder", "place", "cost_centre", "posting_code", "no_posting_code"}
            fields |= {"package"} if is_staff else set()
            self._offer(actor, selection, is_staff=is_staff)
            self.fields["from_on"].help_text = _("Charges of this day and later follow the new values.")
        if "package" in fields:
            packages = ServicePackage.objects.of(actor.provider)
            rows = [(str(row.pk), text_in(row.name) or row.code) for row in packages]
            self.fields["package"].choices = _choices(rows, _("None"))
        for name in set(self.fields) - fields - {"from_on", "reason"}:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """A value and taking it away contradict each other."""
        cleaned = super().clean() or {}
        for name, away in (("holder", "no_holder"), ("posting_code", "no_posting_code")):
            if cleaned.get(name) and cleaned.get(away):
                self.add_error(name, _("Either write a new value, or take it away."))
        return cleaned

    def changes(self) -> ItemChanges:
        """What was set, for the command."""
        said = self.cleaned_data
        values: dict[str, Any] = {}
        if said.get("holder") or said.get("no_holder"):
            values["holder_id"] = said["holder"].pk if said.get("holder") else None
        if said.get("posting_code") or said.get("no_posting_code"):
            values["posting_code"] = said.get("posting_code", "")
        for name in ("place", "cost_centre", "package"):
            if said.get(name):
                values[f"{name}_id"] = None if said[name] == NOTHING else int(said[name])
        return ItemChanges(**values)

    def _offer(self, actor: Actor, selection: Selection, *, is_staff: bool) -> None:
        """People, places and cost centres of the customers whose items are picked."""
        paths = selection.items(actor).order_by().values_list("customer__path", flat=True).distinct()
        whose = Q(pk__in=[])
        for tree in {path.split("/")[1] for path in paths}:
            whose |= Q(organisation__path__startswith=f"/{tree}/")
        people = people_visible_to(actor).filter(whose, is_active=True)
        self.fields["holder"].people = people
        self.suggestions = [PersonField.written(person) for person in people.order_by("name")[:SUGGESTIONS]]
        around = whose
        if is_staff:
            around |= Q(organisation__roles__contains=[OrganisationRole.PROVIDER])
        places = places_visible_to(actor).filter(around, is_active=True).order_by("path")[:MOST_CHOICES]
        names = _place_names(places)
        self.fields["place"].choices = _choices(
            [(str(pk), name) for pk, name in names.items()], _("Not known")
        )
        centres = cost_centres_visible_to(actor).filter(whose, is_active=True)[:MOST_CHOICES]
        self.fields["cost_centre"].choices = _choices([(str(row.pk), str(row)) for row in centres], _("None"))


def _choices(rows: list[tuple[str, Any]], nothing: Any) -> list[tuple[str, Any]]:
    return [(AS_IT_IS, _("As it is")), (NOTHING, nothing), *rows]
