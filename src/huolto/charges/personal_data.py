"""What the ledger holds of people: nothing. It names items, cost centres and numbers; a holder is an id elsewhere."""

from huolto.charges.models import Charge, Decision, Period, Rating, Usage
from huolto.foundation.personal_data import Domain, without_people

_RATED = (
    "clause",
    "code",
    "subject",
    "posting_code",
    "currency",
    "unit",
    "tax_category",
    "reason",
    "sources",
)


HOLDINGS = Domain(
    tables=(
        without_people(Period, "label", "during"),
        without_people(Usage, "source_key", "posting_code", "facts"),
        without_people(Decision, "clause", "reason"),
        without_people(Rating, *_RATED),
        without_people(Charge, *_RATED),
    )
)
