"""Says which item took the place of which: predecessor and successor."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InUse, InvalidInput
from huolto.foundation.events import publish
from huolto.foundation.locks import lock_name, lock_rows
from huolto.register.access import require_changeable
from huolto.register.events import ItemReplaced
from huolto.register.models import Item
from huolto.register.tenures import Tenures


@command
def link_predecessor(
    *, actor: Actor, item_id: int, predecessor_id: int | None, at: datetime, reason: str = ""
) -> Item:
    """Say which item this one took the place of at an instant; None takes the link away.

    An item has one predecessor and one successor at most. Raises NotVisible, NotAllowed; InUse where another item
    took that one's place already, InvalidInput where it would be its own predecessor, however far back.
    """
    wanted = {item_id} if predecessor_id is None else {item_id, predecessor_id}
    require_changeable(actor, wanted)
    # Two links at once could close a circle that neither of them sees.
    lock_name(f"succession:{actor.provider_id}")
    items = {item.pk: item for item in lock_rows(Item.objects.of(actor.provider), wanted)}
    item = items[item_id]
    if item.predecessor_id == predecessor_id:
        return item
    if predecessor_id is not None:
        _check(actor, item, items[predecessor_id])
    item.predecessor_id = predecessor_id
    item.revision += 1
    item.save(update_fields=["predecessor", "revision"])
    if predecessor_id is not None:
        tenures = Tenures(items.values())
        publish(
            *(
                ItemReplaced(
                    provider_id=actor.provider_id,
                    occurred_at=at,
                    customer_id=tenures.customer_at(concerned.pk, at),
                    person_id=actor.person_id,
                    item_id=concerned.pk,
                    predecessor_id=predecessor_id,
                    successor_id=item.pk,
                )
                for concerned in (items[predecessor_id], item)
            )
        )
    return item


def _check(actor: Actor, item: Item, predecessor: Item) -> None:
    seen = {item.pk}
    before: Item | None = predecessor
    while before is not None:
        if before.pk in seen:
            raise InvalidInput(
                _("%(tag)s would take its own place. Choose another device.") % {"tag": item.asset_tag},
                field="predecessor",
            )
        seen.add(before.pk)
        before = Item.objects.of(actor.provider).filter(pk=before.predecessor_id).first()
    taken = Item.objects.of(actor.provider).filter(predecessor=predecessor).exclude(pk=item.pk).first()
    if taken is not None:
        raise InUse(
            _("Another device has taken the place of %(tag)s already.") % {"tag": predecessor.asset_tag}
        )
