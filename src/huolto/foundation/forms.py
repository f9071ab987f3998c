"""Form plumbing: dates in the reader's own calendar, and the one way widgets are drawn.

`LocalDateField` is used wherever a person types a day.
"""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from huolto.foundation import localisation
from huolto.rules.calendars import CalendarSystem, DateError, parse_date, parts_of, weekday_name
from huolto.rules.formatting import month_names
from huolto.rules.texts import latin_digits, local_digits

JALALI_YEARS = range(1250, 1600)
"""Years that a Jalali day may have; 2026 typed there is a Gregorian year, and a mistake."""

SATURDAY = datetime.date(2026, 3, 21)
"""A day on which a Persian week begins."""

YEARS = range(1900, 2200)
"""Years that a day may have; year 1 and 9999 are slips of the finger, and have no instant in every zone."""

CLASSES = {
    "select": "form-select",
    "selectmultiple": "form-select",
    "checkbox": "form-check-input",
    "radio": "form-check-input",
    "hidden": "",
}
"""The class of a control by its kind; all others are `form-control`."""


class LocalDateInput(forms.DateInput):
    """The browser's own date control for Gregorian readers; a text in Jalali order (۱۴۰۵/۰۱/۱۵) for Persian ones."""

    @property
    def _jalali(self) -> bool:
        return localisation.current().calendar_system is CalendarSystem.JALALI

    def format_value(self, value: Any) -> str | None:
        """Days as the control wants them; what a person typed comes back unchanged."""
        if not isinstance(value, datetime.date):
            return value or None
        if not self._jalali:
            return value.isoformat()
        year, month, day = parts_of(value, CalendarSystem.JALALI)
        return local_digits(f"{year:04d}/{month:02d}/{day:02d}", localisation.current().language)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The control's context with its kind for this reader."""
        context = super().get_context(name, value, attrs)
        widget = context["widget"]
        if self._jalali:
            widget["type"] = "text"
            typed = {"inputmode": "numeric", "autocomplete": "off", "dir": "ltr"}
            widget["attrs"] = {**typed, **_picker_words(), **widget["attrs"]}
        else:
            # What is no day at all would vanish from a date control; as text it stays to be mended.
            widget["type"] = "date" if not widget["value"] or _is_iso_day(widget["value"]) else "text"
        return context


class LocalDateField(forms.DateField):
    """A day, shown and typed in the reader's calendar; cleans to a `date`."""

    widget = LocalDateInput
    default_error_messages = {
        "jalali": _("“%(text)s” is not a day. Write year, month and day, as in ۱۴۰۵/۰۱/۱۵."),
        "invalid": _("This is not a day. Write year, month and day, as in 2026-02-28."),
        "far": _("This day is too far away. Give a year from %(first)s to %(last)s."),
    }

    def to_python(self, value: Any) -> datetime.date | None:
        """Parse in the reader's calendar, with Persian, Arabic or Latin digits; raises `ValidationError`."""
        if value in self.empty_values or isinstance(value, datetime.date):
            return super().to_python(value)
        text = latin_digits(str(value).strip())
        if localisation.current().calendar_system is not CalendarSystem.JALALI:
            return self._near(super().to_python(text))
        try:
            day = parse_date(text.replace("-", "/").replace(".", "/"), CalendarSystem.JALALI)
            if parts_of(day, CalendarSystem.JALALI)[0] not in JALALI_YEARS:
                raise DateError(f"{text} is a Gregorian year in a Jalali field.")
            return day
        except DateError as error:
            raise ValidationError(
                self.error_messages["jalali"], code="jalali", params={"text": f"\u2066{value}\u2069"}
            ) from error

    def _near(self, day: datetime.date | None) -> datetime.date | None:
        if day is None or day.year in YEARS:
            return day
        years = {
            name: local_digits(str(year), localisation.current().language)
            for name, year in (("first", YEARS[0]), ("last", YEARS[-1]))
        }
        raise ValidationError(self.error_messages["far"], code="far", params=years)


def _picker_words() -> dict[str, str]:
    """What `dates.js` needs to draw a picker: the words of the reader's calendar, and today."""
    here = localisation.current()
    week = [SATURDAY + datetime.timedelta(days=n) for n in range(7)]
    days = (
        f"{weekday_name(day, here.language, 'narrow')}:{weekday_name(day, here.language)}" for day in week
    )
    return {
        "data-jalali": "",
        "data-months": "|".join(month_names(here.calendar_system, here.language)),
        "data-weekdays": "|".join(days),
        "data-today": timezone.now().astimezone(here.zone).date().isoformat(),
        "data-open": str(_("Choose a day")),
        "data-before": str(_("The month before")),
        "data-after": str(_("The month after")),
    }


def _is_iso_day(text: str) -> bool:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def control_kind(field: BoundField) -> str:
    """`select`, `checkbox`, `radio`, `textarea`, `file`, `hidden`, `options` (several boxes) or `text`."""
    widget = field.field.widget
    if isinstance(widget, forms.CheckboxSelectMultiple | forms.RadioSelect):
        return "options"
    if isinstance(widget, forms.FileInput):
        return "file"
    return {
        "select": "select", "selectmultiple": "select", "checkbox": "checkbox", "textarea": "textarea",
        "hidden": "hidden",
    }.get(field.widget_type, "text")  # fmt: skip


def control_of(
    field: BoundField, *, describedby: str = "", attrs: dict[str, Any] | None = None
) -> SafeString:
    """The widget of a bound field, drawn with our classes and bound to its help and error texts."""
    extra = {
        name.replace("_", "-"): value
        for name, value in (attrs or {}).items()
        if value not in ("", None, False)
    }
    kind = field.field.widget.input_type if hasattr(field.field.widget, "input_type") else ""
    own = field.field.widget.attrs.get("class", "")
    base = CLASSES.get(kind, CLASSES.get(field.widget_type, "form-control"))
    classes = " ".join(filter(None, (base, own)))
    if classes:
        extra["class"] = classes
    if describedby:
        extra["aria-describedby"] = describedby
    if field.errors:
        extra["aria-invalid"] = "true"
    return field.as_widget(attrs=extra)


def options_of(field: BoundField) -> list[dict[str, Any]]:
    """The boxes or buttons of a field with several: `tag`, `label` and `id` of each."""
    options = []
    for widget in field.subwidgets:
        widget.data["attrs"]["class"] = CLASSES["radio"]
        options.append({"tag": widget.tag(), "label": widget.choice_label, "id": widget.id_for_label})
    return options


class RowChoiceField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A row of a list; where the form gives no words for "none of them", they are said all the same."""

    def __init__(self, *args: Any, empty_label: Any = "", **kwargs: Any) -> None:
        said = empty_label
        if empty_label == "":
            said = _("Choose") if kwargs.get("required", True) else _("None")
        super().__init__(*args, empty_label=said, **kwargs)
