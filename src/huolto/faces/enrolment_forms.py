"""What is done with the levels of the people picked."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huolto.foundation.forms import LocalDateField
from huolto.parties.models import CostCentre, Organisation

CHANGEABLE = ("level", "group", "cost_centre", "payer")
"""What may be another from a day on."""


class EnrolmentForm(forms.Form):
    """What to do, with which level, from which day."""

    do = forms.ChoiceField(
        label=_("What to do"),
        choices=[
            ("enrol", _("Give a level")),
            ("change", _("Change level, cost centre or payer")),
            ("end", _("Take the level away")),
        ],
        widget=forms.RadioSelect,
        initial="enrol",
    )
    level = forms.CharField(
        label=_("Level"), max_length=80, required=False,
        help_text=_("As the agreement names it. Left empty, who changes keeps the level."),
        widget=forms.TextInput(attrs={"list": "levels", "autocomplete": "off"}),
    )  # fmt: skip
    from_level = forms.ChoiceField(
        label=_("Only who has this level"), required=False, help_text=_("To change it or take it away.")
    )
    group = forms.CharField(
        label=_("Group"), max_length=80, required=False,
        help_text=_("Where the agreement tells groups apart."),
    )  # fmt: skip
    cost_centre = forms.ChoiceField(
        label=_("Cost centre"), required=False,
        help_text=_("Left as it is: the person’s own, or the one set before."),
    )  # fmt: skip
    payer = forms.ChoiceField(
        label=_("Payer"), required=False,
        help_text=_("Left as it is: whoever pays for the organisation, or the one set before."),
    )  # fmt: skip
    day = LocalDateField(
        label=_("From"),
        help_text=_("The first day on which it is so. Days that lie back are charged too."),
    )
    listed = forms.CharField(
        label=_("Others, by address or employee number"), required=False, max_length=20_000,
        help_text=_("One a line, as copied from a sheet."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        levels: Sequence[str],
        centres: Iterable[CostCentre] = (),
        payers: Iterable[Organisation] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("cost_centre", centres), ("payer", payers)):
            offered = [("", _("As it is")), *((str(row.pk), str(row)) for row in rows)]
            self.fields[name].choices = offered  # type: ignore[attr-defined]
        choices = [("", _("Any level")), *((level, level) for level in levels)]
        self.fields["from_level"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """To give a level one has to be named, to change something there has to be something."""
        cleaned = super().clean() or {}
        do = cleaned.get("do")
        if do == "enrol" and not cleaned.get("level") and "level" not in self.errors:
            self.add_error("level", _("Name the level."))
        if do == "change" and not self.errors and not any(cleaned.get(name) for name in CHANGEABLE):
            self.add_error(
                "level", _("Say what changes: the level, the group, the cost centre or the payer.")
            )
        return cleaned
