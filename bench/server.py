"""One granian for one of the applications: `python -m bench.server TARGET PORT THREADS`."""

import sys
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from bench import applications
from huolto.config.web import WORKERS


def load(target: str) -> Any:
    """The application named."""
    name = target.partition(":")[2]
    return applications.make_huolto() if name == "huolto_application" else getattr(applications, name)


if __name__ == "__main__":
    wanted, port, threads = sys.argv[1:]
    Granian(
        wanted,
        address="127.0.0.1",
        port=int(port),
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=int(threads),
        log_level=LogLevels.error,
        websockets=False,
    ).serve(target_loader=load)
