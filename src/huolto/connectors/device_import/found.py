"""What the rows of a list name beside devices, found in the register or made: people, places, models and the like."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from huolto.catalogue.commands.device_models import NewDeviceModel, ensure_categories, ensure_device_models
from huolto.catalogue.models import Category, DeviceModel
from huolto.connectors.device_import.devices import DeviceRow
from huolto.foundation.actors import Actor
from huolto.parties.commands import (
    NewCostCentre,
    NewPerson,
    NewPlace,
    ensure_cost_centres,
    ensure_people,
    ensure_places,
)
from huolto.parties.models import Organisation
from huolto.register.models import Item


@dataclass
class Match:
    """A row and the item that it is already, if it is one."""

    row: DeviceRow
    item: Item | None
    customer: Organisation


class Found:
    """People, places, cost centres, categories and models of the rows, found or made, and remembered."""

    def __init__(self, actor: Actor) -> None:
        # Whoever may register devices may bring along the people and places that they name.
        self._system = Actor.system(actor.provider, actor.name)
        with translation.override(actor.provider.language):
            self._no_category, self._no_maker = _("Devices"), _("Unknown maker")
        self._categories: dict[str, Category] = {}
        self._models: dict[NewDeviceModel, DeviceModel] = {}
        self._people: dict[int, dict[NewPerson, Any]] = defaultdict(dict)
        self._places: dict[int, dict[tuple[str, ...], Any]] = defaultdict(dict)
        self._centres: dict[int, dict[str, Any]] = defaultdict(dict)

    def find(self, matches: Sequence[Match]) -> None:
        """Find or make what these rows name and no row before them has named."""
        names = dict.fromkeys(match.row.category for match in matches if match.row.category)
        if any(not match.row.category and match.item is None for match in matches):
            names[self._no_category] = None
        if missing := [name for name in names if name not in self._categories]:
            self._categories |= ensure_categories(actor=self._system, names=missing)
        models = {
            self._with_maker(match.row.model): self._categories.get(match.row.category)
            or (match.item.category if match.item else self._categories[self._no_category])
            for match in matches
            if match.row.model
        }
        if new := {model: category for model, category in models.items() if model not in self._models}:
            self._models |= ensure_device_models(actor=self._system, models=new.items())
        by_customer: dict[Organisation, list[DeviceRow]] = defaultdict(list)
        for match in matches:
            by_customer[match.customer].append(match.row)
        for organisation, rows in by_customer.items():
            self._find_in(organisation, rows)

    def _find_in(self, organisation: Organisation, rows: Sequence[DeviceRow]) -> None:
        whose: dict[str, Any] = {"actor": self._system, "organisation": organisation}
        known_people = self._people[organisation.pk]
        if people := dict.fromkeys(
            row.person for row in rows if row.person and row.person not in known_people
        ):
            known_people |= ensure_people(**whose, people=people)
        known_places = self._places[organisation.pk]
        if places := {path_of(row) for row in rows if path_of(row)} - known_places.keys():
            known_places |= ensure_places(**whose, places=[NewPlace(names) for names in sorted(places)])
        centres = {row.cost_centre for row in rows if row.cost_centre} - self._centres[organisation.pk].keys()
        if centres:
            self._centres[organisation.pk] |= ensure_cost_centres(
                **whose, cost_centres=[NewCostCentre(code) for code in sorted(centres)]
            )

    def category_of(self, row: DeviceRow) -> Category:
        """The category of a row, the one for nameless ones where it says none."""
        return self._categories[row.category or self._no_category]

    def references(self, match: Match) -> dict[str, int]:
        """Ids of what a row names, by the item's field; without what it leaves blank."""
        row, organisation = match.row, match.customer.pk
        rows = {
            "device_model_id": self._models[self._with_maker(row.model)] if row.model else None,
            "holder_id": self._people[organisation][row.person] if row.person else None,
            "place_id": self._places[organisation][path_of(row)] if path_of(row) else None,
            "cost_centre_id": self._centres[organisation][row.cost_centre] if row.cost_centre else None,
        }
        return {name: found.pk for name, found in rows.items() if found is not None}

    def _with_maker(self, model: NewDeviceModel) -> NewDeviceModel:
        return model if model.maker else replace(model, maker=self._no_maker)


def path_of(row: DeviceRow) -> tuple[str, ...]:
    """A row's place by its names from the site inwards; () where it says none."""
    names = row.place_path or ((row.place,) if row.place else ())
    return tuple(name.strip()[:200] for name in names if name.strip())
