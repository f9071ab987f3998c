"""The billing run: close the period, take what is free, write drafts. A dry run is the same, taken back."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huolto.charges.choices import PeriodState
from huolto.charges.commands import close_period, ensure_period
from huolto.charges.models import Period
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import NotVisible, WrongState
from huolto.foundation.events import publish
from huolto.foundation.killpoints import reached
from huolto.foundation.locks import lock_name
from huolto.invoicing.access import require_billing
from huolto.invoicing.drafting import build_drafts, free_charges, store_drafts
from huolto.invoicing.events import PeriodBilled
from huolto.invoicing.models import BillingRun
from huolto.invoicing.results import BillingResult, billed
from huolto.invoicing.unpriced import unpriced_in
from huolto.parties.models import Organisation
from huolto.parties.queries import today_at


class _TakenBack(Exception):
    """Carries the result of a dry run out of the savepoint that it undoes."""

    def __init__(self, result: BillingResult) -> None:
        super().__init__()
        self.result = result


@command
def run_billing(
    *, actor: Actor, period_label: str, dry_run: bool = False, customer: Organisation | None = None
) -> BillingResult:
    """Close a period and write drafts for all charges that no document has taken, for all payers or only one.

    A second run writes nothing new; two at once wait for each other. A dry run does the same work, takes all of it
    back and may look into a period that is not over. Raises InvalidInput (field `period`, or an unknown tax
    rate) and WrongState (not over, an earlier period open).
    """
    require_billing(actor)
    if customer is not None and customer.provider_id != actor.provider_id:
        raise NotVisible
    lock_name(f"invoicing.billing:{actor.provider_id}")
    reached("invoicing.billing_locked")
    if not dry_run:
        return _run(actor, period_label, customer, dry_run=False)
    try:
        with transaction.atomic():
            raise _TakenBack(_run(actor, period_label, customer, dry_run=True))
    except _TakenBack as taken:
        return taken.result


def _run(actor: Actor, label: str, customer: Organisation | None, *, dry_run: bool) -> BillingResult:
    period = ensure_period(actor=actor, label=label)
    posted = _close(actor, period, dry_run=dry_run)
    reached("invoicing.after_closing")
    drafts = build_drafts(actor.provider, free_charges(actor.provider, period, customer))
    reached("invoicing.before_drafts")
    invoice_ids: list[int | None] = []
    if drafts:
        run = BillingRun.objects.create(provider=actor.provider, period=period, started_by_id=actor.person_id)
        invoice_ids += [invoice.pk for invoice in store_drafts(actor.provider, run, drafts)]
        publish(
            PeriodBilled(
                provider_id=actor.provider_id,
                occurred_at=timezone.now(),
                person_id=actor.person_id,
                period_id=period.pk,
                run_id=run.pk,
                label=period.label,
                documents=len(drafts),
            )
        )
        reached("invoicing.before_run_commits")
    return BillingResult(
        provider=actor.provider.slug,
        period=period.label,
        dry_run=dry_run,
        posted=posted,
        documents=billed(drafts, [None] * len(drafts) if dry_run else invoice_ids),
        unpriced=unpriced_in(actor.provider, period),
    )


def _close(actor: Actor, period: Period, *, dry_run: bool) -> int:
    if period.state == PeriodState.CLOSED:
        return 0
    if not dry_run and today_at(actor.provider) < period.during.upper:
        raise WrongState(
            _("%(period)s is not over yet; a dry run shows what it comes to so far.")
            % {"period": period.label},
            code="period-not-over",
        )
    return close_period(actor=actor, period=period).charges
