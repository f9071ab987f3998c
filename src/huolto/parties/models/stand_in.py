"""Who answers for somebody who is away."""

from django.db import models

from huolto.foundation.history import tracked
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models.person import Person


@tracked
class StandIn(TenantModel):
    """That `stand_in` may answer approvals for `person`, from one day until before another (half-open).

    What was answered meanwhile keeps who answered; `ended_at` ends it before its last day.
    """

    person = TenantForeignKey(Person)
    stand_in = TenantForeignKey(Person)
    from_on = models.DateField()
    until_on = models.DateField()
    named_by = TenantForeignKey(Person, null=True, blank=True)
    named_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_on__gt=models.F("from_on")), name="stand_in_dates"
            ),
            models.CheckConstraint(
                condition=~models.Q(person=models.F("stand_in")), name="stand_in_is_another"
            ),
        ]
        indexes = [models.Index(fields=["provider", "stand_in", "until_on"], name="stand_in_of")]
        ordering = ["-from_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.stand_in_id} for {self.person_id}"
