"""Where the register asks whoever stands above it (see `config/wiring.py`).

It asks which customers an agreement covers, and for the paper of identity cards.
"""

from collections.abc import Callable, Sequence
from typing import Protocol

from huolto.foundation.actors import Actor
from huolto.foundation.models import Provider
from huolto.register.models import Item


class AgreementReach(Protocol):
    """What the register wants to know of agreements."""

    def customers(self, provider: Provider, agreement_id: int) -> Sequence[int]:
        """Ids of the organisations whose items this agreement answers for; none for one that there is not."""
        ...

    def choices(self, actor: Actor) -> Sequence[tuple[int, str]]:
        """Agreements that the actor may read: id and name."""
        ...


class CardPaper(Protocol):
    """Who draws identity cards, which tell what the domains above know of an item."""

    def __call__(
        self,
        actor: Actor,
        items: Sequence[Item],
        *,
        address: Callable[[Item], str],
        goes_on: Callable[[int], bool],
    ) -> bytes | None:
        """The cards as one PDF; `goes_on` is told after each how many are done, and ends it (None) by False."""
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


_paper: list[CardPaper] = []


def register_card_paper(paper: CardPaper) -> None:
    """Say who draws; called once at start."""
    _paper[:] = [paper]


def card_paper() -> CardPaper:
    """See `CardPaper`."""
    return _paper[0]
