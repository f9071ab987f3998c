"""The stacks of customers in one stretch of days, read once each, and what they ask."""

from collections.abc import Iterable, Mapping, Sequence

from huolto.agreements.models import AgreementVersion
from huolto.agreements.queries import parsed
from huolto.agreements.stacks import Stack, stacks_of
from huolto.foundation.models import Provider
from huolto.rules.periods import DateInterval


class StackBook:
    """The stacks of customers in one stretch of days, read once each; `tried` answers in place of its agreement's."""

    def __init__(
        self, provider: Provider, during: DateInterval, *, tried: AgreementVersion | None = None
    ) -> None:
        self.provider = provider
        self.during = during
        self.tried = tried
        self._known: dict[int, tuple[Stack, ...]] = {}

    def of(self, customer_ids: Iterable[int]) -> Mapping[int, tuple[Stack, ...]]:
        """The stacks of these customers."""
        missing = set(customer_ids) - self._known.keys()
        if missing:
            self._known |= dict.fromkeys(missing, ()) | stacks_of(
                self.provider, missing, self.during, tried=self.tried
            )
        return self._known

    def asked_of(self, stacks: Sequence[Stack]) -> frozenset[str]:
        """The facts that the clauses of these stacks look at."""
        return frozenset(
            condition.fact
            for stack in stacks
            for version in stack.versions
            for clause in parsed(version).clauses
            for condition in clause.when
        )
