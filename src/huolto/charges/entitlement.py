"""What an item is entitled to at an instant, by the agreements that answer for its customer.

Hours in them follow the own days of provider and customer, which the caller reads once (`own_days_at`).
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from huolto.agreements.models import AgreementVersion
from huolto.agreements.queries import parsed, parsed_with
from huolto.charges.rating.reading import item_facts
from huolto.foundation.models import Provider
from huolto.parties.calendar_days import own_days_along
from huolto.parties.models import Organisation
from huolto.register.models import Item
from huolto.rules.agreement.entitlement import Entitlement, entitlement_of
from huolto.rules.agreement.own_days import OwnDays

_ZONES = timedelta(days=2)
_FARTHEST = timedelta(days=400)
NO_OWN_DAYS = OwnDays()


def own_days_at(
    provider: Provider, customer: Organisation, versions: Sequence[AgreementVersion], at: datetime
) -> OwnDays:
    """The own days that count from `at` on for what these versions promise: one query, none where nothing goes by hours."""
    if not any(parsed(version).header.calendars for version in versions):
        return NO_OWN_DAYS
    day = at.date()
    paths = {customer.pk: customer.path}
    return own_days_along(provider, paths, start=day - _ZONES, end=day + _FARTHEST)[customer.pk]


def entitlement_of_item(
    versions: Sequence[AgreementVersion],
    item: Item,
    at: datetime,
    package: str = "",
    own: OwnDays = NO_OWN_DAYS,
) -> tuple[Entitlement, ...]:
    """Every cover of the versions that answer for the item, as it stands at `at`; no query of its own."""
    facts = item_facts(item) | ({"package": package} if package else {})
    return entitlement_of([parsed_with(version, own) for version in versions], facts, at)
