"""A customer's limits above which an order waits for an approval."""

from decimal import Decimal

from django.utils.translation import gettext as _

from huolto.catalogue.access import KEEPERS
from huolto.desk.choices import OnExpiry
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotAllowed
from huolto.foundation.localisation import figure
from huolto.parties.choices import Right
from huolto.parties.models import Organisation
from huolto.shop.models import ApprovalRule

MOST_DAYS = 90


@command
def set_approval_rule(
    *,
    actor: Actor,
    customer: Organisation,
    once_over: Decimal | None,
    monthly_over: Decimal | None,
    supervisor_first: bool = False,
    answer_within_days: int | None = None,
    remind_days_before: int | None = None,
    on_expiry: str = OnExpiry.NEXT,
) -> ApprovalRule:
    """Set the limits, who is asked first and for how long; the customer's administrator may, and who keeps the catalogue.

    Raises InvalidInput for a reminder that would come before the question.
    """
    if not actor.has_right(*KEEPERS) and customer.pk not in actor.organisations_with(
        Right.ADMINISTER_CUSTOMER
    ):
        raise NotAllowed
    if answer_within_days is not None and not 1 <= answer_within_days <= MOST_DAYS:
        raise InvalidInput(
            _("Choose between 1 and %(most)s days.") % {"most": figure(MOST_DAYS)}, field="answer_within_days"
        )
    if remind_days_before is not None and not 0 < remind_days_before < (answer_within_days or 0):
        raise InvalidInput(_("A reminder comes before the time is over."), field="remind_days_before")
    if on_expiry not in OnExpiry.values:
        raise InvalidInput(_("Choose what comes when nobody answers."), field="on_expiry")
    rule, _is_new = ApprovalRule.objects.update_or_create(
        provider=actor.provider,
        customer=customer,
        defaults={
            "once_over": once_over,
            "monthly_over": monthly_over,
            "supervisor_first": supervisor_first,
            "answer_within_days": answer_within_days,
            "remind_days_before": remind_days_before,
            "on_expiry": on_expiry,
        },
    )
    return rule
