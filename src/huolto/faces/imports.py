"""Importing a list of devices: upload, look at what it would do, say what columns mean, import, see how far it is."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huolto.connectors.device_import.columns import LABELS
from huolto.connectors.device_import.forms import ImportForm
from huolto.connectors.device_import.uploads import (
    cancel_import,
    choose_names,
    confirm_import,
    import_visible_to,
    imports_of,
    map_columns,
    prepare_import,
    refused_form,
    refused_rows,
)
from huolto.foundation.errors import DomainError
from huolto.foundation.localisation import written_day
from huolto.register.choices import ImportState
from huolto.register.commands.exports import CONTENT_TYPES
from huolto.register.forms import tell
from huolto.register.models import DeviceImport

REFUSED_SHOWN = 50
EARLIER_SHOWN = 10
DAYS = {"purchased_on", "warranty_until"}
STATE_KINDS = {
    ImportState.PREVIEWING: "go",
    ImportState.PREVIEWED: "you",
    ImportState.RUNNING: "go",
    ImportState.DONE: "good",
    ImportState.REFUSED: "bad",
    ImportState.CANCELLED: "",
    ImportState.FAILED: "bad",
}
NAME_KINDS = {
    "maker": gettext_lazy("Maker"),
    "model": gettext_lazy("Model"),
    "person": gettext_lazy("Person"),
    "place": gettext_lazy("Place"),
}


class ImportPages:
    """The pages of imports; what they stand in comes from `DevicePages`."""

    urls: dict[str, str]
    _render: Callable[..., HttpResponse]
    _crumbs: Callable[..., list[tuple[str, str]]]

    def import_patterns(self, change: Callable[[Any], Any]) -> list[URLPattern]:
        """Their addresses, for whoever may change devices."""
        return [
            path("devices/import/", change(self.device_import), name=self.urls["imports"]),
            path(
                "devices/import/<int:pk>/",
                change(self.device_import_result),
                name=self.urls["import_result"],
            ),
            path(
                "devices/import/<int:pk>/refused/",
                change(self.device_import_refused),
                name=self.urls["import_refused"],
            ),
        ]

    def device_import(self, request: Any) -> HttpResponse:
        """Upload a list of devices; what it would do is shown before anything changes."""
        form = ImportForm(request.POST or None, request.FILES or None, actor=request.actor)
        if request.method == "POST" and form.is_valid():
            try:
                kept = prepare_import(
                    actor=request.actor,
                    customer=form.cleaned_data["customer"],
                    name=form.cleaned_data["file"].name,
                    content=form.cleaned_data["file"],
                    options=form.options(),
                )
            except DomainError as error:
                tell(form, error)
            else:
                return HttpResponseRedirect(reverse(self.urls["import_result"], args=[kept.pk]))
        context = {
            "form": form,
            "earlier": [
                (kept, STATE_KINDS[ImportState(kept.state)])
                for kept in imports_of(request.actor)[:EARLIER_SHOWN]
            ],
            "crumbs": self._crumbs(),
            "urls": self.urls,
        }
        return self._render(request, "import", context, 200 if request.method == "GET" else 422)

    def device_import_result(self, request: Any, pk: int) -> HttpResponse:
        """What an import would do, how far it is, and what it did."""
        kept = import_visible_to(request.actor, pk)
        error = None
        if request.method == "POST":
            try:
                self._do(request, pk)
            except DomainError as refused:
                error = refused
            else:
                return HttpResponseRedirect(reverse(self.urls["import_result"], args=[pk]))
        refused_rows = kept.result.get("refused", [])
        context = {
            "kept": kept,
            "state": (STATE_KINDS[ImportState(kept.state)], ImportState(kept.state).label),
            "error": error,
            "refused": refused_rows[:REFUSED_SHOWN],
            "more_refused": max(0, len(refused_rows) - REFUSED_SHOWN),
            "columns": _columns(kept),
            "understood": _understood(kept),
            "new_names": [
                (NAME_KINDS[kind], new["count"], new["first"])
                for kind, new in kept.result.get("new", {}).items()
            ],
            "similar": [
                (place, NAME_KINDS[one["kind"]], one)
                for place, one in enumerate(kept.result.get("similar", ()))
            ],
            "fields": sorted(LABELS.items(), key=lambda pair: str(pair[1])),
            "crumbs": [*self._crumbs(), (_("Import devices"), reverse(self.urls["imports"]))],
            "urls": self.urls,
        }
        return self._render(request, "import_result", context, 422 if error else 200)

    def _do(self, request: Any, pk: int) -> None:
        match request.POST.get("do"):
            case "cancel":
                cancel_import(actor=request.actor, import_id=pk)
            case "map":
                titles = request.POST.getlist("title")
                fields = request.POST.getlist("field")
                map_columns(
                    actor=request.actor, import_id=pk, columns=dict(zip(titles, fields, strict=False))
                )
            case "names":
                choose_names(actor=request.actor, import_id=pk, chosen=_chosen(request))
            case _:
                if chosen := _chosen(request):
                    choose_names(actor=request.actor, import_id=pk, chosen=chosen, looks_again=False)
                confirm_import(actor=request.actor, import_id=pk)

    def device_import_refused(self, request: Any, pk: int) -> HttpResponse:
        """The refused rows as a file to mend and upload again."""
        kept = import_visible_to(request.actor, pk)
        form = refused_form(kept)
        answer = HttpResponse(refused_rows(kept), content_type=CONTENT_TYPES[form])
        answer["Content-Disposition"] = f'attachment; filename="refused-{kept.pk}.{form.value}"'
        return answer


def _columns(kept: DeviceImport) -> list[tuple[str, str, Any]]:
    """Each column of the file, once: its name, our field for it, what we call that."""
    taken = dict(kept.result.get("taken", ()))
    titles = dict.fromkeys(title for title in kept.result.get("header", ()) if title)
    return [(title, taken.get(title, ""), LABELS.get(taken.get(title, ""), "")) for title in titles]


def _understood(kept: DeviceImport) -> dict[str, Any]:
    """The first rows by our fields: what these are called, and what each row says."""
    said = kept.result.get("understood", {})
    fields = said.get("fields", ())
    return {
        "fields": [LABELS[ours] for ours in fields],
        "rows": [
            [_as_read(ours, cell) for ours, cell in zip(fields, row, strict=True)]
            for row in said.get("rows", ())
        ],
    }


def _as_read(ours: str, cell: str) -> str:
    """A cell as the reader writes it: days in their calendar, all else as it is."""
    return written_day(date.fromisoformat(cell)) if cell and ours in DAYS else cell


def _chosen(request: Any) -> dict[int, str]:
    """What was chosen of the names that look like known ones, by their place in the list; undecided ones left out."""
    answers = ((name.removeprefix("similar-"), value) for name, value in request.POST.items())
    return {
        int(place): "" if value == "new" else value.removeprefix("same:")
        for place, value in answers
        if place.isdecimal() and (value == "new" or value.startswith("same:"))
    }
