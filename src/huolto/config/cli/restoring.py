"""How an archive comes into an empty installation: all of it, or nothing, also when the power fails in between.

Unpacked and checked in a folder of its own first; then a mark (`restoring.json`) is written, the database is read in
one transaction, and key and files are moved to their places. Where that was interrupted, tables in the database say
that only the moving is left, and `finish_interrupted` does it.
"""

import json
import os
import shutil
from pathlib import Path

import psycopg

from huolto.config.cli import CallError
from huolto.config.cli.archive import DUMP, FILES, KEY
from huolto.foundation import killpoints
from huolto.foundation.database import ConnectionParameters
from huolto.foundation.database.dump import read_dump
from huolto.foundation.database.errors import OwnDatabaseError
from huolto.foundation.home import Home

MARK = "restoring.json"
STAGING = "restore-"


def has_tables(parameters: ConnectionParameters) -> bool:
    """Whether anything is in the database."""
    with psycopg.connect(**parameters.as_libpq()) as connection:
        row = connection.execute(
            "SELECT 1 FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') LIMIT 1"
        ).fetchone()
    return row is not None


def put_back(home: Home, parameters: ConnectionParameters, unpacked: Path, archive: str) -> None:
    """Bring what is unpacked in a folder of the home to its places; `archive` is the name it had."""
    mark = home.path / MARK
    _write_whole(mark, json.dumps({"folder": unpacked.name, "archive": archive}))
    try:
        read_dump(parameters, unpacked / DUMP)
    except BaseException as error:
        if not has_tables(parameters):
            mark.unlink(missing_ok=True)
            if isinstance(error, OwnDatabaseError):
                raise CallError(f"{error}; nothing was changed", 1) from error
        raise
    killpoints.reached("restore.data_in")
    _move(home, unpacked)


def sweep(home: Home) -> bool:
    """Remove what a killed restore has unpacked in vain; True where one is to be finished."""
    kept = (
        json.loads((home.path / MARK).read_text(encoding="utf-8"))["folder"] if is_interrupted(home) else ""
    )
    for left in home.path.glob(f"{STAGING}*"):
        if left.is_dir() and left.name != kept:
            shutil.rmtree(left, ignore_errors=True)
    return bool(kept)


def is_interrupted(home: Home) -> bool:
    """Whether a restore has begun here and not ended."""
    return (home.path / MARK).exists()


def finish_interrupted(home: Home, parameters: ConnectionParameters) -> str:
    """Finish a restore whose data are in and answer its archive; forget one that had not got so far and answer ''."""
    mark = home.path / MARK
    told = json.loads(mark.read_text(encoding="utf-8"))
    unpacked = home.path / told["folder"]
    if has_tables(parameters):
        _move(home, unpacked)
        return str(told["archive"])
    mark.unlink()
    shutil.rmtree(unpacked, ignore_errors=True)
    return ""


def require_finished(home: Home, parameters: ConnectionParameters) -> str:
    """For `huolto up`: finish what is left of a restore and answer its archive; refuse where its data never came in."""
    if not is_interrupted(home):
        return ""
    if not has_tables(parameters):
        raise CallError(
            f"a restore into {home.path} was interrupted before the data were in: run `huolto restore FILE` again "
            f"(or delete {home.path / MARK} to begin with an empty installation)",
            1,
        )
    return finish_interrupted(home, parameters)


def _move(home: Home, unpacked: Path) -> None:
    """Key and files to their places; what has been moved already is left alone."""
    key = unpacked / KEY
    if key.exists():
        key.chmod(0o600)
        os.replace(key, home.secrets / KEY)
    files = unpacked / FILES
    for path in sorted(files.iterdir()) if files.is_dir() else ():
        # A copy that was cut off when the folder of files is on another disk is made again.
        target = home.files / path.name
        if target.is_dir():
            shutil.rmtree(target)
        shutil.move(path, target)
    (home.path / MARK).unlink(missing_ok=True)
    shutil.rmtree(unpacked, ignore_errors=True)


def _write_whole(path: Path, text: str) -> None:
    draft = path.with_suffix(".part")
    with draft.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
