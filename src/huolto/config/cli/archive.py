"""The file that `huolto backup` writes and `huolto restore` reads: a tar with database, files and secret key.

`manifest.json` comes first and says what made it; then `database.dump` (PostgreSQL's custom format), `secret_key`,
`files/`, and last `checksums.json`: an archive without its end is no whole one. Format 1 had no checksums.
"""

import hashlib
import json
import lzma
import os
import stat
import tarfile
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO, Any

from huolto import __version__
from huolto.config.cli import CallError
from huolto.foundation.database import ConnectionParameters
from huolto.foundation.database.dump import check_dump, no_upgrade_meanwhile, write_dump
from huolto.foundation.database.errors import DumpError
from huolto.foundation.home import Home

FORMATS = (1, 2)
MANIFEST, DUMP, KEY, FILES = "manifest.json", "database.dump", "secret_key", "files"
CHECKSUMS = "checksums.json"
PIECE = 1_000_000
UNREADABLE = (OSError, tarfile.TarError, EOFError, zlib.error, lzma.LZMAError, KeyError, ValueError)


def write_archive(home: Home, parameters: ConnectionParameters, path: Path, *, files_in: str = "") -> int:
    """Write everything to `path`, which appears whole or not at all; answers how many files it holds.

    `files_in` names the store that keeps the files where that is not the home: the archive then has none.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    sums: dict[str, str] = {}
    try:
        with tempfile.TemporaryDirectory(prefix="huolto-backup-", dir=home.backups) as folder:
            dump = Path(folder) / DUMP
            with no_upgrade_meanwhile(parameters):
                write_dump(parameters, dump)
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                with tarfile.open(fileobj=file, mode="w") as archive:
                    manifest = {
                        "format": FORMATS[-1],
                        "huolto": __version__,
                        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
                        "files_in": files_in,
                    }
                    _add(archive, MANIFEST, json.dumps(manifest).encode(), sums)
                    _add_file(archive, DUMP, dump, sums)
                    _add(archive, KEY, home.secret_key().encode(), sums)
                    folder_entry = tarfile.TarInfo(FILES)
                    folder_entry.type, folder_entry.mode = tarfile.DIRTYPE, 0o700
                    archive.addfile(folder_entry)
                    # After the dump: a file that came meanwhile is one too many, none is missing.
                    for name, found in [] if files_in else _files_of(home):
                        _add_file(archive, f"{FILES}/{name}", found, sums)
                    count = len(sums) - 3
                    _add(archive, CHECKSUMS, json.dumps(sums).encode(), {})
                file.flush()
                os.fsync(file.fileno())
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    return count


def read_manifest(path: Path) -> dict[str, Any]:
    """What made the archive; raises `CallError` where it is none of ours."""
    try:
        with tarfile.open(path) as archive:
            first = archive.next()
            member = archive.extractfile(first) if first is not None and first.name == MANIFEST else None
            manifest = json.load(member) if member else None
    except UNREADABLE as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "no backup of Huolto"
        raise CallError(f"{path}: {reason}; name a file that `huolto backup` has written") from error
    if not isinstance(manifest, dict) or not isinstance(manifest.get("format"), int):
        raise CallError(f"{path}: no backup of Huolto; name a file that `huolto backup` has written")
    if manifest["format"] not in FORMATS:
        raise CallError(f"{path}: a newer Huolto has written this backup; restore it with that version")
    return manifest


def unpack(path: Path, manifest: dict[str, Any], target: Path) -> None:
    """Unpack an archive into the folder `target`, every byte checked; raises `CallError` where anything is wrong."""
    with _told_as_damage(path), tarfile.open(path) as archive:
        sums: dict[str, str] = {}
        for member in archive:
            _require_harmless(member)
            archive.extract(member, target, set_attrs=False)
            if member.isreg():
                sums[member.name] = _sum_of(target / member.name)
        for name in (DUMP, KEY):
            if not (target / name).is_file() or not (target / name).stat().st_size:
                raise ValueError(f"{name} is missing in it")
        (target / FILES).mkdir(exist_ok=True)
        if manifest["format"] > 1:
            _require_same(sums, target / CHECKSUMS)
        check_dump(target / DUMP)


@contextmanager
def _told_as_damage(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno is None or isinstance(error, tarfile.TarError):
            raise CallError(f"{path} is damaged: {error}; nothing was changed", 1) from error
        raise CallError(
            f"{path} could not be unpacked: {error.strerror} ({error.filename or path}); nothing was changed",
            1,
        ) from error
    except DumpError as error:
        raise CallError(f"{path} is damaged: {error}; nothing was changed", 1) from error
    except UNREADABLE as error:
        raise CallError(f"{path} is damaged: {error}; nothing was changed", 1) from error


def _require_same(sums: dict[str, str], told: Path) -> None:
    if not told.is_file():
        raise ValueError("its end is missing")
    written = json.loads(told.read_text(encoding="utf-8"))
    if not isinstance(written, dict):
        raise ValueError("its list of checksums is not what was saved")
    found = {name: each for name, each in sums.items() if name != CHECKSUMS}
    if found != written:
        wrong = sorted(name for name in {*found, *written} if found.get(name) != written.get(name))
        raise ValueError(f"{wrong[0]} is not what was saved")


def _require_harmless(member: tarfile.TarInfo) -> None:
    """Only plain files and folders, only at the places we write (tarfile's own filter is missing before 3.11.4)."""
    parts = PurePosixPath(member.name).parts
    is_ours = member.name in (MANIFEST, DUMP, KEY, CHECKSUMS) and member.isreg()
    is_ours |= parts[:1] == (FILES,) and (member.isdir() or (member.isreg() and len(parts) > 1))
    if not is_ours or ".." in parts:
        raise ValueError(f"{member.name} does not belong into a backup")


def _files_of(home: Home) -> Iterator[tuple[str, Path]]:
    """Every kept file by its name below `files`, which may be a link to a larger disk."""
    top = home.files.resolve()
    for folder, folders, names in os.walk(top):
        folders.sort()
        for name in sorted(names):
            path = Path(folder) / name
            yield path.relative_to(top).as_posix(), path


def _add_file(archive: tarfile.TarFile, name: str, path: Path, sums: dict[str, str]) -> None:
    """Add a plain file as long as it was when it was opened; one that is gone meanwhile was removed on purpose."""
    try:
        opened = path.open("rb")
    except FileNotFoundError:
        return
    with opened:
        facts = os.fstat(opened.fileno())
        if not stat.S_ISREG(facts.st_mode):
            return
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode, entry.mtime = facts.st_size, 0o600, int(facts.st_mtime)
        summed = _Summed(opened)
        archive.addfile(entry, summed)  # type: ignore[arg-type]
        sums[name] = summed.digest.hexdigest()


class _Summed:
    """A file that counts up the checksum of what is read from it."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """As the file's own."""
        piece = self.file.read(size)
        self.digest.update(piece)
        return piece


def _sum_of(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _add(archive: tarfile.TarFile, name: str, content: bytes, sums: dict[str, str]) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = len(content), 0o600
    archive.addfile(entry, BytesIO(content))
    sums[name] = hashlib.sha256(content).hexdigest()
