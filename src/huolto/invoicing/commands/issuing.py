"""Issuing: number, dates, payment reference and identities, then never changed again."""

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from psycopg.types.json import Jsonb

from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, WrongState
from huolto.foundation.events import publish
from huolto.foundation.jobs import enqueue
from huolto.foundation.killpoints import reached
from huolto.foundation.locks import lock_rows
from huolto.foundation.models import Provider
from huolto.foundation.numbering import next_numbers
from huolto.invoicing.access import require_billing
from huolto.invoicing.choices import InvoiceKind, InvoiceState
from huolto.invoicing.events import InvoiceIssued
from huolto.invoicing.identities import identity_of, seller_of
from huolto.invoicing.models import Invoice
from huolto.parties.models import Organisation
from huolto.parties.queries import today_at
from huolto.rules.calendars import CalendarSystem
from huolto.rules.invoicing import SERIES, due_on, fiscal_year, number_text
from huolto.rules.references import ImpossibleReferenceError, payment_reference

AT_ONCE = 50
"""Papers that one job makes."""

_UPDATE = """
    UPDATE invoicing_invoice AS i
    SET state = 'issued', number = n.number, series = n.series, fiscal_year = n.year, issued_on = %s,
        due_on = n.due_on, payment_reference = n.reference, seller = %s, buyer = n.buyer::jsonb,
        issued_at = %s, issued_by_id = %s
    FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[], %s::date[], %s::text[], %s::text[])
        AS n (id, number, series, year, due_on, reference, buyer)
    WHERE i.id = n.id
"""


@command
def issue_invoices(
    *, actor: Actor, invoice_ids: Sequence[int], issued_on: date | None = None
) -> list[Invoice]:
    """Give drafts their numbers, gapless in the order of the ids; the papers and mails follow by jobs.

    `issued_on` is today where the provider is, unless an earlier day is given. Raises NotVisible, WrongState
    (one is no draft), InvalidInput (nothing chosen, a day to come).
    """
    require_billing(actor)
    if not invoice_ids:
        raise InvalidInput(_("Choose at least one draft."), field="pick")
    today = today_at(actor.provider)
    day = issued_on or today
    if day > today:
        raise InvalidInput(_("An invoice cannot be issued on a day to come."), field="issued_on")
    invoices = lock_rows(Invoice.objects.of(actor.provider), invoice_ids)
    for invoice in invoices:
        require_draft(invoice)
    reached("invoicing.before_numbers")
    return issue(actor, invoices, day)


def require_draft(invoice: Invoice) -> None:
    """Raise WrongState, saying what it is instead."""
    if invoice.state == InvoiceState.ISSUED:
        raise WrongState(_("%(number)s has been issued already.") % {"number": invoice.number})
    if invoice.state != InvoiceState.DRAFT:
        raise WrongState(_("This draft has been voided."))


def issue(actor: Actor, invoices: Sequence[Invoice], day: date) -> list[Invoice]:
    """Issue locked drafts; for commands of this domain, inside their transaction."""
    provider = actor.provider
    _number(provider, invoices, day)
    reached("invoicing.after_numbers")
    customers = Organisation.objects.of(provider).in_bulk({invoice.customer_id for invoice in invoices})
    seller = identity_of(seller_of(provider))
    now = timezone.now()
    for invoice in invoices:
        customer = customers[invoice.customer_id]
        invoice.state = InvoiceState.ISSUED
        invoice.issued_on, invoice.issued_at, invoice.issued_by_id = day, now, actor.person_id
        invoice.seller = seller
        # What a credit note gives back goes to whom the invoice went, whatever the customer is called by now.
        invoice.buyer = invoice.buyer if invoice.credits_id else identity_of(customer)
        is_credit = invoice.kind == InvoiceKind.CREDIT_NOTE
        invoice.due_on = due_on(day, 0 if is_credit else customer.payment_term_days)
        invoice.payment_reference = _reference(provider, invoice)
    _write(invoices, seller, now, actor)
    reached("invoicing.after_issue")
    publish(*(_issued(actor, invoice, now) for invoice in invoices))
    ids = [invoice.pk for invoice in invoices]
    for at in range(0, len(ids), AT_ONCE):
        enqueue("invoicing.make_pdf", invoice_ids=ids[at : at + AT_ONCE])
        enqueue("invoicing.tell_customers", invoice_ids=ids[at : at + AT_ONCE])
    reached("invoicing.before_issue_commits")
    return list(invoices)


def _number(provider: Provider, invoices: Sequence[Invoice], day: date) -> None:
    year = fiscal_year(day, CalendarSystem(provider.calendar_system), provider.fiscal_year_first_month)
    by_series: defaultdict[str, list[Invoice]] = defaultdict(list)
    for invoice in invoices:
        by_series[SERIES[invoice.kind].key].append(invoice)
    for key, members in sorted(by_series.items()):
        numbers = next_numbers(provider_id=provider.pk, series=key, year=year, count=len(members))
        for invoice, number in zip(members, numbers, strict=True):
            invoice.series, invoice.fiscal_year = key, year
            invoice.number = number_text(SERIES[invoice.kind], year, number)


def _reference(provider: Provider, invoice: Invoice) -> str:
    try:
        return payment_reference(provider.country, invoice.number)
    except ImpossibleReferenceError:
        return invoice.number


def _write(invoices: Sequence[Invoice], seller: dict[str, str], now: datetime, actor: Actor) -> None:
    """One statement for all: a thousand invoices are a thousand rows of it."""
    columns = [
        [invoice.pk for invoice in invoices],
        [invoice.number for invoice in invoices],
        [invoice.series for invoice in invoices],
        [invoice.fiscal_year for invoice in invoices],
        [invoice.due_on for invoice in invoices],
        [invoice.payment_reference for invoice in invoices],
        [json.dumps(invoice.buyer, ensure_ascii=False) for invoice in invoices],
    ]
    with connection.cursor() as cursor:
        cursor.execute(_UPDATE, [invoices[0].issued_on, Jsonb(seller), now, actor.person_id, *columns])


def _issued(actor: Actor, invoice: Invoice, now: datetime) -> InvoiceIssued:
    return InvoiceIssued(
        provider_id=actor.provider_id,
        occurred_at=now,
        customer_id=invoice.customer_id,
        person_id=actor.person_id,
        invoice_id=invoice.pk,
        kind=str(invoice.kind),
        number=invoice.number,
        currency=invoice.currency,
        gross=invoice.gross,
    )
