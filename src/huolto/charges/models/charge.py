"""What a key should total (rating, rebuilt at will) and what was charged for it (charge, for ever)."""

import pgtrigger
from django.db import models

from huolto.agreements.models import Agreement, AgreementVersion
from huolto.charges.models.period import Period
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models import CostCentre, Organisation
from huolto.register.models import Item

MONEY = {"max_digits": 19, "decimal_places": 4}


class RatedAmount(TenantModel):
    """What ratings and charges have in common: the key (agreement, clause, subject, period), who pays, why.

    The key's total, one a currency and tax category, is split over customers, payers, cost centres and posting
    codes; each part is a row, the parts sum to the whole. `net` is the part, `key_net` the whole key.
    """

    customer = TenantForeignKey(Organisation)
    payer = TenantForeignKey(Organisation)
    agreement = TenantForeignKey(Agreement)
    version = TenantForeignKey(AgreementVersion)
    clause = models.CharField(max_length=80)
    code = models.CharField(max_length=40)
    subject = models.CharField(max_length=200)
    item = TenantForeignKey(Item, null=True, blank=True)
    cost_centre = TenantForeignKey(CostCentre, null=True, blank=True)
    posting_code = models.CharField(max_length=60, blank=True)
    currency = models.CharField(max_length=3)
    quantity = models.DecimalField(max_digits=19, decimal_places=6)
    unit = models.CharField(max_length=20)
    unit_price = models.DecimalField(**MONEY)
    tax_category = models.CharField(max_length=20)
    prices_include_tax = models.BooleanField(default=False)
    reason = models.JSONField(default=dict)
    sources = models.JSONField(default=list)

    class Meta:
        abstract = True


class Rating(RatedAmount):
    """What a key's part should total as things stand; a projection, rebuilt while the period is open."""

    period = TenantForeignKey(Period)
    net = models.DecimalField(**MONEY)
    key_net = models.DecimalField(**MONEY)
    rated_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "provider",
                    "agreement",
                    "clause",
                    "subject",
                    "currency",
                    "tax_category",
                    "prices_include_tax",
                    "period",
                    "customer",
                    "payer",
                    "cost_centre",
                    "posting_code",
                ],
                nulls_distinct=False,
                name="rating_once",
            )
        ]
        indexes = [
            models.Index(fields=["provider", "period", "customer"], name="rating_of_customer"),
            models.Index(fields=["provider", "period", "item"], name="rating_of_item"),
        ]

    def __str__(self) -> str:
        return f"{self.clause} {self.subject} {self.net}"


class Charge(RatedAmount):
    """A posted amount: `delta` = what the part should be − what was posted before. Nothing ever changes it.

    `period` is the period it was posted into, `for_period` the one it belongs to (earlier for late facts).
    `waives` names the charge that was given up: such a row is no answer to what its key should total.
    """

    period = TenantForeignKey(Period)
    for_period = TenantForeignKey(Period)
    should_be = models.DecimalField(**MONEY)
    posted_before = models.DecimalField(**MONEY)
    delta = models.DecimalField(**MONEY)
    waives = TenantForeignKey("self", null=True, blank=True)
    posted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "provider",
                    "agreement",
                    "clause",
                    "subject",
                    "currency",
                    "tax_category",
                    "prices_include_tax",
                    "for_period",
                    "customer",
                    "payer",
                    "cost_centre",
                    "posting_code",
                    "period",
                    "waives",
                ],
                nulls_distinct=False,
                name="charge_once_a_posting",
            ),
            models.UniqueConstraint(fields=["waives"], name="charge_waived_once"),
            models.CheckConstraint(
                condition=models.Q(delta=models.F("should_be") - models.F("posted_before")),
                name="charge_delta",
            ),
            models.CheckConstraint(condition=~models.Q(delta=0), name="charge_not_zero"),
        ]
        indexes = [
            models.Index(fields=["provider", "period", "customer"], name="charge_of_customer"),
            models.Index(fields=["provider", "item"], name="charge_of_item"),
            models.Index(fields=["provider", "for_period", "item"], name="charge_for_period"),
        ]
        triggers = [
            pgtrigger.Protect(name="charge_is_immutable", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.clause} {self.subject} {self.delta}"
