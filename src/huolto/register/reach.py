"""What a person's rights over devices reach, kept with what was made by them: rights taken away close it."""

from collections.abc import Iterable
from typing import Any

from huolto.foundation.actors import Actor, Scope
from huolto.register.access import SEEING_RIGHTS, VISIBLE

EVERYTHING = "everything"


def reach_of(actor: Actor) -> list[Any]:
    """What the actor's rights to see devices reach, as JSON; what one merely holds needs no right."""
    if VISIBLE.is_for_all(actor):
        return [EVERYTHING]
    if actor.is_staff_of_provider:
        return []
    return [_plain(scope) for scope in actor.scopes_of(SEEING_RIGHTS)]


def still_reaches(actor: Actor, then: Iterable[Any]) -> bool:
    """Whether the actor's rights reach now all that `reach_of` said then."""
    now = reach_of(actor)
    return EVERYTHING in now or all(
        part != EVERYTHING and any(_covers(scope, part) for scope in now) for part in then
    )


def _plain(scope: Scope) -> list[Any]:
    places = None if scope.place_ids is None else sorted(scope.place_ids)
    return [sorted(scope.organisation_ids), places, scope.cost_centre_id]


def _covers(wide: list[Any], narrow: list[Any]) -> bool:
    return (
        set(narrow[0]) <= set(wide[0])
        and (wide[1] is None or (narrow[1] is not None and set(narrow[1]) <= set(wide[1])))
        and (wide[2] is None or wide[2] == narrow[2])
    )
