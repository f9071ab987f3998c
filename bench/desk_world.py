"""A desk with much behind it: requests of one provider, five messages each, a quarter of them open with a promise running."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

NOW = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
MESSAGES = 5
OPEN_SHARE = 4
"""Of so many requests one is open."""

AGREEMENT = """language = 1
[agreement]
id = "desk"
name = { en = "Desk" }
currency = "EUR"
zone = "Europe/Helsinki"
[calendar.desk]
hours = { mon-fri = ["07:30-16:00"] }
holidays = "FI"
[[target]]
id = "solve"
kind = "solve"
strength = "goal"
due = "40 h"
calendar = "desk"
"""
WORDS = ["printer", "paper", "tray", "opens", "slowly", "screen", "stays", "dark", "after", "login", "password", "again", "monday", "morning", "network", "cable", "room", "third", "floor", "phone", "battery", "drains", "charger", "replaced", "shared", "folder", "rights", "missing", "calendar", "invitation", "mail", "does", "not", "arrive", "driver", "update", "failed", "keyboard", "letters", "wrong", "camera", "meeting", "sound", "echo", "headset", "dock", "monitor", "flickers"]  # fmt: skip
TITLES = (
    "Printer",
    "Screen",
    "Password",
    "Phone",
    "Folder rights",
    "Mail",
    "Keyboard",
    "Meeting room",
    "Dock",
)
REQUEST_COLUMNS = (
    "provider_id", "number", "kind", "state", "confidentiality", "channel", "priority", "title", "description", "customer_id",
    "requester_id", "queue_id", "assignee_id", "task", "bound_because", "mailbox", "is_chosen_by_caller", "planned_because",
    "opened_at", "first_answered_at", "last_message_at", "due_at", "closed_at", "reopenings", "satisfaction_note", "search_text",
)  # fmt: skip
MESSAGE_COLUMNS = (
    "provider_id", "request_id", "author_id", "body", "is_public", "is_from_customer", "channel", "written_at",
)  # fmt: skip


def make_desk(provider: Any, customers: list[Any], requests: int) -> None:
    """Fill the desk of a provider: requests, messages, promises and an agreement of each customer."""
    from django.db import connection

    draw = random.Random(11)
    versions = _agreements(provider, customers)
    with connection.cursor() as cursor:
        for table in ("desk_servicerequest", "desk_message", "desk_target"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        _copy(cursor, "desk_servicerequest", REQUEST_COLUMNS, _requests(provider, customers, draw, requests))
        cursor.execute(
            "SELECT id, requester_id, opened_at, state, customer_id FROM desk_servicerequest WHERE provider_id = %s",
            [provider.pk],
        )
        rows = cursor.fetchall()
        _copy(cursor, "desk_message", MESSAGE_COLUMNS, _messages(provider, rows, draw))
        cursor.execute("CREATE TEMP TABLE versions (customer_id bigint, version_id bigint)")
        _copy(cursor, "versions", ("customer_id", "version_id"), iter(versions.items()))
        cursor.execute(
            "INSERT INTO desk_target (provider_id, request_id, kind, strength, version_id, clause, state, asked_at,"
            " first_due_at, due_at, steps) SELECT provider_id, id, 'solve', 'goal', version_id, 'solve', 'running',"
            " opened_at, due_at, due_at, '[]' FROM desk_servicerequest JOIN versions USING (customer_id)"
            " WHERE due_at IS NOT NULL"
        )
        for table in ("desk_servicerequest", "desk_message", "desk_target"):
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        cursor.execute("VACUUM ANALYZE")


def _agreements(provider: Any, customers: list[Any]) -> dict[int, int]:
    from huolto.agreements.commands import activate_version, draft_version
    from huolto.foundation.actors import Actor

    actor = Actor.system(provider)
    versions = {}
    for customer in customers:
        version = draft_version(actor=actor, customer=customer, source=AGREEMENT)
        activate_version(actor=actor, version=version, from_on=date(2020, 1, 1))
        versions[customer.pk] = version.pk
    return versions


def _copy(cursor: Any, table: str, columns: tuple[str, ...], rows: Iterator[tuple[Any, ...]]) -> None:
    with cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _requests(
    provider: Any, customers: list[Any], draw: random.Random, count: int
) -> Iterator[tuple[Any, ...]]:
    from huolto.desk.models import Queue
    from huolto.parties.models import Person
    from huolto.rules.texts import fold

    queue = Queue.objects.of(provider).get(is_first=True)
    people: dict[int, list[tuple[int, str]]] = {}
    for pk, organisation, name in Person.objects.of(provider).values_list("pk", "organisation_id", "name"):
        people.setdefault(organisation, []).append((pk, name))
    for number in range(1, count + 1):
        customer = draw.choice(customers)
        person, name = draw.choice(people[customer.pk])
        is_open = number % OPEN_SHARE == 0
        opened = NOW - timedelta(minutes=draw.randrange(20_000 if is_open else 1_000_000))
        title = f"{draw.choice(TITLES)} {draw.choice(WORDS)} {draw.choice(WORDS)}"
        label = f"SR-{number:06d}"
        yield (
            provider.pk, label, draw.choice(("incident", "service_request")), "open" if is_open else "done", "normal",
            draw.choice(("portal", "mail", "phone")), draw.choice(("low", "normal", "high")), title, " ".join(draw.choices(WORDS, k=25)),
            customer.pk, person, queue.pk, None, "", "{}", "", False, "", opened, opened + timedelta(hours=2), opened + timedelta(hours=3),
            opened + timedelta(hours=60) if is_open else None, None if is_open else opened + timedelta(hours=4), 0, "",
            " ".join(dict.fromkeys(fold(f"{label} {title} {name} {customer.name}").split())),
        )  # fmt: skip


def _messages(provider: Any, rows: list[tuple[Any, ...]], draw: random.Random) -> Iterator[tuple[Any, ...]]:
    for request, person, opened, _state, _customer in rows:
        for step in range(MESSAGES):
            body = " ".join(draw.choices(WORDS, k=40)) + f" {request * 7919 % 1_000_003}-{step}"
            yield (
                provider.pk,
                request,
                person,
                body,
                True,
                step % 2 == 0,
                "portal",
                opened + timedelta(minutes=30 * step),
            )
