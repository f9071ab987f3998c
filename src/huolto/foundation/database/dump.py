"""Dumps by PostgreSQL's own programs: before upgrades, for backups, examined and read back."""

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from huolto import __version__
from huolto.foundation.database.binaries import binaries_folder
from huolto.foundation.database.errors import DumpError, OwnDatabaseError
from huolto.foundation.database.parameters import ConnectionParameters
from huolto.foundation.home import Home

KEPT = 5
"""How many dumps made before upgrades stay, unless `HUOLTO_DUMPS_KEPT` says otherwise."""

UPGRADE_LOCK = 4_852_079_117  # any number that nothing else locks

UNKNOWN_BEFORE_17 = re.compile(rb"SET transaction_timeout = \d+;\n?")
"""What pg_restore writes for a server of its own version and older ones refuse."""


def write_dump(parameters: ConnectionParameters, path: Path) -> None:
    """Write the whole database to `path` in PostgreSQL's custom format; nothing is left there where it fails."""
    draft = path.with_name(f".{path.name}.part")
    try:
        run_program(
            parameters, "pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={draft}"
        )
        draft.chmod(0o600)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def check_dump(path: Path) -> None:
    """Read a dump from its first byte to its last; raises `DumpError` where it is cut off or damaged."""
    run_program(None, "pg_restore", f"--file={os.devnull}", str(path), error=DumpError)


def migrations_in(path: Path) -> frozenset[tuple[str, str]]:
    """(app, name) of the migrations that the data in a dump have seen; no server is needed."""
    table = run_program(
        None, "pg_restore", "--data-only", "--table=django_migrations", "--file=-", str(path), error=DumpError
    )
    rows = re.findall(rb"^\d+\t([^\t\n]+)\t([^\t\n]+)\t", table, re.MULTILINE)
    return frozenset((app.decode(), name.decode()) for app, name in rows)


def read_dump(parameters: ConnectionParameters, path: Path) -> None:
    """Read a dump into an empty database, all of it or nothing, and tell the planner what is there."""
    with psycopg.connect(**parameters.as_libpq()) as connection:
        is_older = connection.info.server_version < 170000
    if is_older:
        _read_as_text(parameters, path)
    else:
        run_program(
            parameters,
            "pg_restore",
            "--no-owner",
            "--no-privileges",
            "--exit-on-error",
            "--single-transaction",
            f"--dbname={parameters.dbname}",
            str(path),
        )
    with psycopg.connect(**parameters.as_libpq(), autocommit=True) as connection:
        connection.execute("ANALYZE")


def dump_before_upgrade(home: Home, parameters: ConnectionParameters) -> Path:
    """Dump into the home's `backups`, named by the version that is about to change the data; keep the newest few."""
    home.prepare()
    kept = max(1, int(os.environ.get("HUOLTO_DUMPS_KEPT") or KEPT))
    path = _free_name(home.backups, f"before-{__version__}")
    write_dump(parameters, path)
    made = sorted(home.backups.glob("before-*.dump"), key=lambda old: old.stat().st_mtime_ns)
    for old in made[:-kept]:
        old.unlink(missing_ok=True)
    return path


@contextmanager
def no_upgrade_meanwhile(parameters: ConnectionParameters) -> Iterator[None]:
    """Wait for an upgrade that is going on and keep others out: a dump of half-changed tables could not be restored."""
    with psycopg.connect(**parameters.as_libpq(), autocommit=True) as guard:
        guard.execute("SELECT pg_advisory_lock_shared(%s)", [UPGRADE_LOCK])
        yield


def _free_name(folder: Path, name: str) -> Path:
    """`name.dump`, or with a number behind where it is taken: no dump replaces another one."""
    number = 1
    path = folder / f"{name}.dump"
    while path.exists():
        number += 1
        path = folder / f"{name}-{number}.dump"
    return path


def _read_as_text(parameters: ConnectionParameters, path: Path) -> None:
    """The same for a server older than 17, which does not know all that today's pg_restore says first."""
    draft = path.with_name(f"{path.name}.sql")
    try:
        run_program(None, "pg_restore", "--no-owner", "--no-privileges", f"--file={draft}", str(path))
        _drop_line(draft)
        run_program(
            parameters,
            "psql",
            "--no-psqlrc",
            "--quiet",
            "--set=ON_ERROR_STOP=1",
            "--single-transaction",
            f"--file={draft}",
            f"--dbname={parameters.dbname}",
        )
    finally:
        draft.unlink(missing_ok=True)


def _drop_line(path: Path) -> None:
    """Blank the setting that the server would refuse; it stands among the first lines, before any data."""
    with path.open("r+b") as file:
        head = file.read(4096)
        found = UNKNOWN_BEFORE_17.search(head)
        if found:
            file.seek(found.start())
            file.write(b" " * (found.end() - found.start() - 1) + b"\n")


def run_program(
    parameters: ConnectionParameters | None,
    program: str,
    *arguments: str,
    error: type[OwnDatabaseError] = OwnDatabaseError,
) -> bytes:
    """Run one of PostgreSQL's programs and answer what it wrote; its refusal is raised as `error`."""
    command = [str(binaries_folder() / program), *(["--no-password"] if parameters else []), *arguments]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
    environment |= parameters.as_environment() if parameters else {}
    answer = subprocess.run(command, env=environment, capture_output=True)
    if answer.returncode:
        said = " ".join(answer.stderr.decode("utf-8", "replace").split())
        raise error(f"{program} failed: {said or answer.returncode}")
    return answer.stdout
