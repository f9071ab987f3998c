"""The refresh plan of a customer: which devices end their lives when, and what new ones cost. Begin at `refresh_plan`.

The database groups devices that are alike; ends, years and sums are `rules.refresh`'s; prices are today's, of the
device that corresponds in the storefront of whoever has the old one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, F, FilteredRelation, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncDate

from huolto.catalogue.choices import ItemKind
from huolto.catalogue.models import Category, DeviceModel
from huolto.catalogue.queries import Offer, lines_of_models, offers_of, storefronts_of
from huolto.foundation.actors import Actor
from huolto.foundation.models import Provider
from huolto.foundation.texts import text_in
from huolto.parties.models import CostCentre, Organisation, Place
from huolto.parties.queries import today_at
from huolto.register.access import items_visible_to
from huolto.register.choices import ItemState
from huolto.register.models import Item, ServiceInterval
from huolto.rules.calendars import CalendarSystem
from huolto.rules.refresh import (
    Batch,
    Life,
    Plan,
    UnitPrice,
    end_of,
    plan,
    year_of_end,
    years_from,
)
from huolto.shop.costs import costs_of_offers
from huolto.shop.replacements import first_offer, offers_by_model

GONE = (ItemState.OUT_OF_SERVICE, ItemState.DISPOSED)
_FACTS = (
    "customer_id", "category_id", "device_model_id", "product_id", "end_of_life_on", "open_lease__starts_on",
    "open_lease__term_months", "began_on",
)  # fmt: skip

Row = tuple[int, int | None]
"""A category's id and a model's, None for devices without a model."""


@dataclass(frozen=True, kw_only=True)
class PlanFilter:
    """Whose devices, narrowed by place (with what is in it), cost centre and category; how far and how long."""

    customer: Organisation
    place: Place | None = None
    cost_centre: CostCentre | None = None
    category: Category | None = None
    horizon: int = 5
    longer_by: int = 0


@dataclass(frozen=True)
class PlanRow:
    """One row: its category and model by name, and what takes the model's place ("" where nothing does)."""

    category: str
    model: str
    successors: tuple[str, ...] = ()


@dataclass(frozen=True)
class RefreshPlan:
    """The plan with its years and the words of its rows; `assumed` are lives by category where a model has none."""

    plan: Plan
    years: tuple[int, ...]
    rows: Mapping[Row, PlanRow]
    assumed: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class DueItem:
    """One device of a plan: when its life ends, and what tells that (`stated`, `lease`, `model`, `category`, "")."""

    pk: int
    year: int
    ends_on: date | None
    told_by: str


def refresh_plan(actor: Actor, narrowed: PlanFilter) -> RefreshPlan:
    """The plan of what the actor may see."""
    today, system = _now(actor.provider)
    years = years_from(today, system, narrowed.horizon)
    lives = _Lives(actor.provider, narrowed.longer_by)
    groups = list(_items(actor, narrowed).values_list(*_FACTS).annotate(n=Count("pk")).order_by())
    prices = _Prices(actor.provider, groups, today)
    found = plan(
        Batch(
            row=(group[1], group[2]),
            year=year_of_end(lives.end(group), today, years, system),
            count=group[-1],
            price=prices.of(group),
        )
        for group in groups
    )
    return RefreshPlan(
        plan=found,
        years=years,
        rows=_rows(actor.provider, {row for row in found.rows if isinstance(row, tuple)}, prices),
        assumed=lives.assumed(group[1] for group in groups if not lives.of_model.get(group[2])),
    )


def due_items(
    actor: Actor, narrowed: PlanFilter, *, year: int, model_id: int | None = None, any_model: bool = True
) -> list[DueItem]:
    """The devices behind a number of the plan, those that end first at the front."""
    today, system = _now(actor.provider)
    years = years_from(today, system, narrowed.horizon)
    lives = _Lives(actor.provider, narrowed.longer_by)
    items = _items(actor, narrowed)
    if not any_model:
        items = items.filter(device_model_id=model_id)
    found = []
    for row in items.values_list(*_FACTS, "pk").order_by():
        end = lives.end(row)
        if year_of_end(end, today, years, system) == year:
            found.append(DueItem(row[-1], year, end, lives.told_by(row)))
    return sorted(found, key=lambda one: (one.ends_on or date.max, one.pk))


def _now(provider: Provider) -> tuple[date, CalendarSystem]:
    return today_at(provider), CalendarSystem(provider.calendar_system)


def _items(actor: Actor, narrowed: PlanFilter) -> "QuerySet[Item]":
    items = (
        items_visible_to(actor)
        .filter(kind=ItemKind.DEVICE, customer__path__startswith=narrowed.customer.path)
        .exclude(state__in=GONE)
    )
    if narrowed.place is not None:
        items = items.filter(place__path__startswith=narrowed.place.path)
    if narrowed.cost_centre is not None:
        items = items.filter(cost_centre=narrowed.cost_centre)
    if narrowed.category is not None:
        items = items.filter(category=narrowed.category)
    first_served = (
        ServiceInterval.objects.filter(item=OuterRef("pk"))
        .order_by()
        .values("item")
        .annotate(first=Min(TruncDate("during__startswith", tzinfo=ZoneInfo(actor.provider.zone))))
        .values("first")
    )
    return items.annotate(
        open_lease=FilteredRelation("leases", condition=Q(leases__ended_on=None)),
        began_on=Coalesce(F("purchased_on"), Subquery(first_served)),
    )


class _Lives:
    """Ends of lives by what a row of `_FACTS` knows, with the lives of models and categories."""

    def __init__(self, provider: Provider, longer_by: int) -> None:
        system = CalendarSystem(provider.calendar_system)
        self.of_model: dict[int | None, int] = dict(
            DeviceModel.objects.of(provider).exclude(life_months=None).values_list("pk", "life_months")
        )
        self.categories = {row.pk: row for row in Category.objects.of(provider)}
        # Many devices share their dates: each end is reckoned once.
        self._end = lru_cache(maxsize=None)(lambda life: end_of(life, system, longer_by=longer_by))

    def life(self, row: Any) -> Life:
        """What is known of the lives of a row."""
        category = self.categories.get(row[1])
        return Life(
            ends_on=row[4],
            lease_from=row[5],
            lease_months=row[6],
            began_on=row[7],
            life_months=self.of_model.get(row[2]),
            assumed_months=category.life_months if category else None,
        )

    def end(self, row: Any) -> date | None:
        """When they end."""
        end: date | None = self._end(self.life(row))
        return end

    def told_by(self, row: Any) -> str:
        """What tells the end."""
        life = self.life(row)
        if life.ends_on is not None:
            return "stated"
        if life.lease_from is not None:
            return "lease"
        if life.began_on is None:
            return ""
        if life.life_months:
            return "model"
        return "category" if life.assumed_months else ""

    def assumed(self, category_ids: Iterable[int]) -> dict[str, int]:
        """The lives of these categories by name."""
        rows = sorted(
            (self.categories[pk] for pk in set(category_ids) if pk in self.categories),
            key=lambda row: (row.position, row.code),
        )
        return {text_in(row.name) or row.code: row.life_months for row in rows if row.life_months}


class _Prices:
    """Today's price of the device that corresponds, by whose the old one is, its model and its product."""

    def __init__(self, provider: Provider, groups: Iterable[Any], today: date) -> None:
        wanted: dict[int, set[tuple[int | None, int | None]]] = {}
        for group in groups:
            wanted.setdefault(group[0], set()).add((group[2], group[3]))
        models = {model for pairs in wanted.values() for model, _product in pairs if model}
        self._lines = lines_of_models(provider.pk, models)
        self._offers: dict[tuple[int, int | None, int | None], Offer] = {}
        self._prices: dict[tuple[int, int], UnitPrice] = {}
        for customer in Organisation.objects.of(provider).filter(pk__in=wanted):
            self._learn(provider, customer, wanted[customer.pk], today)

    def _learn(
        self,
        provider: Provider,
        customer: Organisation,
        pairs: set[tuple[int | None, int | None]],
        today: date,
    ) -> None:
        offers = [
            offer
            for assortment in storefronts_of(customer)
            for offer in offers_of(assortment.pk, customer=customer, on=today)
        ]
        by_model, by_product = (
            offers_by_model(offers),
            {offer.product.pk: offer for offer in reversed(offers)},
        )
        chosen: dict[int, Offer] = {}
        for model, product in pairs:
            found = first_offer(self._lines.get(model or 0, ()), by_model) or by_product.get(product or 0)
            if found is not None:
                self._offers[customer.pk, model, product] = found
                chosen[found.product.pk] = found
        for product_id, cost in costs_of_offers(provider, customer, list(chosen.values()), today).items():
            if cost.is_priced:
                self._prices[customer.pk, product_id] = UnitPrice(cost.once_net, cost.monthly_net)

    def of(self, group: Any) -> UnitPrice | None:
        """The price of one new device for a group, None where nothing corresponds or no clause prices it."""
        offer = self._offers.get((group[0], group[2], group[3]))
        return self._prices.get((group[0], offer.product.pk)) if offer is not None else None

    def names(self) -> Iterator[tuple[int | None, str]]:
        """What takes the place of which model, by name."""
        for (_customer, model, _product), offer in self._offers.items():
            yield model, text_in(offer.product.name)


def _rows(provider: Provider, rows: Iterable[Any], prices: _Prices) -> dict[Row, PlanRow]:
    rows = list(rows)
    categories = Category.objects.of(provider).in_bulk({row[0] for row in rows})
    models = (
        DeviceModel.objects.of(provider).select_related("maker").in_bulk({row[1] for row in rows if row[1]})
    )
    names: dict[int | None, dict[str, None]] = {}
    for model, name in prices.names():
        names.setdefault(model, {})[name] = None
    named = {
        row: PlanRow(
            category=text_in(categories[row[0]].name) or categories[row[0]].code,
            model=f"{models[row[1]].maker} {models[row[1]]}" if row[1] in models else "",
            successors=tuple(names.get(row[1], ())) if row[1] else (),
        )
        for row in rows
    }
    order = sorted(
        named, key=lambda row: (categories[row[0]].position, named[row].category, named[row].model)
    )
    return {row: named[row] for row in order}
