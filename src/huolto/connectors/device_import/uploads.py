"""An import by pages: the file is kept while its reader looks at what it would do, then confirms."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from huolto.connectors.device_import.reading import Table, read_table
from huolto.connectors.device_import.rows import Refusal, mended_lines
from huolto.connectors.device_import.run import ImportOptions, ImportResult, import_devices
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import NotVisible
from huolto.foundation.files import store_file
from huolto.foundation.locks import lock_row
from huolto.foundation.tables import written_table
from huolto.parties.models import Organisation
from huolto.register.access import CHANGEABLE, CHANGING_RIGHTS
from huolto.register.models import DeviceImport

PREVIEW_ROWS = 5


@command
def prepare_import(
    *, actor: Actor, customer: Organisation, name: str, content: bytes, options: ImportOptions
) -> DeviceImport:
    """Read a file, keep it, and say what it would do; nothing is registered yet. Raises as `import_devices`."""
    table = read_table(content, name=name)
    result = import_devices(actor=actor, customer=customer, table=table, options=_as_dry(options))
    stored = store_file(provider=actor.provider, name=name, content=content, content_type="text/csv")
    return DeviceImport.objects.create(
        provider=actor.provider,
        customer=customer,
        file=stored,
        file_name=name[:200],
        imported_by_id=actor.person_id,
        is_dry_run=True,
        result=_kept(result, options, table),
    )


@command
def confirm_import(*, actor: Actor, import_id: int) -> DeviceImport:
    """Do what was previewed, with the file as it was kept; a second time does nothing and answers the same."""
    kept = lock_row(imports_of(actor), import_id)
    if not kept.is_dry_run:
        return kept
    options = _options(kept.result.get("options", {}))
    table = table_of(kept)
    result = import_devices(actor=actor, customer=kept.customer, table=table, options=options)
    kept.result = _kept(result, options, table)
    kept.is_dry_run = False
    kept.save(update_fields=["result", "is_dry_run"])
    return kept


def imports_of(actor: Actor) -> Any:
    """Imports that the actor may look at: its own, for staff who may register all."""
    rows = DeviceImport.objects.of(actor.provider).select_related("customer", "file")
    if CHANGEABLE.is_for_all(actor):
        return rows
    return rows.filter(
        imported_by_id=actor.person_id or 0, customer_id__in=actor.organisations_with(*CHANGING_RIGHTS)
    )


def import_visible_to(actor: Actor, pk: int) -> DeviceImport:
    """One import; raises NotVisible."""
    found: DeviceImport | None = imports_of(actor).filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def table_of(kept: DeviceImport) -> Table:
    """The table of a kept file; raises NotVisible when the file is gone."""
    if kept.file is None:
        raise NotVisible(_("The file of this import is not kept any more."))
    with kept.file.content.open("rb") as content:
        return read_table(content.read(), name=kept.file_name)


def refused_as_csv(kept: DeviceImport) -> str:
    """The refused rows of an import as a file to mend and import again."""
    refused = [Refusal(**refusal) for refusal in kept.result.get("refused", ())]
    return written_table(*mended_lines(table_of(kept), refused))


def _as_dry(options: ImportOptions) -> ImportOptions:
    return ImportOptions(**{**vars(options), "is_dry_run": True})


def _kept(result: ImportResult, options: ImportOptions, table: Table) -> dict[str, Any]:
    begins = options.in_service_from
    return {
        **result.as_json(),
        "options": {**vars(options), "in_service_from": begins.isoformat() if begins else ""},
        # JSON in the database does not keep the order of names.
        "taken": [list(pair) for pair in result.columns.items()],
        "header": list(table.header),
        "first": [list(line.cells) for line in table.lines[:PREVIEW_ROWS]],
        "encoding": table.encoding,
    }


def _options(kept: dict[str, Any]) -> ImportOptions:
    from_text = kept.get("in_service_from") or ""
    return ImportOptions(
        **{
            **kept,
            "in_service_from": date.fromisoformat(from_text) if from_text else None,
            "is_dry_run": False,
        }
    )
