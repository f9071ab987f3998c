"""Names that a list brings along: which are new, which are nearly one known already, and what was said of those.

A decision is {kind: {key: name}}: the known name that a new one stands for, "" for one to be made. It is applied to
the rows before they are matched, so that a list taken in again changes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from huolto.catalogue.models import DeviceModel, Maker
from huolto.connectors.device_import.devices import DeviceRow
from huolto.connectors.device_import.found import path_of
from huolto.connectors.device_import.likeness import NameKind, near_duplicates
from huolto.foundation.actors import Actor
from huolto.parties.commands import NewPerson
from huolto.parties.models import Organisation, Person, Place
from huolto.rules.formatting import fold

Decisions = Mapping[str, Mapping[str, str]]
NAMES_TOLD = 100
"""So many new names of a kind, and as many near-duplicates, are told one by one."""
_BETWEEN = "\n"


class Decided:
    """What was said of names, applied to rows."""

    def __init__(self, decisions: Decisions) -> None:
        said = {kind: {key: name for key, name in names.items() if name} for kind, names in decisions.items()}
        self._makers = said.get(NameKind.MAKER, {})
        self._models = said.get(NameKind.MODEL, {})
        self._people = said.get(NameKind.PERSON, {})
        self._places = said.get(NameKind.PLACE, {})

    def applied(self, row: DeviceRow) -> DeviceRow:
        """The row with the known names in the place of those that stand for them."""
        changed: dict[str, Any] = {}
        model = row.model
        if model and (self._makers or self._models):
            maker = self._makers.get(fold(model.maker), model.maker)
            name = self._models.get(_key(maker, model.name), model.name)
            if (maker, name) != (model.maker, model.name):
                changed["model"] = replace(model, maker=maker, name=name)
        if row.person and (known := self._people.get(fold(row.person.name))):
            # By the name alone: the list's address or number is not the known person's, else it would be known by it.
            changed["person"] = NewPerson(name=known)
        if self._places and (path := path_of(row)):
            names: tuple[str, ...] = ()
            for name in path:
                names = (*names, self._places.get(_key(*names, name), name))
            if names != path:
                changed |= {"place_path": names, "place": " / ".join(names)}
        return replace(row, **changed) if changed else row


class NewNames:
    """Collects the names that a list's rows need and that nothing known has."""

    def __init__(self, actor: Actor, customer: Organisation, decisions: Decisions) -> None:
        self._decisions = decisions
        self._known_makers = {
            fold(name): name for name in Maker.objects.of(actor.provider).values_list("name", flat=True)
        }
        self._known_models: dict[str, dict[str, str]] = defaultdict(dict)
        models = DeviceModel.objects.of(actor.provider).values_list("maker__name", "name")
        for maker, name in models:
            self._known_models[fold(maker)].setdefault(fold(name), name)
        people = Person.objects.of(actor.provider).filter(organisation__path__startswith=customer.path)
        self._people: dict[str, str] = {}
        self._marks: set[str] = set()
        for name, email, number in people.values_list("name", "email", "employee_number"):
            self._people.setdefault(fold(name), name)
            self._marks |= {email.lower(), f"#{number}"}
        self._known_places: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
        places = Place.objects.of(actor.provider).filter(organisation__path__startswith=customer.path)
        known = {pk: (name, path) for pk, name, path in places.values_list("pk", "name", "path")}
        for name, path in known.values():
            around = [int(part) for part in path.split("/") if part][:-1]
            outer = tuple(fold(known[pk][0]) for pk in around if pk in known)
            self._known_places[outer].setdefault(fold(name), name)
        self._new: dict[NameKind, dict[str, tuple[str, ...]]] = {kind: {} for kind in NameKind}

    def see(self, rows: Iterable[DeviceRow]) -> None:
        """Note the new names of these rows."""
        new = self._new
        for row in rows:
            if (model := row.model) is not None:
                maker, name = fold(model.maker), fold(model.name)
                if maker and maker not in self._known_makers:
                    new[NameKind.MAKER].setdefault(_key(model.maker), (model.maker,))
                if name not in self._known_models.get(maker, ()):
                    new[NameKind.MODEL].setdefault(_key(model.maker, model.name), (model.maker, model.name))
            if (person := row.person) is not None and not self._is_known(person):
                new[NameKind.PERSON].setdefault(_key(person.name), (person.name,))
            path = path_of(row)
            for depth in range(1, len(path) + 1):
                outer = tuple(fold(name) for name in path[: depth - 1])
                if fold(path[depth - 1]) not in self._known_places.get(outer, ()):
                    new[NameKind.PLACE].setdefault(_key(*path[:depth]), path[:depth])

    def _is_known(self, person: NewPerson) -> bool:
        if person.email or person.employee_number:
            return bool({person.email.lower(), f"#{person.employee_number}"} & (self._marks - {"", "#"}))
        return fold(person.name) in self._people

    def told(self) -> dict[str, dict[str, Any]]:
        """The new names by their kind: how many, and the first of them."""
        return {
            kind.value: {
                "count": len(names),
                "first": [" / ".join(filter(None, name)) for name in list(names.values())[:NAMES_TOLD]],
            }
            for kind, names in self._new.items()
            if names
        }

    def similar(self) -> list[dict[str, Any]]:
        """New names that are nearly known ones and of which nothing was said yet, each with those and the reasons."""
        found: dict[tuple[NameKind, str], dict[str, Any]] = {}
        for kind, names in self._new.items():
            decided = self._decisions.get(kind, {})
            beside: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
            for key, name in names.items():
                if key not in decided:
                    beside[tuple(fold(part) for part in name[:-1])][name[-1]] = key
            for outer, written in beside.items():
                for like in near_duplicates(written, self._known(kind, outer), kind):
                    if not like.is_known or len(found) >= NAMES_TOLD:
                        continue
                    key = written[like.name]
                    one = found.setdefault(
                        (kind, key),
                        {
                            "kind": kind.value,
                            "key": key,
                            "name": " / ".join(filter(None, names[key])),
                            "like": [],
                        },
                    )
                    one["like"].append({"name": like.other, "reason": like.reason})
        return list(found.values())

    def _known(self, kind: NameKind, outer: tuple[str, ...]) -> list[str]:
        match kind:
            case NameKind.MAKER:
                known = self._known_makers
            case NameKind.MODEL:
                known = self._known_models.get(outer[0], {})
            case NameKind.PERSON:
                known = self._people
            case NameKind.PLACE:
                known = self._known_places.get(outer, {})
        return list(known.values())


def _key(*names: str) -> str:
    return _BETWEEN.join(fold(name) for name in names)
