"""The web process: granian in WSGI mode, a worker process a core (four at most), each with threads.

    python -m huolto.config.web HOST PORT THREADS

`huolto up` starts it; past one machine it is started by itself, as often as wanted.
"""

import contextlib
import ctypes
import importlib
import os
import signal
import sys
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

TARGET = "huolto.config.wsgi:application"
WORKERS = min(os.cpu_count() or 1, 4)
STOP_PATIENCE = 10  # seconds a request may still take after the stop


def load(target: str) -> Any:
    """Load the application in the worker, which from then on ends with the process that started it."""
    with contextlib.suppress(AttributeError):  # not Linux
        ctypes.CDLL(None).prctl(1, int(signal.SIGKILL), 0, 0, 0)  # PR_SET_PDEATHSIG
    module, _, name = target.partition(":")
    return getattr(importlib.import_module(module), name)


def main(arguments: list[str]) -> None:
    """Serve until SIGTERM or SIGINT."""
    host, port, threads = arguments
    os.environ.setdefault("HUOLTO_DATABASE_POOL", threads)
    Granian(
        TARGET,
        address=host,
        port=int(port),
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=int(threads),
        workers_kill_timeout=STOP_PATIENCE,
        log_level=LogLevels.error,
        websockets=False,
    ).serve(target_loader=load)


if __name__ == "__main__":
    main(sys.argv[1:])
