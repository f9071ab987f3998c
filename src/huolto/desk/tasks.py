"""Jobs of the desk: what is due soon or late is told of."""

from django.utils import timezone
from procrastinate.contrib.django import app

from huolto.desk.escalation import escalate
from huolto.foundation.actors import Actor
from huolto.foundation.models import Provider


@app.periodic(cron="*/2 * * * *")
@app.task(name="desk.escalate", queueing_lock="escalate_targets")
def escalate_targets(timestamp: int) -> None:
    """Look at all providers' clocks, every other minute, until nothing is left to tell."""
    for provider in Provider.objects.order_by("pk"):
        while escalate(actor=Actor.system(provider), now=timezone.now()):
            pass
