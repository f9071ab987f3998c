"""One delivery: the event posted, what came of it kept, tried again later; a webhook that never answers is paused.

At least once: where the answer is lost on the way the same event is sent again, with the same `id`.
"""

import json
import time
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.connectors.choices import DeliveryState, Fault, WebhookState
from huolto.connectors.models import WebhookDelivery, WebhookEndpoint
from huolto.connectors.told_events import event_told
from huolto.connectors.webhooks.addresses import NotSent
from huolto.connectors.webhooks.posting import Answer, post
from huolto.connectors.webhooks.signing import secrets_of, signature
from huolto.foundation.errors import DomainError
from huolto.foundation.jobs import RETRY
from huolto.foundation.locks import try_lock_name
from huolto.foundation.models import Provider
from huolto.foundation.sealing import SealBroken
from huolto.parties.choices import NotificationTopic, OrganisationRole
from huolto.parties.notices import notify

MOST_ATTEMPTS: int = RETRY.max_attempts
MOST_FAILURES = 20
KEPT_FOR = timedelta(days=30)


class NotDelivered(DomainError):
    """An attempt failed; the job is tried again later."""

    code = "not-delivered"


def body_of(delivery: WebhookDelivery) -> bytes:
    """What is posted: the event as the API's list of events tells it."""
    return json.dumps(event_told(delivery.event), ensure_ascii=False, separators=(",", ":")).encode()


def send(delivery_id: int) -> None:
    """Try once; raises NotDelivered while it is to be tried again. What waits for a paused webhook stays.

    Whoever finds its name locked leaves it: another job is just trying it.
    """
    with transaction.atomic():
        failed = _tried(delivery_id)
    if failed is not None:
        raise failed


def _tried(delivery_id: int) -> NotDelivered | None:
    # By name, not by row: a locked row would be a writer under way, behind whom no event is told.
    if not try_lock_name(f"webhook-delivery:{delivery_id}"):
        return None
    rows = WebhookDelivery.objects.select_related("endpoint", "event")
    delivery = rows.filter(pk=delivery_id, state=DeliveryState.WAITING).first()
    if delivery is None or delivery.endpoint.state != WebhookState.ACTIVE:
        return None
    now, started = timezone.now(), time.perf_counter()
    fault, answer = "", None
    try:
        answer = _posted(delivery)
        fault = "" if 200 <= answer.status < 300 else Fault.REFUSED
    except NotSent as error:
        fault = error.fault
    delivery.attempts += 1
    delivery.tried_at = now
    delivery.ms = round((time.perf_counter() - started) * 1000)
    delivery.status = answer.status if answer else None
    delivery.answer = answer.text if answer else ""
    delivery.fault = fault
    if not fault:
        delivery.state = DeliveryState.DELIVERED
    elif delivery.attempts >= MOST_ATTEMPTS:
        delivery.state = DeliveryState.FAILED
    # An endpoint may have been removed in the meantime, and its deliveries with it.
    said = ("attempts", "tried_at", "ms", "status", "answer", "fault", "state")
    WebhookDelivery.objects.filter(pk=delivery.pk).update(**{name: getattr(delivery, name) for name in said})
    if not fault:
        WebhookEndpoint.objects.filter(pk=delivery.endpoint_id, failures_in_a_row__gt=0).update(
            failures_in_a_row=0
        )
        return None
    _count_failure(delivery.endpoint)
    if delivery.state != DeliveryState.WAITING:
        return None
    return NotDelivered(
        _("Not delivered to %(address)s: %(why)s")
        % {"address": delivery.endpoint.url, "why": Fault(fault).label}
    )


def forget_old_deliveries() -> int:
    """Remove what was sent, or given up, more than 30 days ago; answers how many."""
    old = WebhookDelivery.objects.filter(made_at__lt=timezone.now() - KEPT_FOR)
    return old.exclude(state=DeliveryState.WAITING).delete()[0]


def _posted(delivery: WebhookDelivery) -> Answer:
    now = timezone.now()
    body = body_of(delivery)
    try:
        keys = secrets_of(delivery.endpoint, now)
    except SealBroken as error:
        raise NotSent(Fault.SECRET) from error
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Huolto",
        "Huolto-Event": delivery.event.name,
        "Huolto-Signature": signature(body, keys, now),
    }
    return post(delivery.endpoint.url, body, headers)


def _count_failure(endpoint: WebhookEndpoint) -> None:
    """One more in a row; at the twentieth nothing is sent any more and its maker is told."""
    rows = WebhookEndpoint.objects.filter(pk=endpoint.pk, state=WebhookState.ACTIVE)
    rows.update(failures_in_a_row=F("failures_in_a_row") + 1)
    if not rows.filter(failures_in_a_row__gte=MOST_FAILURES).update(state=WebhookState.PAUSED):
        return
    maker = endpoint.made_by
    maker.provider = Provider.objects.get(pk=endpoint.provider_id)
    is_staff = OrganisationRole.PROVIDER in maker.organisation.roles
    notify(
        maker,
        topic=NotificationTopic.PROGRAM,
        code="webhook-paused",
        params={"title": endpoint.url, "count": MOST_FAILURES},
        path=f"{'work/' if is_staff else ''}webhooks/{endpoint.pk}/",
        once_key=f"webhook:{endpoint.pk}:{timezone.now().isoformat()}",
    )
