"""Jobs of the foundation: deliver events, send mail."""

from huolto.foundation import events, mail
from huolto.foundation.jobs import task


@task("foundation.deliver_events")
def deliver_events(event_ids: list[int]) -> None:
    """Tell the after-commit handlers of these events."""
    events.deliver(event_ids)


@task("foundation.send_mail", queue="mail")
def send_mail(mail_id: int) -> None:
    """Send one mail of the outgoing box; raises to be tried again."""
    mail.send(mail_id)
