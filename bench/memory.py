"""Memory of all processes of `huolto up`, at rest and under load: `python -m bench.memory [HOME]`.

Each process's proportional share (PSS) is added up, so that what they share is counted once; the plain sum of RSS stands
beside it. Without HOME a new installation with the demonstration is made, which takes a while; HOME is one that has it.
The load is eight people who sign in and turn pages for twenty seconds.
"""

import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

PASSWORD = "look-at-the-lake"  # everybody of the demonstration has it
CLIENTS = 8
REST, LOAD = 15.0, 20.0  # seconds
READY = 600.0
PEOPLE = ("aino@kaarnalahti.example", "pauli@suopursu.example")
PAGES = {
    PEOPLE[0]: ("", "devices/", "requests/"),
    PEOPLE[1]: ("work/", "work/devices/", "work/orders/", "work/customers/", "work/invoices/"),
}
KINDS = (("postgres", "PostgreSQL"), ("procrastinate", "worker"), ("huolto.config.web", "web"))


def main(arguments: list[str]) -> int:
    """Measure and print one table."""
    with home(arguments) as folder, running(folder) as (process, port):
        time.sleep(REST)
        rest = shares(process.pid)
        stop = threading.Event()
        answered: list[int] = []
        people = [
            threading.Thread(target=turn_pages, args=(port, number, stop, answered))
            for number in range(CLIENTS)
        ]
        for each in people:
            each.start()
        peak: dict[str, tuple[float, float]] = {}
        until = time.monotonic() + LOAD
        while time.monotonic() < until:
            time.sleep(1)
            now = shares(process.pid)
            if total(now)[0] > total(peak)[0]:
                peak = now
        stop.set()
        for each in people:
            each.join()
    statuses = ", ".join(
        f"{many} by {status or 'nothing'}" for status, many in sorted(Counter(answered).items())
    )
    print(f"{len(answered)} pages in {LOAD:.0f} s by {CLIENTS} people, answered: {statuses}")
    print(
        "\n| processes | at rest, PSS | at rest, RSS | under load, PSS | under load, RSS |\n|---|---|---|---|---|"
    )
    for kind in sorted({*rest, *peak}):
        print(f"| {kind} | {row(rest.get(kind, (0, 0)))} | {row(peak.get(kind, (0, 0)))} |")
    print(f"| all | {row(total(rest))} | {row(total(peak))} |")
    return 0


@contextmanager
def home(arguments: list[str]) -> Iterator[Path]:
    """The home named, or a new one that is gone afterwards."""
    if arguments:
        yield Path(arguments[0])
        return
    folder = Path(tempfile.mkdtemp(prefix="huolto-bench-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def running(folder: Path) -> Iterator[tuple["subprocess.Popen[bytes]", int]]:
    """`huolto up --demo` on a free port, ready."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    command = [sys.executable, "-c", "from huolto.config.cli import main; raise SystemExit(main())"]
    process = subprocess.Popen(
        [*command, "up", "--demo", "--port", str(port)],
        env=environment | {"HUOLTO_HOME": str(folder), "HUOLTO_LOG_LEVEL": "WARNING"},
        stdout=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + READY
        while ask(port, "/readyz")[0] != 200:
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError("huolto up did not become ready")
            time.sleep(0.5)
        yield process, port
    finally:
        process.terminate()
        process.wait(timeout=120)


def ask(
    port: int, path: str, *, cookies: dict[str, str] | None = None, form: dict[str, str] | None = None
) -> tuple[int, str]:
    """One request; cookies that are set are kept in `cookies`."""
    kept = cookies if cookies is not None else {}
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in kept.items())}
    body = urlencode(form) if form is not None else None
    if body is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    try:
        connection.request("GET" if body is None else "POST", path, body=body, headers=headers)
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
    except OSError:
        return 0, ""
    finally:
        connection.close()
    for name, value in answer.getheaders():
        if name.lower() == "set-cookie":
            key, _equals, rest = value.partition("=")
            kept[key] = rest.partition(";")[0]
    return answer.status, text


def turn_pages(port: int, number: int, stop: threading.Event, answered: list[int]) -> None:
    """One person: sign in, then page after page."""
    person = PEOPLE[number % len(PEOPLE)]
    prefix = "/p/suopursu/"
    cookies: dict[str, str] = {}
    _status, form = ask(port, f"{prefix}sign-in/password/", cookies=cookies)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)
    given = {"login": person, "password": PASSWORD, "csrfmiddlewaretoken": token.group(1) if token else ""}
    ask(port, f"{prefix}sign-in/password/", cookies=cookies, form=given)
    while not stop.is_set():
        for page in PAGES[person]:
            answered.append(ask(port, prefix + page, cookies=cookies)[0])
            if stop.is_set():
                break


def shares(pid: int) -> dict[str, tuple[float, float]]:
    """MB of PSS and RSS by kind of process, of this process and all below it."""
    found: dict[str, tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
    for each in (pid, *descendants(pid)):
        try:
            command = (
                Path(f"/proc/{each}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
            )
            rollup = Path(f"/proc/{each}/smaps_rollup").read_text()
        except OSError:
            continue
        kind = next((name for part, name in KINDS if part in command), "supervisor")
        pss, rss = (
            int(re.search(rf"^{name}:\s+(\d+)", rollup, re.M).group(1)) / 1024 for name in ("Pss", "Rss")
        )  # type: ignore[union-attr]
        found[kind] = (found[kind][0] + pss, found[kind][1] + rss)
    return dict(found)


def descendants(pid: int) -> Iterator[int]:
    """Every process below this one."""
    for thread in Path(f"/proc/{pid}/task").glob("*"):
        try:
            children = (thread / "children").read_text().split()
        except OSError:
            continue
        for child in map(int, children):
            yield child
            yield from descendants(child)


def total(parts: dict[str, tuple[float, float]]) -> tuple[float, float]:
    """All kinds together."""
    return sum(pss for pss, _rss in parts.values()), sum(rss for _pss, rss in parts.values())


def row(share: tuple[float, float]) -> str:
    """Two cells."""
    return f"{share[0]:.0f} MB | {share[1]:.0f} MB"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
