"""Reminders of what ends: after which numbers of days, and who was told of what."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from huolto.foundation.history import tracked
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models import Organisation, Person
from huolto.register.choices import EndingKind
from huolto.register.models.item import Item


@tracked
class ReminderRule(TenantModel):
    """How many days before an end people are reminded: the provider's (no customer), or a customer's and all below."""

    customer = TenantForeignKey(Organisation, null=True, blank=True)
    days = ArrayField(models.PositiveSmallIntegerField())

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "customer"], name="reminder_rule_once", nulls_distinct=False
            )
        ]

    def __str__(self) -> str:
        return f"{self.customer_id} {self.days}"


class Reminder(TenantModel):
    """That a person was told of an end so many days before; the row keeps it from being told again."""

    item = TenantForeignKey(Item, on_delete=models.CASCADE, related_name="reminders")
    person = TenantForeignKey(Person, on_delete=models.CASCADE)
    kind = models.CharField(max_length=12, choices=EndingKind.choices)
    ends_on = models.DateField()
    days_before = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "item", "kind", "ends_on", "days_before"], name="reminder_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.item_id} {self.kind} {self.ends_on}"
