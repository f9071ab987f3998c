"""Items for tests of the register, made by its commands."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from cast import Cast
from huolto.catalogue.commands import create_category, create_package
from huolto.catalogue.models import Category, ServicePackage
from huolto.parties.models import Organisation
from huolto.register.commands import NewItem, StartOfService, put_in_service, register_items
from huolto.register.models import Assignment, Item, Placement, ServiceInterval

HELSINKI = ZoneInfo("Europe/Helsinki")


def day(month: int, day_of_month: int, year: int = 2026) -> datetime:
    """The instant at which a day begins in Finland."""
    return datetime(year, month, day_of_month, tzinfo=HELSINKI)


def laptops(cast: Cast) -> Category:
    """The category of laptops at Suopursu."""
    found = Category.objects.filter(provider=cast.suopursu, code="laptop").first()
    return found or create_category(
        actor=cast.system(), code="laptop", name={"en": "Laptops", "fi": "Kannettavat"}
    )


def package(cast: Cast, code: str) -> ServicePackage:
    """A service package at Suopursu."""
    found = ServicePackage.objects.filter(provider=cast.suopursu, code=code).first()
    return found or create_package(actor=cast.system(), code=code, name={"en": code.title()})


def new_item(cast: Cast, tag: str, *, customer: Organisation | None = None, **facts: Any) -> NewItem:
    """An input for `register_items`."""
    given: dict[str, Any] = {"name": "Lumo Book 14", "at": day(1, 1), **facts}
    return NewItem(
        customer_id=(customer or cast.kaarnalahti).pk,
        category_id=laptops(cast).pk,
        asset_tag=tag,
        **given,
    )


def an_item(cast: Cast, tag: str = "KA-1", *, in_service_from: datetime | None = None, **facts: Any) -> Item:
    """A registered laptop of Kaarnalahti since 1 January 2026."""
    [item] = register_items(actor=cast.system(), items=[new_item(cast, tag, **facts)])
    if in_service_from:
        put_in_service(actor=cast.system(), starts=[StartOfService(item_id=item.pk, at=in_service_from)])
        item.refresh_from_db()
    return item


def holders(item: Item) -> list[tuple[Any, ...]]:
    """Who held an item: (name, from, until) in order."""
    return [
        (row.holder.name if row.holder else None, row.during.lower, row.during.upper)
        for row in Assignment.objects.filter(item=item).select_related("holder").order_by("during")
    ]


def places(item: Item) -> list[tuple[Any, ...]]:
    """Where an item was."""
    return [
        (row.place.name if row.place else None, row.during.lower, row.during.upper)
        for row in Placement.objects.filter(item=item).select_related("place").order_by("during")
    ]


def services(item: Item) -> list[tuple[Any, ...]]:
    """When an item was in service with which package."""
    return [
        (row.package.code if row.package else None, row.during.lower, row.during.upper)
        for row in ServiceInterval.objects.filter(item=item).select_related("package").order_by("during")
    ]
