"""What the page of an order at work shows, and its three forms: receive, deliver, put in service."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huolto.catalogue.choices import AcquisitionModel
from huolto.desk.approval_chain import StepShown, chain_of
from huolto.foundation.actors import Actor
from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.forms import LocalDateField
from huolto.foundation.models import Provider
from huolto.foundation.texts import text_in
from huolto.parties.queries import today_at
from huolto.shop.access import FULFILLERS
from huolto.shop.choices import LineState, OrderState
from huolto.shop.commands import Receipt
from huolto.shop.models import Order, OrderLine
from huolto.shop.queries import lines_of_order, next_step, suggested_tags

DAYS_AHEAD = 366

LINE_KINDS = {
    LineState.ORDERED: "you",
    LineState.RECEIVED: "go",
    LineState.DELIVERED: "go",
    LineState.IN_SERVICE: "good",
    LineState.CANCELLED: "",
}
ORDER_KINDS = {
    OrderState.WAITING_FOR_APPROVAL: "you",
    OrderState.PLACED: "go",
    OrderState.FULFILLED: "good",
    OrderState.CANCELLED: "",
    OrderState.DECLINED: "bad",
}


@dataclass(frozen=True)
class Unit:
    """One unit of an order; `step` is what is to be done with it (see `shop.queries.TO_DO`)."""

    pk: int
    name: str
    icon: str
    state: str
    kind: str
    step: str
    is_untouched: bool
    acquired_by: str
    package: str
    holder: str
    place: str
    cost_centre: str
    item_id: int | None
    tag: str
    price: Decimal
    monthly: Decimal | None


class UnitsForm(forms.Form):
    """A form over units; `refuse` puts a command's error beside the field that it names."""

    def refuse(self, error: DomainError) -> None:
        """Show the error; what does not exist stays a 404."""
        if isinstance(error, NotVisible):
            raise error
        self.add_error(error.field if error.field in self.fields else None, str(error))


class ReceiptForm(UnitsForm):
    """Serial number and tag of each unit that is to be received; a unit without a serial number waits."""

    def __init__(self, *args: Any, units: Sequence[Unit], tags: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = units
        scanned = {"data-scan-field": "", "autocomplete": "off", "spellcheck": "false", "dir": "ltr"}
        for unit, tag in zip(units, [*tags, *[""] * len(units)], strict=False):
            self.fields[f"serial-{unit.pk}"] = forms.CharField(
                label=_("Serial number"),
                required=False,
                max_length=100,
                widget=forms.TextInput(attrs=scanned),
            )
            self.fields[f"asset_tag-{unit.pk}"] = forms.CharField(
                label=_("Tag"),
                required=False,
                max_length=60,
                initial=tag,
                widget=forms.TextInput(attrs=scanned),
            )

    @property
    def rows(self) -> list[tuple[Unit, Any, Any]]:
        """Each unit with its two fields."""
        return [(unit, self[f"serial-{unit.pk}"], self[f"asset_tag-{unit.pk}"]) for unit in self.units]

    def clean(self) -> dict[str, Any]:
        """At least one serial number."""
        cleaned = super().clean() or {}
        if not any(cleaned.get(f"serial-{unit.pk}") for unit in self.units):
            raise forms.ValidationError(_("Scan or type the serial number of at least one unit."))
        return cleaned

    def receipts(self) -> list[Receipt]:
        """What arrived."""
        return [
            Receipt(
                line_id=unit.pk,
                serial=self.cleaned_data[f"serial-{unit.pk}"],
                asset_tag=self.cleaned_data[f"asset_tag-{unit.pk}"],
            )
            for unit in self.units
            if self.cleaned_data[f"serial-{unit.pk}"]
        ]


class PickForm(UnitsForm):
    """Units to pick, all of them unless told otherwise, and a day."""

    on = LocalDateField()

    def __init__(self, *args: Any, units: Sequence[Unit], provider: Provider, **kwargs: Any) -> None:
        self.today = today_at(provider)
        super().__init__(*args, initial={"on": self.today}, **kwargs)
        self.units = units

    @property
    def rows(self) -> list[tuple[Unit, bool]]:
        """Each unit, and whether it is picked."""
        picked = set(self.data.getlist("pick")) if self.is_bound else {str(unit.pk) for unit in self.units}
        return [(unit, str(unit.pk) in picked) for unit in self.units]

    def clean(self) -> dict[str, Any]:
        """At least one unit."""
        cleaned = super().clean() or {}
        if not self.picked():
            raise forms.ValidationError(_("Pick at least one unit."))
        return cleaned

    def picked(self) -> list[int]:
        """Ids of the picked units, of those that are shown."""
        return [unit.pk for unit, is_picked in self.rows if is_picked]


class DeliveryForm(PickForm):
    """What was handed over, and when."""

    prefix = "delivery"
    on = LocalDateField(label=_("Delivered on"))

    def clean_on(self) -> Any:
        """Nothing is delivered in the future."""
        day = self.cleaned_data["on"]
        if day > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return day


class ServiceForm(PickForm):
    """What goes in service, and from which day."""

    prefix = "service"
    on = LocalDateField(label=_("In service from"))

    def clean_on(self) -> date:
        """A slip of a year would let a device go uncharged for as long."""
        day: date = self.cleaned_data["on"]
        if (day - self.today).days > DAYS_AHEAD:
            raise forms.ValidationError(_("This day is more than a year away."))
        return day


@dataclass(frozen=True)
class OrderPage:
    """An order at work."""

    order: Order
    kind: str
    units: tuple[Unit, ...]
    chain: tuple[StepShown, ...]
    may_cancel: bool
    receipt: ReceiptForm | None = None
    delivery: DeliveryForm | None = None
    service: ServiceForm | None = None

    @property
    def to_receive(self) -> list[Unit]:
        """Devices that have not arrived."""
        return [unit for unit in self.units if unit.step == "receive"]

    @property
    def to_deliver(self) -> list[Unit]:
        """What can be handed over."""
        return [unit for unit in self.units if unit.step == "deliver"]

    @property
    def to_put_in_service(self) -> list[Unit]:
        """What can be put in service."""
        return [unit for unit in self.units if unit.step == "put_in_service"]

    def having(self, **changed: Any) -> "OrderPage":
        """The same page with a form as it was sent."""
        return dataclasses.replace(self, **changed)


def order_page(actor: Actor, order: Order) -> OrderPage:
    """The order as it stands; forms only for who may use them and only for what is to be done."""
    is_placed = order.state == OrderState.PLACED
    units = tuple(_unit(line, is_placed=is_placed) for line in lines_of_order(order))
    shown = OrderPage(
        order=order,
        kind=ORDER_KINDS[OrderState(order.state)],
        units=units,
        chain=chain_of(order.request),
        may_cancel=False,
    )
    if not actor.has_right(*FULFILLERS):
        return shown
    untouched = all(unit.is_untouched for unit in units)
    receive = shown.to_receive
    tags = suggested_tags(actor, order.customer, len(receive)) if receive else []
    return shown.having(
        may_cancel=untouched and order.state in (OrderState.PLACED, OrderState.WAITING_FOR_APPROVAL),
        receipt=ReceiptForm(units=receive, tags=tags) if receive else None,
        delivery=DeliveryForm(units=shown.to_deliver, provider=actor.provider) if shown.to_deliver else None,
        service=ServiceForm(units=shown.to_put_in_service, provider=actor.provider)
        if shown.to_put_in_service
        else None,
    )


def _unit(line: OrderLine, *, is_placed: bool) -> Unit:
    return Unit(
        pk=line.pk,
        name=text_in(line.product.name),
        icon=line.product.category.icon,
        state=line.get_state_display(),
        kind=LINE_KINDS[LineState(line.state)],
        step=next_step(line) if is_placed else "",
        is_untouched=line.state in (LineState.ORDERED, LineState.CANCELLED),
        acquired_by=str(AcquisitionModel(line.acquisition_model).label),
        package=text_in(line.package.name) if line.package else "",
        holder=line.holder.name if line.holder else "",
        place=line.place.name if line.place else "",
        cost_centre=str(line.cost_centre) if line.cost_centre else "",
        item_id=line.item_id,
        tag=line.item.asset_tag if line.item else "",
        price=line.price,
        monthly=line.monthly,
    )
