"""Clocks that count work while it passes: started, paused and stopped from any browser, for they stand in the database."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.desk import events
from huolto.desk.choices import RequestState
from huolto.desk.commands.estimates import require_startable
from huolto.desk.commands.requests import handled, start_request
from huolto.desk.commands.time_entries import record_time
from huolto.desk.models import TimeEntry, Timer
from huolto.desk.models.time_entry import MOST_MINUTES
from huolto.desk.worked import TimeFacts
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import NotAllowed, WrongState
from huolto.foundation.events import publish
from huolto.foundation.locks import lock_name
from huolto.foundation.provider_settings import value_of

AT_ONCE = 500
ONE_DAY = timedelta(days=1)


@command
def start_timer(*, actor: Actor, request_id: int) -> Timer:
    """Start the actor's clock on a request, or let it go on; another one of theirs that runs is paused.

    A request that nobody has begun is begun. Raises WrongState while its estimate has to be told or agreed to first.
    """
    request = handled(actor, request_id)
    require_startable(actor, request)
    if request.closed_at is not None:
        raise WrongState(_("%(number)s is ended. Open it again first.") % {"number": request.number})
    person_id = _own(actor)
    now = timezone.now()
    timer = _found(actor, request_id)
    if timer is not None and timer.running_since is not None:
        return timer
    for other in Timer.objects.of(actor.provider).filter(agent_id=person_id, running_since__isnull=False):
        _pause(other, now)
    if request.state == RequestState.OPEN:
        start_request(actor=actor, request_id=request_id)
    if timer is None:
        timer = Timer(
            provider=actor.provider, request=request, agent_id=person_id, begun_at=now, task=request.task
        )
    timer.running_since, timer.told_at = now, None
    timer.save()
    return timer


@command
def pause_timer(*, actor: Actor, request_id: int) -> Timer:
    """Let the actor's clock on a request stand still."""
    _own(actor)
    timer = _required(actor, request_id)
    _pause(timer, timezone.now())
    return timer


@command
def stop_timer(*, actor: Actor, request_id: int, facts: TimeFacts | None = None) -> TimeEntry:
    """Record what the actor's clock on a request counted, every begun minute; with `facts` what they say of it.

    A clock that ran on for longer than a day is recorded as a day; it is corrected by hand.
    """
    _own(actor)
    timer = _required(actor, request_id)
    minutes = minutes_of(timer, timezone.now())
    said = facts or TimeFacts(
        minutes=minutes,
        begun_at=timer.begun_at,
        task=timer.task,
        skill=timer.skill,
        is_asked_for=timer.is_asked_for,
        is_travel=timer.is_travel,
        note=timer.note,
        is_public=timer.is_public,
    )
    timer.delete()
    return record_time(actor=actor, request_id=request_id, facts=said)


@command
def drop_timer(*, actor: Actor, request_id: int) -> None:
    """Forget what the actor's clock on a request counted."""
    _own(actor)
    _required(actor, request_id).delete()


def seconds_of(timer: Timer, now: datetime) -> int:
    """How long a clock has run."""
    running = (now - timer.running_since).total_seconds() if timer.running_since else 0
    return timer.banked_seconds + max(0, int(running))


def minutes_of(timer: Timer, now: datetime) -> int:
    """Every begun minute, at least one, at most a day."""
    return min(MOST_MINUTES, max(1, -(-seconds_of(timer, now) // 60)))


@command
def tell_forgotten_timers(*, actor: Actor, now: datetime) -> int:
    """Tell agents once of clocks that run on after closing time; answers how many."""
    zone = ZoneInfo(actor.provider.zone)
    hour = value_of(actor.provider, "desk.closing_hour")
    rows = Timer.objects.of(actor.provider).filter(running_since__isnull=False, told_at=None)
    found = [
        timer
        for timer in rows.select_related("request").order_by("pk").select_for_update(of=("self",))[:AT_ONCE]
        if timer.running_since is not None and closing_after(timer.running_since, zone, hour) <= now
    ]
    Timer.objects.filter(pk__in=[timer.pk for timer in found]).update(told_at=now)
    publish(
        *(
            events.TimerForgotten(
                provider_id=timer.provider_id,
                occurred_at=now,
                customer_id=timer.request.customer_id,
                person_id=None,
                request_id=timer.request_id,
                number=timer.request.number,
                agent_id=timer.agent_id,
                since=timer.running_since.isoformat() if timer.running_since else "",
            )
            for timer in found
        )
    )
    return len(found)


def closing_after(at: datetime, zone: ZoneInfo, hour: int) -> datetime:
    """The first closing time after an instant."""
    local = at.astimezone(zone)
    closing = datetime.combine(local.date(), time(hour), tzinfo=zone)
    return closing if closing > local else datetime.combine(local.date() + ONE_DAY, time(hour), tzinfo=zone)


def _own(actor: Actor) -> int:
    """The person whose clocks these are, who has them to themselves until the transaction ends."""
    if actor.person_id is None:
        raise NotAllowed
    lock_name(f"timers:{actor.person_id}")
    return actor.person_id


def _found(actor: Actor, request_id: int) -> Timer | None:
    rows = Timer.objects.of(actor.provider).filter(agent_id=actor.person_id, request_id=request_id)
    timer: Timer | None = rows.first()
    return timer


def _required(actor: Actor, request_id: int) -> Timer:
    request = handled(actor, request_id)
    timer = _found(actor, request_id)
    if timer is None:
        raise WrongState(
            _("You have no clock on %(number)s; it was stopped already.") % {"number": request.number}
        )
    return timer


def _pause(timer: Timer, now: datetime) -> None:
    timer.banked_seconds = seconds_of(timer, now)
    timer.running_since = None
    timer.save(update_fields=["banked_seconds", "running_since"])
