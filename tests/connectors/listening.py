"""Webhooks of the cast: a customer that listens, and what happens to it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import timezone

from cast import Cast
from connectors.receiving import Receiver, receiving
from huolto.catalogue.models import Category
from huolto.connectors.models import WebhookDelivery, WebhookEndpoint
from huolto.connectors.webhooks.commands import (
    create_webhook,
)
from huolto.connectors.webhooks.hearing import hear
from huolto.foundation.actors import Actor
from huolto.parties.models import Organisation
from huolto.register.commands import NewItem, register_items
from huolto.register.models import Item

REGISTERED = "register.item_registered"


@pytest.fixture
def receiver(settings: Any) -> Iterator[Receiver]:
    settings.HUOLTO_WEBHOOKS_TO_LOOPBACK = True
    with receiving() as one:
        yield one


def an_item(cast: Cast, customer: Organisation | None = None, tag: str = "KA-1") -> Item:
    category, _new = Category.objects.get_or_create(
        provider=cast.suopursu, code="laptop", defaults={"name": {"en": "Laptop"}}
    )
    new = NewItem(
        customer_id=(customer or cast.kaarnalahti).pk,
        category_id=category.pk,
        at=timezone.now(),
        name="Lumo Book 14",
        asset_tag=tag,
    )
    [item] = register_items(actor=cast.system(), items=[new])
    return item


def administrator(cast: Cast) -> Actor:
    return cast.actor(cast.customer_administrator)


def of_kaarnalahti(cast: Cast, url: str, *names: str) -> tuple[WebhookEndpoint, str]:
    return create_webhook(
        actor=administrator(cast), url=url, names=names or [REGISTERED], customer_id=cast.kaarnalahti.pk
    )


def told(cast: Cast, endpoint: WebhookEndpoint) -> list[str]:
    """The names of the events on their way to it, after the job has run."""
    hear(cast.suopursu.pk)
    rows = WebhookDelivery.objects.filter(endpoint=endpoint).order_by("pk")
    return list(rows.values_list("event__name", flat=True))


def one_on_its_way(cast: Cast, endpoint: WebhookEndpoint) -> WebhookDelivery:
    an_item(cast)
    hear(cast.suopursu.pk)
    return WebhookDelivery.objects.get(endpoint=endpoint)
