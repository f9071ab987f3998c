"""Where the register asks whoever stands above it: which customers an agreement covers (see `config/wiring.py`)."""

from collections.abc import Sequence
from typing import Protocol

from huolto.foundation.actors import Actor
from huolto.foundation.models import Provider


class AgreementReach(Protocol):
    """What the register wants to know of agreements."""

    def customers(self, provider: Provider, agreement_id: int) -> Sequence[int]:
        """Ids of the organisations whose items this agreement answers for; none for one that there is not."""
        ...

    def choices(self, actor: Actor) -> Sequence[tuple[int, str]]:
        """Agreements that the actor may read: id and name."""
        ...


_reach: list[AgreementReach] = []


def register_agreement_reach(reach: AgreementReach) -> None:
    """Say who knows; called once at start."""
    _reach[:] = [reach]


def customers_of_agreement(provider: Provider, agreement_id: int) -> Sequence[int]:
    """See `AgreementReach.customers`."""
    return _reach[0].customers(provider, agreement_id)


def agreement_choices(actor: Actor) -> Sequence[tuple[int, str]]:
    """See `AgreementReach.choices`."""
    return _reach[0].choices(actor)
