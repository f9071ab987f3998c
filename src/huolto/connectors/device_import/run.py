"""The import itself: match each row with the register, make what it names on the way, register or change.

A dry run does everything and takes it back, so its figures are those of the real one. Begin at `import_devices`.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from huolto.catalogue.choices import AcquisitionModel
from huolto.catalogue.commands.device_models import (
    NewDeviceModel,
    ensure_categories,
    ensure_device_models,
)
from huolto.catalogue.models import Category, DeviceModel, ServicePackage
from huolto.connectors.device_import.reading import Table
from huolto.connectors.device_import.rows import DeviceRow, Refusal, device_rows
from huolto.connectors.device_import.standing import RELATED, without_what_stands
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput
from huolto.foundation.locks import lock_name
from huolto.parties.commands import (
    NewCostCentre,
    NewPerson,
    NewPlace,
    ensure_cost_centres,
    ensure_people,
    ensure_places,
)
from huolto.parties.models import Organisation
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
from huolto.register.models import Item, ItemIdentifier
from huolto.rules.formatting import fold

FACTS = ("purchased_on", "purchase_price", "warranty_until", "end_of_life_on", "notes")


@dataclass(frozen=True, kw_only=True)
class ImportOptions:
    """How a list is taken in. With `in_service_from` devices go into service that day, so that they are charged."""

    is_dry_run: bool = False
    all_or_nothing: bool = False
    in_service_from: date | None = None
    package: str = ""
    acquisition_model: str = ""


@dataclass(frozen=True, kw_only=True)
class ImportResult:
    """What an import did, or would do: rows of the file by their fate."""

    rows: int
    created: int
    updated: int
    unchanged: int
    in_service: int
    refused: tuple[Refusal, ...]
    columns: dict[str, str]
    ignored: tuple[str, ...]
    is_dry_run: bool
    is_applied: bool

    def as_json(self) -> dict[str, Any]:
        """As interfaces.md says, with fields added."""
        return {
            "rows": self.rows,
            "created": self.created,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "refused": [refusal.as_json() for refusal in self.refused],
            "columns": self.columns,
            "ignored": list(self.ignored),
            "in_service": self.in_service,
            "dry_run": self.is_dry_run,
            "applied": self.is_applied,
        }


class _TakenBack(Exception):
    """Ends a dry run, or one that is all or nothing: everything done is undone."""


@dataclass
class _Match:
    """A row and the item that it is already, if it is one."""

    row: DeviceRow
    item: Item | None
    customer: Organisation


@command
def import_devices(
    *, actor: Actor, customer: Organisation, table: Table, options: ImportOptions, now: datetime | None = None
) -> ImportResult:
    """Take a table's devices into a customer's register; the same table again changes nothing.

    A row is the item of its asset tag, without a tag of its serial number. What a row leaves blank stays as it is.
    Rows that cannot be taken are refused one by one; with `all_or_nothing` one of them undoes all. Raises
    NotAllowed, and InvalidInput for a package or an acquisition model that there is none of.
    """
    require_registering(actor, {customer.pk})
    package = _package(actor, options)
    if options.acquisition_model and options.acquisition_model not in AcquisitionModel.values:
        raise InvalidInput(
            _("There is no acquisition model “%(model)s”; there are: %(known)s.")
            % {"model": options.acquisition_model, "known": ", ".join(AcquisitionModel.values)},
            field="acquisition_model",
        )
    lock_name(f"register:{actor.provider_id}")
    rows, refused = device_rows(table, country=actor.provider.country)
    matches, mismatched = _matched(actor, customer, rows, table)
    refused = sorted([*refused, *mismatched], key=lambda refusal: refusal.row)
    is_kept = not options.is_dry_run and not (options.all_or_nothing and refused)
    figures: dict[str, int] = {}
    try:
        with transaction.atomic():
            figures = _apply(actor, matches, options, package, now or timezone.now())
            if not is_kept:
                raise _TakenBack
    except _TakenBack:
        pass
    return ImportResult(
        rows=len(table.lines),
        refused=tuple(refused),
        columns=table.columns.known,
        ignored=table.columns.ignored,
        is_dry_run=options.is_dry_run,
        is_applied=is_kept,
        **figures,
    )


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
    actor: Actor, customer: Organisation, rows: Sequence[DeviceRow], table: Table
) -> tuple[list[_Match], list[Refusal]]:
    """Each row with its item; refused where a number is another item's or the item cannot be changed."""
    related = Item.objects.of(actor.provider).select_related(*RELATED).prefetch_related("identifiers")
    by_tag = {
        item.folded_tag: item
        for item in related.filter(folded_tag__in={folded_tag(row.asset_tag) for row in rows})
    }
    taken = identifiers_taken(actor, {key for row in rows for key in row.identifier_keys()})
    known = {item.pk for item in (*by_tag.values(), *taken.values())}
    below = Organisation.objects.of(actor.provider).filter(path__startswith=customer.path)
    units = {fold(unit.name): unit for unit in below}
    ours = set(
        items_changeable_by(actor).filter(pk__in=known, customer__in=below).values_list("pk", flat=True)
    )
    matches: list[_Match] = []
    refused: list[Refusal] = []

    def refuse(row: DeviceRow, field: str, reason: Any) -> None:
        refused.append(Refusal(row.number, table.columns.theirs(field), str(reason)))

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
            matches.append(_Match(row, item, units.get(fold(row.organisation), customer)))
    return matches, refused


def _apply(
    actor: Actor,
    matches: Sequence[_Match],
    options: ImportOptions,
    package: ServicePackage | None,
    now: datetime,
) -> dict[str, int]:
    found = _Found(actor, matches)
    begins = instant_of(actor.provider, options.in_service_from) if options.in_service_from else None
    new = [match for match in matches if match.item is None]
    made = register_items(
        actor=actor,
        items=[
            NewItem(
                customer_id=match.customer.pk,
                category_id=found.category_of(match.row).pk,
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
    updated = changes.keys() | (set(waiting) - {item.pk for item in made})
    return {
        "created": len(made),
        "updated": len(updated),
        "unchanged": len(matches) - len(made) - len(updated),
        "in_service": len(waiting),
    }


class _Found:
    """People, places, cost centres, categories and models of the rows, found or made."""

    def __init__(self, actor: Actor, matches: Sequence[_Match]) -> None:
        # Whoever may register devices may bring along the people and places that they name.
        system = Actor.system(actor.provider, actor.name)
        with translation.override(actor.provider.language):
            self._no_category, self._no_maker = _("Devices"), _("Unknown maker")
        names = {match.row.category for match in matches if match.row.category}
        if any(not match.row.category and match.item is None for match in matches):
            names.add(self._no_category)
        self._categories: dict[str, Category] = ensure_categories(actor=system, names=names)
        models = {
            self._with_maker(match.row.model): self._categories.get(match.row.category)
            or (match.item.category if match.item else self._categories[self._no_category])
            for match in matches
            if match.row.model
        }
        self._models: dict[NewDeviceModel, DeviceModel] = ensure_device_models(
            actor=system, models=models.items()
        )
        self._people: dict[int, dict[NewPerson, Any]] = {}
        self._places: dict[int, dict[tuple[str, ...], Any]] = {}
        self._centres: dict[int, dict[str, Any]] = {}
        by_customer: dict[Organisation, list[DeviceRow]] = defaultdict(list)
        for match in matches:
            by_customer[match.customer].append(match.row)
        for organisation, rows in by_customer.items():
            whose = {"actor": system, "organisation": organisation}
            self._people[organisation.pk] = ensure_people(
                **whose, people=dict.fromkeys(row.person for row in rows if row.person)
            )
            self._places[organisation.pk] = ensure_places(
                **whose, places=dict.fromkeys(NewPlace((row.place,)) for row in rows if row.place)
            )
            self._centres[organisation.pk] = ensure_cost_centres(
                **whose,
                cost_centres=dict.fromkeys(NewCostCentre(row.cost_centre) for row in rows if row.cost_centre),
            )

    def category_of(self, row: DeviceRow) -> Category:
        """The category of a row, the one for nameless ones where it says none."""
        return self._categories[row.category or self._no_category]

    def references(self, match: _Match) -> dict[str, int]:
        """Ids of what a row names, by the item's field; without what it leaves blank."""
        row, organisation = match.row, match.customer.pk
        rows = {
            "device_model_id": self._models[self._with_maker(row.model)] if row.model else None,
            "holder_id": self._people[organisation][row.person] if row.person else None,
            "place_id": self._places[organisation][(row.place,)] if row.place else None,
            "cost_centre_id": self._centres[organisation][row.cost_centre] if row.cost_centre else None,
        }
        return {name: found.pk for name, found in rows.items() if found is not None}

    def _with_maker(self, model: NewDeviceModel) -> NewDeviceModel:
        return model if model.maker else replace(model, maker=self._no_maker)


def _numbers_of(item_ids: Iterable[int]) -> dict[int, dict[str, set[str]]]:
    numbers: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for item_id, kind, plain in ItemIdentifier.objects.filter(item_id__in=list(item_ids)).values_list(
        "item_id", "kind", "normalised"
    ):
        numbers[item_id][kind].add(plain)
    return numbers


def _changes(match: _Match, found: _Found, numbers: dict[str, set[str]]) -> ItemChanges:
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
