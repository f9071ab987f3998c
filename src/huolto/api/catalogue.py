"""Models, categories, packages and products; shops with what they offer the caller today."""

from typing import Annotated, Any

from django.db.models import Q
from django.http import HttpResponse
from ninja import Query, Router, Schema

from huolto.api.answers import answer, one_of, page_by_id, ref
from huolto.api.callers import Bearer
from huolto.api.schemas import After, CodeRef, Limit, Money, Page, PathId, Ref
from huolto.catalogue.access import assortments_for, products_visible_to
from huolto.catalogue.models import (
    Assortment,
    Category,
    DeviceModel,
    Product,
    ServicePackage,
)
from huolto.catalogue.queries import Offer, offers_for, product_ids_named
from huolto.foundation.actors import Actor
from huolto.foundation.texts import text_in
from huolto.parties.access import is_staff
from huolto.parties.queries import today_at
from huolto.register.access import items_visible_to
from huolto.shop.access import customer_of_orderer

router = Router(tags=["Catalogue"])
READ = Bearer("catalogue:read")
Words = Annotated[str, Query(max_length=100, description="In the name or the number.")]


class DeviceModelOut(Schema):
    """A model of device."""

    id: int
    maker: str
    name: str
    model_number: str
    category: CodeRef
    life_months: int | None
    successor_id: int | None


class NamedOut(Schema):
    """A thing with a code and its name in the language of Accept-Language."""

    id: int
    code: str
    name: str


class ProductOut(Schema):
    """Something that can be ordered."""

    id: int
    sku: str
    name: str
    category: CodeRef
    device_model_id: int | None
    makes_item: bool
    is_active: bool


class AssortmentOut(Schema):
    """A shop that you may order from."""

    id: int
    code: str
    name: str
    organisation: Ref


class OfferOut(Schema):
    """What a shop offers today: how it is acquired, what it costs, with which packages."""

    product: ProductOut
    assortment_id: int
    acquisition_model: str
    price: Money
    monthly: Money | None
    term_months: int | None
    packages: list[NamedOut]


def named(row: Any) -> dict[str, Any]:
    """A row with a code and a translated name."""
    return {"id": row.pk, "code": row.code, "name": text_in(row.name) or row.code}


def _seen(actor: Actor, model: Any, field: str) -> Any:
    """All for staff; for others those of the items that they may see."""
    rows = model.objects.of(actor.provider)
    if is_staff(actor):
        return rows
    return rows.filter(pk__in=items_visible_to(actor).order_by().values(field))


def _models(actor: Actor) -> Any:
    return _seen(actor, DeviceModel, "device_model_id").select_related("maker", "category")


def _model(row: DeviceModel) -> dict[str, Any]:
    names = ("name", "model_number", "life_months", "successor_id")
    told = {name: getattr(row, name) for name in names}
    return {"id": row.pk, "maker": row.maker.name, "category": named(row.category), **told}


def _product(row: Product) -> dict[str, Any]:
    return {
        "id": row.pk,
        "sku": row.sku,
        "name": text_in(row.name) or row.sku,
        "category": named(row.category),
        "device_model_id": row.device_model_id,
        "makes_item": row.makes_item,
        "is_active": row.is_active,
    }


def _products(actor: Actor) -> Any:
    return products_visible_to(actor).select_related("category")


@router.get(
    "/device-models",
    response=Page[DeviceModelOut],
    auth=READ,
    url_name="api_device_models",
    operation_id="list_device_models",
    summary="Find device models",
)
def list_models(request: Any, q: Words = "", limit: Limit = 50, after: After = "") -> HttpResponse:
    """Models of devices; at a customer those of the devices that you see."""
    rows = _models(request.call.actor)
    for word in q.split():
        rows = rows.filter(
            Q(name__icontains=word) | Q(maker__name__icontains=word) | Q(model_number__icontains=word)
        )
    return answer(page_by_id(rows, _model, limit=limit, after=after, newest_first=False))


@router.get(
    "/device-models/{model_id}",
    response=DeviceModelOut,
    auth=READ,
    url_name="api_device_model",
    operation_id="get_device_model",
    summary="Read a device model",
)
def get_model(request: Any, model_id: PathId) -> HttpResponse:
    """One model."""
    return answer(_model(one_of(_models(request.call.actor), model_id)))


@router.get(
    "/categories",
    response=Page[NamedOut],
    auth=READ,
    url_name="api_categories",
    operation_id="list_categories",
    summary="Categories",
)
def list_categories(request: Any, limit: Limit = 50, after: After = "") -> HttpResponse:
    """Groups of products and devices; a new item names one."""
    rows = _seen(request.call.actor, Category, "category_id")
    return answer(page_by_id(rows, named, limit=limit, after=after, newest_first=False))


@router.get(
    "/packages",
    response=Page[NamedOut],
    auth=READ,
    url_name="api_packages",
    operation_id="list_packages",
    summary="Service packages",
)
def list_packages(request: Any, limit: Limit = 50, after: After = "") -> HttpResponse:
    """What the provider does for an item."""
    rows = _seen(request.call.actor, ServicePackage, "package_id")
    return answer(page_by_id(rows, named, limit=limit, after=after, newest_first=False))


@router.get(
    "/products",
    response=Page[ProductOut],
    auth=READ,
    url_name="api_products",
    operation_id="list_products",
    summary="Find products",
)
def list_products(request: Any, q: Words = "", limit: Limit = 50, after: After = "") -> HttpResponse:
    """Products; at a customer those of the shops that you may order from."""
    actor = request.call.actor
    rows = _products(actor)
    if q.strip():
        rows = rows.filter(pk__in=product_ids_named(actor.provider_id, q.strip()))
    return answer(page_by_id(rows, _product, limit=limit, after=after, newest_first=False))


@router.get(
    "/products/{product_id}",
    response=ProductOut,
    auth=READ,
    url_name="api_product",
    operation_id="get_product",
    summary="Read a product",
)
def get_product(request: Any, product_id: PathId) -> HttpResponse:
    """One product."""
    return answer(_product(one_of(_products(request.call.actor), product_id)))


@router.get(
    "/assortments",
    response=Page[AssortmentOut],
    auth=READ,
    url_name="api_assortments",
    operation_id="list_assortments",
    summary="Your shops",
)
def list_assortments(request: Any, limit: Limit = 50, after: After = "") -> HttpResponse:
    """The shops that you may order from."""

    def told(row: Assortment) -> dict[str, Any]:
        return named(row) | {"organisation": ref(row.organisation)}

    rows = assortments_for(request.call.actor)
    return answer(page_by_id(rows, told, limit=limit, after=after, newest_first=False))


@router.get(
    "/assortments/{assortment_id}/offers",
    response=Page[OfferOut],
    auth=READ,
    url_name="api_offers",
    operation_id="list_offers",
    summary="What a shop offers",
)
def list_offers(request: Any, assortment_id: PathId) -> HttpResponse:
    """What it offers today, at the prices of today."""
    actor = request.call.actor
    one_of(assortments_for(actor), assortment_id)
    offers = offers_for(
        actor,
        assortment_id=assortment_id,
        customer=customer_of_orderer(actor),
        on=today_at(actor.provider),
    )
    return answer({"data": [_offer(one) for one in offers], "next": None})


def _offer(offer: Offer) -> dict[str, Any]:
    price: Any = offer.price
    return {
        "product": _product(offer.product),
        "assortment_id": offer.assortment_id,
        "acquisition_model": offer.acquisition_model,
        "price": price.price,
        "monthly": price.monthly,
        "term_months": price.term_months,
        "packages": [named(package) for package in offer.packages],
    }
