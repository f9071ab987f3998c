"""Reads of the shop: the cart as its page shows it, orders with their lines, what a fulfiller has to do."""

from django.db.models import Q, QuerySet

from huolto.foundation.actors import Actor
from huolto.parties.choices import Right
from huolto.parties.models import CostCentre, Organisation, Person, Place
from huolto.shop.access import orders_visible_to
from huolto.shop.choices import LineState, OrderState
from huolto.shop.models import OrderLine


def orderable_people(actor: Actor, customer: Organisation) -> QuerySet[Person]:
    """Whom the orderer may order for: the people of the organisations that its right reaches."""
    return Person.objects.of(actor.provider).filter(
        organisation_id__in=_reached(actor, customer), is_active=True
    )


def orderable_places(actor: Actor, customer: Organisation) -> QuerySet[Place]:
    """Where the orderer may have something delivered; a right narrowed to places allows only those."""
    places = Place.objects.of(actor.provider).filter(
        organisation_id__in=_reached(actor, customer), is_active=True
    )
    scopes = actor.scopes_of([Right.ORDER])
    if any(scope.place_ids is None for scope in scopes):
        return places
    return places.filter(pk__in=frozenset().union(*(scope.place_ids or frozenset() for scope in scopes)))


def orderable_cost_centres(actor: Actor, customer: Organisation) -> QuerySet[CostCentre]:
    """To which cost centres the orderer may post; a right narrowed to one allows only that.

    The cost centres of the organisations above count too: a school posts to the city's.
    """
    above = [int(part) for part in customer.path.split("/") if part]
    cost_centres = CostCentre.objects.of(actor.provider).filter(
        Q(organisation_id__in=_reached(actor, customer)) | Q(organisation_id__in=above), is_active=True
    )
    scopes = actor.scopes_of([Right.ORDER])
    if any(scope.cost_centre_id is None for scope in scopes):
        return cost_centres
    return cost_centres.filter(pk__in=[scope.cost_centre_id for scope in scopes])


def lines_to_fulfil(actor: Actor, *, states: tuple[str, ...]) -> QuerySet[OrderLine]:
    """Units of placed orders in these states, oldest order first."""
    return (
        OrderLine.objects.of(actor.provider)
        .filter(order__in=orders_visible_to(actor).filter(state=OrderState.PLACED), state__in=states)
        .select_related(
            "order__request", "order__customer", "order__orderer", "product__category", "holder", "place", "item"
        )
        .order_by("order__placed_at", "order_id", "position")
    )


OPEN_LINES = (LineState.ORDERED, LineState.RECEIVED, LineState.DELIVERED)


def _reached(actor: Actor, customer: Organisation) -> frozenset[int]:
    reached = actor.organisations_with(Right.ORDER)
    below = Organisation.objects.of(actor.provider).filter(path__startswith=customer.path)
    return frozenset(below.values_list("pk", flat=True)) & reached
