"""Who may approve what a cost centre pays: its owner, and whoever holds an approval right over it up to an amount."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from huolto.foundation.models import Provider
from huolto.parties.choices import Right
from huolto.parties.models import CostCentre, Grant, Person
from huolto.parties.queries import grants_in_force, today_at


@dataclass(frozen=True)
class Limits:
    """Up to which amount people may approve for one cost centre: person id -> amount, None without a limit."""

    by_person: dict[int, Decimal | None]

    def of(self, person_id: int) -> Decimal | None:
        """Somebody's limit; None also for who holds no right there and is asked for another reason."""
        return self.by_person.get(person_id)

    def suffices(self, person_id: int, amount: Decimal) -> bool:
        """Whether somebody's limit, if there is one, reaches the amount."""
        limit = self.of(person_id)
        return limit is None or amount <= limit

    def able(self, amount: Decimal) -> set[int]:
        """Who holds a right that reaches the amount."""
        return {pk for pk, limit in self.by_person.items() if limit is None or amount <= limit}


def limits_over(provider: Provider, cost_centre: CostCentre) -> Limits:
    """The limits over a cost centre today: a person's widest right counts, whatever its scope."""
    path_ids = [int(part) for part in cost_centre.organisation.path.split("/") if part]
    found: dict[int, Decimal | None] = {}
    for grant in _grants(provider, path_ids):
        if grant.cost_centre_id not in (None, cost_centre.pk):
            continue
        known = found.get(grant.person_id, Decimal(-1))
        wider = known is None or grant.amount_limit is None
        found[grant.person_id] = None if wider else max(known or Decimal(0), grant.amount_limit or Decimal(0))
    return Limits(found)


def able_person(limits: Limits, amount: Decimal, *, but: Collection[int] = ()) -> Person | None:
    """The first by name of those who may approve the amount, without some."""
    people = Person.objects.filter(pk__in=limits.able(amount) - set(but), is_active=True)
    return people.select_related("organisation", "provider").order_by("name", "pk").first()


def _grants(provider: Provider, organisation_ids: Collection[int]) -> list[Grant]:
    rows = grants_in_force(provider, today_at(provider))
    return list(rows.filter(right=Right.APPROVE, organisation_id__in=organisation_ids))
