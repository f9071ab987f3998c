"""Jobs of the ledger: each night the first open period is rated, so that nobody learns of an empty pot from the invoice."""

from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app

from huolto.charges.commands.rating import rate_period
from huolto.charges.commands.what_ifs import carry_out
from huolto.charges.models import WhatIf
from huolto.charges.queries import open_period
from huolto.foundation.actors import Actor
from huolto.foundation.jobs import enqueue, task
from huolto.foundation.models import Provider


@app.periodic(cron="25 1 * * *")
@app.task(name="charges.nightly", queueing_lock="charges_nightly")
def nightly(timestamp: int) -> None:
    """Ask for the rating of each provider: one that fails keeps no other from its own."""
    for pk, slug in Provider.objects.filter(is_active=True).values_list("pk", "slug"):
        enqueue("charges.rate_open_period", provider=slug, provider_id=pk)


@task("charges.rate_open_period", title=_("Rate the open period"))
def rate_open_period(provider_id: int) -> None:
    """Rate the first open period as things stand; without one there is nothing to do, doing it again changes nothing."""
    provider = Provider.objects.get(pk=provider_id)
    period = open_period(provider)
    if period is not None:
        rate_period(actor=Actor.system(provider), period=period)


@task("charges.replay", title=_("Replay happenings under another version"))
def replay_happenings(what_if_id: int) -> None:
    """Replay the happenings of a larger customer; it may run again and writes its own answer only."""
    related = ("provider", "version__agreement", "customer")
    asked = WhatIf.objects.select_related(*related).filter(pk=what_if_id).first()
    # Its draft may have been thrown away meanwhile, and it with it.
    if asked is not None:
        carry_out(asked, shows_progress=True)
