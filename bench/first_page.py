"""From a fresh clone to the first page: `python -m bench.first_page`. Packages come from the installer's cache where it has them.

Clones this checkout's last commit, runs `make demo` in the clone, and asks until the sign-in page is answered.
"""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 900.0


def main() -> int:
    """Measure once and print each step's seconds."""
    folder = Path(tempfile.mkdtemp(prefix="huolto-first-page-"))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    # Settings of whoever measures are not the newcomer's.
    environment = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith("HUOLTO_")
        and key not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "VIRTUAL_ENV")
    }
    steps: list[tuple[str, float]] = []
    started = time.monotonic()

    def done(step: str) -> None:
        steps.append((step, time.monotonic() - started - sum(took for _name, took in steps)))

    process: subprocess.Popen[bytes] | None = None
    try:
        subprocess.run(["git", "clone", "-q", str(ROOT), str(folder / "huolto")], check=True)
        done("clone")
        subprocess.run(
            ["make", "-s", "setup"],
            cwd=folder / "huolto",
            env=environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        done("make setup")
        process = subprocess.Popen(
            ["make", "-s", "demo", f"PORT={port}"],
            cwd=folder / "huolto",
            env=environment,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        until = time.monotonic() + PATIENCE
        while not is_answered(port):
            if process.poll() is not None or time.monotonic() > until:
                print("the first page never came", file=sys.stderr)
                return 1
            time.sleep(0.1)
        done("make demo, until the first page")
    finally:
        if process is not None and process.poll() is None:
            os.killpg(process.pid, signal.SIGINT)
            process.wait(timeout=120)
        shutil.rmtree(folder, ignore_errors=True)
    for step, took in steps:
        print(f"{took:6.1f} s  {step}")
    print(f"{sum(took for _step, took in steps):6.1f} s  in all")
    return 0


def is_answered(port: int) -> bool:
    """Whether the sign-in page of the demonstration is there."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/p/suopursu/sign-in/")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(main())
