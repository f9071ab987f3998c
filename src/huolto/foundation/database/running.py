"""Have the database running for as long as a block lasts: run it, or use the one that another process runs."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg

from huolto.foundation.database.cluster import Cluster
from huolto.foundation.database.errors import AlreadyRunningError, OwnDatabaseError
from huolto.foundation.database.locks import FileLock, database_lock, users_lock
from huolto.foundation.database.parameters import (
    ConnectionParameters,
    connection_parameters,
    parse_database_url,
)
from huolto.foundation.home import Home, home_folder

ATTACH_PATIENCE = 90.0  # seconds until a database that another process is just starting must answer
USERS_PATIENCE = 3600.0  # seconds a short-lived owner waits for others that use its database
TAKE_OVER_PATIENCE = 15.0  # seconds `huolto up` waits for a short command that runs the database


@contextmanager
def running_database(
    home: Home | None = None, *, durable: bool = True, tell: Callable[[str], None] | None = None
) -> Iterator[ConnectionParameters]:
    """Yield how to connect: to `DATABASE_URL` where it is set, else to the home's own database.

    The own one is started where it does not run, and stopped at the end when nobody else uses it any more.
    Enter it before Django's settings are read. `tell` hears why it waits. Raises `OwnDatabaseError`.
    """
    url = os.environ.get("DATABASE_URL", "")
    if url:
        yield parse_database_url(url)
        return
    folder = (home or home_folder()).prepare()
    with users_lock(folder) as use:
        if not use.acquire(shared=True, patience=ATTACH_PATIENCE):
            raise OwnDatabaseError(
                f"the database of {folder.path} has been stopping for long; see {folder.log}"
            )
        owned = database_lock(folder)
        parameters = _attach_or_own(folder, owned)
        if parameters is not None:
            yield parameters
            return
        use.release()
        with owned:
            yield from _own_for_a_while(folder, durable=durable, tell=tell)


@contextmanager
def own_database(home: Home, *, durable: bool = True) -> Iterator[Cluster]:
    """Run the database for `huolto up`: whoever else runs it has to end first; those who use it are cut off at the end."""
    lock = database_lock(home.prepare())
    if not lock.acquire(patience=TAKE_OVER_PATIENCE):
        pid = lock.holder()
        raise AlreadyRunningError(
            f"another command (process {pid or 'unknown'}) runs the database of {home.path}: "
            "wait until it has ended, or stop it",
            pid=pid,
        )
    with lock:
        cluster = Cluster(home, durable=durable)
        try:
            cluster.start()
            yield cluster
        finally:
            cluster.stop()


def answers(parameters: ConnectionParameters, *, timeout: int = 3) -> bool:
    """Whether a connection can be made now."""
    try:
        psycopg.connect(**parameters.as_libpq(), connect_timeout=timeout).close()
    except psycopg.OperationalError:
        return False
    return True


def _attach_or_own(home: Home, lock: FileLock) -> ConnectionParameters | None:
    """Parameters of the database another process runs, or None once the lock to run it is ours."""
    until = time.monotonic() + ATTACH_PATIENCE
    while time.monotonic() < until:
        if lock.acquire():
            return None
        parameters = connection_parameters(home)
        if parameters is not None and answers(parameters):
            return parameters
        time.sleep(0.1)
    raise OwnDatabaseError(
        f"process {lock.holder() or 'unknown'} runs the database of {home.path}, but it does not answer; "
        f"see {home.log / 'postgresql.log'}"
    )


def _own_for_a_while(
    home: Home, *, durable: bool, tell: Callable[[str], None] | None
) -> Iterator[ConnectionParameters]:
    cluster = Cluster(home, durable=durable)
    with users_lock(home) as others:
        try:
            yield cluster.start()
            if not others.acquire():
                if tell:
                    tell(
                        "done; other commands still use the database that this one started, waiting for them"
                    )
                others.acquire(patience=USERS_PATIENCE)
        finally:
            cluster.stop()
