"""Build .venv: plain venv and pip from the lock files (uv where it is there, for speed). `--dev` adds the tools.

Runs again only when a lock file, this file or the Python changed. Written for old Pythons too, so that they can say
that they are too old.
"""

import hashlib
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
BIN = os.path.join(VENV, "bin")
PYTHON = os.path.join(BIN, "python")
OLDEST = (3, 11)
PROGRAM = """#!/bin/sh
# Written by tools/setup.py: the program of this checkout.
exec "$(dirname "$(readlink -f "$0")")/python" -P -c 'import sys; from huolto.config.cli import main; sys.exit(main())' "$@"
"""


def main(arguments):
    """Bring .venv to the state that the lock files describe."""
    if sys.version_info < OLDEST:
        sys.exit(
            "Huolto needs Python 3.11 or newer and this is {}.{}: install one and run `make setup PYTHON=python3.11`".format(
                *sys.version_info[:2]
            )
        )
    locks = ["requirements.lock"]
    if "--dev" in arguments:
        locks.append("requirements-dev.lock")
    make_venv()
    for lock in locks:
        install(lock)
    write_program()
    compile_messages()


def make_venv():
    """Make .venv, and make it anew where its Python is gone or is another version."""
    if run_quietly([PYTHON, "-c", f"import sys; sys.exit(sys.version_info < {OLDEST})"]):
        return
    if os.path.isdir(VENV):
        say("The Python of .venv is gone or too old, making it anew")
        shutil.rmtree(VENV)
    say(f"Making .venv with {sys.executable}")
    if subprocess.call([sys.executable, "-m", "venv", VENV]) == 0:
        return
    shutil.rmtree(VENV, ignore_errors=True)
    if has_uv() and subprocess.call(["uv", "venv", "-q", "--python", sys.executable, VENV]) == 0:
        return
    sys.exit("python -m venv failed: on Debian and Ubuntu install it with `apt-get install python3-venv`")


def install(lock):
    """Install exactly what the lock file names, each file checked against its hash."""
    stamp = os.path.join(VENV, f".{lock}.stamp")
    wanted = fingerprint(lock)
    if read(stamp) == wanted:
        return
    say(f"Installing {lock}")
    path = os.path.join(ROOT, lock)
    if not (has_uv() and install_with(["uv", "pip", "install", "-q", "--python", PYTHON], path)):
        if not run_quietly([PYTHON, "-m", "pip", "--version"]):
            run_quietly([PYTHON, "-m", "ensurepip", "-q"])
        pip = [PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-input"]
        if not install_with(pip, path):
            sys.exit(f"{lock} could not be installed; the lines above say why. `make setup` tries again.")
    with open(stamp, "w") as file:
        file.write(wanted)


def install_with(command, path):
    """Whether this installer did it."""
    return subprocess.call([*command, "--require-hashes", "-r", path], stdin=subprocess.DEVNULL) == 0


def write_program():
    """Make `src` importable and write `.venv/bin/huolto`; no build of a package is needed for that."""
    answer = subprocess.check_output([PYTHON, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"])
    write(os.path.join(answer.decode().strip(), "huolto-checkout.pth"), os.path.join(ROOT, "src") + "\n")
    program = os.path.join(BIN, "huolto")
    write(program, PROGRAM)
    os.chmod(program, 0o755)


def compile_messages():
    """Compile the message catalogues (babel does it: a fresh machine has no gettext)."""
    tool = os.path.join(ROOT, "tools", "messages.py")
    if os.path.exists(tool) and subprocess.call([PYTHON, tool, "compile"], cwd=ROOT):
        sys.exit("the message catalogues could not be compiled; the lines above say where")


def fingerprint(lock):
    """What decides whether an installation is up to date."""
    digest = hashlib.sha256()
    for path in (os.path.join(ROOT, lock), os.path.abspath(__file__)):
        with open(path, "rb") as file:
            digest.update(file.read())
    digest.update(VENV.encode())
    return digest.hexdigest()


def has_uv():
    """Whether uv works here (a shim may stand in the path without it); HUOLTO_PLAIN_PIP=1 says not to use it."""
    return not os.environ.get("HUOLTO_PLAIN_PIP") and run_quietly(["uv", "--version"])


def run_quietly(command):
    """Whether the command exists and succeeds."""
    try:
        return subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def read(path):
    """Content of a file, or nothing."""
    try:
        with open(path) as file:
            return file.read()
    except OSError:
        return ""


def write(path, text):
    """Write a file where it is not yet so."""
    if read(path) != text:
        with open(path, "w") as file:
            file.write(text)


def say(text):
    """Tell what takes a while."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
