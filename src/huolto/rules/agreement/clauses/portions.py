"""A share of other charges: `price = { percent = "8 %", of = ["labour", "travel"] }`, each key of theirs by itself.

The base is what the charges of those codes under the same agreement come to, exactly, before rounding; a share of shares
stands after them in the file.
"""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from huolto.rules.agreement.arithmetic import exact_text
from huolto.rules.agreement.model import Header, RatedCharge, RatingContext
from huolto.rules.agreement.values import plain
from huolto.rules.explanation import Reason, money_param
from huolto.rules.money import round_fraction

if TYPE_CHECKING:
    from huolto.rules.agreement.clauses.charge import ChargeClause


@dataclass(frozen=True, slots=True)
class SharePrice:
    """A fraction of what other charges come to, by their codes."""

    share: Decimal
    of: tuple[str, ...]

    def phrases(self, agreement: Header) -> list[Reason]:
        """The share in words."""
        return [Reason("clause.charge.share", {"percent": plain(self.share * 100), "of": list(self.of)})]


def rate_share(clause: "ChargeClause", price: SharePrice, context: RatingContext) -> list[RatedCharge]:
    """One charge for each subject, period and tax category that the base has."""
    groups: defaultdict[tuple[str, str, str], list[RatedCharge]] = defaultdict(list)
    for charge in context.charges:
        if charge.code in price.of and charge.agreement == context.agreement.id:
            tax = clause.tax or charge.tax_category
            groups[charge.subject, charge.period, tax].append(charge)
    return [_charge(clause, price, tax, base, context) for (_, _, tax), base in groups.items()]


def _charge(
    clause: "ChargeClause", price: SharePrice, tax: str, base: list[RatedCharge], context: RatingContext
) -> RatedCharge:
    agreement = context.agreement
    whole = sum((charge.exact for charge in base), Fraction(0))
    exact = whole * Fraction(price.share)
    net = round_fraction(exact, agreement.currency)
    first = base[0]
    weights: dict[str, Decimal] = {}
    for charge in base:
        shared = sum(charge.weights, Decimal(0))
        for usage, weight in zip(charge.usage, charge.weights, strict=True):
            part = abs(charge.net) * (weight / shared if shared else Decimal(1) / len(charge.usage))
            weights[usage] = weights.get(usage, Decimal(0)) + part
    starts_on, ends_on = min(c.starts_on for c in base), max(c.ends_on for c in base)
    params = {
        "agreement": agreement.id,
        "clause": clause.id,
        "subject": first.subject.partition(":")[2],
        "from": starts_on.isoformat(),
        "last": ends_on.isoformat(),
        **({"on": starts_on.isoformat()} if "on" in first.reason.params and starts_on == ends_on else {}),
        "percent": plain(price.share * 100),
        "base": money_param(round_fraction(whole, agreement.currency), agreement.currency),
        "of": sorted({charge.code for charge in base}),
        "exact": exact_text(exact, agreement.currency),
        "net": money_param(net, agreement.currency),
    }
    return RatedCharge(
        usage=tuple(weights),
        agreement=agreement.id,
        clause=clause.id,
        code=clause.code,
        subject=first.subject,
        period=first.period,
        quantity=Decimal(1),
        unit="piece",
        unit_price=net,
        exact=exact,
        net=net,
        currency=agreement.currency,
        tax_category=tax,
        reason=Reason("charge.share", params),
        starts_on=starts_on,
        ends_on=ends_on,
        weights=tuple(weights.values()),
    )
