"""A leased item that its customer buys at the end of its lease is a happening of its own, at what it is worth then."""

from collections.abc import Sequence

from huolto.charges.choices import UsageKind
from huolto.charges.commands.usages import NewUsage, record_usages
from huolto.foundation.actors import Actor
from huolto.foundation.models import Provider
from huolto.register.choices import LeaseEnd
from huolto.register.events import LeaseEnded
from huolto.register.models import Assignment, Item


def record_lease_purchases(events: Sequence[LeaseEnded]) -> None:
    """Record one usage a bought lease; the agreement prices it, or it stands among what nothing prices."""
    bought = [event for event in events if event.end == LeaseEnd.BOUGHT]
    for provider in Provider.objects.filter(pk__in={event.provider_id for event in bought}):
        own = [event for event in bought if event.provider_id == provider.pk]
        record_usages(actor=Actor.system(provider), usages=[_usage(event) for event in own])


def _usage(event: LeaseEnded) -> NewUsage:
    item = Item.objects.select_related("category", "device_model", "product").get(pk=event.item_id)
    rows = Assignment.objects.filter(item=item, during__contains=event.occurred_at)
    then = rows.select_related("customer", "payer", "cost_centre").first()
    whose = then or item
    return NewUsage(
        kind=UsageKind.LEASE_BOUGHT,
        source_key=f"lease-bought:{event.lease_id}",
        occurred_at=event.occurred_at,
        customer=whose.customer,
        payer=whose.payer,
        cost_centre=whose.cost_centre,
        posting_code=whose.posting_code,
        item=item,
        facts={"lease": str(event.lease_id), "price": event.residual},
    )
