"""A copy of all that is held about a person, as a file for some days (GDPR art. 15 and 20)."""

from django.db import models

from huolto.foundation.models import StoredFile
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models import Person
from huolto.privacy.choices import CopyState


class PersonCopy(TenantModel):
    """One copy: asked for by the person or by a data officer (nobody: the program itself)."""

    person = TenantForeignKey(Person)
    asked_by = TenantForeignKey(Person, null=True, blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=8, choices=CopyState.choices, default=CopyState.WAITING)
    file = TenantForeignKey(StoredFile, on_delete=models.SET_NULL, null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=CopyState.values), name="person_copy_state")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.state}"
