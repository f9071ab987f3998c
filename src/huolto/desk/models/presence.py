"""Who has a request's page open, so that two do not answer at once."""

from django.db import models

from huolto.desk.models.request import ServiceRequest
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models import Person


class Presence(TenantModel):
    """Somebody of the staff at a request, as their browser said last; soon after it says nothing they are gone."""

    request = TenantForeignKey(ServiceRequest, on_delete=models.CASCADE)
    person = TenantForeignKey(Person, on_delete=models.CASCADE)
    is_writing = models.BooleanField(default=False)
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "request", "person"], name="presence_once")
        ]
        indexes = [models.Index(fields=["seen_at"], name="presence_old")]

    def __str__(self) -> str:
        return f"{self.request_id} {self.person_id}"
