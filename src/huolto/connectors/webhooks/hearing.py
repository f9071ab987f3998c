"""From what happened to what is sent: each webhook goes through the events behind the last one it heard.

`note_for_webhooks` asks for that in the transaction of the event; once it is committed a job calls `hear`. A job each
minute calls it too: for what another transaction, still under way then, had held back.
"""

from collections.abc import Sequence

from django.db import connection, transaction

from huolto.connectors.choices import WebhookState
from huolto.connectors.models import WebhookDelivery, WebhookEndpoint
from huolto.connectors.told_events import settled_until, told_events
from huolto.connectors.webhooks.access import listener_of
from huolto.foundation.events import Event
from huolto.foundation.jobs import enqueue, enqueue_each
from huolto.foundation.models import Provider

BATCH = 200
_LISTENS = """
SELECT EXISTS (
  SELECT FROM connectors_webhookendpoint WHERE provider_id = %s AND state = %s AND names @> ARRAY[%s]::varchar[]
)
"""
"""Asked with every event, so written out."""


def note_for_webhooks(happened: Sequence[Event]) -> None:
    """Ask for the webhooks to be told, where one listens to this kind of event (the batch is of one kind)."""
    first = happened[0]
    with connection.cursor() as cursor:
        cursor.execute(_LISTENS, [first.provider_id, WebhookState.ACTIVE, first.name])
        if cursor.fetchone()[0]:
            enqueue("connectors.tell_webhooks", provider_id=first.provider_id)


def providers_with_webhooks() -> list[int]:
    """The providers at which a webhook listens."""
    active = WebhookEndpoint.objects.filter(state=WebhookState.ACTIVE, provider__is_active=True)
    return sorted(active.order_by().values_list("provider_id", flat=True).distinct())


def hear(provider_id: int) -> None:
    """Make the deliveries of all that happened since, for each active webhook of a provider, and ask for them."""
    provider = Provider.objects.get(pk=provider_id)
    active = WebhookEndpoint.objects.of(provider).filter(state=WebhookState.ACTIVE)
    for pk in list(active.order_by("pk").values_list("pk", flat=True)):
        while _hear_some(provider, pk):
            pass


@transaction.atomic
def _hear_some(provider: Provider, pk: int) -> bool:
    """One batch of one webhook; whether there may be more. What another job is at is left to it."""
    rows = WebhookEndpoint.objects.of(provider).filter(pk=pk, state=WebhookState.ACTIVE)
    endpoint = rows.select_related("customer").select_for_update(of=("self",), skip_locked=True).first()
    if endpoint is None:
        return False
    endpoint.provider = provider
    settled = settled_until(provider.pk)
    before = endpoint.heard_until
    records, place = told_events(listener_of(endpoint), after=before, limit=BATCH, names=endpoint.names)
    made = WebhookDelivery.objects.bulk_create(
        [WebhookDelivery(provider=provider, endpoint=endpoint, event=record) for record in records]
    )
    enqueue_each("connectors.send_webhook", ({"delivery_id": one.pk} for one in made), provider=provider.slug)
    # Where nothing is left to look at, what others did in between need not be looked through again.
    is_over = len(records) < BATCH and place == before
    heard = max(place, settled) if is_over else place
    if heard != before:
        WebhookEndpoint.objects.filter(pk=pk).update(heard_until=heard)
    return not is_over
