"""Charges with their reasons, periods, and invoices with their paper."""

from typing import Annotated, Any

from django.http import HttpResponse
from django.utils.translation import get_language
from ninja import Query, Router, Schema

from huolto.api.answers import answer, one_of, page_by_id, ref, rows_of_page
from huolto.api.callers import Bearer
from huolto.api.schemas import After, CodeRef, Day, Instant, Limit, Money, Page, PathId, Ref
from huolto.charges.access import charge_visible_to, charges_visible_to
from huolto.charges.models import Charge
from huolto.charges.people import Names, names_of_subjects
from huolto.charges.reasons import sentence_of, why_of
from huolto.foundation.localisation import current
from huolto.invoicing.access import invoice_visible_to, invoices_visible_to
from huolto.invoicing.models import Invoice, InvoiceLine
from huolto.invoicing.paper import ensure_pdf, pdf_name

charges_router = Router(tags=["Charges"])
invoices_router = Router(tags=["Invoices"])
CHARGES, INVOICES = Bearer("charges:read"), Bearer("invoices:read")
_RELATED = (
    "period",
    "for_period",
    "customer",
    "payer",
    "item",
    "cost_centre",
    "agreement__customer",
    "version",
)


class ChargeOut(Schema):
    """A posted amount: what it should be, less what was posted before."""

    id: int
    period: str
    for_period: str
    customer: Ref
    payer: Ref
    item_id: int | None
    cost_centre: CodeRef | None
    posting_code: str
    agreement_id: int
    clause: str
    code: str
    quantity: Money
    unit: str
    unit_price: Money
    should_be: Money
    posted_before: Money
    delta: Money
    currency: str
    tax_category: str
    posted_at: Instant
    reason: str


class Line(Schema):
    """A name and its value."""

    label: str
    value: str


class WhyOut(Schema):
    """Why a charge is what it is: the clause, the facts, the arithmetic."""

    title: str
    clause: str
    quote: str
    source: str
    facts: list[Line]
    arithmetic: list[Line]
    footer: str


class InvoiceHead(Schema):
    """An invoice or credit note; a draft has no number and no days yet."""

    id: int
    kind: str
    state: str
    number: str
    customer: Ref
    period: str
    currency: str
    net: Money
    tax: Money
    gross: Money
    issued_on: Day | None
    due_on: Day | None
    payment_reference: str
    credits_id: int | None


class InvoiceLineOut(Schema):
    """One line; `charge_id` leads to its reason."""

    id: int
    position: int
    heading: str
    reference: str
    description: str
    detail: str
    quantity: Money
    unit: str
    unit_price: Money
    net: Money
    tax_rate: Money
    cost_centre_code: str
    posting_code: str
    charge_id: int


class TaxOut(Schema):
    """One rate of the breakdown."""

    category: str
    rate: Money
    base: Money
    tax: Money


class InvoiceOut(InvoiceHead):
    """An invoice with its tax; its lines are a list of their own."""

    taxes: list[TaxOut]


def _charge(row: Charge, people: Names) -> dict[str, Any]:
    here = current()
    names = (
        "item_id", "posting_code", "agreement_id", "clause", "code", "quantity", "unit", "unit_price", "should_be",
        "posted_before", "delta", "currency", "tax_category", "posted_at",
    )  # fmt: skip
    return {
        "id": row.pk,
        "period": row.period.label,
        "for_period": row.for_period.label,
        "customer": ref(row.customer),
        "payer": ref(row.payer),
        "cost_centre": ref(row.cost_centre, "code"),
        **{name: getattr(row, name) for name in names},
        "reason": sentence_of(row, get_language() or "en", here.calendar_system, names=people),
    }


@charges_router.get(
    "",
    response=Page[ChargeOut],
    auth=CHARGES,
    url_name="api_charges",
    operation_id="list_charges",
    summary="Find charges",
)
def list_charges(
    request: Any,
    period: Annotated[str, Query(max_length=20, description="Posted into this period, as 2026-03.")] = "",
    item: Annotated[int | None, Query(ge=1, le=2**63 - 1, description="For this item.")] = None,
    limit: Limit = 50,
    after: After = "",
) -> HttpResponse:
    """Posted charges that you may see, the latest first, each with its reason in a sentence."""
    rows = charges_visible_to(request.call.actor).select_related(*_RELATED)
    if period:
        rows = rows.filter(period__label=period)
    if item is not None:
        rows = rows.filter(item_id=item)
    found, following = rows_of_page(rows, limit=limit, after=after)
    people = names_of_subjects(request.call.actor.provider, (row.subject for row in found))
    return answer({"data": [_charge(row, people) for row in found], "next": following})


@charges_router.get(
    "/{charge_id}",
    response=ChargeOut,
    auth=CHARGES,
    url_name="api_charge",
    operation_id="get_charge",
    summary="Read a charge",
)
def get_charge(request: Any, charge_id: PathId) -> HttpResponse:
    """One charge."""
    row = one_of(charges_visible_to(request.call.actor).select_related(*_RELATED), charge_id)
    return answer(_charge(row, names_of_subjects(row.provider_id, [row.subject])))


@charges_router.get(
    "/{charge_id}/why",
    response=WhyOut,
    auth=CHARGES,
    url_name="api_charge_why",
    operation_id="explain_charge",
    summary="Why a charge is what it is",
)
def explain(request: Any, charge_id: PathId) -> HttpResponse:
    """The clause as it is written, the facts, the arithmetic, in the language of Accept-Language."""
    row = charge_visible_to(request.call.actor, charge_id)
    people = names_of_subjects(row.provider_id, [row.subject])
    why = why_of(row, get_language() or "en", current().calendar_system, names=people)
    return answer(
        {
            "title": str(why.title),
            "clause": why.clause,
            "quote": str(why.quote),
            "source": str(why.source),
            "facts": [{"label": str(one.label), "value": str(one.value)} for one in why.facts],
            "arithmetic": [{"label": str(one.label), "value": str(one.value)} for one in why.sum],
            "footer": str(why.footer),
        }
    )


def _head(row: Invoice) -> dict[str, Any]:
    names = (
        "kind", "state", "number", "currency", "net", "tax", "gross", "issued_on", "due_on", "payment_reference", "credits_id",
    )  # fmt: skip
    told = {name: getattr(row, name) for name in names}
    return {"id": row.pk, "customer": ref(row.customer), "period": row.period.label, **told}


def _line(row: InvoiceLine) -> dict[str, Any]:
    names = (
        "position", "heading", "reference", "description", "detail", "quantity", "unit", "unit_price", "net", "tax_rate",
        "cost_centre_code", "posting_code", "charge_id",
    )  # fmt: skip
    return {"id": row.pk, **{name: getattr(row, name) for name in names}}


@invoices_router.get(
    "",
    response=Page[InvoiceHead],
    auth=INVOICES,
    url_name="api_invoices",
    operation_id="list_invoices",
    summary="Find invoices",
)
def list_invoices(
    request: Any,
    period: Annotated[str, Query(max_length=20, description="Of this period, as 2026-03.")] = "",
    limit: Limit = 50,
    after: After = "",
) -> HttpResponse:
    """Invoices and credit notes that you may read, the latest first."""
    rows = invoices_visible_to(request.call.actor).select_related("customer", "period")
    if period:
        rows = rows.filter(period__label=period)
    return answer(page_by_id(rows, _head, limit=limit, after=after))


@invoices_router.get(
    "/{invoice_id}",
    response=InvoiceOut,
    auth=INVOICES,
    url_name="api_invoice",
    operation_id="get_invoice",
    summary="Read an invoice",
)
def get_invoice(request: Any, invoice_id: PathId) -> HttpResponse:
    """One invoice with its tax."""
    found = invoice_visible_to(request.call.actor, invoice_id)
    taxes = [
        {name: getattr(tax, name) for name in ("category", "rate", "base", "tax")}
        for tax in found.taxes.all()
    ]
    return answer(_head(found) | {"taxes": taxes})


@invoices_router.get(
    "/{invoice_id}/lines",
    response=Page[InvoiceLineOut],
    auth=INVOICES,
    url_name="api_invoice_lines",
    operation_id="list_invoice_lines",
    summary="Lines of an invoice",
)
def list_lines(request: Any, invoice_id: PathId, limit: Limit = 200, after: After = "") -> HttpResponse:
    """Its lines, in order."""
    found = invoice_visible_to(request.call.actor, invoice_id)
    return answer(page_by_id(found.lines.all(), _line, limit=limit, after=after, newest_first=False))


@invoices_router.get(
    "/{invoice_id}/pdf",
    response={200: bytes},
    auth=INVOICES,
    url_name="api_invoice_pdf",
    operation_id="get_invoice_pdf",
    summary="The paper of an invoice",
    openapi_extra={
        "responses": {
            200: {"content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}}
        }
    },
)
def pdf(request: Any, invoice_id: PathId) -> HttpResponse:
    """The PDF as it was issued."""
    found = invoice_visible_to(request.call.actor, invoice_id)
    headers = {"Content-Disposition": f'attachment; filename="{pdf_name(found)}"'}
    return HttpResponse(ensure_pdf(found), content_type="application/pdf", headers=headers)
