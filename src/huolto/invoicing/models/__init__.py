"""Tables of invoicing."""

from huolto.invoicing.models.invoice import (
    BilledCharge,
    BillingRun,
    Invoice,
    InvoiceFile,
    InvoiceLine,
    InvoiceTax,
)
from huolto.invoicing.models.name_on_paper import NameOnPaper

__all__ = ["BilledCharge", "BillingRun", "Invoice", "InvoiceFile", "InvoiceLine", "InvoiceTax", "NameOnPaper"]
