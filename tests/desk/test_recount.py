"""Due times counted again for many at once: what comes of it is what each request by itself comes to."""

import random
from datetime import date, timedelta

import pytest
import time_machine

from cast import Cast
from desk.desks import SUPPORT, asked, march, under_support
from huolto.desk import clocks
from huolto.desk.commands import plan_start, start_request, wait_for_customer, wait_for_others
from huolto.desk.escalation import escalate
from huolto.desk.models import ServiceRequest, Target
from huolto.desk.tasks import recount_clocks
from huolto.foundation.models import EventRecord
from huolto.parties.models import CalendarDays

REQUESTS = 24
STEPS = (start_request, wait_for_customer, wait_for_others)
TOLD = (
    "pk", "state", "due_at", "left_seconds", "steps", "met_at", "warned_at", "told_late_at", "request__due_at",
)  # fmt: skip
OVER_DAYS = SUPPORT.replace('due = "close-of-same-working-day"', 'due = "20 h"')
NOW = march(6, "18:00")


def world(cast: Cast, seed: int) -> None:
    """Requests at every point of their way: waiting or not, planned or not, some of them late and told of."""
    draw, agent = random.Random(seed), cast.actor(cast.agent)
    under_support(cast, OVER_DAYS if seed % 2 else SUPPORT)
    for number in range(REQUESTS):
        begun = march(2, "06:00") + timedelta(minutes=draw.randrange(4 * 24 * 60))
        with time_machine.travel(begun, tick=False):
            request = asked(cast, title=f"Number {number}", priority=draw.choice(("normal", "urgent")))
        for step in draw.sample(STEPS, k=draw.randrange(4)):
            begun += timedelta(minutes=draw.randrange(1, 400))
            with time_machine.travel(begun, tick=False):
                step(actor=agent, request_id=request.pk)
        if draw.random() < 0.3:
            start = march(9, "09:00") + timedelta(days=draw.randrange(4))
            with time_machine.travel(begun, tick=False):
                plan_start(actor=cast.system(), request_id=request.pk, start_at=start, because="Parts")
    escalate(actor=cast.system(), now=march(4, "12:00"))


def close(cast: Cast) -> None:
    """Nobody works on Wednesday, Thursday and Monday, nor on Tuesday at the customer’s."""
    for first, customer in ((4, None), (5, None), (9, None), (10, cast.kaarnalahti)):
        CalendarDays.objects.create(
            provider=cast.suopursu,
            customer=customer,
            name={"en": "Stock-taking"},
            starts_on=date(2026, 3, first),
            ends_on=date(2026, 3, first + 1),
        )


def told() -> list[tuple[object, ...]]:
    return list(Target.objects.order_by("pk").values_list(*TOLD))


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_many_at_once_come_to_what_each_comes_to_by_itself(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    world(cast, seed)
    before = told()
    monkeypatch.setattr(clocks, "HELD_AT_ONCE", 5)
    with time_machine.travel(NOW, tick=False):
        close(cast)
        recount_clocks(cast.suopursu.pk)
        together = told()
        CalendarDays.objects.all().delete()
        recount_clocks(cast.suopursu.pk)
        assert told() == before, "without the days everything is as it was"
        close(cast)
        for pk in ServiceRequest.objects.values_list("pk", flat=True):
            clocks.recount([pk])
    assert told() == together
    assert sum(one != other for one, other in zip(before, together, strict=True)) > REQUESTS // 4


def test_what_was_told_of_is_told_again_by_nobody(cast: Cast) -> None:
    world(cast, 2)
    late = EventRecord.objects.filter(name="desk.target_late").count()
    assert late > 0
    with time_machine.travel(NOW, tick=False):
        recount_clocks(cast.suopursu.pk)
        escalate(actor=cast.system(), now=march(4, "12:00"))
    assert EventRecord.objects.filter(name="desk.target_late").count() == late


def test_a_provider_is_counted_again_with_few_queries_and_the_others_not_at_all(
    cast: Cast, django_assert_max_num_queries
) -> None:
    world(cast, 1)
    close(cast)
    before = told()
    with time_machine.travel(NOW, tick=False):
        recount_clocks(cast.payar.pk)
        assert told() == before
        with django_assert_max_num_queries(15):  # two of them ask after approvals
            recount_clocks(cast.suopursu.pk)
    assert told() != before
