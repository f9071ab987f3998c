"""What a stack says of many happenings: those that do not differ in any fact that it asks for are considered once.

A clause asks for the facts of its conditions (`Clause.fits_by`), an intake for where a case came in, a term for the day.
Of a kind whose moments are asked for (by a window, a condition on a day, a warranty) no two are taken for alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from huolto.rules.agreement.happenings import Fact, Happening
from huolto.rules.agreement.model import Agreement
from huolto.rules.agreement.repair import REPAIRS
from huolto.rules.agreement.stack import IN_FORCE, Considered, consider
from huolto.rules.agreement.vocabulary import FactType, HappeningKind

MOST_KEPT = 10_000
"""So many distinct sets of facts are kept of a kind; more are considered each by itself."""


@dataclass(slots=True)
class _Kept:
    """What was found of one kind, by the values of the facts asked for and the day in each of the zones."""

    facts: tuple[str, ...]
    zones: tuple[ZoneInfo, ...]
    found: dict[tuple[object, ...], Considered] = field(default_factory=dict)


class Considering:
    """A stack in order that remembers what it said; it must not outlive the agreements in it."""

    def __init__(self, stack: Sequence[Agreement]) -> None:
        self.stack = stack
        self._kept: dict[str, _Kept | None] = {}

    def of(self, happening: Happening) -> Considered:
        """As `consider` answers; to be read only, for others are answered by the same."""
        name = happening.kind.name
        if name not in self._kept:
            self._kept[name] = _kept(self.stack, happening.kind)
        kept = self._kept[name]
        if kept is None:
            return consider(self.stack, happening)
        facts = happening.facts
        key: tuple[Fact | None, ...] = tuple([facts.get(fact) for fact in kept.facts])
        if kept.zones:
            key += tuple(happening.start(zone) for zone in kept.zones)
        found = kept.found.get(key)
        if found is None:
            found = consider(self.stack, happening)
            if len(kept.found) < MOST_KEPT:
                kept.found[key] = found
        return found


def _kept(stack: Sequence[Agreement], kind: HappeningKind) -> _Kept | None:
    """Nothing kept yet; None of a kind whose moments are asked for."""
    zones = {agreement.header.zone for agreement in stack if agreement.header.in_force is not None}
    if kind.name in REPAIRS or kind.name == IN_FORCE or (kind.is_span and zones):
        return None
    facts = {"bound_to"}
    for agreement in stack:
        if agreement.answering(kind.name).by_window or agreement.intake.window is not None:
            return None
        facts |= agreement.answering(kind.name).asks | agreement.intake.asks
    if any(kind.type_of(fact) is FactType.MOMENT for fact in facts):
        return None
    return _Kept(tuple(sorted(facts)), tuple(zones))
