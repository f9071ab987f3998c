"""What all tests share: a PostgreSQL of their own, the cast, and a database that each finds as at the beginning."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import TransactionTestCase
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from cast import cast
from kept_rows import as_at_the_beginning, empty_job_tables, remember_the_beginning
from own_database import pytest_configure, pytest_unconfigure

# How long an example takes says something of the machine, not of the code.
hypothesis_settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("untimed")

__all__ = ["cast", "pytest_configure", "pytest_unconfigure"]

SLOW = ("access/", "browser/", "operations/", "api/test_schema", "demo/")
"""What takes longest begins first, so that no process is left alone with it at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest first; each test goes to whichever process is free."""
    items.sort(key=lambda item: next((at for at, part in enumerate(SLOW) if part in item.nodeid), len(SLOW)))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Let what a test commits be taken away by `as_at_the_beginning`, where that may be."""
    flush = TransactionTestCase._fixture_teardown

    def take_away(test: TransactionTestCase) -> None:
        if not as_at_the_beginning():
            flush(test)
            empty_job_tables()

    with django_db_blocker.unblock():
        remember_the_beginning()
    TransactionTestCase._fixture_teardown = take_away
    yield
    TransactionTestCase._fixture_teardown = flush
