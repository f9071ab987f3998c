"""A change of many items at once: what was asked, what became of each item, and what it was before."""

from django.db import models

from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models import Person
from huolto.register.choices import BulkFate, BulkReason, BulkState
from huolto.register.models.item import Item


class BulkChange(TenantModel):
    """One change of many items by one person; `kind` is "change" for new values (`changes`), else a move's code.

    `selection` is what was picked, so that it can be resolved again at the moment of the change.
    """

    made_by = TenantForeignKey(Person, null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    kind = models.CharField(max_length=30)
    changes = models.JSONField(default=dict)
    from_at = models.DateTimeField()
    reason = models.CharField(max_length=300, blank=True)
    selection = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=BulkState.choices, default=BulkState.PLANNED)
    later = models.PositiveIntegerField(default=0)
    """How many items came to fit the filters after they were looked at; they are left alone."""
    done_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=BulkState.values), name="bulk_change_state")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.made_at}"


class BulkChangeItem(TenantModel):
    """One item of a change of many.

    `revision` is the one looked at, then the one that the change left; `before` and `after` hold the dated rows and
    columns that the change touched (see `commands.snapshots`), for taking it back.
    """

    change = TenantForeignKey(BulkChange, on_delete=models.CASCADE, related_name="items")
    item = TenantForeignKey(Item, on_delete=models.CASCADE)
    revision = models.PositiveIntegerField()
    fate = models.CharField(max_length=10, choices=BulkFate.choices)
    why = models.CharField(max_length=20, choices=BulkReason.choices, blank=True)
    said = models.CharField(max_length=300, blank=True)
    before = models.JSONField(null=True, blank=True)
    after = models.JSONField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["change", "item"], name="bulk_change_item_once")]
        indexes = [models.Index(fields=["change", "fate", "id"], name="bulk_change_item_fate")]
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.change_id} {self.item_id} {self.fate}"
