"""Our own PostgreSQL: real processes, real kills, as root and as an ordinary user."""

import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from huolto.foundation.database import account as accounts
from huolto.foundation.database import cluster as clusters
from huolto.foundation.database import connection_parameters, remains, running
from huolto.foundation.database.binaries import binaries_folder
from huolto.foundation.database.errors import AlreadyRunningError, OtherVersionError, OwnDatabaseError
from huolto.foundation.database.running import own_database, running_database
from huolto.foundation.home import Home

IS_ROOT = os.geteuid() == 0
needs_root = pytest.mark.skipif(not IS_ROOT, reason="only root can become another user")

OWNER = """
import sys
from pathlib import Path
from huolto.foundation.database.running import own_database, running_database
from huolto.foundation.home import Home
with {manager}(Home(Path(sys.argv[1])), durable={durable}):
    print("runs", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture(autouse=True)
def _no_database_url(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)


@pytest.fixture
def home() -> Iterator[Home]:
    """A home in a folder that is closed to everybody else, as `mktemp -d` makes it."""
    folder = Path(tempfile.mkdtemp(prefix="huolto-own-"))
    made = Home(folder / "home")
    yield made
    for pid in remains.processes_of(made.database):
        os.kill(pid, signal.SIGKILL)
    accounts.forget_database(made)
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def another_process(
    home: Home, manager: str = "own_database", *, durable: bool = False
) -> Iterator[subprocess.Popen[str]]:
    """A process of its own that runs, or uses, the database until it reads a line."""
    process = subprocess.Popen(
        [sys.executable, "-c", OWNER.format(manager=manager, durable=durable), str(home.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout
        assert process.stdout.readline() == "runs\n"
        yield process
    finally:
        process.kill()
        process.communicate()


def query(home: Home, text: str) -> list[tuple[object, ...]]:
    parameters = connection_parameters(home)
    assert parameters
    with psycopg.connect(**parameters.as_libpq()) as connection:
        cursor = connection.execute(text)
        return cursor.fetchall() if cursor.description else []


def wait_until(condition: Callable[[], bool], seconds: float = 15.0) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.02)


def test_data_survive_the_killing_of_every_process(home: Home) -> None:
    with another_process(home, durable=True) as owner:
        query(home, "CREATE TABLE fact (id int)")
        query(home, "INSERT INTO fact SELECT generate_series(1, 1000)")
        postmaster = remains.postmaster_pid(home.database)
        assert postmaster
        os.kill(owner.pid, signal.SIGSTOP)  # so that it cannot tidy up
        for pid in remains.processes_of(home.database):
            os.kill(pid, signal.SIGKILL)
        os.kill(owner.pid, signal.SIGKILL)
        wait_until(lambda: not remains.processes_of(home.database))
    assert (home.database / "postmaster.pid").exists()
    with running_database(home):
        assert query(home, "SELECT count(*), sum(id) FROM fact") == [(1000, 500500)]
        assert remains.postmaster_pid(home.database) != postmaster


def test_postgresql_ends_when_only_its_supervisor_is_killed(home: Home) -> None:
    with another_process(home) as owner:
        assert remains.processes_of(home.database)
        owner.kill()
        wait_until(lambda: not remains.processes_of(home.database))
    assert not (home.database / "postmaster.pid").exists(), "it has shut down in order"


def test_a_stranger_with_the_number_in_postmaster_pid_is_left_alone(home: Home) -> None:
    with running_database(home, durable=False):
        pass
    with subprocess.Popen(["sleep", "60"]) as stranger:
        data = home.database.resolve()
        (data / "postmaster.pid").write_text(f"{stranger.pid}\n{data}\n1\n1\n\n127.0.0.1\n1 1\n")
        accounts.choose_account(home).give(data / "postmaster.pid")
        with running_database(home, durable=False):
            assert query(home, "SELECT 1") == [(1,)]
        assert stranger.poll() is None
        stranger.kill()


def test_an_orphan_of_an_earlier_run_is_stopped_and_its_data_taken_over(home: Home) -> None:
    with own_database(home, durable=False) as cluster:
        account, binaries, data = cluster.account, cluster.binaries, cluster.data
        query(home, "CREATE TABLE fact (id int)")
    port = connection_parameters(home).port  # type: ignore[union-attr]
    setsid = shutil.which("setsid") or "/usr/bin/setsid"
    options = ["-c", "listen_addresses=127.0.0.1", "-c", f"port={port}", "-c", "unix_socket_directories="]
    with (home.log / "orphan.log").open(
        "w"
    ) as log:  # --fork: it is nobody's child, no signal at a parent's end
        subprocess.run(
            account.command(setsid, "--fork", binaries / "postgres", "-D", data, *options),
            stderr=log,
            cwd="/",
            check=True,
        )
    wait_until(lambda: remains.postmaster_pid(data) in remains.processes_of(data))
    orphan = remains.postmaster_pid(data)
    with running_database(home, durable=False):
        assert query(home, "SELECT count(*) FROM fact") == [(0,)]
        assert orphan not in remains.processes_of(data)


def test_a_kill_while_the_database_is_made_leaves_nothing_half_made(home: Home) -> None:
    home.prepare()
    half = home.path / "database.new"
    half.mkdir()
    (half / "PG_VERSION").write_text("18\n")
    with running_database(home, durable=False):
        assert query(home, "SELECT 1") == [(1,)]
    assert not half.exists()


def test_a_second_owner_is_told_the_process_and_stops(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "TAKE_OVER_PATIENCE", 0.1)
    with another_process(home) as owner:
        with pytest.raises(AlreadyRunningError, match=rf"process {owner.pid}") as refusal, own_database(home):
            pass
        assert refusal.value.pid == owner.pid
        assert query(home, "SELECT 1") == [(1,)]


def test_a_command_uses_the_database_that_already_runs_and_leaves_it_running(home: Home) -> None:
    with another_process(home):
        before = remains.postmaster_pid(home.database)
        with running_database(home) as parameters:
            assert parameters == connection_parameters(home)
        assert remains.postmaster_pid(home.database) == before
        assert query(home, "SELECT 1") == [(1,)]


def test_a_command_that_started_the_database_waits_for_those_that_use_it(home: Home) -> None:
    with (
        another_process(home, "running_database") as first,
        another_process(home, "running_database") as second,
    ):
        assert first.stdin
        first.stdin.write("\n")
        first.stdin.flush()
        time.sleep(0.5)
        assert first.poll() is None
        assert query(home, "SELECT 1") == [(1,)]
        second.kill()
        assert first.wait(10) == 0
    assert not remains.processes_of(home.database)


def test_data_of_another_major_version_are_refused_with_the_way_out(home: Home) -> None:
    with running_database(home, durable=False):
        pass
    version = home.database / "PG_VERSION"
    version.write_text("15\n")
    before = sorted(path.name for path in home.database.iterdir())
    with pytest.raises(OtherVersionError) as refusal, running_database(home):
        pass
    said = str(refusal.value)
    assert "made by PostgreSQL 15" in said
    assert "huolto backup old.tar" in said
    assert str(home.database) in said
    assert sorted(path.name for path in home.database.iterdir()) == before


def test_a_taken_port_is_left_to_its_owner_and_another_one_kept(home: Home) -> None:
    with running_database(home, durable=False) as parameters:
        first = parameters.port
    with running_database(home, durable=False) as parameters:
        assert parameters.port == first
    with socket.create_server(("127.0.0.1", first or 0)), running_database(home, durable=False) as parameters:
        assert parameters.port != first
        assert query(home, "SELECT 1") == [(1,)]


def test_a_folder_deeper_than_a_socket_path_may_be_is_no_obstacle(home: Home) -> None:
    deep = Home(home.path.joinpath(*["a-folder-with-a-long-name"] * 8))
    assert len(str(deep.database)) > 200
    with running_database(deep, durable=False):
        assert query(deep, "SELECT 1") == [(1,)]
    accounts.forget_database(deep)


def test_the_application_is_no_superuser_and_needs_its_password(home: Home) -> None:
    with running_database(home, durable=False) as parameters:
        assert query(home, "SELECT rolsuper, rolcreatedb FROM pg_roles WHERE rolname = current_user") == [
            (False, True)
        ]
        assert query(home, "SHOW password_encryption") == [("scram-sha-256",)]
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(**parameters.as_libpq() | {"password": "guess"})
        query(home, "CREATE EXTENSION pg_trgm; CREATE EXTENSION btree_gist")
        # Letters of every language count as letters: LC_CTYPE=C would find none in Persian.
        assert query(home, "SELECT cardinality(show_trgm('فارسی')), upper('äö')") == [(6, "ÄÖ")]


def test_a_lost_password_is_named_with_its_file(home: Home) -> None:
    with running_database(home, durable=False):
        pass
    (home.secrets / "database_administrator").write_text("another\n")
    with pytest.raises(OwnDatabaseError, match=r"secrets/database_administrator"), running_database(home):
        pass
    assert not remains.processes_of(home.database)


def test_only_the_owner_reads_the_data_and_the_secrets(home: Home) -> None:
    with running_database(home, durable=False):
        pass
    for folder in (home.database, home.secrets, home.files, home.mail, home.log, home.backups):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700, folder
    for file in home.secrets.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file
    assert home.secret("secret_key") == home.secret("secret_key")
    assert len(home.secret("secret_key")) >= 48


@needs_root
@pytest.mark.parametrize("kind", ["userns", "setuid"])
def test_root_runs_it_in_a_closed_folder(home: Home, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    inside = accounts.Account("userns", 65534, 65534)
    if kind == "userns" and not inside.can("-d", Path("/")):
        pytest.skip("this kernel permits no user namespace")
    monkeypatch.setenv(accounts.FORCED, kind)
    with running_database(home, durable=False):
        query(home, "CREATE TABLE fact (id int)")
        postmaster = remains.postmaster_pid(home.database)
        owner = Path(f"/proc/{postmaster}").stat().st_uid
        assert (owner == 0) == (kind == "userns")
    assert home.database.is_symlink() == (kind == "setuid"), "outside, for the folder above is closed"
    monkeypatch.delenv(accounts.FORCED)
    with running_database(home, durable=False):
        assert query(home, "SELECT count(*) FROM fact") == [(0,)]


@needs_root
def test_data_made_in_a_user_namespace_stay_usable_where_none_is_permitted(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running_database(home, durable=False):
        query(home, "CREATE TABLE fact (id int)")
    monkeypatch.setenv(accounts.FORCED, "setuid")
    with running_database(home, durable=False):
        assert query(home, "SELECT count(*) FROM fact") == [(0,)]


@needs_root
def test_programs_in_a_closed_folder_are_copied_for_the_other_user(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = binaries_folder().parents[1]
    closed = home.path.parent / "closed"
    closed.mkdir(mode=0o700)
    for folder in (source, source.with_name(f"{source.name}.libs")):
        shutil.copytree(folder, closed / folder.name, symlinks=True)
    outside = Path(tempfile.mkdtemp(prefix="huolto-outside-", dir="/var/tmp"))
    monkeypatch.setattr(accounts, "OUTSIDE", (outside,))
    monkeypatch.setattr(clusters, "binaries_folder", lambda: closed / source.name / "pginstall" / "bin")
    monkeypatch.setenv(accounts.FORCED, "setuid")
    try:
        with own_database(home, durable=False) as cluster:
            assert cluster.binaries.is_relative_to(outside)
            assert query(home, "SELECT 1") == [(1,)]
    finally:
        accounts.forget_database(home)
        shutil.rmtree(outside)


@needs_root
def test_an_ordinary_user_runs_it_as_itself() -> None:
    folder = Path(tempfile.mkdtemp(prefix="huolto-ordinary-"))
    os.chown(folder, 65534, 65534)
    python = next(
        (p for p in (sys.executable, f"/usr/bin/python3.{sys.version_info.minor}") if runs_as_nobody(p)), None
    )
    if python is None:
        pytest.skip("no Python of this version that an ordinary user may run")
    try:
        answer = as_nobody(
            python,
            "-c",
            OWNER.format(manager="running_database", durable=False).replace("sys.stdin.readline()", ""),
            str(folder / "home"),
        )
        assert answer.stdout == "runs\n", answer.stderr
        assert (folder / "home" / "database").stat().st_uid == 65534
        with running_database(Home(folder / "home"), durable=False):  # root takes the owner's place
            assert query(Home(folder / "home"), "SELECT 1") == [(1,)]
        assert (folder / "home" / "database" / "PG_VERSION").stat().st_uid == 65534
    finally:
        shutil.rmtree(folder)


def runs_as_nobody(python: str) -> bool:
    # A child as well: setpriv itself may still pass a closed folder that the user may not.
    code = "import psycopg, huolto, subprocess, sys; subprocess.run([sys.executable, '-c', ''], check=True)"
    return as_nobody(python, "-c", code).returncode == 0


def as_nobody(*command: str) -> subprocess.CompletedProcess[str]:
    paths = [path for path in sys.path if "site-packages" in path or path.endswith("src")]
    return subprocess.run(
        ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *command],
        cwd="/",
        env={"PATH": os.environ["PATH"], "PYTHONPATH": ":".join(paths), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
