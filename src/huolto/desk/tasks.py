"""Jobs of the desk: what is due soon or late is told of; clocks are counted again when somebody's days change."""

from django.utils import timezone
from procrastinate.contrib.django import app

from huolto.desk.clocks import recount_provider
from huolto.desk.commands import forget_old_answers, forget_old_drafts, tell_forgotten_timers
from huolto.desk.commands.approvals_in_time import (
    approvals_out_of_time,
    approvals_to_remind,
    expire_approval,
    give_more_time,
    remind_approval,
)
from huolto.desk.escalation import escalate
from huolto.desk.presence import forget_presence
from huolto.foundation.actors import Actor
from huolto.foundation.jobs import enqueue
from huolto.foundation.models import EventRecord, Provider


@app.periodic(cron="*/2 * * * *")
@app.task(name="desk.escalate", queueing_lock="escalate_targets")
def escalate_targets(timestamp: int) -> None:
    """Look at all providers' clocks, every other minute, until nothing is left to tell."""
    for provider in Provider.objects.order_by("pk"):
        while escalate(actor=Actor.system(provider), now=timezone.now()):
            pass


@app.periodic(cron="*/10 * * * *")
@app.task(name="desk.approvals_in_time", queueing_lock="approvals_in_time")
def keep_approvals_in_time(timestamp: int) -> None:
    """Remind of approvals before their time is over, pass on or end those that nobody answered."""
    now = timezone.now()
    for provider in Provider.objects.order_by("pk"):
        actor = Actor.system(provider)
        for pk in approvals_to_remind(provider, now):
            remind_approval(actor=actor, approval_id=pk, now=now)
        for pk in approvals_out_of_time(provider, now):
            expire_approval(actor=actor, approval_id=pk, now=now)


@app.periodic(cron="40 2 * * *")
@app.task(name="desk.forget_forms", queueing_lock="forget_forms")
def forget_forms(timestamp: int) -> None:
    """Let go of drafts that were left and of answers that are kept no longer, at every provider, once a night."""
    for provider in Provider.objects.order_by("pk"):
        forget_old_drafts(actor=Actor.system(provider))
        forget_old_answers(actor=Actor.system(provider))


@app.periodic(cron="7,37 * * * *")
@app.task(name="desk.forgotten_timers", queueing_lock="forgotten_timers")
def tell_of_forgotten_timers(timestamp: int) -> None:
    """Tell agents of clocks that run on after closing time, twice an hour."""
    for provider in Provider.objects.order_by("pk"):
        tell_forgotten_timers(actor=Actor.system(provider), now=timezone.now())


@app.periodic(cron="17 * * * *")
@app.task(name="desk.forget_presence", queueing_lock="forget_presence")
def forget_who_was_there(timestamp: int) -> None:
    """Remove who is at no request any more, every hour."""
    forget_presence(timezone.now())


@app.task(name="desk.recount")
def recount_clocks(provider_id: int) -> None:
    """Count the clocks of a provider's open requests again, and until when its approvals are asked."""
    recount_provider(provider_id)
    give_more_time(Provider.objects.get(pk=provider_id))


def recount_after_days(record: EventRecord) -> None:
    """Have clocks counted again (after `OwnDaysChanged`)."""
    enqueue("desk.recount", provider_id=record.provider_id)
