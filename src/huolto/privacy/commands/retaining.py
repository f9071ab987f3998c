"""Sets for how many days things are kept, and removes each night what is older."""

from datetime import date, datetime, timedelta

from django.utils.translation import gettext_lazy as _

from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotVisible
from huolto.foundation.killpoints import reached
from huolto.foundation.personal_data import Sweep, sweeps
from huolto.privacy.access import is_officer_of_all
from huolto.privacy.models import RetentionRule, RetentionRun
from huolto.privacy.retention import days_of


@command
def set_retention(*, actor: Actor, code: str, days: int | None) -> RetentionRule:
    """Keep a kind for so many days (None: until somebody removes it); raises InvalidInput outside its limits."""
    sweep = _sweep(actor, code)
    if days is None and sweep.default is not None:
        raise InvalidInput(_("This cannot be kept for ever. Give a number of days."), field="days")
    if days is not None and not sweep.least <= days <= sweep.most:
        raise InvalidInput(
            _("Give a number from %(least)s to %(most)s.") % {"least": sweep.least, "most": sweep.most},
            field="days",
        )
    rule, _is_new = RetentionRule.objects.update_or_create(
        provider=actor.provider, code=code, defaults={"days": days}
    )
    return rule


@command
def forget_retention(*, actor: Actor, code: str) -> None:
    """Go back to the default of a kind."""
    _sweep(actor, code)
    RetentionRule.objects.of(actor.provider).filter(code=code).delete()


def sweep_tonight(*, actor: Actor, day: date, now: datetime) -> RetentionRun | None:
    """Remove what is older than its rule, and say how much; None where this day was done already.

    Not one transaction: each kind stands for itself, and a killed night is taken up again whole.
    """
    if not actor.is_system:
        raise NotVisible
    if RetentionRun.objects.of(actor.provider).filter(day=day).exists():
        return None
    figures = {}
    for code, days in days_of(actor.provider).items():
        if days is None:
            continue
        count = sweeps()[code].sweep(actor.provider, now - timedelta(days=days))
        if count:
            figures[code] = count
        reached("privacy.kind_swept")
    run, _is_new = RetentionRun.objects.get_or_create(
        provider=actor.provider, day=day, defaults={"figures": figures}
    )
    return run


def _sweep(actor: Actor, code: str) -> Sweep:
    if not is_officer_of_all(actor) or code not in sweeps():
        raise NotVisible
    return sweeps()[code]
