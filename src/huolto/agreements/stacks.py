"""Which agreements answer for a customer on which days: stacks of versions, cut where a version takes over.

A customer is under the agreements of the nearest organisation, itself first, that has one in force on the day. An
agreement on top of another answers before it; others that stand side by side answer in the order of their codes.
"""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

from django.db.backends.postgresql.psycopg_any import DateRange

from huolto.agreements.in_force import paths_of, versions_in
from huolto.agreements.models import AgreementVersion
from huolto.foundation.models import Provider
from huolto.rules.periods import DateInterval


@dataclass(frozen=True)
class Stack:
    """Versions that answer on the days [start, end), the first to answer first."""

    start: date
    end: date
    versions: tuple[AgreementVersion, ...]

    @property
    def key(self) -> tuple[date, date, tuple[int, ...]]:
        """Equal for equal days and versions."""
        return (self.start, self.end, tuple(version.pk for version in self.versions))


def stacks_of(
    provider: Provider,
    customer_ids: Iterable[int],
    during: DateInterval,
    *,
    tried: AgreementVersion | None = None,
) -> dict[int, tuple[Stack, ...]]:
    """The stacks of each customer in the days of `during` (with an end), in order; days without any are left out.

    With `tried`, that version answers on the days of its agreement's versions; where there are none in `during`, on
    all days. Two queries whatever the number of customers.
    """
    return stacks_along(provider, paths_of(provider, set(customer_ids)), during, tried=tried)


def stacks_along(
    provider: Provider,
    paths: Mapping[int, str],
    during: DateInterval,
    *,
    tried: AgreementVersion | None = None,
) -> dict[int, tuple[Stack, ...]]:
    """As `stacks_of` for customers whose paths are known, {customer id: path}: one query."""
    versions = versions_in(provider, during)
    if tried is not None:
        versions = _with(tried, versions)
    by_chain: dict[tuple[int, ...], tuple[Stack, ...]] = {}
    found = {}
    for customer_id, path in paths.items():
        chain = tuple(int(part) for part in reversed(path.split("/")) if part) or (customer_id,)
        relevant = [version for version in versions if version.agreement.customer_id in chain]
        if chain not in by_chain:
            by_chain[chain] = _stacks(chain, relevant, during)
        found[customer_id] = by_chain[chain]
    return found


def stack_at(stacks: Sequence[Stack], at: datetime, zones: Mapping[int, ZoneInfo]) -> Stack | None:
    """The stack of an instant; the day is that of its first agreement's zone (`zones` by version id)."""
    for stack in stacks:
        day = at.astimezone(zones[stack.versions[0].pk]).date()
        if stack.start <= day < stack.end:
            return stack
    return None


def _with(tried: AgreementVersion, versions: Sequence[AgreementVersion]) -> list[AgreementVersion]:
    """The versions with `tried` in place of each of its agreement's."""
    own = [version.in_force for version in versions if version.agreement_id == tried.agreement_id]
    others = [version for version in versions if version.agreement_id != tried.agreement_id]
    for days in own or [DateRange()]:
        stands_in = copy(tried)
        stands_in.in_force = days
        others.append(stands_in)
    return sorted(others, key=lambda version: (version.agreement.code, version.agreement_id))


def _stacks(
    chain: Sequence[int], versions: Sequence[AgreementVersion], during: DateInterval
) -> tuple[Stack, ...]:
    assert during.end is not None  # noqa: S101 - the signature says so; this is for the type checker
    borders = {during.start, during.end}
    for version in versions:
        borders |= {
            day
            for day in (version.in_force.lower, version.in_force.upper)
            if day is not None and during.contains(day)
        }
    days = sorted(borders)
    stacks: list[Stack] = []
    for start, end in pairwise(days):
        answering = _answering(chain, [version for version in versions if _is_in_force(version, start)])
        if not answering:
            continue
        last = stacks[-1] if stacks else None
        if last and last.end == start and last.versions == answering:
            stacks[-1] = Stack(last.start, end, answering)
        else:
            stacks.append(Stack(start, end, answering))
    return tuple(stacks)


def _is_in_force(version: AgreementVersion, day: date) -> bool:
    during = version.in_force
    if during.isempty:
        return False
    return (during.lower is None or during.lower <= day) and (during.upper is None or day < during.upper)


def _answering(chain: Sequence[int], in_force: Sequence[AgreementVersion]) -> tuple[AgreementVersion, ...]:
    by_agreement = {version.agreement_id: version for version in in_force}
    for organisation_id in chain:
        here = [version for version in in_force if version.agreement.customer_id == organisation_id]
        if here:
            return _in_order(here, by_agreement)
    return ()


def _in_order(
    here: Sequence[AgreementVersion], by_agreement: Mapping[int, AgreementVersion]
) -> tuple[AgreementVersion, ...]:
    below = {version.agreement.on_top_of_id for version in here}
    # By code, for an agreement further up may have the code of a nearer one; the nearer answers.
    ordered: dict[str, AgreementVersion] = {}
    for version in [v for v in here if v.agreement_id not in below] + list(here):
        current: AgreementVersion | None = version
        while current is not None and current.agreement.code not in ordered:
            ordered[current.agreement.code] = current
            current = by_agreement.get(current.agreement.on_top_of_id or 0)
    return tuple(ordered.values())
