"""Whose request it is behind a proxy: only a proxy that the operator names is believed.

HUOLTO_TRUSTED_PROXIES lists addresses and networks, separated by commas. A request that comes from one of them is its
`X-Forwarded-For` caller's: the last address there that is no trusted proxy itself. From anybody else these headers are
what a stranger wrote, and are taken off before rate limits, logs and links read them.
"""

import ipaddress
from collections.abc import Callable, Sequence
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

FORWARDED = (
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_FORWARDED",
    "HTTP_X_REAL_IP",
)
BELIEVED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO")


class ClientAddressMiddleware:
    """Set REMOTE_ADDR to the caller's own address; `request.came_forwarded` says that a proxy stands between."""

    def __init__(self, get_response: Callable[[Any], HttpResponse]) -> None:
        self.get_response = get_response
        self.trusted = networks(settings.TRUSTED_PROXIES)

    def __call__(self, request: Any) -> HttpResponse:
        """Believe a trusted proxy, and nobody else."""
        meta = request.META
        request.came_forwarded = any(name in meta for name in FORWARDED)
        if self.trusted:
            nearest = address_of(meta.get("REMOTE_ADDR", ""))
            if nearest is not None and is_in(nearest, self.trusted):
                meta["REMOTE_ADDR"] = caller(nearest, meta.get("HTTP_X_FORWARDED_FOR", ""), self.trusted)
                kept: Sequence[str] = BELIEVED
            else:
                kept = ()
            for name in FORWARDED:
                if name not in kept:
                    meta.pop(name, None)
        return self.get_response(request)


def networks(texts: Sequence[str]) -> tuple[Network, ...]:
    """The networks of the setting; raises `ImproperlyConfigured` naming what cannot be read."""
    found = []
    for text in texts:
        try:
            found.append(ipaddress.ip_network(text, strict=False))
        except ValueError as error:
            raise ImproperlyConfigured(
                f"HUOLTO_TRUSTED_PROXIES: {text!r} is no address and no network; write 127.0.0.1 or 10.0.0.0/8"
            ) from error
    return tuple(found)


def caller(nearest: Address, forwarded: str, trusted: Sequence[Network]) -> str:
    """The last address that a trusted proxy has seen and that is none itself; what is no address ends the search."""
    found = nearest
    for text in reversed([part.strip() for part in forwarded.split(",") if part.strip()]):
        address = address_of(text)
        if address is None:
            break
        found = address
        if not is_in(address, trusted):
            break
    return str(found)


def address_of(text: str) -> Address | None:
    """An address with or without port and brackets; IPv4 in IPv6 clothes as IPv4."""
    bare = text.strip()
    if bare.startswith("["):
        bare = bare[1:].partition("]")[0]
    elif bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        address = ipaddress.ip_address(bare.partition("%")[0])
    except ValueError:
        return None
    mapped = getattr(address, "ipv4_mapped", None)
    return mapped or address


def is_in(address: Address, trusted: Sequence[Network]) -> bool:
    """Whether an address belongs to one of these networks."""
    return any(address.version == network.version and address in network for network in trusted)
