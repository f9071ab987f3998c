"""An empty database starts from the baseline; one with tables never does."""

import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from huolto.foundation.database.baseline import migrations_in, start_from_baseline

EMPTY = f"huolto_baseline_test_{os.getpid()}"
"""Another process may be at another test of this file."""

pytestmark = pytest.mark.django_db


@pytest.fixture
def empty() -> Iterator[BaseDatabaseWrapper]:
    """A new database on the server of the tests, without a table."""
    own = connection.copy("default")
    own.settings_dict = {**connection.settings_dict, "NAME": EMPTY}
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {EMPTY}")
        cursor.execute(f"CREATE DATABASE {EMPTY}")
    yield own
    own.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {EMPTY}")


def tables_of(database: BaseDatabaseWrapper) -> set[str]:
    """Names of its tables."""
    with database.cursor() as cursor:
        return set(database.introspection.table_names(cursor))


@pytest.mark.django_db(transaction=True)
def test_an_empty_database_gets_all_tables_and_has_no_migration_left_to_run(
    empty: BaseDatabaseWrapper,
) -> None:
    assert start_from_baseline(empty, settings.BASELINE)

    executor = MigrationExecutor(empty)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
    assert tables_of(empty) == tables_of(connection)
    with empty.cursor() as cursor:
        cursor.execute("SHOW search_path")
        assert "public" in cursor.fetchone()[0], "the session goes on as it was"


@pytest.mark.django_db(transaction=True)
def test_a_database_with_a_table_is_left_as_it_is(empty: BaseDatabaseWrapper) -> None:
    with empty.cursor() as cursor:
        cursor.execute("CREATE TABLE of_somebody_else (id int)")

    assert not start_from_baseline(empty, settings.BASELINE)

    assert tables_of(empty) == {"of_somebody_else"}


@pytest.mark.django_db(transaction=True)
def test_a_baseline_that_breaks_off_leaves_nothing_behind(empty: BaseDatabaseWrapper, tmp_path: Path) -> None:
    whole = settings.BASELINE.read_text("utf-8")
    cut = tmp_path / "baseline.sql"
    cut.write_text(whole[: len(whole) * 2 // 3] + "\nSELECT broken off", "utf-8")

    with pytest.raises(psycopg.errors.Error):
        start_from_baseline(empty, cut)

    assert tables_of(empty) == set()


@pytest.mark.django_db(transaction=True)
def test_where_the_file_is_missing_migrations_do_it_all(empty: BaseDatabaseWrapper, tmp_path: Path) -> None:
    assert not start_from_baseline(empty, tmp_path / "none.sql")


def test_the_file_names_the_migrations_that_it_holds() -> None:
    held = migrations_in(settings.BASELINE.read_text("utf-8"))

    assert {f"{app}.{name}" for app, name in MigrationExecutor(connection).loader.disk_migrations} == held
