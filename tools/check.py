"""All checks of `make check`, each with its time; goes on after a failure and ends with what failed."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = ROOT / ".venv" / "bin"
CHECKS: dict[str, list[str]] = {
    "lint": ["ruff", "check"],
    "format": ["ruff", "format", "--check"],
    "types": ["mypy"],
    "layers": ["lint-imports"],
    "templates": ["djlint", "--lint", "--quiet", "src/huolto"],
    "django": ["huolto", "manage", "check"],
    "migrations": ["huolto", "manage", "makemigrations", "--check", "--dry-run"],
    "baseline": ["python", "tools/baseline.py", "check"],
    "messages": ["python", "tools/messages.py", "check"],
}


def main() -> int:
    """Run the checks named on the command line, or all; 1 where one fails."""
    failed = []
    with tempfile.TemporaryDirectory(prefix="huolto-check-") as home:
        environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
        environment["HUOLTO_HOME"] = home
        for name in sys.argv[1:] or CHECKS:
            program, *arguments = CHECKS[name]
            started = time.monotonic()
            answer = subprocess.run(
                [BIN / program, *arguments],
                cwd=ROOT,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
            print(
                f"{name:<12}{'failed' if answer.returncode else 'ok':<8}{time.monotonic() - started:.1f} s",
                flush=True,
            )
            if answer.returncode:
                failed.append(name)
                print(answer.stdout.rstrip(), flush=True)
        subprocess.run(
            [BIN / "python", "-c", FORGET],
            cwd=ROOT,
            env=environment,
            check=False,
        )
    if failed:
        print(f"Failed: {', '.join(failed)}. One alone: .venv/bin/python tools/check.py {failed[0]}")
    return 1 if failed else 0


FORGET = (
    "from huolto.foundation.home import home_folder; "
    "from huolto.foundation.database.account import forget_database; forget_database(home_folder())"
)
"""As root, data may lie outside the home."""

if __name__ == "__main__":
    sys.exit(main())
