"""Changing many devices on pages: what to set, what it would do, doing it, taking it back.

`BulkPages` holds what differs between the faces; mounted by `portal/devices.py` and `workbench/devices.py`.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huolto.faces.face import FacePages
from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.localisation import current
from huolto.foundation.views import page
from huolto.register.access import CHANGEABLE, items_changeable_by
from huolto.register.assessing import CHANGE
from huolto.register.bulk_forms import BulkForm
from huolto.register.bulk_page import bulk_change_visible_to, bulk_page
from huolto.register.choices import BulkState
from huolto.register.commands import plan_bulk_change, start_bulk_change, undo_bulk_change
from huolto.register.commands.bulk_moves import moves_of
from huolto.register.commands.leases import instant_of
from huolto.register.forms import tell
from huolto.register.models import BulkChange
from huolto.register.selection import Selection
from huolto.rules.formatting import format_number


@dataclass(frozen=True, kw_only=True)
class BulkPages(FacePages):
    """The pages of one face; `urls` has the names `list`, `item`, `bulk` and `bulk_change`."""

    changing_rights: tuple[str, ...]

    def urlpatterns(self) -> list[URLPattern]:
        """The addresses below the face's own."""
        change = page(self.audience, *self.changing_rights)
        return [
            path("devices/bulk/", change(self.bulk), name=self.urls["bulk"]),
            path("devices/bulk/<int:pk>/", change(self.bulk_change), name=self.urls["bulk_change"]),
        ]

    def bulk(self, request: Any) -> HttpResponse:
        """What to set for the picked devices; sent, it is looked at before anything changes."""
        selection = Selection.read(request.GET)
        moves = moves_of(is_staff=CHANGEABLE.is_for_all(request.actor))
        kind = request.GET.get("do") or CHANGE
        if kind not in {CHANGE, *(move.code for move in moves)}:
            raise NotVisible
        if selection.is_empty or not selection.items(request.actor).exists():
            messages.info(request, _("Pick the devices to change first."))
            return HttpResponseRedirect(reverse(self.urls["list"]))
        form = BulkForm(request.POST or None, actor=request.actor, selection=selection, kind=kind)
        if request.method == "POST" and form.is_valid():
            try:
                plan = plan_bulk_change(
                    actor=request.actor,
                    selection=selection,
                    kind=kind,
                    changes=form.changes(),
                    from_at=instant_of(request.provider, form.cleaned_data["from_on"]),
                    reason=form.cleaned_data["reason"],
                )
            except NotVisible:
                raise
            except DomainError as error:
                tell(form, error, from_at="from_on")
            else:
                return HttpResponseRedirect(reverse(self.urls["bulk_change"], args=[plan.pk]))
        picked = selection.items(request.actor)
        here = f"{reverse(self.urls['bulk'])}?{selection.as_query()}"
        context = {
            "form": form,
            "kind": kind,
            "move": next((move for move in moves if move.code == kind), None),
            "others": [
                (label, icon, f"{here}&do={code}")
                for code, label, icon in [
                    (CHANGE, _("Change"), "edit"),
                    *((move.code, move.label, move.icon) for move in moves),
                ]
                if code != kind
            ],
            "count": picked.count(),
            "yours": items_changeable_by(request.actor).filter(pk__in=picked.order_by().values("pk")).count(),
            "crumbs": self._crumbs(),
            "urls": self.urls,
        }
        status = 422 if request.method == "POST" else 200
        return self.render(request, f"{self.folder}/bulk.html", context, current=self.current, status=status)

    def bulk_change(self, request: Any, pk: int) -> HttpResponse:
        """What a change would do; sent, it is done or taken back; then what it did, and how far it is."""
        change = bulk_change_visible_to(request.actor, pk)
        if request.method == "POST":
            if request.POST.get("do") == "undo":
                change = undo_bulk_change(actor=request.actor, change_id=pk)
            elif request.POST.get("do") == "start":
                change = start_bulk_change(actor=request.actor, change_id=pk)
            self._toast(request, change)
            return HttpResponseRedirect(reverse(self.urls["bulk_change"], args=[pk]))
        context = {"bulk": bulk_page(request.actor, change), "crumbs": self._crumbs(), "urls": self.urls}
        return self.render(request, f"{self.folder}/bulk_change.html", context, current=self.current)

    def _toast(self, request: Any, change: BulkChange) -> None:
        shown = bulk_page(request.actor, change)
        texts = {
            BulkState.DONE: (
                shown.changed,
                ngettext(
                    "%(said)s device is changed. You can undo this for a day.",
                    "%(said)s devices are changed. You can undo this for a day.",
                    shown.changed,
                ),
            ),
            BulkState.UNDONE: (
                shown.taken_back,
                ngettext(
                    "%(said)s device is as it was before.",
                    "%(said)s devices are as they were before.",
                    shown.taken_back,
                ),
            ),
        }
        if change.state in texts:
            count, text = texts[BulkState(change.state)]
            messages.success(request, text % {"said": format_number(count, current().language)})

    def _crumbs(self) -> list[tuple[str, str]]:
        return [(_("Devices"), reverse(self.urls["list"]))]
