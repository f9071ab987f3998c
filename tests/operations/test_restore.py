"""A restore is all or nothing: a broken archive changes nothing, and one that was killed half-way is finished."""

import errno
import gzip
import json
import os
import shutil
import signal
import tarfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import psycopg
import pytest

from huolto.config.cli import CallError
from huolto.config.cli.archive import read_manifest, unpack, write_archive
from huolto.config.cli.restoring import MARK, require_finished, sweep
from huolto.foundation.database.dump import UPGRADE_LOCK, migrations_in
from huolto.foundation.database.parameters import current_parameters
from huolto.foundation.home import Home
from operations.installations import SAVED, huolto, new_home


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive as this Huolto writes it, with two files."""
    folder = tmp_path_factory.mktemp("archive")
    home = Home(folder / "home").prepare()
    (home.files / "2026" / "11").mkdir(parents=True)
    (home.files / "2026" / "11" / "photo").write_bytes(b"\xff\xd8\xff photo")
    (home.files / "letter").write_text("kept")
    parameters = current_parameters()
    assert parameters is not None
    with tarfile.open(SAVED) as saved:
        saved.extract("database.dump", folder, set_attrs=False)
    path = folder / "all.tar"

    def known_dump(_parameters: Any, target: Path) -> None:
        shutil.copy(folder / "database.dump", target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("huolto.config.cli.archive.write_dump", known_dump)
        assert write_archive(home, parameters, path) == 2
    return path


def changed(archive: Path, target: Path, **changes: bytes | None) -> Path:
    """A copy of the archive in which members (dots are `__`) hold something else, or are missing."""
    wanted = {name.replace("__", "."): content for name, content in changes.items()}
    with tarfile.open(archive) as old, tarfile.open(target, "w") as new:
        for member in old:
            content = old.extractfile(member)
            if member.name not in wanted:
                new.addfile(member, content)
            elif (given := wanted[member.name]) is not None:
                member.size = len(given)
                new.addfile(member, BytesIO(given))
    return target


def broken(archive: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    """Every way in which an archive may be damaged, and what is said of it."""
    whole = archive.read_bytes()
    with tarfile.open(archive) as opened:
        dump = opened.extractfile("database.dump")
        assert dump is not None
        saved = dump.read()
        end_of_photo = next(m.offset for m in opened if m.name == "checksums.json")

    def written(name: str, content: bytes) -> Path:
        (folder / name).write_bytes(content)
        return folder / name

    flipped = bytearray(saved)
    flipped[len(saved) // 2] ^= 0xFF
    yield "damaged", written("cut.tar", whole[: len(whole) // 2])
    yield "its end is missing", written("cut-between-members.tar", whole[:end_of_photo])
    yield "damaged", written("cut.tar.gz", gzip.compress(whole)[:-40_000])
    yield (
        "database.dump is not what was saved",
        changed(archive, folder / "bit.tar", database__dump=bytes(flipped)),
    )
    yield "database.dump is missing", changed(archive, folder / "no-dump.tar", database__dump=None)
    yield "secret_key is missing", changed(archive, folder / "no-key.tar", secret_key=b"")
    yield (
        "files/letter is not what was saved",
        changed(archive, folder / "no-file.tar", **{"files/letter": None}),
    )
    yield "not what was saved", changed(archive, folder / "odd-sums.tar", checksums__json=b"[]")
    with tarfile.open(changed(archive, folder / "link.tar"), "a") as linked:
        link = tarfile.TarInfo("files/link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        linked.addfile(link)
    yield "does not belong into a backup", folder / "link.tar"


def test_no_broken_archive_is_unpacked_to_its_end(archive: Path, tmp_path: Path) -> None:
    tried = list(broken(archive, tmp_path))
    assert len(tried) == 9
    for number, (said, path) in enumerate(tried):
        target = tmp_path / f"target-{number}"
        target.mkdir()
        with pytest.raises(CallError) as refused:
            unpack(path, read_manifest(path), target)
        assert said in str(refused.value), path.name
        assert str(refused.value).endswith("; nothing was changed")
        assert refused.value.status == 1


def test_a_dump_that_is_cut_off_is_seen_also_in_an_archive_of_the_first_format(tmp_path: Path) -> None:
    with tarfile.open(SAVED) as opened:
        dump = opened.extractfile("database.dump")
        assert dump is not None
        path = changed(SAVED, tmp_path / "cut.tar", database__dump=dump.read()[:-3000])
    (tmp_path / "target").mkdir()
    with pytest.raises(CallError, match="pg_restore failed"):
        unpack(path, read_manifest(path), tmp_path / "target")


def test_a_broken_archive_changes_nothing_in_an_installation(archive: Path, tmp_path: Path) -> None:
    path = changed(archive, tmp_path / "bad.tar", **{"files/letter": b"else"})
    with new_home() as home:
        (home.prepare().secrets / "secret_key").write_text("my own key\n")
        refused = huolto(home, "restore", str(path))
        assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
        assert "files/letter is not what was saved; nothing was changed" in refused.stderr
        assert (home.secrets / "secret_key").read_text() == "my own key\n"
        assert list(home.files.iterdir()) == []
        assert not home.database.exists(), "no database is made for an archive that cannot be read"
        assert not [path for path in home.path.iterdir() if path.name.startswith("restor")]


@pytest.mark.parametrize("content", [b"", b"no archive", b"{}", gzip.compress(b"no archive", mtime=0)[:-4]])
def test_what_is_no_backup_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "it").write_bytes(content)
    with pytest.raises(CallError, match="no backup of Huolto"):
        read_manifest(tmp_path / "it")


def test_a_manifest_of_a_newer_format_is_left_to_the_newer_version(archive: Path, tmp_path: Path) -> None:
    later = changed(archive, tmp_path / "later.tar", manifest__json=json.dumps({"format": 9}).encode())
    with pytest.raises(CallError, match="a newer Huolto has written this backup"):
        read_manifest(later)


def test_a_full_disk_is_told_as_such(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: Any, **_more: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(tmp_path))

    monkeypatch.setattr(tarfile.TarFile, "extract", full)
    with pytest.raises(CallError, match="could not be unpacked: No space left on device") as refused:
        unpack(archive, read_manifest(archive), tmp_path)
    assert str(refused.value).endswith("nothing was changed")


def test_data_of_a_newer_huolto_are_refused_before_anything_is_touched(archive: Path, tmp_path: Path) -> None:
    code = (
        "import sys, huolto.config.cli.restore as r;"
        "r.migrations_in = lambda dump: frozenset({('desk', '9999_later')});"
        "from huolto.config.cli import main; sys.exit(main())"
    )
    import subprocess
    import sys

    with new_home() as home:
        environment = {**os.environ, "HUOLTO_HOME": str(home.path)}
        environment.pop("DATABASE_URL", None)
        command = [sys.executable, "-c", code, "restore", str(archive)]
        refused = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert refused.returncode == 1
        assert (
            "made by a newer Huolto (this one does not know desk.9999_later); nothing was changed"
            in refused.stderr
        )
        assert not home.database.exists()


def test_the_migrations_of_a_dump_are_read_without_a_server(archive: Path, tmp_path: Path) -> None:
    unpack(archive, read_manifest(archive), tmp_path)
    found = migrations_in(tmp_path / "database.dump")
    assert ("parties", "0001_initial") in found
    assert len(found) > 40


def test_a_restore_that_is_killed_after_the_data_are_in_is_finished_by_the_next_one(archive: Path) -> None:
    with new_home() as home:
        killed = huolto(home, "restore", str(archive), HUOLTO_KILL_AT="restore.data_in")
        assert killed.returncode == -signal.SIGKILL
        assert list(home.files.iterdir()) == []
        assert (home.path / MARK).exists()
        again = huolto(home, "restore", str(archive))
        assert again.returncode == 0, again.stderr
        assert "Finished the restore of all.tar" in again.stdout
        assert (home.files / "letter").read_text() == "kept"
        assert (home.files / "2026" / "11" / "photo").read_bytes() == b"\xff\xd8\xff photo"
        assert not [path for path in home.path.iterdir() if path.name.startswith("restor")]
        third = huolto(home, "restore", str(archive))
        assert third.returncode == 1
        assert "there are data already in the database; nothing was changed" in third.stderr


def test_one_that_was_killed_before_is_begun_again_and_up_does_not_start_on_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home(tmp_path).prepare()
    left = home.path / "restore-abc"
    left.mkdir()
    (home.path / MARK).write_text(json.dumps({"folder": "restore-abc", "archive": "monday.tar"}))
    (home.path / "restore-older").mkdir()
    assert sweep(home), "there is one to finish"
    assert left.exists()
    assert not (home.path / "restore-older").exists()
    monkeypatch.setattr("huolto.config.cli.restoring.has_tables", lambda _parameters: False)
    parameters = current_parameters()
    assert parameters is not None
    with pytest.raises(
        CallError, match="interrupted before the data were in: run `huolto restore FILE` again"
    ):
        require_finished(home, parameters)


def test_a_backup_waits_for_an_upgrade_that_is_going_on(tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor
    from concurrent.futures import TimeoutError as Late

    from huolto.foundation.database.dump import no_upgrade_meanwhile

    parameters = current_parameters()
    assert parameters is not None

    def enter() -> str:
        with no_upgrade_meanwhile(parameters):
            return "in"

    upgrade = psycopg.connect(**parameters.as_libpq(), autocommit=True)
    with ThreadPoolExecutor(1) as pool, upgrade:
        upgrade.execute("SELECT pg_advisory_lock(%s)", [UPGRADE_LOCK])
        waiting = pool.submit(enter)
        with pytest.raises(Late):
            waiting.result(timeout=0.5)
        upgrade.execute("SELECT pg_advisory_unlock(%s)", [UPGRADE_LOCK])
        assert waiting.result(timeout=20) == "in"


def test_a_backup_follows_a_folder_of_files_that_is_a_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home(tmp_path / "home").prepare()
    home.files.rmdir()
    (tmp_path / "disk").mkdir()
    (tmp_path / "disk" / "photo").write_text("kept")
    home.files.symlink_to(tmp_path / "disk")
    monkeypatch.setattr(
        "huolto.config.cli.archive.write_dump", lambda _parameters, path: path.write_bytes(b"x")
    )
    parameters = current_parameters()
    assert parameters is not None
    assert write_archive(home, parameters, tmp_path / "all.tar") == 1
    with tarfile.open(tmp_path / "all.tar") as archive:
        assert "files/photo" in archive.getnames()
