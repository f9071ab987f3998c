"""Uploads: limited in size and checked by what is in them, not by what they are called."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from huolto.foundation.bulk import insert_rows
from huolto.foundation.errors import InvalidInput
from huolto.foundation.models import Provider, StoredFile


@dataclass(frozen=True)
class Kind:
    """A kind of file that may be uploaded: how it begins, and how large it may be."""

    content_type: str
    beginnings: tuple[bytes, ...]
    max_bytes: int


PNG = Kind("image/png", (b"\x89PNG\r\n\x1a\n",), 5_000_000)
JPEG = Kind("image/jpeg", (b"\xff\xd8\xff",), 10_000_000)
PDF = Kind("application/pdf", (b"%PDF-",), 20_000_000)
CSV = Kind("text/csv", (), 50_000_000)
"""Text has no signature: it must hold no NUL byte and not begin like another kind."""

IMAGES = (PNG, JPEG)


def checked_content(upload: "UploadedFile[Any]", *, kinds: tuple[Kind, ...]) -> tuple[bytes, Kind]:
    """The bytes of an upload and the kind that they really are; raises InvalidInput naming what was expected."""
    limit = max(kind.max_bytes for kind in kinds)
    if (upload.size or 0) > limit:
        raise InvalidInput(
            _("“%(name)s” is larger than %(limit)s MB.") % {"name": upload.name, "limit": limit // 1_000_000},
            field="file",
        )
    content = upload.read()
    for kind in kinds:
        if _is_of_kind(content, kind) and len(content) <= kind.max_bytes:
            return content, kind
    raise InvalidInput(
        _("“%(name)s” is not a file of the expected kind (%(kinds)s).")
        % {"name": upload.name, "kinds": ", ".join(kind.content_type for kind in kinds)},
        field="file",
    )


def store_file(*, provider: Provider, name: str, content: bytes, content_type: str) -> StoredFile:
    """Keep these bytes in the storage and answer the row that names them."""
    stored = _written(provider, name, content, content_type)
    stored.save()
    return stored


def store_files(*, provider: Provider, files: Iterable[tuple[str, bytes, str]]) -> list[StoredFile]:
    """As `store_file` for each name, content and type, with one statement for all the rows."""
    return insert_rows([_written(provider, *one) for one in files])


def _written(provider: Provider, name: str, content: bytes, content_type: str) -> StoredFile:
    digest = hashlib.sha256(content).hexdigest()
    stored = StoredFile(
        provider=provider, name=name[:200], content_type=content_type, size=len(content), sha256=digest
    )
    stored.content.save(f"{provider.slug}/{digest[:32]}", ContentFile(content), save=False)
    return stored


def store_path(*, provider: Provider, name: str, path: Path, content_type: str) -> StoredFile:
    """Keep a file that was written, read in pieces however large it is, and answer the row that names it."""
    digest = hashlib.sha256()
    with path.open("rb") as opened:
        while piece := opened.read(1_000_000):
            digest.update(piece)
        opened.seek(0)
        stored = StoredFile(
            provider=provider,
            name=name[:200],
            content_type=content_type,
            size=path.stat().st_size,
            sha256=digest.hexdigest(),
        )
        stored.content.save(f"{provider.slug}/{stored.sha256[:32]}", File(opened), save=False)
    stored.save()
    return stored


def store_upload(*, provider: Provider, name: str, upload: "File[bytes]", max_bytes: int) -> StoredFile:
    """Keep an upload of any kind without holding it in memory; raises InvalidInput when it is too large.

    For files that their reader checks itself, piece by piece.
    """
    if upload.size > max_bytes:
        raise InvalidInput(
            _("“%(name)s” is larger than %(limit)s MB.") % {"name": name, "limit": max_bytes // 1_000_000},
            field="file",
        )
    digest = hashlib.sha256()
    for piece in upload.chunks():
        digest.update(piece)
    upload.seek(0)
    stored = StoredFile(
        provider=provider,
        name=name[:200],
        content_type="application/octet-stream",
        size=upload.size,
        sha256=digest.hexdigest(),
    )
    stored.content.save(f"{provider.slug}/{stored.sha256[:32]}", upload, save=False)
    stored.save()
    return stored


def remove_file(stored: StoredFile) -> None:
    """Forget a file: its row, then its bytes."""
    content = stored.content
    stored.delete()
    content.delete(save=False)


def _is_of_kind(content: bytes, kind: Kind) -> bool:
    if kind.beginnings:
        return content.startswith(kind.beginnings)
    others = (PNG, JPEG, PDF)
    is_utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    return (is_utf16 or b"\x00" not in content) and not any(
        content.startswith(other.beginnings) for other in others
    )
