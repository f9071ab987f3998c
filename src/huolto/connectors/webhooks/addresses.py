"""Where webhooks lead, and where nothing is sent to: no private network is reached from the outside through us.

`checked_url` looks at what somebody typed; `resolved` looks at what the name means at the moment of sending, and what
it answers is what is connected to, so that a name cannot change its meaning in between.
"""

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from huolto.connectors.choices import Fault
from huolto.foundation.errors import InvalidInput

LONGEST = 500
NAT64 = ipaddress.ip_network("64:ff9b::/96")
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class NotSent(Exception):
    """An attempt that came to nothing, and why."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(str(fault))


@dataclass(frozen=True)
class Target:
    """A computer to connect to: the address that its name means now."""

    family: int
    address: str
    port: int


def checked_url(text: str) -> str:
    """The address as it is kept; raises InvalidInput for what is no public https address."""
    url = text.strip()
    if len(url) > LONGEST or any(not "!" <= letter <= "~" for letter in url):
        raise InvalidInput(
            _("Write the address without blanks and other letters than those of English, 500 at the most."),
            field="url",
        )
    try:
        parts = urlsplit(url)
        port = port_of(parts)
    except ValueError as error:
        raise InvalidInput(_("This is no address."), field="url") from error
    schemes = ("https", "http") if settings.HUOLTO_WEBHOOKS_TO_LOOPBACK else ("https",)
    if parts.scheme not in schemes or not parts.hostname or not port:
        raise InvalidInput(
            _("Write a whole address that begins with https://, for instance https://example.org/hooks."),
            field="url",
        )
    if parts.username is not None or parts.password is not None or parts.fragment:
        raise InvalidInput(_("Leave out user name, password and what follows “#”."), field="url")
    if not _may_be_outside(parts.hostname):
        raise InvalidInput(
            _("This leads into a private network. Give an address that can be reached from the internet."),
            field="url",
        )
    return url


def port_of(parts: SplitResult) -> int:
    """The port that an address names, or that of its scheme."""
    return parts.port if parts.port is not None else 443 if parts.scheme == "https" else 80


def resolved(host: str, port: int) -> list[Target]:
    """What a name means now; raises NotSent where nothing, or anything inside a private network."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NotSent(Fault.NOT_FOUND) from error
    targets = [Target(int(family), str(place[0]), port) for family, _t, _p, _n, place in found]
    if not targets:
        raise NotSent(Fault.NOT_FOUND)
    if not all(is_outside(target.address) for target in targets):
        raise NotSent(Fault.INSIDE)
    return targets


def is_outside(address: str) -> bool:
    """Whether something may be sent to this address: public ones only, in whatever they are wrapped."""
    try:
        # A scope ("fe80::1%eth0") belongs to the machine's own networks.
        meant = _unwrapped(ipaddress.ip_address(address))
    except ValueError:
        return False
    if meant.is_loopback:
        return bool(settings.HUOLTO_WEBHOOKS_TO_LOOPBACK)
    return meant.is_global and not meant.is_multicast and not meant.is_reserved


def _unwrapped(address: Address) -> Address:
    """The IPv4 address inside one of IPv6, where there is one."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address


def _may_be_outside(host: str) -> bool:
    name = host.rstrip(".").lower()
    if name == "localhost" or name.endswith(".localhost"):
        return bool(settings.HUOLTO_WEBHOOKS_TO_LOOPBACK)
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return True
    return is_outside(name)
