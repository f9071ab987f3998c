"""Forms beside the conversation of a request."""

from django import forms
from django.utils.translation import gettext_lazy

from huolto.foundation.forms import LocalDateField


class PlanForm(forms.Form):
    """A day and a time agreed with the customer, and why."""

    day = LocalDateField(label=gettext_lazy("Day"))
    clock = forms.TimeField(
        label=gettext_lazy("Time"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    because = forms.CharField(label=gettext_lazy("Why it begins later"), max_length=300)


class TaskForm(forms.Form):
    """Something to do, by when."""

    text = forms.CharField(label=gettext_lazy("Task"), max_length=300)
    due_on = LocalDateField(label=gettext_lazy("Until"), required=False)
