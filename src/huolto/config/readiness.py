"""Whether this installation can serve now: database, migrations, worker, room on the disk. Cheap: three short queries."""

import functools
import pkgutil
import shutil
from collections.abc import Callable, Collection
from dataclasses import dataclass
from importlib.util import find_spec

from django.apps import apps
from django.conf import settings
from django.db import Error, connection

WORKER_PATIENCE = 60  # seconds; a worker says every ten that it lives
LEAST_FREE = 100_000_000  # bytes in HUOLTO_HOME; `huolto doctor` warns earlier


@dataclass(frozen=True)
class Check:
    """One thing that must be so, and what was found."""

    name: str
    ok: bool
    says: str


def checks(without: Collection[str] = ()) -> list[Check]:
    """What was found, in the order in which it matters; `without` leaves some out."""
    return [_made(name, check) for name, check in CHECKS.items() if name not in without]


def _made(name: str, check: Callable[[], tuple[bool, str]]) -> Check:
    try:
        ok, says = check()
    except (Error, OSError) as error:
        return Check(name, ok=False, says=f"{type(error).__name__}: {' '.join(str(error).split())[:200]}")
    return Check(name, ok, says)


def _database() -> tuple[bool, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return True, "answers"


def _migrations() -> tuple[bool, str]:
    known = known_migrations()
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        applied = set(cursor.fetchall())
    pending, newer = known - applied, {(app, name) for app, name in applied - known if app in _labels()}
    if newer:
        return False, f"the data are of a newer Huolto ({_first(newer)})"
    if pending:
        return False, f"{len(pending)} are not applied, the first is {_first(pending)}"
    return True, "all applied"


def _worker() -> tuple[bool, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT extract(epoch FROM now() - max(last_heartbeat)) FROM procrastinate_workers")
        (ago,) = cursor.fetchone()
    if ago is None:
        return False, "none has been heard"
    return ago <= WORKER_PATIENCE, f"heard {ago:.0f} s ago"


def _disk() -> tuple[bool, str]:
    free = shutil.disk_usage(settings.HOME.path).free
    return free >= LEAST_FREE, f"{free / 1e9:.1f} GB free in HUOLTO_HOME"


CHECKS: dict[str, Callable[[], tuple[bool, str]]] = {
    "database": _database,
    "migrations": _migrations,
    "worker": _worker,
    "disk": _disk,
}


@functools.cache
def known_migrations() -> frozenset[tuple[str, str]]:
    """(app, name) of every migration that this code has, by the names of their files: none is imported."""
    found = set()
    for config in apps.get_app_configs():
        name = f"{config.name}.migrations"
        spec = find_spec(name)
        if spec is not None and spec.submodule_search_locations:
            modules = pkgutil.iter_modules(spec.submodule_search_locations)
            found |= {(config.label, one.name) for one in modules if one.name[0] not in "_~"}
    return frozenset(found)


@functools.cache
def _labels() -> frozenset[str]:
    return frozenset(config.label for config in apps.get_app_configs())


def _first(migrations: Collection[tuple[str, str]]) -> str:
    return ".".join(min(migrations))
