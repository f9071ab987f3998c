"""Fits parts into items and takes them out. The same list again changes nothing."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotVisible, WrongState
from huolto.foundation.events import publish
from huolto.foundation.locks import lock_rows
from huolto.register.access import require_changeable
from huolto.register.choices import PartGrade, PartKind
from huolto.register.commands.card_inputs import NewPart
from huolto.register.events import PartsFitted, PartsRemoved
from huolto.register.identifiers import normalised
from huolto.register.models import Item, ItemPart
from huolto.register.tenures import Tenures
from huolto.rules.formatting import fold

_BATCH = 1000
_FACTS = ("name", "maker", "grade", "quantity", "fitted_on", "removed_on", "warranty_until", "note")
_LONGEST = {"name": 200, "maker": 100, "serial": 100}


@command
def fit_parts(*, actor: Actor, parts: Sequence[tuple[int, NewPart]], reason: str = "") -> list[ItemPart]:
    """Say which parts these items (by id) have; answers the parts in the order given.

    A part that an item has already is not doubled: the same kind and serial number, or without one the same kind,
    name and maker. Where the list says more of it (a warranty, the day of fitting), that is written down. Two equal
    parts in a list are two. Raises NotVisible, NotAllowed; InvalidInput (details: index) for a part without name,
    with days in the wrong order or less than one piece.
    """
    require_changeable(actor, {item_id for item_id, _part in parts})
    for index, (_item_id, part) in enumerate(parts):
        _check(actor, index, part)
    items = {
        item.pk: item
        for item in lock_rows(Item.objects.of(actor.provider), {item_id for item_id, _ in parts})
    }
    kept: dict[int, list[ItemPart]] = defaultdict(list)
    for row in ItemPart.objects.filter(item__in=items).order_by("pk"):
        kept[row.item_id].append(row)
    rows: list[ItemPart] = []
    new: list[ItemPart] = []
    altered: list[ItemPart] = []
    for item_id, part in parts:
        known = _known(kept[item_id], part)
        row = known or ItemPart(provider_id=actor.provider_id, item_id=item_id)
        is_changed = _fill(row, part)
        if known is None:
            new.append(row)
        else:
            kept[item_id].remove(known)
            if is_changed:
                altered.append(row)
        rows.append(row)
    ItemPart.objects.bulk_create(new, batch_size=_BATCH)
    ItemPart.objects.bulk_update(altered, _FACTS, batch_size=_BATCH)
    publish(*_fitted(actor, items, new))
    return rows


@command
def remove_parts(
    *, actor: Actor, part_ids: Iterable[int], removed_on: date, reason: str = ""
) -> list[ItemPart]:
    """Take parts out of their items on a day. Raises WrongState for one that is out, InvalidInput before its fitting."""
    wanted = set(part_ids)
    owners = dict(ItemPart.objects.of(actor.provider).filter(pk__in=wanted).values_list("pk", "item_id"))
    if len(owners) < len(wanted):
        raise NotVisible
    require_changeable(actor, owners.values())
    items = {item.pk: item for item in lock_rows(Item.objects.of(actor.provider), owners.values())}
    rows = lock_rows(ItemPart.objects.of(actor.provider), wanted)
    for row in rows:
        if row.removed_on is not None:
            raise WrongState(_("%(part)s was taken out already.") % {"part": row.name})
        if row.fitted_on and removed_on < row.fitted_on:
            raise InvalidInput(
                _("%(part)s was fitted later than this day. Choose a later day.") % {"part": row.name},
                field="removed_on",
            )
        row.removed_on = removed_on
    ItemPart.objects.bulk_update(rows, ["removed_on"], batch_size=_BATCH)
    at = _instant(actor, removed_on)
    tenures = Tenures(items.values())
    taken: dict[int, list[str]] = defaultdict(list)
    for row in rows:
        taken[row.item_id].append(row.name)
    publish(
        *(
            PartsRemoved(
                provider_id=actor.provider_id,
                occurred_at=at,
                customer_id=tenures.customer_at(item_id, at),
                person_id=actor.person_id,
                item_id=item_id,
                parts=tuple(names),
                reason=reason,
            )
            for item_id, names in taken.items()
        )
    )
    return rows


def _check(actor: Actor, index: int, part: NewPart) -> None:
    field, message = "", ""
    today = timezone.now().astimezone(ZoneInfo(actor.provider.zone)).date()
    if not part.name.strip():
        field, message = "name", _("A part needs a name.")
    elif str(part.kind) not in PartKind.values:
        field, message = "kind", _("There is no such kind of part.")
    elif part.grade and str(part.grade) not in PartGrade.values:
        field, message = "grade", _("There is no such grade of a part.")
    elif not 1 <= part.quantity <= 1_000_000:
        field, message = "quantity", _("A part is there at least once.")
    elif part.fitted_on and part.removed_on and part.removed_on < part.fitted_on:
        field, message = "removed_on", _("A part cannot be taken out before it was fitted.")
    elif part.fitted_on and part.fitted_on > today:
        field, message = "fitted_on", _("A part cannot have been fitted in the future.")
    for name, longest in _LONGEST.items():
        if len(getattr(part, name)) > longest:
            field, message = name, _("At most %(count)s characters fit here.") % {"count": longest}
    if message:
        raise InvalidInput(message, field=field, details={"index": index})


def _known(rows: Iterable[ItemPart], part: NewPart) -> ItemPart | None:
    """The row of this very part; one that was taken out is another part unless the list says the same days."""
    same = [row for row in rows if _key(row) == _key(part)]
    for row in same:
        if row.removed_on is None and (
            row.fitted_on is None or part.fitted_on is None or row.fitted_on == part.fitted_on
        ):
            return row
    for row in same:
        is_same_fitting = row.fitted_on is not None and row.fitted_on == part.fitted_on
        is_same_removal = row.removed_on is not None and row.removed_on == part.removed_on
        if is_same_fitting or is_same_removal:
            return row
    return None


def _key(part: ItemPart | NewPart) -> tuple[str, ...]:
    serial = normalised(part.serial)
    if serial:
        return (str(part.kind), "serial", serial)
    return (str(part.kind), fold(part.name), fold(part.maker))


def _fill(row: ItemPart, part: NewPart) -> bool:
    """Write what the list says; what it does not say stays. Answers whether that changed anything."""
    before = {name: getattr(row, name) for name in _FACTS}
    row.kind = str(part.kind)
    row.serial = row.serial or part.serial.strip()
    for name in _FACTS:
        value = getattr(part, name)
        if value not in (None, ""):
            setattr(row, name, str(value).strip() if isinstance(value, str) else value)
    return before != {name: getattr(row, name) for name in _FACTS}


def _fitted(actor: Actor, items: dict[int, Item], new: Iterable[ItemPart]) -> list[PartsFitted]:
    fittings: dict[tuple[int, date], list[str]] = defaultdict(list)
    for row in new:
        # Parts that were always there are no event: they came with the item.
        if row.fitted_on is not None:
            fittings[(row.item_id, row.fitted_on)].append(row.name)
    tenures = Tenures(items.values()) if fittings else Tenures([])
    return [
        PartsFitted(
            provider_id=actor.provider_id,
            occurred_at=_instant(actor, fitted_on),
            customer_id=tenures.customer_at(item_id, _instant(actor, fitted_on)),
            person_id=actor.person_id,
            item_id=item_id,
            parts=tuple(names),
        )
        for (item_id, fitted_on), names in fittings.items()
    ]


def _instant(actor: Actor, day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=ZoneInfo(actor.provider.zone))
