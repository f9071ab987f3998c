"""Installations of their own for tests of what an operator does: a home, and the program as a process."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from huolto.foundation.database.account import forget_database
from huolto.foundation.home import Home

SAVED = Path(__file__).parents[1] / "fixtures" / "upgrade" / "huolto-0.1.0.tar"
"""A backup of an earlier state; its README says what is in it."""

CALL = [sys.executable, "-c", "import sys; from huolto.config.cli import main; sys.exit(main())"]


@contextmanager
def new_home() -> Iterator[Home]:
    """A home that is gone afterwards, with its database."""
    made = Home(Path(tempfile.mkdtemp(prefix="huolto-operations-")))
    try:
        yield made
    finally:
        forget_database(made)
        shutil.rmtree(made.path, ignore_errors=True)


def huolto(home: Home, *arguments: str, **more: str) -> "subprocess.CompletedProcess[str]":
    """Run the program on this home to its end."""
    left_out = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    kept = {key: value for key, value in os.environ.items() if key not in left_out}
    return subprocess.run(
        [*CALL, *arguments],
        env=kept | {"HUOLTO_HOME": str(home.path)} | more,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


def ask(home: Home, code: str) -> Any:
    """What a piece of Python, run with the models on this home, prints as JSON in its last line."""
    answer = huolto(home, "manage", "shell", "--verbosity", "0", "--command", code)
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout.splitlines()[-1])
