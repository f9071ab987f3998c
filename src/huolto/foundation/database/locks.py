"""File locks of a home folder: the kernel drops them with their process, however it ends.

`up.lock` is held by `huolto up`, `database.lock` by whoever runs the database, `database.users` is shared by those who
only use it.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from huolto.foundation.database.errors import AlreadyRunningError
from huolto.foundation.home import Home


class FileLock:
    """A lock on a file that holds the owner's process id and name."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor: int | None = None

    def acquire(self, *, shared: bool = False, patience: float = 0.0) -> bool:
        """Take the lock, waiting `patience` seconds at the most; False where somebody else keeps it."""
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        until = time.monotonic() + patience
        while True:
            try:
                fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= until:
                    os.close(descriptor)
                    return False
                time.sleep(0.05)
        self._descriptor = descriptor
        if not shared:
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        return True

    def release(self) -> None:
        """Let go; does nothing where it is not held."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def holder(self) -> int | None:
        """Process id written by the last exclusive owner, where it can be read."""
        try:
            return int(self.path.read_text(encoding="ascii").split()[0])
        except (OSError, ValueError, IndexError):
            return None

    def is_held(self) -> bool:
        """Whether a process, this one included, holds it now."""
        probe = FileLock(self.path)
        if not self.path.exists():
            return False
        if probe.acquire(shared=True):
            probe.release()
            return False
        return True

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        """Let go at the end of a block."""
        self.release()

    def __enter__(self) -> "FileLock":
        """Stand in a block once acquired."""
        return self


def database_lock(home: Home) -> FileLock:
    """Held by the process whose child PostgreSQL is."""
    return FileLock(home.path / "database.lock")


def users_lock(home: Home) -> FileLock:
    """Shared by those who use a database that another process runs; whoever stops it wants it alone."""
    return FileLock(home.path / "database.users")


def up_lock(home: Home) -> FileLock:
    """Held by `huolto up`."""
    return FileLock(home.path / "up.lock")


@contextmanager
def installation_lock(home: Home) -> Iterator[None]:
    """Be the one `huolto up` of this folder; raises `AlreadyRunningError` naming the process that is."""
    lock = up_lock(home)
    if not lock.acquire():
        pid = lock.holder()
        raise AlreadyRunningError(
            f"Huolto already runs on {home.path} (process {pid or 'unknown'}): stop that one first, "
            "or name another folder in HUOLTO_HOME",
            pid=pid,
        )
    with lock:
        yield
