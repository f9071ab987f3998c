"""All that changes invoices."""

from huolto.invoicing.commands.billing import run_billing
from huolto.invoicing.commands.crediting import credit_invoice
from huolto.invoicing.commands.issuing import issue_invoices
from huolto.invoicing.commands.voiding import void_invoice

__all__ = ["credit_invoice", "issue_invoices", "run_billing", "void_invoice"]
