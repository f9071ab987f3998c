"""Is a port free, who has it, and which one is free instead."""

import contextlib
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LISTENING = "0A"


def why_unusable(host: str, port: int) -> str:
    """Why nothing can listen on this address, named with its port and the way out; empty where it can."""
    error = _bind_error(host, port)
    if error is None:
        return ""
    if isinstance(error, PermissionError):
        return f"port {port} is for root only: choose one above 1023, for example --port 8000"
    if isinstance(error, socket.gaierror) or error.errno == 99:  # EADDRNOTAVAIL
        return f"this machine has no address {host}: choose --host 127.0.0.1 or --host 0.0.0.0"
    other = next((p for p in range(port + 1, min(port + 200, 65536)) if _bind_error(host, p) is None), None)
    example = f"for example --port {other} (make demo PORT={other})" if other else "with --port"
    return f"port {port} on {host} is in use{_by_whom(port)}: stop that program, or choose another port, {example}"


@contextmanager
def reserved(host: str, port: int) -> Iterator[None]:
    """Keep the port from a second `huolto up` while the web process is still starting or starts again.

    granian's sockets share a port (SO_REUSEPORT), so two of ours would answer in turns. This one is bound and never
    listens: it lets granian in, and `why_unusable` meets it.
    """
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(OSError):  # closing connections of an earlier run may still stand in the way
            family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
            guard = stack.enter_context(socket.socket(family, kind, protocol))
            guard.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
            guard.bind(address)
        yield


def _bind_error(host: str, port: int) -> OSError | None:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            # Bound is not enough: with SO_REUSEADDR only listening tells of another listener.
            probe.listen(1)
    except OSError as error:
        return error
    return None


def _by_whom(port: int) -> str:
    """` by process 123 (python3)` where the system tells us."""
    sockets = set()
    for table in ("tcp", "tcp6"):
        try:
            lines = Path(f"/proc/net/{table}").read_text(encoding="ascii").splitlines()[1:]
        except OSError:
            continue
        for line in lines:
            fields = line.split()
            if fields[3] == LISTENING and int(fields[1].rpartition(":")[2], 16) == port:
                sockets.add(f"socket:[{fields[9]}]")
    for process in Path("/proc").glob("[0-9]*") if sockets else ():
        try:
            descriptors = [os.readlink(link) for link in (process / "fd").iterdir()]
            if sockets.intersection(descriptors):
                return f" by process {process.name} ({(process / 'comm').read_text().strip()})"
        except OSError:
            continue
    return ""
