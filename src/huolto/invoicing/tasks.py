"""Jobs of invoicing: papers and mails of what was issued; each may run again and does nothing twice."""

from django.utils.translation import gettext_lazy as _

from huolto.foundation.jobs import task
from huolto.invoicing import telling
from huolto.invoicing.models import Invoice
from huolto.invoicing.paper import ensure_pdf


@task("invoicing.make_pdf", title=_("Make the papers of invoices"))
def make_pdf(invoice_ids: list[int]) -> None:
    """Make and keep the papers of these invoices that are not there yet."""
    for invoice in Invoice.objects.filter(pk__in=invoice_ids).select_related("provider").order_by("pk"):
        ensure_pdf(invoice)


@task("invoicing.tell_customers", queue="mail", title=_("Write to customers about invoices"))
def tell_customers(invoice_ids: list[int]) -> None:
    """Write to the customers of these invoices, once each."""
    for invoice in (
        Invoice.objects.filter(pk__in=invoice_ids)
        .select_related("provider", "customer", "credits")
        .order_by("pk")
    ):
        telling.tell_customer(invoice)
