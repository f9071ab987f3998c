"""Charges for the tests of invoicing, written straight into the ledger: what rating makes of them is tested there."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from huolto.agreements.models import Agreement, AgreementVersion
from huolto.charges.choices import PeriodState
from huolto.charges.models import Charge, Period
from huolto.foundation.models import Provider
from huolto.parties.models import CostCentre, Organisation
from huolto.rules.calendars import CalendarSystem
from huolto.rules.periods import period_from_label

_serial = count(1)


@dataclass
class Ledger:
    """The ledger of one provider: `charge` posts one charge into a closed period."""

    provider: Provider
    _versions: dict[tuple[int, str], AgreementVersion] = field(default_factory=dict)

    def period(self, label: str, state: str = PeriodState.CLOSED) -> Period:
        """The period of that label, closed unless told otherwise."""
        month = period_from_label(label, CalendarSystem(self.provider.calendar_system))
        found, _new = Period.objects.get_or_create(
            provider=self.provider,
            label=label,
            defaults={
                "during": DateRange(month.start, month.end),
                "calendar_system": month.system.value,
                "state": state,
                "closed_at": datetime(2026, 1, 1, tzinfo=UTC) if state == PeriodState.CLOSED else None,
            },
        )
        return found

    def version(self, customer: Organisation, currency: str) -> AgreementVersion:
        """An agreement with the customer, in force for ever."""
        key = (customer.pk, currency)
        if key not in self._versions:
            agreement = Agreement.objects.create(
                provider=self.provider,
                code=f"workplace-{currency.lower()}",
                name={"en": "Workplace services", "fi": "Työasemapalvelu", "fa": "خدمات میز کار"},
                customer=customer,
            )
            self._versions[key] = AgreementVersion.objects.create(
                provider=self.provider, agreement=agreement, number=1, source=SOURCE.format(currency=currency)
            )
        return self._versions[key]

    def charge(
        self,
        customer: Organisation,
        delta: str,
        *,
        period: str = "2026-02",
        for_period: str = "",
        payer: Organisation | None = None,
        cost_centre: CostCentre | None = None,
        currency: str = "",
        before: str = "0",
        quantity: str = "1",
        unit: str = "piece",
        unit_price: str = "",
        tax: str = "standard",
        includes_tax: bool = False,
        on: date | None = None,
        reason: dict[str, Any] | None = None,
        **fields: Any,
    ) -> Charge:
        """Post one charge of `delta`; a fee, or a purchase of the day `on`."""
        posting = self.period(period)
        currency = currency or self.provider.currency
        code, subject = ("purchase" if on else "fee"), f"usage:U-{next(_serial)}"
        return Charge.objects.create(
            **{
                "provider": self.provider,
                "customer": customer,
                "payer": payer or customer,
                "agreement": self.version(customer, currency).agreement,
                "version": self.version(customer, currency),
                "clause": "purchase" if on else "package-fee",
                "code": code,
                "subject": subject,
                "cost_centre": cost_centre,
                "currency": currency,
                "quantity": Decimal(quantity),
                "unit": unit,
                "unit_price": Decimal(unit_price or delta.lstrip("-")),
                "tax_category": tax,
                "prices_include_tax": includes_tax,
                "period": posting,
                "for_period": self.period(for_period or period),
                "should_be": Decimal(before) + Decimal(delta),
                "posted_before": Decimal(before),
                "delta": Decimal(delta),
                "reason": reason or told(subject, delta, currency, on),
                **fields,
            }
        )


def told(subject: str, net: str, currency: str, on: date | None = None) -> dict[str, Any]:
    """The reason of a charge of one piece."""
    amount = {"amount": net, "currency": currency}
    day = {"on": on.isoformat()} if on else {"from": "2026-02-01", "last": "2026-02-28"}
    params = {
        "subject": subject.partition(":")[2],
        "quantity": "1",
        "price": amount,
        "exact": net,
        "net": amount,
    }
    common = {"agreement": "workplace", "clause": "package-fee", **day, **params}
    if on:
        return {"code": "charge.fixed", "params": common}
    month = {"label": "2026-02", "system": "gregorian"}
    return {
        "code": "fee.whole-month",
        "params": {**common, "days": 28, "numerator": 28, "denominator": 28, "month": month},
    }


SOURCE = """language = 1

[agreement]
id = "workplace"
name = {{ en = "Workplace services", fi = "Työasemapalvelu" }}
currency = "{currency}"
zone = "Europe/Helsinki"

[[fee]]
id = "package-fee"
per = "item"
every = "month"
days = "in-service"
price = "14.90"
text = {{ en = "The package is charged for the days a device is in service.", fi = "Paketti veloitetaan päivistä, jolloin laite on palvelussa." }}

[[charge]]
id = "purchase"
code = "purchase"
on = "delivery"

[[example]]
says = "a whole month"
given = [{{ kind = "item_in_service", item = "A", from = 2026-02-01 }}]
until = 2026-03-01
then = {{ total = "14.90" }}
"""
