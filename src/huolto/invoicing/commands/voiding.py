"""Throwing a draft away."""

from django.utils import timezone

from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.events import publish
from huolto.foundation.killpoints import reached
from huolto.foundation.locks import lock_row
from huolto.invoicing.access import require_billing
from huolto.invoicing.choices import InvoiceState
from huolto.invoicing.commands.issuing import require_draft
from huolto.invoicing.events import InvoiceVoided
from huolto.invoicing.models import BilledCharge, Invoice


@command
def void_invoice(*, actor: Actor, invoice: Invoice) -> Invoice:
    """Void a draft: its charges are free for the next run. Raises NotVisible, WrongState."""
    require_billing(actor)
    locked = lock_row(Invoice.objects.of(actor.provider), invoice.pk)
    require_draft(locked)
    BilledCharge.objects.filter(line__invoice=locked).delete()
    reached("invoicing.after_freeing_charges")
    locked.state = InvoiceState.VOID
    locked.save(update_fields=["state"])
    publish(
        InvoiceVoided(
            provider_id=actor.provider_id,
            occurred_at=timezone.now(),
            customer_id=locked.customer_id,
            person_id=actor.person_id,
            invoice_id=locked.pk,
        )
    )
    return locked
