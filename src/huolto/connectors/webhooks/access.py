"""Who looks after which webhooks, and what each of them may hear.

The provider's administrator looks after all; a customer's administrator after those of its organisations. A webhook
is its organisation's, not a person's: it hears what an administrator there may let somebody see, namely what an
inspector of the whole organisation sees, and goes on when its maker leaves.
"""

from django.db.models import QuerySet

from huolto.connectors.models import WebhookDelivery, WebhookEndpoint
from huolto.foundation.actors import Actor, Scope
from huolto.parties.access import is_provider_administrator
from huolto.parties.choices import Right
from huolto.parties.models import Organisation

NOBODY = 0
"""A program that listens is no person: no row has this one as its holder or requester."""


def organisations_with_webhooks(actor: Actor) -> QuerySet[Organisation]:
    """The customers for which this actor may set up webhooks."""
    reached: set[int] = set()
    for scope in actor.scopes_of([Right.ADMINISTER_CUSTOMER]):
        if scope.place_ids is None and scope.cost_centre_id is None:
            reached |= scope.organisation_ids
    return Organisation.objects.of(actor.provider).filter(pk__in=reached, is_active=True)


def webhooks_visible_to(actor: Actor) -> "QuerySet[WebhookEndpoint]":
    """The webhooks that this actor looks after."""
    rows = WebhookEndpoint.objects.of(actor.provider)
    if is_provider_administrator(actor):
        return rows
    return rows.filter(customer__in=organisations_with_webhooks(actor))


def deliveries_visible_to(actor: Actor) -> "QuerySet[WebhookDelivery]":
    """What was sent to the webhooks that this actor looks after."""
    return WebhookDelivery.objects.of(actor.provider).filter(endpoint__in=webhooks_visible_to(actor))


def listener_of(endpoint: WebhookEndpoint) -> Actor:
    """As whom a webhook hears: as the provider's administrator, or as an inspector of its customer."""
    customer = endpoint.customer
    if customer is None:
        return Actor(
            provider=endpoint.provider,
            person_id=NOBODY,
            is_staff_of_provider=True,
            scopes=(Scope(Right.ADMINISTER_PROVIDER, frozenset()),),
        )
    below = Organisation.objects.of(endpoint.provider).filter(path__startswith=customer.path)
    reached = frozenset(below.values_list("pk", flat=True))
    return Actor(
        provider=endpoint.provider,
        person_id=NOBODY,
        organisation_id=customer.pk,
        tree_id=customer.tree_id,
        scopes=(Scope(Right.INSPECT, reached),),
    )
