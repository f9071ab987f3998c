"""What the shop writes to an orderer: the order is there, something of it was delivered."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from huolto.desk.choices import ApprovalState
from huolto.desk.threads import thread_of
from huolto.foundation.models import EventRecord
from huolto.foundation.texts import text_in
from huolto.parties.choices import NotificationTopic
from huolto.parties.mails import address, language_of, mail_to
from huolto.shop.choices import LineState
from huolto.shop.models import Order, OrderLine


def mail_order_placed(record: EventRecord) -> None:
    """Confirm an order with its SR number to who ordered (after `OrderPlaced`)."""
    order = _order(record)
    lines = list(order.lines.select_related("product"))
    mail_to(
        order.orderer,
        template="mail/order_placed",
        context={
            "order": order,
            "request": order.request,
            "products": _counted(order, lines),
            "waits": record.data["waits"],
            "approvers": [
                approval.approver.name
                for approval in order.request.approvals.select_related("approver").filter(
                    state=ApprovalState.PENDING
                )
            ],
            "link": address(order.provider, f"requests/{order.request_id}/"),
        },
        once_key=f"event:{record.key}",
        provider=order.provider,
        topic=NotificationTopic.ORDER,
        thread=thread_of(order.request),
    )


def mail_order_delivered(record: EventRecord) -> None:
    """Tell who ordered what was handed over; units delivered at one moment make one mail (after `OrderLineMoved`)."""
    if record.data["to_state"] != LineState.DELIVERED:
        return
    order = _order(record)
    lines = [
        line for line in order.lines.select_related("product") if line.delivered_at == record.occurred_at
    ]
    still_to_come = order.lines.filter(state__in=[LineState.ORDERED, LineState.RECEIVED]).count()
    mail_to(
        order.orderer,
        template="mail/order_delivered",
        context={
            "order": order,
            "request": order.request,
            "products": _counted(order, lines),
            "delivered_at": record.occurred_at,
            "still_to_come": still_to_come,
            "link": address(order.provider, f"requests/{order.request_id}/"),
        },
        once_key=f"delivered:{order.pk}:{_moment(record.occurred_at)}",
        provider=order.provider,
        topic=NotificationTopic.ORDER,
        thread=thread_of(order.request),
    )


def _order(record: EventRecord) -> Order:
    rows = Order.objects.of(record.provider_id).select_related(
        "provider", "request", "customer", "orderer__organisation"
    )
    return rows.get(pk=record.data["order_id"])


def _counted(order: Order, lines: Iterable[OrderLine]) -> list[tuple[str, int]]:
    language = language_of(order.orderer)
    return list(Counter(text_in(line.product.name, language) for line in lines).items())


def _moment(at: datetime) -> Decimal:
    return Decimal(str(at.timestamp()))
