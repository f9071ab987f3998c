"""The paper of an issued invoice: what it says, as a document, and its PDF, made once and kept.

`invoice_document` reads what the invoice keeps, never what organisations or items are called today.
"""

from collections.abc import Sequence
from itertools import groupby

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from huolto.charges.people import Names, names_of_subjects
from huolto.foundation.errors import WrongState
from huolto.foundation.files import store_file
from huolto.foundation.killpoints import reached
from huolto.foundation.locks import lock_name
from huolto.invoicing.choices import InvoiceKind, InvoiceState
from huolto.invoicing.document import DocumentKind, DocumentLine, InvoiceDocument, LineGroup, TaxRow
from huolto.invoicing.document_pdf import invoice_pdf
from huolto.invoicing.identities import party_of
from huolto.invoicing.models import Invoice, InvoiceFile, InvoiceLine
from huolto.invoicing.words import WITHOUT_TAX_BECAUSE, quantity_text, sentence_for
from huolto.rules.calendars import CalendarSystem
from huolto.rules.formatting import local_digits
from huolto.rules.money import round_amount
from huolto.rules.periods import period_from_label

PDF = "pdf"


def invoice_document(invoice: Invoice) -> InvoiceDocument:
    """What an invoice, a credit note or, for a draft, its preview says, in the invoice's language."""
    currency, language = invoice.currency, invoice.language
    lines = list(
        invoice.lines.select_related("charge__agreement", "charge__period", "charge__for_period").order_by(
            "position"
        )
    )
    system = CalendarSystem(invoice.calendar_system)
    with override(language):
        return InvoiceDocument(
            kind=_kind(invoice),
            seller=party_of(invoice.seller),
            buyer=party_of(invoice.buyer, invoice.buyer_reference),
            currency=currency,
            language=language,
            calendar_system=system,
            groups=_groups(invoice, lines),
            taxes=tuple(
                TaxRow(
                    rate=row.rate,
                    base=round_amount(row.base, currency),
                    tax=round_amount(row.tax, currency),
                    reason=str(WITHOUT_TAX_BECAUSE.get(row.category, "")),
                )
                for row in invoice.taxes.order_by("-rate", "category")
            ),
            total_net=round_amount(invoice.net, currency),
            total_tax=round_amount(invoice.tax, currency),
            total_gross=round_amount(invoice.gross, currency),
            payable=round_amount(invoice.gross, currency),
            seller_country=invoice.seller.get("country", ""),
            number=invoice.number,
            issued_on=invoice.issued_on,
            due_on=invoice.due_on,
            period=period_from_label(invoice.period.label, CalendarSystem(invoice.period.calendar_system)),
            payment_reference=invoice.payment_reference,
            agreement_references=_agreements(lines, language),
            terms=_terms(invoice),
            credited_number=invoice.credits.number if invoice.credits else "",
            credited_on=invoice.credits.issued_on if invoice.credits else None,
            notes=tuple(note for note in (invoice.credit_reason, invoice.note) if note),
            accent=invoice.provider.brand_colour,
        )


def ensure_pdf(invoice: Invoice) -> bytes:
    """The PDF of an issued invoice, made and kept when it is asked for first. Raises WrongState for a draft."""
    if invoice.state != InvoiceState.ISSUED:
        raise WrongState(_("Only an issued invoice has a paper to keep."))
    with transaction.atomic():
        # One at a time, so that two askers never keep two papers of one invoice.
        lock_name(f"invoicing.pdf:{invoice.pk}")
        kept = InvoiceFile.objects.filter(invoice=invoice, format=PDF).select_related("file").first()
        if kept is not None:
            with kept.file.content.open("rb") as content:
                return bytes(content.read())
        content = invoice_pdf(invoice_document(invoice))
        stored = store_file(
            provider=invoice.provider, name=pdf_name(invoice), content=content, content_type="application/pdf"
        )
        InvoiceFile.objects.create(provider=invoice.provider, invoice=invoice, file=stored, format=PDF)
        reached("invoicing.after_pdf")
        return content


def preview_pdf(invoice: Invoice) -> bytes:
    """The paper as it would be, marked as a preview and kept nowhere."""
    return invoice_pdf(invoice_document(invoice))


def pdf_name(invoice: Invoice) -> str:
    """The name of the file: `2026-000217.pdf`."""
    return f"{invoice.number or f'preview-{invoice.pk}'}.pdf"


def _kind(invoice: Invoice) -> DocumentKind:
    if invoice.state != InvoiceState.ISSUED:
        return DocumentKind.PREVIEW
    return DocumentKind(invoice.kind)


def _groups(invoice: Invoice, lines: Sequence[InvoiceLine]) -> tuple[LineGroup, ...]:
    names = names_of_subjects(invoice.provider_id, (line.charge.subject for line in lines))
    return tuple(
        LineGroup(title=heading, lines=tuple(_line(invoice, line, names) for line in members))
        for heading, members in groupby(lines, key=lambda line: line.heading)
    )


def _line(invoice: Invoice, line: InvoiceLine, names: Names) -> DocumentLine:
    return DocumentLine(
        description=line.description,
        quantity=line.quantity,
        quantity_text=quantity_text(line.reason, line.quantity, line.unit, invoice.language),
        net=round_amount(line.net, invoice.currency),
        unit_price=line.unit_price,
        tax_rate=line.tax_rate,
        identifiers=(line.reference,) if line.reference else (),
        detail=line.detail,
        cost_centre=line.cost_centre_code,
        cost_centre_name=line.cost_centre_name,
        why=sentence_for(line.charge, invoice.language, CalendarSystem(invoice.calendar_system), names),
    )


def _agreements(lines: Sequence[InvoiceLine], language: str) -> tuple[str, ...]:
    names = {}
    for line in lines:
        agreement = line.charge.agreement
        names[agreement.pk] = agreement.name.get(language) or next(
            iter(agreement.name.values()), agreement.code
        )
    return tuple(names.values())


def _terms(invoice: Invoice) -> str:
    if invoice.kind == InvoiceKind.CREDIT_NOTE or invoice.due_on is None:
        return ""
    days = (invoice.due_on - invoice.issued_on).days
    text = ngettext("%(days)s day net", "%(days)s days net", days) % {"days": days}
    return local_digits(text, invoice.language)
