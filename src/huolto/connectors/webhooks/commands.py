"""What an administrator does with webhooks: set up, change, pause, let go on, change the secret, remove, send again."""

from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.connectors.choices import DeliveryState, WebhookState
from huolto.connectors.models import WebhookDelivery, WebhookEndpoint
from huolto.connectors.told_events import event_kinds, settled_until
from huolto.connectors.webhooks.access import (
    deliveries_visible_to,
    organisations_with_webhooks,
    webhooks_visible_to,
)
from huolto.connectors.webhooks.addresses import checked_url
from huolto.connectors.webhooks.signing import new_secret
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import ChangedMeanwhile, InvalidInput, NotAllowed, NotVisible, WrongState
from huolto.foundation.jobs import enqueue, enqueue_each
from huolto.foundation.localisation import figure
from huolto.foundation.locks import lock_row
from huolto.foundation.sealing import seal
from huolto.parties.access import is_provider_administrator

FORMER_VALID_FOR = timedelta(hours=24)
MOST_WEBHOOKS = 20


@command
def create_webhook(
    *, actor: Actor, url: str, names: Iterable[str], customer_id: int | None = None
) -> tuple[WebhookEndpoint, str]:
    """Set up a webhook for a customer, or for the whole provider; answers it and its secret, told this once only.

    It hears of what happens from now on. Raises NotAllowed for who administers nothing, NotVisible for a customer
    that the actor does not administer, InvalidInput for an address or events that cannot be used.
    """
    _require_webhooks_of(actor, customer_id)
    chosen = _checked_names(names)
    url = checked_url(url)
    if WebhookEndpoint.objects.of(actor.provider).filter(customer_id=customer_id).count() >= MOST_WEBHOOKS:
        raise InvalidInput(
            _("There are %(most)s webhooks already. Remove one first.") % {"most": figure(MOST_WEBHOOKS)}
        )
    endpoint = WebhookEndpoint(
        provider=actor.provider,
        customer_id=customer_id,
        made_by_id=actor.person_id,
        url=url,
        names=chosen,
        heard_until=settled_until(actor.provider_id),
    )
    secret = new_secret()
    endpoint.secret = seal(secret, place=endpoint.place)
    endpoint.save()
    return endpoint, secret


@command
def change_webhook(
    *,
    actor: Actor,
    webhook_id: int,
    url: str | None = None,
    names: Iterable[str] | None = None,
    expected_revision: int | None = None,
) -> WebhookEndpoint:
    """Let it lead elsewhere or hear of other events; None stays as it is.

    What waits goes to the new address; the secret stays. Raises NotVisible; InvalidInput as `create_webhook`;
    ChangedMeanwhile where its revision is not `expected_revision`.
    """
    endpoint = lock_row(webhooks_visible_to(actor), webhook_id)
    if expected_revision is not None and endpoint.revision != expected_revision:
        raise ChangedMeanwhile(details={"revision": endpoint.revision})
    before = endpoint.revision
    if names is not None:
        endpoint.names = _checked_names(names)
    if url is not None:
        url = checked_url(url)
        # Its failures were those of the address before.
        endpoint.failures_in_a_row = endpoint.failures_in_a_row if url == endpoint.url else 0
        endpoint.url = url
    if endpoint.revision != before:
        endpoint.save(update_fields=["url", "names", "failures_in_a_row"])
    return endpoint


@command
def pause_webhook(*, actor: Actor, webhook_id: int) -> WebhookEndpoint:
    """Send nothing for now; what happens meanwhile is sent later. Doing it twice changes nothing."""
    endpoint = lock_row(webhooks_visible_to(actor), webhook_id)
    if endpoint.state != WebhookState.PAUSED:
        endpoint.state = WebhookState.PAUSED
        endpoint.save(update_fields=["state"])
    return endpoint


@command
def resume_webhook(*, actor: Actor, webhook_id: int) -> WebhookEndpoint:
    """Go on where it was paused: what waits is sent, then what happened meanwhile."""
    endpoint = lock_row(webhooks_visible_to(actor), webhook_id)
    if endpoint.state == WebhookState.ACTIVE:
        return endpoint
    endpoint.state = WebhookState.ACTIVE
    endpoint.failures_in_a_row = 0
    endpoint.save(update_fields=["state", "failures_in_a_row"])
    waiting = WebhookDelivery.objects.filter(endpoint=endpoint, state=DeliveryState.WAITING)
    waiting.update(attempts=0)
    enqueue_each(
        "connectors.send_webhook",
        ({"delivery_id": pk} for pk in waiting.order_by("pk").values_list("pk", flat=True)),
    )
    enqueue("connectors.tell_webhooks", provider_id=actor.provider_id)
    return endpoint


@command
def change_webhook_secret(*, actor: Actor, webhook_id: int) -> tuple[WebhookEndpoint, str]:
    """Give it a new secret, told this once only; for a day the one before signs as well."""
    endpoint = lock_row(webhooks_visible_to(actor), webhook_id)
    secret = new_secret()
    endpoint.former_secret = endpoint.secret
    endpoint.former_until = timezone.now() + FORMER_VALID_FOR
    endpoint.secret = seal(secret, place=endpoint.place)
    endpoint.save(update_fields=["secret", "former_secret", "former_until"])
    return endpoint, secret


@command
def remove_webhook(*, actor: Actor, webhook_id: int) -> None:
    """Remove it with the log of what was sent."""
    lock_row(webhooks_visible_to(actor), webhook_id).delete()


@command
def replay_delivery(*, actor: Actor, delivery_id: int) -> WebhookDelivery:
    """Send an event once more, signed anew; raises WrongState while it is still under way or the webhook is paused."""
    delivery = lock_row(deliveries_visible_to(actor), delivery_id)
    if delivery.state == DeliveryState.WAITING:
        raise WrongState(_("This event is still under way."))
    if delivery.endpoint.state != WebhookState.ACTIVE:
        raise WrongState(_("This webhook is paused. Let it go on first."))
    delivery.state = DeliveryState.WAITING
    delivery.attempts = 0
    delivery.save(update_fields=["state", "attempts"])
    enqueue("connectors.send_webhook", delivery_id=delivery.pk)
    return delivery


def _checked_names(names: Iterable[str]) -> list[str]:
    chosen = sorted(set(names))
    if not chosen or not set(chosen) <= {kind.name for kind in event_kinds()}:
        raise InvalidInput(_("Choose the events that are to be sent."), field="names")
    return chosen


def _require_webhooks_of(actor: Actor, customer_id: int | None) -> None:
    if actor.person_id is None:
        raise NotAllowed
    if customer_id is None:
        if not is_provider_administrator(actor):
            raise NotAllowed
        return
    if not organisations_with_webhooks(actor).filter(pk=customer_id).exists():
        raise NotVisible
