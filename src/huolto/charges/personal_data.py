"""What the ledger holds of people: who asked what if. Else it names items, cost centres and numbers only."""

from django.utils.translation import gettext_lazy as _

from huolto.charges.models import Charge, Decision, Period, Rating, RatingNotice, Usage, WhatIf
from huolto.foundation.personal_data import Domain, Kept, Purpose, Table, without_people

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
        Table(
            model=WhatIf,
            title=_("Versions tried on what happened"),
            purpose=Purpose.MONEY,
            kept=Kept.RECORD,
            people=("made_by",),
            plain=("labels", "digest", "result", "error"),
            shown={"version__agreement__code": _("Agreement"), "labels": _("Months"), "made_at": _("When")},
        ),
        without_people(Period, "label", "during"),
        without_people(Usage, "source_key", "posting_code", "facts"),
        without_people(Decision, "clause", "payer", "reason", "steps", "targets"),
        without_people(Rating, *_RATED),
        without_people(RatingNotice, "clause", "code", "usage_key", "reason"),
        without_people(Charge, *_RATED),
    )
)
