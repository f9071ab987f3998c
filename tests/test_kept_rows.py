"""What is made once is the same to every test: rows, keys and history as its commands left them, and nothing of another test."""

from datetime import date

import pytest
import time_machine
from django.db import connection, transaction

import kept_rows
from cast import Cast, build_cast
from huolto.foundation.models import Provider
from huolto.parties.models import Grant, Person
from kept_rows import as_at_the_beginning, made_once


@pytest.fixture(autouse=True)
def _kept_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_rows, "_kept", {})


def rows() -> dict[str, list[bytes]]:
    return {columns: sorted(lines.splitlines()) for columns, lines in kept_rows._tables()}


def made_and_forgotten() -> tuple[Cast, dict[str, list[bytes]]]:
    with transaction.atomic():
        cast = build_cast()
        there = rows()
        transaction.set_rollback(True)
    return cast, there


@pytest.mark.django_db
def test_what_is_put_back_is_what_was_made_row_by_row_history_included() -> None:
    first, made = made_and_forgotten()
    assert not Provider.objects.exists()
    second, put_back = made_and_forgotten()
    assert put_back == made
    assert any(columns.startswith('"parties_personevent"') for columns in made)
    assert second == first
    assert second is not first


@pytest.mark.django_db
def test_rows_made_afterwards_get_keys_of_their_own() -> None:
    made_and_forgotten()
    cast = build_cast()
    last = Person.objects.order_by("-pk")[0]
    new = Person.objects.create(
        provider=cast.suopursu,
        organisation=cast.kaarnalahti,
        name="Somebody New",
        email="new@kaarnalahti.example",
    )
    assert new.pk > last.pk


@pytest.mark.django_db
def test_keys_between_tables_hold_for_what_was_put_back() -> None:
    made_and_forgotten()
    build_cast()
    connection.check_constraints()


@pytest.mark.django_db
def test_whoever_travels_in_time_gets_rows_of_that_time() -> None:
    made_and_forgotten()
    with time_machine.travel("2026-02-09T10:00:00Z", tick=False):
        cast = build_cast()
        grants = Grant.objects.filter(provider=cast.suopursu)
        assert set(grants.values_list("valid_from", flat=True)) == {date(2026, 2, 9)}


@pytest.mark.django_db
def test_what_changes_rows_that_stood_there_is_made_each_time(cast: Cast) -> None:
    calls = []

    def rename() -> int:
        calls.append(1)
        return Person.objects.filter(pk=cast.employee.pk).update(name=f"Elina {len(calls)}")

    assert [made_once("renamed", rename), made_once("renamed", rename)] == [1, 1]
    assert Person.objects.get(pk=cast.employee.pk).name == "Elina 2"


@pytest.mark.django_db
def test_another_key_is_another_thing() -> None:
    assert [made_once("one", lambda: 1), made_once("two", lambda: 2), made_once("one", lambda: 3)] == [
        1,
        2,
        1,
    ]


@pytest.mark.django_db(transaction=True)
def test_what_was_committed_is_taken_away_and_what_migrations_left_stays() -> None:
    before = rows()
    build_cast()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM auth_permission")
    assert as_at_the_beginning()
    assert rows() == before
    assert not Provider.objects.exists()
