"""Tables of invoicing."""

from huolto.invoicing.models.invoice import BillingRun, Invoice, InvoiceFile, InvoiceLine, InvoiceTax

__all__ = ["BillingRun", "Invoice", "InvoiceFile", "InvoiceLine", "InvoiceTax"]
