"""Dumps by PostgreSQL's own programs: before upgrades, for backups, and read back."""

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from huolto.foundation.database.binaries import binaries_folder
from huolto.foundation.database.errors import OwnDatabaseError
from huolto.foundation.database.parameters import ConnectionParameters
from huolto.foundation.home import Home

KEPT = 5


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


def read_dump(parameters: ConnectionParameters, path: Path) -> None:
    """Read a dump into an empty database, all of it or nothing."""
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


def dump_before_upgrade(home: Home, parameters: ConnectionParameters) -> Path:
    """Dump into the home's `backups` and keep the newest few."""
    home.prepare()
    path = home.backups / f"before-upgrade-{datetime.now(UTC):%Y%m%dT%H%M%S}.dump"
    write_dump(parameters, path)
    for old in sorted(home.backups.glob("before-upgrade-*.dump"))[:-KEPT]:
        old.unlink()
    return path


def run_program(parameters: ConnectionParameters, program: str, *arguments: str) -> str:
    """Run one of PostgreSQL's programs on this database; answers what it printed, raises `OwnDatabaseError` with its words."""
    command = [str(binaries_folder() / program), "--no-password", *arguments]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
    environment |= parameters.as_environment()
    answer = subprocess.run(command, env=environment, capture_output=True, text=True)
    if answer.returncode:
        raise OwnDatabaseError(f"{program} failed: {' '.join(answer.stderr.split()) or answer.returncode}")
    return answer.stdout
