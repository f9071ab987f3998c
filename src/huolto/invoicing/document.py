"""What an invoice, credit note or preview says, free of the database: begin at `InvoiceDocument`.

Built from an issued invoice or from a billing run's preview; printed by `document_pdf.invoice_pdf`.
Amounts are exact decimals in the document's currency; a document whose sums do not add up cannot be made.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from huolto.rules.calendars import CalendarSystem
from huolto.rules.money import round_amount
from huolto.rules.periods import Period

ZERO = Decimal(0)


class DocumentKind(StrEnum):
    """What the paper is; a preview is never an invoice and says so on every page."""

    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"
    PREVIEW = "preview"


class SumsDiffer(ValueError):
    """The document's figures contradict each other (EN 16931 BR-CO-10, -13, -14, -15, -16)."""


@dataclass(frozen=True, kw_only=True)
class Logo:
    """A provider's logo: the bytes of the file, its format and what it shows, for those who cannot see it."""

    content: bytes
    format: str  # png, jpg, svg, webp
    alternative: str


@dataclass(frozen=True, kw_only=True)
class DocumentParty:
    """Seller or buyer as printed: names and identities at the time of issue (EN 16931 BG-4, BG-7).

    `address` is a row a line, without the name. `iban` or `account` is where the payer pays (BT-84);
    `reference` is the buyer's own (BT-10).
    """

    name: str
    address: tuple[str, ...] = ()
    business_id: str = ""
    vat_id: str = ""
    iban: str = ""
    account: str = ""
    bic: str = ""
    email: str = ""
    phone: str = ""
    reference: str = ""


@dataclass(frozen=True, kw_only=True)
class DocumentLine:
    """One line (EN 16931 BG-25) with the sentence that says why it is there and what was reckoned.

    `identifiers` are tags, serials and SR numbers: printed in Latin digits, left to right. `unit` and
    `quantity_text` ("17 of 28 days", printed in place of quantity and unit) are in the document's language.
    `tax_rate` is in percent; None prints nothing. `cost_centre` is BT-133.
    """

    description: str
    quantity: Decimal
    net: Decimal
    unit: str = ""
    quantity_text: str = ""
    unit_price: Decimal | None = None
    tax_rate: Decimal | None = None
    identifiers: tuple[str, ...] = ()
    detail: str = ""
    cost_centre: str = ""
    cost_centre_name: str = ""
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class LineGroup:
    """Lines under one heading: a clause, or a cost centre. An empty title prints no heading."""

    title: str
    lines: tuple[DocumentLine, ...]

    @property
    def net(self) -> Decimal:
        """The group's sum without tax."""
        return sum((line.net for line in self.lines), ZERO)


@dataclass(frozen=True, kw_only=True)
class TaxRow:
    """One rate of the breakdown (EN 16931 BG-23); `reason` is why a rate of 0 holds (BT-120)."""

    rate: Decimal
    base: Decimal
    tax: Decimal
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class InvoiceDocument:
    """Everything on the paper. Raises SumsDiffer when lines, breakdown and totals do not agree.

    `language` (en, fi, sv, nb, fa) and `calendar_system` are the buyer organisation's. A credit note carries
    what is given back as positive amounts and names `credited_number`. A preview needs no number and no date.
    `seller_country` (ISO 3166) decides how the payment reference is grouped.
    `accent` is the provider's colour, `#rrggbb`.
    """

    kind: DocumentKind
    seller: DocumentParty
    buyer: DocumentParty
    currency: str
    language: str
    groups: tuple[LineGroup, ...]
    taxes: tuple[TaxRow, ...]
    total_net: Decimal
    total_tax: Decimal
    total_gross: Decimal
    payable: Decimal
    prepaid: Decimal = ZERO
    rounding: Decimal = ZERO
    calendar_system: CalendarSystem = CalendarSystem.GREGORIAN
    seller_country: str = ""
    number: str = ""
    issued_on: date | None = None
    due_on: date | None = None
    period: Period | None = None
    payment_reference: str = ""
    order_references: tuple[str, ...] = ()
    agreement_references: tuple[str, ...] = ()
    terms: str = ""
    credited_number: str = ""
    credited_on: date | None = None
    notes: tuple[str, ...] = ()
    accent: str = ""
    logo: Logo | None = None

    def __post_init__(self) -> None:
        """Refuse a paper that contradicts itself: it would be sent, booked and disputed."""
        if not self.lines:
            raise ValueError("A paper has at least one line (EN 16931 BR-16).")
        self._agree(
            "lines and total without tax", sum((line.net for line in self.lines), ZERO), self.total_net
        )
        self._agree("tax rows and their base", sum((row.base for row in self.taxes), ZERO), self.total_net)
        self._agree("tax rows and total tax", sum((row.tax for row in self.taxes), ZERO), self.total_tax)
        self._agree("net and tax against the total", self.total_net + self.total_tax, self.total_gross)
        self._agree(
            "total against what is payable", self.total_gross - self.prepaid + self.rounding, self.payable
        )
        for line in self.lines:
            self._agree(
                "a line in whole units of the currency", line.net, round_amount(line.net, self.currency)
            )
        if self.kind is not DocumentKind.PREVIEW and not (self.number and self.issued_on):
            raise ValueError("An invoice or credit note has a number and a date; only a preview has none.")

    @property
    def lines(self) -> tuple[DocumentLine, ...]:
        """All lines in printed order."""
        return tuple(line for group in self.groups for line in group.lines)

    @staticmethod
    def _agree(what: str, got: Decimal, said: Decimal) -> None:
        if got != said:
            raise SumsDiffer(f"{what}: {got} is not {said}")


@dataclass(frozen=True, kw_only=True)
class CostCentreSum:
    """What one cost centre carries, without tax; an empty code is the rest without one."""

    code: str
    name: str
    net: Decimal


def net_by_cost_centre(lines: Iterable[DocumentLine]) -> tuple[CostCentreSum, ...]:
    """Return the sums a cost centre, by code, lines without one last; empty when no line names one."""
    names: dict[str, str] = {}
    sums: dict[str, Decimal] = {}
    for line in lines:
        sums[line.cost_centre] = sums.get(line.cost_centre, ZERO) + line.net
        names[line.cost_centre] = names.get(line.cost_centre) or line.cost_centre_name
    if not any(sums):
        return ()
    return tuple(
        CostCentreSum(code=code, name=names[code], net=sums[code])
        for code in sorted(sums, key=lambda c: (not c, c))
    )
