"""Which devices a page or a paper is about: picked ones (`ids`), else all that a filter's address finds."""

from typing import Any

from django.utils.translation import gettext as _

from huolto.foundation.actors import Actor
from huolto.foundation.errors import InvalidInput, NotVisible
from huolto.foundation.localisation import current
from huolto.foundation.texts import is_id
from huolto.register.access import items_visible_to
from huolto.register.models import Item
from huolto.register.queries import ItemFilter
from huolto.rules.formatting import format_number

RELATED = (
    "category", "device_model__maker", "customer", "owner", "custodian", "payer", "holder__organisation", "place",
    "cost_centre", "package", "product",
)  # fmt: skip


def selected_ids(address: Any) -> list[int]:
    """The ids of an address, `ids=1&ids=2` or `ids=1,2`, each once and in order; what is no id is left out."""
    written = [part for value in address.getlist("ids") for part in value.split(",")]
    return list(dict.fromkeys(int(part) for part in written if is_id(part)))


def selected_items(actor: Actor, address: Any, *, most: int) -> list[Item]:
    """The devices, by tag. Raises NotVisible where one of `ids` is not for the actor, InvalidInput for too many."""
    visible = items_visible_to(actor).select_related(*RELATED)
    ids = selected_ids(address)
    items = visible.filter(pk__in=ids) if ids else ItemFilter.read(address.dict()).narrow(visible)
    found = list(items.order_by("folded_tag", "pk")[: most + 1])
    if ids and len(ids) <= most and len(found) < len(ids):
        raise NotVisible
    if len(found) > most:
        raise InvalidInput(
            _("These are more than %(most)s devices. Narrow the list, or pick fewer.")
            % {"most": format_number(most, current().language)}
        )
    return found
