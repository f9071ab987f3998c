"""One PostgreSQL on one data folder: made, started in the foreground as our child, and stopped."""

import locale
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg
from psycopg import sql

from huolto.foundation.database.account import (
    Account,
    choose_account,
    data_folder,
    readable_binaries,
    settle,
)
from huolto.foundation.database.binaries import binaries_folder, major_version
from huolto.foundation.database.errors import OtherVersionError, OwnDatabaseError
from huolto.foundation.database.parameters import (
    DATABASE,
    SUPERUSER,
    ConnectionParameters,
    connection_parameters,
    save_parameters,
)
from huolto.foundation.database.remains import clear_remains
from huolto.foundation.home import Home

ADMINISTRATOR = "postgres"
ADDRESS = "127.0.0.1"
START_PATIENCE = 600.0  # seconds; recovery after a crash reads all of the log
STOP_PATIENCE = 60.0
PORT_ATTEMPTS = 5
LOG_LIMIT = 10_000_000  # bytes; a longer log is set aside at the next start
CTYPES = ("C.UTF-8", "C.utf8", "en_US.UTF-8", "C")
FAST = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "max_connections": "200"}
"""Settings of a database that may be lost, as in tests."""


class Cluster:
    """PostgreSQL on the data of one home; whoever uses it holds the home's database lock."""

    def __init__(self, home: Home, *, durable: bool = True) -> None:
        self.home = home
        self.durable = durable
        self.parameters: ConnectionParameters | None = None
        self.process: subprocess.Popen[bytes] | None = None
        home.prepare()
        source = binaries_folder()
        self.major = major_version(source)
        self.account: Account = choose_account(home)
        self.binaries = readable_binaries(self.account, source)
        self.data: Path = data_folder(self.account, home)

    def start(self) -> ConnectionParameters:
        """Make the database where there is none, start PostgreSQL and wait until it answers."""
        refuse_other_version(self.home, self.data, self.major)
        if not (self.data / "PG_VERSION").exists():
            self._initialise()
        clear_remains(self.data)
        known = connection_parameters(self.home)
        port = known.port if known else None
        for _ in range(PORT_ATTEMPTS):
            port = port if port and _is_free(port) else _free_port()
            self._launch(port)
            if self._wait_until_ready(port):
                break
            port = None
        else:
            raise OwnDatabaseError(f"PostgreSQL found no free port on {ADDRESS}; see {self.log}")
        self.parameters = self._prepare_database(port)
        save_parameters(self.home, self.parameters)
        return self.parameters

    def stop(self) -> None:
        """Stop PostgreSQL with everything written; harder where it does not end in time."""
        if self.process is None:
            return
        for number, patience in (
            (signal.SIGINT, STOP_PATIENCE),
            (signal.SIGQUIT, 10.0),
            (signal.SIGKILL, 10.0),
        ):
            if self.process.poll() is not None:
                break
            self.process.send_signal(number)
            try:
                self.process.wait(patience)
            except subprocess.TimeoutExpired:
                continue
        self.process = None

    def is_alive(self) -> bool:
        """Whether our PostgreSQL still runs."""
        return self.process is not None and self.process.poll() is None

    @property
    def log(self) -> Path:
        """What PostgreSQL itself writes."""
        return self.home.log / "postgresql.log"

    def _initialise(self) -> None:
        """Make the data beside their place and move them there whole, so that a kill leaves nothing half made."""
        draft = self.data.with_name(f"{self.data.name}.new")
        for left in (draft, self.data):
            shutil.rmtree(left, ignore_errors=True)
        draft.mkdir(mode=0o700)
        self.account.give(draft)
        with tempfile.NamedTemporaryFile("w", prefix="huolto-") as file:
            file.write(self.home.secret("database_administrator"))
            file.flush()
            self.account.give(Path(file.name))
            command = self.account.command(
                self.binaries / "initdb",
                f"--pgdata={draft}",
                f"--username={ADMINISTRATOR}",
                f"--pwfile={file.name}",
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                # The built-in provider sorts and folds alike on every machine; LC_CTYPE is what trigrams ask for letters.
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                f"--lc-ctype={_utf8_ctype()}",
                "--data-checksums",
                "--no-instructions",
                *([] if self.durable else ["--no-sync"]),
                death_signal="KILL",
            )
            answer = subprocess.run(command, cwd="/", capture_output=True, text=True, env=_environment())
        if answer.returncode:
            shutil.rmtree(draft, ignore_errors=True)
            said = (answer.stderr or answer.stdout).strip().splitlines()
            raise OwnDatabaseError(f"the database could not be made in {self.data}: {' '.join(said)}")
        draft.rename(self.data)
        settle(self.home, self.data)

    def _launch(self, port: int) -> None:
        settings = {
            "listen_addresses": ADDRESS,
            "port": str(port),
            "unix_socket_directories": "",  # their paths may not be longer than 107 bytes; folders are
            "max_connections": "100",
            "shared_buffers": "128MB",
            "password_encryption": "scram-sha-256",
            "cluster_name": "huolto",
            "log_line_prefix": "%m [%p] ",
            "timezone": "UTC",
        }
        if not self.durable:
            settings |= FAST
        options = [part for key, value in settings.items() for part in ("-c", f"{key}={value}")]
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.replace(self.log.with_suffix(".log.1"))
        with self.log.open("ab") as log:
            self._log_start = log.tell()
            self.process = subprocess.Popen(
                self.account.command(self.binaries / "postgres", "-D", self.data, *options),
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=_environment(),
                start_new_session=True,  # Ctrl-C in a terminal is for us; we stop it last
            )

    def _wait_until_ready(self, port: int) -> bool:
        """True once it answers; False where the port was taken meanwhile; raises where it cannot start."""
        until = time.monotonic() + START_PATIENCE
        while time.monotonic() < until:
            if not self.is_alive():
                said = self._said()
                if "could not bind" in said:
                    return False
                reasons = [line for line in said.splitlines() if "FATAL" in line or "PANIC" in line] or [
                    said[-300:]
                ]
                raise OwnDatabaseError(f"PostgreSQL did not start: {reasons[-1].strip()} (see {self.log})")
            try:
                with self._administrator(port):
                    return True
            except psycopg.OperationalError as error:
                if "authentication failed" in str(error):
                    self.stop()
                    raise OwnDatabaseError(
                        f"the password in {self.home.secrets / 'database_administrator'} is not the one this "
                        "database was made with: put the file back from your backup"
                    ) from error
            time.sleep(0.05)
        self.stop()
        raise OwnDatabaseError(f"PostgreSQL did not answer within {START_PATIENCE:.0f} s; see {self.log}")

    def _prepare_database(self, port: int) -> ConnectionParameters:
        """Role and database of the application: not a superuser, so that no query can leave the database.

        In a database that may be lost it may also write rows past triggers, as tests do that put back what they know.
        """
        password = self.home.secret("database_password")
        with self._administrator(port) as connection:
            role = sql.Identifier(SUPERUSER)
            known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [SUPERUSER]).fetchone()
            verb = sql.SQL("ALTER" if known else "CREATE")
            connection.execute(
                sql.SQL("{} ROLE {} LOGIN CREATEDB PASSWORD {}").format(verb, role, sql.Literal(password))
            )
            if not self.durable:
                connection.execute(
                    sql.SQL("GRANT SET ON PARAMETER session_replication_role TO {}").format(role)
                )
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                connection.execute(
                    sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(DATABASE), role)
                )
        return ConnectionParameters(
            host=ADDRESS, port=port, user=SUPERUSER, password=password, dbname=DATABASE
        )

    def _administrator(self, port: int) -> psycopg.Connection[tuple[object, ...]]:
        administrator = ConnectionParameters(
            host=ADDRESS,
            port=port,
            user=ADMINISTRATOR,
            password=self.home.secret("database_administrator"),
            dbname="postgres",
        )
        return psycopg.connect(**administrator.as_libpq(), autocommit=True, connect_timeout=5)

    def _said(self) -> str:
        with self.log.open("rb") as log:
            log.seek(self._log_start)
            return log.read().decode("utf-8", "replace")


def refuse_other_version(home: Home, data: Path, major: int) -> None:
    """Raise `OtherVersionError`, with the way out, where the data are another major version's."""
    try:
        found = (data / "PG_VERSION").read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return
    if found == str(major):
        return
    raise OtherVersionError(
        f"the database in {home.database} was made by PostgreSQL {found} and this Huolto brings PostgreSQL {major}. "
        f"Nothing was changed. Way out: run `huolto backup old.tar` with the Huolto that made it, move "
        f"{home.database} aside, then run `huolto restore old.tar` with this one"
    )


def _environment() -> dict[str, str]:
    """Ours without what would change PostgreSQL's behaviour."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PG", "LC_", "LANG"))}
    return kept | {"LC_ALL": "C"}


def _utf8_ctype() -> str:
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        for name in CTYPES:
            try:
                locale.setlocale(locale.LC_CTYPE, name)
            except locale.Error:
                continue
            return name
    finally:
        locale.setlocale(locale.LC_CTYPE, before)
    return "C"


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError:
            return False
        return True


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((ADDRESS, 0))
        return int(probe.getsockname()[1])
