"""Who made each version that the kept history tells of, by names that the reader may know."""

from collections.abc import Iterable, Mapping
from typing import Any

from huolto.foundation.actors import Actor
from huolto.foundation.history import person_of
from huolto.parties.access import people_visible_to


def names_of_doers(actor: Actor, versions: Iterable[Any]) -> Mapping[int, str]:
    """Names by id of the persons who made these versions (read with `pgh_context`), of those that the actor sees."""
    persons = {person_of(version) for version in versions} - {None}
    return dict(people_visible_to(actor).filter(pk__in=persons).values_list("pk", "name"))


def name_of_doer(names: Mapping[int, str], version: Any) -> str:
    """Who made this version, of the names that `names_of_doers` found; "" where nobody or nobody to be named did."""
    return names.get(person_of(version) or 0, "")
