"""The provider's own settings: a form a group, made from what `provider_settings.py` declares, and who changed what."""

import smtplib
from typing import Any

from allauth.core import ratelimit
from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from huolto.foundation.actors import Actor
from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.mail_servers import mail_server_of, reason_of
from huolto.foundation.models import ProviderSetting
from huolto.foundation.provider_settings import SETTINGS, Setting, SettingKind, values_of
from huolto.foundation.views import Audience, page
from huolto.parties.choices import Right
from huolto.parties.commands import change_settings
from huolto.parties.settings_history import changes_of_settings
from huolto.parties.trial_mail import send_trial_mail
from huolto.workbench.frame import render_workbench

GROUPS = {
    "mail": _("Outgoing mail"),
    "desk": _("Service desk"),
    "keeping": _("How long things are kept"),
}
"""What is set together, in the order in which it stands on the page."""


class SettingsForm(forms.Form):
    """The settings of one group; a secret shows only whether it is there, and stays unless something is typed."""

    def __init__(self, data: Any = None, *, actor: Actor, group: str) -> None:
        kept = values_of(actor.provider, group, without_secrets=True)
        super().__init__(data, initial=kept, prefix=group)
        sealed = set(
            ProviderSetting.objects.of(actor.provider).exclude(sealed="").values_list("key", flat=True)
        )
        self.settings = tuple(setting for setting in SETTINGS.values() if setting.group == group)
        for setting in self.settings:
            self.fields[setting.name] = _field(setting)
            if setting.kind is SettingKind.SECRET and setting.key in sealed:
                self.fields[setting.name].help_text = _("One is kept. Leave this empty to keep it.")
                self.fields["forget"] = forms.BooleanField(
                    label=_("Forget the kept password"), required=False
                )

    @property
    def values(self) -> dict[str, Any]:
        """What was given, as `change_settings` takes it."""
        given = {setting.name: self.cleaned_data[setting.name] for setting in self.settings}
        for setting in self.settings:
            if setting.kind is SettingKind.SECRET and not given[setting.name]:
                given[setting.name] = "" if self.cleaned_data.get("forget") else None
        return given


@page(Audience.STAFF, Right.ADMINISTER_PROVIDER)
def work_settings(request: Any) -> HttpResponse:
    """All groups; each form is sent for itself."""
    group = request.POST.get("group", "")
    if request.method == "POST" and group not in GROUPS:
        raise NotVisible
    given = {
        name: SettingsForm(request.POST if name == group else None, actor=request.actor, group=name)
        for name in GROUPS
    }
    if request.method == "POST" and _is_kept(request, given[group], group):
        return HttpResponseRedirect(reverse("work_settings"))
    context = {
        "groups": [(name, label, given[name]) for name, label in GROUPS.items()],
        "has_own_server": mail_server_of(request.provider.pk, with_password=False) is not None,
        "changes": changes_of_settings(request.actor),
    }
    status = 422 if request.method == "POST" else 200
    return render_workbench(
        request, "workbench/settings/settings.html", context, current="work_settings", status=status
    )


@page(Audience.STAFF, Right.ADMINISTER_PROVIDER)
@require_POST
def work_settings_trial(request: Any) -> HttpResponse:
    """Send a mail to the administrator by the server that is kept, and say how that went."""
    limited: HttpResponse | None = ratelimit.consume_or_429(request, action="trial_mail", user=request.user)
    if limited is not None:
        return limited
    try:
        address = send_trial_mail(actor=request.actor)
    except DomainError as error:
        messages.error(request, str(error))
    except (smtplib.SMTPException, OSError) as error:
        server = mail_server_of(request.provider.pk, with_password=False)
        messages.error(request, reason_of(error, server))
    else:
        messages.success(request, gettext("A mail is on its way to %(address)s.") % {"address": address})
    return HttpResponseRedirect(reverse("work_settings"))


def _is_kept(request: Any, form: SettingsForm, group: str) -> bool:
    if not form.is_valid():
        return False
    try:
        changed = change_settings(actor=request.actor, group=group, values=form.values)
    except DomainError as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return False
    messages.success(
        request, gettext("The settings are kept.") if changed else gettext("Nothing was changed.")
    )
    return True


def _field(setting: Setting) -> forms.Field:
    common: dict[str, Any] = {"label": setting.label, "help_text": setting.help, "required": False}
    if setting.kind is SettingKind.NUMBER:
        limits = {"min_value": setting.least, "max_value": setting.most}
        return forms.IntegerField(**common | {"required": True}, **limits)
    if setting.kind is SettingKind.CHOICE:
        return forms.ChoiceField(**common | {"required": True}, choices=setting.choices)
    attributes = {"autocomplete": "off", "dir": "ltr"}
    if setting.kind is SettingKind.SECRET:
        widget = forms.PasswordInput(attrs={**attributes, "autocomplete": "new-password"})
        return forms.CharField(**common, max_length=250, strip=False, widget=widget)
    return forms.CharField(**common, max_length=250, widget=forms.TextInput(attrs=attributes))


urlpatterns = [
    path("settings/", work_settings, name="work_settings"),
    path("settings/trial-mail/", work_settings_trial, name="work_settings_trial"),
]
