"""The mail that tells a customer of an issued invoice: with a link, once."""

from django.conf import settings
from django.db import transaction
from django.urls import get_script_prefix, reverse, set_script_prefix
from django.utils.translation import override

from huolto.foundation.localisation import localisation_of
from huolto.foundation.mail import put_in_mail_box
from huolto.foundation.models import OutgoingMail
from huolto.invoicing.choices import InvoiceKind
from huolto.invoicing.models import Invoice
from huolto.parties.choices import ContactKind
from huolto.parties.queries import contact_of
from huolto.rules.calendars import CalendarSystem
from huolto.rules.formatting import format_date, format_money, format_month
from huolto.rules.periods import period_from_label


def tell_customer(invoice: Invoice) -> OutgoingMail | None:
    """Put the mail into the box; None where it was before, or nobody is there to get it."""
    contact = contact_of(invoice.customer, ContactKind.BILLING)
    address = (contact.email if contact else "") or invoice.customer.email
    if not address:
        return None
    language, system = invoice.language, CalendarSystem(invoice.calendar_system)
    period = period_from_label(invoice.period.label, CalendarSystem(invoice.period.calendar_system))
    with override(language), transaction.atomic():
        return put_in_mail_box(
            to_address=address,
            template="mail/invoice_issued",
            context={
                "number": invoice.number,
                "is_credit_note": invoice.kind == InvoiceKind.CREDIT_NOTE,
                "credited_number": invoice.credits.number if invoice.credits else "",
                "customer": invoice.customer.name,
                "period": format_month(period, language),
                "amount": format_money(invoice.gross, invoice.currency, language),
                "due": format_date(invoice.due_on, language, system),
                "reason": invoice.credit_reason,
                "link": link_to(invoice),
            },
            language=localisation_of(language).language,
            provider=invoice.provider,
            once_key=f"invoicing.issued:{invoice.pk}",
        )


def link_to(invoice: Invoice) -> str:
    """Where the customer reads the invoice: the portal's page, with the provider in the address."""
    before = get_script_prefix()
    set_script_prefix(f"/p/{invoice.provider.slug}/")
    try:
        return f"{settings.HUOLTO_BASE_URL}{reverse('invoice', args=[invoice.pk])}"
    finally:
        set_script_prefix(before)
