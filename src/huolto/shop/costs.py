"""What an order will cost, once and every month: asked of the customer's agreement, never computed here."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from huolto.agreements.models import AgreementVersion
from huolto.agreements.queries import versions_in_force
from huolto.catalogue.choices import LEASES
from huolto.catalogue.queries import Offer
from huolto.charges.queries import preview
from huolto.foundation.models import Provider
from huolto.foundation.texts import text_in
from huolto.parties.models import Organisation
from huolto.rules.agreement import RatedCharge, read_happening
from huolto.rules.calendars import CalendarSystem
from huolto.rules.periods import DateInterval, month_of, next_period
from huolto.shop.models import CartLine, OrderLine

ZERO = Decimal(0)


@dataclass(frozen=True)
class LineCost:
    """What one unit costs, with the charges that say why."""

    once: tuple[RatedCharge, ...] = ()
    monthly: tuple[RatedCharge, ...] = ()

    @property
    def is_priced(self) -> bool:
        """Whether any clause says what it costs."""
        return bool(self.once or self.monthly)

    @property
    def once_net(self) -> Decimal:
        """Once, on delivery, without tax."""
        return sum((charge.net for charge in self.once), ZERO)

    @property
    def monthly_net(self) -> Decimal:
        """In a whole month, without tax."""
        return sum((charge.net for charge in self.monthly), ZERO)


@dataclass(frozen=True)
class Cost:
    """What all units cost together, by the `versions` of the customer's agreements.

    `unpriced` are the products of which no clause says what they cost, neither once nor a month.
    """

    once: Decimal
    monthly: Decimal
    lines: dict[int, LineCost] = field(default_factory=dict)
    unpriced: tuple[str, ...] = ()
    versions: tuple[AgreementVersion, ...] = ()


def cost_of_lines(
    provider: Provider, customer: Organisation, units: Sequence[tuple[CartLine, Offer]], today: date
) -> Cost:
    """What these units will cost once, if delivered today, and in the next whole month in service."""
    if not units:
        return Cost(ZERO, ZERO)
    month = month_of(today, CalendarSystem(provider.calendar_system))
    whole_month = next_period(month)
    deliveries = [_delivery(line, offer, today) for line, offer in units]
    spans = [span for line, offer in units for span in _spans(line, offer, whole_month.start)]
    once = preview(
        provider=provider,
        customer=customer,
        happenings=[read_happening(raw) for raw in deliveries],
        period=month,
    )
    monthly = preview(
        provider=provider,
        customer=customer,
        happenings=[read_happening(raw) for raw in spans],
        period=whole_month,
    )
    lines = {
        line.pk: LineCost(once=_of(once.charges, line.pk), monthly=_of(monthly.charges, line.pk))
        for line, _offer in units
    }
    return Cost(
        once=sum((cost.once_net for cost in lines.values()), ZERO),
        monthly=sum((cost.monthly_net for cost in lines.values()), ZERO),
        lines=lines,
        unpriced=tuple(
            dict.fromkeys(
                text_in(line.product.name) for line, _offer in units if not lines[line.pk].is_priced
            )
        ),
        versions=_versions(provider, customer, DateInterval(today, whole_month.end)),
    )


def costs_of_offers(
    provider: Provider, customer: Organisation, offers: Sequence[Offer], today: date
) -> dict[int, LineCost]:
    """What one unit of each offer would cost with its usual package, by product id: as the cart will say it."""
    units = [
        (
            CartLine(pk=offer.product.pk, product=offer.product, package=next(iter(offer.packages), None)),
            offer,
        )
        for offer in offers
    ]
    return cost_of_lines(provider, customer, units, today).lines


def versions_of(provider: Provider, customer: Organisation, today: date) -> tuple[AgreementVersion, ...]:
    """The versions of a customer's agreements by which `cost_of_lines` reckons today."""
    month = month_of(today, CalendarSystem(provider.calendar_system))
    return _versions(provider, customer, DateInterval(today, next_period(month).end))


def _versions(
    provider: Provider, customer: Organisation, during: DateInterval
) -> tuple[AgreementVersion, ...]:
    stacks = versions_in_force(provider, customer, during)
    found = {version.pk: version for stack in reversed(stacks) for version in stack.versions}
    return tuple(found.values())


def item_facts(line: CartLine | OrderLine, acquisition_model: str) -> dict[str, str]:
    """The facts of an item that does not exist yet, as agreements name them."""
    product = line.product
    facts = {
        "item": f"line-{line.pk}",
        "product": product.sku,
        "category": product.category.code,
        "item_kind": product.category.item_kind,
        "acquisition_model": acquisition_model,
        "package": line.package.code if line.package else "",
        "model": product.device_model.name if product.device_model else "",
    }
    return {name: value for name, value in facts.items() if value}


def _delivery(line: CartLine, offer: Offer, today: date) -> dict[str, Any]:
    return {
        "id": f"{line.pk}:delivery",
        "kind": "delivery",
        "at": today.isoformat(),
        "cost": _price(offer),
        "price": _price(offer),
        **item_facts(line, offer.acquisition_model),
    }


def _spans(line: CartLine, offer: Offer, start: date) -> list[dict[str, Any]]:
    if not line.product.makes_item:
        return []
    facts = item_facts(line, offer.acquisition_model)
    spans: list[dict[str, Any]] = [
        {"id": f"{line.pk}:service", "kind": "item_in_service", "from": start.isoformat(), **facts}
    ]
    price = offer.price
    if offer.acquisition_model in LEASES and price is not None and price.monthly is not None:
        spans.append(
            {
                "id": f"{line.pk}:lease",
                "kind": "lease",
                "from": start.isoformat(),
                "term_months": price.term_months,
                "price": str(price.monthly.normalize()),
                **facts,
            }
        )
    return spans


def _price(offer: Offer) -> str:
    return str(offer.price.price) if offer.price is not None else "0"


def _of(charges: Sequence[RatedCharge], line_id: int) -> tuple[RatedCharge, ...]:
    prefix = f"{line_id}:"
    return tuple(charge for charge in charges if any(usage.startswith(prefix) for usage in charge.usage))


def code_label(code: str) -> str:
    """What a charge's code means to an orderer; codes of other agreements stand as they are."""
    labels = {
        "lease": _("Rent"),
        "package": _("Service package"),
        "licence": _("Licence"),
        "subscription": _("Subscription"),
        "purchase": _("Price"),
        "fee": _("Fee"),
    }
    return labels.get(code, code)
