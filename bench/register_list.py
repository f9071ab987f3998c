"""Pages of the register's list on a large register: time at the client over loopback, with 1 and with 8 clients.

Beside each page stand the empty page through the same middleware and the bare SQL of the list's own query. Sizes come
from `HUOLTO_BENCH_ITEMS` ("10000,1000000" by default), each in the same database one after the other.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from bench.empty_page import served
from bench.measure import Latency, latency
from bench.pages import signed_in, statement_time, times
from bench.register_world import World, make_world

SIZES = tuple(int(size) for size in os.environ.get("HUOLTO_BENCH_ITEMS", "10000,1000000").split(","))
ROUNDS, CROWD, CROWD_ROUNDS = 40, 8, 12
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

    cookie = signed_in(world.providers[0], world.items)
    pages, devices = _pages(world), reverse("work_devices")
    with served("bench.applications:huolto_application", BASE + "/empty") as port:
        empty = times(port, BASE + "/empty", cookie, 1, ROUNDS)
        for name, query in pages.items():
            path = f"{BASE}{devices}?{quote(query, safe='=&')}"
            one = times(port, path, cookie, 1, ROUNDS)
            crowd = times(port, path, cookie, CROWD, CROWD_ROUNDS)
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
    return statement_time(
        lambda: page_of(narrowed, sort=SORTS[sort.removeprefix("-")], descending=sort.startswith("-"))
    )


def _forget() -> None:
    """Empty the tables, so that the next size begins as the first did."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE foundation_provider CASCADE")
