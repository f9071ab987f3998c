"""Changes many items at once: looked at first, done in batches that each hold or fail whole, taken back for a day.

`plan_bulk_change` keeps what would happen; `start_bulk_change` does it, at once or by a job; `undo_bulk_change`
takes it back. What was changed by somebody else after the look is left alone and named.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huolto.foundation.actors import Actor
from huolto.foundation.bulk import update_rows
from huolto.foundation.commands import command
from huolto.foundation.errors import DomainError, InvalidInput, NotAllowed, NotVisible, WrongState
from huolto.foundation.events import publish
from huolto.foundation.jobs import enqueue
from huolto.foundation.locks import lock_row, lock_rows
from huolto.register.access import CHANGEABLE, CUSTOMERS_FIELDS, items_changeable_by, items_visible_to
from huolto.register.assessing import BULK_FIELDS, CHANGE, verdicts
from huolto.register.choices import BULK_TRANSITIONS, BulkFate, BulkReason, BulkState
from huolto.register.commands.bulk_moves import MOVES
from huolto.register.commands.changes import ASSIGNED, change_items
from huolto.register.commands.inputs import ItemChanges
from huolto.register.commands.references import check_references
from huolto.register.commands.snapshots import COLUMNS, KINDS, Snapshot, put_back, snapshots_of, span_of
from huolto.register.events import ItemChangeTakenBack
from huolto.register.list_keys import save_found_anew
from huolto.register.models import BulkChange, BulkChangeItem, Item
from huolto.register.selection import Selection

MOST_ITEMS = 20_000
AT_ONCE = 500
"""Up to so many items are changed while the page waits; more by a job, so many a batch."""

UNDO_FOR = timedelta(days=1)
_LOOKED_AT = 2000


@command
def plan_bulk_change(
    *,
    actor: Actor,
    selection: Selection,
    kind: str,
    changes: ItemChanges,
    from_at: datetime,
    reason: str = "",
) -> BulkChange:
    """Keep what a change of the picked items would do to each of them; nothing is changed yet.

    `kind` is "change" or the code of a move. Raises NotAllowed for a field or move that is not the actor's;
    InvalidInput for nothing to set, nothing picked, or more items than one change takes; NotVisible for what this
    provider does not have.
    """
    values = changes.given()
    _check_asked(actor, kind, values)
    check_references(actor.provider, [(actor.organisation_id or 0, {"package_id": values.get("package_id")})])
    picked = selection.items(actor).order_by("pk").values_list("pk", flat=True)[: MOST_ITEMS + 1]
    ids = list(picked)
    if not ids:
        raise InvalidInput(_("None of the devices picked are there any more. Pick again."))
    if len(ids) > MOST_ITEMS:
        raise InvalidInput(
            _("One change takes %(limit)s devices at most. Narrow the list, and change it in parts.")
            % {"limit": MOST_ITEMS}
        )
    plan = BulkChange.objects.create(
        provider=actor.provider,
        made_by_id=actor.person_id,
        kind=kind,
        changes=values,
        from_at=from_at,
        reason=reason,
        selection=selection.as_json(),
    )
    for begin in range(0, len(ids), _LOOKED_AT):
        items = list(
            Item.objects.of(actor.provider).filter(pk__in=ids[begin : begin + _LOOKED_AT]).order_by("pk")
        )
        found = verdicts(actor, kind, values, from_at, items)
        BulkChangeItem.objects.bulk_create(
            BulkChangeItem(
                provider_id=actor.provider_id,
                change=plan,
                item_id=item.pk,
                revision=item.revision,
                fate=found[item.pk].fate,
                why=found[item.pk].why,
            )
            for item in items
        )
    return plan


@command
def start_bulk_change(*, actor: Actor, change_id: int) -> BulkChange:
    """Do what was looked at: up to AT_ONCE items now, more by a job. Asked twice, the second does nothing.

    Raises NotVisible for somebody else's, WrongState for one that was taken back.
    """
    change = _own(actor, change_id)
    if change.state in (BulkState.RUNNING, BulkState.DONE):
        return change
    _move(change, BulkState.RUNNING)
    change.later = _newly_fitting(actor, change)
    change.save(update_fields=["state", "later"])
    return _go_on(actor, change, BulkFate.WAITING)


@command
def undo_bulk_change(*, actor: Actor, change_id: int) -> BulkChange:
    """Take a done change back, so that its items' history is as if it had not been recorded.

    Items whose same facts something newer touched, or that the actor may no longer change, are left alone and named.
    Raises NotVisible for somebody else's, WrongState when it is not done or a day has passed.
    """
    change = _own(actor, change_id)
    if change.state in (BulkState.UNDOING, BulkState.UNDONE):
        return change
    if not may_be_undone(change):
        raise WrongState(_("This can be taken back for a day only. Change the devices again instead."))
    _move(change, BulkState.UNDOING)
    change.save(update_fields=["state"])
    return _go_on(actor, change, BulkFate.CHANGED)


def may_be_undone(change: BulkChange, now: datetime | None = None) -> bool:
    """Whether the change is done, not longer than a day ago."""
    return (
        change.state == BulkState.DONE
        and change.done_at is not None
        and (now or timezone.now()) < change.done_at + UNDO_FOR
    )


@command
def run_batch(*, actor: Actor, change_id: int) -> bool:
    """Do, or take back, the next batch of a change that is under way; answers whether anything is left."""
    change = lock_row(BulkChange.objects.of(actor.provider), change_id)
    steps: dict[str, tuple[Callable[..., None], str, BulkState]] = {
        BulkState.RUNNING: (_do, BulkFate.WAITING, BulkState.DONE),
        BulkState.UNDOING: (_undo, BulkFate.CHANGED, BulkState.UNDONE),
    }
    if change.state not in steps:
        return False
    step, fate, then = steps[change.state]
    rows = list(change.items.filter(fate=fate).order_by("item_id")[:AT_ONCE])
    if rows:
        step(actor, change, rows)
    if change.items.filter(fate=fate).exists():
        return True
    _move(change, then)
    at = timezone.now()
    if then == BulkState.DONE:
        change.done_at = at
    else:
        change.undone_at = at
    change.save(update_fields=["state", "done_at", "undone_at"])
    return False


def forget_old_plans(now: datetime | None = None) -> None:
    """Forget looks that nobody acted on for a day, and what can be taken back no longer needs of before."""
    over = (now or timezone.now()) - UNDO_FOR
    BulkChange.objects.filter(state=BulkState.PLANNED, made_at__lt=over).delete()
    settled = Q(change__state=BulkState.UNDONE) | Q(change__state=BulkState.DONE, change__done_at__lt=over)
    BulkChangeItem.objects.filter(settled).exclude(before=None).update(before=None, after=None)


def _check_asked(actor: Actor, kind: str, values: dict[str, Any]) -> None:
    is_staff = CHANGEABLE.is_for_all(actor)
    if not CHANGEABLE.is_given(actor):
        raise NotAllowed
    if kind == CHANGE:
        if not values:
            raise InvalidInput(_("Say what to change: nothing is set yet."))
        allowed = frozenset(BULK_FIELDS)
    elif kind in MOVES:
        if not is_staff and not MOVES[kind].is_customers:
            raise NotAllowed
        allowed = frozenset(MOVES[kind].fields)
    else:
        raise NotVisible
    if not is_staff:
        allowed &= CUSTOMERS_FIELDS
    if not values.keys() <= allowed:
        raise NotAllowed(details={"fields": sorted(values.keys() - allowed)})


def _own(actor: Actor, change_id: int) -> BulkChange:
    change = lock_row(BulkChange.objects.of(actor.provider), change_id)
    if change.made_by_id != actor.person_id:
        raise NotVisible
    return change


def _move(change: BulkChange, state: BulkState) -> None:
    if state not in BULK_TRANSITIONS[change.state]:
        raise WrongState
    change.state = state


def _go_on(actor: Actor, change: BulkChange, fate: BulkFate) -> BulkChange:
    if change.items.filter(fate=fate).count() > AT_ONCE:
        enqueue("register.run_bulk_change", change_id=change.pk)
        return change
    run_batch(actor=actor, change_id=change.pk)
    change.refresh_from_db()
    return change


def _newly_fitting(actor: Actor, change: BulkChange) -> int:
    selection = Selection.kept(change.selection)
    if not selection.is_all:
        return 0
    known = change.items.values("item_id")
    return min(selection.items(actor).exclude(pk__in=known).count(), MOST_ITEMS)


def _do(actor: Actor, change: BulkChange, rows: Sequence[BulkChangeItem]) -> None:
    by_item = {row.item_id: row for row in rows}
    items = lock_rows(Item.objects.of(actor.provider), by_item)
    selection = Selection.kept(change.selection)
    visible = items_visible_to(actor).filter(pk__in=by_item)
    seen = set(visible.values_list("pk", flat=True))
    fitting = set(selection.items(actor).filter(pk__in=by_item).values_list("pk", flat=True))
    found = verdicts(actor, change.kind, change.changes, change.from_at, items)
    ready = []
    for item in items:
        row = by_item[item.pk]
        row.fate, row.why = found[item.pk].fate, found[item.pk].why
        if item.pk not in seen:
            _refuse(row, BulkReason.NOT_YOURS)
        elif row.why == BulkReason.NOT_YOURS or row.fate == BulkFate.SAME:
            continue
        elif item.revision != row.revision:
            _refuse(row, BulkReason.CHANGED_MEANWHILE)
        elif item.pk not in fitting:
            _refuse(row, BulkReason.NO_LONGER_FITS)
        elif row.fate == BulkFate.WAITING:
            ready.append(item)
    if ready:
        kinds = kinds_of(change)
        before = snapshots_of(actor, ready, kinds)
        done = _acted(actor, change, {item.pk: by_item[item.pk] for item in ready})
        fresh = list(Item.objects.of(actor.provider).filter(pk__in=done).order_by("pk"))
        after = snapshots_of(actor, fresh, kinds)
        for item in fresh:
            row = by_item[item.pk]
            row.fate, row.revision = BulkFate.CHANGED, item.revision
            row.before, row.after = before[item.pk], after[item.pk]
    update_rows(rows, ["fate", "why", "said", "revision", "before", "after"])


def _refuse(row: BulkChangeItem, why: BulkReason) -> None:
    row.fate, row.why = BulkFate.REFUSED, why


def kinds_of(change: BulkChange) -> tuple[str, ...]:
    """The kinds of dated rows that a change touches."""
    if change.kind != CHANGE:
        return tuple(KINDS)
    concerned = {
        "assignments": change.changes.keys() & ASSIGNED,
        "placements": "place_id" in change.changes,
        "service": "package_id" in change.changes,
    }
    return tuple(kind for kind in KINDS if concerned[kind])


def _acted(actor: Actor, change: BulkChange, rows: dict[int, BulkChangeItem]) -> list[int]:
    """Change these items; one that a command refuses all the same is left out with what the command said."""
    left = dict(rows)
    while left:
        try:
            with transaction.atomic():
                _act(actor, change, list(left))
            return list(left)
        except DomainError as error:
            named = error.details.get("item_id")
            for pk in [named] if named in left else list(left):
                row = left.pop(pk)
                _refuse(row, BulkReason.OTHER)
                row.said = str(error)[:300]
    return []


def _act(actor: Actor, change: BulkChange, item_ids: Sequence[int]) -> None:
    if change.kind == CHANGE:
        change_items(
            actor=actor,
            item_ids=item_ids,
            changes=ItemChanges(**change.changes),
            from_at=change.from_at,
            reason=change.reason,
        )
        return
    MOVES[change.kind].act(actor, item_ids, change.from_at, change.reason, change.changes)


def _undo(actor: Actor, change: BulkChange, rows: Sequence[BulkChangeItem]) -> None:
    by_item = {row.item_id: row for row in rows}
    items = lock_rows(Item.objects.of(actor.provider), by_item)
    changeable = set(items_changeable_by(actor).filter(pk__in=by_item).values_list("pk", flat=True))
    mine = [item for item in items if item.pk in changeable]
    pairs = {item.pk: (by_item[item.pk].before, by_item[item.pk].after) for item in mine}
    fields = frozenset(change.changes) & ASSIGNED if change.kind == CHANGE else frozenset()
    back = put_back(actor, mine, pairs, fields)
    for pk, row in by_item.items():
        row.fate = BulkFate.TAKEN_BACK if pk in back else BulkFate.KEPT
        row.why = "" if pk in back else BulkReason.NEWER_CHANGE if pk in changeable else BulkReason.NOT_YOURS
    restored = [item for item in mine if item.pk in back]
    for item in restored:
        item.revision += 1
    names = [name.removesuffix("_id") for name in COLUMNS]
    save_found_anew(actor.provider, restored, [*names, "revision"])
    update_rows(rows, ["fate", "why"])
    publish(*_taken_back(actor, change, restored, pairs))


def _taken_back(
    actor: Actor, change: BulkChange, items: Iterable[Item], pairs: dict[int, tuple[Snapshot, Snapshot]]
) -> list[ItemChangeTakenBack]:
    told = []
    for item in items:
        before, after = (_held_values(snapshot, change.from_at) for snapshot in pairs[item.pk])
        told.append(
            ItemChangeTakenBack(
                provider_id=actor.provider_id,
                occurred_at=change.from_at,
                customer_id=item.customer_id,
                person_id=actor.person_id,
                item_id=item.pk,
                changes=tuple(
                    (name, after.get(name), before.get(name))
                    for name in COLUMNS
                    if before.get(name) != after.get(name)
                ),
            )
        )
    return told


def _held_values(snapshot: Snapshot, at: datetime) -> dict[str, Any]:
    """What an item's columns were on the day of the change, by its dated rows."""
    values = dict(snapshot["item"])
    for kind in KINDS:
        for span in (span_of(row) for row in snapshot.get(kind, ())):
            if span.holds(at):
                values |= {name: value for name, value in span.values.items() if name in COLUMNS}
    return values
