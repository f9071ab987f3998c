"""Files of requests: what may come, what is set aside, and how it is kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from huolto.desk.models import Message, MessageFile, ServiceRequest
from huolto.foundation.actors import Actor
from huolto.foundation.bulk import insert_rows
from huolto.foundation.errors import InvalidInput
from huolto.foundation.files import store_files
from huolto.foundation.models import Provider

MOST_FILES = 10
LARGEST = 20_000_000
"""Bytes of one file."""
DANGEROUS = frozenset(
    [
        "apk",
        "app",
        "bat",
        "chm",
        "cmd",
        "com",
        "cpl",
        "dll",
        "exe",
        "gadget",
        "hta",
        "ins",
        "iso",
        "jar",
        "js",
        "jse",
        "lnk",
        "msc",
        "msi",
        "msp",
        "mst",
        "pif",
        "ps1",
        "reg",
        "scr",
        "sct",
        "sh",
        "vb",
        "vbe",
        "vbs",
        "ws",
        "wsc",
        "wsf",
        "wsh",
        "xll",
    ]
)
"""Endings of files that run when they are opened; they are not taken."""


@dataclass(frozen=True, kw_only=True)
class NewFile:
    """A file as it was sent."""

    name: str
    content: bytes
    content_type: str = "application/octet-stream"


def refusal_of(file: NewFile) -> str:
    """Why a file is not taken, or nothing."""
    ending = PurePath(file.name).suffix.lower().lstrip(".")
    if ending in DANGEROUS:
        return _("“%(name)s” is a program. Send what it shows, or a link to where it comes from.") % {
            "name": file.name
        }
    if len(file.content) > LARGEST:
        return _("“%(name)s” is larger than %(limit)s MB.") % {
            "name": file.name,
            "limit": LARGEST // 1_000_000,
        }
    if not file.content:
        return _("“%(name)s” is empty.") % {"name": file.name}
    return ""


def require_files(files: Sequence[NewFile]) -> None:
    """Raise InvalidInput for the first file that is not taken."""
    if len(files) > MOST_FILES:
        raise InvalidInput(
            _("At most %(count)s files go with a message.") % {"count": MOST_FILES}, field="files"
        )
    for file in files:
        if refusal := refusal_of(file):
            raise InvalidInput(refusal, field="files")


def keep_files(
    actor: Actor, *, request: ServiceRequest, message: Message | None, files: Sequence[NewFile]
) -> list[MessageFile]:
    """Keep files of a message, or of the request itself; an internal note's are the provider's alone."""
    return keep_files_of(actor.provider, [(request, message, file) for file in files])


def keep_files_of(
    provider: Provider, files: Sequence[tuple[ServiceRequest, Message | None, NewFile]]
) -> list[MessageFile]:
    """As `keep_files`, for files of many requests and messages at once."""
    stored = store_files(
        provider=provider,
        files=[
            (PurePath(file.name).name or "file", file.content, file.content_type)
            for _request, _message, file in files
        ],
    )
    return insert_rows(
        [
            MessageFile(
                provider=provider,
                request=request,
                message=message,
                file=row,
                is_public=message.is_public if message else True,
            )
            for (request, message, _file), row in zip(files, stored, strict=True)
        ]
    )


def uploaded(files: "Iterable[UploadedFile[Any]]") -> list[NewFile]:
    """Files as a form sent them; one that is too large is not read."""
    return [
        NewFile(
            name=file.name or "file",
            content=file.read(LARGEST + 1),
            content_type=file.content_type or "application/octet-stream",
        )
        for file in files
    ]
