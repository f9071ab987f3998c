"""Turns differences of a stock-take into changes, after a look, by the register's own commands (S5.4)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import DomainError, InvalidInput, WrongState
from huolto.foundation.events import publish
from huolto.foundation.locks import lock_row
from huolto.register.choices import STEPS, Step
from huolto.register.commands.changes import change_items
from huolto.register.commands.inputs import ItemChanges, NewItem
from huolto.register.commands.items import register_items
from huolto.register.commands.lifecycle import find_items, report_missing
from huolto.register.events import ItemNotFound
from huolto.register.models import Item, StockTake, StockTakeDecision
from huolto.register.stock_taking.access import require_running
from huolto.register.stock_taking.choices import Decision, DifferenceKind, StockTakeState
from huolto.register.stock_taking.differences import Difference, open_differences

MOST_AT_ONCE = 500
"""Differences decided in one go; what is left stays on the page."""


@dataclass(frozen=True, kw_only=True)
class NewDevice:
    """What an unknown code is registered as; the code becomes the tag."""

    category_id: int
    name: str


@dataclass(frozen=True)
class Settled:
    """What became of the decision: how many were done, and (tag or code, reason) of those that were refused."""

    done: int
    refused: tuple[tuple[str, str], ...]


@command
def settle_differences(
    *,
    actor: Actor,
    stock_take_id: int,
    kind: DifferenceKind | str,
    decision: Decision | str,
    keys: Sequence[str] | None = None,
    reason: str = "",
    device: NewDevice | None = None,
) -> Settled:
    """Decide about differences of one kind: these keys, or with None the first MOST_AT_ONCE of all.

    A move, and that a device is found again, holds from the instant of the scan. What the register refuses is told and stays undecided; what was
    decided or has vanished meanwhile is passed over. Raises NotVisible, NotAllowed, WrongState while scanning goes
    on, InvalidInput for a decision that does not fit and for leaving things as they are without a reason.
    """
    require_running(actor, stock_take_id)
    stock_take = lock_row(
        StockTake.objects.of(actor.provider).select_related("customer", "place"), stock_take_id
    )
    if stock_take.state != StockTakeState.LOOKED_AT:
        raise WrongState(_("End the scanning first, then decide about the differences."))
    if decision == Decision.IGNORE and not reason.strip():
        raise InvalidInput(_("Say why it is left as it is."), field="reason")
    if decision == Decision.REGISTER and (device is None or not device.name.strip()):
        raise InvalidInput(_("Say what is registered: its name and category."), field="name")
    found = open_differences(
        actor, stock_take, kind, keys=keys[:MOST_AT_ONCE] if keys is not None else None, limit=MOST_AT_ONCE
    )
    fitting = [difference for difference in found if decision in difference.may]
    if found and not fitting:
        raise InvalidInput(_("This cannot be decided about these differences."), field="decision")
    settled = _Settling(actor, stock_take, DifferenceKind(kind), Decision(decision), reason.strip()[:300])
    return settled.run(fitting, device)


class _Settling:
    """One decision about many differences."""

    def __init__(
        self, actor: Actor, stock_take: StockTake, kind: DifferenceKind, decision: Decision, reason: str
    ) -> None:
        self.actor, self.stock_take = actor, stock_take
        self.kind, self.decision, self.reason = kind, decision, reason
        self.refused: list[tuple[str, str]] = []

    def run(self, differences: list[Difference], device: NewDevice | None) -> Settled:
        if self.decision is Decision.MOVE:
            done = [(one, one.item_id) for one in differences if self._moved(one)]
        elif self.decision is Decision.FIND:
            done = [(one, one.item_id) for one in differences if self._found(one)]
        elif self.decision is Decision.REGISTER and device is not None:
            done = [(one, pk) for one in differences if (pk := self._registered(one, device))]
        else:
            if self.decision is Decision.MISSING:
                self._note_missing(differences)
            # A difference of a device that its reader may not see still has its key.
            done = [
                (one, None if self.kind is DifferenceKind.UNKNOWN else int(one.key)) for one in differences
            ]
        self._keep(done)
        return Settled(done=len(done), refused=tuple(self.refused))

    def _moved(self, one: Difference) -> bool:
        if one.item_id is None or one.found is None or one.found_at is None:
            return False
        try:
            change_items(
                actor=self.actor,
                item_ids=[one.item_id],
                changes=ItemChanges(place_id=one.found.pk),
                from_at=one.found_at,
                reason=self._said(),
            )
        except DomainError as error:
            self.refused.append((one.tag, str(error)))
            return False
        return True

    def _found(self, one: Difference) -> bool:
        if one.item_id is None or one.found_at is None:
            return False
        try:
            find_items(actor=self.actor, item_ids=[one.item_id], at=one.found_at, reason=self._said())
        except DomainError as error:
            self.refused.append((one.tag, str(error)))
            return False
        return True

    def _registered(self, one: Difference, device: NewDevice) -> int | None:
        new = NewItem(
            customer_id=self.stock_take.customer_id,
            category_id=device.category_id,
            at=one.found_at or timezone.now(),
            name=device.name.strip(),
            asset_tag=one.code,
            place_id=one.found.pk if one.found else self.stock_take.place_id,
        )
        try:
            [item] = register_items(actor=self.actor, items=[new])
        except DomainError as error:
            self.refused.append((one.code, str(error)))
            return None
        return item.pk

    def _note_missing(self, differences: list[Difference]) -> None:
        now = timezone.now()
        ids = [one.item_id for one in differences if one.item_id is not None]
        known = Item.objects.filter(pk__in=ids).values_list("pk", "customer_id", "state")
        customers = {pk: customer_id for pk, customer_id, _state in known}
        lost = [pk for pk, _customer_id, state in known if state in STEPS[Step.MISS]]
        # Not seen is no reason yet to stop what is charged: that is for whoever takes the device out of service.
        report_missing(actor=self.actor, item_ids=lost, at=now, ends_service=False, reason=self._said())
        publish(
            *(
                ItemNotFound(
                    provider_id=self.actor.provider_id,
                    occurred_at=now,
                    customer_id=customers[pk],
                    person_id=self.actor.person_id,
                    item_id=pk,
                    stock_take_id=self.stock_take.pk,
                    place_id=self.stock_take.place_id,
                    reason=self.reason,
                )
                for pk in ids
            )
        )

    def _keep(self, done: list[tuple[Difference, int | None]]) -> None:
        StockTakeDecision.objects.bulk_create(
            [
                StockTakeDecision(
                    provider_id=self.actor.provider_id,
                    stock_take=self.stock_take,
                    kind=self.kind,
                    item_id=item_id,
                    code=one.key if self.kind is DifferenceKind.UNKNOWN else "",
                    decision=self.decision,
                    place=one.found,
                    reason=self.reason,
                    decided_by_id=self.actor.person_id,
                )
                for one, item_id in done
            ],
            batch_size=500,
        )

    def _said(self) -> str:
        return self.reason or self.stock_take.name
