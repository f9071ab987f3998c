"""Finds device models and what may be ordered."""

from urllib.parse import quote

from django.db.models import Q

from huolto.catalogue.access import products_visible_to
from huolto.catalogue.models import DeviceModel
from huolto.faces.search.found import PER_GROUP, Addresses, Found
from huolto.foundation.actors import Actor
from huolto.foundation.texts import text_in, texts_of


def find_models(actor: Actor, text: str, url: Addresses) -> list[Found]:
    """Models by maker, name or number; leads to the devices of the model."""
    rows = DeviceModel.objects.of(actor.provider).select_related("maker")
    wanted = Q(name__folded=text) | Q(model_number__folded=text) | Q(maker__name__folded=text)
    return [
        Found(
            f"{row.maker.name} {row.name}",
            f"{url('devices')}?model={row.pk}",
            "devices-2",
            row.model_number,
        )
        for row in rows.filter(wanted).order_by("maker__name", "name", "pk")[:PER_GROUP]
    ]


def find_products(actor: Actor, text: str, url: Addresses) -> list[Found]:
    """Products by name in any language or by number; a customer's people find those of their own shops."""
    rows = products_visible_to(actor).annotate(texts=texts_of("name"))
    rows = rows.filter(Q(texts__folded=text) | Q(sku__folded=text), is_active=True)
    found = rows.select_related("category").order_by("sku", "pk")[:PER_GROUP]
    fallback = actor.provider.language
    return [
        Found(
            name := text_in(row.name, fallback=fallback),
            url("product", row.pk) if actor.is_staff_of_provider else f"{url('shop')}?q={quote(name)}",
            row.category.icon or "package",
            text_in(row.category.name, fallback=fallback),
        )
        for row in found
    ]
