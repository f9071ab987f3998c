"""Jobs of the foundation: deliver events, send mail, take up again what a killed worker left, forget old jobs."""

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from procrastinate import BaseRetryStrategy, JobContext, RetryDecision
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Job

from huolto.foundation import events, idempotency, mail
from huolto.foundation.jobs import enqueue_each, task
from huolto.foundation.models import JobFailure


@task("foundation.deliver_events", title=_("Tell what has happened"))
def deliver_events(event_ids: list[int]) -> None:
    """Tell the after-commit handlers of these events."""
    events.deliver(event_ids)


class MailPauses(BaseRetryStrategy):
    """A mail is tried again after the pauses of `mail.PAUSES`, each longer than the one before."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        """When the job runs again after its failure; None after the last."""
        if job.attempts >= len(mail.PAUSES):
            return None
        return RetryDecision(retry_in={"seconds": int(mail.PAUSES[job.attempts].total_seconds())})


@task(
    "foundation.send_mail",
    queue="mail",
    retry=MailPauses(),
    title=_("Send a mail"),
    before_retry=mail.wait_again,
)
def send_mail(mail_id: int) -> None:
    """Send one mail of the outgoing box; raises to be tried again."""
    mail.send(mail_id)


@app.periodic(cron="23 * * * *")
@task("foundation.take_up_mails", title=_("Take up mails that were left lying"))
def take_up_mails(timestamp: int) -> None:
    """Ask anew for sending what should have gone an hour ago; a mail that is being sent is left alone."""
    enqueue_each("foundation.send_mail", ({"mail_id": pk} for pk in mail.stranded_mails(timezone.now())))


@app.periodic(cron="17 3 * * *")
@task("foundation.forget_old_answers", title=_("Forget old answers to programs"))
def forget_old_answers(timestamp: int) -> None:
    """Forget what calls with idempotency keys were answered before yesterday."""
    idempotency.forget_old_answers()


@app.periodic(cron="* * * * *")
@app.task(name="foundation.retry_stalled_jobs", queueing_lock="retry_stalled_jobs", pass_context=True)
async def retry_stalled_jobs(context: JobContext, timestamp: int) -> None:
    """Give jobs back whose worker has given no sign of life for half a minute: killed, or its machine gone."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs():
        await manager.retry_job(job)


DONE_KEPT_HOURS = 14 * 24
FAILED_KEPT_HOURS = 90 * 24


@app.periodic(cron="40 3 * * *")
@app.task(name="foundation.forget_old_jobs", queueing_lock="forget_old_jobs", pass_context=True)
async def forget_old_jobs(context: JobContext, timestamp: int) -> None:
    """Remove jobs that ended two weeks ago, failed ones after three months: the queue stays short for years."""
    manager = context.app.job_manager
    await manager.delete_old_jobs(nb_hours=DONE_KEPT_HOURS, include_cancelled=True, include_aborted=True)
    await manager.delete_old_jobs(nb_hours=FAILED_KEPT_HOURS, include_failed=True)
    kept = ProcrastinateJob.objects.filter(pk=OuterRef("job_id"))
    await JobFailure.objects.filter(~Exists(kept)).adelete()
