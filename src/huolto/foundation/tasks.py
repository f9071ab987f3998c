"""Jobs of the foundation: deliver events, send mail, take up again what a killed worker left."""

from procrastinate import JobContext
from procrastinate.contrib.django import app

from huolto.foundation import events, idempotency, mail
from huolto.foundation.jobs import task


@task("foundation.deliver_events")
def deliver_events(event_ids: list[int]) -> None:
    """Tell the after-commit handlers of these events."""
    events.deliver(event_ids)


@task("foundation.send_mail", queue="mail")
def send_mail(mail_id: int) -> None:
    """Send one mail of the outgoing box; raises to be tried again."""
    mail.send(mail_id)


@app.periodic(cron="17 3 * * *")
@task("foundation.forget_old_answers")
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
