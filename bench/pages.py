"""How long pages take at the client, and their own queries by themselves."""

import http.client
import threading
import time
from collections.abc import Callable
from typing import Any

from bench.empty_page import HOST

SQL_ROUNDS = 40


def times(port: int, path: str, cookie: str, clients: int, rounds: int) -> list[float]:
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


def signed_in(provider: Any, name: object) -> str:
    """The cookie of a new agent of a provider, named apart from others by `name`."""
    from django.conf import settings
    from django.test import Client

    from huolto.foundation.actors import Actor
    from huolto.parties.choices import Right
    from huolto.parties.commands import create_person, grant_right, open_login
    from huolto.parties.models import Organisation, User
    from huolto.parties.queries import today_at

    actor = Actor.system(provider)
    itself = Organisation.objects.get(provider=provider, roles__contains=["provider"])
    person = create_person(
        actor=actor, organisation=itself, name="Vesa Harjula", email=f"vesa@{name}.example"
    )
    open_login(actor=actor, person=person, email=person.email)
    grant_right(
        actor=actor, person=person, right=Right.AGENT, organisation=itself, valid_from=today_at(provider)
    )
    client = Client()
    client.force_login(User.objects.get(email=person.email))
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def statement_time(find: Callable[[], object]) -> float:
    """Median milliseconds of the last statement that `find` asks, by itself."""
    from django.db import connection

    statements: list[Any] = []

    def keep(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        statements.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(keep):
        find()
    sql, params = statements[-1]
    times = []
    with connection.cursor() as cursor:
        for _ in range(SQL_ROUNDS):
            before = time.perf_counter()
            cursor.execute(sql, params)
            cursor.fetchall()
            times.append((time.perf_counter() - before) * 1000)
    return sorted(times)[len(times) // 2]
