"""What a request's page shows of the order behind it: lines, track, who is asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from huolto.catalogue.choices import AcquisitionModel
from huolto.desk.approval_chain import StepShown, chain_of
from huolto.desk.choices import ApprovalState, RequestKind, RequestState
from huolto.desk.models import ServiceRequest
from huolto.foundation.pages import Step
from huolto.foundation.texts import text_in
from huolto.shop.choices import LineState
from huolto.shop.models import Order

LINE_KINDS = {
    LineState.ORDERED: "go",
    LineState.RECEIVED: "go",
    LineState.DELIVERED: "go",
    LineState.IN_SERVICE: "good",
    LineState.CANCELLED: "",
}


@dataclass(frozen=True)
class OrderLineShown:
    """One unit of an order."""

    name: str
    icon: str
    state: str
    kind: str
    acquired_by: str
    package: str
    holder: str
    place: str
    cost_centre: str
    item_id: int | None
    item_tag: str
    price: Decimal
    monthly: Decimal | None


@dataclass(frozen=True)
class OrderShown:
    """The order behind a request."""

    lines: tuple[OrderLineShown, ...]
    currency: str
    state: str


@dataclass(frozen=True)
class RequestPage:
    """A request as its page shows it."""

    kind: str
    steps: tuple[Step, ...]
    order: OrderShown | None
    chain: tuple[StepShown, ...]
    may_cancel: bool


def request_page(request: ServiceRequest) -> RequestPage:
    """The request with the order behind it, if it is one."""
    approvals = tuple(request.approvals.select_related("approver", "cost_centre"))
    order = Order.objects.filter(request=request).first() if request.kind == RequestKind.ORDER else None
    lines = (
        list(
            order.lines.select_related(
                "product__category", "package", "holder", "place", "cost_centre", "item"
            )
        )
        if order
        else []
    )
    open_states = (RequestState.WAITING_FOR_APPROVAL, RequestState.OPEN)
    return RequestPage(
        kind=request.tone,
        steps=order_steps(request, approvals, lines) if order else (),
        order=OrderShown(
            lines=tuple(_line(line) for line in lines),
            currency=order.currency,
            state=order.get_state_display(),
        )
        if order
        else None,
        chain=chain_of(request),
        may_cancel=request.state in open_states
        and all(line.state in (LineState.ORDERED, LineState.CANCELLED) for line in lines),
    )


def _line(line: Any) -> OrderLineShown:
    return OrderLineShown(
        name=text_in(line.product.name),
        icon=line.product.category.icon,
        state=line.get_state_display(),
        kind=LINE_KINDS.get(LineState(line.state), ""),
        acquired_by=str(AcquisitionModel(line.acquisition_model).label),
        package=text_in(line.package.name) if line.package else "",
        holder=line.holder.name if line.holder else "",
        place=line.place.name if line.place else "",
        cost_centre=str(line.cost_centre) if line.cost_centre else "",
        item_id=line.item_id,
        item_tag=line.item.asset_tag if line.item else "",
        price=line.price,
        monthly=line.monthly,
    )


def order_steps(request: ServiceRequest, approvals: Sequence[Any], lines: Sequence[Any]) -> tuple[Step, ...]:
    """Where an order stands: a step is done when every unit has passed it."""
    ended = request.state in (RequestState.DECLINED, RequestState.CANCELLED)
    live = [line for line in lines if line.state != LineState.CANCELLED]
    rank = list(LineState.values)
    reached = min((rank.index(line.state) for line in live), default=0) if not ended else -1
    steps = [Step(label=_("Ordered"), state="done")]
    asked = [one for one in approvals if one.state not in (ApprovalState.PASSED_ON, ApprovalState.NOT_NEEDED)]
    if asked:
        answered = all(one.state == ApprovalState.APPROVED for one in asked)
        names = ", ".join(one.approver.name for one in asked)
        state = "done" if answered else "wait" if not ended else ""
        steps.append(Step(label=_("Approved"), state=state, note=names))
    waits = request.state == RequestState.WAITING_FOR_APPROVAL
    for name, label in (
        (LineState.RECEIVED, _("Received and prepared")),
        (LineState.DELIVERED, _("Delivered")),
        (LineState.IN_SERVICE, _("In service")),
    ):
        position = rank.index(name)
        done = request.state == RequestState.DONE or reached >= position
        now = not done and not waits and not ended and reached == position - 1
        steps.append(Step(label=label, state="done" if done else "now" if now else ""))
    return tuple(steps)
