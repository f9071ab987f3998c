"""Which user PostgreSQL runs as, and where that user can read programs and data.

PostgreSQL refuses root. So as root it runs in a user namespace, in which root's own files belong to an ordinary user;
where the kernel does not permit one, as `nobody` with programs and data in `OUTSIDE` if the home folder is closed to it
(the home's `database` is then a link). `HUOLTO_DATABASE_ACCOUNT` (`userns` or `setuid`) forces one of the two.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from huolto.foundation.database import launch
from huolto.foundation.database.binaries import copy_binaries
from huolto.foundation.database.errors import OwnDatabaseError
from huolto.foundation.home import Home

OUTSIDE = (Path("/var/lib/huolto"), Path("/var/tmp/huolto"))  # noqa: S108 - the second where the first cannot be made
FORCED = "HUOLTO_DATABASE_ACCOUNT"
ORDINARY_USERS = ("nobody", "daemon", "bin")
"""Accounts every system has; initdb wants one with a name, in a user namespace too."""


@dataclass(frozen=True)
class Account:
    """How PostgreSQL's programs are started: as ourselves, in a user namespace, or as another user."""

    kind: str = "self"
    uid: int = 0
    gid: int = 0

    def command(self, *command: str | Path, death_signal: str = "INT") -> list[str]:
        """The whole command line that runs `command`; `death_signal` reaches it when our process is gone."""
        account = {"self": "self", "userns": f"userns:{self.uid}", "setuid": f"setuid:{self.uid}:{self.gid}"}
        head = [
            sys.executable,
            "-I",
            "-S",
            launch.__file__,
            account[self.kind],
            death_signal,
            str(os.getpid()),
        ]
        return [*head, *map(str, command)]

    def can(self, test: str, path: Path) -> bool:
        """Whether this account passes `test -r|-w|-x path`."""
        command = self.command(shutil.which("test") or "/usr/bin/test", test, path)
        return subprocess.run(command, cwd="/", stderr=subprocess.DEVNULL).returncode == 0

    def give(self, path: Path) -> None:
        """Make a file or a whole folder this account's own."""
        if self.kind != "setuid":
            return
        os.chown(path, self.uid, self.gid, follow_symlinks=False)
        for folder, folders, files in os.walk(path):
            for name in (*folders, *files):
                os.chown(Path(folder) / name, self.uid, self.gid, follow_symlinks=False)


def choose_account(home: Home, *, forced: str = "") -> Account:
    """The account for this home; raises `OwnDatabaseError` where its data belong to somebody else."""
    owner = home.database.stat().st_uid if home.database.exists() else None
    if os.geteuid() != 0:
        if owner is not None and owner != os.geteuid():
            raise OwnDatabaseError(
                f"{home.database} belongs to user {_user_name(owner)}: start Huolto as that user, "
                "or name another folder in HUOLTO_HOME"
            )
        return Account()
    if owner:
        return Account("setuid", owner, _group_of(owner))
    forced = forced or os.environ.get(FORCED, "")
    ordinary = _ordinary_user()
    inside = Account("userns", ordinary.pw_uid, ordinary.pw_uid)
    if forced != "setuid" and inside.can("-d", Path("/")):
        return inside
    if forced == "userns":
        raise OwnDatabaseError(
            f"{FORCED}=userns: this kernel permits no user namespace; leave {FORCED} empty"
        )
    return Account("setuid", ordinary.pw_uid, ordinary.pw_gid)


def readable_binaries(account: Account, folder: Path) -> Path:
    """`folder`, or a copy of it where the account cannot run what is in it."""
    if account.kind == "self" or account.can("-x", folder / "postgres"):
        return folder
    return copy_binaries(folder, _outside())


def data_folder(account: Account, home: Home) -> Path:
    """Where the data are or will be: the home's `database`, or outside where the account cannot get there.

    What a root in a user namespace left behind is given, and if need be moved, to the account.
    """
    if account.kind != "setuid" or home.database.is_symlink():
        return home.database.resolve()
    if not account.can("-x", home.path):
        home.path.chmod(0o711)  # to pass through; all other folders stay closed
    stays = account.can("-x", home.path)
    if home.database.is_dir() and not stays:
        outside = _new_place(account)
        shutil.move(home.database, outside)
        home.database.symlink_to(outside)
    if home.database.exists():
        if home.database.stat().st_uid != account.uid:
            account.give(home.database.resolve())
        return home.database.resolve()
    if stays:
        return home.database
    return _new_place(account)


def settle(home: Home, data: Path) -> None:
    """Make the home's `database` lead to new data that lie outside."""
    if data != home.database.resolve():
        home.database.symlink_to(data)


def forget_database(home: Home) -> None:
    """Delete the data of a home, also those outside; for temporary homes."""
    if home.database.is_symlink():
        shutil.rmtree(home.database.resolve().parent, ignore_errors=True)
        home.database.unlink()
    shutil.rmtree(home.database, ignore_errors=True)


def _new_place(account: Account) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="database-", dir=_outside()))
    account.give(folder)
    return folder / "data"


def _outside() -> Path:
    for folder in OUTSIDE:
        try:
            folder.mkdir(mode=0o711, exist_ok=True)
        except OSError:
            continue
        if folder.stat().st_uid == os.geteuid() and not folder.is_symlink():
            folder.chmod(0o711)
            return folder
    raise OwnDatabaseError(
        f"as root, PostgreSQL needs a folder that an ordinary user can read, and neither {OUTSIDE[0]} nor "
        f"{OUTSIDE[1]} can be made: start Huolto as an ordinary user"
    )


def _ordinary_user() -> pwd.struct_passwd:
    for name in ORDINARY_USERS:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    for entry in pwd.getpwall():
        if entry.pw_uid:
            return entry
    raise OwnDatabaseError("PostgreSQL refuses to run as root and this system has no other user: add one")


def _group_of(uid: int) -> int:
    try:
        return pwd.getpwuid(uid).pw_gid
    except KeyError:
        return uid


def _user_name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def as_ordinary(command: Sequence[str]) -> list[str]:
    """The command line that runs a child of ours as ourselves and ends it with us.

    At once (SIGKILL): the database is gone too, so nothing could be ended in order; jobs are taken up again.
    """
    return Account().command(*command, death_signal="KILL")
