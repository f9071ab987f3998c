"""An invoice or credit note after EN 16931, with seller and buyer as they were when it was made."""

import pgtrigger
from django.contrib.postgres.fields import DateRangeField
from django.db import models

from huolto.charges.models import Charge, Period
from huolto.foundation.models import CALENDAR_CHOICES, LANGUAGE_CHOICES, StoredFile
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.invoicing.choices import InvoiceKind, InvoiceState
from huolto.invoicing.models.guards import only_while_draft, paper_is_kept
from huolto.parties.models import Organisation, Person

MONEY = {"max_digits": 19, "decimal_places": 4}


class BillingRun(TenantModel):
    """One run over a closed period; running it again makes only what is new."""

    period = TenantForeignKey(Period)
    started_by = TenantForeignKey(Person, null=True, blank=True)
    started_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-started_at"]

    def __str__(self) -> str:
        return f"{self.period_id} {self.started_at:%Y-%m-%d %H:%M}"


class Invoice(TenantModel):
    """An invoice (BT-1 number, BT-2 issue date, BT-9 due date); unchangeable once issued."""

    kind = models.CharField(max_length=12, choices=InvoiceKind.choices, default=InvoiceKind.INVOICE)
    state = models.CharField(max_length=8, choices=InvoiceState.choices, default=InvoiceState.DRAFT)
    run = TenantForeignKey(BillingRun, null=True, blank=True)
    period = TenantForeignKey(Period)
    customer = TenantForeignKey(Organisation)
    number = models.CharField(max_length=40, blank=True)
    series = models.CharField(max_length=20)
    fiscal_year = models.CharField(max_length=12)
    seller = models.JSONField(default=dict)
    buyer = models.JSONField(default=dict)
    language = models.CharField(max_length=5, choices=LANGUAGE_CHOICES)
    calendar_system = models.CharField(max_length=12, choices=CALENDAR_CHOICES)
    currency = models.CharField(max_length=3)
    invoiced_for = DateRangeField()
    issued_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    payment_reference = models.CharField(max_length=60, blank=True)
    buyer_reference = models.CharField(max_length=100, blank=True)
    note = models.TextField(blank=True)
    net = models.DecimalField(**MONEY)
    tax = models.DecimalField(**MONEY)
    gross = models.DecimalField(**MONEY)
    credits = TenantForeignKey("self", null=True, blank=True)
    credit_reason = models.TextField(blank=True)
    issued_at = models.DateTimeField(null=True, blank=True)
    issued_by = TenantForeignKey(Person, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "number"], condition=~models.Q(number=""), name="invoice_number"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="issued")
                | (~models.Q(number="") & models.Q(issued_on__isnull=False, due_on__isnull=False)),
                name="invoice_issued_whole",
            ),
            models.CheckConstraint(condition=models.Q(state__in=InvoiceState.values), name="invoice_state"),
            models.CheckConstraint(
                condition=models.Q(gross=models.F("net") + models.F("tax")), name="invoice_sums"
            ),
        ]
        indexes = [models.Index(fields=["provider", "customer", "-issued_on"], name="invoice_of_customer")]
        triggers = [
            pgtrigger.Protect(
                name="issued_invoice_is_immutable",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__state="issued"),
            ),
            pgtrigger.Protect(
                name="void_invoice_is_final",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__state="void"),
            ),
        ]
        ordering = ["-issued_on", "-pk"]

    def __str__(self) -> str:
        return self.number or f"draft {self.pk}"


class InvoiceLine(TenantModel):
    """One line: a charge as invoiced (BG-25), with its cost centre (BT-133) and its reason.

    Texts are in the invoice's language; `reference` is the tag or number printed beside them. Amounts are
    without tax, and positive for what is given back on a credit note. `credits_line` is the line taken back.
    """

    invoice = TenantForeignKey(Invoice, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveIntegerField()
    charge = TenantForeignKey(Charge)
    credits_line = TenantForeignKey("self", null=True, blank=True)
    heading = models.CharField(max_length=200, blank=True)
    reference = models.CharField(max_length=100, blank=True)
    description = models.CharField(max_length=300)
    detail = models.CharField(max_length=300, blank=True)
    quantity = models.DecimalField(max_digits=19, decimal_places=6)
    unit = models.CharField(max_length=20)
    unit_price = models.DecimalField(**MONEY)
    net = models.DecimalField(**MONEY)
    tax_category = models.CharField(max_length=20)
    tax_rate = models.DecimalField(max_digits=7, decimal_places=4)
    cost_centre_code = models.CharField(max_length=40, blank=True)
    cost_centre_name = models.CharField(max_length=200, blank=True)
    posting_code = models.CharField(max_length=60, blank=True)
    reason = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["invoice", "position"], name="invoice_line_position"),
            models.UniqueConstraint(fields=["credits_line"], name="invoice_line_credited_once"),
        ]
        indexes = [models.Index(fields=["charge"], name="invoice_line_charge")]
        triggers = only_while_draft(but_names=True)
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.invoice_id}.{self.position}"


class BilledCharge(TenantModel):
    """That a charge is taken: by the line that bills it, or by the line that gives it up without billing it.

    One row a charge, so the database itself refuses to bill anything twice. Voiding a draft and crediting with
    the wish to charge again take the row away, and the next run finds the charge free.
    """

    charge = TenantForeignKey(Charge)
    line = TenantForeignKey(InvoiceLine)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["charge"], name="charge_billed_once")]

    def __str__(self) -> str:
        return f"{self.charge_id} on {self.line_id}"


class InvoiceTax(TenantModel):
    """One row of the tax breakdown (BG-23)."""

    invoice = TenantForeignKey(Invoice, on_delete=models.CASCADE, related_name="taxes")
    category = models.CharField(max_length=20)
    category_code = models.CharField(max_length=2)
    rate = models.DecimalField(max_digits=7, decimal_places=4)
    base = models.DecimalField(**MONEY)
    tax = models.DecimalField(**MONEY)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["invoice", "category", "rate"], name="invoice_tax_once")
        ]
        triggers = only_while_draft()
        ordering = ["category", "rate"]

    def __str__(self) -> str:
        return f"{self.invoice_id} {self.category} {self.rate}"


class InvoiceFile(TenantModel):
    """A document of an issued invoice: its PDF as sent."""

    invoice = TenantForeignKey(Invoice, related_name="files")
    file = TenantForeignKey(StoredFile)
    format = models.CharField(max_length=8)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["invoice", "format"], name="invoice_file_once")]
        triggers = paper_is_kept()

    def __str__(self) -> str:
        return f"{self.invoice_id} {self.format}"
