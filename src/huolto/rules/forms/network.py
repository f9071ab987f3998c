"""Addresses, networks, host names and ports as firewall rules name them, written in one way."""

import ipaddress
import re

from huolto.rules.errors import RulesError
from huolto.rules.texts import latin_digits

MOST_PORTS = 65535
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
_RANGE = re.compile(r"(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?")


class NetworkError(RulesError):
    """What is written is no address, or no ports; `code` says what is wrong, `meant` what was probably meant."""

    def __init__(self, code: str, meant: str = "") -> None:
        super().__init__(code, code=code)
        self.meant = meant


def endpoint(text: str) -> str:
    """An address, a network in CIDR or a host name, in its usual spelling; raises `NetworkError`."""
    written = latin_digits(text.strip()).lower()
    if "/" in written:
        return _network(written)
    try:
        return str(ipaddress.ip_address(written))
    except ValueError:
        return _host(written)


def ports(text: str) -> str:
    """Ports and ranges, sorted, once each, those that touch joined: `443, 8000-8100`; raises `NetworkError`."""
    spans = []
    for part in re.split(r"[,;،]", latin_digits(text)):
        found = _RANGE.fullmatch(part.strip())
        if found is None:
            raise NetworkError("form.not-ports")
        first, last = int(found[1]), int(found[2] or found[1])
        if not 1 <= first <= MOST_PORTS or not 1 <= last <= MOST_PORTS:
            raise NetworkError("form.no-such-port")
        if first > last:
            raise NetworkError("form.ports-reversed", f"{last}-{first}")
        spans.append((first, last))
    joined: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in joined)


def _network(written: str) -> str:
    try:
        return str(ipaddress.ip_network(written))
    except ValueError:
        pass
    try:
        raise NetworkError("form.not-a-network", str(ipaddress.ip_network(written, strict=False)))
    except NetworkError:
        raise
    except ValueError as error:
        raise NetworkError("form.not-an-endpoint") from error


def _host(written: str) -> str:
    labels = written.removesuffix(".").split(".")
    # What ends in a figure is a mistyped address, never a host.
    if len(written) > 253 or labels[-1].isdigit() or not all(map(_LABEL.fullmatch, labels)):
        raise NetworkError("form.not-an-endpoint")
    return ".".join(labels)
