"""Jobs of the ledger."""

from django.utils.translation import gettext_lazy as _

from huolto.charges.commands.what_ifs import carry_out
from huolto.charges.models import WhatIf
from huolto.foundation.jobs import task


@task("charges.replay", title=_("Replay happenings under another version"))
def replay_happenings(what_if_id: int) -> None:
    """Replay the happenings of a larger customer; it may run again and writes its own answer only."""
    related = ("provider", "version__agreement", "customer")
    asked = WhatIf.objects.select_related(*related).filter(pk=what_if_id).first()
    # Its draft may have been thrown away meanwhile, and it with it.
    if asked is not None:
        carry_out(asked, shows_progress=True)
