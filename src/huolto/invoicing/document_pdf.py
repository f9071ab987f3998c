"""The paper of an invoice: words and figures of an `InvoiceDocument`, handed to its typst template.

Begin at `invoice_pdf`. Words are in the document's language, whoever asks for it: an invoice of a Finnish
customer is Finnish also when an English-speaking clerk prints it.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from huolto.foundation.documents.render import RIGHT_TO_LEFT, render_pdf
from huolto.invoicing.document import (
    CostCentreSum,
    DocumentKind,
    DocumentLine,
    DocumentParty,
    InvoiceDocument,
    LineGroup,
    TaxRow,
    net_by_cost_centre,
)
from huolto.rules.formatting import (
    format_date,
    format_money,
    format_month,
    format_number,
    format_percent,
    format_unit_price,
)
from huolto.rules.references import printed_reference

TEMPLATE = "invoicing/templates_typst/invoice.typ"
_NO_BREAK_SPACE = "\u00a0"
_ISOLATE, _END_ISOLATE = "\u2066", "\u2069"
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_DRAWN_LOGOS = {"png": "png", "jpg": "jpg", "jpeg": "jpg", "svg": "svg", "webp": "webp"}

Values = dict[str, Any]


def invoice_pdf(document: InvoiceDocument, *, created_at: datetime | None = None) -> bytes:
    """Return the PDF (PDF/A-3, tagged) of an invoice, credit note or preview, in the document's language.

    The same document gives the same bytes: without `created_at` the file is dated midnight UTC of the day of
    issue. Raises foundation's DocumentFailed.
    """
    issued = document.issued_on or date(2000, 1, 1)
    with override(document.language):
        heading = _heading(document)
        values = _values(document, heading)
    return render_pdf(
        TEMPLATE,
        values,
        title=f"{heading} · {document.seller.name}",
        language=document.language,
        author=document.seller.name,
        created_at=created_at or datetime.combine(issued, time(0), tzinfo=UTC),
    )


def _values(document: InvoiceDocument, heading: str) -> Values:
    preview = document.kind is DocumentKind.PREVIEW
    warning = _("This is a preview, not an invoice: nothing has been issued and nothing is to be paid.")
    return {
        "heading": heading,
        "number": document.number,
        "subtitle": _period(document),
        "accent": document.accent if _COLOUR.fullmatch(document.accent) else None,
        "logo": _logo(document),
        "seller_name": document.seller.name,
        "running": [document.seller.name, heading],
        "page_of": _("Page %(page)s of %(pages)s") % {"page": "{page}", "pages": "{pages}"},
        "foot": _foot(document.seller),
        "watermark": _("PREVIEW") if preview else None,
        "warning": warning if preview else None,
        "buyer": _buyer(document.buyer),
        "facts": _facts(document),
        "pay": _pay(document),
        "notes": [note for note in document.notes if note],
        "columns": [
            _("What"),
            _("How much"),
            _("Price, %(currency)s") % {"currency": _currency(document)},
            _("VAT"),
            _("Sum, %(currency)s") % {"currency": _currency(document)},
        ],
        "groups": [_group(group, document) for group in document.groups if group.lines],
        "totals": _totals(document),
        "cost_centre_heading": _("By cost centre"),
        "cost_centre_columns": [
            _("Cost centre"),
            _("Without VAT, %(currency)s") % {"currency": _currency(document)},
        ],
        "cost_centres": [
            {"label": _centre(row), "value": _amount(row.net, document)}
            for row in net_by_cost_centre(document.lines)
        ],
    }


def _centre(row: CostCentreSum) -> list[Any]:
    if not row.code:
        return [_("Without a cost centre")]
    return [_latin(row.code), row.name] if row.name else [_latin(row.code)]


def _heading(document: InvoiceDocument) -> str:
    if document.kind is DocumentKind.PREVIEW:
        return _("Invoice preview")
    if document.kind is DocumentKind.CREDIT_NOTE:
        return _("Credit note %(number)s") % {"number": document.number}
    return _("Invoice %(number)s") % {"number": document.number}


def _period(document: InvoiceDocument) -> str:
    if document.period is None:
        return ""
    name = format_month(document.period, document.language)
    first = _day(document.period.start, document)
    last = _day(document.period.end - timedelta(days=1), document)
    return f"{name} · {first} – {last}"


def _buyer(buyer: DocumentParty) -> Values:
    facts = (
        _fact(_("Business ID"), buyer.business_id, ltr=True),
        _fact(_("VAT ID"), buyer.vat_id, ltr=True),
    )
    return {
        "label": _("Bill to"),
        "name": buyer.name,
        "lines": [row for row in buyer.address if row],
        "facts": _given(facts),
    }


def _facts(document: InvoiceDocument) -> list[Values]:
    number = _("Credit note number") if document.kind is DocumentKind.CREDIT_NOTE else _("Invoice number")
    return _given(
        (
            _fact(number, document.number, ltr=True),
            _fact(_("Date of issue"), _day(document.issued_on, document)),
            _fact(_("Credits invoice"), document.credited_number, ltr=True),
            _fact(_("Invoice issued on"), _day(document.credited_on, document)),
            _fact(_("Terms of payment"), document.terms),
            _fact(_("Your reference"), document.buyer.reference),
            _fact(_("Your orders"), ", ".join(document.order_references), ltr=True),
            _fact(_("Agreements"), ", ".join(document.agreement_references)),
        )
    )


def _pay(document: InvoiceDocument) -> Values:
    amount = format_money(document.payable, document.currency, document.language)
    if document.kind is DocumentKind.PREVIEW:
        return {"label": _("Would be invoiced"), "amount": amount, "facts": []}
    if document.kind is DocumentKind.CREDIT_NOTE:
        facts = _given([_fact(_("Reference"), _reference(document), ltr=True)])
        return {"label": _("Credited to you"), "amount": amount, "facts": facts}
    facts = _given(
        [
            _fact(_("Due date"), _day(document.due_on, document)),
            _fact(_("Reference"), _reference(document), ltr=True),
            _fact(_("IBAN"), _in_fours(document.seller.iban), ltr=True),
            _fact(_("Account"), document.seller.account, ltr=True),
            _fact(_("BIC"), document.seller.bic, ltr=True),
        ]
    )
    return {"label": _("To pay"), "amount": amount, "facts": facts}


def _group(group: LineGroup, document: InvoiceDocument) -> Values:
    return {
        "title": group.title,
        "net": _amount(group.net, document),
        "lines": [_line(line, document) for line in group.lines],
    }


def _line(line: DocumentLine, document: InvoiceDocument) -> Values:
    detail: list[Any] = [_latin(identifier) for identifier in line.identifiers if identifier]
    detail += [line.detail] if line.detail else []
    if line.cost_centre:
        centre = f"{_isolated(line.cost_centre, document)} {line.cost_centre_name}".strip()
        detail.append(_("cost centre %(centre)s") % {"centre": centre})
    quantity = (
        f"{format_number(_short(line.quantity), document.language)}{_NO_BREAK_SPACE}{line.unit}".strip()
    )
    price = "" if line.unit_price is None else _bare(format_unit_price, line.unit_price, document)
    return {
        "description": line.description,
        "detail": detail,
        "why": line.why,
        "quantity": line.quantity_text or quantity,
        "price": price,
        "tax": "" if line.tax_rate is None else format_percent(line.tax_rate, document.language),
        "net": _amount(line.net, document),
    }


def _totals(document: InvoiceDocument) -> list[Values]:
    rows = [_total(_("Without VAT"), document.total_net, document)]
    rows += [_total(_tax_label(row, document), row.tax, document) for row in document.taxes]
    if document.payable != document.total_gross:
        rows.append(_total(_("With VAT"), document.total_gross, document))
    if document.prepaid:
        rows.append(_total(_("Paid already"), -document.prepaid, document))
    if document.rounding:
        rows.append(_total(_("Rounding"), document.rounding, document))
    final = format_money(document.payable, document.currency, document.language)
    return [*rows, {"label": _final_label(document), "value": final, "strong": True}]


def _final_label(document: InvoiceDocument) -> str:
    if document.kind is DocumentKind.CREDIT_NOTE:
        return _("Credited to you")
    if document.kind is DocumentKind.PREVIEW:
        return _("Would be invoiced")
    if document.due_on is None:
        return _("To pay")
    return _("To pay by %(date)s") % {"date": _day(document.due_on, document)}


def _tax_label(row: TaxRow, document: InvoiceDocument) -> str:
    words = {
        "rate": format_percent(row.rate, document.language),
        "base": _amount(row.base, document),
        "reason": row.reason,
    }
    if row.reason:
        return _("VAT %(rate)s on %(base)s, %(reason)s") % words
    return _("VAT %(rate)s on %(base)s") % words


def _foot(seller: DocumentParty) -> list[list[Any]]:
    identity: list[Any] = [seller.name]
    if seller.business_id:
        identity.append(_latin(seller.business_id, before=_("Business ID")))
    if seller.vat_id:
        identity.append(_latin(seller.vat_id, before=_("VAT ID")))
    address = ", ".join(row for row in seller.address if row)
    contact = [address, *(_latin(way) for way in (seller.phone, seller.email) if way)]
    return [identity, [item for item in contact if item]]


def _logo(document: InvoiceDocument) -> Values | None:
    logo = document.logo
    if logo is None or logo.format.lower() not in _DRAWN_LOGOS:
        return None
    return {
        "bytes": list(logo.content),
        "format": _DRAWN_LOGOS[logo.format.lower()],
        "alt": logo.alternative or document.seller.name,
    }


def _reference(document: InvoiceDocument) -> str:
    return printed_reference(document.seller_country, document.payment_reference)


def _day(day: date | None, document: InvoiceDocument) -> str:
    return "" if day is None else format_date(day, document.language, document.calendar_system)


def _amount(value: Decimal, document: InvoiceDocument) -> str:
    return _bare(format_money, value, document)


def _bare(form: Any, value: Decimal, document: InvoiceDocument) -> str:
    """Return a formatted amount without its currency, which stands in the head of the column."""
    written: str = form(value, document.currency, document.language)
    return written.rsplit(_NO_BREAK_SPACE, 1)[0]


def _currency(document: InvoiceDocument) -> str:
    return format_money(Decimal(0), document.currency, document.language).rsplit(_NO_BREAK_SPACE, 1)[1]


def _short(quantity: Decimal) -> Decimal:
    """Return the quantity without the zeros a numeric column adds: 2, not 2.0000."""
    whole = quantity.to_integral_value()
    return whole if whole == quantity else quantity.normalize()


def _total(label: str, value: Decimal, document: InvoiceDocument) -> Values:
    return {"label": label, "value": _amount(value, document), "strong": False}


def _fact(label: str, value: str, *, ltr: bool = False) -> Values:
    return {"label": label, "value": value, "ltr": ltr}


def _given(facts: Iterable[Values]) -> list[Values]:
    return [fact for fact in facts if fact["value"]]


def _latin(text: str, *, before: str = "") -> Mapping[str, Any]:
    """Return a piece that is set left to right, after a word of ours."""
    return {"text": text, "ltr": True, "before": f"{before} " if before else ""}


def _isolated(code: str, document: InvoiceDocument) -> str:
    """Return a code that keeps its order inside a right-to-left sentence: 1405-31, not 31-1405."""
    if code.isalnum() or document.language not in RIGHT_TO_LEFT:
        return code
    return f"{_ISOLATE}{code}{_END_ISOLATE}"


def _in_fours(iban: str) -> str:
    packed = "".join(iban.split())
    return _NO_BREAK_SPACE.join(packed[i : i + 4] for i in range(0, len(packed), 4))
