"""A desk with much behind it: requests of one provider, five messages each, a quarter of them open with a promise running."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bench.vocabulary import COMMON, running_text, vocabulary

NOW = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
MESSAGES, MANY_MESSAGES = 5, 50
OPEN_SHARE, MANY_SHARE, CONFIDENTIAL_SHARE = 4, 1000, 50
"""Of so many requests one is open, has many messages, is for HR only."""
LONGEST = 60
"""Words of the longest message."""

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
    "provider_id", "request_id", "author_id", "body", "is_public", "is_from_customer", "channel", "written_at", "mail_id",
)  # fmt: skip


TABLES = ("desk_servicerequest", "desk_message", "desk_target")


def make_desk(provider: Any, customers: list[Any], requests: int) -> None:
    """Fill the desk of a provider: requests, messages, promises and an agreement of each customer.

    As a restored dump does it: rows first, then the indexes and the foreign keys.
    """
    from django.db import connection

    draw = random.Random(11)
    versions = _agreements(provider, customers)
    queue, people = _parts(provider)
    with connection.cursor() as cursor:
        later = _put_off(cursor)
        text = running_text(draw, vocabulary(draw))
        rows = _requests(provider, queue, customers, people, draw, requests, text)
        _copy(cursor, "desk_servicerequest", REQUEST_COLUMNS, rows)
        cursor.execute(
            "SELECT id, requester_id, opened_at FROM desk_servicerequest WHERE provider_id = %s",
            [provider.pk],
        )
        opened = cursor.fetchall()
        _copy(cursor, "desk_message", MESSAGE_COLUMNS, _messages(provider, opened, draw, text))
        cursor.execute("CREATE TEMP TABLE versions (customer_id bigint, version_id bigint)")
        _copy(cursor, "versions", ("customer_id", "version_id"), iter(versions.items()))
        cursor.execute(
            "INSERT INTO desk_target (provider_id, request_id, kind, strength, version_id, clause, state, asked_at,"
            " first_due_at, due_at, steps) SELECT provider_id, id, 'solve', 'goal', version_id, 'solve', 'running',"
            " opened_at, due_at, due_at, '[]' FROM desk_servicerequest JOIN versions USING (customer_id)"
            " WHERE due_at IS NOT NULL"
        )
        for statement in later:
            cursor.execute(statement)
        cursor.execute("VACUUM ANALYZE")


def _put_off(cursor: Any) -> list[str]:
    """Take away what makes rows slow; answers the statements that bring it back."""
    later = []
    for table in TABLES:
        cursor.execute(
            "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'f'",
            [table],
        )
        for name, definition in cursor.fetchall():
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
            later.append(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}')
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s AND indexdef NOT LIKE 'CREATE UNIQUE%%'",
            [table],
        )
        for name, definition in cursor.fetchall():
            cursor.execute(f'DROP INDEX "{name}"')
            later.insert(0, definition)
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        later.append(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    return later


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


def _parts(provider: Any) -> tuple[int, dict[int, list[tuple[int, str]]]]:
    """The first queue, and the people of each customer by key and name."""
    from huolto.desk.models import Queue
    from huolto.parties.models import Person

    people: dict[int, list[tuple[int, str]]] = {}
    for pk, organisation, name in Person.objects.of(provider).values_list("pk", "organisation_id", "name"):
        people.setdefault(organisation, []).append((pk, name))
    return Queue.objects.of(provider).get(is_first=True).pk, people


def _requests(
    provider: Any,
    queue: int,
    customers: list[Any],
    people: dict[int, list[tuple[int, str]]],
    draw: random.Random,
    count: int,
    text: list[str],
) -> Iterator[tuple[Any, ...]]:
    from huolto.rules.texts import fold

    for number in range(1, count + 1):
        customer = draw.choice(customers)
        person, name = draw.choice(people[customer.pk])
        is_open = number % OPEN_SHARE == 0
        opened = NOW - timedelta(minutes=draw.randrange(20_000 if is_open else 1_000_000))
        title = f"{draw.choice(TITLES)} {draw.choice(COMMON)} {_words(draw, text, 2, 5)}"
        secrecy = "human_resources" if number % CONFIDENTIAL_SHARE == 0 else "normal"
        label = f"SR-{number:06d}"
        yield (
            provider.pk, label, draw.choice(("incident", "service_request")), "open" if is_open else "done", secrecy,
            draw.choice(("portal", "mail", "phone")), draw.choice(("low", "normal", "high")), title, _words(draw, text, 10, 40),
            customer.pk, person, queue, None, "", "{}", "", False, "", opened, opened + timedelta(hours=2), opened + timedelta(hours=3),
            opened + timedelta(hours=60) if is_open else None, None if is_open else opened + timedelta(hours=4), 0, "",
            " ".join(dict.fromkeys(fold(f"{label} {title} {name} {customer.name}").split())),
        )  # fmt: skip


def _messages(
    provider: Any, rows: list[tuple[Any, ...]], draw: random.Random, text: list[str]
) -> Iterator[tuple[Any, ...]]:
    for request, person, opened in rows:
        for step in range(messages_of(request)):
            body = f"{_words(draw, text, 8, LONGEST)} {rare_word(request)}-{step}"
            written = opened + timedelta(minutes=30 * step)
            yield (provider.pk, request, person, body, True, step % 2 == 0, "portal", written, "")


def _words(draw: random.Random, text: list[str], fewest: int, most: int) -> str:
    start = draw.randrange(len(text) - most)
    return " ".join(text[start : start + draw.randint(fewest, most)])


def messages_of(request: int) -> int:
    """How many messages the request of this key has."""
    return MANY_MESSAGES if request % MANY_SHARE == 1 else MESSAGES


def rare_word(request: int) -> int:
    """What stands in the messages of this request and in few others."""
    return request * 7919 % 1_000_003
