"""What all tests share: a PostgreSQL of their own and the cast."""

from cast import cast
from own_database import pytest_configure, pytest_unconfigure

__all__ = ["cast", "pytest_configure", "pytest_unconfigure"]
