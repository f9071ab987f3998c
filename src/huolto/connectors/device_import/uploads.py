"""An import by pages: the file is kept while its reader looks at what it would do, then confirms.

Short lists are looked at and taken in at once, long ones by a job (`jobs`) that says how far it is.
"""

import hashlib
from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.core.files.base import ContentFile, File
from django.utils.translation import get_language

from huolto.connectors.device_import.columns import FIELDS, comparable
from huolto.connectors.device_import.devices import Refusal
from huolto.connectors.device_import.jobs import described, kept_source, look, take_in
from huolto.connectors.device_import.results import ImportOptions
from huolto.connectors.device_import.rows import write_mended
from huolto.connectors.device_import.sources import Source
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import NotVisible
from huolto.foundation.files import store_upload
from huolto.foundation.jobs import enqueue
from huolto.foundation.locks import lock_row
from huolto.parties.models import Organisation
from huolto.register.access import CHANGEABLE, CHANGING_RIGHTS, require_registering
from huolto.register.choices import IMPORT_TRANSITIONS, ExportFormat, ImportState
from huolto.register.models import DeviceImport, ImportMapping

SMALL_ROWS = 1000
"""Lists of so many rows are looked at and taken in while their reader waits."""
MAX_BYTES = 200_000_000


@command
def prepare_import(
    *,
    actor: Actor,
    customer: Organisation,
    name: str,
    content: "bytes | File[bytes]",
    options: ImportOptions,
) -> DeviceImport:
    """Keep a file and say what it would do, or leave that to a job; nothing is registered yet.

    Its columns are understood as somebody of this customer said of such a list before. Raises as `import_devices`.
    """
    require_registering(actor, {customer.pk})
    upload = ContentFile(content) if isinstance(content, bytes) else content
    begins = options.in_service_from
    kept = DeviceImport.objects.create(
        provider=actor.provider,
        customer=customer,
        file=store_upload(provider=actor.provider, name=name, upload=upload, max_bytes=MAX_BYTES),
        file_name=name[:200],
        imported_by_id=actor.person_id,
        state=ImportState.PREVIEWING,
        result={
            "options": {
                **vars(options),
                "in_service_from": begins.isoformat() if begins else "",
                "decisions": {},
            },
            "language": get_language() or "",
        },
    )
    with kept_source(kept) as source:
        mapping = ImportMapping.objects.of(actor.provider).filter(
            customer=customer, fingerprint=fingerprint(source)
        )
        said = mapping.values("columns", "names").first() or {"columns": {}, "names": {}}
        kept.result |= {"mapping": said["columns"], "decisions": said["names"]}
    return _looked_at(actor, kept)


@command
def map_columns(*, actor: Actor, import_id: int, columns: Mapping[str, str]) -> DeviceImport:
    """Say which of our fields columns are ("" leaves one aside), look again, and remember it for such lists.

    What is no field of ours or no column of the file is passed over. Raises WrongState once it is confirmed.
    """
    kept = lock_row(imports_of(actor), import_id)
    if kept.state not in (ImportState.PREVIEWED, ImportState.FAILED):
        return kept
    with kept_source(kept) as source:
        known = {
            title: ours
            for title, ours in columns.items()
            if title in source.header and (ours in FIELDS or not ours)
        }
        ImportMapping.objects.update_or_create(
            provider=actor.provider,
            customer=kept.customer,
            fingerprint=fingerprint(source),
            defaults={"columns": known},
        )
    kept.result["mapping"] = known
    kept.state = ImportState.PREVIEWING
    return _looked_at(actor, kept)


@command
def choose_names(
    *, actor: Actor, import_id: int, chosen: Mapping[int, str], looks_again: bool = True
) -> DeviceImport:
    """Say of names nearly known (by their place in `similar`) which they stand for, "" for a new one; it is remembered.

    What was not proposed is passed over. Does nothing once it is confirmed.
    """
    kept = lock_row(imports_of(actor), import_id)
    if kept.state != ImportState.PREVIEWED:
        return kept
    similar = kept.result.get("similar", [])
    decisions = {kind: dict(names) for kind, names in kept.result.get("decisions", {}).items()}
    for place, name in chosen.items():
        if not 0 <= place < len(similar):
            continue
        one = similar[place]
        if name in {"", *(like["name"] for like in one["like"])}:
            decisions.setdefault(one["kind"], {})[one["key"]] = name
    with kept_source(kept) as source:
        ImportMapping.objects.update_or_create(
            provider=actor.provider,
            customer=kept.customer,
            fingerprint=fingerprint(source),
            defaults={"names": decisions},
        )
    kept.result["decisions"] = decisions
    if not looks_again:
        kept.save(update_fields=["result"])
        return kept
    kept.state = ImportState.PREVIEWING
    return _looked_at(actor, kept)


@command
def confirm_import(*, actor: Actor, import_id: int) -> DeviceImport:
    """Do what was previewed, with the file as it was kept; a second time does nothing and answers the same."""
    kept = lock_row(imports_of(actor), import_id)
    if ImportState.RUNNING not in IMPORT_TRANSITIONS[kept.state]:
        return kept
    kept.state, kept.rows_done, kept.figures = ImportState.RUNNING, 0, {}
    kept.save(update_fields=["state", "rows_done", "figures"])
    if kept.rows_total > SMALL_ROWS:
        enqueue("connectors.run_import", import_id=kept.pk)
    else:
        take_in(kept, actor=actor)
    return kept


@command
def cancel_import(*, actor: Actor, import_id: int) -> DeviceImport:
    """Stop an import behind the chunk it is at; what was taken in before stays. Else nothing happens."""
    kept = lock_row(imports_of(actor), import_id)
    if ImportState.CANCELLED in IMPORT_TRANSITIONS[kept.state]:
        kept.state = ImportState.CANCELLED
        kept.save(update_fields=["state"])
    return kept


def _looked_at(actor: Actor, kept: DeviceImport) -> DeviceImport:
    with kept_source(kept) as source:
        source.require_devices()
        some = sum(1 for _line in islice(source.lines(), SMALL_ROWS + 1))
        kept.result |= described(source)
    kept.rows_done, kept.rows_total = 0, some if some <= SMALL_ROWS else 0
    kept.save(update_fields=["state", "result", "rows_done", "rows_total"])
    if some > SMALL_ROWS:
        enqueue("connectors.look_at_import", import_id=kept.pk)
    else:
        look(kept, actor=actor)
    return kept


def fingerprint(source: Source) -> str:
    """The same for lists with the same columns, in whatever order and spelling."""
    names = sorted(comparable(title) for title in source.header)
    return hashlib.sha256("\n".join(names).encode()).hexdigest()


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


def refused_form(kept: DeviceImport) -> ExportFormat:
    """In which form the refused rows are given back: a spreadsheet for a spreadsheet, else CSV."""
    return ExportFormat.XLSX if kept.result.get("kind") == "xlsx" else ExportFormat.CSV


def refused_rows(kept: DeviceImport) -> bytes:
    """The refused rows of an import as a file to mend and import again."""
    refused = [Refusal(**refusal) for refusal in kept.result.get("refused", ())]
    with kept_source(kept) as source, NamedTemporaryFile() as written:
        write_mended(source, refused, Path(written.name), refused_form(kept))
        return Path(written.name).read_bytes()
