"""Jobs of connectors: long device lists, mail that came in, webhooks."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app

from huolto.connectors.device_import.jobs import work_on
from huolto.connectors.mail_in.outages import forget_old_outages
from huolto.connectors.mail_in.taking import take_with_others
from huolto.connectors.mail_in.waiting import tell_what_waits
from huolto.connectors.webhooks.hearing import hear, providers_with_webhooks
from huolto.connectors.webhooks.sending import forget_old_deliveries, send
from huolto.foundation.jobs import task
from huolto.foundation.models import Provider
from huolto.register.choices import ImportState


@task("connectors.look_at_import", title=_("Look at a device list"))
def look_at_import(import_id: int) -> None:
    """Reckon what an import would do."""
    work_on(import_id, ImportState.PREVIEWING)


@task("connectors.run_import", title=_("Take in a device list"))
def run_import(import_id: int) -> None:
    """Take a list in; tried again after a crash, it goes on where it was."""
    work_on(import_id, ImportState.RUNNING)


@task("connectors.take_mail", queue="mail_in", priority=10, title=_("Take in a mail"))
def take_mail(mail_id: int) -> None:
    """Make of a mail that is kept, and of others that wait, what they become; raises to be tried again."""
    take_with_others(mail_id)


@task("connectors.tell_webhooks", title=_("Tell webhooks what has happened"))
def tell_webhooks(provider_id: int) -> None:
    """Make the deliveries of all that happened since."""
    hear(provider_id)


@task("connectors.send_webhook", queue="webhooks", title=_("Send an event to a webhook"))
def send_webhook(delivery_id: int) -> None:
    """Post one event; raises to be tried again."""
    send(delivery_id)


@app.periodic(cron="* * * * *")
@app.task(name="connectors.tell_all_webhooks", queueing_lock="tell_all_webhooks")
def tell_all_webhooks(timestamp: int) -> None:
    """Each minute: what was held back when it was asked for is told now."""
    for provider_id in providers_with_webhooks():
        hear(provider_id)


@app.periodic(cron="20 * * * *")
@app.task(name="connectors.tell_what_waits", queueing_lock="tell_what_waits")
def tell_of_waiting_mails(timestamp: int) -> None:
    """Each hour: tell the keepers of mailboxes where mails wait for a decision, each once a day from the morning on."""
    for provider in Provider.objects.filter(is_active=True).order_by("pk"):
        tell_what_waits(provider, timezone.now())


@app.periodic(cron="50 3 * * *")
@app.task(name="connectors.forget_old_deliveries", queueing_lock="forget_old_deliveries")
def forget_deliveries(timestamp: int) -> None:
    """Each night: remove the log of what was sent a month ago, and of mailboxes that could not be reached a year ago."""
    forget_old_deliveries()
    forget_old_outages(timezone.now())
