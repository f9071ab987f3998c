"""Where the database is: `DATABASE_URL`, or our own PostgreSQL in the home folder."""

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from huolto.foundation.home import Home, home_folder

ENGINE = "huolto.foundation.postgres"
CREDENTIALS = "database.json"
SUPERUSER = "huolto"
DATABASE = "huolto"


class DatabaseUrlError(ValueError):
    """`DATABASE_URL` cannot be read."""


@dataclass(frozen=True)
class ConnectionParameters:
    """What a client needs to connect; `options` are libpq's, such as `sslmode`."""

    host: str
    port: int | None
    user: str
    password: str = field(repr=False)
    dbname: str
    options: dict[str, str] = field(default_factory=dict)

    def as_libpq(self) -> dict[str, Any]:
        """Keyword arguments of `psycopg.connect`; what is empty is left to libpq."""
        named = {
            "host": self.host,
            "port": self.port,
            "user": self.user,
            "password": self.password,
            "dbname": self.dbname,
        }
        return {key: value for key, value in named.items() if value} | self.options

    def as_environment(self) -> dict[str, str]:
        """The same for PostgreSQL's own programs, so that no password stands on a command line."""
        named = {
            "PGHOST": self.host,
            "PGPORT": str(self.port or ""),
            "PGUSER": self.user,
            "PGPASSWORD": self.password,
            "PGDATABASE": self.dbname,
        }
        named |= {f"PG{key.upper()}": value for key, value in self.options.items()}
        return {key: value for key, value in named.items() if value}


def parse_database_url(url: str) -> ConnectionParameters:
    """Read `postgres://user:password@host:port/name?sslmode=require`; raises `DatabaseUrlError`."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise DatabaseUrlError(f"DATABASE_URL: {error}") from error
    if parts.scheme not in ("postgres", "postgresql"):
        raise DatabaseUrlError(
            f"DATABASE_URL begins with {parts.scheme or 'nothing'!r}; "
            "write postgres://user:password@host:5432/name (Huolto runs on PostgreSQL only)"
        )
    options = dict(parse_qsl(parts.query))
    dbname = unquote(parts.path.lstrip("/"))
    if not dbname:
        raise DatabaseUrlError(
            "DATABASE_URL names no database; write postgres://user:password@host:5432/name"
        )
    host = options.pop("host", "") or unquote(parts.hostname or "")
    return ConnectionParameters(
        host=host,
        port=port,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        dbname=dbname,
        options=options,
    )


def connection_parameters(home: Home | Path | None = None) -> ConnectionParameters | None:
    """How to reach the own database of `home`; None where it has never run."""
    folder = home if isinstance(home, Home) else Home(home) if home else home_folder()
    try:
        stored = json.loads((folder.secrets / CREDENTIALS).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return ConnectionParameters(**stored)


def save_parameters(home: Home, parameters: ConnectionParameters) -> None:
    """Tell other processes of this home how to connect; replaces the file whole."""
    path = home.secrets / CREDENTIALS
    draft = path.with_suffix(f".{os.getpid()}")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(asdict(parameters), file)
    draft.replace(path)


def current_parameters() -> ConnectionParameters | None:
    """`DATABASE_URL` where it is set, else the own database."""
    url = os.environ.get("DATABASE_URL", "")
    return parse_database_url(url) if url else connection_parameters()


def settings_from_environment() -> dict[str, Any]:
    """Django's `DATABASES["default"]`, also where no database runs yet (connecting then fails, importing does not).

    `HUOLTO_DATABASE_POOL` is the largest number of pooled connections of this process (0 or empty: no pool);
    `HUOLTO_TEST_DB` names the test database.
    """
    found = current_parameters()
    options: dict[str, Any] = dict(found.options) if found else {}
    pool = int(os.environ.get("HUOLTO_DATABASE_POOL") or 0)
    if pool:
        options["pool"] = {"min_size": 1, "max_size": pool, "timeout": 10}
    settings: dict[str, Any] = {
        "ENGINE": ENGINE,
        "HOST": found.host if found else "127.0.0.1",
        "PORT": str(found.port or "") if found else "1",
        "USER": found.user if found else SUPERUSER,
        "PASSWORD": found.password if found else "",
        "NAME": found.dbname if found else DATABASE,
        "OPTIONS": options,
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": not pool,
    }
    test_name = os.environ.get("HUOLTO_TEST_DB")
    if test_name:
        settings["TEST"] = {"NAME": test_name}
    return settings
