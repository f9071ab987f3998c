"""Forms of the identity card: a reading, a condition with photos, a part, the two days of the history."""

from collections.abc import Sequence
from datetime import datetime, time
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huolto.foundation.forms import LocalDateField
from huolto.foundation.models import Provider
from huolto.parties.queries import today_at
from huolto.register.choices import ConditionGrade, MeterKind, PartGrade, PartKind
from huolto.register.commands import NewPart, NewPhoto, NewReading
from huolto.register.commands.conditions import MOST_PHOTOS
from huolto.register.models import Item
from huolto.rules.texts import latin_digits


def instant_on(provider: Provider, day: Any) -> datetime:
    """A day's instant for what was seen on it: now for today, its noon otherwise."""
    if day == today_at(provider):
        return timezone.now()
    return datetime.combine(day, time(12), tzinfo=ZoneInfo(provider.zone))


class FigureField(forms.CharField):
    """A figure as people write it, with separators and in any digits; cleans to a Decimal."""

    def clean(self, value: Any) -> Any:
        """The figure meant; says so where there is none."""
        text = latin_digits(str(super().clean(value))).translate({0x66C: None, 0x66B: "."})
        plain = "".join(char for char in text if not char.isspace()).replace("'", "")
        head, mark, tail = plain.rpartition(",")
        if mark:
            # 184,220 groups by three; 12,5 is a decimal comma.
            plain = head.replace(",", "") + ("" if len(tail) == 3 and "." not in tail else ".") + tail
        try:
            return Decimal(plain)
        except ArithmeticError:
            raise forms.ValidationError(
                _("Write a figure, as it stands on the device."), code="figure"
            ) from None


class ReadingForm(forms.Form):
    """What a counter shows."""

    kind = forms.ChoiceField(label=_("Counter"), choices=MeterKind.choices)
    value = FigureField(
        label=_("Reading"),
        max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "dir": "ltr"}),
    )
    read_on = LocalDateField(label=_("Read on"))
    is_reset = forms.BooleanField(
        label=_("The counter began anew since the reading before, for instance after a repair"),
        required=False,
    )
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    def __init__(self, data: Any = None, *, provider: Provider, item: Item) -> None:
        kinds = list(item.meters.values_list("kind", flat=True)[:1])
        initial = {"read_on": today_at(provider), "kind": kinds[0] if kinds else MeterKind.PAGES_TOTAL}
        super().__init__(data, initial=initial)
        self.provider = provider
        self.item = item

    def reading(self) -> NewReading:
        """For the command."""
        given = self.cleaned_data
        return NewReading(
            item_id=self.item.pk,
            kind=given["kind"],
            value=given["value"],
            read_at=instant_on(self.provider, given["read_on"]),
            is_reset=given["is_reset"],
            note=given["note"],
        )


class PhotosInput(forms.ClearableFileInput):
    """Several files at once."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class PhotosField(forms.FileField):
    """Uploads, each looked at by itself; none is fine."""

    widget = PhotosInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The uploads as a list."""
        uploads: Sequence[Any] = data if isinstance(data, list | tuple) else [data]
        return [super(PhotosField, self).clean(upload, initial) for upload in uploads if upload]


class ConditionForm(forms.Form):
    """How the item looks."""

    grade = forms.ChoiceField(label=_("Condition"), choices=ConditionGrade.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What is scratched, dented or missing, and where."),
    )
    photos = PhotosField(
        label=_("Photos"),
        required=False,
        widget=PhotosInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        help_text=_("Up to 8, JPEG, PNG or WebP. Where and with what they were taken is not kept."),
    )
    seen_on = LocalDateField(label=_("Seen on"))

    def __init__(self, data: Any = None, files: Any = None, *, provider: Provider) -> None:
        super().__init__(data, files, initial={"seen_on": today_at(provider)})

    def new_photos(self) -> list[NewPhoto]:
        """For the command; no more are read than may be kept."""
        uploads = self.cleaned_data["photos"][: MOST_PHOTOS + 1]
        return [NewPhoto(name=upload.name, content=upload.read()) for upload in uploads]


class PartForm(forms.Form):
    """A part that was fitted."""

    kind = forms.ChoiceField(label=_("Kind"), choices=PartKind.choices)
    name = forms.CharField(label=_("Name"), max_length=200)
    maker = forms.CharField(label=_("Maker"), max_length=100, required=False)
    serial = forms.CharField(
        label=_("Serial number"), max_length=100, required=False, widget=forms.TextInput(attrs={"dir": "ltr"})
    )
    grade = forms.ChoiceField(
        label=_("Grade"), choices=[("", _("Not known")), *PartGrade.choices], required=False
    )
    quantity = forms.IntegerField(label=_("How many"), min_value=1, max_value=1_000_000, initial=1)
    fitted_on = LocalDateField(label=_("Fitted on"), required=False)
    warranty_until = LocalDateField(label=_("Warranty until"), required=False)
    note = forms.CharField(label=_("Note"), max_length=1000, required=False)

    def __init__(self, data: Any = None, *, provider: Provider) -> None:
        super().__init__(data, initial={"fitted_on": today_at(provider), "quantity": 1})

    def part(self) -> NewPart:
        """For the command."""
        return NewPart(**self.cleaned_data)


class KnowledgeForm(forms.Form):
    """As of which day, as known on which."""

    as_of = LocalDateField(label=_("As of"))
    known_on = LocalDateField(label=_("As known on"), required=False, help_text=_("Empty: today."))
