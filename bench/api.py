"""The API's read and create of an item and its list of 50, against a bare Django view in the same server.

One client, then eight, each on a connection that it keeps. The bare view goes through all middleware and says a constant.
"""

import http.client
import itertools
import json
import threading
import time
from collections.abc import Callable, Sequence
from datetime import timedelta

from bench.empty_page import HOST, served
from bench.measure import Figure, middle

SECONDS = 1.5
ROUNDS = 3
CROWD = 8
ITEMS = 200
Ask = tuple[str, str, bytes]


def measure() -> Sequence[Figure]:
    """Calls a second of each operation and of the bare view, in turns."""
    secret, customer, category, items = _world()
    numbers = itertools.count(1)

    def creating() -> Ask:
        body = {
            "customer_id": customer,
            "category_id": category,
            "name": "Lumo",
            "asset_tag": f"N-{next(numbers)}",
        }
        return "POST", "/p/bench/api/v1/items", json.dumps(body).encode()

    turns = itertools.cycle(items)
    asks: dict[str, Callable[[], Ask]] = {
        "read an item": lambda: ("GET", f"/p/bench/api/v1/items/{next(turns)}", b""),
        "create an item, with its history": creating,
        "list of 50 items": lambda: ("GET", "/p/bench/api/v1/items?limit=50", b""),
    }
    figures = []
    with served("bench.applications:huolto_application", "/p/bench/empty") as port:
        for clients in (1, CROWD):
            for name, ask in asks.items():
                ours, floors = [], []
                _calls_a_second(port, ask, secret, clients, 0.3)
                for _round in range(ROUNDS):
                    ours.append(_calls_a_second(port, ask, secret, clients, SECONDS))
                    floors.append(_calls_a_second(port, _bare, secret, clients, SECONDS))
                said = "1 client" if clients == 1 else f"{clients} clients"
                figures.append(
                    Figure(
                        f"API: {name}, {said}", "calls", middle(ours), middle(floors), "a bare Django view"
                    )
                )
    return figures


def _bare() -> Ask:
    return "GET", "/p/bench/empty", b""


def _calls_a_second(port: int, ask: Callable[[], Ask], secret: str, clients: int, duration: float) -> float:
    counts = [0] * clients
    failures: list[str] = []
    until = time.perf_counter() + duration
    headers = {"Authorization": f"Bearer {secret}", "Content-Type": "application/json"}

    def call(place: int) -> None:
        connection = http.client.HTTPConnection(HOST, port, timeout=30)
        while time.perf_counter() < until and not failures:
            method, path, body = ask()
            connection.request(method, path, body or None, headers)
            answer = connection.getresponse()
            said = answer.read()
            if answer.status not in (200, 201):
                failures.append(f"{method} {path} answered {answer.status}: {said[:300]!r}")
            counts[place] += 1
        connection.close()

    threads = [threading.Thread(target=call, args=(place,)) for place in range(clients)]
    before = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise RuntimeError(failures[0])
    return sum(counts) / (time.perf_counter() - before)


def _world() -> tuple[str, int, int, list[int]]:
    """A provider with a customer, a token of an agent, and some items that name all that items can name."""
    from django.utils import timezone

    from huolto.catalogue.models import Category
    from huolto.foundation.actors import Actor
    from huolto.parties.choices import ApiScope, OrganisationRole, Right
    from huolto.parties.commands import (
        create_api_token,
        create_cost_centre,
        create_organisation,
        create_person,
        create_place,
        create_provider,
        grant_right,
        open_login,
    )
    from huolto.parties.models import ApiToken, Organisation
    from huolto.parties.queries import actor_of_person
    from huolto.register.commands import NewIdentifier, NewItem, register_items

    provider = create_provider(
        slug="bench", name="Bench", country="FI", currency="EUR", language="fi", zone="Europe/Helsinki"
    )
    system = Actor.system(provider)
    itself = Organisation.objects.get(provider=provider, slug="bench")
    customer = create_organisation(
        actor=system, slug="one", name="One", roles=[OrganisationRole.CUSTOMER], country="FI", language="fi"
    )
    agent = create_person(actor=system, organisation=itself, name="Agent", email="agent@bench.example")
    membership = open_login(
        actor=system, person=agent, email="agent@bench.example", password="only-for-the-bench"
    )
    grant_right(actor=system, person=agent, right=Right.AGENT, organisation=itself)
    holder = create_person(actor=system, organisation=customer, name="Holder", email="holder@one.example")
    place = create_place(actor=system, organisation=customer, name="Office")
    centre = create_cost_centre(actor=system, organisation=customer, code="10", name="Ten")
    category = Category.objects.create(provider=provider, code="laptop", name={"en": "Laptop"})
    items = register_items(
        actor=system,
        items=[
            NewItem(
                customer_id=customer.pk,
                category_id=category.pk,
                at=timezone.now(),
                name="Lumo Book 14",
                holder_id=holder.pk,
                place_id=place.pk,
                cost_centre_id=centre.pk,
                identifiers=(NewIdentifier("serial", f"SN-{number}"),),
            )
            for number in range(ITEMS)
        ],
    )
    _token, secret = create_api_token(
        actor=actor_of_person(agent),
        membership=membership,
        name="Bench",
        scopes=ApiScope.values,
        expires_on=timezone.localdate() + timedelta(days=9),
    )
    ApiToken.objects.update(calls_a_minute=100_000)
    return secret, customer.pk, category.pk, [item.pk for item in items]
