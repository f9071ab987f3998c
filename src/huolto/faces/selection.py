"""Which devices a page or a paper is about: named ones (`ids`), those picked on a list, all that a filter finds."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from huolto.foundation.actors import Actor
from huolto.foundation.errors import InvalidInput, NotVisible
from huolto.foundation.localisation import current
from huolto.foundation.texts import is_id
from huolto.register.access import CARD_RELATED, items_visible_to
from huolto.register.models import Item
from huolto.register.queries import ItemFilter
from huolto.register.selection import Selection
from huolto.rules.formatting import format_number

MOST_IDS = 200
"""How many devices one hand-over or order is about."""


def selected_ids(address: Any) -> list[int]:
    """The ids of an address, `ids=1&ids=2` or `ids=1,2`, each once and in order; what is no id is left out."""
    written = [part for value in address.getlist("ids") for part in value.split(",")]
    return list(dict.fromkeys(int(part) for part in written if is_id(part)))


def picked_ids(actor: Actor, address: Any, *, most: int, among: "QuerySet[Item] | None" = None) -> list[int]:
    """The ids of an address: its `ids` as they are, else what was picked on a list and is `among` these, by tag.

    Raises InvalidInput where these are more than `most`.
    """
    ids = selected_ids(address)
    if not ids:
        picked = Selection.read(address).items(actor)
        if among is not None:
            picked = picked.filter(pk__in=among.order_by().values("pk"))
        ids = list(picked.order_by("folded_tag", "pk").values_list("pk", flat=True)[: most + 1])
    if len(ids) > most:
        raise _too_many(most)
    return ids


def selected_items(actor: Actor, address: Any, *, most: int) -> list[Item]:
    """The devices, by tag. Raises NotVisible where one of `ids` is not for the actor, InvalidInput for too many."""
    visible = items_visible_to(actor).select_related(*CARD_RELATED)
    ids, picked = selected_ids(address), Selection.read(address)
    if ids:
        items = visible.filter(pk__in=ids)
    elif picked.is_empty:
        items = ItemFilter.read(address.dict()).narrow(visible, actor.provider)
    else:
        items = picked.items(actor).select_related(*CARD_RELATED)
    found = list(items.order_by("folded_tag", "pk")[: most + 1])
    if ids and len(ids) <= most and len(found) < len(ids):
        raise NotVisible
    if len(found) > most:
        raise _too_many(most)
    return found


def _too_many(most: int) -> InvalidInput:
    return InvalidInput(
        _("These are more than %(most)s devices. Narrow the list, or pick fewer.")
        % {"most": format_number(most, current().language)}
    )
