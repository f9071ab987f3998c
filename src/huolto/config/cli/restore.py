"""`huolto restore`: an archive of `huolto backup` into an empty installation."""

import argparse
from pathlib import Path

import psycopg

from huolto.config.cli import CallError
from huolto.config.cli.archive import read_archive, read_manifest
from huolto.config.cli.session import database_session
from huolto.foundation.database import ConnectionParameters
from huolto.foundation.database.errors import OwnDatabaseError
from huolto.foundation.database.locks import installation_lock
from huolto.foundation.home import Home, home_folder

HELP = "Put an archive of `huolto backup` into an empty HUOLTO_HOME; nothing that is there is overwritten."
EXAMPLE = "HUOLTO_HOME=/srv/huolto huolto restore huolto-monday.tar"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options."""
    parser.add_argument("file", type=Path, metavar="FILE", help="archive that `huolto backup` has written")


def run(args: argparse.Namespace) -> int:
    """Restore; 1 where the installation is not empty or Huolto runs on it."""
    manifest = read_manifest(args.file)
    home = home_folder().prepare()
    try:
        with installation_lock(home), database_session() as parameters:
            _require_empty(home, parameters)
            read_archive(home, parameters, args.file)
    except OwnDatabaseError as error:
        raise CallError(str(error), 1) from error
    print(
        f"Restored into {home.path} what Huolto {manifest['huolto']} saved at {manifest['made_at']}. Start it: huolto up"
    )
    return 0


def _require_empty(home: Home, parameters: ConnectionParameters) -> None:
    with psycopg.connect(**parameters.as_libpq()) as connection:
        table = connection.execute(
            "SELECT 1 FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') LIMIT 1"
        ).fetchone()
    if table or any(home.files.iterdir()):
        raise CallError(
            f"there are data already in {'the database' if table else home.files}; nothing was changed. "
            "Name another folder in HUOLTO_HOME (or an empty database in DATABASE_URL)",
            1,
        )
