"""How an item was disposed of, with its proof."""

from django.db import models

from huolto.foundation.history import tracked
from huolto.foundation.models import StoredFile
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models import Person
from huolto.register.choices import DisposalWay, ItemState
from huolto.register.models.item import Item


@tracked
class Disposal(TenantModel):
    """That an item is gone for good: how, to whom, its data wiped by which method, and the paper that proves it.

    One that was a mistake stays, with when, by whom and why it was undone; `state_before` and `since_before` are
    what the item goes back to.
    """

    item = TenantForeignKey(Item, on_delete=models.CASCADE, related_name="disposals")
    way = models.CharField(max_length=10, choices=DisposalWay.choices, blank=True)
    disposed_at = models.DateTimeField()
    to_company = models.CharField(max_length=200, blank=True)
    wipe_method = models.CharField(max_length=200, blank=True)
    wiped_by_company = models.CharField(max_length=200, blank=True)
    wiped_on = models.DateField(null=True, blank=True)
    proof = TenantForeignKey(StoredFile, null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    recorded_by = TenantForeignKey(Person, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    state_before = models.CharField(max_length=16, choices=ItemState.choices)
    since_before = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = TenantForeignKey(Person, null=True, blank=True, related_name="+")
    undo_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item"], condition=models.Q(undone_at=None), name="disposal_one_in_force"
            ),
            models.CheckConstraint(
                condition=models.Q(undone_at=None) | ~models.Q(undo_reason=""), name="disposal_undone_why"
            ),
        ]
        ordering = ["disposed_at", "pk"]

    def __str__(self) -> str:
        return f"{self.item_id} {self.way}"
