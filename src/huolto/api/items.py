"""Items: the register's list with its own search, filters and order; one item; registering and changing."""

from dataclasses import asdict
from typing import Annotated, Any, Literal

from django.http import HttpResponse
from django.utils.translation import gettext as _
from ninja import Body, Query, Router, Schema
from pydantic import Field

from huolto.api.answers import answer, bad_cursor, fields_asked
from huolto.api.callers import Bearer
from huolto.api.matching import ReadAnew, etag, revision_wanted
from huolto.api.schemas import (
    After,
    Amount,
    CodeRef,
    Day,
    Fields,
    Id,
    Input,
    Instant,
    Limit,
    LongText,
    Money,
    Page,
    PathId,
    Reason,
    Ref,
    Sparse,
    Text,
    instant,
)  # fmt: skip
from huolto.catalogue.choices import AcquisitionModel, ItemKind
from huolto.foundation.actors import Actor
from huolto.foundation.errors import ChangedMeanwhile, InvalidInput, NotVisible
from huolto.foundation.paging import is_place, page_of
from huolto.register.access import items_visible_to
from huolto.register.choices import IdentifierKind, ItemState
from huolto.register.commands import (
    UNSET,
    ItemChanges,
    NewIdentifier,
    NewItem,
    change_items,
    register_items,
)
from huolto.register.facts import FIELDS, facts_of
from huolto.register.item_filter import ItemFilter
from huolto.register.queries import SORTS

router = Router(tags=["Items"])
READ, WRITE = Bearer("items:read"), Bearer("items:write")


class ModelRef(Ref):
    """A device model with its maker."""

    maker: str


class Identifier(Input):
    """A number that an item is known by."""

    kind: IdentifierKind = Field(examples=["serial"])
    value: str = Field(max_length=100, min_length=1, examples=["PF3X9K21"])


class ItemOut(Sparse):
    """An item of the register."""

    id: int
    revision: int
    kind: ItemKind
    asset_tag: str
    name: str
    state: ItemState
    state_since: Instant
    acquisition_model: str
    posting_code: str
    product_id: int | None
    predecessor_id: int | None
    purchased_on: Day | None
    purchase_price: Money | None
    warranty_until: Day | None
    end_of_life_on: Day | None
    notes: str
    created_at: Instant
    category: CodeRef
    device_model: ModelRef | None
    customer: Ref
    owner: Ref
    custodian: Ref
    payer: Ref
    holder: Ref | None
    place: Ref | None
    cost_centre: CodeRef | None
    package: CodeRef | None
    identifiers: list[Identifier]


class Facts(Input):
    """What may be said of a new item and changed of one that is there."""

    holder_id: Id | None = None
    place_id: Id | None = None
    cost_centre_id: Id | None = None
    package_id: Id | None = None
    posting_code: Annotated[str, Field(max_length=60)] = ""
    device_model_id: Id | None = None
    acquisition_model: AcquisitionModel | Literal[""] = ""
    purchased_on: Day | None = None
    purchase_price: Amount | None = None
    warranty_until: Day | None = None
    end_of_life_on: Day | None = None
    notes: LongText = ""
    identifiers: Annotated[list[Identifier], Field(max_length=50)] = []


class ItemIn(Facts):
    """A new item; without a tag it gets the next one of its kind."""

    customer_id: Id
    category_id: Id
    name: Text
    at: Instant | None = Field(None, description="From when on it is the customer's; now where not given.")
    asset_tag: Annotated[str, Field(max_length=60)] = ""
    kind: ItemKind | Literal[""] = ""
    state: Literal["received", "delivered"] = "received"
    product_id: Id | None = None
    owner_id: Id | None = None
    custodian_id: Id | None = None
    payer_id: Id | None = None


class ItemPatch(Facts):
    """New values; what is not sent stays as it is, null clears it. Dated fields hold from `from_at` on (now)."""

    name: Text = ""
    category_id: Id = 0
    payer_id: Id = 0
    owner_id: Id = 0
    custodian_id: Id = 0
    from_at: Instant | None = None
    reason: Reason = ""


class ItemQuery(Schema):
    """The filters of the register's list; several values with commas between them, any of them fits."""

    q: Annotated[str, Field(max_length=200, description="Tag, name, serial, holder …")] = ""
    state: Annotated[str, Field(max_length=200, examples=["in_service"])] = ""
    kind: Annotated[str, Field(max_length=200)] = ""
    category: Annotated[str, Field(max_length=200, description="Ids.")] = ""
    model: Annotated[str, Field(max_length=200, description="Ids, or nobody.")] = ""
    holder: Annotated[str, Field(max_length=200, description="Ids, or nobody.")] = ""
    place: Annotated[str, Field(max_length=200, description="Ids, with all below them; or nobody.")] = ""
    cost_centre: Annotated[str, Field(max_length=200, description="Ids, or nobody.")] = ""
    package: Annotated[str, Field(max_length=200, description="Ids, or nobody.")] = ""
    acquisition: Annotated[str, Field(max_length=200)] = ""
    agreement: Annotated[str, Field(max_length=200)] = ""
    age: Annotated[str, Field(max_length=200, description="Months, as 0-12, 60-, unknown.")] = ""
    warranty: Annotated[
        str, Field(max_length=200, description="Ends within months: 1, 3, 6, 12; ended; unknown.")
    ] = ""
    lease: Annotated[str, Field(max_length=200, description="As warranty.")] = ""
    life: Annotated[str, Field(max_length=200, description="As warranty.")] = ""
    customer: Annotated[str, Field(max_length=200, description="Ids, with all below them.")] = ""


def read_filter(asked: dict[str, str]) -> ItemFilter:
    """The filter; raises InvalidInput for a value that the pages would leave out."""
    found = ItemFilter.read(asked)
    understood = asdict(found)
    for name, value in asked.items():
        wanted = [part.strip() for part in value.split(",") if part.strip()]
        if name != "q" and wanted and understood[name].split(",") != list(dict.fromkeys(wanted)):
            raise InvalidInput(
                _("“%(value)s” is no value of this filter.") % {"value": value[:60]}, field=name
            )
    return found


def told(
    actor: Actor,
    pk: int,
    fields: tuple[str, ...] = FIELDS,
    *,
    status: int = 200,
    headers: dict[str, str] | None = None,
    is_own_work: bool = False,
) -> HttpResponse:
    """One item as an answer, with its ETag; raises NotVisible, but for what the caller has made by this call."""
    among = None if is_own_work else items_visible_to(actor)
    found = facts_of(actor, [pk], ("revision", *fields), among=among)
    if not found:
        raise NotVisible
    revision = found[0]["revision"]
    facts = {name: found[0][name] for name in FIELDS if name in fields}
    return answer(facts, status=status, headers={"ETag": etag(revision), **(headers or {})})


@router.get(
    "",
    response=Page[ItemOut],
    auth=READ,
    url_name="api_items",
    operation_id="list_items",
    summary="Find items",
)
def list_items(
    request: Any,
    filters: Query[ItemQuery],
    sort: Annotated[str, Query(max_length=40, description="A column, with “-” before it falling.")] = "tag",
    fields: Fields = "",
    limit: Limit = 50,
    after: After = "",
) -> HttpResponse:
    """The items that you may see, searched, filtered and sorted as the register's list is."""
    actor = request.call.actor
    key = SORTS.get(sort.removeprefix("-"))
    if key is None:
        raise InvalidInput(_("One sorts by: %(columns)s.") % {"columns": ", ".join(SORTS)}, field="sort")
    if after and not is_place(after, key):
        raise bad_cursor()
    wanted = fields_asked(fields, FIELDS)
    rows = read_filter(filters.dict()).narrow(items_visible_to(actor), actor.provider)
    page = page_of(rows, sort=key, descending=sort.startswith("-"), size=limit, after=after)
    return answer({"data": facts_of(actor, page.ids, wanted), "next": page.after or None})


@router.post(
    "",
    response={201: ItemOut},
    auth=WRITE,
    url_name="api_items",
    operation_id="create_item",
    summary="Register an item",
)
def create_item(request: Any, item: Body[ItemIn]) -> HttpResponse:
    """Put an item into the register. It is put in service by the step `put-in-service`."""
    actor = request.call.actor
    [made] = register_items(actor=actor, items=[_new_item(actor, item)])
    headers = {"Location": f"{request.path}/{made.pk}"}
    return told(actor, made.pk, status=201, headers=headers, is_own_work=True)


def _new_item(actor: Actor, item: ItemIn) -> NewItem:
    given = item.dict(exclude={"at", "identifiers"})
    return NewItem(**given, at=instant(actor, item.at), identifiers=_numbers(item.identifiers))


def _numbers(given: list[Identifier]) -> tuple[NewIdentifier, ...]:
    return tuple(NewIdentifier(kind=one.kind, value=one.value) for one in given)


@router.get(
    "/{item_id}",
    response=ItemOut,
    auth=READ,
    url_name="api_item",
    operation_id="get_item",
    summary="Read an item",
)
def get_item(request: Any, item_id: PathId, fields: Fields = "") -> HttpResponse:
    """One item. Its ETag goes into `If-Match` of a change."""
    actor = request.call.actor
    return told(actor, item_id, fields_asked(fields, FIELDS))


@router.patch(
    "/{item_id}",
    response=ItemOut,
    auth=WRITE,
    url_name="api_item",
    operation_id="change_item",
    summary="Change an item",
)
def change_item(request: Any, item_id: PathId, changes: Body[ItemPatch]) -> HttpResponse:
    """Give an item new values. Needs `If-Match`; if somebody changed the item since, nothing happens (412)."""
    actor = request.call.actor
    revision = revision_wanted(request)
    given = changes.dict(exclude_unset=True, exclude={"from_at", "reason", "identifiers"})
    numbers = _numbers(changes.identifiers) if "identifiers" in changes.model_fields_set else UNSET
    try:
        change_items(
            actor=actor,
            item_ids=[item_id],
            changes=ItemChanges(**given, identifiers=numbers),
            from_at=instant(actor, changes.from_at),
            expected_revision=revision,
            reason=changes.reason,
        )
    except ChangedMeanwhile as error:
        raise ReadAnew(error.message, details=error.details) from error
    try:
        return told(actor, item_id)
    except NotVisible:
        # Moved out of the caller's own sight: done, and no longer its to read.
        return answer({"id": item_id})
