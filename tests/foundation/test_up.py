"""`huolto up`, `huolto manage` and `huolto doctor`: real processes on a home of their own."""

import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from huolto.foundation.database import connection_parameters, remains
from huolto.foundation.database.account import forget_database
from huolto.foundation.home import Home

CALL = [sys.executable, "-c", "import sys; from huolto.config.cli import main; sys.exit(main())"]
READY = 150.0  # more than huolto up itself waits


@pytest.fixture(scope="module")
def home() -> Iterator[Home]:
    """One home for all of them: a first start makes the database and its tables once."""
    made = Home(Path(tempfile.mkdtemp(prefix="huolto-up-")))
    yield made
    forget_database(made)
    shutil.rmtree(made.path, ignore_errors=True)


class Up:
    """A running `huolto up`, its lines, and the processes it has started."""

    def __init__(self, home: Home, port: int) -> None:
        self.home = home
        self.port = port
        self.output = home.prepare().log / f"up-{time.monotonic_ns()}.txt"
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                [*CALL, "up", "--port", str(port)],
                env=environment(home),
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    @property
    def said(self) -> str:
        return self.output.read_text(encoding="utf-8")

    def wait_ready(self) -> "Up":
        wait_until(lambda: "ready: http" in self.said or self.process.poll() is not None, READY)
        assert f"ready: http://127.0.0.1:{self.port}/" in self.said, self.said
        return self

    def stop(self, number: int = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.process.wait(60)

    def children(self, text: str) -> list[int]:
        """Processes of this home with `text` in their command line."""
        return [pid for pid in descendants(self.process.pid) if text in command_line(pid)]


@contextmanager
def up(home: Home) -> Iterator[Up]:
    started = Up(home, free_port())
    family: list[int] = []
    try:
        yield started.wait_ready()
        family = descendants(started.process.pid)
    finally:
        if started.process.poll() is None:
            started.stop()
        wait_until(lambda: not any(is_alive(pid) for pid in family))


def environment(home: Home, **more: str) -> dict[str, str]:
    kept = {
        key: value
        for key, value in os.environ.items()
        if key not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    }
    return kept | {"HUOLTO_HOME": str(home.path)} | more


def huolto(home: Home, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*CALL, *arguments],
        env=environment(home, **more),
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )


def status_of(port: int, path: str = "/readyz?without=worker") -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()


def descendants(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [found for child in children for found in (int(child), *descendants(int(child)))]


def command_line(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return ""


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(condition: Callable[[], bool], seconds: float = 30.0) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.05)


def test_up_serves_survives_crashes_tells_a_second_one_and_stops_in_order(home: Home) -> None:
    with up(home) as running:
        assert status_of(running.port) == 200

        second = huolto(home, "up", "--port", str(free_port()))
        assert second.returncode == 1
        assert f"process {running.process.pid}" in second.stderr
        assert second.stderr.count("\n") == 1

        elsewhere = Home(home.path.with_name(f"{home.path.name}-elsewhere"))
        taken = huolto(elsewhere, "up", "--port", str(running.port))
        shutil.rmtree(elsewhere.path)
        assert taken.returncode == 1
        assert re.search(
            rf"port {running.port} on 127.0.0.1 is in use.*--port \d+ \(make demo PORT=\d+\)", taken.stderr
        )

        attached = huolto(home, "manage", "showmigrations", "foundation")
        assert (attached.returncode, "[X] 0001_initial" in attached.stdout) == (0, True), attached.stderr

        for text in ("huolto.config.web", "procrastinate worker"):
            before = running.children(text)
            assert before, running.said
            os.kill(before[0], signal.SIGKILL)
            wait_until(lambda text=text, before=before: bool(set(running.children(text)) - set(before)))  # type: ignore[misc]
        wait_until(lambda: status_of(running.port) == 200)
        assert "starts again in 1 s" in running.said

        postmaster = remains.postmaster_pid(home.database)
        assert postmaster
        os.kill(postmaster, signal.SIGKILL)
        wait_until(lambda: "is back" in running.said)
        wait_until(lambda: status_of(running.port) == 200)

        family = descendants(running.process.pid)
        assert running.stop(signal.SIGINT) == 0
        # What a worker that is still beginning says comes when it comes; the program itself stops in order.
        own = [line for line in running.said.splitlines() if line.startswith("huolto ")]
        assert own[-2:] == ["huolto  | stopping", "huolto  | stopped"]
        assert running.said.splitlines()[-1] == own[-1]
        assert not [pid for pid in family if is_alive(pid)]
        assert not remains.processes_of(home.database)


def test_up_comes_back_after_everything_was_killed(home: Home) -> None:
    with up(home) as running:
        parameters = connection_parameters(home)
        assert parameters
        with psycopg.connect(**parameters.as_libpq()) as connection:
            connection.execute("CREATE TABLE kept_by_kill (id int)")
            connection.execute("INSERT INTO kept_by_kill VALUES (42)")
        family = descendants(running.process.pid)
        assert len(family) > 5
        for pid in (running.process.pid, *family):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        running.process.wait()
        wait_until(lambda: not any(is_alive(pid) for pid in family))
    with up(home), psycopg.connect(**parameters.as_libpq()) as connection:
        assert connection.execute("SELECT id FROM kept_by_kill").fetchall() == [(42,)]
        connection.execute("DROP TABLE kept_by_kill")


def test_nothing_is_left_running_when_only_the_supervisor_is_killed(home: Home) -> None:
    with up(home) as running:
        family = descendants(running.process.pid)
        running.process.kill()
        running.process.wait()
        wait_until(lambda: not any(is_alive(pid) for pid in family))
        assert status_of(running.port) == 0


def test_newer_data_with_older_code_are_refused(home: Home) -> None:
    assert huolto(home, "manage", "upgrade_database").returncode == 0
    written = huolto(
        home,
        "manage",
        "shell",
        "--command",
        "from django.db import connection as c;"
        "c.cursor().execute(\"insert into django_migrations (app, name, applied) values ('desk', '9999_later', now())\")",
    )
    assert written.returncode == 0, written.stderr
    refused = huolto(home, "up", "--port", str(free_port()))
    assert refused.returncode == 1
    assert (
        "made by a newer Huolto (this one does not know desk.9999_later)" in refused.stdout + refused.stderr
    )
    examined = huolto(home, "doctor", "--json")
    assert examined.returncode == 1
    answer = {check["check"]: check for check in json.loads(examined.stdout)["checks"]}
    assert (answer["database"]["ok"], answer["migrations"]["ok"]) == (True, False)
    assert "newer Huolto" in answer["migrations"]["says"]
    mended = huolto(
        home,
        "manage",
        "shell",
        "--command",
        "from django.db import connection as c; c.cursor().execute(\"delete from django_migrations where name='9999_later'\")",
    )
    assert mended.returncode == 0, mended.stderr


def test_doctor_says_that_all_is_well(home: Home) -> None:
    huolto(home, "manage", "upgrade_database")
    examined = huolto(home, "doctor", "--json", "--port", str(free_port()))
    answer = json.loads(examined.stdout)
    assert [check for check in answer["checks"] if not check["ok"]] == []
    assert (examined.returncode, answer["ok"]) == (0, True)
    assert {check["check"] for check in answer["checks"]} == {
        "python", "database", "migrations", "folders", "files", "secrets", "disk", "port", "mail",
    }  # fmt: skip


def test_doctor_names_what_is_wrong_and_how_to_mend_it(home: Home) -> None:
    home.prepare().secrets.chmod(0o755)
    (home.secrets / "secret_key").chmod(0o644)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        examined = huolto(
            home, "doctor", "--port", str(port), DATABASE_URL="postgres://a:b@127.0.0.1:1/nothing"
        )
    assert examined.returncode == 1
    assert "does not answer" in examined.stdout
    assert f"port {port} on 127.0.0.1 is in use" in examined.stdout
    assert f"chmod 700 {home.secrets}" in examined.stdout
    assert "postgres://a:b" not in examined.stdout
    home.secrets.chmod(0o700)
    (home.secrets / "secret_key").chmod(0o600)


def test_a_database_url_that_does_not_answer_or_cannot_be_read_is_one_clear_line(home: Home) -> None:
    silent = huolto(home, "up", "--port", str(free_port()), DATABASE_URL="postgres://a:b@127.0.0.1:1/nothing")
    assert (silent.returncode, silent.stderr.count("\n")) == (1, 1)
    assert "127.0.0.1, port 1" in silent.stderr
    wrong = huolto(home, "up", "--port", str(free_port()), DATABASE_URL="mysql://a:b@127.0.0.1/x")
    assert (wrong.returncode, wrong.stderr.count("\n")) == (2, 1)
    assert "PostgreSQL only" in wrong.stderr


@pytest.mark.parametrize("port", ["0", "65536", "http"])
def test_a_port_that_is_none_is_a_wrong_call(home: Home, port: str) -> None:
    answer = huolto(home, "up", "--port", port)
    assert answer.returncode == 2
    assert f"'{port}' is no port: write a number from 1 to 65535" in answer.stderr


def test_a_backup_is_restored_into_an_empty_home_and_into_no_other(home: Home, tmp_path: Path) -> None:
    assert huolto(home, "manage", "upgrade_database").returncode == 0
    home.files.joinpath("letters").mkdir(exist_ok=True)
    (home.files / "letters" / "one.txt").write_text("kept")
    archive = tmp_path / "all.tar"
    made = huolto(home, "backup", str(archive))
    assert made.returncode == 0, made.stderr
    assert archive.stat().st_mode & 0o077 == 0
    again = huolto(home, "backup", str(archive))
    assert (again.returncode, "is there already" in again.stderr) == (2, True)

    other = Home(Path(tempfile.mkdtemp(prefix="huolto-restored-")))
    try:
        restored = huolto(other, "restore", str(archive))
        assert restored.returncode == 0, restored.stderr
        assert (other.files / "letters" / "one.txt").read_text() == "kept"
        assert other.secret_key() == home.secret_key()
        plan = huolto(other, "manage", "showmigrations", "parties")
        assert "[X] 0001_initial" in plan.stdout, plan.stderr
        second = huolto(other, "restore", str(archive))
        assert second.returncode == 1
        assert "nothing was changed" in second.stderr
    finally:
        forget_database(other)
        shutil.rmtree(other.path)

    with tarfile.open(archive, "a") as changed:
        changed.add(archive.parent, "files/../../escaped", recursive=False)
    empty = Home(tmp_path / "empty")
    harmful = huolto(empty, "restore", str(archive))
    forget_database(empty)
    assert harmful.returncode == 1
    assert "does not belong into a backup; nothing was changed" in harmful.stderr

    (tmp_path / "other.tar").write_bytes(b"no archive at all")
    wrong = huolto(home, "restore", str(tmp_path / "other.tar"))
    assert (wrong.returncode, wrong.stderr.count("\n")) == (2, 1)
    assert "no backup of Huolto" in wrong.stderr
