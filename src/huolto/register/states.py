"""Which state an item was in at a time, from what is recorded of it."""

from datetime import datetime

from huolto.foundation.models import EventRecord
from huolto.register.choices import ItemState
from huolto.register.events import ItemPutInService, ItemRegistered, ItemTakenOutOfService
from huolto.register.models import Item

_BEFORE_STATES = {
    ItemRegistered.name: ItemState.RECEIVED,
    ItemPutInService.name: ItemState.IN_SERVICE,
    ItemTakenOutOfService.name: ItemState.OUT_OF_SERVICE,
}
"""What events say that were recorded before they named the state."""


def state_at(item: Item, at: datetime) -> ItemState | None:
    """The state of an item at an instant as known today; None before it was there.

    Of all that took effect by then the last recorded holds: whatever is recorded later takes effect no earlier than
    what it follows, or corrects it.
    """
    records = EventRecord.objects.of(item.provider_id).filter(
        subjects__contains=[f"item:{item.pk}"], occurred_at__lte=at
    )
    stating = records.filter(data__has_key="state") | records.filter(name__in=_BEFORE_STATES)
    last = stating.order_by("pk").last()
    if last is None:
        return None
    return ItemState(last.data.get("state") or _BEFORE_STATES[last.name])
