"""Tables of the ledger."""

from huolto.charges.models.charge import Charge, Rating
from huolto.charges.models.period import Period
from huolto.charges.models.rating_due import RatingDue
from huolto.charges.models.rating_notice import RatingNotice
from huolto.charges.models.usage import Decision, Usage
from huolto.charges.models.what_if import WhatIf

__all__ = ["Charge", "Decision", "Period", "Rating", "RatingDue", "RatingNotice", "Usage", "WhatIf"]
