"""The choice for the ends of leases, one or many."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huolto.foundation.texts import is_id
from huolto.register.choices import EndChoice
from huolto.register.commands import LeaseChoice
from huolto.register.commands.lease_ends import MOST_MONTHS

NONE = "none"


class LeaseEndForm(forms.Form):
    """Return, buy or extend the picked leases."""

    choice = forms.ChoiceField(
        label=_("At the end of the lease"),
        choices=[*EndChoice.choices, (NONE, _("Take the choice back"))],
        widget=forms.RadioSelect,
    )
    months = forms.IntegerField(
        label=_("Months"), required=False, min_value=1, max_value=MOST_MONTHS, help_text=_("Only to extend.")
    )
    monthly = forms.DecimalField(
        label=_("A month"),
        required=False,
        min_value=0,
        max_digits=19,
        decimal_places=4,
        help_text=_("Only to extend. Empty: as now."),
    )

    def __init__(self, data: Any = None, *, names_rent: bool) -> None:
        super().__init__(data, initial={"months": 12})
        self.picked = [int(pick) for pick in data.getlist("pick") if is_id(pick)] if data else []
        if not names_rent:
            del self.fields["monthly"]

    def clean(self) -> Any:
        """What is picked and what an extension needs."""
        said = super().clean() or {}
        if not self.picked:
            self.add_error(None, _("Pick at least one lease in the list."))
        if (
            said.get("choice") == EndChoice.EXTEND
            and said.get("months") is None
            and "months" not in self.errors
        ):
            self.add_error("months", _("Say by how many months."))
        return said

    def lease_choice(self) -> LeaseChoice:
        """For the command."""
        said = self.cleaned_data
        if said["choice"] != EndChoice.EXTEND:
            return LeaseChoice(choice="" if said["choice"] == NONE else said["choice"])
        return LeaseChoice(choice=said["choice"], months=said["months"], monthly=said.get("monthly"))
