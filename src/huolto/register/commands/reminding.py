"""How many days before an end people are reminded."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotVisible
from huolto.parties.choices import Right
from huolto.parties.models import Organisation
from huolto.register.models import ReminderRule

REMINDER_KEEPERS = (Right.ACCOUNT_MANAGER, Right.ADMINISTER_PROVIDER)
MOST_NUMBERS = 6
MOST_DAYS = 1000


@command
def set_reminder_days(*, actor: Actor, days: Iterable[int], customer_id: int | None = None) -> ReminderRule:
    """Remind so many days before an end: at the whole provider, or at a customer and all below it; none: never.

    Raises InvalidInput for more than six numbers or one outside 1 to 1,000. Account managers and administrators.
    """
    actor.require_right(*REMINDER_KEEPERS)
    numbers = sorted(set(days), reverse=True)
    if len(numbers) > MOST_NUMBERS or any(not 1 <= number <= MOST_DAYS for number in numbers):
        raise InvalidInput(_("Give at most six numbers of days from 1 to 1000."), field="days")
    if (
        customer_id is not None
        and not Organisation.objects.of(actor.provider).filter(pk=customer_id).exists()
    ):
        raise NotVisible
    rule, _is_new = ReminderRule.objects.update_or_create(
        provider=actor.provider, customer_id=customer_id, defaults={"days": numbers}
    )
    return rule


@command
def forget_reminder_days(*, actor: Actor, customer_id: int) -> None:
    """Remind a customer's people again as above it. Raises NotVisible where it has no days of its own."""
    actor.require_right(*REMINDER_KEEPERS)
    deleted, _by_model = ReminderRule.objects.of(actor.provider).filter(customer_id=customer_id).delete()
    if not deleted:
        raise NotVisible
