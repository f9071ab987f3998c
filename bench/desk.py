"""Pages of the desk with 200,000 requests and 1,000,000 messages, and due times counted again after a holiday.

`HUOLTO_BENCH_REQUESTS` says how many requests there are (200,000); each has five messages.
"""

import os
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote

from bench.desk_world import MESSAGES, make_desk, messages_of, rare_word
from bench.empty_page import served
from bench.measure import Figure, Latency, latency, seconds
from bench.pages import signed_in, statement_time, times
from bench.register_world import make_world
from bench.vocabulary import COMMON

REQUESTS = int(os.environ.get("HUOLTO_BENCH_REQUESTS", "200000"))
ROUNDS, CROWD, CROWD_ROUNDS = 40, 8, 12
BASE = "/p/alfa"
ADDRESS = {"view": "state", "search": "q"}
"""What a filter is called in the address."""


def measure() -> Sequence[Figure | Latency]:
    """Queue pages, searches and a request's page; then a holiday."""
    print(f"  making a desk of {REQUESTS:,} requests ...", file=sys.stderr)
    world = make_world(4000, 1)
    provider = world.providers[0]
    make_desk(provider, world.customers[provider.pk], REQUESTS)
    return [*_pages(provider), _holiday(provider)]


def _pages(provider: Any) -> Iterator[Latency]:
    from django.urls import reverse

    from huolto.desk.models import ServiceRequest
    from huolto.desk.queries import SORTS, RequestFilter, requests_at_work
    from huolto.foundation.actors import Actor
    from huolto.foundation.paging import page_of

    actor = Actor.system(provider)
    readable = ServiceRequest.objects.of(provider).filter(confidentiality="normal").order_by("pk")
    some = readable.filter(state="open")[17]
    cookie = signed_in(provider, "desk")
    lists: dict[str, dict[str, Any]] = {
        "queue page": {},
        "queue page, nobody's by due time": {"view": "unassigned"},
        "queue page, all": {"view": "all"},
        "search a number": {"view": "all", "search": some.number},
        "search two words, seldom together": {"view": "all", "search": "keyboard flickers"},
        "search the most frequent word": {"view": "all", "search": COMMON[0]},
        "search a rare word of messages": {"view": "all", "search": f"{rare_word(some.pk)}-3"},
        "search nothing": {"view": "all", "search": "zzqqxx"},
    }
    with served("bench.applications:huolto_application", BASE + "/empty") as port:
        empty = times(port, BASE + "/empty", cookie, 1, ROUNDS)
        for name, wanted in lists.items():
            asked = {ADDRESS[key]: value for key, value in wanted.items()}
            query = "&".join(f"{key}={quote(value)}" for key, value in asked.items())
            is_by_due = wanted.get("view") == "unassigned"
            found = requests_at_work(actor, RequestFilter(**wanted))
            sort = SORTS["due" if is_by_due else "opened"]
            yield _latency(
                f"{REQUESTS:,}: {name}",
                port,
                f"{BASE}{reverse('work_requests')}?{query}",
                cookie,
                empty,
                statement_time(lambda: page_of(found, sort=sort, descending=not is_by_due)),  # noqa: B023
            )
        many = next(one for one in readable.iterator() if messages_of(one.pk) > MESSAGES)
        for one in (some, many):
            letters = one.messages.select_related("author__organisation")
            yield _latency(
                f"{REQUESTS:,}: a request's page, {one.messages.count()} messages",
                port,
                BASE + reverse("work_request", args=[one.pk]),
                cookie,
                empty,
                statement_time(lambda: list(letters.all())),  # noqa: B023
            )


def _latency(name: str, port: int, path: str, cookie: str, empty: list[float], sql: float) -> Latency:
    one = times(port, path, cookie, 1, ROUNDS)
    crowd = times(port, path, cookie, CROWD, CROWD_ROUNDS)
    return latency(name, one=one, crowd=crowd, empty=empty, sql=sql)


def _holiday(provider: Any) -> Figure:
    """Due times a second: a day on which nobody works is added and all open promises are counted again."""
    from django.db import connection
    from django.utils import timezone

    from huolto.desk.models import Target
    from huolto.desk.tasks import recount_clocks
    from huolto.parties.models import CalendarDays

    live = Target.objects.of(provider).filter(state="running")
    count = live.count()
    recount_clocks(provider.pk)  # what was due before, counted by the same clock
    before = dict(live.values_list("pk", "due_at"))
    free = _next_monday(timezone.now().date())
    CalendarDays.objects.create(
        provider=provider, name={"en": "Move"}, starts_on=free, ends_on=free + timedelta(days=1)
    )
    taken = seconds(lambda: recount_clocks(provider.pk))
    moved = sum(due != before[pk] for pk, due in live.values_list("pk", "due_at"))
    if not moved:
        raise RuntimeError("No due time moved with the holiday.")
    print(f"  {count:,} due times in {taken:.1f} s, {moved:,} of them moved", file=sys.stderr)
    with connection.cursor() as cursor:
        started = time.perf_counter()
        cursor.execute(
            "UPDATE desk_target SET due_at = due_at + interval '1 second' WHERE provider_id = %s AND state = 'running'",
            [provider.pk],
        )
        floor = time.perf_counter() - started
    return Figure(
        f"{count:,} due times after a holiday",
        "targets",
        count / taken,
        count / floor,
        "one UPDATE that moves all of them",
    )


def _next_monday(day: date) -> date:
    return day + timedelta(days=7 - day.weekday())
