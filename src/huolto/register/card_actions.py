"""What may be done with an item from its card: one list, which later capabilities extend. Begin at `actions_of`."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from huolto.foundation.actors import Actor
from huolto.foundation.pages import Text
from huolto.register.access import REPORTABLE, may_change
from huolto.register.choices import ItemState
from huolto.register.models import Item


@dataclass(frozen=True)
class CardAction:
    """A button of the card: `url_name` is a key of the face's `urls`, whose page takes the item's key."""

    label: Text
    url_name: str
    icon: str
    is_primary: bool = False


def actions_of(actor: Actor, item: Item) -> tuple[CardAction, ...]:
    """What this actor may do with this item now, the main thing last."""
    if item.state == ItemState.DISPOSED:
        return ()
    actions: list[CardAction] = []
    if REPORTABLE.items(actor).filter(pk=item.pk).exists():
        actions.append(CardAction(_("Report its condition"), "condition", "camera"))
        actions.append(CardAction(_("Add a reading"), "reading", "gauge"))
    if may_change(actor, item):
        actions.append(CardAction(_("Fit a part"), "part", "tool"))
        if item.state == ItemState.IN_SERVICE:
            actions.append(CardAction(_("Take out of service"), "take_out", "power"))
        actions.append(CardAction(_("Change"), "change", "edit", is_primary=True))
    return tuple(actions)
