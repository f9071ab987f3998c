"""What is remembered of programs that call: how often in this minute, and what a call was answered."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from huolto.foundation.tenancy import TenantModel


class RateCount(TenantModel):
    """How many calls one caller made in the minute that it called in last.

    Its table is unlogged: a count costs no writing to disk, and after a crash everybody begins at nought.
    """

    caller = models.CharField(max_length=60)
    minute = models.BigIntegerField()
    used = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["provider", "caller"], name="rate_count_caller")]

    def __str__(self) -> str:
        return f"{self.caller}: {self.used}"


class KeptAnswer(TenantModel):
    """What a call with an idempotency key was answered, so that the same call again does nothing and hears the same.

    `fingerprint` is of method, address and body: another call under the same key is refused.
    """

    caller = models.CharField(max_length=60)
    key = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    headers = ArrayField(ArrayField(models.CharField(max_length=500), size=2), default=list)
    body = models.BinaryField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["provider", "caller", "key"], name="kept_answer_once")]
        indexes = [models.Index(fields=["made_at"], name="kept_answer_age")]

    def __str__(self) -> str:
        return f"{self.caller} {self.key}"
