"""Who is entitled to which level of service, and pays for it: dated rows, charged by the day (S4.4, S4.9)."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models

from huolto.foundation.history import tracked_in_bulk
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models.organisation import CostCentre, Organisation
from huolto.parties.models.person import Person


def _one_at_a_time(name: str, *fields: str) -> ExclusionConstraint:
    return ExclusionConstraint(
        name=name,
        expressions=[
            *((field, RangeOperators.EQUAL) for field in fields),
            ("during", RangeOperators.OVERLAPS),
        ],
        deferrable=models.Deferrable.DEFERRED,
    )


@tracked_in_bulk
class Enrolment(TenantModel):
    """That a person has a level of service on the days of `during` (half-open), as agreements name the level.

    Rows of one `line` follow one another: the enrolment of one person with its changes. `changed` names what was
    recorded as changing at the start of a row, as for assignments of items: a back-dated change of a field holds
    until the next row that names it. A person may have several levels on a day, each once.
    """

    person = TenantForeignKey(Person, related_name="enrolments")
    customer = TenantForeignKey(Organisation)
    line = models.UUIDField(default=uuid.uuid4, editable=False)
    level = models.CharField(max_length=80)
    group = models.CharField(max_length=80, blank=True)
    payer = TenantForeignKey(Organisation)
    cost_centre = TenantForeignKey(CostCentre, null=True, blank=True)
    posting_code = models.CharField(max_length=60, blank=True)
    changed = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    during = DateRangeField()

    class Meta:
        constraints = [
            _one_at_a_time("enrolment_once_a_level", "person", "level"),
            _one_at_a_time("enrolment_one_at_a_time", "line"),
            models.CheckConstraint(condition=~models.Q(level=""), name="enrolment_level"),
            models.CheckConstraint(
                condition=models.Q(during__isempty=False, during__startswith__isnull=False),
                name="enrolment_days",
            ),
        ]
        indexes = [models.Index(fields=["provider", "customer"], name="enrolment_of_customer")]
        ordering = ["during", "pk"]

    def __str__(self) -> str:
        return f"{self.person_id} {self.level} {self.during}"
