"""What lists of items are searched and sorted by, written by one function. Begin at `refresh_list_keys`.

Names belong to people, places and organisations and may change: whoever renames them tells `NameChanged`, and the
items that carry the name are written again (`refresh_named`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

from django.db import connection

from huolto.catalogue.models import DeviceModel, ServicePackage
from huolto.foundation.bulk import update_rows
from huolto.foundation.models import EventRecord, Provider
from huolto.foundation.texts import text_in
from huolto.parties.models import CostCentre, Organisation, Person, Place
from huolto.register.identifiers import normalised
from huolto.register.models import Item, ItemIdentifier
from huolto.register.models.item import SORT_KEYS
from huolto.rules.texts import fold, sorting_key

_BATCH = 5000
_LONGEST = 32
_COLUMNS = {
    "pk": "pk",
    "tag": "asset_tag",
    "name": "name",
    "maker": "device_model__maker__name",
    "model": "device_model__name",
    "model_number": "device_model__model_number",
    "customer": "customer__name",
    "holder": "holder__name",
    "place": "place__name",
    "cost_centre": "cost_centre__code",
    "package": "package__name",
    "package_code": "package__code",
    "language": "provider__language",
}
_NAMED = {
    "person": "holder_id",
    "organisation": "customer_id",
    "package": "package_id",
}
"""Whose name stands in the keys, and the field of the item that leads there."""


def refresh_list_keys(item_ids: Iterable[int]) -> None:
    """Write search text and sort keys of these items where they differ.

    Keys sort in the provider's language (å after z in Finnish, aa as å in Norwegian, Persian as its alphabet goes).
    """
    for ids in _batches(item_ids):
        numbers: dict[int, list[str]] = defaultdict(list)
        for item_id, value, plain in ItemIdentifier.objects.filter(item_id__any=ids).values_list(
            "item_id", "value", "normalised"
        ):
            numbers[item_id] += [value, plain]
        now = Item.objects.filter(pk__any=ids).values_list("search_text", *SORT_KEYS, *_COLUMNS.values())
        written = []
        for row in now:
            facts = dict(zip(_COLUMNS, row[1 + len(SORT_KEYS) :], strict=True))
            wanted = (search_text(facts, numbers[facts["pk"]]), *sort_keys(facts))
            if wanted != row[: 1 + len(SORT_KEYS)]:
                written.append((facts["pk"], *wanted))
        _write(written)


def save_found_anew(provider: Provider, items: Iterable[Item], names: Iterable[str]) -> None:
    """Write these fields of items whose names, places or numbers changed, and what they are found by then, at once."""
    changed = list(items)
    if not changed:
        return
    numbers: dict[int, list[str]] = defaultdict(list)
    known = ItemIdentifier.objects.filter(item_id__any=[item.pk for item in changed])
    for item_id, value in known.values_list("item_id", "value"):
        numbers[item_id].append(value)
    fill_list_keys(provider, changed, [numbers[item.pk] for item in changed])
    update_rows(changed, [*names, "search_text", *SORT_KEYS])


def fill_list_keys(provider: Provider, items: Sequence[Item], numbers: Sequence[Iterable[str]]) -> None:
    """Say on items that are to be saved, with these numbers, what they are found and sorted by."""
    models = _by_id(
        DeviceModel, {item.device_model_id for item in items}, "maker__name", "name", "model_number"
    )
    names = {
        field: _by_id(model, {getattr(item, field) for item in items}, *columns)
        for field, model, columns in (
            ("customer_id", Organisation, ("name",)),
            ("holder_id", Person, ("name",)),
            ("place_id", Place, ("name",)),
            ("cost_centre_id", CostCentre, ("code",)),
            ("package_id", ServicePackage, ("name", "code")),
        )
    }
    for item, own in zip(items, numbers, strict=True):
        maker, model, model_number = models.get(item.device_model_id, ("", "", ""))
        package, package_code = names["package_id"].get(item.package_id, (None, ""))
        facts = {
            "tag": item.asset_tag, "name": item.name, "maker": maker, "model": model, "model_number": model_number,
            "customer": names["customer_id"].get(item.customer_id, ("",))[0],
            "holder": names["holder_id"].get(item.holder_id, ("",))[0],
            "place": names["place_id"].get(item.place_id, ("",))[0],
            "cost_centre": names["cost_centre_id"].get(item.cost_centre_id, ("",))[0],
            "package": package, "package_code": package_code, "language": provider.language,
        }  # fmt: skip
        item.search_text = search_text(
            facts, [text for one in own for text in (one.strip(), normalised(one))]
        )
        for key, value in zip(SORT_KEYS, sort_keys(facts), strict=True):
            setattr(item, key, value)


def _by_id(model: Any, ids: set[int | None], *columns: str) -> dict[int | None, tuple[Any, ...]]:
    named = ids - {None}
    if not named:
        return {}
    rows = model.objects.filter(pk__any=named).values_list("pk", *columns)
    return {pk: tuple(values) for pk, *values in rows}


def refresh_named(record: EventRecord) -> None:
    """Write the keys of all items that carry a changed name (`NameChanged`)."""
    field = _NAMED[record.data["what"]]
    named = Item.objects.filter(**{field: record.data["row_id"]})
    refresh_list_keys(list(named.order_by("pk").values_list("pk", flat=True)))


def search_text(facts: Mapping[str, Any], numbers: Iterable[str]) -> str:
    """Each word once that an item is found by: tag, numbers, name, model, holder, place."""
    parts = (
        facts["tag"],
        *numbers,
        *(facts[name] or "" for name in ("name", "maker", "model", "model_number", "holder", "place")),
    )
    words: dict[str, None] = {}
    for part in parts:
        for word in fold(part).split():
            words.setdefault(word)
    return " ".join(words)


def sort_keys(facts: Mapping[str, Any]) -> tuple[str, ...]:
    """The keys in the order of `SORT_KEYS`; nothing sorts before everything."""
    language = facts["language"]
    package = text_in(facts["package"], language) or facts["package_code"]
    names = (facts["name"], facts["customer"], facts["holder"], facts["place"], facts["cost_centre"], package)
    return tuple(_key(name, language) for name in names)


@lru_cache(maxsize=20_000)
def _key(name: str | None, language: str) -> str:
    return sorting_key(name, language)[:_LONGEST].rstrip("\x01") if name else ""


def _batches(item_ids: Iterable[int]) -> Iterator[list[int]]:
    ids = iter(item_ids)
    while batch := list(islice(ids, _BATCH)):
        yield batch


def _write(rows: list[tuple[Any, ...]]) -> None:
    if not rows:
        return
    with connection.cursor() as cursor:
        cursor.execute(_UPDATE, [list(column) for column in zip(*rows, strict=True)])


def _statement(columns: tuple[str, ...]) -> str:
    sets = ", ".join(f"{name} = new.{name}" for name in columns)
    texts = ", ".join("%s::text[]" for _name in columns)
    return (  # our own column names
        f"UPDATE register_item SET {sets} FROM unnest(%s::bigint[], {texts}) AS new(id, {', '.join(columns)}) "  # noqa: S608
        "WHERE register_item.id = new.id"
    )


_UPDATE = _statement(("search_text", *SORT_KEYS))
