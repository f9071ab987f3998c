"""What all tests share: a PostgreSQL of their own, the cast, and no jobs of the test before."""

from collections.abc import Iterator

import pytest
from django.db import connection

from cast import cast
from own_database import pytest_configure, pytest_unconfigure

__all__ = ["cast", "pytest_configure", "pytest_unconfigure"]


@pytest.fixture(autouse=True)
def _no_jobs_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Empty the job tables after a test that commits: Django's own flush leaves them out."""
    marker = request.node.get_closest_marker("django_db")
    commits = bool(marker and marker.kwargs.get("transaction")) or "transactional_db" in request.fixturenames
    if commits:
        request.getfixturevalue("transactional_db")
    yield
    if commits:
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers CASCADE")
