"""Our mail server in a process of its own, on the tests' database, and mails sent to it."""

import atexit
import contextlib
import functools
import json
import os
import signal
import smtplib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from huolto.foundation.database import ConnectionParameters
from own_database import as_url

SERVING = "from django.core.management import call_command; call_command('take_mail_in')"


class Zygote:
    """Runs code in processes of their own that need not begin from nothing."""

    def __init__(self) -> None:
        own = connection.settings_dict
        database = ConnectionParameters(
            host=own["HOST"],
            port=int(own["PORT"]),
            user=own["USER"],
            password=own["PASSWORD"],
            dbname=own["NAME"],
        )
        environment = {
            **os.environ,
            "DATABASE_URL": as_url(database),
            "DJANGO_SETTINGS_MODULE": "huolto.config.settings.test",
            "HUOLTO_HOME": str(Path(settings.MEDIA_ROOT).parent),
            "HUOLTO_LOG_LEVEL": "CRITICAL",
            # The code that is tested, whatever copy of it is installed.
            "PYTHONPATH": os.pathsep.join([str(Path(__file__).resolve().parents[1]), *sys.path]),
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "connectors.zygote"],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        atexit.register(self.end)

    def end(self) -> None:
        """No more orders."""
        if self.process.stdin and not self.process.stdin.closed:
            self.process.stdin.close()
            self.process.wait(timeout=20)

    def begin(self, code: str, **environment: str) -> int:
        """Begin to run code; answers the number of its process."""
        return self._order({"code": code, "environment": environment})

    def wait(self, pid: int) -> int:
        """How a process ended."""
        return self._order({"wait": pid})

    def _order(self, order: dict[str, Any]) -> int:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())


@functools.cache
def zygote() -> Zygote:
    """The one of this run."""
    return Zygote()


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextlib.contextmanager
def taking_mail(kill_at: str = "") -> Iterator[int]:
    """`take_mail_in` at a port; it dies at `kill_at`."""
    port = free_port()
    pid = zygote().begin(SERVING, HUOLTO_MAIL_IN=f"127.0.0.1:{port}", HUOLTO_KILL_AT=kill_at)
    try:
        assert patiently(lambda: _listens(port))
        yield port
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)
        assert zygote().wait(pid) == (-signal.SIGKILL if kill_at else 0)


def _listens(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) == 0


def send(port: int, data: bytes, to: str = "help@suopursu.example", kind: Any = smtplib.SMTP) -> bool:
    """Whether the sender was told that it was taken."""
    try:
        with kind("127.0.0.1", port, timeout=20) as server:
            server.sendmail("elina@kaarnalahti.example", [to], data)
    except (smtplib.SMTPServerDisconnected, ConnectionError):
        return False
    return True


def run(what: str, kill_at: str = "") -> int:
    """Python code in a process of its own; answers how it ended."""
    return zygote().wait(zygote().begin(what, HUOLTO_KILL_AT=kill_at))


def patiently(found: Any, seconds: float = 20.0) -> Any:
    """What `found` answers as soon as it is true."""
    until = time.monotonic() + seconds
    while not (answer := found()) and time.monotonic() < until:
        time.sleep(0.02)
    return answer
