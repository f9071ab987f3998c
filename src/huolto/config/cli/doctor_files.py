"""The doctor's look at the store of files: what is written there can be read again and removed."""

import os
import secrets
from typing import Any

from huolto.foundation.file_store import FileStoreError, file_store, storage_settings
from huolto.foundation.home import Home

CONTENT = b"huolto doctor"


def look_at_files(home: Home) -> tuple[bool, str, str]:
    """Whether all is well, what was found, and how to mend it; files in the home need no more than their folder."""
    try:
        store = file_store()
    except FileStoreError as error:
        return False, str(error), "mend HUOLTO_FILES"
    if store is None:
        return True, f"files are in {home.files}", ""
    try:
        _write_read_remove(home)
    except Exception as error:
        mend = (
            "check HUOLTO_FILES, HUOLTO_S3_ENDPOINT, the keys, and that they may read, write and delete there"
        )
        return False, f"{store.address} cannot be used: {' '.join(str(error).split())[:300]}", mend
    return True, f"files are in {store.address}; writing, reading and deleting work", ""


def _write_read_remove(home: Home) -> None:
    from django.core.files.base import ContentFile
    from storages.backends.s3 import S3Storage

    storage: Any = S3Storage(**storage_settings(home, os.environ)["OPTIONS"])
    name = storage.save(f"doctor/{secrets.token_hex(8)}", ContentFile(CONTENT))
    try:
        with storage.open(name) as file:
            if file.read() != CONTENT:
                raise OSError("what was written is not what is read")
    finally:
        storage.delete(name)
