"""What a change of many items would do to each: change it, nothing because it is so already, or why it is left out.

The same answer is given before and, on locked rows, at the moment of the change. Begin at `verdicts`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from huolto.foundation.actors import Actor
from huolto.foundation.dated import Span
from huolto.parties.choices import OrganisationRole
from huolto.parties.models import CostCentre, Organisation, Person, Place
from huolto.register.access import items_changeable_by
from huolto.register.choices import BulkFate, BulkReason, ItemState
from huolto.register.commands.bulk_moves import MOVES
from huolto.register.commands.chains import ASSIGNMENTS, PLACEMENTS, SERVICE, ChainKind, Chains
from huolto.register.commands.changes import ASSIGNED
from huolto.register.models import Item

CHANGE = "change"
BULK_FIELDS = ("holder_id", "place_id", "cost_centre_id", "posting_code", "package_id")
"""What may be set for many items at once."""

_REFERENCES: dict[str, Any] = {"holder_id": Person, "cost_centre_id": CostCentre, "place_id": Place}


@dataclass(frozen=True)
class Verdict:
    """What becomes of an item: WAITING (it would change), SAME or REFUSED with a reason."""

    fate: BulkFate
    why: str = ""


WOULD_CHANGE = Verdict(BulkFate.WAITING)
SO_ALREADY = Verdict(BulkFate.SAME)


def verdicts(
    actor: Actor, kind: str, values: Mapping[str, Any], at: datetime, items: Sequence[Item]
) -> dict[int, Verdict]:
    """The verdict on each item, in few queries however many there are."""
    ids = [item.pk for item in items]
    changeable = set(items_changeable_by(actor).filter(pk__in=ids).values_list("pk", flat=True))
    found: dict[int, Verdict] = {}
    open_ones = []
    for item in items:
        if item.pk not in changeable:
            found[item.pk] = _refused(BulkReason.NOT_YOURS)
        elif item.state == ItemState.DISPOSED:
            found[item.pk] = _refused(BulkReason.DISPOSED)
        else:
            open_ones.append(item)
    judge = _of_change if kind == CHANGE else _of_move
    return found | judge(actor, kind, values, at, open_ones)


def _refused(why: str) -> Verdict:
    return Verdict(BulkFate.REFUSED, str(why))


def _of_move(
    actor: Actor, kind: str, values: Mapping[str, Any], at: datetime, items: Sequence[Item]
) -> dict[int, Verdict]:
    move = MOVES[kind]
    service = _chains(actor, SERVICE, items)
    found = {}
    for item in items:
        if item.state == move.state:
            found[item.pk] = SO_ALREADY
        elif not move.may_follow(item):
            found[item.pk] = _refused(BulkReason.WRONG_STATE)
        elif why := move.refusal(service.of(item.pk), at):
            found[item.pk] = _refused(why)
        else:
            found[item.pk] = WOULD_CHANGE
    return found


def _of_change(
    actor: Actor, kind: str, values: Mapping[str, Any], at: datetime, items: Sequence[Item]
) -> dict[int, Verdict]:
    trees = _trees(actor, items)
    homes = _homes(actor, values)
    needs_assignment = bool(values.keys() & (ASSIGNED | {"place_id"}))
    assignments = _chains(actor, ASSIGNMENTS, items if needs_assignment else ())
    placements = _chains(actor, PLACEMENTS, items if "place_id" in values else ())
    service = _chains(actor, SERVICE, items if "package_id" in values else ())
    found = {}
    for item in items:
        chain = assignments.of(item.pk)
        held = _held(chain, at)
        spells = service.of(item.pk)
        served = _held(spells, at)
        now: dict[str, Any] = {name: held.values[name] if held else None for name in values.keys() & ASSIGNED}
        if "place_id" in values:
            here = _held(placements.of(item.pk), at)
            now["place_id"] = here.values["place_id"] if here else None
        if "package_id" in values:
            now["package_id"] = served.values["package_id"] if served else item.package_id
        if any(home not in (trees[item.customer_id], "") for home in homes.values()):
            found[item.pk] = _refused(BulkReason.OTHER_CUSTOMER)
        elif needs_assignment and (not chain or at < chain[0].start):
            found[item.pk] = _refused(BulkReason.NOT_THERE)
        elif "package_id" in values and served is None and any(span.start > at for span in spells):
            found[item.pk] = _refused(BulkReason.NO_SERVICE)
        else:
            is_same = all(now[name] == value for name, value in values.items())
            found[item.pk] = SO_ALREADY if is_same else WOULD_CHANGE
    return found


def _chains(actor: Actor, kind: ChainKind, items: Sequence[Item]) -> Chains:
    return Chains(kind, [item.pk for item in items], provider_id=actor.provider_id)


def _held(chain: Sequence[Span], at: datetime) -> Span | None:
    return next((span for span in chain if span.holds(at)), None)


def _trees(actor: Actor, items: Sequence[Item]) -> dict[int, int]:
    customers = {item.customer_id for item in items}
    return {row.pk: row.tree_id for row in Organisation.objects.of(actor.provider).filter(pk__in=customers)}


def _homes(actor: Actor, values: Mapping[str, Any]) -> dict[str, int | str]:
    """The tree that each thing to be set belongs to; "" for what anybody's item may have."""
    homes: dict[str, int | str] = {}
    for name, model in _REFERENCES.items():
        if values.get(name) is None:
            continue
        row = model.objects.of(actor.provider).select_related("organisation").filter(pk=values[name]).first()
        is_providers = (
            name == "place_id" and row is not None and OrganisationRole.PROVIDER in row.organisation.roles
        )
        homes[name] = "?" if row is None else "" if is_providers else row.organisation.tree_id
    return homes
