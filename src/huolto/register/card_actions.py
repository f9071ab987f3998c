"""What may be done with an item from its card: one list. Begin at `actions_of`."""

from django.utils.translation import gettext_lazy as _

from huolto.foundation.actors import Actor
from huolto.register.access import Standing
from huolto.register.choices import FINAL, STEPS, Step
from huolto.register.lifecycle_actions import CardAction, lifecycle_actions
from huolto.register.models import Item


def actions_of(actor: Actor, item: Item, standing: Standing, *, is_served: bool) -> tuple[CardAction, ...]:
    """What this actor of this standing may do with this item now, in service or not; the main thing last."""
    life = lifecycle_actions(actor, item, is_served=is_served) if standing.may_change else ()
    if item.state in FINAL:
        return life
    actions: list[CardAction] = []
    if standing.may_report:
        actions.append(CardAction(_("Report its condition"), "condition", "camera"))
        actions.append(CardAction(_("Add a reading"), "reading", "gauge"))
    if standing.may_change:
        actions.append(CardAction(_("Fit a part"), "part", "tool"))
        actions += life
        if is_served and item.state in STEPS[Step.TAKE_OUT]:
            actions.append(CardAction(_("Take out of service"), "take_out", "power", is_near=True))
        is_main = not any(action.is_primary for action in life)
        actions.append(CardAction(_("Move or change"), "change", "edit", is_primary=is_main))
    return tuple(actions)
