"""Tables of invoicing."""

from huolto.invoicing.models.invoice import (
    BilledCharge,
    BillingRun,
    Invoice,
    InvoiceFile,
    InvoiceLine,
    InvoiceTax,
)

__all__ = ["BilledCharge", "BillingRun", "Invoice", "InvoiceFile", "InvoiceLine", "InvoiceTax"]
