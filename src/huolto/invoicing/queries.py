"""Reads of invoicing: lists, one invoice as a page shows it, periods with what was billed."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from huolto.charges.models import Charge, Period
from huolto.charges.people import Names, names_of_subjects
from huolto.charges.reasons import why_of
from huolto.foundation.actors import Actor
from huolto.foundation.localisation import Localisation, current
from huolto.foundation.pages import Why
from huolto.invoicing.access import invoice_visible_to, invoices_visible_to
from huolto.invoicing.choices import InvoiceKind, InvoiceState
from huolto.invoicing.models import Invoice, InvoiceLine
from huolto.invoicing.words import WITHOUT_TAX_BECAUSE, quantity_text, sentence_for
from huolto.rules.agreement.problems import AgreementError
from huolto.rules.calendars import CalendarSystem
from huolto.rules.errors import RulesError
from huolto.rules.formatting import format_money, format_percent
from huolto.rules.periods import Period as Month
from huolto.rules.periods import period_from_label
from huolto.rules.references import printed_reference

LINES_ON_A_PAGE = 200
_WHOLE_CHARGE = tuple(
    f"charge__{name}" for name in ("agreement", "version", "period", "for_period", "item", "cost_centre")
)


@dataclass(frozen=True)
class LineRow:
    """One line as it is shown to a reader."""

    pk: int
    description: str
    reference: str
    detail: str
    quantity: str
    unit_price: Decimal
    net: Decimal
    cost_centre: str
    why: Why
    is_credited: bool


@dataclass(frozen=True)
class LineRows:
    """Lines under one heading."""

    heading: str
    lines: tuple[LineRow, ...]


@dataclass(frozen=True)
class SumRow:
    """A label and an amount."""

    label: str
    amount: Decimal


@dataclass(frozen=True)
class InvoicePage:
    """One invoice, credit note or draft as a page shows it, in the reader's language."""

    invoice: Invoice
    month: Month
    groups: tuple[LineRows, ...]
    page: "ListPage[InvoiceLine]"
    taxes: tuple[SumRow, ...]
    cost_centres: tuple[SumRow, ...]
    largest: Decimal
    reference: str
    notes: tuple[Invoice, ...]
    """Credit notes over this invoice."""
    is_credit: bool
    is_draft: bool
    is_void: bool
    is_creditable: bool


@dataclass(frozen=True)
class PeriodRow:
    """A period with what was posted into it and what was made of that."""

    period: Period
    month: Month
    posted: tuple[SumRow, ...]
    drafts: int
    issued: int


def invoices_for(actor: Actor, *, view: str = "", words: str = "") -> "QuerySet[Invoice]":
    """Invoices that the actor may read: `view` is draft, issued, credit or void; `words` a number or a customer."""
    rows = invoices_visible_to(actor).select_related("customer", "period", "credits")
    filters = {
        "draft": Q(state=InvoiceState.DRAFT),
        "issued": Q(state=InvoiceState.ISSUED),
        "credit": Q(kind=InvoiceKind.CREDIT_NOTE) & ~Q(state=InvoiceState.VOID),
        "void": Q(state=InvoiceState.VOID),
    }
    rows = rows.filter(filters.get(view, Q()))
    if words.strip():
        rows = rows.filter(Q(number__icontains=words.strip()) | Q(customer__name__icontains=words.strip()))
    return rows.order_by("-issued_at", "-pk")


def invoice_page(actor: Actor, pk: int, *, page: str = "") -> InvoicePage:
    """One invoice; `page` counts hundreds of lines. Raises NotVisible."""
    invoice = invoice_visible_to(actor, pk)
    lines = invoice.lines.select_related(*_WHOLE_CHARGE).order_by("position")
    shown = Paginator(lines, LINES_ON_A_PAGE).get_page(page or 1)
    credited = set(
        InvoiceLine.objects.filter(credits_line__invoice=invoice).values_list("credits_line_id", flat=True)
    )
    here = current()
    names = names_of_subjects(invoice.provider_id, (line.charge.subject for line in shown))
    rows = [(line.heading, _row(invoice, line, here, line.pk in credited, names)) for line in shown]
    centres = _cost_centres(invoice)
    is_issued = invoice.state == InvoiceState.ISSUED
    return InvoicePage(
        invoice=invoice,
        month=month_of(invoice.period),
        groups=tuple(
            LineRows(heading, tuple(row for _heading, row in members))
            for heading, members in groupby(rows, key=lambda pair: pair[0])
        ),
        page=shown,
        taxes=tuple(_taxes(invoice, here)),
        cost_centres=centres,
        largest=max((row.amount for row in centres), default=Decimal(0)),
        reference=printed_reference(invoice.seller.get("country", ""), invoice.payment_reference),
        notes=tuple(invoices_visible_to(actor).filter(credits=invoice).order_by("pk")),
        is_credit=invoice.kind == InvoiceKind.CREDIT_NOTE,
        is_draft=invoice.state == InvoiceState.DRAFT,
        is_void=invoice.state == InvoiceState.VOID,
        is_creditable=is_issued
        and invoice.kind == InvoiceKind.INVOICE
        and len(credited) < shown.paginator.count,
    )


def creditable_lines(invoice: Invoice) -> list[InvoiceLine]:
    """Lines of an invoice that no credit note has taken back."""
    return list(invoice.lines.exclude(pk__in=_credited_ids(invoice)).order_by("position"))


def period_rows(actor: Actor) -> list[PeriodRow]:
    """The provider's periods, the newest first, with sums and counts."""
    periods = list(Period.objects.of(actor.provider).order_by("-during"))
    posted: dict[int, list[SumRow]] = {}
    sums = Charge.objects.of(actor.provider).order_by("currency").values("period_id", "currency")
    for row in sums.annotate(net=Sum("delta")):
        posted.setdefault(row["period_id"], []).append(SumRow(row["currency"], row["net"]))
    counts = {
        row["period_id"]: row
        for row in invoices_visible_to(actor)
        .order_by()
        .values("period_id")
        .annotate(
            drafts=Count("pk", filter=Q(state=InvoiceState.DRAFT)),
            issued=Count("pk", filter=Q(state=InvoiceState.ISSUED)),
        )
    }
    return [
        PeriodRow(
            period=period,
            month=month_of(period),
            posted=tuple(posted.get(period.pk, ())),
            drafts=counts.get(period.pk, {}).get("drafts", 0),
            issued=counts.get(period.pk, {}).get("issued", 0),
        )
        for period in periods
    ]


def month_of(period: Period) -> Month:
    """A stored period as the rules and the pages know it."""
    return period_from_label(period.label, CalendarSystem(period.calendar_system))


def _row(invoice: Invoice, line: InvoiceLine, here: Localisation, is_credited: bool, names: Names) -> LineRow:
    centre = f"{line.cost_centre_code} {line.cost_centre_name}".strip()
    return LineRow(
        pk=line.pk,
        description=line.description,
        reference=line.reference,
        detail=line.detail,
        quantity=quantity_text(line.reason, line.quantity, line.unit, here.language),
        unit_price=line.unit_price,
        net=line.net,
        cost_centre=centre,
        why=_why(invoice, line, here, names),
        is_credited=is_credited,
    )


def _why(invoice: Invoice, line: InvoiceLine, here: Localisation, names: Names) -> Why:
    title = _("Why %(amount)s?") % {"amount": format_money(line.net, invoice.currency, here.language)}
    try:
        why = why_of(line.charge, here.language, here.calendar_system, names=names)
    except (RulesError, AgreementError):
        why = Why(
            title=title,
            clause=line.charge.clause,
            quote=sentence_for(line.charge, here.language, here.calendar_system, names),
        )
    return dataclasses.replace(why, title=title)


def _taxes(invoice: Invoice, here: Localisation) -> Sequence[SumRow]:
    rows = []
    for tax in invoice.taxes.order_by("-rate", "category"):
        words = {
            "rate": format_percent(tax.rate, here.language),
            "base": format_money(tax.base, invoice.currency, here.language),
        }
        label = _("VAT %(rate)s on %(base)s") % words
        because = WITHOUT_TAX_BECAUSE.get(tax.category)
        rows.append(SumRow(f"{label}, {because}" if because else label, tax.tax))
    return rows


def _cost_centres(invoice: Invoice) -> tuple[SumRow, ...]:
    sums = (
        invoice.lines.order_by("cost_centre_code")
        .values("cost_centre_code", "cost_centre_name")
        .annotate(net=Sum("net"))
    )
    if not any(row["cost_centre_code"] for row in sums):
        return ()
    return tuple(
        SumRow(
            f"{row['cost_centre_code']} {row['cost_centre_name']}".strip() or _("Without a cost centre"),
            row["net"],
        )
        for row in sums
    )


def _credited_ids(invoice: Invoice) -> "QuerySet[InvoiceLine]":
    return InvoiceLine.objects.filter(credits_line__invoice=invoice).values("credits_line_id")
