"""What the cart shows, as frozen values: units in groups, costs with reasons, who approves, what happens next."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from huolto.catalogue.queries import Offer, offers_for
from huolto.charges.reasons import why_of_rated
from huolto.desk.reasons import approval_why
from huolto.foundation.actors import Actor
from huolto.foundation.errors import InvalidInput
from huolto.foundation.localisation import current
from huolto.foundation.pages import Step, Why
from huolto.foundation.texts import text_in
from huolto.parties.models import Organisation
from huolto.parties.queries import today_at
from huolto.portal.shop_page import AcquisitionBand, acquired_by, acquisition_band
from huolto.rules.agreement import RatedCharge
from huolto.shop.approvals import approval_need
from huolto.shop.costs import Cost, LineCost, code_label, cost_of_lines
from huolto.shop.models import Cart, CartLine

ZERO = Decimal(0)
_RELATED = (
    "product__category", "product__device_model", "package", "holder", "place",
    "cost_centre__owner__organisation", "cost_centre__organisation",
)  # fmt: skip


@dataclass(frozen=True)
class CartUnit:
    """One unit with whom it is for."""

    pk: int
    holder: str
    place: str
    cost_centre: str
    posting_code: str
    is_complete: bool


@dataclass(frozen=True)
class CartPrice:
    """One price of one unit: what for, how much, once or a month, and why."""

    label: str
    net: Decimal
    is_monthly: bool
    why: Why


@dataclass(frozen=True)
class CartGroup:
    """Units of one product with one package: what each costs, and why."""

    name: str
    description: str
    icon: str
    acquired_by: str
    term_months: int | None
    package: str
    units: tuple[CartUnit, ...]
    once: Decimal
    monthly: Decimal
    each: tuple[CartPrice, ...]
    assortment_id: int
    product_id: int
    package_id: int | None
    can_add: bool

    @property
    def quantity(self) -> int:
        """How many units."""
        return len(self.units)


@dataclass(frozen=True)
class CartPage:
    """The cart."""

    band: AcquisitionBand | None
    groups: tuple[CartGroup, ...]
    key: str
    currency: str
    once: Decimal
    monthly: Decimal
    monthly_parts: tuple[tuple[str, Decimal], ...]
    approvers: tuple[str, ...]
    approval_why: Why | None
    approval_problem: str
    steps: tuple[Step, ...]
    unpriced: tuple[str, ...]

    @property
    def is_ready(self) -> bool:
        """Whether every unit says where it goes and who pays."""
        return all(unit.is_complete for group in self.groups for unit in group.units)


def cart_page(*, actor: Actor, customer: Organisation, cart: Cart | None) -> CartPage:
    """The cart of this orderer with what it costs by the agreement in force today."""
    today = today_at(actor.provider)
    lines = list(cart.lines.select_related(*_RELATED)) if cart else []
    offers = _offers_by_line(actor, customer, lines, today)
    priced = [(line, offers[line.pk]) for line in lines if line.pk in offers]
    cost = cost_of_lines(actor.provider, customer, priced, today)
    approvers, why, problem = _approval(actor, customer, lines, cost)
    return CartPage(
        band=acquisition_band(actor, customer),
        groups=tuple(_groups(lines, offers, cost)),
        key=str(cart.key) if cart else "",
        currency=actor.provider.currency,
        once=cost.once,
        monthly=cost.monthly,
        monthly_parts=_monthly_parts(cost),
        approvers=approvers,
        approval_why=why,
        approval_problem=problem,
        steps=_steps(actor, approvers),
        unpriced=cost.unpriced,
    )


def _offers_by_line(
    actor: Actor, customer: Organisation, lines: Sequence[CartLine], today: Any
) -> dict[int, Offer]:
    found: dict[int, Offer] = {}
    for assortment_id in {line.assortment_id for line in lines}:
        offers = {
            offer.product.pk: offer
            for offer in offers_for(actor, assortment_id=assortment_id, customer=customer, on=today)
        }
        for line in lines:
            if line.assortment_id == assortment_id and line.product_id in offers:
                found[line.pk] = offers[line.product_id]
    return found


def _groups(lines: Sequence[CartLine], offers: dict[int, Offer], cost: Cost) -> list[CartGroup]:
    grouped: dict[tuple[int, int | None, int], list[CartLine]] = {}
    for line in lines:
        grouped.setdefault((line.product_id, line.package_id, line.assortment_id), []).append(line)
    return [_group(group, offers.get(group[0].pk), cost) for group in grouped.values()]


def _group(lines: Sequence[CartLine], offer: Offer | None, cost: Cost) -> CartGroup:
    first = lines[0]
    costs = [cost.lines.get(line.pk, LineCost()) for line in lines]
    return CartGroup(
        name=text_in(first.product.name),
        description=text_in(first.product.description),
        icon=first.product.category.icon,
        acquired_by=acquired_by(offer) if offer else _("No longer offered"),
        term_months=offer.price.term_months if offer and offer.price else None,
        package=text_in(first.package.name) if first.package else "",
        units=tuple(_unit(line) for line in lines),
        once=sum((one.once_net for one in costs), ZERO),
        monthly=sum((one.monthly_net for one in costs), ZERO),
        each=(
            *_prices(costs[0].monthly, cost, is_monthly=True),
            *_prices(costs[0].once, cost, is_monthly=False),
        ),
        assortment_id=first.assortment_id,
        product_id=first.product_id,
        package_id=first.package_id,
        can_add=offer is not None,
    )


def _prices(charges: Sequence[RatedCharge], cost: Cost, *, is_monthly: bool) -> tuple[CartPrice, ...]:
    here = current()
    return tuple(
        CartPrice(
            label=code_label(charge.code),
            net=charge.net,
            is_monthly=is_monthly,
            why=why_of_rated(charge, cost.versions, here.language, here.calendar_system),
        )
        for charge in charges
    )


def _unit(line: CartLine) -> CartUnit:
    return CartUnit(
        pk=line.pk,
        holder=line.holder.name if line.holder else "",
        place=line.place.name if line.place else "",
        cost_centre=str(line.cost_centre) if line.cost_centre else "",
        posting_code=line.posting_code,
        is_complete=line.place_id is not None and line.cost_centre_id is not None,
    )


def _monthly_parts(cost: Cost) -> tuple[tuple[str, Decimal], ...]:
    sums: dict[str, Decimal] = {}
    for line in cost.lines.values():
        for charge in line.monthly:
            sums[charge.code] = sums.get(charge.code, ZERO) + charge.net
    return tuple((code_label(code), net) for code, net in sums.items())


def _approval(
    actor: Actor, customer: Organisation, lines: Sequence[CartLine], cost: Cost
) -> tuple[tuple[str, ...], Why | None, str]:
    try:
        needs = approval_need(actor, customer, list(lines), cost)
    except InvalidInput as error:
        return (), None, str(error)
    if not needs:
        return (), None, ""
    return tuple(need.approver.name for need in needs), approval_why(needs[0].reason), ""


def _steps(actor: Actor, approvers: tuple[str, ...]) -> tuple[Step, ...]:
    asked = (
        (Step(label=_("%(names)s approves") % {"names": ", ".join(approvers)}, note=_("asked by mail")),)
        if approvers
        else ()
    )
    return (
        Step(label=_("You place the order"), state="now", note=_("SR number at once")),
        *asked,
        Step(label=_("%(provider)s orders and prepares") % {"provider": actor.provider.name}),
        Step(label=_("Delivered")),
        Step(label=_("In service"), note=_("the monthly price begins")),
    )
