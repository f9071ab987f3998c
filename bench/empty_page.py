"""An empty page through the whole middleware, against a bare WSGI application in the same server.

Both are served by granian as `huolto up` serves; a small client of threads keeps its connections open.
"""

import http.client
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from bench.measure import Figure, middle

HOST = "127.0.0.1"
THREADS = 4
CLIENTS = 4
SECONDS = 2.0
ROUNDS = 3
STARTING = 60.0


def measure() -> Sequence[Figure]:
    """Requests a second of the empty page and of the bare application, in turns."""
    _provider()
    ours, floors = [], []
    with (
        served("bench.applications:huolto_application") as ours_port,
        served("bench.applications:bare") as bare_port,
    ):
        for port in (ours_port, bare_port):
            _requests_a_second(port, 0.5)
        for _ in range(ROUNDS):
            ours.append(_requests_a_second(ours_port, SECONDS))
            floors.append(_requests_a_second(bare_port, SECONDS))
    return (
        Figure(
            "empty page through all middleware",
            "requests",
            middle(ours),
            middle(floors),
            "a bare WSGI application in the same server",
        ),
    )


def _provider() -> None:
    from huolto.foundation.models import Provider

    if not Provider.objects.filter(slug="bench").exists():
        Provider.objects.create(
            slug="bench", name="Bench", country="FI", currency="EUR", language="fi", zone="Europe/Helsinki"
        )


@contextmanager
def served(target: str, path: str = "") -> Iterator[int]:
    """A server of this application on a free port, ready to answer `path`."""
    port = _free_port()
    environment = {**os.environ, "HUOLTO_DATABASE_POOL": str(THREADS)}
    child = subprocess.Popen(
        [sys.executable, "-m", "bench.server", target, str(port), str(THREADS)],
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait(port, child, path or PATH)
        yield port
    finally:
        child.terminate()
        try:
            child.wait(timeout=15)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def _wait(port: int, child: "subprocess.Popen[bytes]", path: str) -> None:
    until = time.monotonic() + STARTING
    while time.monotonic() < until:
        if child.poll() is not None:
            raise RuntimeError(f"the server ended with {child.returncode}")
        try:
            connection = http.client.HTTPConnection(HOST, port, timeout=5)
            connection.request("GET", path)
            status = connection.getresponse().status
        except OSError:
            time.sleep(0.1)
            continue
        if status != 200:
            raise RuntimeError(f"{path} answered {status}")
        return
    raise RuntimeError("the server did not answer in time")


PATH = "/p/bench/empty"


def _requests_a_second(port: int, duration: float) -> float:
    counts = [0] * CLIENTS
    until = time.perf_counter() + duration

    def ask(place: int) -> None:
        connection = http.client.HTTPConnection(HOST, port, timeout=10)
        while time.perf_counter() < until:
            connection.request("GET", PATH)
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                raise RuntimeError(f"{PATH} answered {answer.status}")
            counts[place] += 1
        connection.close()

    clients = [threading.Thread(target=ask, args=(place,)) for place in range(CLIENTS)]
    before = time.perf_counter()
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    return sum(counts) / (time.perf_counter() - before)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
