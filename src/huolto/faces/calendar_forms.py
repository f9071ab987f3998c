"""What is asked of days that differ, and of a calendar file."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.forms import LocalDateField
from huolto.foundation.localisation import LANGUAGE_NAMES
from huolto.parties.choices import DayEffect
from huolto.parties.commands import DaysFacts
from huolto.parties.commands.calendar_days import NAME_LENGTH
from huolto.parties.models import CalendarDays
from huolto.rules.texts import latin_digits
from huolto.rules.worktime.exceptions import ONE_DAY
from huolto.rules.worktime.icalendar_lines import MOST_BYTES


class DaysForm(forms.Form):
    """Days with their name in the owner's language, which is asked for, and in the others."""

    first_on = LocalDateField(label=_("First day"))
    last_on = LocalDateField(label=_("Last day"), required=False, help_text=_("Empty: only the first day."))
    effect = forms.ChoiceField(
        label=_("What happens on these days"),
        choices=DayEffect.choices,
        widget=forms.RadioSelect,
        initial=DayEffect.CLOSED,
    )
    hours = forms.CharField(
        label=_("Hours"),
        required=False,
        max_length=100,
        help_text=_("Only where some hours are meant: 08:00-12:00, several with commas between."),
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )

    def __init__(self, data: Any = None, *, language: str, row: CalendarDays | None = None) -> None:
        self.languages = (language, *(code for code in LANGUAGE_NAMES if code != language))
        super().__init__(data, initial=_initial(row, language) if row else None)
        for code in self.languages:
            label = gettext("%(text)s, in %(language)s") % {
                "text": gettext("Name"),
                "language": LANGUAGE_NAMES[code],
            }
            self.fields[f"name_{code}"] = forms.CharField(
                label=gettext("Name") if code == language else label,
                required=code == language,
                max_length=NAME_LENGTH,
                widget=forms.TextInput(attrs={"lang": code, "dir": "auto"}),
            )

    @property
    def own_name(self) -> Any:
        """The name in the owner's language."""
        return self[f"name_{self.languages[0]}"]

    @property
    def other_names(self) -> list[Any]:
        """The name in the other languages."""
        return [self[f"name_{code}"] for code in self.languages[1:]]

    def facts(self) -> DaysFacts:
        """What the commands take."""
        given = self.cleaned_data
        written = latin_digits(given["hours"]).replace("–", "-").replace("،", ",")
        return DaysFacts(
            name={code: given[f"name_{code}"] for code in self.languages},
            first_on=given["first_on"],
            last_on=given["last_on"],
            effect=given["effect"],
            hours=[part.strip() for part in written.split(",") if part.strip()],
        )

    def refuse(self, error: DomainError) -> None:
        """Show a refusal at the field that it names; what does not exist stays a 404."""
        if isinstance(error, NotVisible):
            raise error
        field = f"name_{self.languages[0]}" if error.field == "name" else error.field
        self.add_error(field if field in self.fields else None, str(error))


class CalendarFileForm(forms.Form):
    """A calendar file, and which earlier one it stands in place of."""

    file = forms.FileField(
        label=_("Calendar file (.ics)"),
        help_text=_("Outlook, Google and other calendars export it as iCalendar."),
        widget=forms.ClearableFileInput(attrs={"accept": ".ics,text/calendar"}),
    )
    source = forms.ChoiceField(
        label=_("Takes the place of"),
        required=False,
        help_text=_(
            "What was in the earlier file and is not in this one any more is removed. You see it first."
        ),
    )

    def __init__(self, *args: Any, sources: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["source"]
        chosen.choices = [
            ("", gettext("The file of the same name, if there is one")),
            *((one, one) for one in sources),
        ]

    def clean_file(self) -> Any:
        """The file, if it is not far too large to be read."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            size = {"most": MOST_BYTES // 1000}
            raise forms.ValidationError(
                gettext("The file is larger than %(most)s kB. Export only the calendar with these days.")
                % size
            )
        return file


def _initial(row: CalendarDays, language: str) -> Mapping[str, Any]:
    last = row.ends_on - ONE_DAY
    names: Mapping[str, str] = row.name
    own = names.get(language) or next((text for text in names.values() if text), "")
    return {
        "first_on": row.starts_on,
        "last_on": last if last != row.starts_on else None,
        "effect": row.effect,
        "hours": ", ".join(row.hours),
        **{f"name_{code}": text for code, text in names.items()},
        f"name_{language}": own,
    }
