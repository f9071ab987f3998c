"""Billing runs, invoices and credit notes; every line cites charges and says why."""
