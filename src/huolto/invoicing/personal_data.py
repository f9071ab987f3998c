"""What invoicing holds of people: a holder's name on lines, who started and issued; kept as bookkeeping law asks."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from huolto.foundation.personal_data import Domain, Kept, Purpose, Sweep, Table, without_people
from huolto.invoicing.models import (
    BillingRun,
    Invoice,
    InvoiceFile,
    InvoiceLine,
    InvoiceTax,
    NameOnPaper,
)
from huolto.invoicing.names_on_papers import note_names, old_names, take_names_off


def _paper(model: Any, title: Any, **sorts: Any) -> Table:
    return Table(model=model, title=title, purpose=Purpose.MONEY, kept=Kept.LAW, is_frozen=True, **sorts)


HOLDINGS = Domain(
    tables=(
        _paper(
            Invoice,
            _("Invoices"),
            people=("issued_by",),
            free_text=("note", "credit_reason"),
            plain=(
                "number",
                "series",
                "fiscal_year",
                "seller",
                "buyer",
                "currency",
                "invoiced_for",
                "payment_reference",
                "buyer_reference",
            ),
            shown={"number": _("Number"), "issued_on": _("Issued")},
        ),
        _paper(
            InvoiceLine,
            _("Lines of invoices"),
            identity=("detail",),
            plain=(
                "heading",
                "reference",
                "description",
                "unit",
                "tax_category",
                "cost_centre_code",
                "cost_centre_name",
                "posting_code",
                "reason",
            ),
        ),
        without_people(InvoiceTax, "category", "category_code"),
        _paper(InvoiceFile, _("Papers of invoices"), files=("file",), plain=("format",)),
        _paper(BillingRun, _("Billing runs"), people=("started_by",), shown={"started_at": _("Started")}),
        _paper(NameOnPaper, _("Names that stay on invoices"), links=("person",)),
    ),
    erase=note_names,
    sweeps=(
        Sweep(
            code="names_on_papers",
            title=_("Names of erased people on invoices"),
            what=_("The name in an old invoice's line; the invoice and its sums stay."),
            default=3653,
            least=2557,
            most=7305,
            due=lambda provider, before: old_names(provider, before).count(),
            sweep=take_names_off,
        ),
    ),
)
