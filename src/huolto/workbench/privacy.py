"""Privacy at the provider: its data officer's pages, everybody's own data, and what goes by age."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from huolto.faces.face import Face
from huolto.faces.privacy import PrivacyPages, tabs_of
from huolto.faces.privacy_readings import ReadingPages
from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.personal_data import sweeps
from huolto.foundation.views import Audience, page
from huolto.parties.choices import Right
from huolto.parties.forms import show_in_form
from huolto.privacy.commands import forget_retention, set_retention
from huolto.privacy.models import RetentionRun
from huolto.privacy.retention import days_of, retained
from huolto.rules.texts import latin_digits
from huolto.workbench.frame import render_workbench

FACE = Face(
    frame=render_workbench,
    audience=Audience.STAFF,
    layout="layouts/workbench.html",
    prefix="work_",
    devices="work_privacy",
)
NIGHTS_SHOWN = 14


class DaysForm(forms.Form):
    """How many days; none where that is allowed."""

    days = forms.CharField(label=gettext_lazy("Days"), max_length=6, required=False)

    def clean_days(self) -> int | None:
        """In any digits."""
        written = latin_digits(self.cleaned_data["days"].strip())
        if not written:
            return None
        if not written.isdigit():
            raise forms.ValidationError(_("Write a whole number of days."))
        return int(written)


@page(Audience.STAFF, Right.PRIVACY_OFFICER)
def work_privacy_retention(request: Any) -> HttpResponse:
    """How long each kind is kept, what would go tonight, what the last nights removed."""
    titles = {code: sweep.title for code, sweep in sweeps().items()}
    runs = RetentionRun.objects.of(request.provider)[:NIGHTS_SHOWN]
    context = {
        "tabs": tabs_of(FACE, request, "privacy_retention"),
        "kinds": retained(request.provider, timezone.now()),
        "runs": [
            (run, [(titles.get(code, code), count) for code, count in run.figures.items()]) for run in runs
        ],
    }
    return FACE.render(request, "privacy/retention.html", context)


@page(Audience.STAFF, Right.PRIVACY_OFFICER)
@require_http_methods(["GET", "POST"])
def work_privacy_rule(request: Any, code: str) -> HttpResponse:
    """Change for how many days one kind is kept, or go back to the default."""
    if code not in sweeps():
        raise Http404
    sweep = sweeps()[code]
    form = DaysForm(
        request.POST if request.method == "POST" else None, initial={"days": days_of(request.provider)[code]}
    )
    if request.method == "POST" and request.POST.get("do") == "default":
        forget_retention(actor=request.actor, code=code)
        return _kept(request)
    if request.method == "POST" and form.is_valid():
        try:
            set_retention(actor=request.actor, code=code, days=form.cleaned_data["days"])
        except NotVisible:
            raise
        except DomainError as error:
            show_in_form(form, error)
        else:
            return _kept(request)
    context = {
        "sweep": sweep,
        "form": form,
        "crumbs": [
            (_("Privacy"), reverse("work_privacy")),
            (_("Retention"), reverse("work_privacy_retention")),
        ],
    }
    status = 422 if form.errors else 200
    return FACE.render(request, "privacy/rule.html", context, status=status)


def _kept(request: Any) -> HttpResponse:
    messages.success(request, _("The days are kept. They hold from tonight on."))
    return HttpResponseRedirect(reverse("work_privacy_retention"))


urlpatterns = [
    *PrivacyPages(FACE).urlpatterns(),
    *ReadingPages(FACE).urlpatterns(),
    path("privacy/retention/", work_privacy_retention, name="work_privacy_retention"),
    path("privacy/retention/<slug:code>/", work_privacy_rule, name="work_privacy_rule"),
]
