"""An issued invoice as JSON: the terms of EN 16931 by name, amounts as strings with the currency's decimals."""

from decimal import Decimal
from typing import Any

from huolto.invoicing.models import Invoice, InvoiceLine
from huolto.invoicing.words import sentence_for
from huolto.rules.calendars import CalendarSystem
from huolto.rules.money import round_amount


def invoice_json(invoice: Invoice) -> dict[str, Any]:
    """Everything the invoice keeps, with the reason of every line as data and as a sentence of its language."""
    lines = invoice.lines.select_related(
        "charge__agreement", "charge__version", "charge__period", "charge__for_period"
    )
    return {
        "number": invoice.number,
        "kind": str(invoice.kind),
        "issued_on": _day(invoice.issued_on),
        "due_on": _day(invoice.due_on),
        "provider": invoice.provider.slug,
        "customer": invoice.customer.slug,
        "period": invoice.period.label,
        "invoiced_for": {
            "from": invoice.invoiced_for.lower.isoformat(),
            "to": invoice.invoiced_for.upper.isoformat(),
        },
        "language": invoice.language,
        "currency": invoice.currency,
        "payment_reference": invoice.payment_reference,
        "buyer_reference": invoice.buyer_reference,
        "credits": invoice.credits.number if invoice.credits else None,
        "credit_reason": invoice.credit_reason,
        "seller": invoice.seller,
        "buyer": invoice.buyer,
        "lines": [_line(invoice, line) for line in lines.order_by("position")],
        "taxes": [
            {
                "category": row.category,
                "code": row.category_code,
                "rate": _short(row.rate),
                "base": _amount(invoice, row.base),
                "tax": _amount(invoice, row.tax),
            }
            for row in invoice.taxes.order_by("-rate", "category")
        ],
        "net": _amount(invoice, invoice.net),
        "tax": _amount(invoice, invoice.tax),
        "gross": _amount(invoice, invoice.gross),
    }


def _line(invoice: Invoice, line: InvoiceLine) -> dict[str, Any]:
    return {
        "position": line.position,
        "charge": line.charge_id,
        "agreement": line.charge.agreement.code,
        "version": line.charge.version.number,
        "clause": line.charge.clause,
        "code": line.charge.code,
        "for_period": line.charge.for_period.label,
        "heading": line.heading,
        "description": line.description,
        "reference": line.reference,
        "detail": line.detail,
        "quantity": _short(line.quantity),
        "unit": line.unit,
        "unit_price": _short(line.unit_price),
        "net": _amount(invoice, line.net),
        "tax_category": line.tax_category,
        "tax_rate": _short(line.tax_rate),
        "cost_centre": line.cost_centre_code,
        "posting_code": line.posting_code,
        "reason": line.reason,
        "why": sentence_for(line.charge, invoice.language, CalendarSystem(invoice.calendar_system)),
    }


def _amount(invoice: Invoice, amount: Decimal) -> str:
    return format(round_amount(amount, invoice.currency), "f")


def _short(number: Decimal) -> str:
    return format(number.normalize() if number else Decimal(0), "f")


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
