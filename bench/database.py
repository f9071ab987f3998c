"""A database of the benchmark's own: a new one on `DATABASE_URL`'s server, else a PostgreSQL of its own; gone afterwards."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from huolto.foundation.database.account import forget_database
from huolto.foundation.database.cluster import Cluster
from huolto.foundation.home import Home


@contextmanager
def own_database() -> Iterator[None]:
    """Have an empty migrated database inside the block, with Django set up and a home in a temporary folder."""
    home = Home(Path(tempfile.mkdtemp(prefix="huolto-bench-"))).prepare()
    os.environ["HUOLTO_HOME"] = str(home.path)
    os.environ["DJANGO_SETTINGS_MODULE"] = "huolto.config.settings.base"
    try:
        with _server(home):
            _set_up()
            yield
            _close()
    finally:
        shutil.rmtree(home.path, ignore_errors=True)


@contextmanager
def _server(home: Home) -> Iterator[None]:
    given = os.environ.get("DATABASE_URL", "")
    if given:
        name = f"huolto_bench_{os.getpid()}"
        with psycopg.connect(given, autocommit=True) as server:
            server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        os.environ["DATABASE_URL"] = urlunsplit(urlsplit(given)._replace(path=f"/{name}"))
        try:
            yield
        finally:
            os.environ["DATABASE_URL"] = given
            with psycopg.connect(given, autocommit=True) as server:
                server.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(name)))
        return
    cluster = Cluster(home, durable=True)
    found = cluster.start()
    os.environ["DATABASE_URL"] = (
        f"postgres://{found.user}:{found.password}@{found.host}:{found.port}/{found.dbname}"
    )
    try:
        yield
    finally:
        os.environ.pop("DATABASE_URL", None)
        cluster.stop()
        forget_database(home)


def _set_up() -> None:
    import logging

    import django
    from django.core.management import call_command

    django.setup()
    logging.disable(logging.WARNING)
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)


def _close() -> None:
    from django.db import connections

    connections.close_all()
