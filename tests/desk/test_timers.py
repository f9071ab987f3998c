"""Clocks of agents: one runs at a time, they survive, every begun minute is recorded, forgotten ones are told of."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from cast import Cast
from desk.desks import asked, march
from huolto.desk.choices import RequestState
from huolto.desk.commands import (
    drop_timer,
    pause_timer,
    start_timer,
    stop_timer,
    tell_forgotten_timers,
)
from huolto.desk.models import ServiceRequest, TimeEntry, Timer
from huolto.foundation.actors import Actor
from huolto.foundation.errors import WrongState
from huolto.foundation.models import EventRecord

NINE = march(2, "09:00")


@pytest.fixture
def agent(cast: Cast) -> Actor:
    return cast.actor(cast.agent)


def at(clock: str, day: int = 2) -> time_machine.travel:
    return time_machine.travel(march(day, clock), tick=False)


def test_every_begun_minute_counts_and_pauses_do_not(cast: Cast, agent: Actor) -> None:
    request = asked(cast)
    with at("09:00"):
        start_timer(actor=agent, request_id=request.pk)
    with at("09:10"):
        pause_timer(actor=agent, request_id=request.pk)
    with at("11:00"):
        start_timer(actor=agent, request_id=request.pk)
    with time_machine.travel(march(2, "11:05") + timedelta(seconds=1), tick=False):
        entry = stop_timer(actor=agent, request_id=request.pk)
    assert (entry.minutes, entry.begun_at, entry.agent_id) == (16, NINE, agent.person_id)
    assert not Timer.objects.exists()


def test_starting_on_an_open_request_begins_it(cast: Cast, agent: Actor) -> None:
    request = asked(cast)
    start_timer(actor=agent, request_id=request.pk)
    request.refresh_from_db()
    assert (request.state, request.assignee) == (RequestState.IN_PROGRESS, cast.agent)


def test_starting_another_pauses_the_one_that_runs(cast: Cast, agent: Actor) -> None:
    first, second = asked(cast), asked(cast)
    with at("09:00"):
        start_timer(actor=agent, request_id=first.pk)
    with at("09:20"):
        start_timer(actor=agent, request_id=second.pk)
    paused = Timer.objects.get(request=first)
    assert (paused.running_since, paused.banked_seconds) == (None, 1200)
    assert Timer.objects.get(running_since__isnull=False).request == second


def test_starting_twice_starts_once(cast: Cast, agent: Actor) -> None:
    request = asked(cast)
    with at("09:00"):
        start_timer(actor=agent, request_id=request.pk)
    with at("09:20"):
        again = start_timer(actor=agent, request_id=request.pk)
    assert (again.running_since, Timer.objects.count()) == (NINE, 1)


def test_the_database_lets_only_one_of_an_agents_clocks_run(cast: Cast, agent: Actor) -> None:
    start_timer(actor=agent, request_id=asked(cast).pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Timer.objects.create(
            provider=cast.suopursu,
            request=asked(cast),
            agent=cast.agent,
            begun_at=NINE,
            running_since=NINE,
        )


def test_stopped_in_another_browser_it_cannot_be_stopped_again(cast: Cast, agent: Actor) -> None:
    request = asked(cast)
    start_timer(actor=agent, request_id=request.pk)
    stop_timer(actor=agent, request_id=request.pk)
    with pytest.raises(WrongState):
        stop_timer(actor=agent, request_id=request.pk)
    assert TimeEntry.objects.count() == 1


def test_a_dropped_clock_records_nothing(cast: Cast, agent: Actor) -> None:
    request = asked(cast)
    start_timer(actor=agent, request_id=request.pk)
    drop_timer(actor=agent, request_id=request.pk)
    assert not Timer.objects.exists()
    assert not TimeEntry.objects.exists()


def test_on_an_ended_request_no_clock_starts(cast: Cast, agent: Actor) -> None:
    request = asked(cast)
    ServiceRequest.objects.filter(pk=request.pk).update(state=RequestState.DONE, closed_at=NINE)
    with pytest.raises(WrongState):
        start_timer(actor=agent, request_id=request.pk)


def test_a_clock_that_runs_on_after_closing_is_told_of_once(cast: Cast, agent: Actor) -> None:
    request, paused = asked(cast), asked(cast)
    with at("16:00"):
        start_timer(actor=agent, request_id=paused.pk)
    with at("16:30"):
        start_timer(actor=agent, request_id=request.pk)
    told = [
        tell_forgotten_timers(actor=cast.system(), now=march(2, clock))
        for clock in ("17:59", "18:00", "18:30")
    ]
    assert told == [0, 1, 0]
    record = EventRecord.objects.get(name="desk.timer_forgotten")
    assert (record.data["number"], record.data["agent_id"]) == (request.number, cast.agent.pk)


def test_one_begun_in_the_evening_is_forgotten_by_the_next_closing(cast: Cast, agent: Actor) -> None:
    with at("19:00"):
        start_timer(actor=agent, request_id=asked(cast).pk)
    assert tell_forgotten_timers(actor=cast.system(), now=march(3, "08:00")) == 0
    assert tell_forgotten_timers(actor=cast.system(), now=march(3, "18:00")) == 1
