"""Privacy on both faces: people in a data officer's care, what is held about them, copies, erasing, the record.

`PrivacyPages` is mounted by `portal/privacy.py` and `workbench/privacy.py`; the log of readings and one's own data
stand in `privacy_readings.py`.
"""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import NoReverseMatch, URLPattern, get_script_prefix, path, resolve, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from huolto.faces.face import Face
from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.pages import View
from huolto.foundation.personal_data import Reason
from huolto.foundation.views import page
from huolto.parties.choices import Right
from huolto.parties.forms import show_in_form
from huolto.privacy.access import copies_visible_to, copy_visible_to, is_officer_of_all, person_in_care_of
from huolto.privacy.choices import CopyState, ErasureState
from huolto.privacy.commands import ask_copy, ask_erasure
from huolto.privacy.models import PersonCopy
from huolto.privacy.preview import preview_of
from huolto.privacy.queries import (
    found_in_care,
    held_about,
    latest_erasure,
    reasons_against,
    record_of_processing,
)

PAGE_SIZE = 50
STATES = {
    "": gettext_lazy("All"),
    "here": gettext_lazy("Here"),
    "left": gettext_lazy("Left"),
    "erased": gettext_lazy("Erased"),
}


class ConfirmForm(forms.Form):
    """The second step: the name, typed."""

    name = forms.CharField(
        label=gettext_lazy("Type the person's name to confirm"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Type the name as it stands above.")},
    )


@dataclass(frozen=True)
class PrivacyPages:
    """The pages of one face."""

    face: Face

    @property
    def right(self) -> str:
        """What a data officer of this face holds."""
        return Right.PRIVACY_OFFICER if self.face.is_staff else Right.DATA_OFFICER

    def urlpatterns(self) -> list[URLPattern]:
        """The addresses below the face's own."""
        officer = page(self.face.audience, self.right)
        name = self.face.prefix
        return [
            path("privacy/", officer(require_GET(self.people)), name=f"{name}privacy"),
            path("privacy/record/", officer(require_GET(self.record)), name=f"{name}privacy_record"),
            path("privacy/people/<int:pk>/", officer(require_GET(self.person)), name=f"{name}privacy_person"),
            path(
                "privacy/people/<int:pk>/copy/",
                officer(require_POST(self.copy)),
                name=f"{name}privacy_copy",
            ),
            path(
                "privacy/people/<int:pk>/erase/",
                officer(require_http_methods(["GET", "POST"])(self.erase)),
                name=f"{name}privacy_erase",
            ),
            path(
                "privacy/copies/<int:pk>/file/",
                page(self.face.audience)(require_GET(self.copy_file)),
                name=f"{name}privacy_copy_file",
            ),
        ]

    def people(self, request: Any) -> HttpResponse:
        """The people in the officer's care, searched and by state."""
        q = " ".join(request.GET.get("q", "").split())[:100]
        state = request.GET.get("state", "")
        state = state if state in STATES else ""
        rows = found_in_care(request.actor, q=q, state=state)
        context = {
            "tabs": tabs_of(self.face, request, "privacy"),
            "found": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page")),
            "states": STATES.items(),
            "q": q,
            "state": state,
        }
        return self.face.render(request, "privacy/people.html", context)

    def record(self, request: Any) -> HttpResponse:
        """What is held of people, why and for how long."""
        context = {"tabs": tabs_of(self.face, request, "privacy_record"), "purposes": record_of_processing()}
        return self.face.render(request, "privacy/record.html", context)

    def person(self, request: Any, pk: int) -> HttpResponse:
        """How much is held about one person, their copies, and whether they can be erased."""
        person = person_in_care_of(request.actor, pk)
        erasure = latest_erasure(person)
        copies = copies_of(request, person.pk)
        context = {
            "person": person,
            "crumbs": self._crumbs(),
            "held": held_about(person),
            "copies": copies,
            "erasure": erasure,
            "is_under_way": any(one.state == CopyState.WAITING for one in copies)
            or (erasure is not None and erasure.state == ErasureState.WAITING),
            "is_self": person.pk == request.actor.person_id,
        }
        return self.face.render(request, "privacy/person.html", context)

    def copy(self, request: Any, pk: int) -> HttpResponse:
        """Ask for a copy of all that is held about a person."""
        ask_copy(actor=request.actor, person_id=pk)
        messages.success(request, _("The copy is being put together. It stands here in a moment."))
        return HttpResponseRedirect(self.face.url("privacy_person", pk))

    def copy_file(self, request: Any, pk: int) -> HttpResponseBase:
        """The file of a copy, to whom it is for, while it is kept."""
        return copy_answer(copy_visible_to(request.actor, pk))

    def erase(self, request: Any, pk: int) -> HttpResponse:
        """What goes and what stays; then the name typed; then it is done."""
        person = person_in_care_of(request.actor, pk)
        if person.pk == request.actor.person_id or person.erased_at is not None:
            raise NotVisible
        reasons = [(one, self._way(request, one)) for one in reasons_against(person)]
        is_confirming = request.method == "POST" or request.GET.get("step") == "confirm"
        form = ConfirmForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            try:
                ask_erasure(actor=request.actor, person_id=pk, typed_name=form.cleaned_data["name"])
            except NotVisible:
                raise
            except DomainError as error:
                show_in_form(form, error)
            else:
                messages.success(request, _("The erasure is under way. It takes a moment."))
                return HttpResponseRedirect(self.face.url("privacy_person", pk))
        context = {
            "person": person,
            "crumbs": [*self._crumbs(), (person.name, self.face.url("privacy_person", pk))],
            "reasons": reasons,
            "preview": preview_of(person),
            "is_confirming": is_confirming and not reasons,
            "form": form,
        }
        status = 422 if request.method == "POST" else 200
        return self.face.render(request, "privacy/erase.html", context, status=status)

    def _crumbs(self) -> list[tuple[str, str]]:
        return [(_("Privacy"), self.face.url("privacy"))]

    def _way(self, request: Any, reason: Reason) -> str:
        """Where a reason is mended, if this officer may open the page."""
        if not reason.page:
            return ""
        try:
            address = reverse(f"{self.face.prefix}{reason.page}", args=reason.args)
        except NoReverseMatch:
            return ""
        plain = address.removeprefix(get_script_prefix())
        permission = getattr(resolve(f"/{plain}").func, "permission", None)
        if permission is None or not permission.allows(request.actor, is_signed_in=True):
            return ""
        return f"{address}?{reason.query}" if reason.query else address


def tabs_of(face: Face, request: Any, current: str) -> list[View]:
    """The pages of privacy beside each other; retention is the provider's alone."""
    pages = {
        "privacy": _("People"),
        "privacy_record": _("Record of processing"),
        "privacy_readings": _("Who read confidential requests"),
    }
    if face.is_staff and is_officer_of_all(request.actor):
        pages["privacy_retention"] = _("Retention")
    return [View(label=label, url=face.url(name), current=name == current) for name, label in pages.items()]


def copies_of(request: Any, person_id: int) -> list[PersonCopy]:
    """The copies about a person that this reader may fetch, the newest first."""
    return list(copies_visible_to(request.actor).filter(person_id=person_id)[:10])


def copy_answer(copy: PersonCopy) -> FileResponse:
    """The ZIP; raises NotVisible when it is not there (yet, or any more)."""
    if copy.state != CopyState.READY or copy.file is None:
        raise NotVisible
    answer = FileResponse(
        copy.file.content.open("rb"),
        as_attachment=True,
        filename=copy.file.name,
        content_type=copy.file.content_type,
    )
    answer["Cache-Control"] = "private, no-store"
    return answer
