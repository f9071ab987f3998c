"""Keeps tags and identifiers of items single: finds who has one already, and gives out tags."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from huolto.catalogue.choices import ItemKind
from huolto.foundation.actors import Actor
from huolto.foundation.bulk import copy_rows
from huolto.foundation.errors import InvalidInput
from huolto.foundation.numbering import next_numbers
from huolto.register.access import items_visible_to
from huolto.register.commands.inputs import NewIdentifier
from huolto.register.identifiers import folded_tag, normalised
from huolto.register.models import Item, ItemIdentifier

TAG_LETTERS = {
    ItemKind.DEVICE: "D",
    ItemKind.LICENCE: "L",
    ItemKind.SUBSCRIPTION: "S",
    ItemKind.ACCOUNT: "A",
    ItemKind.SYSTEM: "Y",
}
"""Tags that the register gives out itself: D-00001."""


def check_tags(actor: Actor, tags: Sequence[str]) -> None:
    """Raise InvalidInput (details: index) for a tag that is doubled here or that another item has."""
    folded = [folded_tag(tag) for tag in tags]
    taken = {
        item.folded_tag: item for item in Item.objects.of(actor.provider).filter(folded_tag__any=set(folded))
    }
    seen: set[str] = set()
    for index, tag in enumerate(folded):
        if tag in seen:
            raise InvalidInput(
                _("The asset tag %(tag)s stands here twice.") % {"tag": tags[index]},
                field="asset_tag",
                details={"index": index},
            )
        if tag in taken:
            raise InvalidInput(
                said_taken(actor, tags[index], taken[tag]), field="asset_tag", details={"index": index}
            )
        seen.add(tag)


def check_identifiers(actor: Actor, numbers: Sequence[tuple[int | None, Sequence[NewIdentifier]]]) -> None:
    """Raise InvalidInput (details: index) for an identifier that is empty, doubled, or another item's.

    `numbers` are (id of the item, None for a new one; its identifiers).
    """
    wanted = {
        (str(identifier.kind), normalised(identifier.value))
        for _pk, identifiers in numbers
        for identifier in identifiers
    }
    taken = identifiers_taken(actor, wanted)
    seen: set[tuple[str, str]] = set()
    for index, (own, identifiers) in enumerate(numbers):
        for identifier in identifiers:
            key = (str(identifier.kind), normalised(identifier.value))
            message: Any = None
            if not key[1]:
                message = _("An identifier needs letters or digits.")
            elif key in seen:
                message = _("The number %(number)s stands here twice.") % {"number": identifier.value}
            elif key in taken and taken[key].pk != own:
                message = said_taken(actor, identifier.value, taken[key])
            if message:
                raise InvalidInput(message, field=key[0], details={"index": index})
            seen.add(key)


def identifiers_taken(actor: Actor, wanted: set[tuple[str, str]]) -> dict[tuple[str, str], Item]:
    """Which of these (kind, normalised) an item of the provider has."""
    rows = (
        ItemIdentifier.objects.of(actor.provider)
        .filter(normalised__any={number for _kind, number in wanted})
        .select_related("item")
    )
    return {(row.kind, row.normalised): row.item for row in rows if (row.kind, row.normalised) in wanted}


def said_taken(actor: Actor, number: str, other: Item) -> Any:
    """That an item has this number already; which one only to who may see it."""
    if items_visible_to(actor).filter(pk=other.pk).exists():
        return _("%(number)s is already the number of %(name)s (%(tag)s).") % {
            "number": number,
            "name": other.name,
            "tag": other.asset_tag,
        }
    return _("%(number)s is already the number of another item.") % {"number": number}


def new_tags(actor: Actor, kinds: Sequence[str]) -> list[str]:
    """As many tags as kinds, the next free ones of each kind."""
    tags: dict[str, list[str]] = {}
    counts: dict[str, int] = defaultdict(int)
    for kind in kinds:
        counts[kind] += 1
    for kind, count in counts.items():
        letter = TAG_LETTERS[ItemKind(kind)]
        free: list[str] = []
        while len(free) < count:
            numbers = next_numbers(
                provider_id=actor.provider_id, series=f"tag-{letter}", count=count - len(free)
            )
            made = [f"{letter}-{number:05d}" for number in numbers]
            in_use = set(
                Item.objects.of(actor.provider)
                .filter(folded_tag__any=[folded_tag(tag) for tag in made])
                .values_list("folded_tag", flat=True)
            )
            free += [tag for tag in made if folded_tag(tag) not in in_use]
        tags[kind] = free
    return [tags[kind].pop(0) for kind in kinds]


def save_identifiers(
    provider_id: int, numbers: Sequence[tuple[int, Sequence[NewIdentifier]]], *, are_new: bool = False
) -> None:
    """Write these identifiers in place of the items' ones of the same kinds; new items have none yet."""
    kinds: dict[str, set[int]] = defaultdict(set)
    for item_id, identifiers in numbers:
        for identifier in identifiers:
            kinds[str(identifier.kind)].add(item_id)
    for kind, item_ids in () if are_new else kinds.items():
        ItemIdentifier.objects.filter(provider_id=provider_id, kind=kind, item_id__in=item_ids).delete()
    copy_rows(
        ItemIdentifier,
        ("provider_id", "item_id", "kind", "value", "normalised"),
        (
            (provider_id, item_id, str(one.kind), one.value.strip(), normalised(one.value))
            for item_id, identifiers in numbers
            for one in identifiers
        ),
    )
