"""Imports and exports of device lists as jobs: started, asked how far they are, fetched."""

from typing import Annotated, Any, Literal

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from ninja import Body, File, Form, Router, Schema
from ninja.files import UploadedFile
from pydantic import Field

from huolto.api.answers import answer, one_of, page_by_id, ref
from huolto.api.bulk import SelectionIn, selection_of
from huolto.api.callers import Bearer
from huolto.api.schemas import LARGEST, After, Input, Instant, Limit, Page, PathId, Ref
from huolto.connectors.device_import.run import ImportOptions
from huolto.connectors.device_import.uploads import (
    cancel_import,
    confirm_import,
    import_visible_to,
    imports_of,
    prepare_import,
)
from huolto.foundation.errors import WrongState
from huolto.parties.queries import customers_visible_to
from huolto.register.choices import ExportState, ImportState
from huolto.register.commands import ask_list_export, cancel_list_export
from huolto.register.commands.exports import export_visible_to, may_fetch
from huolto.register.models import DeviceImport, ListExport

exports_router = Router(tags=["Exports"])
imports_router = Router(tags=["Imports"])
READ, WRITE = Bearer("jobs:read"), Bearer("jobs:write")
KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class ExportIn(Input):
    """Which items, as what; without columns all that you may see."""

    items: SelectionIn
    format: Literal["csv", "xlsx"] = "csv"
    columns: Annotated[list[Annotated[str, Field(max_length=30)]], Field(max_length=40)] = []
    sort: Annotated[str, Field(max_length=30)] = ""


class ExportOut(Schema):
    """A list being written; fetch its file once it is `ready`."""

    id: int
    state: ExportState
    format: str
    total: int
    written: int
    made_at: Instant
    expires_at: Instant | None


class ImportIn(Input):
    """For which customer."""

    customer_id: int = Field(ge=1, le=LARGEST)


class RefusedRow(Schema):
    """A row that could not be taken in, and why."""

    row: int
    field: str
    reason: str


class ImportOut(Schema):
    """An import: `previewed` says what it would do and waits to be confirmed."""

    id: int
    file_name: str
    customer: Ref
    state: ImportState
    rows_done: int
    rows_total: int
    created: int
    updated: int
    unchanged: int
    refused: list[RefusedRow] = Field(description="The first hundred.")
    error: str


def _export(row: ListExport) -> dict[str, Any]:
    names = ("state", "format", "total", "written", "made_at", "expires_at")
    return {"id": row.pk, **{name: getattr(row, name) for name in names}}


@exports_router.post(
    "",
    response={202: ExportOut},
    auth=WRITE,
    url_name="api_exports",
    operation_id="start_export",
    summary="Have a list written",
)
def start_export(request: Any, export: Body[ExportIn]) -> HttpResponse:
    """A job writes it; ask how far it is."""
    made = ask_list_export(
        actor=request.call.actor,
        selection=selection_of(export.items),
        format=export.format,
        columns=export.columns,
        sort=export.sort,
        language=get_language() or "en",
    )
    return answer(_export(made), status=202, headers={"Location": f"{request.path}/{made.pk}"})


@exports_router.get(
    "/{export_id}",
    response=ExportOut,
    auth=READ,
    url_name="api_export",
    operation_id="get_export",
    summary="How far a list is",
)
def get_export(request: Any, export_id: PathId) -> HttpResponse:
    """Your own export."""
    return answer(_export(export_visible_to(request.call.actor, export_id)))


@exports_router.post(
    "/{export_id}/cancel",
    response=ExportOut,
    auth=WRITE,
    url_name="api_export_cancel",
    operation_id="cancel_export",
    summary="Stop writing a list",
)
def stop_export(request: Any, export_id: PathId) -> HttpResponse:
    """One that is ready stays."""
    return answer(_export(cancel_list_export(actor=request.call.actor, export_id=export_id)))


@exports_router.get(
    "/{export_id}/file",
    response={200: bytes},
    auth=READ,
    url_name="api_export_file",
    operation_id="get_export_file",
    summary="Fetch a list",
    openapi_extra={
        "responses": {
            200: {
                "content": {
                    "text/csv": {"schema": {"type": "string"}},
                    KINDS["xlsx"]: {"schema": {"type": "string", "format": "binary"}},
                }
            }
        }
    },
)
def get_file(request: Any, export_id: PathId) -> HttpResponseBase:
    """The file, once it is ready."""
    actor = request.call.actor
    found = export_visible_to(actor, export_id)
    if not may_fetch(actor, found) or found.file is None:
        raise WrongState(_("This list is not ready, or not there any more."), code="not-ready")
    return FileResponse(
        found.file.content.open("rb"),
        as_attachment=True,
        filename=found.file.name,
        content_type=KINDS.get(found.format, found.file.content_type),
    )


def _import(row: DeviceImport) -> dict[str, Any]:
    result = row.result
    refused = result.get("refused", [])[:100]
    return {
        "id": row.pk,
        "file_name": row.file_name,
        "customer": ref(row.customer),
        "state": row.state,
        "rows_done": row.rows_done,
        "rows_total": row.rows_total,
        **{name: int(result.get(name, 0) or 0) for name in ("created", "updated", "unchanged")},
        "refused": [
            {
                "row": int(one.get("row", 0)),
                "field": str(one.get("field", "")),
                "reason": str(one.get("reason", "")),
            }
            for one in refused
        ],
        "error": row.error,
    }


@imports_router.get(
    "",
    response=Page[ImportOut],
    auth=READ,
    url_name="api_imports",
    operation_id="list_imports",
    summary="Imports",
)
def list_imports(request: Any, limit: Limit = 20, after: After = "") -> HttpResponse:
    """Imports that you may look at, the latest first."""
    return answer(page_by_id(imports_of(request.call.actor), _import, limit=limit, after=after))


@imports_router.post(
    "",
    response={202: ImportOut},
    auth=WRITE,
    url_name="api_imports",
    operation_id="start_import",
    summary="Send a device list",
)
def start_import(request: Any, about: Form[ImportIn], file: File[UploadedFile]) -> HttpResponse:
    """CSV, XLSX, JSON or XML, as multipart/form-data. It is looked at first; `confirm` takes it in."""
    actor = request.call.actor
    customer = one_of(customers_visible_to(actor), about.customer_id)
    kept = prepare_import(
        actor=actor, customer=customer, name=file.name or "list", content=file, options=ImportOptions()
    )
    return answer(_import(kept), status=202, headers={"Location": f"{request.path}/{kept.pk}"})


@imports_router.get(
    "/{import_id}",
    response=ImportOut,
    auth=READ,
    url_name="api_import",
    operation_id="get_import",
    summary="How far an import is",
)
def get_import(request: Any, import_id: PathId) -> HttpResponse:
    """What it would do, how far it is, what it did."""
    return answer(_import(import_visible_to(request.call.actor, import_id)))


@imports_router.post(
    "/{import_id}/confirm",
    response=ImportOut,
    auth=WRITE,
    url_name="api_import_confirm",
    operation_id="confirm_import",
    summary="Take a device list in",
)
def confirm(request: Any, import_id: PathId) -> HttpResponse:
    """Do what was looked at; a second time does nothing."""
    return answer(_import(confirm_import(actor=request.call.actor, import_id=import_id)))


@imports_router.post(
    "/{import_id}/cancel",
    response=ImportOut,
    auth=WRITE,
    url_name="api_import_cancel",
    operation_id="cancel_import",
    summary="Stop an import",
)
def cancel(request: Any, import_id: PathId) -> HttpResponse:
    """What was taken in before stays."""
    return answer(_import(cancel_import(actor=request.call.actor, import_id=import_id)))
