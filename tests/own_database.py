"""A PostgreSQL of the tests' own, for as long as the run lasts; none where DATABASE_URL names one.

Processes of pytest-xdist share it: the first process starts it, the others inherit DATABASE_URL.
"""

import os
import shutil
import tempfile
from pathlib import Path
from urllib.parse import quote

import pytest

from huolto.foundation.database import ConnectionParameters, settings_from_environment
from huolto.foundation.database.account import forget_database
from huolto.foundation.database.cluster import Cluster
from huolto.foundation.home import Home

CLUSTER = pytest.StashKey[Cluster]()
OURS_PREFIX = "huolto-test-"


def pytest_configure(config: pytest.Config) -> None:
    """Start it before Django connects."""
    if os.environ.get("DATABASE_URL") or config.option.collectonly or config.option.help:
        return
    cluster = Cluster(Home(Path(tempfile.mkdtemp(prefix="huolto-test-database-"))), durable=False)
    os.environ["DATABASE_URL"] = as_url(cluster.start())
    config.stash[CLUSTER] = cluster
    _tell_django()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop it and leave nothing behind."""
    cluster = config.stash.get(CLUSTER, None)
    if cluster:
        os.environ.pop("DATABASE_URL", None)
        cluster.stop()
        forget_database(cluster.home)
        shutil.rmtree(cluster.home.path, ignore_errors=True)
    if not hasattr(config, "workerinput"):
        home = Path(os.environ.get("HUOLTO_HOME", ""))
        if home.parent == Path(tempfile.gettempdir()) and home.name.startswith(OURS_PREFIX):
            shutil.rmtree(home, ignore_errors=True)  # made by settings/test.py


def as_url(parameters: ConnectionParameters) -> str:
    """The same as DATABASE_URL."""
    return f"postgres://{parameters.user}:{quote(parameters.password)}@{parameters.host}:{parameters.port}/{parameters.dbname}"


def _tell_django() -> None:
    """Settings were read before us; nothing has connected yet."""
    from django.db import connections

    connections.settings["default"].update(settings_from_environment())
