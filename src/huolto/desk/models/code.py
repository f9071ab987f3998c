"""What is kept of a fault in short words: how it showed, what it was, what made it, what was done."""

from django.db import models

from huolto.desk.choices import ServiceCodeKind
from huolto.desk.models.request import ServiceRequest
from huolto.foundation.history import tracked
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.foundation.texts import TranslatedText


@tracked
class ServiceCode(TenantModel):
    """One word of a provider's lists; guides name it by its code. One that is out of use stays where it was given."""

    kind = models.CharField(max_length=12, choices=ServiceCodeKind.choices)
    code = models.SlugField(max_length=40)
    name = TranslatedText()
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "kind", "code"], name="service_code_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=ServiceCodeKind.values), name="service_code_kind"
            ),
        ]
        ordering = ["kind", "code"]

    def __str__(self) -> str:
        return self.code


@tracked
class RequestCode(TenantModel):
    """A code that was given to a request, by a guide or by who closed it; one of each kind."""

    request = TenantForeignKey(ServiceRequest, on_delete=models.CASCADE, related_name="codes")
    kind = models.CharField(max_length=12, choices=ServiceCodeKind.choices)
    code = TenantForeignKey(ServiceCode)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "request", "kind"], name="request_code_of_a_kind"),
            models.CheckConstraint(
                condition=models.Q(kind__in=ServiceCodeKind.values), name="request_code_kind"
            ),
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.request_id} {self.kind} {self.code_id}"
