"""From free charges to drafts: grouped by who pays and currency, taxed by the day of supply, told in their language.

`build_drafts` reads and reckons but writes nothing, `store_drafts` writes what it built; so a preview and a run
cannot differ. Every line cites one charge.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

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
    return list(rows.select_related("for_period").order_by("pk"))


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
    lines = InvoiceLine.objects.bulk_create(
        (
            _line(invoice, position, line)
            for invoice, draft in pairs
            for position, line in enumerate(draft.lines, start=1)
        ),
        batch_size=BATCH,
    )
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
    take_charges(lines)
    reached("invoicing.after_taking_charges")
    return invoices


def take_charges(lines: Iterable[InvoiceLine]) -> None:
    """Mark the charges of these lines as billed by them."""
    BilledCharge.objects.bulk_create(
        (
            BilledCharge(provider_id=line.provider_id, charge_id=line.charge_id, line_id=line.pk)
            for line in lines
        ),
        batch_size=BATCH,
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


def _line(invoice: Invoice, position: int, line: DraftLine) -> InvoiceLine:
    return InvoiceLine(
        provider_id=invoice.provider_id,
        invoice=invoice,
        position=position,
        charge_id=line.charge.pk,
        heading=line.words.heading,
        reference=line.words.reference,
        description=line.words.description,
        detail=line.words.detail,
        quantity=line.quantity,
        unit=line.unit,
        unit_price=line.unit_price,
        net=line.net,
        tax_category=line.category,
        tax_rate=line.rate,
        cost_centre_code=line.words.cost_centre_code,
        cost_centre_name=line.words.cost_centre_name,
        posting_code=line.charge.posting_code,
        reason=line.charge.reason,
    )
