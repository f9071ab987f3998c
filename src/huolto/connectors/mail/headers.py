"""What stands in a mail's headers: decoded texts, addresses, parameters, ids and dates, however badly written.

Each reads bytes or text and never fails: RFC 2047 words that are broken or cut, RFC 2231 parameters in pieces,
raw 8-bit headers, addresses with comments, groups, routes or no brackets.
"""

import binascii
import datetime
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from urllib.parse import unquote_to_bytes

from huolto.connectors.mail.charsets import decoded, readable

LONGEST = 100_000
"""Characters of one header that are looked at."""
LONGEST_OF_PARAMETERS = 20_000
LONGEST_OF_ADDRESS = 2_000
MOST_ADDRESSES = 1_000
MOST_PIECES_OF_BASE64 = 100

_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*(?:\?(?!=)[^?]*){0,20}?)\?=")
_BETWEEN_WORDS = re.compile(r"(\?=)\s+(?==\?[^?\s]{1,60}\?[bBqQ]\?)")
_MESSAGE_ID = re.compile(r"<([^<>]{1,998})>")
_QUOTE_ENDS = re.compile(r'(?<!\\)"')
_QUOTED = re.compile(r"\\(.)", re.DOTALL)


@dataclass(frozen=True)
class Address:
    """Somebody in From, To or Cc; either may be empty."""

    name: str
    address: str


def header_text(raw: bytes, charset: str = "") -> str:
    """A header's value in one line: encoded words decoded, raw bytes by `charset`, UTF-8 or Windows-1252."""
    return one_line(decode_words(raw_text(raw, charset)))


def raw_text(raw: bytes, charset: str = "") -> str:
    """A header's value as text, its encoded words still encoded."""
    raw = raw[:LONGEST]
    if raw.isascii():
        return raw.decode("ascii") if b"\x1b" not in raw else decoded(raw)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return decoded(raw, charset)


def one_line(text: str) -> str:
    """`text` with every run of white space as one blank and without control characters."""
    return " ".join(readable(text).split())


def decode_words(text: str) -> str:
    """`text` with its RFC 2047 words decoded; words that follow each other in one charset are joined as bytes."""
    if "=?" not in text:
        return text
    text = _BETWEEN_WORDS.sub(r"\1", text)
    pieces: list[str] = []
    waiting, charset, end = b"", "", 0
    for word in _WORD.finditer(text):
        name = word[1].split("*")[0].lower()
        if not word[3].isascii():
            pieces += [decoded(waiting, charset), text[end : word.start()], _half_encoded(word[3], name)]
            waiting, end = b"", word.end()
            continue
        data = _word_bytes(word[2], word[3])
        if waiting and (word.start() > end or name != charset):
            pieces.append(decoded(waiting, charset))
            waiting = b""
        if word.start() > end:
            pieces.append(text[end : word.start()])
        waiting, charset, end = waiting + data, name, word.end()
    if waiting:
        pieces.append(decoded(waiting, charset))
    pieces.append(text[end:])
    return "".join(pieces)


def _half_encoded(text: str, charset: str) -> str:
    """A word that holds raw characters, which are read already: only what is in ASCII is still encoded."""
    return "".join(
        decoded(_word_bytes("q", run), charset) if run.isascii() else run
        for run in re.split(r"([^\x00-\x7f]+)", text)
    )


def _word_bytes(encoding: str, text: str) -> bytes:
    data = text.encode("utf-8", "replace")
    if encoding in "qQ":
        return binascii.a2b_qp(data.replace(b"\n", b"").replace(b"\r", b""), header=True)
    return base64_bytes(data)


def base64_bytes(data: bytes) -> bytes:
    """Decoded base64 with whatever can be saved of it: foreign characters, missing padding, several pieces."""
    try:
        whole = binascii.a2b_base64(data)
        if b"=" not in data.rstrip().rstrip(b"="):
            return whole
    except binascii.Error:
        pass
    pieces = []
    for piece in re.split(rb"=+", data, maxsplit=MOST_PIECES_OF_BASE64):
        kept = re.sub(rb"[^A-Za-z0-9+/]", b"", piece)
        if len(kept) % 4 == 1:
            kept = kept[:-1]
        pieces.append(binascii.a2b_base64(kept + b"=" * (-len(kept) % 4)))
    return b"".join(pieces)


def parameters(text: str) -> tuple[str, dict[str, str]]:
    """The value and the parameters of a Content-Type or Content-Disposition (RFC 2045, 2231, 2047), names lower."""
    value, *rest = _cut_at_semicolons(text[:LONGEST_OF_PARAMETERS])
    plain: dict[str, str] = {}
    pieces: dict[str, dict[int, tuple[str, bool]]] = {}
    for one in rest:
        name, equals, given = one.partition("=")
        name, given = name.strip().lower(), given.strip()
        if not equals or not name:
            continue
        if given.startswith('"'):
            given = _QUOTED.sub(r"\1", _QUOTE_ENDS.split(given[1:], maxsplit=1)[0])
        base, star, number = name.partition("*")
        if not star:
            plain.setdefault(name, given if name == "boundary" else one_line(decode_words(given)))
            continue
        encoded = number.endswith("*") or not number
        number = number.rstrip("*")
        at = int(number) if number.isascii() and number.isdigit() and len(number) < 5 else 0
        pieces.setdefault(base, {})[at] = (given, encoded)
    for base, found_pieces in pieces.items():
        plain[base] = _joined(found_pieces)
    return value.strip().lower(), plain


def _cut_at_semicolons(text: str) -> list[str]:
    """`text` cut at the semicolons that stand in no quotes."""
    if '"' not in text:
        return text.split(";")
    pieces, begin, quoted, skip = [], 0, False, False
    for at, character in enumerate(text):
        if skip:
            skip = False
        elif character == "\\" and quoted:
            skip = True
        elif character == '"':
            quoted = not quoted
        elif character == ";" and not quoted:
            pieces.append(text[begin:at])
            begin = at + 1
    pieces.append(text[begin:])
    return pieces


def _joined(pieces: dict[int, tuple[str, bool]]) -> str:
    """The value of a parameter in pieces: `charset'language'%C3%A4…`, its bytes joined before they are decoded."""
    charset, data = "", b""
    for at, (text, encoded) in sorted(pieces.items()):
        if encoded and at == min(pieces) and text.count("'") >= 2:
            charset, _, text = text.split("'", 2)
        data += unquote_to_bytes(text) if encoded else text.encode("utf-8", "replace")
    return one_line(decode_words(decoded(data, charset)))


def addresses(text: str) -> tuple[Address, ...]:
    """The addresses of a From, To or Cc whose words are still encoded (a decoded name may hold a comma)."""
    found = [
        one
        for piece in _pieces(text[:LONGEST])[:MOST_ADDRESSES]
        for one in [_address(piece[:LONGEST_OF_ADDRESS])]
        if one
    ]
    if "=?" in text and (not any(one.address for one in found) or any("=?" in one.name for one in found)):
        inner = decode_words(text)
        if "@" in inner and "=?" not in inner:
            return addresses(inner)
    return tuple(found)


def _pieces(text: str) -> list[str]:
    """`text` cut at the commas and semicolons between addresses; the name of a group is left out."""
    pieces, begin, quoted, comment, angle, skip = [], 0, False, 0, False, False
    last_quote, last_angle = text.rfind('"'), text.rfind(">")
    named = text.find("@")
    for at, character in enumerate(text):
        if skip:
            skip = False
        elif character == "\\":
            skip = True
        elif character == '"' and not comment:
            # A quote that is never closed is only a character.
            quoted = not quoted and at < last_quote
        elif quoted:
            continue
        elif character == "(":
            comment += 1
        elif character == ")" and comment:
            comment -= 1
        elif comment:
            continue
        elif character == "<":
            angle = at < last_angle
        elif character == ">":
            angle = False
        elif angle:
            continue
        elif character == ":" and not begin <= named < at:
            begin = at + 1
            named = text.find("@", begin)
        elif character in ",;":
            pieces.append(text[begin:at])
            begin = at + 1
            named = text.find("@", begin)
    pieces.append(text[begin:])
    return [piece.strip() for piece in pieces if piece.strip()]


def _address(piece: str) -> Address | None:
    opened = piece.rfind("<")
    if opened >= 0:
        inside = piece[opened + 1 :].partition(">")[0]
        name = piece[:opened]
        address = inside.rpartition(":")[2] if inside.startswith("@") else inside
        if not name.strip():
            name = piece[opened + 1 :].partition(">")[2]
        if "@" not in address and "@" in name:
            # Brackets around something else: "a@b.example <a>" or a name in brackets.
            return _address(name)
        if not address.strip() and not _clean_name(name):
            return None
        return Address(_clean_name(name), _clean_address(address))
    comment = re.search(r"\(([^()]*)\)", piece)
    bare = re.sub(r"\([^()]*\)", " ", piece) if comment else piece
    at = re.search(r"\"(?:[^\"\\]|\\.)*\"@\S+|\S+@\S+", bare)
    if at:
        name = (bare[: at.start()] + " " + bare[at.end() :]).strip() or (comment[1] if comment else "")
        return Address(_clean_name(name), _clean_address(at[0]))
    text = _clean_name(bare)
    if not text:
        return None
    if comment:
        return Address(_clean_name(comment[1]), text)
    return Address(text, "")


def _clean_address(text: str) -> str:
    if text.startswith('"'):
        return one_line(text)
    plain = one_line(decode_words(text)).strip("<>'\" ,;")
    if "(" in plain:
        plain = re.sub(r"\([^()]*\)", "", plain)
    plain = re.sub(r"^(?:mailto|smtp):", "", plain, flags=re.IGNORECASE)
    return plain.replace(" ", "") if plain.count("@") <= 1 else plain.split(" ")[0]


def _clean_name(text: str) -> str:
    name = text.strip()
    if '"' in name:
        name = _QUOTED.sub(r"\1", name).replace('"', "") if "\\" in name else name.replace('"', "")
    elif "\\" in name:
        name = _QUOTED.sub(r"\1", name)
    if name.startswith("(") and name.endswith(")"):
        name = name[1:-1]
    name = one_line(decode_words(name))
    if len(name) > 1 and name[0] == name[-1] and name[0] in "\"'":
        name = name[1:-1].strip()
    return name


def message_ids(text: str) -> tuple[str, ...]:
    """The ids of a Message-ID, In-Reply-To or References, without brackets; a lone word counts too."""
    text = readable(text[:LONGEST])
    found = _MESSAGE_ID.findall(text)
    if not found:
        found = [word.strip("<>,;") for word in text.split() if "@" in word] or (
            text.split() if len(text.split()) == 1 else []
        )
    return tuple(dict.fromkeys(re.sub(r"\s+", "", one) for one in found if one.strip("<>")))


def date_of(text: str) -> datetime.datetime | None:
    """The moment a Date header says, with its offset (UTC where it says none), or None."""
    text = re.sub(r"\([^()]*\)", " ", text[:200])
    try:
        at = parsedate_to_datetime(text.strip())
    except (ValueError, TypeError, IndexError, OverflowError):
        return _iso_date(text)
    if at.tzinfo is None:
        at = at.replace(tzinfo=datetime.UTC)
    try:
        at.astimezone(datetime.UTC)
    except (OverflowError, ValueError):
        return None
    return at


def _iso_date(text: str) -> datetime.datetime | None:
    try:
        at = datetime.datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=datetime.UTC)
