"""Writes lists of items to files by a job, with the reader's rights at the time it runs; kept for some days."""

import tempfile
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotVisible
from huolto.foundation.files import remove_file, store_path
from huolto.foundation.jobs import enqueue
from huolto.foundation.localisation import RIGHT_TO_LEFT, speaking
from huolto.foundation.locks import lock_row
from huolto.foundation.provider_settings import value_of
from huolto.register.access import CARD_RELATED
from huolto.register.choices import LIST_FORMATS, ExportFormat, ExportState
from huolto.register.commands.workers import actor_at_work
from huolto.register.export_columns import COLUMNS, RELATED, Emails, columns_for, written_of
from huolto.register.list_files import list_file
from huolto.register.models import Item, ListExport
from huolto.register.notices import tell_export_ready
from huolto.register.ports import card_paper
from huolto.register.queries import SORTS
from huolto.register.reach import reach_of, still_reaches
from huolto.register.selection import Selection

CHUNK = 2000
_IN_PATHS = "/~:@!$&'()*+,;="
CONTENT_TYPES = {
    ExportFormat.CSV: "text/csv; charset=utf-8",
    ExportFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ExportFormat.CARDS: "application/pdf",
}
"""What the file of each format is."""

MOST_CARDS = 200
"""Devices in one file of cards: one paper is drawn whole."""

UNDER_WAY = (ExportState.WAITING, ExportState.RUNNING)


@command
def ask_list_export(
    *,
    actor: Actor,
    selection: Selection,
    format: ExportFormat | str,
    columns: Sequence[str],
    sort: str = "",
    language: str,
) -> ListExport:
    """Ask for a file of what is picked; a job writes it. Without `columns` it has all that the actor may see.

    Raises InvalidInput for an unknown format or column, and when nothing is picked.
    """
    if format not in LIST_FORMATS or not set(columns) <= COLUMNS.keys():
        raise InvalidInput(_("There is no such format or column."))
    if selection.is_empty or not selection.items(actor).exists():
        raise InvalidInput(_("None of the devices picked are there any more. Pick again."))
    export = ListExport.objects.create(
        provider=actor.provider,
        made_by_id=actor.person_id,
        selection=selection.as_json(),
        columns=list(columns),
        sort=sort if sort.removeprefix("-") in SORTS else "",
        format=str(format),
        language=language,
        reach=reach_of(actor),
    )
    enqueue("register.export_list", export_id=export.pk)
    return export


@command
def ask_card_export(*, actor: Actor, item_ids: Sequence[int], card_address: str, language: str) -> ListExport:
    """Ask for the identity cards of items as one PDF; a job draws it. `card_address` precedes a tag in its code.

    Raises NotVisible for an item that the actor may not see, InvalidInput for none or more than MOST_CARDS.
    """
    ids = list(dict.fromkeys(item_ids))
    if not ids:
        raise InvalidInput(_("There is no device to print."))
    if len(ids) > MOST_CARDS:
        raise InvalidInput(
            _("These are more than %(most)s devices. Narrow the list, or pick fewer.") % {"most": MOST_CARDS}
        )
    selection = Selection(ids=tuple(ids))
    if selection.items(actor).count() < len(ids):
        raise NotVisible
    export = ListExport.objects.create(
        provider=actor.provider,
        made_by_id=actor.person_id,
        selection=selection.as_json(),
        format=ExportFormat.CARDS,
        language=language,
        card_address=card_address,
        reach=reach_of(actor),
    )
    enqueue("register.export_list", export_id=export.pk)
    return export


@command
def cancel_list_export(*, actor: Actor, export_id: int) -> ListExport:
    """Stop writing a list; one that is ready stays. Raises NotVisible for somebody else's."""
    export = lock_row(ListExport.objects.of(actor.provider), export_id)
    if export.made_by_id != actor.person_id:
        raise NotVisible
    if export.state in UNDER_WAY:
        export.state = ExportState.CANCELLED
        export.save(update_fields=["state"])
    return export


def export_visible_to(actor: Actor, pk: int) -> ListExport:
    """The actor's own export; raises NotVisible for anybody else's."""
    found = ListExport.objects.of(actor.provider).select_related("file").filter(pk=pk).first()
    if found is None or found.made_by_id is None or found.made_by_id != actor.person_id:
        raise NotVisible
    return found


def may_fetch(actor: Actor, export: ListExport) -> bool:
    """Whether its file is there and the actor's rights still reach all that they reached when it was asked for."""
    is_there = export.state == ExportState.READY and export.file is not None
    return is_there and still_reaches(actor, export.reach)


def write_list_export(export_id: int) -> None:
    """Write the file; a second run, or one after a kill, begins anew, and does nothing once it is settled.

    Refused when the reader's rights no longer reach what they reached when asking. Not one transaction: progress
    shows, and cancelling is heeded between batches of rows.
    """
    export = ListExport.objects.select_related("provider", "made_by__organisation").get(pk=export_id)
    if export.state not in UNDER_WAY:
        return
    actor = actor_at_work(export.provider, export.made_by)
    if not still_reaches(actor, export.reach) or (export.made_by_id and actor.person_id is None):
        _settle(export, state=ExportState.REFUSED)
        return
    items = Selection.kept(export.selection).items(actor)
    total = items.order_by().count()
    if not _settle(export, state=ExportState.RUNNING, total=total, written=0):
        return
    with (
        speaking(export.language, export.provider.zone),
        tempfile.TemporaryDirectory(prefix="huolto-export-") as folder,
    ):
        path = Path(folder) / "list"
        write = _write_cards if export.format == ExportFormat.CARDS else _write
        if not write(actor, export, items, path):
            return
        name = f"{_('devices')}-{timezone.localdate().isoformat()}.{export.format}"
        stored = store_path(
            provider=export.provider,
            name=name,
            path=path,
            content_type=CONTENT_TYPES[ExportFormat(export.format)],
        )
    if not _settle(
        export, state=ExportState.READY, file=stored, expires_at=timezone.now() + _kept_for(export)
    ):
        remove_file(stored)
        return
    tell_export_ready(export, total)


def _write(actor: Actor, export: ListExport, items: Any, path: Path) -> bool:
    """Write all rows; False once it was cancelled."""
    columns = columns_for(actor, export.columns)
    emails = Emails(actor)
    written = 0
    header = [str(column.heading) for column in columns]
    is_rtl = export.language in RIGHT_TO_LEFT
    with list_file(path, export.format, header, title=_("Devices"), is_rtl=is_rtl) as out:
        rows_left = _sorted(items, export.sort)
        while chunk := list(islice(rows_left, CHUNK)):
            rows = written_of(chunk, emails)
            out.add([[column.value(row) for column in columns] for row in rows])
            written += len(chunk)
            if not _settle(export, written=written):
                return False
    return True


def _write_cards(actor: Actor, export: ListExport, items: Any, path: Path) -> bool:
    """Draw all cards; False once it was cancelled, or when nothing is left that the reader may see."""

    def address(item: Item) -> str:
        return export.card_address + quote(item.asset_tag, safe=_IN_PATHS)

    rows = list(items.select_related(*CARD_RELATED).order_by("folded_tag", "pk"))
    if not rows:
        _settle(export, state=ExportState.REFUSED)
        return False
    content = card_paper()(actor, rows, address=address, goes_on=lambda done: _settle(export, written=done))
    if content is None:
        return False
    path.write_bytes(content)
    return True


def _sorted(items: Any, sort: str) -> Iterator[Item]:
    key = SORTS.get(sort.removeprefix("-"), SORTS["tag"])
    sign = "-" if sort.startswith("-") else ""
    ordered = items.annotate(sort_key=key.expression).order_by(f"{sign}sort_key", f"{sign}pk")
    found: Iterator[Item] = (
        ordered.select_related(*RELATED).prefetch_related("identifiers").iterator(chunk_size=CHUNK)
    )
    return found


def _settle(export: ListExport, **values: Any) -> bool:
    """Say how far it is, unless it was cancelled or settled meanwhile."""
    return bool(ListExport.objects.filter(pk=export.pk, state__in=UNDER_WAY).update(**values))


def remove_old_exports() -> int:
    """Remove the files whose days are over; answers how many."""
    old = ListExport.objects.filter(state=ExportState.READY, expires_at__lte=timezone.now())
    count = 0
    for export in old.select_related("file").order_by("pk"):
        ListExport.objects.filter(pk=export.pk).update(state=ExportState.EXPIRED, file=None)
        if export.file is not None:
            remove_file(export.file)
        count += 1
    return count


def _kept_for(export: ListExport) -> timedelta:
    """How long its file can be fetched, as the provider has set it."""
    return timedelta(days=value_of(export.provider_id, "keeping.export_days"))
