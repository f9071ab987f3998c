"""What is done with the levels of the people picked."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huolto.foundation.forms import LocalDateField


class EnrolmentForm(forms.Form):
    """What to do, with which level, from which day."""

    do = forms.ChoiceField(
        label=_("What to do"),
        choices=[
            ("enrol", _("Give a level")),
            ("change", _("Change to another level")),
            ("end", _("Take the level away")),
        ],
        widget=forms.RadioSelect,
        initial="enrol",
    )
    level = forms.CharField(
        label=_("Level"), max_length=80, required=False,
        help_text=_("As the agreement names it. Not needed to take one away."),
        widget=forms.TextInput(attrs={"list": "levels", "autocomplete": "off"}),
    )  # fmt: skip
    from_level = forms.ChoiceField(
        label=_("Only who has this level"), required=False, help_text=_("To change it or take it away.")
    )
    group = forms.CharField(
        label=_("Group"), max_length=80, required=False,
        help_text=_("Where the agreement tells groups apart."),
    )  # fmt: skip
    day = LocalDateField(
        label=_("From"),
        help_text=_("The first day with the new level, or without any. Days that lie back are charged too."),
    )
    listed = forms.CharField(
        label=_("Others, by address or employee number"), required=False, max_length=20_000,
        help_text=_("One a line, as copied from a sheet."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def __init__(self, *args: Any, levels: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Any level")), *((level, level) for level in levels)]
        self.fields["from_level"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """To give or change a level one has to be named."""
        cleaned = super().clean() or {}
        if (
            cleaned.get("do") in ("enrol", "change")
            and not cleaned.get("level")
            and "level" not in self.errors
        ):
            self.add_error("level", _("Name the level."))
        return cleaned
