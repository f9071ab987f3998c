"""A customer's limits above which an order waits for an approval."""

from decimal import Decimal

from huolto.catalogue.access import KEEPERS
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import NotAllowed
from huolto.parties.choices import Right
from huolto.parties.models import Organisation
from huolto.shop.models import ApprovalRule


@command
def set_approval_rule(
    *, actor: Actor, customer: Organisation, once_over: Decimal | None, monthly_over: Decimal | None
) -> ApprovalRule:
    """Set the limits; the customer's own administrator may, and whoever keeps the catalogue."""
    if not actor.has_right(*KEEPERS) and customer.pk not in actor.organisations_with(
        Right.ADMINISTER_CUSTOMER
    ):
        raise NotAllowed
    rule, _is_new = ApprovalRule.objects.update_or_create(
        provider=actor.provider,
        customer=customer,
        defaults={"once_over": once_over, "monthly_over": monthly_over},
    )
    return rule
