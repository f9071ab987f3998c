"""Looks at a kept list, or takes it in, chunk by chunk, saying how far it is; what was killed goes on where it was."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from huolto.connectors.device_import.notices import tell_import_ended
from huolto.connectors.device_import.previews import first_rows
from huolto.connectors.device_import.results import ImportOptions, Tally
from huolto.connectors.device_import.run import import_devices
from huolto.connectors.device_import.sources import Source, open_source
from huolto.foundation.actors import Actor
from huolto.foundation.errors import DomainError, NotVisible, WrongState
from huolto.parties.queries import actor_of_person
from huolto.register.choices import IMPORT_TRANSITIONS, ImportState
from huolto.register.models import DeviceImport

PREVIEW_ROWS = 5


def look(kept: DeviceImport, *, actor: Actor) -> None:
    """Reckon what an import would do, and keep that for its reader."""
    with kept_source(kept) as source:
        source.require_devices()
        result = import_devices(
            actor=actor,
            customer=kept.customer,
            source=source,
            options=options_of(kept, is_dry_run=True),
            after_chunk=_noting(kept, ImportState.PREVIEWING, keeps_figures=False),
        )
        if result.is_stopped:
            return
        first = [list(line.cells) for line in islice(source.lines(), PREVIEW_ROWS)]
        understood = first_rows(source, country=actor.provider.country, count=PREVIEW_ROWS)
        kept.result = {
            **kept.result,
            **described(source),
            **result.as_json(),
            "first": first,
            "understood": understood,
        }
    _moved(kept, ImportState.PREVIEWED)


def take_in(kept: DeviceImport, *, actor: Actor) -> None:
    """Do what was previewed, behind what an earlier run that was killed did already."""
    with kept_source(kept) as source:
        result = import_devices(
            actor=actor,
            customer=kept.customer,
            source=source,
            options=options_of(kept, is_dry_run=False),
            begun=Tally.kept(kept.figures),
            after_chunk=_noting(kept, ImportState.RUNNING, keeps_figures=True),
        )
    kept.result = {**kept.result, **result.as_json()}
    if result.is_stopped:
        kept.save(update_fields=["result"])
        return
    kept.figures = {}
    _moved(kept, ImportState.DONE if result.is_applied else ImportState.REFUSED)


def work_on(import_id: int, state: str) -> None:
    """The job of a long list: look at it or take it in, if it is still to be done."""
    kept = (
        DeviceImport.objects.filter(pk=import_id, state=state)
        .select_related("provider", "customer", "file", "imported_by__organisation", "imported_by__provider")
        .first()
    )
    if kept is None:
        return
    # With the rights of whoever uploaded it, as they are now.
    actor = actor_of_person(kept.imported_by) if kept.imported_by else Actor.system(kept.provider)
    with translation.override(kept.result.get("language") or kept.provider.language):
        try:
            _count(kept)
            (look if state == ImportState.PREVIEWING else take_in)(kept, actor=actor)
        except DomainError as error:
            kept.error = str(error)
            _moved(kept, ImportState.FAILED)


def _count(kept: DeviceImport) -> None:
    if kept.rows_total:
        return
    with kept_source(kept) as source:
        kept.rows_total = sum(1 for _line in source.lines())
    kept.save(update_fields=["rows_total"])


def _noting(kept: DeviceImport, state: str, *, keeps_figures: bool) -> Callable[[Tally], bool]:
    """Writes down how far it is, with the chunk; stops where the import was cancelled, or another worker has it."""
    is_whole = keeps_figures and options_of(kept, is_dry_run=False).all_or_nothing
    last_done = kept.rows_done if keeps_figures else 0

    def note(tally: Tally) -> bool:
        nonlocal last_done
        rows = DeviceImport.objects.filter(pk=kept.pk)
        if is_whole:
            # The row stays free: one transaction over all chunks would keep it locked, and cancelling waiting.
            return bool(rows.values_list("state", flat=True).get() == state)
        now = rows.select_for_update().values("state", "rows_done").get()
        if keeps_figures and now["rows_done"] != last_done:
            raise WrongState(_("Another worker goes on with this import."))
        last_done = tally.rows
        rows.update(rows_done=tally.rows, **({"figures": tally.as_json()} if keeps_figures else {}))
        return bool(now["state"] == state)

    return note


def _moved(kept: DeviceImport, state: str) -> None:
    with transaction.atomic():
        now = DeviceImport.objects.select_for_update().values_list("state", flat=True).get(pk=kept.pk)
        if state not in IMPORT_TRANSITIONS[now]:
            return
        kept.state = state
        kept.rows_done = kept.rows_total = kept.result.get("rows", kept.rows_total)
        kept.save(update_fields=["state", "result", "figures", "error", "rows_done", "rows_total"])
        tell_import_ended(kept)


def described(source: Source) -> dict[str, Any]:
    """What a preview says of the file itself."""
    return {
        # JSON in the database does not keep the order of names.
        "taken": [list(pair) for pair in source.columns.known.items()],
        "header": list(source.header),
        "encoding": source.encoding,
        "kind": source.kind,
        "system": source.system,
    }


@contextmanager
def kept_source(kept: DeviceImport) -> Iterator[Source]:
    """The file of an import, opened with the columns as they were understood; raises NotVisible when it is gone."""
    if kept.file is None:
        raise NotVisible(_("The file of this import is not kept any more."))
    mapping = kept.result.get("mapping", {})
    with tempfile.NamedTemporaryFile() as local, kept.file.content.open("rb") as content:
        # Readers want a file on this machine's disk; the storage may be elsewhere.
        shutil.copyfileobj(content, local)
        local.flush()
        with open_source(Path(local.name), name=kept.file_name, mapping=mapping) as source:
            yield source


def options_of(kept: DeviceImport, *, is_dry_run: bool) -> ImportOptions:
    """How this list was asked to be taken in."""
    options = kept.result.get("options", {})
    from_text = options.get("in_service_from") or ""
    return ImportOptions(
        **{
            **options,
            "in_service_from": date.fromisoformat(from_text) if from_text else None,
            "decisions": kept.result.get("decisions", {}),
            "is_dry_run": is_dry_run,
        }
    )
