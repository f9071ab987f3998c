"""Taking back what was issued: a credit note of the same lines (EN 16931 type 381, BG-3), whole or in part."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huolto.charges.commands.waive import waive
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotVisible, WrongState
from huolto.foundation.events import publish
from huolto.foundation.killpoints import reached
from huolto.foundation.locks import lock_row
from huolto.invoicing.access import require_billing
from huolto.invoicing.choices import InvoiceKind, InvoiceState
from huolto.invoicing.commands.issuing import issue
from huolto.invoicing.events import InvoiceCredited
from huolto.invoicing.models import BilledCharge, Invoice, InvoiceLine, InvoiceTax
from huolto.invoicing.names_on_papers import names_follow
from huolto.parties.queries import today_at
from huolto.rules.invoicing import credited_tax
from huolto.rules.tax import TaxCategory, TaxRow

_MIRRORED = (
    "provider_id",
    "charge_id",
    "heading",
    "reference",
    "description",
    "detail",
    "quantity",
    "unit",
    "unit_price",
    "net",
    "tax_category",
    "tax_rate",
    "cost_centre_code",
    "cost_centre_name",
    "posting_code",
    "reason",
)


@command
def credit_invoice(
    *,
    actor: Actor,
    invoice: Invoice,
    reason: str,
    charge_again: bool,
    line_ids: Collection[int] | None = None,
) -> Invoice:
    """Issue a credit note over lines of an issued invoice, all that are left unless `line_ids` are given.

    With `charge_again` the charges are free for the next run; without it the ledger gives them up by charges of the
    opposite amount, which no run bills. Tax mirrors the invoice's; the last part takes what is left of it.
    Raises NotVisible, InvalidInput (`reason`, `lines`), WrongState.
    """
    require_billing(actor)
    said = reason.strip()
    if not said:
        raise InvalidInput(_("Say why it is credited; the customer reads it."), field="reason")
    locked = lock_row(Invoice.objects.of(actor.provider), invoice.pk)
    if locked.state != InvoiceState.ISSUED or locked.kind != InvoiceKind.INVOICE:
        raise WrongState(_("Only an issued invoice can be credited."))
    lines = _chosen(locked, line_ids)
    rows = _tax_rows(locked, lines)
    note = _store(locked, said, lines, rows)
    reached("invoicing.after_credit_lines")
    _settle(actor, note, lines, charge_again=charge_again)
    reached("invoicing.after_settling_charges")
    issue(actor, [note], today_at(actor.provider))
    publish(
        InvoiceCredited(
            provider_id=actor.provider_id,
            occurred_at=timezone.now(),
            customer_id=locked.customer_id,
            person_id=actor.person_id,
            invoice_id=locked.pk,
            credit_note_id=note.pk,
            charge_again=charge_again,
        )
    )
    return note


def _chosen(invoice: Invoice, line_ids: Collection[int] | None) -> list[InvoiceLine]:
    lines = list(invoice.lines.select_related("charge").order_by("position"))
    credited = set(
        InvoiceLine.objects.filter(credits_line__invoice=invoice).values_list("credits_line_id", flat=True)
    )
    if line_ids is None:
        wanted = [line for line in lines if line.pk not in credited]
        if not wanted:
            raise WrongState(_("Everything on this invoice has been credited already."))
        return wanted
    if not line_ids:
        raise InvalidInput(_("Choose at least one line."), field="lines")
    asked = set(line_ids)
    if asked - {line.pk for line in lines}:
        raise NotVisible
    if asked & credited:
        raise WrongState(_("One of these lines has been credited already."))
    return [line for line in lines if line.pk in asked]


def _tax_rows(invoice: Invoice, lines: Sequence[InvoiceLine]) -> list[TaxRow]:
    key_of = {line.pk: (line.tax_category, line.tax_rate) for line in invoice.lines.all()}
    nets: defaultdict[tuple[str, Decimal], list[Decimal]] = defaultdict(list)
    for line in invoice.lines.all():
        nets[key_of[line.pk]].append(line.net)
    now: defaultdict[tuple[str, Decimal], Decimal] = defaultdict(Decimal)
    for line in lines:
        now[key_of[line.pk]] += line.net
    before: defaultdict[tuple[str, Decimal], Decimal] = defaultdict(Decimal)
    for row in InvoiceTax.objects.filter(invoice__credits=invoice):
        before[row.category, row.rate] += row.base
    rows = []
    for tax in invoice.taxes.all():
        key = (tax.category, tax.rate)
        if key not in now:
            continue
        invoiced = TaxRow(TaxCategory(tax.category), tax.rate, tax.base, tax.tax)
        amount = credited_tax(
            percent=tax.rate,
            invoiced=invoiced,
            nets=nets[key],
            before=before[key],
            now=now[key],
            currency=invoice.currency,
        )
        rows.append(TaxRow(invoiced.category, tax.rate, now[key], amount))
    return rows


def _store(invoice: Invoice, reason: str, lines: Sequence[InvoiceLine], rows: Sequence[TaxRow]) -> Invoice:
    net = sum((line.net for line in lines), Decimal(0))
    tax = sum((row.tax for row in rows), Decimal(0))
    if net + tax < 0:
        raise InvalidInput(
            _(
                "These lines come to less than nothing, so there is nothing to give back; choose others with them."
            ),
            field="lines",
        )
    note = Invoice.objects.create(
        provider_id=invoice.provider_id,
        kind=InvoiceKind.CREDIT_NOTE,
        period_id=invoice.period_id,
        customer_id=invoice.customer_id,
        seller=invoice.seller,
        buyer=invoice.buyer,
        language=invoice.language,
        calendar_system=invoice.calendar_system,
        currency=invoice.currency,
        invoiced_for=invoice.invoiced_for,
        buyer_reference=invoice.buyer_reference,
        credits=invoice,
        credit_reason=reason,
        net=net,
        tax=tax,
        gross=net + tax,
    )
    InvoiceLine.objects.bulk_create(
        InvoiceLine(
            invoice=note,
            position=position,
            credits_line=line,
            **{name: getattr(line, name) for name in _MIRRORED},
        )
        for position, line in enumerate(lines, start=1)
    )
    names_follow(note)
    InvoiceTax.objects.bulk_create(
        InvoiceTax(
            provider_id=note.provider_id,
            invoice=note,
            category=row.category.value,
            category_code=row.en16931_code,
            rate=row.percent,
            base=row.base,
            tax=row.tax,
        )
        for row in rows
    )
    return note


def _settle(actor: Actor, note: Invoice, lines: Sequence[InvoiceLine], *, charge_again: bool) -> None:
    if charge_again:
        BilledCharge.objects.filter(line__in=lines).delete()
        return
    by_charge = {line.credits_line.charge_id: line for line in note.lines.select_related("credits_line")}
    offsets = waive(actor=actor, charges=[line.charge for line in lines])
    BilledCharge.objects.bulk_create(
        BilledCharge(provider_id=note.provider_id, charge=offset, line_id=by_charge[offset.waives_id].pk)
        for offset in offsets
    )
