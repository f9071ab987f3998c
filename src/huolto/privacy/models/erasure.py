"""That a person was erased: who asked, when, what was changed. Never who it was."""

from django.db import models

from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models import Person
from huolto.privacy.choices import ErasureState


class Erasure(TenantModel):
    """One erasure. `figures` counts what was changed; `files_left` are places in the storage still to be emptied."""

    person = TenantForeignKey(Person)
    asked_by = TenantForeignKey(Person, null=True, blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=8, choices=ErasureState.choices, default=ErasureState.WAITING)
    done_at = models.DateTimeField(null=True, blank=True)
    figures = models.JSONField(default=dict)
    files_left = models.JSONField(default=list)

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(state__in=["waiting", "done"]),
                name="erasure_once_a_person",
            ),
            models.CheckConstraint(condition=models.Q(state__in=ErasureState.values), name="erasure_state"),
            models.CheckConstraint(
                condition=~models.Q(state="done") | models.Q(done_at__isnull=False), name="erasure_done_at"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.state}"
