"""What people are entitled to, as it is shown: each level with since when and until when; one query for many people."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from huolto.foundation.models import Provider
from huolto.parties.models import Enrolment


@dataclass(frozen=True)
class Held:
    """A level that a person has, had or will have on the days [since, until), over changes of who pays."""

    person_id: int
    level: str
    group: str
    since: date
    until: date | None
    line: uuid.UUID

    @property
    def last_on(self) -> date | None:
        """The last day on which it is had, where that is known."""
        return self.until - timedelta(days=1) if self.until else None

    def holds(self, day: date) -> bool:
        """Whether it is had on this day."""
        return self.since <= day and (self.until is None or day < self.until)


def levels_on(provider: Provider, person_id: int, day: date) -> list[str]:
    """The levels that a person has on a day."""
    held = levels_of(provider, [person_id]).get(person_id, [])
    return [one.level for one in held if one.holds(day)]


def levels_of(provider: Provider, person_ids: Iterable[int]) -> dict[int, list[Held]]:
    """The levels of each of these people, the earliest first; people without any are left out."""
    found: defaultdict[int, list[Held]] = defaultdict(list)
    rows = Enrolment.objects.of(provider).filter(person_id__in=set(person_ids))
    fields = ("person_id", "line", "level", "group", "during")
    for person_id, line, level, group, during in rows.order_by("person_id", "line", "during").values_list(
        *fields
    ):
        held = found[person_id]
        last = held[-1] if held else None
        if last and (last.line, last.level, last.group, last.until) == (line, level, group, during.lower):
            held[-1] = replace(last, until=during.upper)
        else:
            held.append(Held(person_id, level, group, during.lower, during.upper, line))
    return {
        person_id: sorted(held, key=lambda one: (one.since, one.level)) for person_id, held in found.items()
    }
