"""What a list of items can be narrowed by: the filters, their names and the values that the list really has.

Begin at `FACETS`; `facet_of` gives the values of one filter with their counts, `said_values` what a filter in force says.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huolto.catalogue.models import Category, DeviceModel, ServicePackage
from huolto.foundation.actors import Actor
from huolto.foundation.pages import Text
from huolto.foundation.paging import COUNT_LIMIT, capped_counts
from huolto.foundation.texts import text_in
from huolto.parties.access import people_visible_to
from huolto.parties.models import CostCentre, Organisation, Person, Place
from huolto.register.access import items_visible_to
from huolto.register.item_filter import AGES, DEADLINES, EMPTY, FIELDS, NOBODY, WORDS, ItemFilter
from huolto.register.ports import agreement_choices
from huolto.rules.texts import fold

SHOWN = 50
LOOKED_THROUGH = 5000

FACETS: Mapping[str, Text] = {
    "state": gettext_lazy("State"),
    "kind": gettext_lazy("Kind"),
    "category": gettext_lazy("Category"),
    "model": gettext_lazy("Model"),
    "customer": gettext_lazy("Customer"),
    "holder": gettext_lazy("Holder"),
    "place": gettext_lazy("Place"),
    "cost_centre": gettext_lazy("Cost centre"),
    "package": gettext_lazy("Package"),
    "acquisition": gettext_lazy("Acquisition model"),
    "agreement": gettext_lazy("Agreement"),
    "age": gettext_lazy("Age"),
    "warranty": gettext_lazy("Warranty"),
    "lease": gettext_lazy("Lease ends"),
    "life": gettext_lazy("End of life"),
}
"""Filters in the order that they are offered."""


@dataclass(frozen=True)
class FacetValue:
    """A value that a filter may have: how it stands in the address, what it is called, how many items have it."""

    value: str
    said: Text
    count: int
    is_more: bool
    chosen: bool


def _named(row: Any) -> str:
    name = getattr(row, "name", "")
    if isinstance(name, dict):
        return text_in(name) or str(row)
    return str(row) if isinstance(row, CostCentre) else str(name)


def _models(actor: Actor) -> Any:
    return DeviceModel.objects.of(actor.provider).select_related("maker")


_ROWS: Mapping[str, Callable[[Actor], Any]] = {
    "category": lambda actor: Category.objects.of(actor.provider),
    "model": _models,
    "customer": lambda actor: Organisation.objects.of(actor.provider),
    "holder": lambda actor: Person.objects.of(actor.provider),
    "place": lambda actor: Place.objects.of(actor.provider),
    "cost_centre": lambda actor: CostCentre.objects.of(actor.provider),
    "package": lambda actor: ServicePackage.objects.of(actor.provider),
}
"""Where the names of ids come from; they are read only for ids that visible items have."""


def facet_of(actor: Actor, narrowed: ItemFilter, name: str, q: str = "") -> tuple[FacetValue, ...]:
    """The values of one filter among the items that the other filters leave, the commonest first; `q` looks in names."""
    chosen = [value for value in getattr(narrowed, name).split(",") if value]
    left = replace(narrowed, **{name: ""}).narrow(items_visible_to(actor), actor.provider)
    if name in _ROWS:
        return _counted(actor, left, name, chosen, q)
    values = _fixed(actor, name)
    tried = [replace(ItemFilter(), **{name: value}).narrow(left, actor.provider) for value, _said in values]
    counts = capped_counts(tried, COUNT_LIMIT)
    return tuple(
        FacetValue(value, said, count, is_more, value in chosen)
        for (value, said), (count, is_more) in zip(values, counts, strict=True)
        if (count or value in chosen) and fold(q) in fold(str(said))
    )


def said_values(actor: Actor, name: str, value: str) -> str:
    """What a filter in force says, for its chip."""
    values = value.split(",")
    if value == NOBODY:
        return _("Nobody") if name == "holder" else _("Not known")
    if name not in _ROWS:
        names = {key: str(said) for key, said in _fixed(actor, name)}
        return ", ".join(names.get(one, one) for one in values)
    rows = _ROWS[name](actor).filter(
        pk__in=[int(one) for one in values if one.isdigit()],
    )
    reach = {int(one) for one in values if one.isdigit()}
    if name == "holder":
        rows = rows.filter(pk__in=people_visible_to(actor).filter(pk__in=reach).values("pk"))
    seen = {row.pk: _named(row) for row in rows}
    return ", ".join(seen.get(int(one), one) for one in values if one.isdigit())


def _fixed(actor: Actor, name: str) -> Sequence[tuple[str, Text]]:
    if name in WORDS:
        return [(str(value), label) for value, label in WORDS[name].choices]
    if name == "agreement":
        return [(str(pk), said) for pk, said in agreement_choices(actor)]
    if name == "age":
        return [(value, said) for value, (said, *_months) in AGES.items()]
    return [(value, said) for value, (said, _months) in DEADLINES.items()]


def _counted(
    actor: Actor, left: "QuerySet[Any]", name: str, chosen: Sequence[str], q: str
) -> tuple[FacetValue, ...]:
    field = FIELDS[name]
    wanted = _ROWS[name](actor)
    if fold(q):
        # Names are looked through here: they are in no index, and few beside the items that carry them.
        fitting = [row.pk for row in wanted[:LOOKED_THROUGH] if fold(q) in fold(_named(row))]
        left = left.filter(**{f"{field}__in": fitting})
    counts = list(
        left.order_by().values_list(field).annotate(total=Count("pk")).order_by("-total", field)[:SHOWN]
    )
    rows = {row.pk: _named(row) for row in wanted.filter(pk__in=[pk for pk, _total in counts if pk])}
    nothing = _("Nobody") if name == "holder" else _("Not known")
    return tuple(
        FacetValue(
            value=str(pk) if pk else NOBODY,
            said=rows.get(pk, "") if pk else nothing,
            count=total,
            is_more=False,
            chosen=(str(pk) if pk else NOBODY) in chosen,
        )
        for pk, total in counts
        if pk or name in EMPTY
    )
