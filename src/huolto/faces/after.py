"""What a device's card shows of what follows: its replacement, a hand-over that waits, ways to both."""

from typing import Any

from django.urls import reverse

from huolto.foundation.actors import Actor
from huolto.parties.choices import Right
from huolto.register.access import CHANGEABLE
from huolto.register.commands.hand_overs import TERMS_KEEPERS
from huolto.register.hand_over_access import waiting_of_item
from huolto.register.models import Item
from huolto.shop.replacements import following_of


def after_context(actor: Actor, item: Item, *, may_change: bool) -> dict[str, Any]:
    """Context of `register/_after.html`."""
    prefix = "work_" if actor.is_staff_of_provider else ""
    return {
        "following": following_of(actor, item),
        "hand_over_waiting": waiting_of_item(actor, item.pk),
        "may_change": may_change,
        "may_replace": not actor.is_staff_of_provider and actor.has_right(Right.ORDER) and may_change,
        "after_urls": {
            "replace": "replacements",
            "hand_over": f"{prefix}hand_over_start",
            "shown": f"{prefix}hand_over",
        },
    }


def life_urls(actor: Actor, paying_rights: tuple[str, ...]) -> dict[str, str]:
    """Ways from the list: to the refresh plan, for whoever may know costs, to hand-overs, and on with picked devices."""
    prefix = "work_" if actor.is_staff_of_provider else ""
    return {
        "refresh_url": reverse(f"{prefix}refresh_plan") if actor.has_right(*paying_rights) else "",
        "hand_overs_url": reverse(f"{prefix}hand_overs"),
        "settings_url": reverse("work_device_settings")
        if actor.is_staff_of_provider and actor.has_right(*TERMS_KEEPERS)
        else "",
        "hand_over_url": reverse(f"{prefix}hand_over_start") if CHANGEABLE.is_given(actor) else "",
        "replace_url": ""
        if actor.is_staff_of_provider or not actor.has_right(Right.ORDER)
        else reverse("replacements"),
    }
