"""Style sheets and scripts go over the wire compressed: a first page stays small on a phone."""

import gzip
import hashlib
import os
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

from django.conf import settings
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import StaticFile

COMPRESSED = frozenset({".css", ".js", ".svg", ".json", ".txt"})
SMALLEST = 1000
"""Bytes under which compressing gains nothing."""


class CompressedStaticMiddleware(WhiteNoiseMiddleware):
    """WhiteNoise, with a gzip of each text file kept in the installation's own folder.

    Made when the program starts, once for each version of a file. Nothing of a person is in them, so compressing
    gives nothing away; pages stay as they are.
    """

    def get_static_file(
        self, path: str, url: str, stat_cache: MutableMapping[str, os.stat_result] | None = None
    ) -> Any:
        """The file with its compressed form, where it has one."""
        plain = super().get_static_file(path, url, stat_cache)
        if Path(path).suffix not in COMPRESSED:
            return plain
        packed = _packed(Path(path))
        if packed is None:
            return plain
        if stat_cache is not None:
            stat_cache[str(packed)] = packed.stat()
        headers = [(name, value) for name, value in plain.alternatives[-1][2] if name in _KEPT]
        return StaticFile(path, headers, stat_cache=stat_cache, encodings={"gzip": str(packed)})


_KEPT = frozenset({"Content-Type", "Cache-Control", "Access-Control-Allow-Origin"})


def _packed(path: Path) -> Path | None:
    """The gzip of a file, made if it is not there; None for a small one, or where the folder cannot be written."""
    stat = path.stat()
    if stat.st_size < SMALLEST:
        return None
    key = hashlib.sha256(f"{path}:{stat.st_mtime_ns}:{stat.st_size}".encode()).hexdigest()[:32]
    packed = Path(settings.STATIC_ROOT) / f"{key}{path.suffix}.gz"
    if packed.exists():
        return packed
    try:
        packed.parent.mkdir(parents=True, exist_ok=True)
        # Several processes start at once: each writes a file of its own and the last one stays.
        own = packed.with_name(f"{packed.name}.{os.getpid()}")
        own.write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))
        own.replace(packed)
    except OSError:
        return None
    return packed
