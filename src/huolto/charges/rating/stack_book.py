"""The stacks of customers in one stretch of days, read once each, and what they ask."""

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date

from huolto.agreements.choices import VersionState
from huolto.agreements.in_force import parsed, parsed_with
from huolto.agreements.models import AgreementVersion
from huolto.agreements.stacks import Stack, stacks_of
from huolto.charges.rating.register_facts import Wanted
from huolto.foundation.models import Provider
from huolto.parties.calendar_days import own_days_of
from huolto.rules.agreement.model import Agreement, Clause, Header
from huolto.rules.agreement.own_days import OwnDays
from huolto.rules.periods import DateInterval

IN_POOL = "pool_unit"
"""The kind of happening that a device's time in a pool is."""


class StackBook:
    """The stacks of customers in one stretch of days, read once each; `tried` answers in place of its agreement's."""

    def __init__(
        self, provider: Provider, during: DateInterval, *, tried: AgreementVersion | None = None
    ) -> None:
        self.provider = provider
        self.during = during
        self.tried = tried
        self._known: dict[int, tuple[Stack, ...]] = {}
        self._clauses: list[tuple[Header, Clause]] | None = None
        self._own_days: OwnDays | None = None
        self._meters: dict[object, frozenset[str]] = {}
        self._versions: list[AgreementVersion] | None = None

    def of(self, customer_ids: Iterable[int]) -> Mapping[int, tuple[Stack, ...]]:
        """The stacks of these customers."""
        missing = set(customer_ids) - self._known.keys()
        if missing:
            self._known |= dict.fromkeys(missing, ()) | stacks_of(
                self.provider, missing, self.during, tried=self.tried
            )
        return self._known

    def read(self, version: AgreementVersion) -> Agreement:
        """What a version says, with the provider's own days in its hours: these decide what costs more."""
        agreement = parsed(version)
        if not agreement.goes_by_hours:
            return agreement
        if self._own_days is None:
            # All that there were, for a counter may run over years.
            self._own_days = own_days_of(self.provider, start=date.min, end=self.during.end or date.max)
        return parsed_with(version, self._own_days)

    def versions(self) -> Sequence[AgreementVersion]:
        """The provider's versions in force in these days."""
        if self._versions is None:
            self._versions = list(
                AgreementVersion.objects.of(self.provider)
                .filter(state=VersionState.ACTIVE, in_force__overlap=(self.during.start, self.during.end))
                .select_related("agreement")
            )
        return self._versions

    def clauses(self) -> list[tuple[Header, Clause]]:
        """All clauses of the provider's versions in force in these days, with the header of each."""
        if self._clauses is None:
            tried = [self.tried] if self.tried else []
            agreements = [parsed(version) for version in (*self.versions(), *tried)]
            self._clauses = [(one.header, clause) for one in agreements for clause in one.clauses]
        return self._clauses

    def wanted(self) -> Wanted:
        """What clauses ask of items besides their stays."""
        clauses = [clause for _header, clause in self.clauses()]
        return Wanted(
            places=any("place" in clause.looks_at for clause in clauses),
            pools=any(clause.on == IN_POOL for clause in clauses),
            meters=frozenset(meter for clause in clauses for meter in clause.reads_meters),
        )

    def reads(self, stack: Stack, meter: str) -> bool:
        """Whether some clause of a stack prices what this meter shows."""
        if stack.key not in self._meters:
            clauses = (clause for version in stack.versions for clause in parsed(version).clauses)
            self._meters[stack.key] = frozenset(name for clause in clauses for name in clause.reads_meters)
        return meter in self._meters[stack.key]

    def prices_pools(self, stack: Stack) -> bool:
        """Whether some clause of a stack prices the devices of pools; else they cost nothing (S4.18)."""
        return any(clause.on == IN_POOL for version in stack.versions for clause in parsed(version).clauses)

    def since(self, kinds: Container[str], *, shared: bool) -> date:
        """The day since when what happened must be read, for clauses on these kinds that are shared or are not."""
        first = self.during.start
        return min(
            (
                clause.reach(first, header)
                for header, clause in self.clauses()
                if clause.on in kinds and clause.is_shared is shared
            ),
            default=first,
        )

    def months_ahead(self) -> int:
        """How many months some clause charges before they are over."""
        return max((clause.ahead for _header, clause in self.clauses()), default=0)

    def shared_kinds(self) -> frozenset[str]:
        """The kinds of happening that some shared clause is on."""
        return frozenset(clause.on for _header, clause in self.clauses() if clause.is_shared)

    def asked_of(self, stacks: Sequence[Stack]) -> frozenset[str]:
        """The facts that the clauses of these stacks look at."""
        return frozenset(
            fact
            for stack in stacks
            for version in stack.versions
            for clause in parsed(version).clauses
            for fact in clause.looks_at
        )
