"""What an item is entitled to at an instant, by the agreements that answer for its customer."""

from collections.abc import Sequence
from datetime import datetime

from huolto.agreements.models import AgreementVersion
from huolto.agreements.queries import parsed
from huolto.charges.rating.reading import item_facts
from huolto.register.models import Item
from huolto.rules.agreement.entitlement import Entitlement, entitlement_of


def entitlement_of_item(
    versions: Sequence[AgreementVersion], item: Item, at: datetime, package: str = ""
) -> tuple[Entitlement, ...]:
    """Every cover of the versions that answer for the item, as it stands at `at`; no query of its own."""
    facts = item_facts(item) | ({"package": package} if package else {})
    return entitlement_of([parsed(version) for version in versions], facts, at)
