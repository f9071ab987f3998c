"""Who does something: the actor that every command and query takes first.

An actor is a membership at work (a person of an organisation at one provider), a system task, or nobody.
Rights are the person's grants of today; each has a scope. `parties` builds actors, everybody reads them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from huolto.foundation.errors import NotAllowed
from huolto.foundation.models.provider import Provider


@dataclass(frozen=True)
class Scope:
    """What a grant reaches: all ids None is the person's whole organisation subtree.

    `organisation_ids` is the granted organisation with everything below it; a place or a cost centre narrows it.
    """

    right: str
    organisation_ids: frozenset[int]
    place_ids: frozenset[int] | None = None
    cost_centre_id: int | None = None
    amount_limit: Decimal | None = None


@dataclass(frozen=True)
class Actor:
    """One person of one organisation at one provider, with today's rights; or the system at work."""

    provider: Provider
    user_id: int | None = None
    person_id: int | None = None
    organisation_id: int | None = None
    tree_id: int | None = None
    """The organisation at the top of the tree that the actor's own stands in; no grant reaches beyond it."""
    name: str = ""
    organisation_name: str = ""
    is_staff_of_provider: bool = False
    is_system: bool = False
    scopes: tuple[Scope, ...] = field(default=())

    @classmethod
    def system(cls, provider: Provider, name: str = "Huolto") -> "Actor":
        """The program itself: imports, jobs and the command line, with every right at this provider."""
        return cls(provider=provider, name=name, is_system=True, is_staff_of_provider=True)

    @property
    def provider_id(self) -> int:
        """The tenant's id."""
        return int(self.provider.pk)

    def scopes_of(self, rights: Iterable[str]) -> tuple[Scope, ...]:
        """The scopes of any of these rights."""
        wanted = frozenset(rights)
        return tuple(scope for scope in self.scopes if scope.right in wanted)

    def has_right(self, *rights: str) -> bool:
        """Whether any of these rights is held, wherever its scope is."""
        return self.is_system or bool(self.scopes_of(rights))

    def require_right(self, *rights: str) -> None:
        """Raise `NotAllowed` unless one of these rights is held."""
        if not self.has_right(*rights):
            raise NotAllowed(details={"needs": sorted(rights)})

    def organisations_with(self, *rights: str) -> frozenset[int]:
        """Ids of the organisations that any of these rights reaches whole or in part."""
        return frozenset(
            organisation_id for scope in self.scopes_of(rights) for organisation_id in scope.organisation_ids
        )
