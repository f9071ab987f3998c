"""What a billing run made or would make, as plain values: for pages, the command line and tests."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from huolto.invoicing.drafting import Draft
from huolto.rules.money import round_amount


@dataclass(frozen=True)
class BilledTax:
    """One tax row of a document."""

    category: str
    rate: Decimal
    base: Decimal
    tax: Decimal


@dataclass(frozen=True)
class BilledDocument:
    """One draft; `invoice_id` is None where nothing was written."""

    invoice_id: int | None
    kind: str
    customer: str
    customer_name: str
    currency: str
    lines: int
    net: Decimal
    tax: Decimal
    gross: Decimal
    taxes: tuple[BilledTax, ...]


@dataclass(frozen=True)
class BillingResult:
    """One run. `posted` charges came from closing the period now; `unpriced` are sentences about what costs nothing yet."""

    provider: str
    period: str
    dry_run: bool
    posted: int
    documents: tuple[BilledDocument, ...]
    unpriced: tuple[str, ...] = ()

    @property
    def invoice_ids(self) -> tuple[int, ...]:
        """The drafts that were written."""
        return tuple(document.invoice_id for document in self.documents if document.invoice_id is not None)

    @property
    def totals(self) -> dict[str, tuple[Decimal, Decimal, Decimal]]:
        """Currency -> net, tax and gross; credit notes count below zero."""
        totals: dict[str, tuple[Decimal, Decimal, Decimal]] = {}
        for document in self.documents:
            sign = -1 if document.kind == "credit_note" else 1
            net, tax, gross = totals.get(document.currency, (Decimal(0), Decimal(0), Decimal(0)))
            totals[document.currency] = (
                net + sign * document.net,
                tax + sign * document.tax,
                gross + sign * document.gross,
            )
        return totals

    def to_json(self) -> dict[str, Any]:
        """The run as JSON; amounts are strings with the currency's decimals."""
        return {
            "provider": self.provider,
            "period": self.period,
            "dry_run": self.dry_run,
            "posted": self.posted,
            "documents": [_document_json(document) for document in self.documents],
            "totals": [
                {
                    "currency": currency,
                    **{
                        name: format(round_amount(value, currency), "f")
                        for name, value in zip(("net", "tax", "gross"), values, strict=True)
                    },
                }
                for currency, values in sorted(self.totals.items())
            ],
            "unpriced": list(self.unpriced),
        }


def billed(drafts: Sequence[Draft], invoice_ids: Sequence[int | None]) -> tuple[BilledDocument, ...]:
    """The documents of a run; `invoice_ids` go with the drafts."""
    return tuple(
        BilledDocument(
            invoice_id=invoice_id,
            kind=str(draft.kind),
            customer=draft.customer.slug,
            customer_name=draft.customer.name,
            currency=draft.currency,
            lines=len(draft.lines),
            net=draft.figures.net,
            tax=draft.figures.tax,
            gross=draft.figures.gross,
            taxes=tuple(
                BilledTax(row.category.value, row.percent, row.base, row.tax) for row in draft.figures.rows
            ),
        )
        for draft, invoice_id in zip(drafts, invoice_ids, strict=True)
    )


def _document_json(document: BilledDocument) -> dict[str, Any]:
    def text(amount: Decimal) -> str:
        return format(round_amount(amount, document.currency), "f")

    return {
        "invoice": document.invoice_id,
        "kind": document.kind,
        "customer": document.customer,
        "currency": document.currency,
        "lines": document.lines,
        "net": text(document.net),
        "tax": text(document.tax),
        "gross": text(document.gross),
        "taxes": [
            {
                "category": row.category,
                "rate": format(row.rate.normalize(), "f"),
                "base": text(row.base),
                "tax": text(row.tax),
            }
            for row in document.taxes
        ],
    }
