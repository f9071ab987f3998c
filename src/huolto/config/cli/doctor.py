"""`huolto doctor`: what is wrong with this installation, and how to mend it."""

import argparse
import json
import os
import shutil
import socket
import stat
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from urllib.parse import urlsplit

from huolto.config.cli.doctor_files import look_at_files
from huolto.config.cli.ports import why_unusable
from huolto.foundation.database import ConnectionParameters
from huolto.foundation.database.errors import OwnDatabaseError
from huolto.foundation.database.locks import up_lock
from huolto.foundation.database.parameters import DatabaseUrlError
from huolto.foundation.database.running import answers, running_database
from huolto.foundation.home import Home, home_folder

HELP = "Say what is wrong with this installation and how to mend it."
EXAMPLE = "huolto doctor --json"

OLDEST_PYTHON = (3, 11)
OLDEST_POSTGRESQL = 15
LEAST_FREE = 1_000_000_000  # bytes
MAIL_PATIENCE = 5.0

RIGHTS = """
    SELECT told.needed, told.mend FROM (VALUES
        (has_schema_privilege(current_schema(), 'CREATE'), 'make tables',
         format('GRANT CREATE ON SCHEMA %I TO %I', current_schema(), current_user)),
        (has_database_privilege(current_database(), 'TEMPORARY'), 'make temporary tables',
         format('GRANT TEMPORARY ON DATABASE %I TO %I', current_database(), current_user))
    ) AS told(held, needed, mend) WHERE NOT told.held
"""
"""What the application's user needs and has not, each with the way out."""

TRIGRAMS = """
    SELECT 1 WHERE EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm')
        OR (EXISTS (SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm')
            AND has_database_privilege(current_database(), 'CREATE'))
"""


@dataclass(frozen=True)
class Finding:
    """What one check found; `mend` is empty where nothing is wrong."""

    check: str
    ok: bool
    says: str
    mend: str = ""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options."""
    parser.add_argument("--json", action="store_true", help="answer in JSON")
    parser.add_argument(
        "--host", default="127.0.0.1", help="address that is to be served (default: %(default)s)"
    )
    parser.add_argument(
        "--port", type=int, default=8000, help="port that is to be served (default: %(default)s)"
    )


def run(args: argparse.Namespace) -> int:
    """Print all findings; 1 where something is wrong."""
    home = home_folder()
    findings = [
        _python(),
        *_database(),
        _folders(home),
        _files(home),
        _secrets(home),
        _disk(home),
        _port(home, args),
        _mail(),
    ]
    is_well = all(finding.ok for finding in findings)
    if args.json:
        print(
            json.dumps(
                {"ok": is_well, "home": str(home.path), "checks": [asdict(each) for each in findings]},
                indent=2,
            )
        )
        return 0 if is_well else 1
    print(f"HUOLTO_HOME is {home.path}")
    for finding in findings:
        print(f"{'ok   ' if finding.ok else 'WRONG'} {finding.check:<11} {finding.says}")
        if not finding.ok:
            print(f"      to mend it: {finding.mend}")
    return 0 if is_well else 1


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding(
        "python",
        sys.version_info >= OLDEST_PYTHON,
        f"Python {version}",
        "install Python 3.11 or newer, then make setup",
    )


def _database() -> list[Finding]:
    """Reachable, new enough, and with this code's tables."""
    try:
        with running_database() as parameters:
            if not answers(parameters, timeout=5):
                where = f"{parameters.host or 'the local socket'}, port {parameters.port or 5432}"
                return [
                    Finding("database", ok=False, says=f"the database on {where} does not answer", mend=(
                        "start it, or mend address, user and password in DATABASE_URL"
                    )),
                ]  # fmt: skip
            return [_version(parameters), _migrations()]
    except (OwnDatabaseError, DatabaseUrlError) as error:
        return [
            Finding(
                "database",
                ok=False,
                says=str(error),
                mend="follow that sentence; PostgreSQL's own words stand in log/",
            )
        ]


def _version(parameters: ConnectionParameters) -> Finding:
    import psycopg

    with psycopg.connect(**parameters.as_libpq()) as connection:
        number = connection.info.server_version
        missing = connection.execute(RIGHTS).fetchall()
        trigrams = connection.execute(TRIGRAMS).fetchone()
    kind = "DATABASE_URL" if os.environ.get("DATABASE_URL") else "own"
    says = f"PostgreSQL {number // 10000}.{number % 10000} ({kind}) answers"
    for right, mend in missing:
        return Finding("database", ok=False, says=f"{says}, but the user may not {right}", mend=mend)
    if trigrams is None:
        mend = "let an administrator run CREATE EXTENSION pg_trgm in this database"
        return Finding(
            "database", ok=False, says=f"{says}, but its extension pg_trgm cannot be used", mend=mend
        )
    return Finding(
        "database", number // 10000 >= OLDEST_POSTGRESQL, says, f"use PostgreSQL {OLDEST_POSTGRESQL} or newer"
    )


def _migrations() -> Finding:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huolto.config.settings.base")
    import django
    from django.db import connections

    django.setup()
    from huolto.foundation.database.migrations import migration_state

    state = migration_state()
    connections.close_all()
    if state.refusal:
        return Finding(
            "migrations",
            ok=False,
            says=state.refusal,
            mend="install that version, or `huolto restore` the backup",
        )
    if state.pending:
        says = f"{len(state.pending)} migrations are not applied, the first is {state.pending[0]}"
        return Finding(
            "migrations",
            ok=False,
            says=says,
            mend="start `huolto up`, which applies them, or `huolto manage upgrade_database`",
        )
    return Finding("migrations", ok=True, says="all applied")


def _folders(home: Home) -> Finding:
    """Ours, writable, and closed to others."""
    for folder in (home.path, home.files, home.mail, home.log, home.secrets, home.backups):
        if not folder.is_dir():
            return Finding(
                "folders", ok=False, says=f"{folder} is missing", mend="start `huolto up`, which makes it"
            )
        if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
            return Finding(
                "folders",
                ok=False,
                says=f"{folder} cannot be written",
                mend=f"chown -R {os.getuid()} {folder}",
            )
        if stat.S_IMODE(folder.stat().st_mode) & (0o066 if folder == home.path else 0o077):
            return Finding(
                "folders", ok=False, says=f"{folder} is open to other users", mend=f"chmod 700 {folder}"
            )
    return Finding("folders", ok=True, says=f"closed to others; the data are in {home.database.resolve()}")


def _files(home: Home) -> Finding:
    ok, says, mend = look_at_files(home)
    return Finding("files", ok, says, mend)


def _secrets(home: Home) -> Finding:
    for path in sorted(home.secrets.glob("*")):
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            return Finding(
                "secrets", ok=False, says=f"{path} can be read by other users", mend=f"chmod 600 {path}"
            )
    if not os.environ.get("HUOLTO_SECRET_KEY") and not (home.secrets / "secret_key").exists():
        return Finding(
            "secrets", ok=False, says="there is no secret key yet", mend="start `huolto up`, which makes it"
        )
    return Finding("secrets", ok=True, says="there, and only their owner reads them")


def _disk(home: Home) -> Finding:
    folder = next(path for path in (home.database, home.path, *home.path.parents) if path.exists())
    free = shutil.disk_usage(folder).free
    return Finding(
        "disk",
        free >= LEAST_FREE,
        f"{free / 1e9:.1f} GB free in {folder}",
        "make room: PostgreSQL stops when the disk is full",
    )


def _port(home: Home, args: argparse.Namespace) -> Finding:
    if up_lock(home).is_held():
        return Finding("port", ok=True, says=f"Huolto runs now (process {up_lock(home).holder()})")
    problem = why_unusable(args.host, args.port)
    return Finding(
        "port",
        not problem,
        problem or f"port {args.port} on {args.host} is free",
        "choose another one with --port",
    )


def _mail() -> Finding:
    """The mail server of HUOLTO_MAIL answers; anything but a server needs no more."""
    setting = os.environ.get("HUOLTO_MAIL", "file")
    kinds: dict[str, Callable[[], Finding]] = {
        "file": lambda: Finding("mail", ok=True, says="mails become files in HUOLTO_HOME/mail; none is sent"),
        "console": lambda: Finding("mail", ok=True, says="mails are printed; none is sent"),
    }
    if setting in kinds:
        return kinds[setting]()
    mend = "set HUOLTO_MAIL to file, console or smtp://user:password@host:587?tls=1"
    try:
        parts = urlsplit(setting)
        host, port = parts.hostname, parts.port or (465 if parts.scheme == "smtps" else 587)
    except ValueError as error:
        return Finding("mail", ok=False, says=f"HUOLTO_MAIL cannot be read: {error}", mend=mend)
    if parts.scheme not in ("smtp", "smtps") or not host:
        return Finding("mail", ok=False, says="HUOLTO_MAIL names no mail server", mend=mend)
    try:
        socket.create_connection((host, port), timeout=MAIL_PATIENCE).close()
    except OSError as error:
        reason = error.strerror or error
        return Finding(
            "mail",
            ok=False,
            says=f"the mail server {host}, port {port}, does not answer: {reason}",
            mend=mend,
        )
    return Finding("mail", ok=True, says=f"the mail server {host}, port {port}, answers")
