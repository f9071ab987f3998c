"""What is to be asked about a request: steps, one after another, each of one person or of several.

A domain that wants an approval makes `StepPlan`s and gives them to `commands.ask_approvals`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from huolto.desk.choices import OnExpiry, StepNeeds
from huolto.parties.models import CostCentre, Person
from huolto.rules.explanation import Reason


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One person to ask. `reason` is why an approval is needed at all (see `reasons.py`), `because` why it is theirs.

    Names are not kept in `because`: its sentence is given the approver's as `name` and who asks as `asker`.
    """

    approver: Person
    cost_centre: CostCentre | None = None
    once_amount: Decimal | None = None
    monthly_amount: Decimal | None = None
    currency: str = ""
    reason: Mapping[str, Any] = field(default_factory=dict)
    because: Reason | None = None


@dataclass(frozen=True, kw_only=True)
class StepPlan:
    """One step: the people asked at once, whose word is needed, for how many working days they are asked and what follows."""

    asked: Sequence[Asked]
    needs: str = StepNeeds.ALL
    answer_within_days: int | None = None
    remind_days_before: int | None = None
    on_expiry: str = OnExpiry.END
