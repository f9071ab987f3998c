"""Where the name of an erased person still stands on an issued invoice, because the law keeps the paper as it is."""

from django.db import models

from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.invoicing.models.invoice import InvoiceLine
from huolto.parties.models import Person


class NameOnPaper(TenantModel):
    """One place in a line's `detail`; when the paper is old enough, the pseudonym takes it. No name stands here."""

    line = TenantForeignKey(InvoiceLine)
    person = TenantForeignKey(Person)
    start = models.PositiveSmallIntegerField()
    length = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["line", "start"], name="name_on_paper_once")]

    def __str__(self) -> str:
        return f"{self.line_id}: {self.start}"
