"""Why a job failed last: the queue itself keeps only that it did."""

from django.db import models

from huolto.foundation.tenancy import ProviderField


class JobFailure(models.Model):
    """The last failure of one job of the queue, by the job's id; a job of the whole installation has no provider."""

    provider = ProviderField(null=True)
    job_id = models.BigIntegerField(unique=True)
    error = models.TextField()
    failed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.job_id}: {self.error[:60]}"
