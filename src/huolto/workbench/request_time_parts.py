"""Time beside the conversation of a request: its forms, and what the page is given. Begin at `time_context`."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huolto.charges.asking import words_of_work
from huolto.charges.rating.trial import cost_of_case
from huolto.desk.choices import ConsentState
from huolto.desk.commands.estimates import newest_estimate
from huolto.desk.commands.time_entries import may_change_time
from huolto.desk.commands.timers import minutes_of
from huolto.desk.models import Estimate, ServiceRequest, TimeEntry, Timer
from huolto.desk.time_words import shown_cost, why_of_clause
from huolto.desk.worked import TimeFacts, entries_of, is_recorded
from huolto.foundation.actors import Actor
from huolto.foundation.forms import LocalDateField
from huolto.foundation.pages import Why
from huolto.parties.queries import today_at
from huolto.rules.explanation import Reason
from huolto.rules.texts import latin_digits

HOURS = re.compile(r"(\d{1,4}):([0-5]\d)")


class MinutesField(forms.CharField):
    """A length of time as people write it: 75, or 1:15; in any digits. Cleans to minutes."""

    default_error_messages = {
        "invalid": gettext_lazy("Write minutes, as in 75, or hours and minutes, as in 1:15.")
    }

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"inputmode": "numeric", "autocomplete": "off", "dir": "ltr"}
        super().__init__(**{"widget": forms.TextInput(attrs=attrs), "max_length": 8, **kwargs})

    def clean(self, value: Any) -> Any:
        """Minutes, or None where nothing is written."""
        text = latin_digits(super().clean(value) or "").strip()
        if not text:
            return None
        if found := HOURS.fullmatch(text):
            return int(found[1]) * 60 + int(found[2])
        if not re.fullmatch(r"\d{1,6}", text):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return int(text)


class TimeForm(forms.Form):
    """Time by hand; without a day and a clock it ended just now."""

    minutes = MinutesField(label=gettext_lazy("Minutes"))
    day = LocalDateField(label=gettext_lazy("Day"), required=False)
    clock = forms.TimeField(
        label=gettext_lazy("Begun at"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=gettext_lazy("Empty: it ended just now."),
    )
    task = forms.CharField(
        label=gettext_lazy("Kind of work"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"list": "time-tasks", "autocomplete": "off"}),
        help_text=gettext_lazy("As the agreement calls it."),
    )
    skill = forms.CharField(
        label=gettext_lazy("Skill"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"list": "time-skills", "autocomplete": "off"}),
    )
    note = forms.CharField(label=gettext_lazy("What was done"), required=False, max_length=300)
    is_asked_for = forms.BooleanField(label=gettext_lazy("The customer asked for this work"), required=False)
    is_travel = forms.BooleanField(label=gettext_lazy("Travel"), required=False)
    is_public = forms.BooleanField(
        label=gettext_lazy("The customer reads this line"), required=False, initial=True
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="time_%s", **kwargs)

    def facts(self, zone: str) -> TimeFacts:
        """What was written, as the command takes it; the form is valid."""
        given = self.cleaned_data
        now = timezone.now()
        begun_at = (now - timedelta(minutes=given["minutes"])).replace(microsecond=0)
        if given["clock"]:
            day = given["day"] or now.astimezone(ZoneInfo(zone)).date()
            begun_at = datetime.combine(day, given["clock"], tzinfo=ZoneInfo(zone))
        elif given["day"] and given["day"] != now.astimezone(ZoneInfo(zone)).date():
            begun_at = datetime.combine(given["day"], datetime.min.time(), tzinfo=ZoneInfo(zone))
        names = ("minutes", "task", "skill", "is_asked_for", "is_travel", "note", "is_public")
        return TimeFacts(begun_at=begun_at, **{name: given[name] for name in names})


class EstimateForm(forms.Form):
    """How long it is expected to take, perhaps what it will cost, in a sentence for the customer."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="estimate_%s", **kwargs)

    minutes = MinutesField(label=gettext_lazy("Expected time, as in 75 or 5:00"))
    amount = forms.DecimalField(
        label=gettext_lazy("Expected price"),
        required=False,
        min_value=Decimal(0),
        max_digits=15,
        decimal_places=2,
    )
    sentence = forms.CharField(
        label=gettext_lazy("What it is for"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    tell = forms.BooleanField(
        label=gettext_lazy("Tell the customer, also where the agreement does not ask for it"), required=False
    )


@dataclass(frozen=True)
class ShownEntry:
    """One entry, and whether the reader may correct it."""

    entry: TimeEntry
    may_change: bool


@dataclass(frozen=True)
class ShownEstimate:
    """The newest estimate; `why` is the clause that asks for telling or consent."""

    estimate: Estimate
    why: Why | None
    waits: bool
    declined: bool


def time_context(actor: Actor, found: ServiceRequest) -> dict[str, Any]:
    """Entries, totals, clocks, estimate and forms of the section on time."""
    entries = list(entries_of(found))
    tasks, skills = words_of_work(actor.provider, found.customer, timezone.now())
    cost = (
        cost_of_case(actor.provider, found.customer, found.number) if entries and is_recorded(found) else None
    )
    return {
        "time_entries": [ShownEntry(one, may_change_time(actor, one)) for one in entries],
        "time_total": sum(one.minutes for one in entries),
        "time_cost": shown_cost(cost) if cost else None,
        "time_form": TimeForm(initial={"day": today_at(actor.provider), "task": found.task}),
        "time_tasks": tasks,
        "time_skills": skills,
        "seen": None,
        **clock_context(actor, found),
        **estimate_context(found),
        "estimate_form": EstimateForm(),
    }


def clock_context(actor: Actor, found: ServiceRequest) -> dict[str, Any]:
    """The reader's own clock on the request, and whose else run."""
    now = timezone.now()
    timers = Timer.objects.filter(request=found).select_related("agent")
    own = next((one for one in timers if one.agent_id == actor.person_id), None)
    return {
        "found": found,
        "timer": own,
        "timer_minutes": minutes_of(own, now) if own else 0,
        "timers_of_others": [
            one.agent.name for one in timers if one.running_since and one.agent_id != actor.person_id
        ],
    }


def estimate_context(found: ServiceRequest) -> dict[str, Any]:
    """What is expected of the request, with its reason."""
    estimate = newest_estimate(found)
    if estimate is None:
        return {"expected": None}
    why = None
    if estimate.version is not None:
        title = _("Why is the customer told?")
        why = why_of_clause(title, estimate.version, estimate.clause, [Reason.from_json(estimate.reason)])
    return {
        "expected": ShownEstimate(
            estimate,
            why,
            waits=estimate.consent == ConsentState.ASKED,
            declined=estimate.consent == ConsentState.DECLINED,
        )
    }
