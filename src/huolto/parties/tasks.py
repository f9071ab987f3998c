"""Jobs of the parties: what people were told is not kept for ever."""

from procrastinate.contrib.django import app

from huolto.parties.notices import forget_old_notifications


@app.periodic(cron="40 3 * * *")
@app.task(name="parties.forget_old_notifications", queueing_lock="forget_old_notifications")
def forget_old(timestamp: int) -> None:
    """Remove notifications that are older than 90 days, each night."""
    forget_old_notifications()
