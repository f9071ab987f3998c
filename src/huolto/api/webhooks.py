"""Webhooks by program: set up, changed, paused, their secret changed, what was sent there, sent again."""

from typing import Annotated, Any

from django.http import HttpResponse
from ninja import Body, Router, Schema
from pydantic import Field

from huolto.api.answers import answer, one_of, page_by_id
from huolto.api.callers import Bearer
from huolto.api.matching import ReadAnew, etag, revision_wanted
from huolto.api.schemas import After, Id, Input, Instant, Limit, Page, PathId
from huolto.connectors.choices import DeliveryState, WebhookState
from huolto.connectors.models import WebhookDelivery, WebhookEndpoint
from huolto.connectors.webhooks.access import deliveries_visible_to, webhooks_visible_to
from huolto.connectors.webhooks.commands import (
    change_webhook,
    change_webhook_secret,
    create_webhook,
    pause_webhook,
    remove_webhook,
    replay_delivery,
    resume_webhook,
)
from huolto.foundation.errors import ChangedMeanwhile

router = Router(tags=["Webhooks"])
READ, WRITE = Bearer("webhooks:read"), Bearer("webhooks:write")


class WebhookIn(Input):
    """Where to, which events, and whose: without a customer those of the whole provider."""

    url: Annotated[str, Field(max_length=500, examples=["https://hooks.example/huolto"])]
    events: Annotated[list[str], Field(max_length=200, examples=[["register.item_put_in_service"]])]
    customer_id: Id | None = None


class WebhookPatch(Input):
    """What is to be different; what is left out stays."""

    url: Annotated[str, Field(max_length=500, examples=["https://hooks.example/huolto"])] | None = None
    events: (
        Annotated[list[str], Field(max_length=200, examples=[["register.item_put_in_service"]])] | None
    ) = None


class WebhookOut(Schema):
    """An address that is told what happens."""

    id: int
    url: str
    events: list[str]
    customer_id: int | None
    state: WebhookState
    failures_in_a_row: int
    created_at: Instant


class WebhookWithSecret(WebhookOut):
    """With the secret that signs, told this once."""

    secret: str = Field(examples=["whsec_…"])


class DeliveryOut(Schema):
    """One event on its way; status, milliseconds, fault and answer are of the last attempt."""

    id: int
    event_id: str
    event: str
    state: DeliveryState
    attempts: int
    status: int | None
    ms: int | None
    fault: str
    answer: str = Field(description="The first 500 characters.")
    made_at: Instant
    tried_at: Instant | None


def _webhook(endpoint: WebhookEndpoint) -> dict[str, Any]:
    names = ("url", "customer_id", "state", "failures_in_a_row", "created_at")
    facts = {name: getattr(endpoint, name) for name in names}
    return {"id": endpoint.pk, "events": endpoint.names, **facts}


def _told(endpoint: WebhookEndpoint) -> HttpResponse:
    return answer(_webhook(endpoint), headers={"ETag": etag(endpoint.revision)})


def _delivery(delivery: WebhookDelivery) -> dict[str, Any]:
    names = ("state", "attempts", "status", "ms", "fault", "answer", "made_at", "tried_at")
    facts = {name: getattr(delivery, name) for name in names}
    return {"id": delivery.pk, "event_id": delivery.event.key, "event": delivery.event.name, **facts}


@router.get(
    "",
    response=Page[WebhookOut],
    auth=READ,
    url_name="api_webhooks",
    operation_id="list_webhooks",
    summary="Webhooks",
)
def list_webhooks(request: Any, limit: Limit = 50, after: After = "") -> HttpResponse:
    """The webhooks that you look after, the newest first."""
    rows = webhooks_visible_to(request.call.actor)
    return answer(page_by_id(rows, _webhook, limit=limit, after=after))


@router.post(
    "",
    response={201: WebhookWithSecret},
    auth=WRITE,
    url_name="api_webhooks",
    operation_id="create_webhook",
    summary="Set up a webhook",
)
def create(request: Any, webhook: Body[WebhookIn]) -> HttpResponse:
    """From now on the chosen events are posted to the address, signed with the secret that is told this once."""
    endpoint, secret = create_webhook(
        actor=request.call.actor, url=webhook.url, names=webhook.events, customer_id=webhook.customer_id
    )
    return answer({**_webhook(endpoint), "secret": secret}, status=201)


@router.get(
    "/{webhook_id}",
    response=WebhookOut,
    auth=READ,
    url_name="api_webhook",
    operation_id="get_webhook",
    summary="One webhook",
)
def get(request: Any, webhook_id: PathId) -> HttpResponse:
    """A webhook as it stands. Its ETag goes into `If-Match` of a change."""
    return _told(one_of(webhooks_visible_to(request.call.actor), webhook_id))


@router.patch(
    "/{webhook_id}",
    response=WebhookOut,
    auth=WRITE,
    url_name="api_webhook",
    operation_id="change_webhook",
    summary="Change a webhook",
)
def change(request: Any, webhook_id: PathId, changes: Body[WebhookPatch]) -> HttpResponse:
    """Another address or other events. Needs `If-Match`; if somebody changed it since, nothing happens (412).

    What waits goes to the new address; the secret stays.
    """
    try:
        endpoint = change_webhook(
            actor=request.call.actor,
            webhook_id=webhook_id,
            url=changes.url,
            names=changes.events,
            expected_revision=revision_wanted(request),
        )
    except ChangedMeanwhile as error:
        raise ReadAnew(error.message, details=error.details) from error
    return _told(endpoint)


@router.delete(
    "/{webhook_id}",
    response={204: None},
    auth=WRITE,
    url_name="api_webhook",
    operation_id="remove_webhook",
    summary="Remove a webhook",
)
def remove(request: Any, webhook_id: PathId) -> HttpResponse:
    """Remove it with the log of what was sent."""
    remove_webhook(actor=request.call.actor, webhook_id=webhook_id)
    return HttpResponse(status=204)


@router.post(
    "/{webhook_id}/pause",
    response=WebhookOut,
    auth=WRITE,
    url_name="api_webhook_pause",
    operation_id="pause_webhook",
    summary="Pause a webhook",
)
def pause(request: Any, webhook_id: PathId) -> HttpResponse:
    """Send nothing for now; what happens meanwhile is sent later."""
    return answer(_webhook(pause_webhook(actor=request.call.actor, webhook_id=webhook_id)))


@router.post(
    "/{webhook_id}/resume",
    response=WebhookOut,
    auth=WRITE,
    url_name="api_webhook_resume",
    operation_id="resume_webhook",
    summary="Let a webhook go on",
)
def resume(request: Any, webhook_id: PathId) -> HttpResponse:
    """Go on where it was paused, by hand or after 20 failures in a row."""
    return answer(_webhook(resume_webhook(actor=request.call.actor, webhook_id=webhook_id)))


@router.post(
    "/{webhook_id}/secret",
    response=WebhookWithSecret,
    auth=WRITE,
    url_name="api_webhook_secret",
    operation_id="change_webhook_secret",
    summary="Change the secret of a webhook",
)
def change_secret(request: Any, webhook_id: PathId) -> HttpResponse:
    """A new secret, told this once; for 24 hours the one before signs as well."""
    endpoint, secret = change_webhook_secret(actor=request.call.actor, webhook_id=webhook_id)
    return answer({**_webhook(endpoint), "secret": secret})


@router.get(
    "/{webhook_id}/deliveries",
    response=Page[DeliveryOut],
    auth=READ,
    url_name="api_webhook_deliveries",
    operation_id="list_webhook_deliveries",
    summary="What was sent to a webhook",
)
def list_deliveries(request: Any, webhook_id: PathId, limit: Limit = 50, after: After = "") -> HttpResponse:
    """The log of 30 days, the newest first."""
    actor = request.call.actor
    one_of(webhooks_visible_to(actor), webhook_id)
    rows = deliveries_visible_to(actor).filter(endpoint_id=webhook_id).select_related("event")
    return answer(page_by_id(rows, _delivery, limit=limit, after=after))


@router.post(
    "/deliveries/{delivery_id}/replay",
    response=DeliveryOut,
    auth=WRITE,
    url_name="api_webhook_replay",
    operation_id="replay_webhook_delivery",
    summary="Send an event once more",
)
def replay(request: Any, delivery_id: PathId) -> HttpResponse:
    """The same event with the same id, signed anew."""
    return answer(_delivery(replay_delivery(actor=request.call.actor, delivery_id=delivery_id)))
