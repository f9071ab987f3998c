"""What a provider's managers set for all devices: when people are reminded of ends, what a hand-over lets confirm."""

import re
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from huolto.foundation.actors import Actor
from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.localisation import current
from huolto.foundation.sorting import in_alphabet
from huolto.foundation.texts import is_id
from huolto.foundation.views import Audience, page
from huolto.parties.models import Organisation
from huolto.parties.queries import customers_visible_to
from huolto.register.commands import forget_reminder_days, set_hand_over_terms, set_reminder_days
from huolto.register.commands.hand_overs import LINK_DAYS, TERMS_KEEPERS
from huolto.register.forms import tell
from huolto.register.models import HandOverTerms, ReminderRule
from huolto.register.reminders import DEFAULT_DAYS
from huolto.register.settings_history import setting_changes
from huolto.rules.formatting import format_number
from huolto.workbench.catalogue_forms import CatalogueForm
from huolto.workbench.frame import render_workbench

LONGEST = 10_000


class ReminderForm(forms.Form):
    """How many days before an end people are reminded, at all customers or at one and all below it."""

    customer = forms.ModelChoiceField(
        label=_("Customer"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("All customers"),
    )
    days = forms.CharField(
        label=_("Days before the end"),
        required=False,
        max_length=100,
        help_text=_("For instance 180, 90, 30. Empty: nobody is reminded."),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        customers = customers_visible_to(actor).filter(is_active=True).order_by(in_alphabet(), "pk")
        self.fields["customer"].queryset = customers  # type: ignore[attr-defined]

    def clean_days(self) -> list[int]:
        """Numbers in any digits, parted by commas or blanks."""
        written: str = self.cleaned_data["days"]
        if re.sub(r"[\d\s,،;]", "", written):
            raise forms.ValidationError(gettext("Write numbers with commas between them."))
        return [int(number) for number in re.findall(r"\d+", written)]


class TermsForm(CatalogueForm):
    """What people confirm, in each language, and how long a mailed link holds."""

    texts = {"text": _("When a device is taken over"), "back_text": _("When a device is given back")}
    wanted = ()
    link_days = forms.IntegerField(label=_("A mailed link holds, in days"), min_value=1, max_value=90)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for text in self.texts:
            for language in self.languages:
                name = f"{text}_{language}"
                self.fields[name] = forms.CharField(
                    label=self.fields[name].label,
                    required=False,
                    max_length=LONGEST,
                    widget=forms.Textarea(attrs={"rows": 4, "lang": language, "dir": "auto"}),
                )


@page(Audience.STAFF, *TERMS_KEEPERS)
def work_device_settings(request: Any) -> HttpResponse:
    """When people are reminded, and the terms of a hand-over; each form is sent for itself."""
    actor, what = request.actor, request.POST.get("what", "")
    terms = HandOverTerms.objects.of(request.provider).first()
    kept = {name: getattr(terms, name) for name in ("text", "back_text", "link_days")} if terms else {}
    rules = _rules(request)
    # What holds for all stands there, so that nobody silences it by an empty field.
    written = _listed(rules[0]["days"])
    reminder_form = ReminderForm(
        request.POST if what == "reminders" else None, actor=actor, initial={"days": written}
    )
    terms_form = TermsForm(
        request.POST if what == "terms" else None, actor=actor, initial={"link_days": LINK_DAYS} | kept
    )
    if what == "forget":
        return _forgotten(request)
    if what == "reminders" and _is_kept(reminder_form, lambda: _keep_days(actor, reminder_form)):
        return _done(request, gettext("The days are kept."))
    if what == "terms" and _is_kept(terms_form, lambda: _keep_terms(actor, terms_form)):
        return _done(request, gettext("The terms are kept. They hold for hand-overs from now on."))
    context = {
        "reminder_form": reminder_form,
        "terms_form": terms_form,
        "rules": rules,
        "changes": [
            (change, _said(change.days) if change.days is not None else "")
            for change in setting_changes(actor)
        ],
        "crumbs": [(gettext("Devices"), reverse("work_devices"))],
    }
    status = 422 if request.method == "POST" else 200
    return render_workbench(
        request, "workbench/devices/settings.html", context, current="work_device_settings", status=status
    )


def _is_kept(form: forms.Form, keep: Callable[[], object]) -> bool:
    if not form.is_valid():
        return False
    try:
        keep()
    except NotVisible:
        raise
    except DomainError as error:
        tell(form, error)
        return False
    return True


def _keep_days(actor: Actor, form: ReminderForm) -> None:
    customer = form.cleaned_data["customer"]
    days = form.cleaned_data["days"]
    set_reminder_days(actor=actor, days=days, customer_id=customer.pk if customer else None)


def _keep_terms(actor: Actor, form: TermsForm) -> None:
    set_hand_over_terms(
        actor=actor,
        text=form.text("text"),
        back_text=form.text("back_text"),
        link_days=form.cleaned_data["link_days"],
    )


def _forgotten(request: Any) -> HttpResponse:
    customer = request.POST.get("customer", "")
    if not is_id(customer):
        raise NotVisible
    forget_reminder_days(actor=request.actor, customer_id=int(customer))
    return _done(request, gettext("Its own days are removed."))


def _done(request: Any, said: str) -> HttpResponse:
    messages.success(request, said)
    return HttpResponseRedirect(reverse("work_device_settings"))


def _rules(request: Any) -> list[dict[str, Any]]:
    """Whose people are reminded when: all customers first, then those with days of their own."""
    rows = list(ReminderRule.objects.of(request.provider).select_related("customer"))
    common = next((row.days for row in rows if row.customer_id is None), DEFAULT_DAYS)
    own = sorted((row for row in rows if row.customer is not None), key=lambda row: row.customer.name)
    return [
        {"customer": None, "days": common, "said": _said(common)},
        *({"customer": row.customer, "days": row.days, "said": _said(row.days)} for row in own),
    ]


def _said(days: Any) -> str:
    if not days:
        return gettext("never")
    return ngettext("%(days)s day before", "%(days)s days before", max(days)) % {"days": _listed(days)}


def _listed(days: Any) -> str:
    language = current().language
    comma = "، " if language == "fa" else ", "
    return comma.join(format_number(number, language) for number in days)


urlpatterns = [path("device-settings/", work_device_settings, name="work_device_settings")]
