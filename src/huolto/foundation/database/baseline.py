"""A new database starts from the baseline: the tables as the migrations leave them, written out as one file of SQL.

Running every migration takes minutes of rendering models; reading the file takes a second. The file names the migrations
that it holds, so that later ones are applied on top of it: an old baseline is slower, never wrong.
"""

import re
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper

from huolto.foundation.database.dump import run_program
from huolto.foundation.database.parameters import ConnectionParameters

_OURS_ONLY = re.compile(
    r"""
    ^\\(un)?restrict\ .*\n           # commands of psql
    | ^SET\ .*;\n                     # of the session; an older server does not know them all
    | ^COMMENT\ ON\ EXTENSION\ .*\n   # belongs to whoever owns the extension
    | ^CREATE\ SCHEMA\ public;\n | ^COMMENT\ ON\ SCHEMA\ public\ .*\n
    | ^--.*\n
    """,
    re.MULTILINE | re.VERBOSE,
)
_FOR_THE_SESSION = "SELECT pg_catalog.set_config('search_path', '', false);"
_FOR_THE_TRANSACTION = """\
SELECT pg_catalog.set_config('search_path', '', true);
SET LOCAL check_function_bodies = false;"""
_APPLIED = re.compile(r"^INSERT INTO public\.django_migrations VALUES.*?;\n", re.MULTILINE | re.DOTALL)
_ROW = re.compile(r"(\(\d+, '([^']+)', '([^']+)', )('[^']*'|now\(\))\)")


def baseline_of(parameters: ConnectionParameters) -> str:
    """The whole of a migrated database as SQL that any supported PostgreSQL reads in one transaction."""
    text = run_program(
        parameters, "pg_dump", "--no-owner", "--no-privileges", "--rows-per-insert=1000", "--schema=public", "--extension=*"
    ).decode()  # fmt: skip
    text = _OURS_ONLY.sub("", text).replace(_FOR_THE_SESSION, _FOR_THE_TRANSACTION)
    text = _APPLIED.sub(lambda rows: _ROW.sub(r"\1now())", rows[0]), text)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def migrations_in(baseline: str) -> frozenset[str]:
    """The migrations that a baseline holds, each as `app.name`."""
    return frozenset(
        f"{app}.{name}" for rows in _APPLIED.findall(baseline) for _, app, name, _ in _ROW.findall(rows)
    )


def start_from_baseline(connection: BaseDatabaseWrapper, path: Path) -> bool:
    """Read the baseline into a database that has no tables of Django's yet; answers whether it did.

    All of it or nothing. Where the file does not come with this installation, migrations do it all.
    """
    if not path.is_file():
        return False
    with connection.cursor() as cursor:
        if connection.introspection.table_names(cursor):
            return False
    connection.ensure_connection()
    with connection.connection.transaction(), connection.connection.cursor() as cursor:
        cursor.execute(path.read_text("utf-8"))
    return True
