"""The days of a version: put in force, taken back before it begins, ended, renewed."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from huolto.agreements.access import ACTIVATING_STAFF, version_visible_to
from huolto.agreements.commands import activate_version, end_version, renew_version, withdraw_version
from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.localisation import figure
from huolto.foundation.views import Audience, page
from huolto.workbench.agreement_forms import ActivationForm, EndForm, RenewalForm
from huolto.workbench.agreements import agreement_page, version_url

_activators = page(Audience.STAFF, *ACTIVATING_STAFF)


@_activators
@require_POST
def version_activate(request: Any, pk: int) -> HttpResponse:
    """Put a draft in force from a day."""
    said = _("Version %(number)s is put in force.")
    return _carry_out(request, pk, ActivationForm(request.POST), activate_version, said)


@_activators
@require_POST
def version_end(request: Any, pk: int) -> HttpResponse:
    """End a version on a day."""
    said = _("The end of version %(number)s is kept.")
    return _carry_out(request, pk, EndForm(request.POST), end_version, said)


@_activators
@require_POST
def version_renew(request: Any, pk: int) -> HttpResponse:
    """Let a version go on after its end."""
    said = _("Version %(number)s goes on.")
    return _carry_out(request, pk, RenewalForm(request.POST), renew_version, said)


@_activators
@require_POST
def version_withdraw(request: Any, pk: int) -> HttpResponse:
    """Take back a version before it begins."""
    said = _("Version %(number)s is taken back; it will not begin.")
    return _carry_out(request, pk, forms.Form(request.POST), withdraw_version, said)


def _carry_out(
    request: Any, pk: int, form: forms.Form, command: Callable[..., Any], said: str
) -> HttpResponse:
    version = version_visible_to(request.actor, pk)
    failing: Any = ()
    if form.is_valid():
        try:
            command(actor=request.actor, version=version, **form.cleaned_data)
        except NotVisible:
            raise
        except DomainError as error:
            failing = error.details.get("examples", ())
            if isinstance(form, ActivationForm):
                form.overlaps = error.details.get("overlaps", ())
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, said % {"number": figure(version.number)})
            return HttpResponseRedirect(version_url(version))
    return agreement_page(request, version, form=form, failing=failing, status=422)


urlpatterns = [
    path("agreements/versions/<int:pk>/activate/", version_activate, name="work_version_activate"),
    path("agreements/versions/<int:pk>/end/", version_end, name="work_version_end"),
    path("agreements/versions/<int:pk>/renew/", version_renew, name="work_version_renew"),
    path("agreements/versions/<int:pk>/withdraw/", version_withdraw, name="work_version_withdraw"),
]
