"""What the shop tells an orderer, and who gets a device, on their pages: units arrived, units were delivered."""

from huolto.foundation.models import EventRecord
from huolto.parties.choices import NotificationTopic
from huolto.parties.models import Person
from huolto.parties.notices import notify, people_of
from huolto.shop.choices import LineState
from huolto.shop.models import Order, OrderLine

_TOLD = {
    LineState.RECEIVED: ("order-received", "received_at"),
    LineState.DELIVERED: ("order-delivered", "delivered_at"),
}


def tell_order_moved(record: EventRecord) -> None:
    """Tell of units that moved at one moment, once for all of them (after `OrderLineMoved`)."""
    told = _TOLD.get(LineState(record.data["to_state"]))
    if told is None:
        return
    code, field = told
    order = Order.objects.of(record.provider_id).select_related("request").get(pk=record.data["order_id"])
    moved = OrderLine.objects.filter(order=order, **{field: record.occurred_at})
    people = people_of([order.orderer_id, *moved.values_list("holder_id", flat=True)], record.provider_id)
    by = Person.objects.of(record.provider_id).filter(pk=record.person_id).first()
    for person in people.values():
        own = moved if person.pk == order.orderer_id else moved.filter(holder=person)
        if person.pk != order.orderer_id and code == "order-received":
            continue
        notify(
            person,
            topic=NotificationTopic.ORDER,
            code=code,
            params={"number": order.request.number, "count": own.count()},
            path=f"requests/{order.request_id}/" if person.pk == order.orderer_id else "devices/",
            once_key=f"{code}:{order.pk}:{record.occurred_at.timestamp()}",
            by=by,
            occurred_at=record.occurred_at,
        )
