"""Changes items: who has, pays and places them from an instant on, and plain facts (S1.17)."""

import dataclasses
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huolto.foundation.actors import Actor
from huolto.foundation.bulk import update_rows
from huolto.foundation.commands import command
from huolto.foundation.dated import Span, changed_from
from huolto.foundation.errors import ChangedMeanwhile, InvalidInput, NotAllowed, NotVisible, WrongState
from huolto.foundation.events import publish
from huolto.foundation.locks import lock_name, lock_rows
from huolto.parties.access import cost_centres_visible_to, places_visible_to
from huolto.register.access import CHANGEABLE, CUSTOMERS_FIELDS, require_changeable
from huolto.register.choices import FINAL
from huolto.register.commands.chains import ASSIGNMENTS, PLACEMENTS, SERVICE, Chains
from huolto.register.commands.inputs import ItemChanges
from huolto.register.commands.numbers import check_identifiers, save_identifiers
from huolto.register.commands.references import check_references
from huolto.register.events import ItemChanged
from huolto.register.history import changes_since
from huolto.register.list_keys import save_found_anew
from huolto.register.models import Item

ASSIGNED = frozenset(ASSIGNMENTS.fields) - {"customer_id"}
DATED = ASSIGNED | {"place_id", "package_id"}
"""Fields that hold from an instant on; all others are plain facts."""

_REQUIRED = frozenset({"payer_id", "owner_id", "custodian_id", "category_id", "name"})
_NAMED = frozenset(
    {"holder_id", "place_id", "cost_centre_id", "package_id", "name", "device_model_id", "identifiers"}
)
"""Fields whose names lists are searched and sorted by."""


@command
def change_items(
    *,
    actor: Actor,
    item_ids: Iterable[int],
    changes: ItemChanges,
    from_at: datetime,
    expected_revision: int | None = None,
    reason: str = "",
) -> list[Item]:
    """Give all these items the same new values; dated ones hold from `from_at` on.

    A back-dated change holds until the next recorded change of the same field and leaves that and what follows
    alone; recorded in whatever order, the same changes give the same history (see `dated.changed_from`). A package
    can be changed while the item is in service; otherwise it is what the item goes into service with next.

    Raises NotVisible, NotAllowed; InvalidInput for an instant before the item was there and for another customer's
    people, places and cost centres; ChangedMeanwhile where an item's revision is not `expected_revision`, with
    `yours` (values by field) and `theirs` (`FieldChange` by field) in its details.
    """
    each = dict.fromkeys(item_ids, changes)
    return _change(actor, each, from_at=from_at, expected_revision=expected_revision, reason=reason)


@command
def change_items_each(
    *, actor: Actor, changes: Mapping[int, ItemChanges], from_at: datetime, reason: str = ""
) -> list[Item]:
    """As `change_items` with changes of its own for each item: what an import brings."""
    return _change(actor, changes, from_at=from_at, expected_revision=None, reason=reason)


@dataclasses.dataclass
class _Work:
    """One item under change: its new values and what really differs, as (field, before, after)."""

    item: Item
    given: dict[str, Any]
    differences: list[tuple[str, Any, Any]] = dataclasses.field(default_factory=list)
    is_touched: bool = False


def _change(
    actor: Actor,
    changes: Mapping[int, ItemChanges],
    *,
    from_at: datetime,
    expected_revision: int | None,
    reason: str,
) -> list[Item]:
    if not changes:
        return []
    require_changeable(actor, changes)
    given = {item_id: change.given() for item_id, change in changes.items()}
    fields = frozenset().union(*given.values()) if given else frozenset()
    if "identifiers" in fields:
        lock_name(f"register:{actor.provider_id}")
    items = lock_rows(Item.objects.of(actor.provider), changes)
    works = [_Work(item, given[item.pk]) for item in items]
    _check(actor, works, fields, expected_revision)
    _change_assignments(actor, works, from_at)
    _change_places(actor, works, from_at)
    _change_packages(actor, works, from_at)
    _change_facts(actor, works)
    touched = [work for work in works if work.is_touched]
    for work in touched:
        work.item.revision += 1
    columns = sorted(name.removesuffix("_id") for name in fields - {"identifiers"})
    if fields & _NAMED:
        save_found_anew(actor.provider, (work.item for work in touched), [*columns, "revision"])
    else:
        update_rows((work.item for work in touched), [*columns, "revision"])
    publish(*(_event(actor, work, from_at, reason) for work in touched if work.differences))
    return items


def _check(actor: Actor, works: list[_Work], fields: frozenset[str], expected: int | None) -> None:
    if not CHANGEABLE.is_for_all(actor) and not fields <= CUSTOMERS_FIELDS:
        raise NotAllowed(details={"fields": sorted(fields - CUSTOMERS_FIELDS)})
    for work in works:
        empty = [name for name in _REQUIRED & work.given.keys() if work.given[name] in (None, "")]
        if empty:
            raise InvalidInput(_("This may not be empty."), field=empty[0].removesuffix("_id"))
        if work.item.state in FINAL:
            raise WrongState(
                _("%(tag)s is gone for good and cannot be changed.") % {"tag": work.item.asset_tag},
                details={"item_id": work.item.pk},
            )
        if expected is not None and work.item.revision != expected:
            theirs = changes_since(work.item, expected)
            raise ChangedMeanwhile(
                details={"yours": work.given, "theirs": theirs, "revision": work.item.revision}
            )
    if not CHANGEABLE.is_for_all(actor):
        _check_targets(actor, works)
    check_references(actor.provider, [(work.item.customer_id, work.given) for work in works])


def _check_targets(actor: Actor, works: list[_Work]) -> None:
    """A customer's person moves things to places and cost centres that it can see; raises NotVisible."""
    for name, visible in (("place_id", places_visible_to), ("cost_centre_id", cost_centres_visible_to)):
        wanted = {work.given.get(name) for work in works if work.given.get(name) != getattr(work.item, name)}
        wanted.discard(None)
        if wanted and visible(actor).filter(pk__in=wanted).count() < len(wanted):
            raise NotVisible


def _chains(actor: Actor, kind: Any, works: list[_Work]) -> Chains:
    return Chains(kind, (work.item.pk for work in works), provider_id=actor.provider_id)


def _change_assignments(actor: Actor, works: list[_Work], at: datetime) -> None:
    concerned = [work for work in works if work.given.keys() & (ASSIGNED | {"place_id"})]
    if not concerned:
        return
    chains = _chains(actor, ASSIGNMENTS, concerned)
    for work in concerned:
        chain = chains.of(work.item.pk)
        if not chain or at < chain[0].start:
            raise InvalidInput(
                _("%(tag)s was not there yet on this day. Choose a later day.")
                % {"tag": work.item.asset_tag},
                field="from_at",
                details={"item_id": work.item.pk},
            )
        values = {name: work.given[name] for name in ASSIGNED & work.given.keys()}
        if values:
            _replace(work, chains, at, values)
    chains.save()


def _change_places(actor: Actor, works: list[_Work], at: datetime) -> None:
    concerned = [work for work in works if "place_id" in work.given]
    if not concerned:
        return
    chains = _chains(actor, PLACEMENTS, concerned)
    for work in concerned:
        _replace(work, chains, at, {"place_id": work.given["place_id"]})
    chains.save()


def _change_packages(actor: Actor, works: list[_Work], at: datetime) -> None:
    concerned = [work for work in works if "package_id" in work.given]
    if not concerned:
        return
    chains = _chains(actor, SERVICE, concerned)
    for work in concerned:
        chain = chains.of(work.item.pk)
        if _held(chain, at) is not None:
            _replace(work, chains, at, {"package_id": work.given["package_id"]})
            continue
        if any(span.start > at for span in chain):
            raise InvalidInput(
                _("%(tag)s was not in service on this day, so it had no package.")
                % {"tag": work.item.asset_tag},
                field="from_at",
                details={"item_id": work.item.pk},
            )
        _set_fact(work, "package_id", work.given["package_id"])
    chains.save()


def _replace(work: _Work, chains: Chains, at: datetime, values: Mapping[str, Any]) -> None:
    """Change the chain and let the item say what holds last."""
    before = chains.of(work.item.pk)
    after = changed_from(before, at, values)
    if after == before:
        return
    chains.after[work.item.pk] = after
    work.is_touched = True
    held = _held(before, at)
    for name, value in values.items():
        old = held.values.get(name) if held else None
        if old != value:
            work.differences.append((name, old, value))
        setattr(work.item, name, after[-1].values[name])


def _held(chain: list[Span], at: datetime) -> Span | None:
    return next((span for span in chain if span.holds(at)), None)


def _set_fact(work: _Work, name: str, value: Any) -> None:
    old = getattr(work.item, name)
    if old == value:
        return
    setattr(work.item, name, value)
    work.differences.append((name, old, value))
    work.is_touched = True


def _change_facts(actor: Actor, works: list[_Work]) -> None:
    for work in works:
        for name in work.given.keys() - DATED - {"identifiers"}:
            _set_fact(work, name, work.given[name])
    numbered = [work for work in works if "identifiers" in work.given]
    if not numbered:
        return
    check_identifiers(actor, [(work.item.pk, work.given["identifiers"]) for work in numbered])
    save_identifiers(actor.provider_id, [(work.item.pk, work.given["identifiers"]) for work in numbered])
    for work in numbered:
        work.is_touched = True
        said = ", ".join(identifier.value for identifier in work.given["identifiers"])
        work.differences.append(("identifiers", None, said))


def _event(actor: Actor, work: _Work, from_at: datetime, reason: str) -> ItemChanged:
    is_dated = any(name in DATED for name, _before, _after in work.differences)
    return ItemChanged(
        provider_id=actor.provider_id,
        occurred_at=from_at if is_dated else timezone.now(),
        customer_id=work.item.customer_id,
        person_id=actor.person_id,
        item_id=work.item.pk,
        changes=tuple(work.differences),
        reason=reason,
    )
