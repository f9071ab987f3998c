"""Where files are kept: in the home's folder, or in an S3 store by HUOLTO_FILES=s3://bucket/prefix.

HUOLTO_S3_ENDPOINT (for stores other than Amazon's), HUOLTO_S3_REGION, HUOLTO_S3_KEY and HUOLTO_S3_SECRET (else what
boto3 finds by itself: its own variables, files, or the machine's role). Files are never public: each is read through the
page that checks who may.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from huolto.foundation.home import Home

VARIABLE = "HUOLTO_FILES"


class FileStoreError(ValueError):
    """`HUOLTO_FILES` cannot be read."""


@dataclass(frozen=True)
class FileStore:
    """An S3 store: its bucket and the beginning of every key."""

    bucket: str
    prefix: str

    @property
    def address(self) -> str:
        """As it is written in the setting."""
        return f"s3://{self.bucket}/{self.prefix}".rstrip("/")


def file_store(environment: Mapping[str, str] = os.environ) -> FileStore | None:
    """The S3 store that is set; None where files are in the home. Raises `FileStoreError`."""
    told = environment.get(VARIABLE, "")
    if not told:
        return None
    parts = urlsplit(told)
    if parts.scheme != "s3" or not parts.netloc:
        raise FileStoreError(
            f"{VARIABLE} is {told!r}; write s3://bucket/prefix, or leave it empty for HUOLTO_HOME/files"
        )
    return FileStore(bucket=parts.netloc, prefix=parts.path.strip("/"))


def storage_settings(home: Home, environment: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """Django's `STORAGES["default"]`."""
    store = file_store(environment)
    if store is None:
        return {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(home.files)},
        }
    endpoint = environment.get("HUOLTO_S3_ENDPOINT") or None
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": store.bucket,
            "location": store.prefix,
            "endpoint_url": endpoint,
            "region_name": environment.get("HUOLTO_S3_REGION") or None,
            "access_key": environment.get("HUOLTO_S3_KEY") or None,
            "secret_key": environment.get("HUOLTO_S3_SECRET") or None,
            "addressing_style": "path" if endpoint else "auto",
            "default_acl": None,
            "file_overwrite": False,
            "querystring_auth": True,
        },
    }
