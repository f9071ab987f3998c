"""Finds what has a number: items, requests, orders, invoices, agreements."""

from django.db.models import F, Q, Value

from huolto.agreements.access import agreements_visible_to
from huolto.catalogue.queries import product_ids_named
from huolto.desk.access import requests_visible_to
from huolto.desk.choices import RequestKind
from huolto.faces.search.found import PER_GROUP, Addresses, Found
from huolto.foundation.actors import Actor
from huolto.foundation.texts import text_in, texts_of
from huolto.invoicing.access import invoices_visible_to
from huolto.register.access import items_visible_to
from huolto.register.choices import IdentifierKind
from huolto.register.identifiers import folded_tag, normalised
from huolto.register.item_filter import searched
from huolto.register.models import ItemIdentifier
from huolto.rules.formatting import fold
from huolto.rules.texts import latin_digits
from huolto.shop.access import orders_visible_to

SHORTEST_TITLE = 3
"""Letters from which on titles and names are looked into; numbers are from the first digit."""


def find_items(actor: Actor, text: str, url: Addresses) -> list[Found]:
    """By tag or any identifier exactly (these first), else by whatever the register's list finds; one query.

    Each part runs along an index: the tag's, the identifiers', the trigrams' in the order of tags.
    """
    columns = ("pk", "name", "asset_tag", "icon", "holder_name", "customer_name")
    visible = items_visible_to(actor)
    exact = Value(0)
    likely = Value(1)
    known = ItemIdentifier.objects.of(actor.provider).filter(
        kind__in=IdentifierKind.values, normalised=normalised(text)
    )
    parts = [
        (visible.filter(folded_tag=folded_tag(text)), exact),
        (visible.filter(pk__in=known.values("item_id")), exact),
        (visible.filter(searched(text)), likely),
    ]
    queries = [
        part.order_by("folded_tag")
        .annotate(
            icon=F("category__icon"),
            holder_name=F("holder__name"),
            customer_name=F("customer__name"),
            rank=rank,
        )
        .values_list(*columns, "rank")[:PER_GROUP]
        for part, rank in parts
    ]
    rows: dict[int, Found] = {}
    found = queries[0].union(*queries[1:], all=True).order_by("rank", "asset_tag")
    for pk, name, tag, icon, holder, customer, _rank in found:
        second = " · ".join(filter(None, (holder, customer if actor.is_staff_of_provider else "")))
        rows.setdefault(pk, Found(name, url("device", pk), icon or "device-laptop", second, tag))
    return list(rows.values())[:PER_GROUP]


def find_requests(actor: Actor, text: str, url: Addresses) -> list[Found]:
    """By number, or by words of the title; the newest first."""
    wanted = by_number(text)
    if len(fold(text)) >= SHORTEST_TITLE:
        wanted |= Q(title__folded=text)
    rows = requests_visible_to(actor).filter(wanted).exclude(kind=RequestKind.ORDER)
    found = rows.select_related("customer").order_by("-opened_at", "-pk")[:PER_GROUP]
    return [
        Found(
            row.title,
            url("request", row.pk),
            "message",
            f"{row.customer.name} · {row.get_state_display()}" if actor.is_staff_of_provider else row.get_state_display(),
            row.number,
        )
        for row in found
    ]  # fmt: skip


def find_orders(actor: Actor, text: str, url: Addresses) -> list[Found]:
    """By the number of its request, who ordered, or what was ordered; the newest first."""
    wanted = by_number(text, "request__")
    if len(fold(text)) >= SHORTEST_TITLE:
        products = product_ids_named(actor.provider_id, text)
        wanted |= Q(request__title__folded=text) | Q(orderer__name__folded=text)
        wanted |= Q(pk__in=_orders_of(actor, products))
    rows = orders_visible_to(actor).filter(wanted).select_related("request", "customer")
    found = rows.order_by("-placed_at", "-pk")[:PER_GROUP]
    return [
        Found(
            row.request.title,
            url("order", row.pk) if actor.is_staff_of_provider else url("request", row.request_id),
            "package",
            f"{row.customer.name} · {row.get_state_display()}" if actor.is_staff_of_provider else row.get_state_display(),
            row.request.number,
        )
        for row in found
    ]  # fmt: skip


def find_invoices(actor: Actor, text: str, url: Addresses) -> list[Found]:
    """By number; by the customer's name for the provider."""
    wanted = Q(number__icontains=latin_digits(text).strip())
    if actor.is_staff_of_provider and len(fold(text)) >= SHORTEST_TITLE:
        wanted |= Q(customer__name__folded=text)
    rows = invoices_visible_to(actor).exclude(number="").filter(wanted).select_related("customer", "period")
    return [
        Found(
            row.customer.name,
            url("invoice", row.pk),
            "file-invoice",
            row.get_state_display(),
            row.number,
        )
        for row in rows.order_by("-issued_on", "-pk")[:PER_GROUP]
    ]


def find_agreements(actor: Actor, text: str, url: Addresses) -> list[Found]:
    """By code, by name in any language, by customer."""
    rows = agreements_visible_to(actor).annotate(texts=texts_of("name"))
    wanted = Q(code__folded=text) | Q(texts__folded=text) | Q(customer__name__folded=text)
    found = rows.filter(wanted).select_related("customer").order_by("code", "pk")[:PER_GROUP]
    fallback = actor.provider.language
    return [
        Found(
            text_in(row.name, fallback=fallback) or row.code,
            url("agreement", row.pk),
            "file-text",
            row.customer.name,
            row.code,
        )
        for row in found
    ]


def by_number(text: str, prefix: str = "") -> Q:
    """A request's number as people write it: `SR-000123`, `sr123`, `123`, in any digits."""
    folded = fold(text).replace(" ", "").replace("-", "").removeprefix("sr")
    if not folded.isascii() or not folded.isdigit() or len(folded) > 12:
        return Q(pk__in=[])
    whole = f"SR-{int(folded):06d}"
    wanted = Q(**{f"{prefix}number": whole})
    if len(folded) >= 2:
        wanted |= Q(**{f"{prefix}number__contains": folded})
    return wanted


def _orders_of(actor: Actor, products: object) -> object:
    """Orders with a line of these products."""
    return orders_visible_to(actor).filter(lines__product__in=products).values("pk")
