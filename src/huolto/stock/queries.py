"""How many units a pool has of each model and in which state, which may stand in for which, what is too few."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from django.db.models import Count, F, Q, QuerySet

from huolto.foundation.models import Provider
from huolto.stock.choices import UnitState
from huolto.stock.models import Pool, PoolSubstitute, PoolUnit, StockLevel


@dataclass(frozen=True)
class ModelStock:
    """The units of one model in a pool, by state."""

    model_id: int
    name: str
    by_state: Mapping[str, int] = field(default_factory=dict)

    @property
    def free(self) -> int:
        """How many may be promised."""
        return self.by_state.get(UnitState.FREE, 0)

    @property
    def all(self) -> int:
        """How many there are."""
        return sum(self.by_state.values())


@dataclass(frozen=True)
class PoolStock:
    """A pool as it stands: its models, most units first."""

    models: tuple[ModelStock, ...] = ()

    def count(self, state: str) -> int:
        """How many of its units are in this state."""
        return sum(model.by_state.get(state, 0) for model in self.models)

    @property
    def all(self) -> int:
        """How many units it has."""
        return sum(model.all for model in self.models)


@dataclass(frozen=True)
class Offered:
    """An agreed substitute and how many of it are free."""

    model_id: int
    name: str
    free: int


def stock_of(pools: Collection[Pool]) -> dict[int, PoolStock]:
    """What each of these pools holds, by its id: one query."""
    counted: dict[int, dict[int, tuple[str, dict[str, int]]]] = {pool.pk: {} for pool in pools}
    rows = (
        PoolUnit.objects.filter(pool_id__in=[*counted], during__upper_inf=True)
        .order_by()
        .values_list("pool_id", "device_model_id", F("device_model__name"), "state")
        .annotate(number=Count("pk"))
    )
    for pool_id, model_id, name, state, number in rows:
        counted[pool_id].setdefault(model_id, (name, {}))[1][state] = number
    return {
        pool_id: PoolStock(
            tuple(
                sorted(
                    (ModelStock(model_id, name, states) for model_id, (name, states) in models.items()),
                    key=lambda model: (-model.all, model.name),
                )
            )
        )
        for pool_id, models in counted.items()
    }


def substitutes_for(pool: Pool, model_id: int) -> list[Offered]:
    """The agreed substitutes of a model, the first to be offered first, with how many are free of each."""
    agreed = PoolSubstitute.objects.filter(pool=pool, device_model_id=model_id).select_related("substitute")
    free = dict(
        PoolUnit.objects.filter(pool=pool, state=UnitState.FREE, during__upper_inf=True)
        .order_by()
        .values_list("device_model_id")
        .annotate(number=Count("pk"))
    )
    return [Offered(one.substitute_id, one.substitute.name, free.get(one.substitute_id, 0)) for one in agreed]


def goods_below_minimum(provider: Provider) -> "QuerySet[StockLevel]":
    """What lies anywhere in a number below the least there should be."""
    rows = StockLevel.objects.of(provider).filter(Q(quantity__lt=F("minimum")))
    return rows.select_related("place", "product").order_by("place__name", "product_id")
