"""Writes `src/huolto/config/baseline.sql`: a database of its own, every migration from nothing, its tables as SQL.

`check` says whether the file is of today's migrations; on a build machine (CI=true) it makes the file anew to know.
"""

import hashlib
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "src/huolto/config/baseline.sql"
SOURCES = ("src/huolto/*/migrations/*.py", "src/huolto/foundation/postgres/*.py", "requirements.lock")
"""What decides on the tables: our migrations, how we write them as SQL, and the packages that bring their own."""


def main() -> int:
    """Make it anew, or check it."""
    if "check" not in sys.argv[1:]:
        TARGET.write_text(_made_anew(), "utf-8")
        print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size // 1024} kB")
        return 0
    written = TARGET.read_text("utf-8")
    is_true = written.startswith(_heading()) and (not os.environ.get("CI") or written == _made_anew())
    if not is_true:
        print(f"{TARGET.relative_to(ROOT)} is not what the migrations make: run `make baseline`")
    return 0 if is_true else 1


def _heading() -> str:
    digest = hashlib.sha256()
    for path in sorted(path for pattern in SOURCES for path in ROOT.glob(pattern)):
        digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes() + b"\0")
    return f"-- An empty database starts from this file, which `make baseline` writes. Made of {digest.hexdigest()}\n"


def _made_anew() -> str:
    with tempfile.TemporaryDirectory(prefix="huolto-baseline-") as folder:
        os.environ.pop("DATABASE_URL", None)
        os.environ |= {"HUOLTO_HOME": folder, "DJANGO_SETTINGS_MODULE": "huolto.config.settings.base"}
        return _heading() + _migrated_from_nothing(Path(folder))


def _migrated_from_nothing(folder: Path) -> str:
    import django
    from django.core.management import call_command

    from huolto.foundation.database.account import forget_database
    from huolto.foundation.database.baseline import baseline_of
    from huolto.foundation.database.parameters import current_parameters
    from huolto.foundation.database.running import own_database
    from huolto.foundation.home import Home

    home = Home(folder).prepare()
    try:
        with own_database(home, durable=False):
            django.setup()
            call_command("migrate", from_nothing=True, verbosity=0, interactive=False)
            return baseline_of(current_parameters())
    finally:
        forget_database(home)


if __name__ == "__main__":
    sys.exit(main())
