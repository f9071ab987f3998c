"""What a killed run left behind: an orphaned PostgreSQL is stopped, a stale `postmaster.pid` removed.

PostgreSQL itself trusts any living process whose number stands in `postmaster.pid`, also a stranger who was given the
number since. We look at what the process is: PostgreSQL's processes stand in their data folder.
"""

import os
import signal
import time
from pathlib import Path

from huolto.foundation.database.errors import OwnDatabaseError

PROCESSES = Path("/proc")
STOPS = ((signal.SIGINT, 20.0), (signal.SIGQUIT, 10.0), (signal.SIGKILL, 10.0))
"""Signals in rising strength (fast, immediate, at once) and the seconds to wait after each."""


def postmaster_pid(data: Path) -> int | None:
    """The process id in `postmaster.pid`, alive or not."""
    try:
        return int((data / "postmaster.pid").read_text(encoding="utf-8").split("\n", 1)[0])
    except (OSError, ValueError):
        return None


def processes_of(data: Path) -> list[int]:
    """Process ids of the PostgreSQL that runs on this data folder, its helpers included."""
    place = os.path.realpath(data)
    found = []
    for entry in PROCESSES.iterdir() if PROCESSES.is_dir() else ():
        if not entry.name.isdigit():
            continue
        try:
            if os.readlink(entry / "cwd") == place and (entry / "comm").read_text() == "postgres\n":
                found.append(int(entry.name))
        except OSError:  # ended meanwhile, or somebody else's
            continue
    return found


def clear_remains(data: Path) -> bool:
    """Stop what still runs on this folder and take away a stale `postmaster.pid`; answers whether any ran.

    Only whoever holds the home's database lock may call this. Raises `OwnDatabaseError` where it cannot be stopped.
    """
    if not PROCESSES.is_dir():
        return False  # without /proc PostgreSQL's own check has to do
    found = processes_of(data)
    if found:
        _stop(data)
    (data / "postmaster.pid").unlink(missing_ok=True)
    return bool(found)


def _stop(data: Path) -> None:
    for number, patience in STOPS:
        postmaster = postmaster_pid(data)
        alive = processes_of(data)
        # Helpers end with their postmaster; without one they are asked themselves.
        for pid in [postmaster] if postmaster in alive and number != signal.SIGKILL else alive:
            try:
                os.kill(pid, number)
            except ProcessLookupError:
                continue
        until = time.monotonic() + patience
        while time.monotonic() < until:
            if not processes_of(data):
                return
            time.sleep(0.05)
    raise OwnDatabaseError(
        f"a PostgreSQL of an earlier run still works on {data} and does not stop (processes "
        f"{', '.join(map(str, processes_of(data)))}): end them, then start again"
    )
