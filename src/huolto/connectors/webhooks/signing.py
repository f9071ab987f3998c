"""Secrets of webhooks and the signatures made with them.

`Huolto-Signature: t=SECONDS,v1=HEX`: HMAC-SHA256 of "SECONDS.BODY" with the secret. While two secrets are valid
there are two `v1`, of which the receiver knows one.
"""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from datetime import datetime

from huolto.connectors.models import WebhookEndpoint
from huolto.foundation.sealing import unseal

MARK = "whsec_"
"""What every secret begins with, so that a scanner of leaked secrets knows one."""


def new_secret() -> str:
    """A secret that nobody guesses."""
    return MARK + secrets.token_urlsafe(32)


def secrets_of(endpoint: WebhookEndpoint, now: datetime) -> list[str]:
    """The secrets that sign now, the present one first; raises SealBroken."""
    found = [unseal(endpoint.secret, place=endpoint.place)]
    if endpoint.has_former_secret(now):
        found.append(unseal(endpoint.former_secret, place=endpoint.place))
    return found


def signature(body: bytes, keys: Sequence[str], now: datetime) -> str:
    """The header that says who sent this body, and when."""
    at = str(int(now.timestamp()))
    signed = f"{at}.".encode() + body
    made = [hmac.new(key.encode(), signed, hashlib.sha256).hexdigest() for key in keys]
    return ",".join([f"t={at}", *(f"v1={one}" for one in made)])
