"""From free charges to drafts: grouped by who pays and currency, taxed by the day of supply, told in their language.

`build_drafts` reads and reckons but writes nothing, `store_drafts` writes what it built; so a preview and a run
cannot differ. Every line cites one charge.
"""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import override

from huolto.charges.models import Charge, Period
from huolto.foundation.errors import InvalidInput
from huolto.foundation.killpoints import reached
from huolto.foundation.models import Provider
from huolto.invoicing.choices import InvoiceKind
from huolto.invoicing.describing import Describer, LineWords
from huolto.invoicing.identities import identity_of, seller_of
from huolto.invoicing.models import BilledCharge, BillingRun, Invoice, InvoiceLine, InvoiceTax
from huolto.parties.models import Organisation
from huolto.rules.invoicing import Figures, figures, net_unit_price, supply_day
from huolto.rules.tax import TaxableLine, TaxCategory, UnknownTaxRateError, rate_on

BATCH = 2000
CORRECTION = "correction"


@dataclass(frozen=True)
class DraftLine:
    """One charge as it will stand on a line; `net` is without tax and has the document's sign."""

    charge: Charge
    words: LineWords
    quantity: Decimal
    unit: str
    unit_price: Decimal
    net: Decimal
    category: str
    rate: Decimal


@dataclass(frozen=True)
class Draft:
    """One document to be: for one payer in one currency."""

    customer: Organisation
    kind: str
    currency: str
    figures: Figures
    lines: tuple[DraftLine, ...]
    invoiced_for: DateRange


def free_charges(provider: Provider, period: Period, payer: Organisation | None = None) -> list[Charge]:
    """Charges posted up to the end of a period that no document has taken, late and freed ones included."""
    taken = BilledCharge.objects.filter(charge=OuterRef("pk"))
    rows = Charge.objects.of(provider).filter(
        ~Exists(taken), period__during__endswith__lte=period.during.upper
    )
    if payer is not None:
        rows = rows.filter(payer=payer)
    return list(rows.prefetch_related("for_period").order_by("pk"))


def build_drafts(provider: Provider, charges: Sequence[Charge]) -> list[Draft]:
    """The documents for these charges, by name of the payer; raises InvalidInput where a tax rate is not known."""
    groups: defaultdict[tuple[int, str, bool], list[Charge]] = defaultdict(list)
    for charge in charges:
        groups[charge.payer_id, charge.currency, charge.prices_include_tax].append(charge)
    payers = Organisation.objects.of(provider).in_bulk({payer for payer, _currency, _tax in groups})
    describer = Describer(provider, charges)
    order = sorted(groups, key=lambda key: (payers[key[0]].name, key))
    drafts = [
        _draft(provider, payers[payer], currency, groups[payer, currency, includes], describer)
        for payer, currency, includes in order
    ]
    return [draft for draft in drafts if draft is not None]


def store_drafts(provider: Provider, run: BillingRun, drafts: Sequence[Draft]) -> list[Invoice]:
    """Write drafts with lines, tax rows and the mark on every charge that it is taken; set-based."""
    seller = identity_of(seller_of(provider))
    invoices = Invoice.objects.bulk_create(
        (_invoice(provider, run, draft, seller) for draft in drafts), batch_size=BATCH
    )
    reached("invoicing.after_drafts")
    pairs = list(zip(invoices, drafts, strict=True))
    _copy_lines(pairs)
    reached("invoicing.after_lines")
    InvoiceTax.objects.bulk_create(
        (
            InvoiceTax(
                provider=provider,
                invoice=invoice,
                category=row.category.value,
                category_code=row.en16931_code,
                rate=row.percent,
                base=row.base,
                tax=row.tax,
            )
            for invoice, draft in pairs
            for row in draft.figures.rows
        ),
        batch_size=BATCH,
    )
    _take_charges(invoices)
    reached("invoicing.after_taking_charges")
    return invoices


def _copy_lines(pairs: Sequence[tuple[Invoice, Draft]]) -> None:
    """Write all lines by COPY: twenty thousand of them take as long as two thousand by INSERT."""
    columns = ", ".join(LINE_COLUMNS)
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {InvoiceLine._meta.db_table} ({columns}) FROM STDIN") as copy,
    ):
        for invoice, draft in pairs:
            for position, line in enumerate(draft.lines, start=1):
                copy.write_row(_line_row(invoice, position, line))


def _take_charges(invoices: Sequence[Invoice]) -> None:
    """Mark the charges of all lines as billed by them; a charge taken by another line refuses the whole run."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {BilledCharge._meta.db_table} (provider_id, charge_id, line_id) "  # noqa: S608
            f"SELECT provider_id, charge_id, id FROM {InvoiceLine._meta.db_table} "
            "WHERE invoice_id = ANY(%s) ORDER BY id",
            [[invoice.pk for invoice in invoices]],
        )


def _draft(
    provider: Provider, payer: Organisation, currency: str, charges: Sequence[Charge], describer: Describer
) -> Draft | None:
    with override(payer.language):
        told = [(charge, describer.words(charge, payer)) for charge in charges]
    told.sort(key=lambda pair: (*pair[1].place, pair[0].pk))
    taxable = [_taxable(provider, charge) for charge, _words in told]
    includes = charges[0].prices_include_tax
    reckoned = figures(taxable, currency, prices_include_tax=includes)
    if reckoned is None:
        return None
    return Draft(
        customer=payer,
        kind=InvoiceKind.CREDIT_NOTE if reckoned.is_credit else InvoiceKind.INVOICE,
        currency=currency,
        figures=reckoned,
        lines=tuple(
            _draft_line(charge, words, line, net)
            for (charge, words), line, net in zip(told, taxable, reckoned.nets, strict=True)
        ),
        invoiced_for=DateRange(
            min(charge.for_period.during.lower for charge in charges),
            max(charge.for_period.during.upper for charge in charges),
        ),
    )


def _taxable(provider: Provider, charge: Charge) -> TaxableLine:
    day = supply_day(charge.reason.get("params", {}), charge.for_period.during.upper)
    try:
        rate = rate_on(provider.country, charge.tax_category, day)
    except UnknownTaxRateError as error:
        raise InvalidInput(
            _("%(said)s Clause %(clause)s of charge %(charge)s needs it.")
            % {"said": error, "clause": charge.clause, "charge": charge.pk},
            code="unknown-tax-rate",
        ) from error
    return TaxableLine(charge.delta, TaxCategory(charge.tax_category), rate.percent)


def _draft_line(charge: Charge, words: LineWords, taxable: TaxableLine, net: Decimal) -> DraftLine:
    quantity, unit, price = charge.quantity, charge.unit, charge.unit_price
    if charge.posted_before:
        # Only the difference stands here, so quantity × price must speak of it and not of the whole.
        quantity, unit, price = Decimal(1), CORRECTION, abs(charge.delta)
    if net < 0 < quantity:
        # A price is never below zero (EN 16931 BR-27); the quantity is.
        quantity = -quantity
    return DraftLine(
        charge=charge,
        words=words,
        quantity=quantity,
        unit=unit,
        unit_price=net_unit_price(price, taxable.percent, prices_include_tax=charge.prices_include_tax),
        net=net,
        category=TaxCategory(taxable.category).value,
        rate=taxable.percent,
    )


def _invoice(provider: Provider, run: BillingRun, draft: Draft, seller: dict[str, str]) -> Invoice:
    return Invoice(
        provider=provider,
        kind=draft.kind,
        run=run,
        period_id=run.period_id,
        customer=draft.customer,
        seller=seller,
        buyer=identity_of(draft.customer),
        language=draft.customer.language,
        calendar_system=draft.customer.calendar_system,
        currency=draft.currency,
        invoiced_for=draft.invoiced_for,
        buyer_reference=draft.customer.buyer_reference,
        net=draft.figures.net,
        tax=draft.figures.tax,
        gross=draft.figures.gross,
    )


LINE_COLUMNS = (
    "provider_id", "invoice_id", "position", "charge_id", "heading", "reference", "description", "detail",
    "quantity", "unit", "unit_price", "net", "tax_category", "tax_rate", "cost_centre_code",
    "cost_centre_name", "posting_code", "reason",
)  # fmt: skip


def _line_row(invoice: Invoice, position: int, line: DraftLine) -> tuple[object, ...]:
    """The values of `LINE_COLUMNS`."""
    words = line.words
    return (
        invoice.provider_id,
        invoice.pk,
        position,
        line.charge.pk,
        words.heading,
        words.reference,
        words.description,
        words.detail,
        line.quantity,
        line.unit,
        line.unit_price,
        line.net,
        line.category,
        line.rate,
        words.cost_centre_code,
        words.cost_centre_name,
        line.charge.posting_code,
        json.dumps(line.charge.reason, ensure_ascii=False),
    )
