"""One POST to a foreign computer, with limits: ten seconds in all, no redirects, no more of the answer than is kept."""

import contextlib
import http.client
import socket
import ssl
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from huolto.connectors.choices import Fault
from huolto.connectors.webhooks.addresses import NotSent, Target, port_of, resolved

SECONDS = 10
READ_BYTES = 2000
KEPT_LETTERS = 500


@dataclass(frozen=True)
class Answer:
    """What the other side said."""

    status: int
    text: str


def post(url: str, body: bytes, headers: Mapping[str, str]) -> Answer:
    """Send this; raises NotSent. An address that answers with a redirect is answered to, not followed."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", port_of(parts)
    targets = resolved(host, port)
    until = time.monotonic() + SECONDS
    try:
        with _connected(targets, until) as plain, plain.dup() as line:
            # Answering letter by letter keeps each single wait short: the line is cut when all time is used.
            cut = threading.Timer(max(until - time.monotonic(), 0), _cut, [line])
            cut.daemon = True
            cut.start()
            try:
                return _talk(_secured(plain, host) if parts.scheme == "https" else plain, url, body, headers)
            finally:
                cut.cancel()
    except ssl.SSLCertVerificationError as error:
        raise NotSent(Fault.CERTIFICATE) from error
    except (OSError, ValueError, http.client.HTTPException) as error:
        late = isinstance(error, TimeoutError) or time.monotonic() >= until
        raise NotSent(Fault.TOO_SLOW if late else Fault.UNREACHABLE) from error


def _connected(targets: Sequence[Target], until: float) -> socket.socket:
    """A connection to the first of these that takes one."""
    failed: OSError = TimeoutError()
    for target in targets:
        line = socket.socket(target.family, socket.SOCK_STREAM)
        line.settimeout(max(until - time.monotonic(), 0.1))
        try:
            line.connect((target.address, target.port))
        except OSError as error:
            line.close()
            failed = error
        else:
            return line
    raise failed


def _secured(plain: socket.socket, host: str) -> socket.socket:
    return ssl.create_default_context().wrap_socket(plain, server_hostname=host)


def _cut(line: socket.socket) -> None:
    with contextlib.suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


def _talk(line: socket.socket, url: str, body: bytes, headers: Mapping[str, str]) -> Answer:
    """Over this connection; the name in the address is only told, not looked up again."""
    parts = urlsplit(url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname or "", port_of(parts), timeout=SECONDS)
    connection.sock = line
    try:
        connection.request("POST", path, body, {**headers, "Connection": "close"})
        answer = connection.getresponse()
        said = answer.read(READ_BYTES).decode("utf-8", "replace").replace("\x00", "")
        return Answer(status=answer.status, text=said[:KEPT_LETTERS])
    finally:
        connection.close()
