"""`huolto backup`: database, files and secret key in one file; also while Huolto runs."""

import argparse
from pathlib import Path

from huolto.config.cli import CallError
from huolto.config.cli.archive import write_archive
from huolto.config.cli.session import database_session
from huolto.foundation.database.errors import OwnDatabaseError
from huolto.foundation.file_store import FileStoreError, file_store
from huolto.foundation.home import home_folder

HELP = "Write database, files and secret key into one archive; Huolto may go on running."
EXAMPLE = "huolto backup huolto-monday.tar"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options."""
    parser.add_argument("file", type=Path, metavar="FILE", help="archive to write; it must not be there yet")


def run(args: argparse.Namespace) -> int:
    """Write the archive; 1 where it cannot be written."""
    if args.file.exists():
        raise CallError(f"{args.file} is there already: name a new file")
    if not args.file.absolute().parent.is_dir():
        raise CallError(f"{args.file.absolute().parent} is no folder: make it, or name another file")
    home = home_folder().prepare()
    try:
        store = file_store()
    except FileStoreError as error:
        raise CallError(str(error)) from error
    try:
        with database_session() as parameters:
            files_in = store.address if store else ""
            files = write_archive(home, parameters, args.file.absolute(), files_in=files_in)
    except OwnDatabaseError as error:
        raise CallError(str(error), 1) from error
    except OSError as error:
        raise CallError(f"{error.filename or args.file}: {error.strerror}", 1) from error
    held = "database and secret key" if store else f"database, secret key and {files} files"
    print(
        f"{args.file}: {args.file.stat().st_size / 1e6:.1f} MB with {held}. Keep it where only you can read."
    )
    if store:
        print(f"The files themselves are in {store.address} and not in it: keep copies of that store too.")
    return 0
