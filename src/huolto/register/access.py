"""Who may see an item and who may change it: one policy for lists, pages, buttons and commands.

Staff see their provider's items. At a customer, an employee sees what they hold; an ordering or inspection right
(S1.16) shows the items of its organisations, narrowed by place or cost centre. Only an ordering right changes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from huolto.foundation.actors import Actor
from huolto.foundation.errors import NotAllowed, NotVisible
from huolto.parties.choices import STAFF_RIGHTS, Right
from huolto.register.models import Item

SEEING_STAFF = STAFF_RIGHTS - {Right.HR_AGENT, Right.PRIVACY_OFFICER}
CHANGING_STAFF = frozenset(
    {
        Right.AGENT,
        Right.TECHNICIAN,
        Right.STORE_KEEPER,
        Right.ACCOUNT_MANAGER,
        Right.ADMINISTER_PROVIDER,
    }
)
SEEING_RIGHTS = frozenset({Right.ORDER, Right.INSPECT})
CHANGING_RIGHTS = frozenset({Right.ORDER})

CUSTOMERS_FIELDS = frozenset(
    {
        "holder_id",
        "posting_code",
        "cost_centre_id",
        "place_id",
        "name",
        "notes",
        "category_id",
        "device_model_id",
        "purchased_on",
        "purchase_price",
        "warranty_until",
        "end_of_life_on",
        "identifiers",
    }
)
"""What a customer's orderer may change (S1.17, and facts from its own device lists); the rest is the provider's."""


SCOPING = frozenset({"place_id", "cost_centre_id", "holder_id"})
"""What decides, with the customer, whether a narrowed right reaches an item."""


CARD_RELATED = (
    "category", "device_model__maker", "customer", "owner", "custodian", "payer", "holder__organisation", "place",
    "cost_centre", "package", "product",
)  # fmt: skip
"""What is read with an item for its card."""


class ItemPolicy:
    """One kind of access, answered as a set of items and for one item alike."""

    def __init__(self, *, staff: frozenset[str], rights: frozenset[str], own: bool) -> None:
        self.staff = staff
        self.rights = rights
        self.own = own

    def items(self, actor: Actor) -> "QuerySet[Item]":
        """Which ones may I?"""
        rows = Item.objects.of(actor.provider)
        if self.is_for_all(actor):
            return rows
        reach = Q(holder_id=actor.person_id) if self.own and actor.person_id else Q(pk__in=[])
        if not actor.is_staff_of_provider:
            reach |= scope_of_items(actor, self.rights)
            # Says nothing new, but lets a list run along the index of the tree.
            rows = rows.filter(tree_id=actor.tree_id)
        return rows.filter(reach)

    def is_for_all(self, actor: Actor) -> bool:
        """Whether the actor's right reaches every item of the provider."""
        return actor.is_system or (actor.is_staff_of_provider and actor.has_right(*self.staff))

    def is_given(self, actor: Actor) -> bool:
        """Whether there can be any item at all: for buttons and ways to go."""
        return self.is_for_all(actor) or (not actor.is_staff_of_provider and actor.has_right(*self.rights))


VISIBLE = ItemPolicy(staff=SEEING_STAFF, rights=SEEING_RIGHTS, own=True)
CHANGEABLE = ItemPolicy(staff=CHANGING_STAFF, rights=CHANGING_RIGHTS, own=False)
REPORTABLE = ItemPolicy(staff=CHANGING_STAFF, rights=CHANGING_RIGHTS, own=True)
"""Of which items the actor may say what their counters show and in what state they are: the holder's own too."""


def scope_of_items(actor: Actor, rights: Iterable[str], prefix: str = "") -> Q:
    """The items that these rights of a customer's person reach; `prefix` leads to the item ("item__")."""
    reach = Q(pk__in=[])
    for scope in actor.scopes_of(rights):
        part = Q(**{f"{prefix}customer_id__in": scope.organisation_ids})
        if scope.place_ids is not None:
            part &= Q(**{f"{prefix}place_id__in": scope.place_ids})
        if scope.cost_centre_id is not None:
            part &= Q(**{f"{prefix}cost_centre_id": scope.cost_centre_id})
        reach |= part
    return reach


def items_visible_to(actor: Actor) -> "QuerySet[Item]":
    """Items that the actor may see."""
    return VISIBLE.items(actor)


def items_changeable_by(actor: Actor) -> "QuerySet[Item]":
    """Items that the actor may change; inspection never changes."""
    return CHANGEABLE.items(actor)


def item_visible_to(actor: Actor, pk: int) -> Item:
    """One item with what its page shows; raises NotVisible."""
    item = items_visible_to(actor).select_related(*CARD_RELATED).filter(pk=pk).first()
    if item is None:
        raise NotVisible
    return item


def may_change(actor: Actor, item: Item) -> bool:
    """Whether the actor may change this item."""
    return items_changeable_by(actor).filter(pk=item.pk).exists()


@dataclass(frozen=True)
class Standing:
    """What an actor may do with one item: change it, say what its counters show and in what state it is."""

    may_change: bool
    may_report: bool


def standing_of(actor: Actor, item: Item) -> Standing:
    """What the actor may do with an item that it may see; one query at the most."""
    if CHANGEABLE.is_for_all(actor):
        return Standing(may_change=True, may_report=True)
    changeable, reportable = (
        Exists(policy.items(actor).filter(pk=OuterRef("pk"))) for policy in (CHANGEABLE, REPORTABLE)
    )
    return Standing(
        *Item.objects.filter(pk=item.pk)
        .annotate(is_changeable=changeable, is_reportable=reportable)
        .values_list("is_changeable", "is_reportable")
        .get()
    )


def require_changeable(actor: Actor, item_ids: Iterable[int]) -> None:
    """Raise NotVisible for an item that the actor may not see, NotAllowed for one it may only see."""
    _require(CHANGEABLE, actor, item_ids)


def require_reportable(actor: Actor, item_ids: Iterable[int]) -> None:
    """As `require_changeable` for readings and condition, which the holder of an item may report as well."""
    _require(REPORTABLE, actor, item_ids)


def _require(policy: ItemPolicy, actor: Actor, item_ids: Iterable[int]) -> None:
    wanted = set(item_ids)
    if policy.items(actor).filter(pk__in=wanted).count() == len(wanted):
        return
    if items_visible_to(actor).filter(pk__in=wanted).count() < len(wanted):
        raise NotVisible
    raise NotAllowed


def leaves_scope(actor: Actor, item: Item, values: Mapping[str, Any]) -> bool:
    """Whether these new values (by field) take an item that the actor may change out of the actor's own sight.

    Allowed, but to be said before it is done: nobody takes it back who cannot see it any more.
    """
    if VISIBLE.is_for_all(actor):
        return False
    facts = {name: values.get(name, getattr(item, name)) for name in ("customer_id", *SCOPING)}
    if actor.person_id is not None and facts["holder_id"] == actor.person_id:
        return False
    return not any(
        facts["customer_id"] in scope.organisation_ids
        and (scope.place_ids is None or facts["place_id"] in scope.place_ids)
        and scope.cost_centre_id in (None, facts["cost_centre_id"])
        for scope in actor.scopes_of(SEEING_RIGHTS)
    )


def require_registering(actor: Actor, customer_ids: Iterable[int]) -> None:
    """Who may put items into the register for these customers: staff, or an unnarrowed ordering right there."""
    if CHANGEABLE.is_for_all(actor):
        return
    whole = {
        organisation_id
        for scope in actor.scopes_of(CHANGING_RIGHTS)
        if scope.place_ids is None and scope.cost_centre_id is None
        for organisation_id in scope.organisation_ids
    }
    if actor.is_staff_of_provider or not set(customer_ids) <= whole:
        raise NotAllowed
