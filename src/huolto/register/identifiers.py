"""Numbers that items are known by, made comparable, and the one text that items are searched in."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from huolto.catalogue.models import DeviceModel
from huolto.foundation.bulk import update_rows
from huolto.parties.models import Person, Place
from huolto.register.models import Item, ItemIdentifier
from huolto.rules.formatting import fold

_SEPARATORS = re.compile(r"[\s\-_./:]+")


def folded_tag(tag: str) -> str:
    """An asset tag for comparing: case, Persian digits and blanks do not count."""
    return fold(tag)


def normalised(value: str) -> str:
    """An identifier for comparing: no blanks, dashes, dots, colons or case; Latin digits."""
    return _SEPARATORS.sub("", fold(value))


def refresh_search_texts(item_ids: Iterable[int]) -> None:
    """Write what these items are found by: tag, numbers, name, model, holder, place. The only writer of it.

    To be called again when a holder, a place or a model is renamed, or a person erased.
    """
    wanted = list(item_ids)
    numbers: dict[int, list[str]] = defaultdict(list)
    for item_id, value, plain in ItemIdentifier.objects.filter(item_id__in=wanted).values_list(
        "item_id", "value", "normalised"
    ):
        numbers[item_id] += [value, plain]
    related = Item.objects.filter(pk__in=wanted).select_related("device_model__maker", "holder", "place")
    changed = []
    for item in related:
        text = _search_text(item, numbers[item.pk])
        if text != item.search_text:
            item.search_text = text
            changed.append(item)
    update_rows(changed, ["search_text"])


def fill_search_texts(items: Sequence[Item], numbers: Sequence[Iterable[str]]) -> None:
    """Say on items that are not saved yet, with numbers not saved yet, what they are found by."""
    for name, model in (("device_model", DeviceModel), ("holder", Person), ("place", Place)):
        wanted = {getattr(item, f"{name}_id") for item in items} - {None}
        rows: Any = model._default_manager
        if name == "device_model":
            rows = rows.select_related("maker")
        found = rows.in_bulk(wanted)
        for item in items:
            if (pk := getattr(item, f"{name}_id")) is not None:
                setattr(item, name, found[pk])
    for item, own in zip(items, numbers, strict=True):
        item.search_text = _search_text(
            item, [text for number in own for text in (number.strip(), normalised(number))]
        )


def _search_text(item: Item, numbers: Iterable[str]) -> str:
    model = item.device_model
    parts = [
        item.asset_tag,
        *numbers,
        item.name,
        *((model.maker.name, model.name, model.model_number) if model else ()),
        item.holder.name if item.holder else "",
        item.place.name if item.place else "",
    ]
    words: dict[str, None] = {}
    for part in parts:
        for word in fold(part).split():
            words.setdefault(word)
    return " ".join(words)
