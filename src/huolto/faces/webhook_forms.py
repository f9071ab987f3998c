"""What is asked of a webhook: its address, its events, sorted by what they are about, and at a customer whose it is."""

from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from huolto.connectors.models import WebhookEndpoint
from huolto.connectors.told_events import event_kinds
from huolto.connectors.webhooks.access import organisations_with_webhooks
from huolto.connectors.webhooks.addresses import LONGEST
from huolto.foundation.actors import Actor
from huolto.foundation.forms import options_of

SUBJECTS = {
    "register": gettext_lazy("Devices"),
    "shop": gettext_lazy("Orders"),
    "desk": gettext_lazy("Requests"),
    "agreements": gettext_lazy("Agreements"),
    "charges": gettext_lazy("Billing"),
    "invoicing": gettext_lazy("Invoices"),
}
"""What events are about, by the first part of their names, in the order of the page."""


def subject_of(name: str) -> str:
    """The first part of an event's name."""
    return name.partition(".")[0]


class WebhookChangeForm(forms.Form):
    """Where to and which events; `revision` is of what was shown."""

    url = forms.CharField(
        label=gettext_lazy("Address"),
        max_length=LONGEST,
        help_text=gettext_lazy("Where your program listens, for instance https://hooks.example/huolto."),
        widget=forms.TextInput(attrs={"dir": "ltr", "inputmode": "url"}),
    )
    names = forms.MultipleChoiceField(
        label=gettext_lazy("Events"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("By the names that the API uses; its reference says what each brings."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, endpoint: WebhookEndpoint | None = None) -> None:
        shown = endpoint and {"url": endpoint.url, "names": endpoint.names, "revision": endpoint.revision}
        super().__init__(data, initial=shown)
        order = list(SUBJECTS)
        names = sorted((kind.name for kind in event_kinds()), key=lambda name: order.index(subject_of(name)))
        self.fields["names"].choices = [(name, name) for name in names]  # type: ignore[attr-defined]

    def groups(self) -> list[tuple[Any, list[dict[str, Any]]]]:
        """The boxes of the events by what they are about."""
        found = groupby(options_of(self["names"]), key=lambda option: subject_of(str(option["label"])))
        return [(SUBJECTS[subject], list(options)) for subject, options in found]

    def renewed(self, endpoint: WebhookEndpoint) -> "WebhookChangeForm":
        """What was typed, to be saved over what somebody else has made of it meanwhile."""
        data = self.data.copy()
        data["revision"] = str(endpoint.revision)
        return WebhookChangeForm(data, endpoint=endpoint)


class WebhookForm(WebhookChangeForm):
    """A new one: at a customer also of which organisation."""

    revision = None
    customer_id = forms.TypedChoiceField(
        label=gettext_lazy("Organisation"),
        coerce=int,
        help_text=gettext_lazy("With everything below it."),
    )

    def __init__(self, data: Any = None, *, actor: Actor, is_staff: bool) -> None:
        super().__init__(data)
        if is_staff:
            del self.fields["customer_id"]
        else:
            own = organisations_with_webhooks(actor).order_by("path")
            self.fields["customer_id"].choices = list(own.values_list("pk", "name"))  # type: ignore[attr-defined]
