"""The file that `huolto backup` writes and `huolto restore` reads: a tar with database, files and secret key.

`manifest.json` comes first and says what made it; then `database.dump` (PostgreSQL's custom format), `secret_key` and
`files/`.
"""

import json
import os
import tarfile
import tempfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path, PurePosixPath

from huolto import __version__
from huolto.config.cli import CallError
from huolto.foundation.database import ConnectionParameters
from huolto.foundation.database.dump import read_dump, write_dump
from huolto.foundation.home import Home

FORMAT = 1
MANIFEST, DUMP, KEY, FILES = "manifest.json", "database.dump", "secret_key", "files"


def write_archive(home: Home, parameters: ConnectionParameters, path: Path) -> None:
    """Write everything to `path`, which appears whole or not at all."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with tempfile.TemporaryDirectory(prefix="huolto-backup-", dir=home.backups) as folder:
            dump = Path(folder) / DUMP
            write_dump(parameters, dump)
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                with tarfile.open(fileobj=file, mode="w") as archive:
                    manifest = {
                        "format": FORMAT,
                        "huolto": __version__,
                        "made_at": datetime.now(UTC).isoformat(),
                    }
                    _add_text(archive, MANIFEST, json.dumps(manifest))
                    archive.add(dump, DUMP)
                    _add_text(archive, KEY, home.secret_key())
                    archive.add(home.files, FILES)
                file.flush()
                os.fsync(file.fileno())
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def read_manifest(path: Path) -> dict[str, object]:
    """What made the archive; raises `CallError` where it is none of ours."""
    try:
        with tarfile.open(path) as archive:
            member = archive.extractfile(MANIFEST)
            manifest = json.load(member) if member else None
    except (OSError, tarfile.TarError, KeyError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "no backup of Huolto"
        raise CallError(f"{path}: {reason}; name a file that `huolto backup` has written") from error
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise CallError(f"{path}: a newer Huolto has written this backup; restore it with that version")
    return manifest


def read_archive(home: Home, parameters: ConnectionParameters, path: Path) -> None:
    """Put everything back into an empty database and an empty folder of files."""
    with (
        tempfile.TemporaryDirectory(prefix="huolto-restore-", dir=home.backups) as folder,
        tarfile.open(path) as archive,
    ):
        try:
            for member in archive:
                _require_harmless(member)
                archive.extract(member, folder, set_attrs=False)
        except (OSError, tarfile.TarError, ValueError) as error:
            raise CallError(f"{path} is damaged: {error}; nothing was changed", 1) from error
        unpacked = Path(folder)
        read_dump(parameters, unpacked / DUMP)
        (home.secrets / KEY).unlink(missing_ok=True)
        (unpacked / KEY).chmod(0o600)
        (unpacked / KEY).rename(home.secrets / KEY)
        home.files.rmdir()
        (unpacked / FILES).rename(home.files)
        home.files.chmod(0o700)


def _require_harmless(member: tarfile.TarInfo) -> None:
    """Only plain files and folders, only at the places we write (tarfile's own filter is missing before 3.11.4)."""
    parts = PurePosixPath(member.name).parts
    is_ours = member.name in (MANIFEST, DUMP, KEY) or parts[:1] == (FILES,)
    if not is_ours or ".." in parts or not (member.isreg() or member.isdir()):
        raise ValueError(f"{member.name} does not belong into a backup")


def _add_text(archive: tarfile.TarFile, name: str, text: str) -> None:
    content = text.encode()
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = len(content), 0o600
    archive.addfile(entry, BytesIO(content))
