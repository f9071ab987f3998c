"""Jobs of the register: receipts of hand-overs, their reminders and ends."""

from django.utils import timezone
from procrastinate.contrib.django import app

from huolto.foundation.actors import Actor
from huolto.foundation.jobs import task
from huolto.foundation.models import Provider
from huolto.register.commands.hand_overs import expire_and_remind
from huolto.register.hand_over_mails import mail_receipt
from huolto.register.hand_over_receipt import ensure_receipt
from huolto.register.models import HandOver


@task("register.hand_over_receipt")
def hand_over_receipt(hand_over_id: int) -> None:
    """Make and keep the receipt of an accepted hand-over and mail it, once."""
    found = HandOver.objects.select_related("person__organisation", "provider").get(pk=hand_over_id)
    ensure_receipt(found)
    mail_receipt(found)


@app.periodic(cron="20 * * * *")
@app.task(name="register.look_after_hand_overs", queueing_lock="look_after_hand_overs")
def look_after_hand_overs(timestamp: int) -> None:
    """Remind of hand-overs that wait, and end those whose time is over."""
    for provider in Provider.objects.filter(is_active=True).order_by("pk"):
        expire_and_remind(actor=Actor.system(provider), now=timezone.now())
