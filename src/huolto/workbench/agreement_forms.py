"""Forms of the agreement pages: a version's file, and the days it is in force."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huolto.agreements.commands.drafting import LARGEST_SOURCE
from huolto.foundation.actors import Actor
from huolto.foundation.forms import LocalDateField, RowChoiceField
from huolto.foundation.sorting import in_alphabet
from huolto.parties.access import customers_visible_to

LARGEST_FILE = 4 * LARGEST_SOURCE
"""Bytes: a character takes four at the most."""


class SourceForm(forms.Form):
    """The text of an agreement, typed or from a file; `based_on` tells which text was there when editing began."""

    source = forms.CharField(
        required=False,
        strip=False,
        label=_("Text of the agreement"),
        help_text=_("TOML, as the agreement is written. Paste it here, or choose a file below."),
        widget=forms.Textarea(
            attrs={
                "rows": 28, "spellcheck": "false", "autocapitalize": "off", "autocomplete": "off", "dir": "ltr",
                "class": "h-code", "wrap": "off", "data-lines": "",
            }
        ),
    )  # fmt: skip
    file = forms.FileField(
        required=False,
        label=_("Or a file"),
        widget=forms.ClearableFileInput(attrs={"accept": ".toml,text/plain"}),
    )
    based_on = forms.CharField(required=False, widget=forms.HiddenInput)

    text = ""
    """What the form holds once it is clean, also where an error is added to it later."""

    def clean_file(self) -> str:
        """The text of the file, or an empty text without one."""
        upload = self.cleaned_data["file"]
        if not upload:
            return ""
        if upload.size > LARGEST_FILE:
            raise forms.ValidationError(_("This file is too large to be an agreement."))
        try:
            return str(upload.read().decode("utf-8"))
        except UnicodeDecodeError as error:
            raise forms.ValidationError(
                _("This is not a text in UTF-8; save it as UTF-8 and try again.")
            ) from error

    def clean(self) -> dict[str, Any]:
        """One text: the file's, else what was typed."""
        data = super().clean() or {}
        source = data.get("file") or data.get("source") or ""
        if not source.strip() and "file" not in self.errors:
            self.add_error("source", _("Paste the text of an agreement, or choose its file."))
        data["source"] = self.text = source
        return data


class DraftForm(SourceForm):
    """A customer and the text of an agreement."""

    customer = RowChoiceField(queryset=None, label=_("Customer"), empty_label=_("Choose a customer"))
    field_order = ("customer", "source", "file")

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["customer"].queryset = customers_visible_to(actor).order_by(in_alphabet(), "pk")


class EndForm(forms.Form):
    """From which day on a version is no longer in force."""

    until_on = LocalDateField(label=_("No longer in force from"))


class RenewalForm(forms.Form):
    """How long a version that has an end goes on."""

    until_on = LocalDateField(label=_("Goes on until"), required=False, help_text=_("Empty: without an end."))


class ActivationForm(forms.Form):
    """From which day on a version is in force, and until which day it is not any more."""

    from_on = LocalDateField(label=_("In force from"))
    until_on = LocalDateField(
        label=_("Until"), required=False, help_text=_("The first day it is no longer in force.")
    )
    overlaps_accepted = forms.BooleanField(label=_("Both shall answer"), required=False)
    overlaps: Sequence[Mapping[str, str]] = ()
    """What another agreement would answer too; asked about once it was found."""
