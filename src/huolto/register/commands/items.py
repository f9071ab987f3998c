"""Puts items into the register."""

from collections.abc import Sequence

from django.db import connection
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
from huolto.register.models import Item

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
    kinds = _kinds(actor, items)
    tags = _tags(actor, items, kinds)
    check_tags(actor, tags)
    check_identifiers(actor, [(None, item.identifiers) for item in items])
    trees = trees_of(actor.provider, {item.customer_id for item in items})
    rows = [
        _row(actor, item, kind, tag, trees[item.customer_id])
        for item, kind, tag in zip(items, kinds, tags, strict=True)
    ]
    fill_list_keys(actor.provider, rows, [[number.value for number in item.identifiers] for item in items])
    insert_rows(rows)
    _begin_chains(rows)
    save_identifiers(
        actor.provider_id,
        [(row.pk, item.identifiers) for row, item in zip(rows, items, strict=True)],
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
            for row, item in zip(rows, items, strict=True)
        )
    )
    return rows


def _kinds(actor: Actor, items: Sequence[NewItem]) -> list[str]:
    """The kind of each item, where it is not given that of its category."""
    kinds = dict(
        Category.objects.of(actor.provider)
        .filter(pk__in={item.category_id for item in items})
        .values_list("pk", "item_kind")
    )
    for index, item in enumerate(items):
        if item.state not in (ItemState.RECEIVED, ItemState.DELIVERED):
            raise InvalidInput(
                _("A new item is received or delivered; it is put in service after that."),
                field="state",
                details={"index": index},
            )
    return [item.kind or kinds[item.category_id] for item in items]


def _tags(actor: Actor, items: Sequence[NewItem], kinds: Sequence[str]) -> list[str]:
    """The tag of each item, where none is given the next one of its kind."""
    tags = [item.asset_tag.strip() for item in items]
    made = iter(new_tags(actor, [kind for kind, tag in zip(kinds, tags, strict=True) if not tag]))
    return [tag or next(made) for tag in tags]


def _row(actor: Actor, item: NewItem, kind: str, tag: str, tree_id: int) -> Item:
    return Item(
        provider_id=actor.provider_id,
        kind=kind,
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


def _begin_chains(rows: Sequence[Item]) -> None:
    """Whose new items are and where, from the instant on that they are there: made of the items by the database."""
    ids = [row.pk for row in rows]
    fields = ", ".join(ASSIGNMENTS.fields)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO register_assignment (provider_id, item_id, {fields}, changed, during) "  # noqa: S608 - our own names
            f"SELECT provider_id, id, {fields}, %s::varchar[], tstzrange(state_since, NULL) "
            "FROM register_item WHERE id = ANY(%s)",
            [sorted(ASSIGNMENTS.fields), ids],
        )
        cursor.execute(
            "INSERT INTO register_placement (provider_id, item_id, place_id, during) "
            "SELECT provider_id, id, place_id, tstzrange(state_since, NULL) "
            "FROM register_item WHERE id = ANY(%s) AND place_id IS NOT NULL",
            [ids],
        )
