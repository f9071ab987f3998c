"""Begins and ends leases: a finance lease runs its term, a life-cycle lease while the item is in service."""

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from huolto.catalogue.choices import LEASES, AcquisitionModel
from huolto.foundation.actors import Actor
from huolto.foundation.bulk import update_rows
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, WrongState
from huolto.foundation.events import publish
from huolto.foundation.locks import lock_row, lock_rows
from huolto.foundation.models import Provider
from huolto.parties.choices import Right
from huolto.register.choices import FINAL, LeaseEnd
from huolto.register.commands.inputs import NewLease
from huolto.register.commands.references import check_references
from huolto.register.commands.service import lease_ended
from huolto.register.events import LeaseStarted
from huolto.register.models import Item, Lease
from huolto.rules.calendars import CalendarSystem, add_months

_STAFF = (Right.ACCOUNT_MANAGER, Right.BILLING, Right.STORE_KEEPER, Right.AGENT, Right.ADMINISTER_PROVIDER)


@command
def start_leases(*, actor: Actor, leases: Sequence[NewLease]) -> list[Lease]:
    """Begin leases of items for their customers; the item takes the lease's acquisition model.

    Raises WrongState for an item that has an open lease or is disposed of, InvalidInput for a purchase, an empty
    term or a negative sum. Staff only.
    """
    actor.require_right(*_STAFF)
    items = {
        item.pk: item
        for item in lock_rows(Item.objects.of(actor.provider), [lease.item_id for lease in leases])
    }
    check_references(
        actor.provider,
        [(items[lease.item_id].customer_id, {"lessor_id": lease.lessor_id}) for lease in leases],
    )
    busy = set(Lease.objects.filter(item__in=items, ended_on=None).values_list("item_id", flat=True))
    for lease in leases:
        _check_terms(lease)
        item = items[lease.item_id]
        if item.pk in busy or item.state in FINAL:
            raise WrongState(
                _("%(tag)s has a lease already, or is disposed of.") % {"tag": item.asset_tag},
                details={"item_id": item.pk},
            )
        busy.add(item.pk)
        item.acquisition_model = str(lease.acquisition_model)
        item.revision += 1
    rows = Lease.objects.bulk_create(
        Lease(
            provider=actor.provider,
            item_id=lease.item_id,
            customer_id=items[lease.item_id].customer_id,
            lessor_id=lease.lessor_id,
            acquisition_model=str(lease.acquisition_model),
            starts_on=lease.starts_on,
            term_months=lease.term_months,
            ends_on=end_of_term(actor.provider, lease.starts_on, lease.term_months),
            holds_over=lease.holds_over,
            monthly=lease.monthly,
            residual=lease.residual,
        )
        for lease in leases
    )
    update_rows(items.values(), ["acquisition_model", "revision"])
    publish(*(lease_started(actor, row) for row in rows))
    return rows


@command
def end_lease(
    *,
    actor: Actor,
    lease_id: int,
    ended_on: date,
    end: LeaseEnd | str,
    early_end_sum: Decimal | None = None,
    reason: str = "",
) -> Lease:
    """End a lease on a day (half-open: that day is no longer leased): returned, bought, extended or early.

    Before the end of its term a finance lease can only end early, and then says its sum; after it, and a
    life-cycle lease ever, only otherwise.
    A bought item becomes its customer's. Raises InvalidInput, WrongState for a lease that has ended. Staff only.
    """
    actor.require_right(*_STAFF)
    lease = lock_row(Lease.objects.of(actor.provider), lease_id)
    if lease.ended_on is not None:
        raise WrongState(_("This lease has ended already."))
    if ended_on < lease.starts_on:
        raise InvalidInput(_("A lease cannot end before it begins."), field="ended_on")
    is_early = str(end) == LeaseEnd.EARLY
    is_finance = lease.acquisition_model == AcquisitionModel.FINANCE_LEASE
    if is_early != (is_finance and ended_on < lease.ends_on):
        raise InvalidInput(
            _("A finance lease ends early before the end of its term, and otherwise from then on."),
            field="end",
        )
    if is_early != (early_end_sum is not None):
        raise InvalidInput(_("An early end, and only that, has a sum to pay."), field="early_end_sum")
    if early_end_sum is not None and early_end_sum < 0:
        raise InvalidInput(_("A sum to pay is not negative."), field="early_end_sum")
    lease.ended_on, lease.end, lease.early_end_sum = ended_on, str(end), early_end_sum
    lease.save(update_fields=["ended_on", "end", "early_end_sum"])
    if str(end) == LeaseEnd.BOUGHT:
        item = lock_row(Item.objects.of(actor.provider), lease.item_id)
        item.owner_id = lease.customer_id
        item.revision += 1
        item.save(update_fields=["owner", "revision"])
    publish(lease_ended(actor, lease, instant_of(actor.provider, ended_on)))
    return lease


def lease_started(actor: Actor, lease: Lease) -> LeaseStarted:
    """The event of a lease that has just begun."""
    return LeaseStarted(
        provider_id=actor.provider_id,
        occurred_at=instant_of(actor.provider, lease.starts_on),
        customer_id=lease.customer_id,
        person_id=actor.person_id,
        item_id=lease.item_id,
        lease_id=lease.pk,
        acquisition_model=lease.acquisition_model,
        starts_on=lease.starts_on,
    )


def end_of_term(provider: Provider, starts_on: date, months: int) -> date:
    """The first day after so many months of the provider's calendar."""
    return add_months(starts_on, months, CalendarSystem(provider.calendar_system))


def instant_of(provider: Provider, day: date) -> datetime:
    """The instant at which a day begins where the provider is."""
    return datetime.combine(day, time(), tzinfo=ZoneInfo(provider.zone))


def _check_terms(lease: NewLease) -> None:
    if lease.acquisition_model not in LEASES:
        raise InvalidInput(_("A direct purchase has no lease."), field="acquisition_model")
    if lease.term_months < 1:
        raise InvalidInput(_("A lease runs at least one month."), field="term_months")
    if lease.monthly < 0 or (lease.residual is not None and lease.residual < 0):
        raise InvalidInput(_("What a lease costs is not negative."), field="monthly")
