"""What happens in invoicing."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from huolto.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class PeriodBilled(Event):
    """A billing run made drafts of a period's charges."""

    name: ClassVar[str] = "invoicing.period_billed"
    subject_fields: ClassVar[Mapping[str, str]] = {"period_id": "period", "run_id": "billing_run"}

    period_id: int
    run_id: int
    label: str
    documents: int


@dataclass(frozen=True, kw_only=True)
class InvoiceIssued(Event):
    """An invoice or credit note got its number and is unchangeable from now on."""

    name: ClassVar[str] = "invoicing.invoice_issued"
    subject_fields: ClassVar[Mapping[str, str]] = {"invoice_id": "invoice"}

    invoice_id: int
    kind: str
    number: str
    currency: str
    gross: Decimal


@dataclass(frozen=True, kw_only=True)
class InvoiceVoided(Event):
    """A draft was thrown away; its charges are free again."""

    name: ClassVar[str] = "invoicing.invoice_voided"
    subject_fields: ClassVar[Mapping[str, str]] = {"invoice_id": "invoice"}

    invoice_id: int


@dataclass(frozen=True, kw_only=True)
class InvoiceCredited(Event):
    """Lines of an issued invoice were taken back by a credit note."""

    name: ClassVar[str] = "invoicing.invoice_credited"
    subject_fields: ClassVar[Mapping[str, str]] = {"invoice_id": "invoice", "credit_note_id": "invoice"}

    invoice_id: int
    credit_note_id: int
    charge_again: bool
