"""Lists of devices as files on pages: asking for one, its progress, fetching it.

`ExportPages` holds what differs between the faces; mounted by `portal/devices.py` and `workbench/devices.py`.
"""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import FileResponse, HttpResponse, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huolto.faces.face import FacePages
from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.localisation import current
from huolto.foundation.paging import capped_counts
from huolto.foundation.views import page
from huolto.register.choices import LIST_FORMATS, ExportFormat, ExportState
from huolto.register.commands import ask_list_export, cancel_list_export
from huolto.register.commands.exports import UNDER_WAY, export_visible_to, may_fetch
from huolto.register.export_columns import AS_LISTED, exported_of
from huolto.register.forms import tell
from huolto.register.selection import Selection
from huolto.rules.formatting import format_number


class ExportForm(forms.Form):
    """Which kind of file, and which columns."""

    format = forms.ChoiceField(
        label=gettext_lazy("Kind of file"),
        choices=[(one.value, one.label) for one in LIST_FORMATS],
        initial=ExportFormat.XLSX,
        widget=forms.RadioSelect,
    )
    columns = forms.ChoiceField(
        label=gettext_lazy("Columns"),
        choices=[("all", gettext_lazy("All columns")), ("listed", gettext_lazy("As the list shows"))],
        initial="all",
        widget=forms.RadioSelect,
    )


@dataclass(frozen=True, kw_only=True)
class ExportPages(FacePages):
    """The pages of one face; `urls` has the names `list`, `exports`, `export` and `export_file`."""

    def urlpatterns(self) -> list[URLPattern]:
        """The addresses below the face's own."""
        see = page(self.audience, *self.seeing_rights)
        return [
            path("devices/exports/", see(self.exports), name=self.urls["exports"]),
            path("devices/exports/<int:pk>/", see(self.export), name=self.urls["export"]),
            path("devices/exports/<int:pk>/file/", see(self.export_file), name=self.urls["export_file"]),
        ]

    def exports(self, request: Any) -> HttpResponse:
        """Ask for a file of what is picked, or of all that fit; nothing picked is the whole list."""
        selection = Selection.read(request.GET)
        if selection.is_empty:
            selection = Selection(is_all=True, address=request.GET.get("address", ""))
        form = ExportForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            sort = request.GET.get("sort") or QueryDict(selection.address).get("sort", "")
            listed = exported_of(request.GET.getlist("column")) or AS_LISTED
            try:
                export = ask_list_export(
                    actor=request.actor,
                    selection=selection,
                    format=form.cleaned_data["format"],
                    columns=listed if form.cleaned_data["columns"] == "listed" else (),
                    sort=sort,
                    language=current().language,
                )
            except DomainError as error:
                tell(form, error)
            else:
                return HttpResponseRedirect(reverse(self.urls["export"], args=[export.pk]))
        [(count, is_more)] = capped_counts([selection.items(request.actor)])
        context = {
            "form": form,
            "count": count,
            "said": format_number(count, current().language) + ("+" if is_more else ""),
            "crumbs": self._crumbs(),
            "urls": self.urls,
        }
        status = 422 if request.method == "POST" else 200
        return self.render(
            request, f"{self.folder}/export_form.html", context, current=self.current, status=status
        )

    def export(self, request: Any, pk: int) -> HttpResponse:
        """How far a file is; sent, it is cancelled."""
        export = export_visible_to(request.actor, pk)
        if request.method == "POST":
            cancel_list_export(actor=request.actor, export_id=pk)
            return HttpResponseRedirect(reverse(self.urls["export"], args=[pk]))
        context = {
            "export": export,
            "state": ExportState(export.state).label,
            "is_under_way": export.state in UNDER_WAY,
            "is_cards": export.format == ExportFormat.CARDS,
            "may_fetch": may_fetch(request.actor, export),
            "crumbs": self._crumbs(),
            "urls": self.urls,
        }
        return self.render(request, f"{self.folder}/export.html", context, current=self.current)

    def export_file(self, request: Any, pk: int) -> HttpResponseBase:
        """The file, to the one who asked for it while their rights last."""
        export = export_visible_to(request.actor, pk)
        if export.file is None or not may_fetch(request.actor, export):
            raise NotVisible
        answer = FileResponse(
            export.file.content.open("rb"),
            as_attachment=True,
            filename=export.file.name,
            content_type=export.file.content_type,
        )
        answer["Cache-Control"] = "private, no-store"
        return answer

    def _crumbs(self) -> list[tuple[str, str]]:
        return [(_("Devices"), reverse(self.urls["list"]))]
