"""Start one program as a child that may change its user and that ends with its parent. Standard library only.

    python -I -S launch.py ACCOUNT SIGNAL PARENT PROGRAM [ARGUMENT...]

ACCOUNT is `self`, `userns:UID` (a user namespace in which we are UID) or `setuid:UID:GID`. PROGRAM is
a whole path (once we are another user, Python can import nothing more from a closed folder). SIGNAL is sent by the
kernel when the thread that started us is gone; PARENT is its process id. A program of its own, not code between
fork and exec, because a parent with threads may run nothing there.
"""

import ctypes
import os
import signal
import sys

CLONE_NEWUSER = 0x10000000
PR_SET_PDEATHSIG = 1


def main(arguments: list[str]) -> None:
    """Become the program; answers only by exiting with 126 (not permitted) or 127 (not found)."""
    account, death_signal, parent, *command = arguments
    try:
        _become(account)
        # After the change of user, which clears it.
        _die_with_parent(signal.Signals[f"SIG{death_signal}"], int(parent))
        for number in (signal.SIGPIPE, signal.SIGXFSZ):  # Python ignores them, its children would too
            signal.signal(number, signal.SIG_DFL)
        os.execv(command[0], command)  # noqa: S606 - to become it is what this is for
    except FileNotFoundError as error:
        sys.stderr.write(f"{command[0]}: {error.strerror}\n")
        sys.exit(127)
    except OSError as error:
        sys.stderr.write(f"{account}: {error.strerror}\n")
        sys.exit(126)


def _become(account: str) -> None:
    kind, *numbers = account.split(":")
    if kind == "userns":
        _enter_user_namespace(int(numbers[0]))
    elif kind == "setuid":
        os.setgroups([])
        os.setgid(int(numbers[1]))
        os.setuid(int(numbers[0]))


def _enter_user_namespace(uid: int) -> None:
    outside_uid, outside_gid = os.geteuid(), os.getegid()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(CLONE_NEWUSER) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    for name, text in (
        ("setgroups", "deny"),
        ("uid_map", f"{uid} {outside_uid} 1"),
        ("gid_map", f"{uid} {outside_gid} 1"),
    ):
        with open(f"/proc/self/{name}", "w", encoding="ascii") as file:
            file.write(text)


def _die_with_parent(number: signal.Signals, parent: int) -> None:
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(PR_SET_PDEATHSIG, int(number), 0, 0, 0)
    except AttributeError:  # not Linux: the next start finds and stops what was left
        return
    if os.getppid() != parent:
        sys.exit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
