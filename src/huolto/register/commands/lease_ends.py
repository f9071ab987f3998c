"""What is done when a lease ends: chosen before by who may change the item, carried out on the day.

Returned, the rents stop and the item waits to be sent back (`return_to_lessor`); bought, it becomes its customer's;
extended, a new term begins the day the old one ends. A life-cycle lease that is to be returned ends when its item is
taken out of service.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from huolto.catalogue.choices import AcquisitionModel
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible, WrongState
from huolto.foundation.events import publish
from huolto.foundation.locks import lock_rows
from huolto.parties.queries import today_at
from huolto.register.access import CHANGEABLE, require_changeable
from huolto.register.choices import EndChoice, LeaseEnd
from huolto.register.commands.leases import end_of_term, instant_of, lease_started
from huolto.register.commands.service import lease_ended
from huolto.register.events import LeaseEndChosen
from huolto.register.models import Item, Lease

MOST_MONTHS = 120
AT_ONCE = 500
"""Leases carried out in one transaction."""


@dataclass(frozen=True, kw_only=True)
class LeaseChoice:
    """Return, buy, or extend by months at a rent a month (the present one unless given); "" takes a choice back."""

    choice: EndChoice | str
    months: int | None = None
    monthly: Decimal | None = None


@command
def choose_lease_ends(
    *, actor: Actor, lease_ids: Iterable[int], choice: LeaseChoice, reason: str = ""
) -> list[Lease]:
    """Choose what is done when these leases end; the choice may change until it is carried out.

    Who orders for the items chooses, or staff; another rent is staff's to name. What has reached its end is carried
    out at once. Raises NotVisible, NotAllowed, InvalidInput; WrongState for a lease that has ended.
    """
    leases = _locked(actor, lease_ids, is_checked=True)
    _check(actor, choice)
    today = today_at(actor.provider)
    for lease in leases:
        if lease.ended_on is not None:
            raise WrongState(
                _("The lease of %(tag)s has ended already.") % {"tag": lease.item.asset_tag},
                details={"lease_id": lease.pk, "item_id": lease.item_id},
            )
        is_extension = choice.choice == EndChoice.EXTEND
        lease.end_choice = str(choice.choice)
        lease.extend_months = choice.months if is_extension else None
        lease.extend_monthly = (
            (lease.monthly if choice.monthly is None else choice.monthly) if is_extension else None
        )
        lease.chosen_on = today if choice.choice else None
        lease.chosen_by_id = actor.person_id if choice.choice else None
    Lease.objects.bulk_update(
        leases,
        ["end_choice", "extend_months", "extend_monthly", "chosen_on", "chosen_by"],
        batch_size=AT_ONCE,
    )
    publish(
        *(
            LeaseEndChosen(
                provider_id=actor.provider_id,
                occurred_at=instant_of(actor.provider, today),
                customer_id=lease.customer_id,
                person_id=actor.person_id,
                item_id=lease.item_id,
                lease_id=lease.pk,
                choice=lease.end_choice,
                ends_on=lease.ends_on,
                extend_months=lease.extend_months,
            )
            for lease in leases
        )
    )
    _carry_out(actor, [lease for lease in leases if is_ripe(lease, today)])
    return leases


@command
def carry_out_lease_ends(*, actor: Actor, on: date) -> int:
    """Do what was chosen for leases that have reached their end by `on`, and hold over those that say so.

    Some hundred at a time: call again until it answers 0, how many were done. Running it twice does nothing twice.
    """
    ripe = (
        Lease.objects.of(actor.provider)
        .filter(ended_on=None, ends_on__lte=on)
        .filter(~Q(end_choice="") | Q(holds_over=True))
        .exclude(acquisition_model=AcquisitionModel.LIFECYCLE_LEASE, end_choice__in=("", EndChoice.RETURN))
    )
    ids = list(ripe.order_by("ends_on", "pk").values_list("pk", flat=True)[:AT_ONCE])
    # Somebody may have chosen, or carried out, between looking and locking.
    leases = [lease for lease in _locked(actor, ids, is_checked=False) if is_ripe(lease, on)]
    _carry_out(actor, leases)
    return len(leases)


def is_ripe(lease: Lease, on: date) -> bool:
    """Whether something is to be done with a lease by this day."""
    if lease.ended_on is not None or lease.ends_on > on:
        return False
    if lease.acquisition_model == AcquisitionModel.LIFECYCLE_LEASE:
        return lease.end_choice in (EndChoice.BUY, EndChoice.EXTEND)
    return bool(lease.end_choice) or lease.holds_over


def _locked(actor: Actor, lease_ids: Iterable[int], *, is_checked: bool) -> list[Lease]:
    """Lock leases behind their items, as every command does."""
    wanted = set(lease_ids)
    item_ids = dict(Lease.objects.of(actor.provider).filter(pk__in=wanted).values_list("pk", "item_id"))
    if len(item_ids) != len(wanted):
        raise NotVisible
    if is_checked:
        require_changeable(actor, item_ids.values())
    lock_rows(Item.objects.of(actor.provider), item_ids.values())
    return lock_rows(Lease.objects.of(actor.provider).select_related("item"), wanted)


def _check(actor: Actor, choice: LeaseChoice) -> None:
    if choice.choice and choice.choice not in EndChoice.values:
        raise InvalidInput(_("Choose return, buy or extend."), field="choice")
    if choice.choice != EndChoice.EXTEND:
        return
    if choice.months is None or not 1 <= choice.months <= MOST_MONTHS:
        raise InvalidInput(
            _("An extension has 1 to %(most)s months.") % {"most": MOST_MONTHS}, field="months"
        )
    if choice.monthly is not None:
        if not CHANGEABLE.is_for_all(actor):
            raise NotAllowed(_("Only the provider names another rent."))
        if choice.monthly < 0:
            raise InvalidInput(_("What a lease costs is not negative."), field="monthly")


def _carry_out(actor: Actor, leases: Sequence[Lease]) -> None:
    bought: list[Item] = []
    further: list[Lease] = []
    for lease in leases:
        if lease.end_choice in (EndChoice.RETURN, EndChoice.BUY):
            # Chosen late, nothing was owed between the end of the term and the choice.
            lease.ended_on = max(lease.ends_on, lease.chosen_on or lease.ends_on)
            lease.end = LeaseEnd.BOUGHT if lease.end_choice == EndChoice.BUY else LeaseEnd.RETURNED
        else:
            lease.ended_on, lease.end = lease.ends_on, LeaseEnd.EXTENDED
            further.append(_next_term(actor, lease))
        if lease.end == LeaseEnd.BOUGHT:
            lease.item.owner_id = lease.customer_id
            lease.item.revision += 1
            bought.append(lease.item)
    Lease.objects.bulk_update(leases, ["ended_on", "end"], batch_size=AT_ONCE)
    started = Lease.objects.bulk_create(further, batch_size=AT_ONCE)
    Item.objects.bulk_update(bought, ["owner", "revision"], batch_size=AT_ONCE)
    publish(
        *(
            lease_ended(actor, lease, instant_of(actor.provider, lease.ended_on or lease.ends_on))
            for lease in leases
        ),
        *(lease_started(actor, lease) for lease in started),
    )


def _next_term(actor: Actor, lease: Lease) -> Lease:
    months = lease.extend_months or 1
    return Lease(
        provider=actor.provider,
        item_id=lease.item_id,
        customer_id=lease.customer_id,
        lessor_id=lease.lessor_id,
        acquisition_model=lease.acquisition_model,
        starts_on=lease.ends_on,
        term_months=months,
        ends_on=end_of_term(actor.provider, lease.ends_on, months),
        monthly=lease.monthly if lease.extend_monthly is None else lease.extend_monthly,
        residual=lease.residual,
        holds_over=lease.holds_over,
    )
