"""Changes of state that many items go through at once, as a table: a further one is one more row of `MOVES`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from huolto.foundation.actors import Actor
from huolto.foundation.dated import Span, spell_start
from huolto.register.choices import TRANSITIONS, BulkReason, ItemState
from huolto.register.commands.inputs import UNSET, StartOfService
from huolto.register.commands.service import put_in_service, take_out_of_service
from huolto.register.models import Item


@dataclass(frozen=True, kw_only=True)
class Move:
    """One change of state for many items from an instant on.

    `act` gets actor, ids, instant, reason and the values of `fields` that were given; `refusal` says why an item in
    the right state cannot make it ("" if it can), by its times in service. `is_customers` opens it to customers.
    """

    code: str
    label: Any
    icon: str
    state: ItemState
    act: Callable[[Actor, Sequence[int], datetime, str, Mapping[str, Any]], Any]
    refusal: Callable[[Sequence[Span], datetime], str]
    fields: tuple[str, ...] = ()
    is_customers: bool = False

    def may_follow(self, item: Item) -> bool:
        """Whether the item's state allows it."""
        return self.state in TRANSITIONS[item.state]


def _put_in(
    actor: Actor, item_ids: Sequence[int], at: datetime, reason: str, values: Mapping[str, Any]
) -> None:
    package = values.get("package_id", UNSET)
    put_in_service(
        actor=actor, starts=[StartOfService(item_id=pk, at=at, package_id=package) for pk in item_ids]
    )


def _refused_in(chain: Sequence[Span], at: datetime) -> str:
    is_busy = bool(chain) and (chain[-1].end is None or at < chain[-1].end)
    return BulkReason.LATER_SERVICE if is_busy else ""


def _take_out(
    actor: Actor, item_ids: Sequence[int], at: datetime, reason: str, values: Mapping[str, Any]
) -> None:
    take_out_of_service(actor=actor, item_ids=item_ids, at=at, reason=reason)


def _refused_out(chain: Sequence[Span], at: datetime) -> str:
    began = spell_start(chain)
    return BulkReason.NO_SERVICE if began is None or at < began else ""


MOVES: dict[str, Move] = {
    move.code: move
    for move in (
        Move(
            code="put_in_service",
            label=_("Put in service"),
            icon="check",
            state=ItemState.IN_SERVICE,
            act=_put_in,
            refusal=_refused_in,
            fields=("package_id",),
        ),
        Move(
            code="take_out",
            label=_("Take out of service"),
            icon="power",
            state=ItemState.OUT_OF_SERVICE,
            act=_take_out,
            refusal=_refused_out,
            is_customers=True,
        ),
    )
}
"""By the code that pages and `BulkChange.kind` name them with."""


def moves_of(*, is_staff: bool) -> list[Move]:
    """The moves that such an actor may make."""
    return [move for move in MOVES.values() if is_staff or move.is_customers]
