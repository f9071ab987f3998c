"""The log of who read confidential requests, and the page of one's own data, on both faces."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect, StreamingHttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from huolto.desk.readings import csv_of, narrowed, readings_in_care_of, readings_of_own
from huolto.faces.face import Face
from huolto.faces.privacy import copies_of, tabs_of
from huolto.foundation.forms import LocalDateField
from huolto.foundation.views import page
from huolto.parties.choices import Right
from huolto.privacy.choices import CopyState
from huolto.privacy.commands import ask_copy

PAGE_SIZE = 50


class LogFilter(forms.Form):
    """By words and days."""

    q = forms.CharField(label=gettext_lazy("Reader or number"), required=False, max_length=100)
    since = LocalDateField(label=gettext_lazy("From"), required=False)
    until = LocalDateField(label=gettext_lazy("Until"), required=False)


@dataclass(frozen=True)
class ReadingPages:
    """The pages of one face."""

    face: Face

    def urlpatterns(self) -> list[URLPattern]:
        """The addresses below the face's own."""
        right = Right.PRIVACY_OFFICER if self.face.is_staff else Right.DATA_OFFICER
        officer, anybody = page(self.face.audience, right), page(self.face.audience)
        name = self.face.prefix
        return [
            path("privacy/readings/", officer(require_GET(self.readings)), name=f"{name}privacy_readings"),
            path(
                "privacy/readings.csv",
                officer(require_GET(self.readings_csv)),
                name=f"{name}privacy_readings_csv",
            ),
            path(
                "my-data/",
                anybody(require_http_methods(["GET", "POST"])(self.my_data)),
                name=f"{name}my_data",
            ),
        ]

    def readings(self, request: Any) -> HttpResponse:
        """The log, the newest first; what cannot be understood in a filter is said and left out."""
        form, rows = self._narrowed(request)
        context = {
            "tabs": tabs_of(self.face, request, "privacy_readings"),
            "form": form,
            "found": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page")),
            "is_narrowed": any(request.GET.get(name) for name in form.fields),
            "csv": f"{self.face.url('privacy_readings_csv')}?{request.GET.urlencode()}",
        }
        return self.face.render(request, "privacy/readings.html", context)

    def readings_csv(self, request: Any) -> HttpResponseBase:
        """The log as it is filtered, as a file."""
        _form, rows = self._narrowed(request)
        answer = StreamingHttpResponse(
            csv_of(rows, zone=request.provider.zone), content_type="text/csv; charset=utf-8"
        )
        day = timezone.localdate().isoformat()
        answer["Content-Disposition"] = f'attachment; filename="readings-{day}.csv"'
        answer["Cache-Control"] = "private, no-store"
        return answer

    def my_data(self, request: Any) -> HttpResponse:
        """What the reader may know about themselves: a copy of all of it, and who read what they told in confidence."""
        person_id = request.actor.person_id
        if request.method == "POST":
            ask_copy(actor=request.actor, person_id=person_id)
            messages.success(request, _("Your copy is being put together. It stands here in a moment."))
            return HttpResponseRedirect(self.face.url("my_data"))
        copies = copies_of(request, person_id)
        context = {
            "copies": copies,
            "is_under_way": any(one.state == CopyState.WAITING for one in copies),
            "readings": Paginator(readings_of_own(request.actor), PAGE_SIZE).get_page(
                request.GET.get("page")
            ),
        }
        return self.face.render(request, "privacy/my_data.html", context)

    def _narrowed(self, request: Any) -> tuple[LogFilter, Any]:
        form = LogFilter(request.GET)
        form.is_valid()
        given = {name: form.cleaned_data.get(name) for name in ("since", "until")}
        rows = narrowed(
            readings_in_care_of(request.actor),
            zone=request.provider.zone,
            q=form.cleaned_data.get("q", ""),
            **given,
        )
        return form, rows
