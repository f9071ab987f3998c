"""Escalation: warned once before, told once after, never of what waits or is done."""

import time_machine

from cast import Cast
from desk.desks import asked, march, under_support
from huolto.desk.commands import wait_for_customer
from huolto.desk.escalation import escalate
from huolto.desk.notices import tell_target_late
from huolto.foundation.models import EventRecord
from huolto.parties.models import Notification


def told() -> list[tuple[str, str]]:
    rows = EventRecord.objects.filter(name__startswith="desk.target_").order_by("pk")
    return [(row.name.removeprefix("desk.target_"), row.data["kind"]) for row in rows]


def test_each_promise_is_warned_of_once_and_told_of_once(cast: Cast) -> None:
    under_support(cast)
    asked(cast, opened_at=march(2, "09:00"))
    system = cast.system()
    assert escalate(actor=system, now=march(2, "08:59")) == 0
    assert escalate(actor=system, now=march(2, "09:05")) == 1
    assert escalate(actor=system, now=march(2, "09:06")) == 0
    assert told() == [("nearly_due", "respond")]
    assert escalate(actor=system, now=march(2, "09:31")) == 1
    assert escalate(actor=system, now=march(2, "09:32")) == 0
    assert told()[-1] == ("late", "respond")


def test_what_was_late_before_anybody_looked_is_told_of_as_late_only(cast: Cast) -> None:
    under_support(cast)
    asked(cast, opened_at=march(2, "09:00"))
    assert escalate(actor=cast.system(), now=march(3, "09:00")) == 2
    assert told() == [("late", "respond"), ("late", "solve")]


def test_what_waits_for_the_customer_is_not_told_of(cast: Cast) -> None:
    under_support(cast)
    agent = cast.actor(cast.agent)
    with time_machine.travel(march(2, "09:00"), tick=False):
        request = asked(cast)
        wait_for_customer(actor=agent, request_id=request.pk)
    assert escalate(actor=cast.system(), now=march(3, "09:00")) == 0
    assert told() == []


def test_another_providers_clocks_are_its_own(cast: Cast) -> None:
    under_support(cast)
    asked(cast, opened_at=march(2, "09:00"))
    assert escalate(actor=cast.system(cast.payar), now=march(3, "09:00")) == 0


def test_whoever_has_it_is_told_that_it_is_late(cast: Cast) -> None:
    under_support(cast)
    request = asked(cast, opened_at=march(2, "09:00"))
    request.assignee = cast.agent
    request.save(update_fields=["assignee"])
    escalate(actor=cast.system(), now=march(2, "09:31"))
    tell_target_late(EventRecord.objects.get(name="desk.target_late"))
    told_of = Notification.objects.get()
    assert (told_of.membership.person, told_of.code) == (cast.agent, "told.target-late")
    assert told_of.params["due"] == march(2, "09:30").isoformat()
