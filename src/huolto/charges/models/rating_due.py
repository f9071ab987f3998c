"""What changed and may change a closed period: read and taken away when the next period closes."""

from django.db import models

from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models import Organisation
from huolto.register.models import Item


class RatingDue(TenantModel):
    """That an item, or everything of a customer and below it, changed from a day on.

    It is written by whatever changes the inputs of a rating, always, without looking at periods: so no
    change can slip past a closing that runs at the same moment.
    """

    item = TenantForeignKey(Item, on_delete=models.CASCADE, null=True, blank=True)
    customer = TenantForeignKey(Organisation, on_delete=models.CASCADE, null=True, blank=True)
    from_on = models.DateField()
    noted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(item__isnull=False) | models.Q(customer__isnull=False),
                name="rating_due_of_something",
            )
        ]
        indexes = [models.Index(fields=["provider", "from_on"], name="rating_due_from")]

    def __str__(self) -> str:
        return f"{self.item_id or self.customer_id} from {self.from_on}"
