"""Who may order for whom, and who may see and fulfil which orders."""

from django.db.models import QuerySet

from huolto.desk.access import requests_visible_to
from huolto.foundation.actors import Actor
from huolto.foundation.errors import NotAllowed, NotVisible
from huolto.parties.choices import Right
from huolto.parties.models import Organisation
from huolto.shop.models import Order

FULFILLERS = (Right.STORE_KEEPER, Right.AGENT, Right.ADMINISTER_PROVIDER)


def orders_visible_to(actor: Actor) -> QuerySet[Order]:
    """The orders whose request this actor may read."""
    return Order.objects.of(actor.provider).filter(request__in=requests_visible_to(actor))


def order_visible_to(actor: Actor, pk: int) -> Order:
    """One order, or NotVisible."""
    found = orders_visible_to(actor).select_related("request", "customer", "orderer").filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def customer_of_orderer(actor: Actor) -> Organisation:
    """The organisation that this person orders for: the own one if its right reaches it, else the first it does.

    Raises NotAllowed without an ordering right.
    """
    reached = actor.organisations_with(Right.ORDER)
    if not reached:
        raise NotAllowed
    organisations = Organisation.objects.of(actor.provider).filter(is_active=True)
    own = organisations.filter(pk=actor.organisation_id, pk__in=reached).first()
    chosen = own or organisations.filter(pk__in=reached).order_by("path").first()
    if chosen is None:
        raise NotAllowed
    return chosen


def require_fulfiller(actor: Actor) -> None:
    """Only staff who handle goods receive, deliver and put in service."""
    actor.require_right(*FULFILLERS)
