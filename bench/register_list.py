"""Pages of the register's list on a large register: time at the client over loopback, with 1 and with 8 clients.

Beside each page stand the empty page through the same middleware and the bare SQL of the list's own query. Sizes come
from `HUOLTO_BENCH_ITEMS` ("10000,1000000" by default), each in the same database one after the other.
"""

import http.client
import os
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from bench.empty_page import HOST, served
from bench.measure import Latency, latency
from bench.register_world import World, make_world

SIZES = tuple(int(size) for size in os.environ.get("HUOLTO_BENCH_ITEMS", "10000,1000000").split(","))
ROUNDS, CROWD, CROWD_ROUNDS, SQL_ROUNDS = 40, 8, 12, 40
BASE = "/p/alfa"


def measure() -> Sequence[Latency]:
    """Every sort, every filter and the searches, for each size of the register."""
    found: list[Latency] = []
    for size in SIZES:
        print(f"  making a register of {size:,} items ...", file=sys.stderr)
        world = make_world(size)
        found += _measured(world)
        _forget()
    return found


def _measured(world: World) -> Iterator[Latency]:
    from django.urls import reverse

    cookie = _signed_in(world)
    pages, devices = _pages(world), reverse("work_devices")
    with served("bench.applications:huolto_application", BASE + "/empty") as port:
        empty = _times(port, BASE + "/empty", cookie, 1, ROUNDS)
        for name, query in pages.items():
            path = f"{BASE}{devices}?{quote(query, safe='=&')}"
            one = _times(port, path, cookie, 1, ROUNDS)
            crowd = _times(port, path, cookie, CROWD, CROWD_ROUNDS)
            yield latency(
                f"{world.items:,}: {name}", one=one, crowd=crowd, empty=empty, sql=_sql(world, query)
            )


def _pages(world: World) -> dict[str, str]:
    from huolto.register.models import Item

    provider = world.providers[0]
    some = (
        Item.objects.filter(provider=provider, holder__isnull=False)
        .select_related("holder")
        .order_by("pk")[7]
    )
    serial = some.search_text.split()[1]
    pages = {"first page": ""}
    pages |= {f"sorted by {name}": f"sort={name}" for name in ("device", "customer", "holder", "place", "cost_centre", "package", "state", "bought", "warranty", "ends", "-ends")}  # fmt: skip
    filters = {
        "state": "in_service", "kind": "device", "category": some.category_id, "model": some.device_model_id,
        "customer": some.customer_id, "holder": some.holder_id, "place": some.place_id, "cost_centre": some.cost_centre_id,
        "package": some.package_id, "acquisition": "finance_lease", "age": "24-36", "warranty": "3", "life": "6", "lease": "6",
    }  # fmt: skip
    pages |= {f"filter {name}": f"{name}={value}" for name, value in filters.items()}
    pages["nobody holds it, by place"] = "holder=nobody&sort=place"
    pages |= {
        "search exact tag": f"q={some.asset_tag}",
        "search prefix": f"q={some.asset_tag[:6]}",
        "search inside a serial (6)": f"q={serial[2:8]}",
        "search inside a holder's name": f"q={some.holder.name.split()[1][1:]}",
        "search a common word by holder": "q=lumo&sort=holder",
        "search nothing": "q=zzqqxx",
    }
    return pages


def _sql(world: World, query: str) -> float:
    """Median milliseconds of the query that finds the ids of the page, by itself."""
    from django.db import connection
    from django.http import QueryDict

    from huolto.foundation.actors import Actor
    from huolto.foundation.paging import page_of
    from huolto.register.access import items_visible_to
    from huolto.register.item_filter import ItemFilter
    from huolto.register.queries import SORTS

    provider = world.providers[0]
    address = QueryDict(query).dict()
    sort = address.get("sort", "tag")
    narrowed = ItemFilter.read(address).narrow(items_visible_to(Actor.system(provider)), provider)
    statements: list[Any] = []

    def keep(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        statements.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(keep):
        page_of(narrowed, sort=SORTS[sort.removeprefix("-")], descending=sort.startswith("-"))
    sql, params = statements[-1]
    times = []
    with connection.cursor() as cursor:
        for _ in range(SQL_ROUNDS):
            before = time.perf_counter()
            cursor.execute(sql, params)
            cursor.fetchall()
            times.append((time.perf_counter() - before) * 1000)
    return sorted(times)[len(times) // 2]


def _times(port: int, path: str, cookie: str, clients: int, rounds: int) -> list[float]:
    """Milliseconds of each answer."""
    times: list[float] = []
    faults: list[str] = []

    def ask() -> None:
        connection = http.client.HTTPConnection(HOST, port, timeout=60)
        for _ in range(rounds):
            before = time.perf_counter()
            connection.request("GET", path, headers={"Cookie": cookie, "Accept-Language": "en"})
            answer = connection.getresponse()
            answer.read()
            times.append((time.perf_counter() - before) * 1000)
            if answer.status != 200:
                faults.append(f"{path} answered {answer.status}")
                return
        connection.close()

    ask()
    times.clear()
    crowd = [threading.Thread(target=ask) for _ in range(clients)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    if faults:
        raise RuntimeError(faults[0])
    return times


def _signed_in(world: World) -> str:
    """The cookie of an agent of the first provider."""
    from django.conf import settings
    from django.test import Client

    from huolto.foundation.actors import Actor
    from huolto.parties.choices import Right
    from huolto.parties.commands import create_person, grant_right, open_login
    from huolto.parties.models import Organisation, User
    from huolto.parties.queries import today_at

    provider = world.providers[0]
    actor = Actor.system(provider)
    itself = Organisation.objects.get(provider=provider, roles__contains=["provider"])
    person = create_person(
        actor=actor, organisation=itself, name="Vesa Harjula", email=f"vesa@{world.items}.example"
    )
    open_login(actor=actor, person=person, email=person.email)
    grant_right(
        actor=actor, person=person, right=Right.AGENT, organisation=itself, valid_from=today_at(provider)
    )
    client = Client()
    client.force_login(User.objects.get(email=person.email))
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def _forget() -> None:
    """Empty the tables, so that the next size begins as the first did."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE foundation_provider CASCADE")
