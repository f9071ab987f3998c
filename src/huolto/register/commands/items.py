"""Puts items into the register."""

import dataclasses
from collections.abc import Sequence

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils.translation import gettext_lazy as _

from huolto.catalogue.models import Category
from huolto.foundation.actors import Actor
from huolto.foundation.bulk import insert_rows
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput
from huolto.foundation.events import publish
from huolto.foundation.locks import lock_name
from huolto.register.access import require_registering
from huolto.register.choices import ItemState
from huolto.register.commands.chains import ASSIGNMENTS
from huolto.register.commands.inputs import NewItem
from huolto.register.commands.numbers import check_identifiers, check_tags, new_tags, save_identifiers
from huolto.register.commands.references import check_references, trees_of
from huolto.register.events import ItemRegistered
from huolto.register.identifiers import folded_tag
from huolto.register.list_keys import fill_list_keys
from huolto.register.models import Assignment, Item, Placement

_COLUMNS = (
    "customer_id", "category_id", "device_model_id", "product_id", "acquisition_model", "holder_id", "place_id",
    "cost_centre_id", "posting_code", "package_id", "purchased_on", "purchase_price", "warranty_until",
    "end_of_life_on", "notes", "source_key", "state",
)  # fmt: skip


@command
def register_items(*, actor: Actor, items: Sequence[NewItem]) -> list[Item]:
    """Register items, in the order given; a batch of one is one.

    Raises InvalidInput (details: index of the item) for tags and identifiers that are doubled or taken, for a
    holder, place or cost centre of another customer; NotAllowed without the right to register for the customer.
    """
    if not items:
        return []
    require_registering(actor, {item.customer_id for item in items})
    check_references(actor.provider, [(item.customer_id, vars(item)) for item in items])
    # Serialises registering at this provider, so that the checks of tags and numbers below hold until commit.
    lock_name(f"register:{actor.provider_id}")
    new = _with_kinds(actor, items)
    new = _with_tags(actor, new)
    check_tags(actor, [item.asset_tag for item in new])
    check_identifiers(actor, [(None, item.identifiers) for item in new])
    trees = trees_of(actor.provider, {item.customer_id for item in new})
    rows = [_row(actor, item, trees[item.customer_id]) for item in new]
    fill_list_keys(actor.provider, rows, [[number.value for number in item.identifiers] for item in new])
    insert_rows(rows)
    _begin_chains(actor, new, rows)
    save_identifiers(
        actor.provider_id,
        [(row.pk, item.identifiers) for row, item in zip(rows, new, strict=True)],
        are_new=True,
    )
    publish(
        *(
            ItemRegistered(
                provider_id=actor.provider_id,
                occurred_at=item.at,
                customer_id=item.customer_id,
                person_id=actor.person_id,
                item_id=row.pk,
                state=str(row.state),
            )
            for row, item in zip(rows, new, strict=True)
        )
    )
    return rows


def _with_kinds(actor: Actor, items: Sequence[NewItem]) -> list[NewItem]:
    kinds = dict(
        Category.objects.of(actor.provider)
        .filter(pk__in={item.category_id for item in items})
        .values_list("pk", "item_kind")
    )
    checked = []
    for index, item in enumerate(items):
        if item.state not in (ItemState.RECEIVED, ItemState.DELIVERED):
            raise InvalidInput(
                _("A new item is received or delivered; it is put in service after that."),
                field="state",
                details={"index": index},
            )
        checked.append(dataclasses.replace(item, kind=item.kind or kinds[item.category_id]))
    return checked


def _with_tags(actor: Actor, items: Sequence[NewItem]) -> list[NewItem]:
    untagged = [item.kind for item in items if not item.asset_tag.strip()]
    made = iter(new_tags(actor, untagged))
    return [
        item if item.asset_tag.strip() else dataclasses.replace(item, asset_tag=next(made)) for item in items
    ]


def _row(actor: Actor, item: NewItem, tree_id: int) -> Item:
    tag = item.asset_tag.strip()
    return Item(
        provider=actor.provider,
        kind=item.kind,
        asset_tag=tag,
        folded_tag=folded_tag(tag),
        tree_id=tree_id,
        name=item.name.strip()[:200] or tag,
        owner_id=item.owner_id or item.customer_id,
        custodian_id=item.custodian_id or item.customer_id,
        payer_id=item.payer_id or item.customer_id,
        state_since=item.at,
        **{name: getattr(item, name) for name in _COLUMNS},
    )


def _begin_chains(actor: Actor, items: Sequence[NewItem], rows: Sequence[Item]) -> None:
    pairs = list(zip(rows, items, strict=True))
    insert_rows(
        Assignment(
            provider_id=actor.provider_id,
            item_id=row.pk,
            **{name: getattr(row, name) for name in ASSIGNMENTS.fields},
            changed=sorted(ASSIGNMENTS.fields),
            during=DateTimeTZRange(item.at, None),
        )
        for row, item in pairs
    )
    insert_rows(
        Placement(
            provider_id=actor.provider_id,
            item_id=row.pk,
            place_id=item.place_id,
            during=DateTimeTZRange(item.at, None),
        )
        for row, item in pairs
        if item.place_id
    )
