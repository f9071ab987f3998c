"""Asking what a version would have done: small customers at once, larger ones by a job with progress."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from huolto.agreements.access import version_visible_to
from huolto.agreements.models import AgreementVersion
from huolto.agreements.queries import digest_of
from huolto.charges.access import require_reading_all
from huolto.charges.choices import PeriodState, WhatIfState
from huolto.charges.models import Period, WhatIf
from huolto.charges.rating.scope import Scope, count_items, subtree_ids
from huolto.charges.replay import replay
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput
from huolto.foundation.jobs import enqueue
from huolto.foundation.models import Provider
from huolto.parties.models import Organisation
from huolto.rules.agreement.stack import StackError

AT_ONCE = 8_000
"""Items, each counted for each month and side, that are replayed while the reader waits."""

MOST_MONTHS = 12
MONTHS_AT_FIRST = 3
KEPT = 5
"""Replays of one version that are kept; older ones are thrown away when another is asked for."""

UNDER_WAY = (WhatIfState.WAITING, WhatIfState.RUNNING)


@command
def ask_what_if(
    *,
    actor: Actor,
    version: AgreementVersion,
    customer: Organisation | None = None,
    labels: Sequence[str] = (),
) -> WhatIf:
    """Replay the real happenings of a customer, the agreement's unless told, under a version; a job does what is long.

    Without `labels` the last three closed periods, or as many as there are. Raises NotAllowed, NotVisible for a version
    that the actor may not read, InvalidInput for a customer whom it does not reach or months that are none.
    """
    require_reading_all(actor)
    version = version_visible_to(actor, version.pk)
    whom = customer or version.agreement.customer
    if whom.provider_id != actor.provider_id or not whom.path.startswith(version.agreement.customer.path):
        raise InvalidInput(_("This agreement does not reach that customer."), field="customer")
    periods = _periods(actor.provider, labels)
    reach = subtree_ids(actor.provider, [whom.pk])
    scope = Scope(customer_ids=reach)
    asked = WhatIf.objects.create(
        provider=actor.provider,
        version=version,
        customer=whom,
        labels=[period.label for period in periods],
        digest=digest_of(version.source),
        total=2 * sum(count_items(actor.provider, period, scope) for period in periods),
        made_by_id=actor.person_id,
    )
    _forget_older(asked)
    if asked.total > AT_ONCE:
        enqueue("charges.replay", what_if_id=asked.pk)
    else:
        carry_out(asked)
    return asked


def carry_out(asked: WhatIf, *, shows_progress: bool = False) -> None:
    """Replay and keep what came out; done already, it does nothing."""
    if asked.state not in UNDER_WAY:
        return

    def tell(done: int) -> None:
        WhatIf.objects.filter(pk=asked.pk).update(state=WhatIfState.RUNNING, done=min(done, asked.total))

    try:
        asked.result = replay(
            asked.provider,
            version=asked.version,
            customer=asked.customer,
            periods=_periods(asked.provider, asked.labels),
            progress=tell if shows_progress else lambda done: None,
        )
    except StackError as error:
        asked.state, asked.error = WhatIfState.FAILED, str(error)
    else:
        asked.state, asked.done = WhatIfState.READY, asked.total
    asked.save(update_fields=["state", "done", "result", "error"])


def last_quarter(provider: Provider) -> list[Period]:
    """The last three closed periods, in order; with fewer of them, the first open one too."""
    rows = Period.objects.of(provider).order_by("-during")
    closed = list(rows.filter(state=PeriodState.CLOSED)[:MONTHS_AT_FIRST])
    if len(closed) < MONTHS_AT_FIRST:
        closed = list(rows.exclude(state=PeriodState.CLOSED).reverse()[:1]) + closed
    return closed[::-1]


def _periods(provider: Provider, labels: Sequence[str]) -> list[Period]:
    if not labels:
        found = last_quarter(provider)
        if not found:
            raise InvalidInput(_("There is no period yet; nothing has happened that could be tried."))
        return found
    if len(set(labels)) > MOST_MONTHS:
        raise InvalidInput(_("Choose %(most)s months at the most.") % {"most": MOST_MONTHS}, field="labels")
    found = list(Period.objects.of(provider).filter(label__in=set(labels)).order_by("during"))
    if len(found) < len(set(labels)):
        raise InvalidInput(_("One of these months is not there."), field="labels")
    return found


def _forget_older(asked: WhatIf) -> None:
    of_version = WhatIf.objects.of(asked.provider_id).filter(version_id=asked.version_id)
    kept = of_version.order_by("-made_at", "-pk").values_list("pk", flat=True)[:KEPT]
    of_version.exclude(pk__in=list(kept)).delete()
