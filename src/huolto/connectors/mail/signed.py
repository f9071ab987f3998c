"""Texts inside of signatures: OpenPGP's clear-signed text, and S/MIME data that carries the mail within itself.

Nothing is verified here; what was signed is made readable. Begin at `without_clear_signature` and `signed_content`.
"""

import re

_CLEAR_SIGNED = re.compile(
    r"^-----BEGIN PGP SIGNED MESSAGE-----[ \t]*\n(?:[A-Z][A-Za-z-]{1,20}: [^\n]*\n)*\n?(.*?)"
    r"^(-----BEGIN PGP SIGNATURE-----.*?(?:^-----END PGP SIGNATURE-----[ \t]*(?:\n|\Z)|\Z))",
    re.DOTALL | re.MULTILINE,
)
_ESCAPED = re.compile(r"^- (?=-|From )", re.MULTILINE)

_SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
_DATA = bytes.fromhex("06092a864886f70d010701")
_OCTETS, _OCTETS_IN_PIECES, _CONTENT = 0x04, 0x24, 0xA0
MOST_PIECES = 100_000
MOST_SIGNATURES = 20


def without_clear_signature(text: str) -> tuple[str, list[str]]:
    """`text` with what was signed in place of its armour, and the signatures."""
    signatures: list[str] = []
    if text.count("-----BEGIN PGP") > MOST_SIGNATURES:
        return text, signatures

    def signed(found: re.Match[str]) -> str:
        signatures.append(found[2])
        return _ESCAPED.sub("", found[1])

    return _CLEAR_SIGNED.sub(signed, text), signatures


def signed_content(data: bytes) -> bytes | None:
    """The mail inside of CMS signed data (RFC 5652), in definite or indefinite lengths; None where there is none."""
    if _SIGNED_DATA not in data[:60]:
        return None
    at = data.find(_DATA)
    if at < 0:
        return None
    at += len(_DATA)
    tag, begin, _ = _head(data, at)
    if tag != _CONTENT:
        return None
    tag, begin, length = _head(data, begin)
    if tag == _OCTETS and length is not None:
        return data[begin : begin + length]
    if tag != _OCTETS_IN_PIECES:
        return None
    end = len(data) if length is None else begin + length
    pieces: list[bytes] = []
    while begin < end and len(pieces) < MOST_PIECES:
        tag, start, size = _head(data, begin)
        if tag != _OCTETS or size is None:
            break
        pieces.append(data[start : start + size])
        begin = start + size
    return b"".join(pieces) or None


def _head(data: bytes, at: int) -> tuple[int, int, int | None]:
    """Tag, where the content begins, and its length (None for an indefinite one) of the element at `at`."""
    if at + 1 >= len(data):
        return -1, len(data), 0
    tag, first = data[at], data[at + 1]
    if first < 0x80:
        return tag, at + 2, first
    if first == 0x80:
        return tag, at + 2, None
    count = first & 0x7F
    if count > 8:
        return -1, len(data), 0
    return tag, at + 2 + count, int.from_bytes(data[at + 2 : at + 2 + count], "big")
