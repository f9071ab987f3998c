"""What may be done next in the life of an item, as buttons of its card. Begin at `lifecycle_actions`."""

from dataclasses import dataclass

from huolto.foundation.actors import Actor
from huolto.foundation.pages import Text
from huolto.parties.choices import Right
from huolto.register.access import CHANGEABLE
from huolto.register.choices import ENDS_SERVICE_FIRST, STEPS, ItemState, Step
from huolto.register.models import Item, ServiceInterval

ICONS: dict[Step, str] = {
    Step.PUT_IN_SERVICE: "check",
    Step.SEND_TO_REPAIR: "tool",
    Step.BACK_FROM_REPAIR: "arrow-back-up",
    Step.STORE: "building-warehouse",
    Step.MISS: "alert-triangle",
    Step.FIND: "search",
    Step.RETURN: "truck-return",
    Step.DISPOSE: "trash",
    Step.UNDO_DISPOSAL: "arrow-back-up",
}
"""Steps with a page of their own here, and their icon."""

STAFF_ONLY = frozenset({Step.PUT_IN_SERVICE, Step.RETURN, Step.UNDO_DISPOSAL})
"""Steps on the workbench only: what begins charges, ends leases or corrects."""

_NEXT = frozenset({Step.BACK_FROM_REPAIR, Step.FIND})
_AFTER_SERVICE = frozenset({Step.STORE, Step.RETURN, Step.DISPOSE})


@dataclass(frozen=True)
class CardAction:
    """A button of an item's card; `url_name`, or what the face's `urls` call so, is an address of the item's id."""

    label: Text
    url_name: str
    icon: str
    is_primary: bool = False
    is_near: bool = False
    """Stands in sight, beside the hand-over, not in the menu."""


def url_name_of(step: Step, *, is_staff: bool) -> str:
    """The name of a step's address on the workbench or the portal."""
    return f"{'work_' if is_staff else ''}device_{step.value}"


def lifecycle_actions(actor: Actor, item: Item, *, is_served: bool) -> tuple[CardAction, ...]:
    """The steps that an actor who may change the item takes with it now; what the item waits for is the primary one.

    `is_served` says that the item is in service with somebody now.
    """
    return tuple(
        CardAction(
            label=step.label,
            url_name=url_name_of(step, is_staff=actor.is_staff_of_provider),
            icon=icon,
            is_primary=step in _NEXT,
            is_near=item.state == ItemState.OUT_OF_SERVICE and step in _AFTER_SERVICE,
        )
        for step, icon in ICONS.items()
        if _is_open(actor, item, step, is_served=is_served)
    )


def _is_open(actor: Actor, item: Item, step: Step, *, is_served: bool) -> bool:
    if item.state not in STEPS[step] or (is_served and step in ENDS_SERVICE_FIRST):
        return False
    if step in STAFF_ONLY and not CHANGEABLE.is_for_all(actor):
        return False
    if step == Step.UNDO_DISPOSAL:
        return actor.has_right(Right.ADMINISTER_PROVIDER)
    if step == Step.RETURN:
        return item.leases.exists()
    return True


def service_note(item: Item) -> bool:
    """Whether an item that is repaired or missing is still in service, and charged so."""
    return (
        item.state in (ItemState.IN_REPAIR, ItemState.MISSING)
        and ServiceInterval.objects.filter(item=item, during__upper_inf=True).exists()
    )
