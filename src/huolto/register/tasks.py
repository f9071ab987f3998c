"""Jobs of the register: ends of leases and reminders each morning; changes of many items; lists
written to files; receipts and ends of hand-overs.

Each goes on where a killed one stopped.
"""

from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app

from huolto.foundation.actors import Actor
from huolto.foundation.jobs import enqueue, task
from huolto.foundation.models import Provider
from huolto.parties.queries import today_at
from huolto.register.commands import carry_out_lease_ends
from huolto.register.commands.bulk import forget_old_plans, run_batch
from huolto.register.commands.exports import remove_old_exports, write_list_export
from huolto.register.commands.hand_overs import expire_and_remind
from huolto.register.commands.workers import actor_at_work
from huolto.register.hand_over_mails import mail_receipt
from huolto.register.hand_over_receipt import ensure_receipt
from huolto.register.models import BulkChange, HandOver
from huolto.register.reminders import remind

MORNING = range(6, 20)
"""Hours in which mail may come: the first of them sends it, a later one only what a stopped worker left."""


@app.periodic(cron="10 * * * *")
@app.task(name="register.hourly", queueing_lock="register_hourly")
def hourly(timestamp: int) -> None:
    """Ask for the morning of each provider: one that fails keeps no other from its own."""
    for pk, slug in Provider.objects.filter(is_active=True).values_list("pk", "slug"):
        enqueue("register.morning", provider=slug, provider_id=pk)


@task("register.morning", title=_("Ends of leases and reminders of the day"))
def morning(provider_id: int) -> None:
    """Carry out the ends of leases; in the provider's daytime remind of what comes near. Doing it again does nothing."""
    provider = Provider.objects.get(pk=provider_id)
    now = timezone.now()
    today = today_at(provider, now)
    while carry_out_lease_ends(actor=Actor.system(provider), on=today):
        continue
    if now.astimezone(ZoneInfo(provider.zone)).hour in MORNING:
        remind(provider, now)


@task("register.run_bulk_change", title=_("Change many devices"))
def run_bulk_change(change_id: int) -> None:
    """Do, or take back, a change of many items batch by batch, with the rights that its person has now."""
    change = BulkChange.objects.select_related("provider", "made_by__organisation").get(pk=change_id)
    actor = actor_at_work(change.provider, change.made_by)
    while run_batch(actor=actor, change_id=change_id):
        continue


@task("register.export_list", title=_("Write a list to a file"))
def export_list(export_id: int) -> None:
    """Write a list to its file, with the rights that its reader has now."""
    write_list_export(export_id)


@app.periodic(cron="17 * * * *")
@task("register.remove_what_is_over", title=_("Remove files that are over"))
def remove_what_is_over(timestamp: int) -> None:
    """Remove the files of exports whose days are over, and looks at changes that nobody acted on."""
    remove_old_exports()
    forget_old_plans()


@task("register.hand_over_receipt", title=_("Make the receipt of a hand-over"))
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
