"""What the ledger holds of people: nothing. It names items, cost centres and numbers; a holder is an id elsewhere."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from huolto.charges.models import Charge, Decision, Period, Rating, Usage
from huolto.foundation.personal_data import Domain, Kept, Purpose, Table

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


def _ledger(model: Any, *plain: str) -> Table:
    return Table(
        model=model, title=_("Ledger"), purpose=Purpose.MONEY, kept=Kept.LAW, plain=plain, is_frozen=True
    )


HOLDINGS = Domain(
    tables=(
        _ledger(Period, "label", "during"),
        _ledger(Usage, "source_key", "posting_code", "facts"),
        _ledger(Decision, "clause", "reason"),
        _ledger(Rating, *_RATED),
        _ledger(Charge, *_RATED),
    )
)
