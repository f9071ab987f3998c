"""Secrets at rest: sealed with a key made from the installation's own, readable only for the place they were kept for.

AES-256-GCM; the place (provider and name) is bound in, so that a sealed text copied to another row cannot be read. The
key is made from SECRET_KEY; keys in SECRET_KEY_FALLBACKS still open what was sealed before.
"""

import base64
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes

VERSION = b"1"
NONCE = 12


class SealBroken(Exception):
    """What was sealed cannot be read: another installation's key, another place, or damaged."""


def seal(text: str, *, place: str) -> str:
    """`text` sealed for `place`; the same text looks different each time."""
    nonce = os.urandom(NONCE)
    sealed = AESGCM(_key(settings.SECRET_KEY)).encrypt(nonce, text.encode(), place.encode())
    return base64.urlsafe_b64encode(VERSION + nonce + sealed).decode("ascii")


def unseal(sealed: str, *, place: str) -> str:
    """The text again; raises `SealBroken`."""
    try:
        raw = base64.urlsafe_b64decode(sealed.encode("ascii"))
    except ValueError as error:
        raise SealBroken from error
    if raw[:1] != VERSION or len(raw) <= 1 + NONCE:
        raise SealBroken
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        try:
            return AESGCM(_key(secret)).decrypt(raw[1 : 1 + NONCE], raw[1 + NONCE :], place.encode()).decode()
        except InvalidTag:
            continue
    raise SealBroken


def _key(secret: str | bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"huolto sealed settings 1").derive(
        force_bytes(secret)
    )
