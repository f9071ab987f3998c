"""What a subcommand that needs the database enters first: `database_session` or `django_session`."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from huolto.config.cli import CallError
from huolto.foundation.database import ConnectionParameters
from huolto.foundation.database.errors import OwnDatabaseError
from huolto.foundation.database.parameters import DatabaseUrlError
from huolto.foundation.database.running import running_database


@contextmanager
def database_session() -> Iterator[ConnectionParameters]:
    """The database runs inside the block; what keeps it from running is one line and exit status 1."""
    before = signal.signal(signal.SIGTERM, _end)  # so that a database of our own is stopped in order
    try:
        with running_database(tell=lambda text: print(text, file=sys.stderr)) as parameters:
            yield parameters
    except OwnDatabaseError as error:
        raise CallError(str(error), 1) from error
    except DatabaseUrlError as error:
        raise CallError(str(error)) from error
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def django_session() -> Iterator[None]:
    """As `database_session`, with Django set up: models may be imported inside the block."""
    with database_session():
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huolto.config.settings.base")
        import django

        django.setup()
        from django.db import OperationalError, connections

        try:
            yield
        except OperationalError as error:
            said = " ".join(str(error).split())
            raise CallError(f"the database has ended meanwhile, or refuses: {said}", 1) from error
        finally:
            connections.close_all()


def _end(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)
