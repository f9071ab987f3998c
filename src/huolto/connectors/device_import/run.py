"""The import itself: match each row with the register, make what it names on the way, register or change.

A dry run does everything and takes it back, so its figures are those of the real one. Begin at `import_devices`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.catalogue.choices import AcquisitionModel, ItemKind
from huolto.catalogue.models import DeviceModel, Maker, ServicePackage
from huolto.connectors.device_import.details import keep_parts_and_readings
from huolto.connectors.device_import.devices import DeviceRow, Refusal
from huolto.connectors.device_import.found import Found, Match
from huolto.connectors.device_import.names import Decided, NewNames
from huolto.connectors.device_import.results import ImportOptions, ImportResult, Tally
from huolto.connectors.device_import.rows import read_rows
from huolto.connectors.device_import.sources import Source
from huolto.connectors.device_import.standing import RELATED, without_what_stands
from huolto.foundation.actors import Actor
from huolto.foundation.bulk import known_size, refresh_statistics
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput
from huolto.foundation.killpoints import reached
from huolto.foundation.locks import lock_name
from huolto.foundation.models import EventRecord
from huolto.parties.models import CostCentre, Organisation, Person, Place
from huolto.parties.payers import payer_of
from huolto.register.access import items_changeable_by, require_registering
from huolto.register.choices import FINAL, ItemState
from huolto.register.commands import (
    ItemChanges,
    NewIdentifier,
    NewItem,
    StartOfService,
    change_items_each,
    put_in_service,
    register_items,
)
from huolto.register.commands.leases import instant_of
from huolto.register.commands.numbers import identifiers_taken, said_taken
from huolto.register.identifiers import folded_tag
from huolto.register.models import Assignment, Item, ItemIdentifier, Placement, ServiceInterval
from huolto.rules.formatting import fold

FACTS = ("purchased_on", "purchase_price", "warranty_until", "end_of_life_on", "notes")
FILLED = (
    Item, ItemIdentifier, Assignment, Placement, ServiceInterval, Person, Place, CostCentre, Maker, DeviceModel, EventRecord,
)  # fmt: skip
"""Tables that an import fills."""
CHUNK_ROWS = 1000
"""Rows of one transaction: what memory an import needs, and what a killed one does again."""
ASIDE_TOLD = 100
"""So many things of rows that were left aside are told one by one."""

__all__ = ["ImportOptions", "ImportResult", "Tally", "import_devices"]


class _TakenBack(Exception):
    """Ends a dry run, or one that is all or nothing: everything done is undone."""


def import_devices(
    *,
    actor: Actor,
    customer: Organisation,
    source: Source,
    options: ImportOptions,
    now: datetime | None = None,
    begun: Tally | None = None,
    after_chunk: Callable[[Tally], bool] | None = None,
) -> ImportResult:
    """Take a list's devices into a customer's register; the same list again changes nothing.

    A row is the item of its asset tag, without a tag of its serial number. What a row leaves blank stays as it is.
    Rows that cannot be taken are refused one by one. The list is read in chunks, and each is a transaction of its
    own with what `after_chunk` writes of the figures so far: an import that is killed goes on behind `begun`. Where
    `after_chunk` answers False it stops. With `all_or_nothing` the whole list is one transaction, and one refused
    row undoes it. Raises NotAllowed, and InvalidInput for a package or an acquisition model that there is none of.
    """
    require_registering(actor, {customer.pk})
    package = _package(actor, options)
    if options.acquisition_model and options.acquisition_model not in AcquisitionModel.values:
        raise InvalidInput(
            _("There is no acquisition model “%(model)s”; there are: %(known)s.")
            % {"model": options.acquisition_model, "known": ", ".join(AcquisitionModel.values)},
            field="acquisition_model",
        )
    tally = begun or Tally()
    names = NewNames(actor, customer, options.decisions)
    chunk = _Chunk(
        actor=actor,
        customer=customer,
        theirs=source.columns.theirs,
        options=options,
        package=package,
        now=now or timezone.now(),
        names=names,
        decided=Decided(options.decisions),
    )
    is_whole = options.all_or_nothing and not options.is_dry_run
    is_stopped = False
    try:
        with transaction.atomic() if is_whole else nullcontext():
            for rows in _chunks(read_rows(source, country=actor.provider.country), after=tally.last_row):
                if not _take_chunk(actor=actor, chunk=chunk, rows=rows, tally=tally, after_chunk=after_chunk):
                    is_stopped = True
                    break
                reached("import.after_commit")
            if is_whole and (tally.refused or is_stopped):
                raise _TakenBack
    except _TakenBack:
        pass
    return ImportResult(
        rows=tally.rows,
        refused=tuple(sorted(tally.refused, key=lambda refusal: refusal.row)),
        columns=source.columns.known,
        ignored=(*(aside.name for aside in source.ignored), *chunk.aside),
        is_dry_run=options.is_dry_run,
        is_applied=not options.is_dry_run and not (is_whole and (tally.refused or is_stopped)),
        is_stopped=is_stopped,
        created=tally.created,
        updated=tally.updated,
        unchanged=tally.unchanged,
        in_service=tally.in_service,
        parts=tally.parts,
        readings=tally.readings,
        new=names.told(),
        similar=tuple(names.similar()),
    )


def _chunks(rows: Iterator[DeviceRow | Refusal], *, after: int) -> Iterator[list[DeviceRow | Refusal]]:
    """The rows behind a row in chunks; those up to it are read all the same, for their numbers may not come again."""
    behind = (row for row in rows if _number(row) > after)
    while chunk := list(islice(behind, CHUNK_ROWS)):
        yield chunk


def _number(row: DeviceRow | Refusal) -> int:
    return row.row if isinstance(row, Refusal) else row.number


@dataclass
class _Chunk:
    """What every chunk of an import has in common; `found` remembers what is committed of the rows before."""

    actor: Actor
    customer: Organisation
    theirs: Callable[[str], str]
    options: ImportOptions
    package: ServicePackage | None
    now: datetime
    names: NewNames
    decided: Decided
    found: Found | None = None
    created: int = 0
    aside: dict[str, None] = field(default_factory=dict)


@command
def _take_chunk(
    *,
    actor: Actor,
    chunk: _Chunk,
    rows: Sequence[DeviceRow | Refusal],
    tally: Tally,
    after_chunk: Callable[[Tally], bool] | None,
) -> bool:
    """Take some rows in, or only reckon what that would do; whether to go on."""
    lock_name(f"register:{actor.provider_id}")
    devices = [chunk.decided.applied(row) for row in rows if isinstance(row, DeviceRow)]
    matches, mismatched = _matched(actor, chunk.customer, devices, chunk.theirs)
    chunk.names.see(match.row for match in matches)
    figures: dict[str, int] = {}
    try:
        with transaction.atomic():
            if chunk.found is None or chunk.options.is_dry_run:
                chunk.found = Found(actor)
            figures = _apply(chunk, chunk.found, matches)
            _tell_planner(chunk, figures["created"])
            if chunk.options.is_dry_run:
                raise _TakenBack
    except _TakenBack:
        pass
    reached("import.chunk_done")
    tally.add(
        rows=len(rows),
        last_row=_number(rows[-1]),
        refused=[*(row for row in rows if isinstance(row, Refusal)), *mismatched],
        figures=figures,
    )
    goes_on = after_chunk is None or after_chunk(tally)
    reached("import.before_commit")
    return goes_on


def _tell_planner(chunk: _Chunk, created: int) -> None:
    """Have the tables looked at again once an import has doubled them."""
    chunk.created += created
    if chunk.created > known_size(Item):
        refresh_statistics(FILLED)
        chunk.created = 0


def _package(actor: Actor, options: ImportOptions) -> ServicePackage | None:
    if not options.package:
        return None
    packages = ServicePackage.objects.of(actor.provider)
    found = packages.filter(code=options.package).first()
    if found is None:
        codes = ", ".join(packages.values_list("code", flat=True)) or "–"
        raise InvalidInput(
            _("There is no service package “%(code)s”; there are: %(known)s.")
            % {"code": options.package, "known": codes},
            field="package",
        )
    return found


def _matched(
    actor: Actor, customer: Organisation, rows: Sequence[DeviceRow], theirs: Callable[[str], str]
) -> tuple[list[Match], list[Refusal]]:
    """Each row with its item; refused where a number is another item's or the item cannot be changed."""
    related = Item.objects.of(actor.provider).select_related(*RELATED)
    by_tag = {
        item.folded_tag: item
        for item in related.filter(folded_tag__any={folded_tag(row.asset_tag) for row in rows})
    }
    taken = identifiers_taken(actor, {key for row in rows for key in row.identifier_keys()})
    known = {item.pk for item in (*by_tag.values(), *taken.values())}
    below = Organisation.objects.of(actor.provider).filter(path__startswith=customer.path)
    units = {fold(unit.name): unit for unit in below}
    ours = set(
        items_changeable_by(actor).filter(pk__any=known, customer__in=below).values_list("pk", flat=True)
    )
    matches: list[Match] = []
    refused: list[Refusal] = []

    def refuse(row: DeviceRow, field: str, reason: Any) -> None:
        refused.append(Refusal(row.number, theirs(field), str(reason)))

    for row in rows:
        owners = {key: taken[key] for key in sorted(row.identifier_keys()) if key in taken}
        item = by_tag.get(folded_tag(row.asset_tag))
        if item is None and not row.has_tag and owners:
            item = next(iter(owners.values()))
        strange = next((key for key, other in owners.items() if item is None or other.pk != item.pk), None)
        if item is not None and item.pk not in ours:
            refuse(row, "asset_tag", said_taken(actor, row.asset_tag, item))
        elif strange is not None:
            written = next(number.value for number in row.identifiers if str(number.kind) == strange[0])
            refuse(row, strange[0], said_taken(actor, written, owners[strange]))
        elif item is not None and item.state in FINAL:
            refuse(row, "asset_tag", _("This device is disposed of and cannot be changed."))
        else:
            row = without_what_stands(row, item)
            matches.append(Match(row, item, units.get(fold(row.organisation), customer)))
    return matches, refused


def _apply(chunk: _Chunk, found: Found, matches: Sequence[Match]) -> dict[str, int]:
    actor, options, package, now = chunk.actor, chunk.options, chunk.package, chunk.now
    found.find(matches)
    begins = instant_of(actor.provider, options.in_service_from) if options.in_service_from else None
    new = [match for match in matches if match.item is None]
    payers = {customer: payer_of(customer).pk for customer in {match.customer for match in new}}
    made = register_items(
        actor=actor,
        items=[
            NewItem(
                customer_id=match.customer.pk,
                payer_id=payers[match.customer],
                category_id=found.category_of(match.row).pk,
                kind=match.row.kind if match.row.kind != ItemKind.DEVICE else "",
                at=min(now, begins) if begins else now,
                name=match.row.name or (match.row.model.name if match.row.model else match.row.asset_tag),
                asset_tag=match.row.asset_tag,
                acquisition_model=options.acquisition_model,
                package_id=package.pk if package else None,
                identifiers=match.row.identifiers,
                posting_code=match.row.posting_code,
                **found.references(match),
                **{name: getattr(match.row, name) for name in FACTS},
            )
            for match in new
        ],
    )
    numbers = _numbers_of(match.item.pk for match in matches if match.item)
    changes = {
        match.item.pk: change
        for match in matches
        if match.item and (change := _changes(match, found, numbers[match.item.pk])).given()
    }
    change_items_each(actor=actor, changes=changes, from_at=now)
    waiting = [item.pk for match, item in zip(new, made, strict=True) if match.row.is_in_use]
    waiting += [
        match.item.pk
        for match in matches
        if match.item
        and match.row.is_in_use
        and match.item.state in (ItemState.RECEIVED, ItemState.DELIVERED)
    ]
    if begins is None:
        waiting = []
    put_in_service(
        actor=actor,
        starts=[
            StartOfService(item_id=pk, at=begins, **({"package_id": package.pk} if package else {}))
            for pk in waiting
            if begins is not None
        ],
    )
    ids = {match.row.number: item.pk for match, item in zip(new, made, strict=True)}
    ids |= {match.row.number: match.item.pk for match in matches if match.item}
    details = keep_parts_and_readings(actor, [(ids[match.row.number], match.row) for match in matches], now)
    chunk.aside |= dict.fromkeys(details.aside[: ASIDE_TOLD - len(chunk.aside)])
    updated = changes.keys() | (set(waiting) - {item.pk for item in made})
    return {
        "created": len(made),
        "updated": len(updated),
        "unchanged": len(matches) - len(made) - len(updated),
        "in_service": len(waiting),
        "parts": details.parts,
        "readings": details.readings,
    }


def _numbers_of(item_ids: Iterable[int]) -> dict[int, dict[str, set[str]]]:
    numbers: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for item_id, kind, plain in ItemIdentifier.objects.filter(item_id__any=list(item_ids)).values_list(
        "item_id", "kind", "normalised"
    ):
        numbers[item_id][kind].add(plain)
    return numbers


def _changes(match: Match, found: Found, numbers: dict[str, set[str]]) -> ItemChanges:
    """What a row says differently from its item; what it leaves blank is not said."""
    row, item = match.row, match.item
    values: dict[str, Any] = {**found.references(match), **{name: getattr(row, name) for name in FACTS}}
    values |= {"name": row.name, "posting_code": row.posting_code}
    if row.category:
        values["category_id"] = found.category_of(row).pk
    differing = {
        name: value
        for name, value in values.items()
        if value not in (None, "") and value != getattr(item, name)
    }
    wanted: dict[str, set[str]] = defaultdict(set)
    for kind, plain in row.identifier_keys():
        wanted[kind].add(plain)
    other = {kind for kind, plain in wanted.items() if plain != numbers[kind]}
    if other:
        differing["identifiers"] = tuple(
            NewIdentifier(number.kind, number.value)
            for number in row.identifiers
            if str(number.kind) in other
        )
    return ItemChanges(**differing)
