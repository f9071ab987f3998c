"""Closing a period: decide again, rate, post the differences, open the next one; all of it or nothing.

Every closing posts into its own period what is new: this period's charges, and for earlier ones what late or
back-dated facts changed (`RatingDue`). A fact that comes while a closing runs is left for the next one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huolto.charges.access import require_closing
from huolto.charges.choices import PeriodState, Stage
from huolto.charges.commands.periods import open_up_to
from huolto.charges.commands.rating import closing_lock
from huolto.charges.deciding import decide_usages, decide_where_changed, keep_left_open
from huolto.charges.events import PeriodClosed
from huolto.charges.models import Charge, Decision, Period, Rating, RatingDue, Usage
from huolto.charges.rating.corrections import to_correct
from huolto.charges.rating.posting import charges_for, post, store_ratings
from huolto.charges.rating.projection import month_of_period, rate_scope
from huolto.charges.rating.scope import Scope, instants_of
from huolto.foundation.actors import Actor
from huolto.foundation.bulk import check_constraints, known_size, refresh_statistics
from huolto.foundation.commands import command
from huolto.foundation.errors import WrongState
from huolto.foundation.events import publish
from huolto.foundation.killpoints import reached
from huolto.foundation.locks import lock_name, lock_row
from huolto.rules.periods import next_period

DECIDED_AT_ONCE = 2000

_TOO_MANY_TO_BE_UNKNOWN = 2
"""Charges beyond so many times those that the planner knows of, and it looks for a chunk's rows one by one."""


@dataclass(frozen=True)
class ClosingResult:
    """What a closing posted: `charges` in all, of them `corrections` of earlier periods. A second run posts none."""

    period: Period
    charges: int
    corrections: int


@command
def close_period(*, actor: Actor, period: Period) -> ClosingResult:
    """Close a period and open the next; closing it again does nothing. Raises WrongState if an earlier one is open."""
    require_closing(actor)
    lock_name(closing_lock(actor))
    locked = lock_row(Period.objects.of(actor.provider), period.pk)
    if locked.state == PeriodState.CLOSED:
        return ClosingResult(locked, 0, 0)
    _require_first(locked)
    _move(locked, PeriodState.CLOSING)
    reached("charges.closing_begun")
    # Read first: what is noted after this stays for the next closing, even if the rating below sees it already.
    due = list(RatingDue.objects.of(actor.provider).order_by("pk"))
    _decide_again(actor, locked)
    reached("charges.decided_again")
    posted = _rate_and_post(actor, locked, locked, Scope())
    reached("charges.after_rating")
    corrections = 0
    for earlier, scope in to_correct(actor.provider, locked, due):
        _decide_where_changed(actor, earlier, scope)
        corrections += _rate_and_post(actor, locked, earlier, scope)
    reached("charges.corrections_posted")
    RatingDue.objects.filter(pk__in=[row.pk for row in due]).delete()
    locked.closed_at = timezone.now()
    _move(locked, PeriodState.CLOSED)
    reached("charges.period_closed")
    open_up_to(actor.provider, next_period(month_of_period(locked)))
    publish(
        PeriodClosed(
            provider_id=actor.provider_id,
            occurred_at=locked.closed_at,
            person_id=actor.person_id,
            period_id=locked.pk,
            label=locked.label,
            charges=posted + corrections,
        )
    )
    reached("charges.next_opened")
    return ClosingResult(locked, posted + corrections, corrections)


def _require_first(period: Period) -> None:
    earlier = Period.objects.of(period.provider_id).filter(during__startswith__lt=period.during.lower)
    waiting = earlier.exclude(state=PeriodState.CLOSED).order_by("during").first()
    if waiting is not None:
        raise WrongState(_("Close %(earlier)s first.") % {"earlier": waiting.label})


def _move(period: Period, state: str) -> None:
    period.state = state
    period.save(update_fields=["state", "closed_at"])


def _decide_again(actor: Actor, period: Period) -> None:
    """Decide what happened up to the end of the period and was not decided at a closing yet."""
    _start, end = instants_of(actor.provider, period)
    decided = Decision.objects.filter(usage=OuterRef("pk"), stage=Stage.CLOSING)
    waiting = (
        Usage.objects.of(actor.provider)
        .filter(~Exists(decided), occurred_at__lt=end)
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    for rows in _in_batches(waiting):
        decide_usages(actor.provider, rows, stage=Stage.CLOSING)


def _decide_where_changed(actor: Actor, period: Period, scope: Scope) -> None:
    """Decide again what happened in an earlier period, as far as it is corrected."""
    start, end = instants_of(actor.provider, period)
    concerned = Q(item_id__in=scope.item_ids or ()) | Q(customer_id__in=scope.customer_ids or ())
    happened = Usage.objects.of(actor.provider).filter(concerned, occurred_at__gte=start, occurred_at__lt=end)
    for rows in _in_batches(happened.order_by("pk").values_list("pk", flat=True)):
        decide_where_changed(actor.provider, rows)


def _in_batches(usage_ids: Iterable[int]) -> Iterator[list[Usage]]:
    ids = list(usage_ids)
    for at in range(0, len(ids), DECIDED_AT_ONCE):
        rows = Usage.objects.filter(pk__in=ids[at : at + DECIDED_AT_ONCE])
        yield list(rows.select_related("item", "customer").order_by("pk"))


def _rate_and_post(actor: Actor, into: Period, for_period: Period, scope: Scope) -> int:
    posted = 0
    for rated in rate_scope(actor.provider, for_period, scope):
        charges = charges_for(posting=into, for_period=for_period, rated=rated)
        posted += store_ratings(for_period, rated, into=into) + post(charges)
        keep_left_open(actor.provider, rated.left_open)
        check_constraints()
        if posted > _TOO_MANY_TO_BE_UNKNOWN * known_size(Charge):
            refresh_statistics((Rating, Charge))
    return posted
