"""Files in an S3 store: kept there by the same commands, read through the same access check, named by backup and doctor."""

import socket
import tarfile
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.request import Request, urlopen

import boto3
import pytest
from moto.server import ThreadedMotoServer

from cast import Cast
from huolto.config.cli import CallError, backup
from huolto.config.cli.doctor_files import look_at_files
from huolto.foundation.file_store import FileStoreError, file_store, storage_settings
from huolto.foundation.files import remove_file, store_file
from huolto.foundation.home import Home
from portal.test_card_pages import HERE, browser, reported
from register.registers import an_item

BUCKET = "huolto-files"


@pytest.fixture(scope="module")
def store() -> Iterator[dict[str, str]]:
    """A store on loopback, as its environment names it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=port, verbose=False)
    server.start()
    environment = {
        "HUOLTO_FILES": f"s3://{BUCKET}/main",
        "HUOLTO_S3_ENDPOINT": f"http://127.0.0.1:{port}",
        "HUOLTO_S3_REGION": "eu-north-1",
        "HUOLTO_S3_KEY": "key",
        "HUOLTO_S3_SECRET": "not-a-secret",
    }
    # its memory belongs to the process: what an earlier set-up of this module left is forgotten
    urlopen(Request(f"http://127.0.0.1:{port}/moto-api/reset", method="POST")).close()
    client(environment).create_bucket(
        Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-north-1"}
    )
    yield environment
    server.stop()


def client(environment: dict[str, str]) -> Any:
    return boto3.client(
        "s3",
        endpoint_url=environment["HUOLTO_S3_ENDPOINT"],
        region_name="eu-north-1",
        aws_access_key_id="key",
        aws_secret_access_key="not-a-secret",
    )


def keys(environment: dict[str, str]) -> list[str]:
    return [each["Key"] for each in client(environment).list_objects_v2(Bucket=BUCKET).get("Contents", [])]


@pytest.fixture
def in_store(store: dict[str, str], settings: Any, tmp_path: Path) -> dict[str, str]:
    """This installation keeps its files there."""
    settings.STORAGES = {**settings.STORAGES, "default": storage_settings(Home(tmp_path), store)}
    return store


def test_a_photo_is_kept_there_and_read_only_through_the_access_check(
    cast: Cast, in_store: dict[str, str], tmp_path: Path
) -> None:
    item = an_item(cast, "KA-1")
    photo = reported(cast, item)
    address = f"{HERE}{item.pk}/photos/{photo.pk}/"
    seen = browser(cast, cast.orderer).get(address)
    assert seen.status_code == 200
    content = b"".join(seen.streaming_content) if seen.streaming else seen.content
    assert content.startswith(b"\xff\xd8\xff")
    assert "127.0.0.1" not in str(seen.headers), "the store's own address is nobody's business"
    assert browser(cast, cast.other_orderer).get(address).status_code == 404
    kept = keys(in_store)
    assert kept
    assert all(key.startswith("main/") for key in kept)
    assert not any(path.is_file() for path in tmp_path.rglob("*"))


def test_nobody_reads_the_store_without_a_key(cast: Cast, in_store: dict[str, str]) -> None:
    stored = store_file(provider=cast.suopursu, name="a.txt", content=b"kept", content_type="text/plain")
    again = store_file(provider=cast.suopursu, name="b.txt", content=b"kept", content_type="text/plain")
    assert stored.content.name != again.content.name, "one never replaces another"
    acl = client(in_store).get_object_acl(Bucket=BUCKET, Key=f"main/{stored.content.name}")
    assert not [grant for grant in acl["Grants"] if "URI" in grant["Grantee"]], "no group of strangers"
    remove_file(stored)
    assert f"main/{stored.content.name}" not in keys(in_store)
    assert again.content.read() == b"kept"


def test_a_backup_says_that_the_files_are_elsewhere(
    store: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HUOLTO_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HUOLTO_FILES", store["HUOLTO_FILES"])
    monkeypatch.setattr(
        "huolto.config.cli.archive.write_dump", lambda _parameters, path: path.write_bytes(b"x")
    )
    assert backup.run(SimpleNamespace(file=tmp_path / "all.tar")) == 0
    assert "The files themselves are in s3://huolto-files/main and not in it" in capsys.readouterr().out
    with tarfile.open(tmp_path / "all.tar") as archive:
        manifest = archive.extractfile("manifest.json")
        assert manifest is not None
        assert b'"files_in": "s3://huolto-files/main"' in manifest.read()
    monkeypatch.setenv("HUOLTO_FILES", "/var/files")
    with pytest.raises(CallError, match="write s3://bucket/prefix"):
        backup.run(SimpleNamespace(file=tmp_path / "more.tar"))


def test_the_doctor_writes_reads_and_removes_and_names_what_is_wrong(
    store: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in store.items():
        monkeypatch.setenv(name, value)
    ok, says, _mend = look_at_files(Home(tmp_path))
    assert (ok, says) == (True, "files are in s3://huolto-files/main; writing, reading and deleting work")
    assert not [key for key in keys(store) if "doctor" in key]
    monkeypatch.setenv("HUOLTO_FILES", "s3://no-such-bucket")
    ok, says, mend = look_at_files(Home(tmp_path))
    assert not ok
    assert says.startswith("s3://no-such-bucket cannot be used:")
    assert "not-a-secret" not in says + mend


@pytest.mark.parametrize("told", ["/var/files", "s3://", "https://bucket", "s3:bucket"])
def test_what_names_no_store_is_refused(told: str) -> None:
    with pytest.raises(FileStoreError, match="write s3://bucket/prefix"):
        file_store({"HUOLTO_FILES": told})
    assert file_store({}) is None
