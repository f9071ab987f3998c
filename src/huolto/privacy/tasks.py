"""Jobs of privacy: copies, erasures, and the nights that remove what is old."""

from zoneinfo import ZoneInfo

from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app

from huolto.foundation.actors import Actor
from huolto.foundation.jobs import enqueue, task
from huolto.foundation.models import Provider
from huolto.parties.queries import today_at
from huolto.privacy import commands
from huolto.privacy.models import Erasure

NIGHT = range(2, 6)
"""Hours in which old things go: the first of them does it, a later one only what a stopped worker left."""


@task("privacy.make_copy", title=_("Put a copy of somebody’s data together"))
def make_copy(copy_id: int) -> None:
    """Put a person's copy together."""
    commands.make_copy(copy_id)


@task("privacy.erase", title=_("Erase a person"))
def erase(erasure_id: int) -> None:
    """Erase a person; safe to run again."""
    erasure = Erasure.objects.select_related("provider").get(pk=erasure_id)
    commands.erase_person(actor=Actor.system(erasure.provider), erasure_id=erasure_id)


@task("privacy.forget_files", title=_("Remove the files of an erased person"))
def forget_files(erasure_id: int) -> None:
    """Remove the bytes of an erased person's files."""
    commands.forget_files(erasure_id)


@app.periodic(cron="25 * * * *")
@app.task(name="privacy.hourly", queueing_lock="privacy_hourly")
def hourly(timestamp: int) -> None:
    """Ask for the night of each provider where it is night; sessions that are over go at once."""
    now = timezone.now()
    Session.objects.filter(expire_date__lt=now).delete()
    for provider in Provider.objects.filter(is_active=True).order_by("pk"):
        if now.astimezone(ZoneInfo(provider.zone)).hour in NIGHT:
            enqueue("privacy.night", provider=provider.slug, provider_id=provider.pk)


@task("privacy.night", title=_("Remove what is older than the rules"))
def night(provider_id: int) -> None:
    """Remove what is older than the provider's rules, once a night."""
    provider = Provider.objects.get(pk=provider_id)
    now = timezone.now()
    commands.sweep_tonight(actor=Actor.system(provider), day=today_at(provider, now), now=now)
