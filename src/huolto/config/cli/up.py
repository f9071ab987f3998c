"""`huolto up`: database, web, job worker and what takes mail in, in the foreground, until Ctrl-C."""

import argparse
import http.client
import os
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from huolto.config.cli import CallError
from huolto.config.cli.ports import reserved, why_unusable
from huolto.config.cli.restoring import require_finished
from huolto.foundation.database.cluster import Cluster
from huolto.foundation.database.errors import OwnDatabaseError
from huolto.foundation.database.locks import installation_lock
from huolto.foundation.database.parameters import DatabaseUrlError, current_parameters, parse_database_url
from huolto.foundation.database.running import answers, own_database
from huolto.foundation.home import Home, home_folder
from huolto.foundation.processes import Child, say

HELP = "Start Huolto: database, web pages and jobs, in the foreground; Ctrl-C stops all of it."
EXAMPLE = "huolto up --demo --port 8000"

THREADS = "8"
FIRST_LOOK, LAST_LOOK = 0.2, 5.0  # seconds between looks whether the pages are there
READY_PATIENCE = 120.0  # seconds until they must be
READY_AT = "/readyz?without=worker"  # its worker starts beside it
MAIL_BEHIND = 25  # mail is taken at the port of the pages and so many: 8025 beside 8000
HOPELESS = 3  # crashes before the first page was served
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}  # noqa: S104 - only looked up
SETTINGS = "huolto.config.settings.base"


class Stopped(Exception):
    """Ctrl-C or SIGTERM."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options."""
    parser.add_argument("--demo", action="store_true", help="load the demonstration and say who can sign in")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=_port, default=8000, help="port to listen on (default: %(default)s)")


def run(args: argparse.Namespace) -> int:
    """Run until stopped; 0 after a stop in order, 1 where it cannot run."""
    stopping = StopRequest()
    home = home_folder()
    try:
        home.prepare()
        with installation_lock(home):
            problem = why_unusable(args.host, args.port)
            if problem:
                raise CallError(problem, 1)
            with stopping, reserved(args.host, args.port), _database(home) as cluster:
                _serve(args, home, cluster, stopping)
    except Stopped:
        pass
    except OwnDatabaseError as error:
        raise CallError(str(error), 1) from error
    except DatabaseUrlError as error:
        raise CallError(str(error)) from error
    except OSError as error:
        raise CallError(f"{error.filename or home.path}: {error.strerror}", 1) from error
    say("huolto", "stopped")
    return 0


class StopRequest:
    """Hears SIGINT and SIGTERM; `count` says how often, and until `quietly` is set the first one raises `Stopped`."""

    def __init__(self) -> None:
        self.count = 0
        self.quietly = False

    def __enter__(self) -> "StopRequest":
        """Listen."""
        self._before = {
            number: signal.signal(number, self._heard) for number in (signal.SIGINT, signal.SIGTERM)
        }
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the signals as they were."""
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _heard(self, _number: int, _frame: FrameType | None) -> None:
        self.count += 1
        if not self.quietly:
            self.quietly = True  # cleaning up is not interrupted by another Stopped
            raise Stopped


@contextmanager
def _database(home: Home) -> Iterator[Cluster | None]:
    url = os.environ.get("DATABASE_URL", "")
    if url:
        parameters = parse_database_url(url)
        if not answers(parameters, timeout=10):
            raise CallError(
                f"the database of DATABASE_URL does not answer ({parameters.host or 'local socket'}, port "
                f"{parameters.port or 5432}): start it, or mend the address, user or password",
                1,
            )
        yield None
        return
    say("huolto", f"starting the database in {home.database}")
    with own_database(home) as cluster:
        yield cluster


def _serve(args: argparse.Namespace, home: Home, cluster: Cluster | None, stopping: StopRequest) -> None:
    environment = _environment(args, home)
    _finish_restore(home)
    _manage("upgrade_database", environment)
    if args.demo:
        _manage("load_demo", environment)
    python = [sys.executable, "-P", "-m"]
    web = Child("web", [*python, "huolto.config.web", args.host, str(args.port), THREADS], environment)
    worker = Child("worker", [*python, "django", "procrastinate", "worker"], environment, patience=30.0)
    mail = Child("mail", [*python, "django", "take_mail_in"], environment)
    children = [web, worker, mail]
    try:
        for child in children:
            child.start()
        is_ready, started, pause, next_look = False, time.monotonic(), FIRST_LOOK, 0.0
        while True:
            if cluster and not cluster.is_alive():
                _restart(cluster, children)
            for child in children:
                child.keep_running()
            now = time.monotonic()
            if not is_ready and now >= next_look:
                status = _status(args.host, args.port) if web.is_running() else "nothing"
                is_ready = status == "200"
                pause = min(pause * 1.5, LAST_LOOK)  # each look at a broken page costs a traceback
                next_look = now + pause
                if is_ready:
                    say("huolto", f"ready: {environment['HUOLTO_BASE_URL']}/ (Ctrl-C stops)")
                elif web.crashes >= HOPELESS:
                    raise CallError("the web process does not start; its own words stand above", 1)
                elif now - started > READY_PATIENCE:
                    raise CallError(
                        f"{READY_AT} answered {status}, never 200; web's own words stand above", 1
                    )
            time.sleep(0.2)
    finally:
        stopping.quietly = True
        say("huolto", "stopping")
        already = stopping.count
        for child in children:
            child.stop(at_once=lambda: stopping.count > max(already, 1))


def _finish_restore(home: Home) -> None:
    """What a restore had left to do when it was interrupted."""
    parameters = current_parameters()
    archive = require_finished(home, parameters) if parameters else ""
    if archive:
        say("huolto", f"finished the restore of {archive}, which had been interrupted")


def _restart(cluster: Cluster, children: list[Child]) -> None:
    """Bring a crashed database back; on another port its users have to start again too."""
    before = cluster.parameters
    say("database", "ended by itself, recovering")
    cluster.process = None
    after = cluster.start()
    say("database", "is back")
    if after != before:
        for child in children:
            child.stop()


def _environment(args: argparse.Namespace, home: Home) -> dict[str, str]:
    host = EVERYWHERE.get(args.host, args.host)
    shown = f"[{host}]" if ":" in host else host
    environment = dict(os.environ)
    environment.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    environment.setdefault("HUOLTO_BASE_URL", f"http://{shown}:{args.port}")
    mail_port = args.port + MAIL_BEHIND
    environment.setdefault("HUOLTO_MAIL_IN", f"127.0.0.1:{mail_port}" if mail_port < 65536 else "off")
    environment |= {"HUOLTO_HOME": str(home.path), "PYTHONUNBUFFERED": "1"}
    environment.setdefault(
        "MALLOC_ARENA_MAX", "2"
    )  # with a pool of memory a thread, each grows to its own peak
    environment.setdefault("PROMETHEUS_MULTIPROC_DIR", str(_counters(home)))
    if args.demo:
        environment["HUOLTO_DEMO"] = "1"
        environment.setdefault(
            "HUOLTO_LOG_LEVEL", "WARNING"
        )  # who can sign in stays the last thing that is read
    return environment


def _counters(home: Home) -> Path:
    """Where the processes count; what those of an earlier run counted is forgotten, as after any restart."""
    folder = home.path / "counters"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    return folder


def _manage(command: str, environment: dict[str, str]) -> None:
    """Run one management command to its end; its refusal is ours."""
    child = Child("huolto", [sys.executable, "-P", "-m", "django", command], environment)
    child.start()
    try:
        while child.is_running():
            time.sleep(0.02)
        status = child.process.returncode if child.process else 0
    finally:
        child.stop()
    if status:
        raise CallError(f"{command} ended with status {status}; its own words stand above", 1)


def _status(host: str, port: int) -> str:
    """What /readyz answers: "200" when the pages are really there, with their database."""
    served = os.environ.get("HUOLTO_HOSTS", "").split(",")[0] or "127.0.0.1"
    connection = http.client.HTTPConnection(EVERYWHERE.get(host, host), port, timeout=5)
    try:
        connection.request("GET", READY_AT, headers={"Host": served})
        return str(connection.getresponse().status)
    except (OSError, http.client.HTTPException):
        return "nothing"
    finally:
        connection.close()


def _port(text: str) -> int:
    if text.isdecimal() and 0 < int(text) < 65536:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no port: write a number from 1 to 65535")
