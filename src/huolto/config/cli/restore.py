"""`huolto restore`: an archive of `huolto backup` into an empty installation."""

import argparse
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from huolto.config.cli import CallError
from huolto.config.cli.archive import DUMP, read_manifest, unpack
from huolto.config.cli.restoring import (
    STAGING,
    finish_interrupted,
    has_tables,
    is_interrupted,
    put_back,
    sweep,
)
from huolto.config.cli.session import database_session
from huolto.foundation.database import ConnectionParameters
from huolto.foundation.database.dump import migrations_in
from huolto.foundation.database.errors import OwnDatabaseError
from huolto.foundation.database.locks import installation_lock
from huolto.foundation.home import Home, home_folder

HELP = "Put an archive of `huolto backup` into an empty HUOLTO_HOME; nothing that is there is overwritten."
EXAMPLE = "HUOLTO_HOME=/srv/huolto huolto restore huolto-monday.tar"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options."""
    parser.add_argument("file", type=Path, metavar="FILE", help="archive that `huolto backup` has written")


def run(args: argparse.Namespace) -> int:
    """Restore; 1 where the archive is damaged, the installation is not empty or Huolto runs on it."""
    manifest = read_manifest(args.file)
    home = home_folder().prepare()
    try:
        with installation_lock(home):
            return _restore(args.file, manifest, home)
    except OwnDatabaseError as error:
        raise CallError(str(error), 1) from error


def _restore(path: Path, manifest: dict[str, Any], home: Home) -> int:
    if sweep(home):
        with database_session() as parameters:
            finished = finish_interrupted(home, parameters)
        if finished:
            print(f"Finished the restore of {finished}, which had been interrupted. Start it: huolto up")
            return 0
    staging = Path(tempfile.mkdtemp(prefix=STAGING, dir=home.path))
    try:
        unpack(path, manifest, staging)
        _require_known(path, staging / DUMP)
        with database_session() as parameters:
            _require_empty(home, parameters)
            put_back(home, parameters, staging, path.name)
    finally:
        if not is_interrupted(home):
            shutil.rmtree(staging, ignore_errors=True)
    print(
        f"Restored into {home.path} what Huolto {manifest['huolto']} saved at {manifest['made_at']}. Start it: huolto up"
    )
    if manifest.get("files_in"):
        print(
            f"The archive holds no files: they are in {manifest['files_in']}, name it in HUOLTO_FILES again."
        )
    return 0


def _require_known(path: Path, dump: Path) -> None:
    """Data of a newer Huolto are refused before anything is touched."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huolto.config.settings.base")
    import django

    django.setup()
    from huolto.foundation.database.migrations import made_by_newer, unknown_migrations

    unknown = unknown_migrations(migrations_in(dump))
    if unknown:
        raise CallError(
            f"{path}: {made_by_newer(unknown)}; nothing was changed. Install that version first", 1
        )


def _require_empty(home: Home, parameters: ConnectionParameters) -> None:
    table = has_tables(parameters)
    if table or any(home.files.iterdir()):
        raise CallError(
            f"there are data already in {'the database' if table else home.files}; nothing was changed. "
            "Name another folder in HUOLTO_HOME (or an empty database in DATABASE_URL)",
            1,
        )
