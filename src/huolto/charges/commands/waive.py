"""Giving up posted charges: what was credited on an invoice and is not to be charged again."""

from collections.abc import Sequence
from decimal import Decimal

from huolto.charges.access import require_closing
from huolto.charges.choices import PeriodState
from huolto.charges.commands.periods import open_up_to
from huolto.charges.commands.rating import closing_lock
from huolto.charges.models import Charge, Period, RatingDue
from huolto.charges.rating.projection import month_of_period
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.locks import lock_name
from huolto.parties.queries import today_at
from huolto.rules.calendars import CalendarSystem
from huolto.rules.periods import month_of, next_period

COPIED = (
    "provider_id", "customer_id", "payer_id", "agreement_id", "version_id", "clause", "code", "subject",
    "item_id", "cost_centre_id", "posting_code", "currency", "quantity", "unit", "unit_price", "tax_category",
    "prices_include_tax", "sources", "for_period_id",
)  # fmt: skip


@command
def waive(*, actor: Actor, charges: Sequence[Charge]) -> list[Charge]:
    """Post the opposite of each charge into the first open period; a charge is given up once.

    The row names the charge in `waives` and says nothing about what the key should total: a closing goes on
    comparing the key with what was posted for it, so it does not charge again what was given up. What had been
    corrected already before it was given up is rated again by the next closing (`not_below_given_up`).
    """
    require_closing(actor)
    lock_name(closing_lock(actor))
    into = _first_open(actor)
    RatingDue.objects.bulk_create(
        RatingDue(
            provider=actor.provider,
            item_id=charge.item_id,
            customer_id=None if charge.item_id else charge.customer_id,
            from_on=charge.for_period.during.lower,
        )
        for charge in charges
    )
    return Charge.objects.bulk_create(
        Charge(
            **{name: getattr(charge, name) for name in COPIED},
            period=into,
            waives=charge,
            should_be=Decimal(0),
            posted_before=charge.delta,
            delta=-charge.delta,
            reason={**charge.reason, "is_waived": True},
        )
        for charge in charges
    )


def _first_open(actor: Actor) -> Period:
    rows = Period.objects.of(actor.provider)
    if found := rows.filter(state=PeriodState.OPEN).order_by("during").first():
        return found
    last = rows.order_by("-during").first()
    if last is not None:
        return open_up_to(actor.provider, next_period(month_of_period(last)))
    system = CalendarSystem(actor.provider.calendar_system)
    return open_up_to(actor.provider, month_of(today_at(actor.provider), system))
