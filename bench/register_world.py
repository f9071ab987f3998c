"""A register of any size: four providers, fifty customers each, people, places and models in their usual numbers.

Rows are made by COPY past the commands, as a list of years would have left them; the keys are those of
`register.list_keys`. Everything is drawn from one seed, so every run measures the same rows.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

PROVIDERS = (
    ("alfa", "FI", "EUR", "fi"),
    ("bravo", "SE", "SEK", "sv"),
    ("charlie", "NO", "NOK", "nb"),
    ("delta", "FI", "EUR", "en"),
)
CUSTOMERS = 50
PLACES, CENTRES, MODELS = 40, 25, 300
STATES = (
    ("in_service",) * 88 + ("received",) * 3 + ("delivered",) * 3 + ("out_of_service",) * 5 + ("disposed",)
)
FIRST = ("Aino", "Eero", "Leena", "Vesa", "Päivi", "Laura", "Sanna", "Mikko", "Elina", "Oskari", "Tuuli", "Helmi", "Jari", "Riikka", "Antti", "Noora", "Kalle", "Emmi", "Lauri", "Petra")  # fmt: skip
LAST = ("Kettunen", "Hakala", "Harjula", "Niemelä", "Rauta", "Sundén", "Vesa", "Ilves", "Aro", "Karhu", "Saari", "Harju", "Pohja", "Laine", "Koski", "Salo", "Virta", "Mäki", "Lind", "Åberg", "Öman", "Holm")  # fmt: skip
SERIES = ("Lumo Book", "Lumo Pad", "Orvo", "Kide Phone", "Taika Screen", "Virta Dock")
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789"
TODAY = date(2026, 11, 1)
ITEM_COLUMNS = (
    "provider_id", "tree_id", "customer_id", "owner_id", "custodian_id", "payer_id", "kind", "asset_tag", "folded_tag", "name",
    "state", "category_id", "device_model_id", "acquisition_model", "holder_id", "place_id", "cost_centre_id", "posting_code",
    "package_id", "purchased_on", "warranty_until", "end_of_life_on", "notes", "source_key", "revision", "created_at",
    "search_text", "sort_device", "sort_customer", "sort_holder", "sort_place", "sort_cost_centre", "sort_package",
)  # fmt: skip


@dataclass
class World:
    """What was made, by provider: ids and the examples that searches look for."""

    providers: list[Any]
    customers: dict[int, list[Any]]
    items: int


def make_world(items: int, providers_wanted: int = len(PROVIDERS)) -> World:
    """Fill an empty database with so many items; indexes are made after the rows, as a restored dump would."""
    from django.db import connection

    from huolto.parties.commands import create_provider

    draw = random.Random(7)
    providers = [
        create_provider(
            slug=slug,
            name=slug.title(),
            country=country,
            currency=currency,
            language=language,
            zone="Europe/Helsinki",
        )
        for slug, country, currency, language in PROVIDERS[:providers_wanted]
    ]
    world = World(providers, {}, items)
    with connection.cursor() as cursor:
        indexes = _without_indexes(cursor)
        cursor.execute("ALTER TABLE register_item DISABLE TRIGGER USER")
        for provider in providers:
            parts = _Parts(provider, draw)
            world.customers[provider.pk] = parts.customers
            _copy_items(cursor, parts, draw, items // len(providers))
        cursor.execute("ALTER TABLE register_item ENABLE TRIGGER USER")
        cursor.execute(
            "INSERT INTO register_itemidentifier (provider_id, item_id, kind, value, normalised) "
            "SELECT provider_id, id, 'serial', upper(split_part(search_text, ' ', 2)), split_part(search_text, ' ', 2) "
            "FROM register_item"
        )
        for statement in indexes:
            cursor.execute(statement)
        cursor.execute("VACUUM ANALYZE")
    return world


def _without_indexes(cursor: Any) -> list[str]:
    cursor.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'register_item' AND indexdef NOT LIKE 'CREATE UNIQUE%'"
    )
    found = cursor.fetchall()
    for name, _definition in found:
        cursor.execute(f'DROP INDEX "{name}"')
    return [definition for _name, definition in found]


class _Parts:
    """The people, places and models of one provider."""

    def __init__(self, provider: Any, draw: random.Random) -> None:
        from huolto.catalogue.models import Category, DeviceModel, Maker, ServicePackage
        from huolto.parties.models import CostCentre, Organisation, Person, Place

        self.provider = provider
        own = {"provider": provider}
        self.customers = Organisation.objects.bulk_create(
            Organisation(
                **own,
                slug=f"c{number}",
                name=f"{draw.choice(LAST)}la {number}",
                roles=["customer"],
                country="FI",
                language="fi",
            )
            for number in range(CUSTOMERS)
        )
        for customer in self.customers:
            customer.path = f"/{customer.pk}/"
        Organisation.objects.bulk_update(self.customers, ["path"])
        self.categories = Category.objects.bulk_create(
            Category(**own, code=code, name={"en": code.title()})
            for code in ("laptops", "phones", "printers", "screens", "tablets")
        )
        self.packages = ServicePackage.objects.bulk_create(
            ServicePackage(**own, code=code, name={"en": code.title()})
            for code in ("basic", "plus", "standard", "school")
        )
        maker = Maker.objects.create(**own, name="Lumo", folded_name="lumo")
        self.models = DeviceModel.objects.bulk_create(
            DeviceModel(
                **own, maker=maker, category=draw.choice(self.categories),
                name=f"{draw.choice(SERIES)} {number}", folded_name=f"model {number}",
            )
            for number in range(MODELS)
        )  # fmt: skip
        self.places = {
            customer.pk: Place.objects.bulk_create(
                Place(**own, organisation=customer, name=f"{draw.choice(LAST)}n talo {number}")
                for number in range(PLACES)
            )
            for customer in self.customers
        }
        for places in self.places.values():
            for place in places:
                place.path = f"/{place.pk}/"
            Place.objects.bulk_update(places, ["path"])
        self.centres = {
            customer.pk: CostCentre.objects.bulk_create(
                CostCentre(**own, organisation=customer, code=str(4000 + number), name="Opetus")
                for number in range(CENTRES)
            )
            for customer in self.customers
        }
        self.people: dict[int, list[Any]] = {}
        for customer in self.customers:
            self.people[customer.pk] = Person.objects.bulk_create(
                Person(
                    **own, organisation=customer, name=f"{draw.choice(FIRST)} {draw.choice(LAST)} {number}"
                )
                for number in range(400)
            )


def _copy_items(cursor: Any, parts: _Parts, draw: random.Random, count: int) -> None:
    columns = ", ".join(ITEM_COLUMNS)
    with cursor.copy(f"COPY register_item ({columns}) FROM STDIN") as copy:
        for row in _items(parts, draw, count):
            copy.write_row(row)


def _items(parts: _Parts, draw: random.Random, count: int) -> Iterator[tuple[Any, ...]]:
    from functools import cache

    from huolto.foundation.texts import text_in
    from huolto.register.list_keys import search_text
    from huolto.rules.texts import fold, sorting_key

    @cache
    def key(text: str) -> str:
        return sorting_key(text, parts.provider.language)[:32].rstrip("\x01") if text else ""

    for number in range(count):
        customer = draw.choice(parts.customers)
        own = customer.pk
        model, place, centre = (
            draw.choice(parts.models),
            draw.choice(parts.places[own]),
            draw.choice(parts.centres[own]),
        )
        holder = draw.choice(parts.people[own]) if draw.random() < 0.93 else None
        package = draw.choice(parts.packages)
        bought = TODAY - timedelta(days=draw.randrange(2200))
        tag = f"{customer.name[:2].upper()}-{number:06d}"
        serial = "".join(draw.choices(LETTERS, k=10))
        facts = {
            "tag": tag, "name": model.name, "maker": "Lumo", "model": model.name, "model_number": "",
            "holder": holder.name if holder else "", "place": place.name,
        }  # fmt: skip
        yield (
            parts.provider.pk, own, own, own, own, own, "device", tag, fold(tag), model.name,
            draw.choice(STATES), model.category_id, model.pk, draw.choice(("direct_purchase", "finance_lease", "lifecycle_lease")),
            holder.pk if holder else None, place.pk, centre.pk, "", package.pk, bought, bought + timedelta(days=730),
            bought + timedelta(days=1460) if draw.random() < 0.9 else None, "", "", 1, TODAY,
            search_text(facts, (serial,)), key(model.name), key(customer.name), key(facts["holder"]), key(place.name), key(centre.code),
            key(text_in(package.name, parts.provider.language)),
        )  # fmt: skip
