"""Jobs of the register: each morning what leases have chosen is carried out, and people are reminded of ends."""

from zoneinfo import ZoneInfo

from django.utils import timezone
from procrastinate.contrib.django import app

from huolto.foundation.actors import Actor
from huolto.foundation.jobs import enqueue, task
from huolto.foundation.models import Provider
from huolto.parties.queries import today_at
from huolto.register.commands import carry_out_lease_ends
from huolto.register.reminders import remind

MORNING = range(6, 20)
"""Hours in which mail may come: the first of them sends it, a later one only what a stopped worker left."""


@app.periodic(cron="10 * * * *")
@app.task(name="register.hourly", queueing_lock="register_hourly")
def hourly(timestamp: int) -> None:
    """Ask for the morning of each provider: one that fails keeps no other from its own."""
    for pk in Provider.objects.filter(is_active=True).values_list("pk", flat=True):
        enqueue("register.morning", provider_id=pk)


@task("register.morning")
def morning(provider_id: int) -> None:
    """Carry out the ends of leases; in the provider's daytime remind of what comes near. Doing it again does nothing."""
    provider = Provider.objects.get(pk=provider_id)
    now = timezone.now()
    today = today_at(provider, now)
    while carry_out_lease_ends(actor=Actor.system(provider), on=today):
        continue
    if now.astimezone(ZoneInfo(provider.zone)).hour in MORNING:
        remind(provider, now)
