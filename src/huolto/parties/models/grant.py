"""A right that somebody was given: by whom, how far, from when until when."""

from django.db import models

from huolto.foundation.history import tracked
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.choices import Right
from huolto.parties.models.organisation import CostCentre, Organisation
from huolto.parties.models.person import Person
from huolto.parties.models.place import Place


@tracked
class Grant(TenantModel):
    """A person's right over an organisation's subtree, narrowed by a place or a cost centre.

    Half-open dates: valid on `valid_from`, no longer on `valid_until`. Revoking ends it and keeps the row.
    """

    person = TenantForeignKey(Person, related_name="grants")
    right = models.CharField(max_length=20, choices=Right.choices)
    organisation = TenantForeignKey(Organisation)
    place = TenantForeignKey(Place, null=True, blank=True)
    cost_centre = TenantForeignKey(CostCentre, null=True, blank=True)
    amount_limit = models.DecimalField(max_digits=19, decimal_places=4, null=True, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    granted_by = TenantForeignKey(Person, null=True, blank=True)
    granted_at = models.DateTimeField(auto_now_add=True)
    revoked_by = TenantForeignKey(Person, null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_until=None) | models.Q(valid_until__gte=models.F("valid_from")),
                name="grant_dates",
            ),
            models.CheckConstraint(condition=models.Q(right__in=Right.values), name="grant_right"),
            models.UniqueConstraint(
                fields=["person", "right", "organisation", "place", "cost_centre"],
                condition=models.Q(revoked_at=None),
                nulls_distinct=False,
                name="grant_once",
            ),
        ]
        ordering = ["right", "valid_from"]

    def __str__(self) -> str:
        return f"{self.person}: {self.right}"
