"""What may be done with an item from its card: one list. Begin at `actions_of`."""

from django.utils.translation import gettext_lazy as _

from huolto.foundation.actors import Actor
from huolto.register.access import REPORTABLE, may_change
from huolto.register.choices import FINAL, STEPS, Step
from huolto.register.lifecycle_actions import CardAction, lifecycle_actions
from huolto.register.models import Item, ServiceInterval


def actions_of(actor: Actor, item: Item) -> tuple[CardAction, ...]:
    """What this actor may do with this item now; the main thing last."""
    life = lifecycle_actions(actor, item)
    if item.state in FINAL:
        return life
    actions: list[CardAction] = []
    if REPORTABLE.items(actor).filter(pk=item.pk).exists():
        actions.append(CardAction(_("Report its condition"), "condition", "camera"))
        actions.append(CardAction(_("Add a reading"), "reading", "gauge"))
    if may_change(actor, item):
        actions.append(CardAction(_("Fit a part"), "part", "tool"))
        actions += life
        is_served = ServiceInterval.objects.filter(item=item, during__upper_inf=True).exists()
        if is_served and item.state in STEPS[Step.TAKE_OUT]:
            actions.append(CardAction(_("Take out of service"), "take_out", "power"))
        is_main = not any(action.is_primary for action in life)
        actions.append(CardAction(_("Change"), "change", "edit", is_primary=is_main))
    return tuple(actions)
