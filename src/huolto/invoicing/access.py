"""Who may bill, and who may read which invoices.

Billing clerks and the provider's administrator bill and read all. At a customer, invoices are read by whoever
has an ordering, inspection or administration right over the organisation that pays; employees see none. A right
narrowed to a cost centre or a place does not open an invoice, which shows all the others as well.
"""

from django.db.models import QuerySet

from huolto.foundation.actors import Actor
from huolto.foundation.errors import NotAllowed, NotVisible
from huolto.invoicing.choices import InvoiceState
from huolto.invoicing.models import Invoice
from huolto.parties.choices import Right

BILLING_STAFF = frozenset({Right.BILLING, Right.ADMINISTER_PROVIDER})
READING_STAFF = BILLING_STAFF | {Right.ACCOUNT_MANAGER}
READING_CUSTOMERS = frozenset({Right.ORDER, Right.INSPECT, Right.ADMINISTER_CUSTOMER})


def may_bill(actor: Actor) -> bool:
    """Whether the actor may run billing, issue, void and credit."""
    return actor.is_system or (actor.is_staff_of_provider and actor.has_right(*BILLING_STAFF))


def require_billing(actor: Actor) -> None:
    """Raise NotAllowed unless the actor may bill."""
    if not may_bill(actor):
        raise NotAllowed


def invoices_visible_to(actor: Actor) -> "QuerySet[Invoice]":
    """Invoices the actor may read: staff all, drafts included; customers what was issued to their organisations."""
    rows = Invoice.objects.of(actor.provider)
    if actor.is_system or (actor.is_staff_of_provider and actor.has_right(*READING_STAFF)):
        return rows
    if actor.is_staff_of_provider:
        return rows.none()
    reached: set[int] = set()
    for scope in actor.scopes_of(READING_CUSTOMERS):
        if scope.place_ids is None and scope.cost_centre_id is None:
            reached |= scope.organisation_ids
    return rows.filter(customer_id__in=reached, state=InvoiceState.ISSUED)


def invoice_visible_to(actor: Actor, pk: int) -> Invoice:
    """One invoice with its customer and period; raises NotVisible."""
    found = (
        invoices_visible_to(actor)
        .select_related("provider", "customer", "period", "credits", "issued_by")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise NotVisible
    return found
