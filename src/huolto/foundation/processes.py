"""Child processes in the foreground: their lines with their name in front, started again when they crash."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO

from huolto.foundation.database.account import as_ordinary

STEADY = 60.0  # seconds after which a crash counts as the first one again
LONGEST_PAUSE = 30.0
NAME_WIDTH = 8


@dataclass
class Child:
    """One program that is to run all the time. Start it from the main thread: it ends with the thread that did."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    patience: float = 20.0
    crashes: int = 0
    process: subprocess.Popen[bytes] | None = None
    _started_at: float = 0.0
    _next_start_at: float = 0.0
    _reader: threading.Thread | None = field(default=None, repr=False)

    def start(self) -> None:
        """Start it, in a session of its own so that Ctrl-C in a terminal reaches only us."""
        self.process = subprocess.Popen(
            as_ordinary(self.command),
            env=dict(self.environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self._started_at = time.monotonic()
        assert self.process.stdout is not None  # noqa: S101 - asked for above
        self._reader = threading.Thread(
            target=_copy_lines, args=(self.name, self.process.stdout), daemon=True
        )
        self._reader.start()

    def is_running(self) -> bool:
        """Whether it runs now."""
        return self.process is not None and self.process.poll() is None

    def keep_running(self) -> None:
        """Start it again after a crash, each time a little later; call this often."""
        now = time.monotonic()
        if self.process is not None and self.process.poll() is not None:
            self.crashes = 1 if now - self._started_at > STEADY else self.crashes + 1
            pause = min(2.0 ** (self.crashes - 1), LONGEST_PAUSE)
            say(self.name, f"ended with status {self.process.returncode}, starts again in {pause:.0f} s")
            self._sweep()
            self.process = None
            self._next_start_at = now + pause
        if self.process is None and now >= self._next_start_at:
            self.start()

    def ask_to_stop(self) -> None:
        """Send SIGTERM; `wait_stopped` waits."""
        if self.is_running() and self.process is not None:
            self.process.terminate()

    def stop(self, *, at_once: Callable[[], bool] = lambda: False) -> None:
        """Ask it to end and wait; harder after `patience` seconds, or as soon as `at_once` answers True."""
        if self.process is None:
            return
        self.ask_to_stop()
        until = time.monotonic() + self.patience
        while self.process.poll() is None and time.monotonic() < until and not at_once():
            time.sleep(0.02)
        self._sweep()
        self.process.wait()
        if self._reader:
            self._reader.join(timeout=2)
        self.process = None

    def _sweep(self) -> None:
        """End what it has left behind, its own children above all: they may hold the port."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)


def say(name: str, text: str) -> None:
    """Print one line with the name of the process in front; a closed terminal is no reason to stop."""
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.write(f"{name:<{NAME_WIDTH}}| {text}\n")
        sys.stdout.flush()


def _copy_lines(name: str, stream: IO[bytes]) -> None:
    for line in stream:
        say(name, line.decode("utf-8", "replace").rstrip("\n"))
