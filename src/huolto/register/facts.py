"""Items as plain values, for programs: what is asked of them and no more. Begin at `facts_of`.

Two statements for however many items: the rows, and all names that they mention. Who may see which item is decided
before; a purchase price is told to whom lists show prices.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from huolto.foundation.actors import Actor
from huolto.foundation.texts import text_in
from huolto.register.access import VISIBLE
from huolto.register.models import Item

Facts = dict[str, Any]
_Names = Mapping[tuple[str, int], tuple[str, str]]

PLAIN = (
    "kind", "asset_tag", "name", "state", "state_since", "acquisition_model", "posting_code", "product_id",
    "predecessor_id", "purchased_on", "purchase_price", "warranty_until", "end_of_life_on", "notes", "created_at",
)  # fmt: skip
"""Fields that are columns as they are."""

NAMED: Mapping[str, str] = {
    "category": "category",
    "device_model": "device_model",
    "customer": "organisation",
    "owner": "organisation",
    "custodian": "organisation",
    "payer": "organisation",
    "holder": "person",
    "place": "place",
    "cost_centre": "cost_centre",
    "package": "package",
}
"""Fields that are references, told with a name; and what they refer to."""

FIELDS = ("id", "revision", *PLAIN, *NAMED, "identifiers")
"""All that can be asked for."""

_STATEMENTS: Mapping[str, str] = {
    "person": "SELECT 'person', id, name, '' FROM parties_person WHERE id = ANY(%(person)s)",
    "place": "SELECT 'place', id, name, '' FROM parties_place WHERE id = ANY(%(place)s)",
    "organisation": "SELECT 'organisation', id, name, '' FROM parties_organisation WHERE id = ANY(%(organisation)s)",
    "cost_centre": "SELECT 'cost_centre', id, name, code FROM parties_costcentre WHERE id = ANY(%(cost_centre)s)",
    "package": "SELECT 'package', id, name::text, code FROM catalogue_servicepackage WHERE id = ANY(%(package)s)",
    "category": "SELECT 'category', id, name::text, code FROM catalogue_category WHERE id = ANY(%(category)s)",
    "device_model": (
        "SELECT 'device_model', model.id, model.name, maker.name FROM catalogue_devicemodel model"
        " JOIN catalogue_maker maker ON maker.id = model.maker_id WHERE model.id = ANY(%(device_model)s)"
    ),
    "number": (
        "(SELECT 'number', item_id, value, kind FROM register_itemidentifier"
        " WHERE item_id = ANY(%(number)s) ORDER BY id)"
    ),
}
"""Names by what they are of, each (what, id, name, code)."""


def facts_of(
    actor: Actor,
    item_ids: Sequence[int],
    fields: Iterable[str] = FIELDS,
    *,
    among: "QuerySet[Item] | None" = None,
) -> list[Facts]:
    """These fields of these items, in the order of the ids; the actor is known to see them, or those `among` these."""
    seen = Item.objects.of(actor.provider) if among is None else among
    wanted = [name for name in FIELDS if name in set(fields)]
    plain = [name for name in wanted if name in PLAIN]
    named = [name for name in wanted if name in NAMED]
    columns = ["pk", "revision", *plain, *(f"{name}_id" for name in named)]
    rows = {
        row[0]: dict(zip(columns, row, strict=True))
        for row in seen.filter(pk__any=list(item_ids)).values_list(*columns)
    }
    if "purchase_price" in plain and not VISIBLE.is_given(actor):
        for row in rows.values():
            row["purchase_price"] = None
    names, numbers = _read(rows, named, with_numbers="identifiers" in wanted)
    makers: dict[str, Callable[[int, Facts], Any]] = {
        "id": lambda pk, _row: pk,
        "revision": lambda _pk, row: row["revision"],
        "identifiers": lambda pk, _row: numbers.get(pk, []),
        **{name: _column(name) for name in plain},
        **{name: _reference(name, names) for name in named},
    }
    return [{name: makers[name](pk, rows[pk]) for name in wanted} for pk in item_ids if pk in rows]


def _column(name: str) -> Callable[[int, Facts], Any]:
    return lambda _pk, row: row[name]


def _reference(name: str, names: _Names) -> Callable[[int, Facts], Any]:
    what = NAMED[name]

    def made(_pk: int, row: Facts) -> Facts | None:
        pk = row[f"{name}_id"]
        if pk is None:
            return None
        said, code = names.get((what, pk), ("", ""))
        if what in ("package", "category"):
            return {"id": pk, "code": code, "name": (text_in(json.loads(said)) if said else "") or code}
        if what == "device_model":
            return {"id": pk, "maker": code, "name": said}
        if what == "cost_centre":
            return {"id": pk, "code": code, "name": said}
        return {"id": pk, "name": said}

    return made


def _read(
    rows: Mapping[int, Facts], named: Sequence[str], *, with_numbers: bool
) -> tuple[_Names, dict[int, list[Facts]]]:
    wanted: dict[str, set[int]] = {}
    for name in named:
        ids = {row[f"{name}_id"] for row in rows.values()} - {None}
        if ids:
            wanted.setdefault(NAMED[name], set()).update(ids)
    if with_numbers and rows:
        wanted["number"] = set(rows)
    names: dict[tuple[str, int], tuple[str, str]] = {}
    numbers: dict[int, list[Facts]] = {}
    if not wanted:
        return names, numbers
    statement = " UNION ALL ".join(_STATEMENTS[what] for what in sorted(wanted))
    with connection.cursor() as cursor:
        cursor.execute(statement, {what: list(ids) for what, ids in wanted.items()})
        for what, pk, said, code in cursor.fetchall():
            if what == "number":
                numbers.setdefault(pk, []).append({"kind": code, "value": said})
            else:
                names[what, pk] = (said, code)
    return names, numbers
