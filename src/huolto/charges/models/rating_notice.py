"""What somebody should know about a rating besides its amounts: a pot that is nearly used, more devices than agreed."""

from django.db import models

from huolto.agreements.models import Agreement, AgreementVersion
from huolto.charges.models.period import Period
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models import Organisation
from huolto.register.models import Item


class RatingNotice(TenantModel):
    """One thing worth knowing of a period, once however often it is rated: rebuilt with the ratings, kept when it closes.

    `usage_key` is the id of the happening that it is about, "" where it is about the whole agreement; `item` is set where
    it belongs to what is rated of one item. `reason` says it in any language.
    """

    period = TenantForeignKey(Period)
    agreement = TenantForeignKey(Agreement)
    version = TenantForeignKey(AgreementVersion)
    customer = TenantForeignKey(Organisation)
    item = TenantForeignKey(Item, null=True, blank=True)
    clause = models.CharField(max_length=80, blank=True)
    code = models.CharField(max_length=60)
    usage_key = models.CharField(max_length=200, blank=True)
    reason = models.JSONField(default=dict)
    rated_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "period", "agreement", "clause", "code", "usage_key"],
                name="rating_notice_once",
            )
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.code} {self.usage_key}"
