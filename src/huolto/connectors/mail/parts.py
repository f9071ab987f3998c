"""Takes the bytes of a mail apart into parts with their headers, in bounded time and without recursion.

Begin at `taken_apart`. Python's own parser is not used here: it goes through every line once a level of nesting, and a
mail of a thousand levels ends it. Here the depth, the number of parts and the size of headers have an end; what lies
beyond stays one attachment. Line ends may be CRLF, LF or CR; an mbox "From " line before the mail is left out.
"""

import re
from dataclasses import dataclass, field

from huolto.connectors.mail import headers as reading
from huolto.connectors.mail.charsets import python_charset

DEEPEST = 25
MOST_PARTS = 1_000
MOST_HEADER_BYTES = 1_000_000
MOST_HEADERS = 2_000

_HEADER = re.compile(rb"([!-9;-~]{1,2000})[ \t]*:")
_NEXT_IN_MBOX = re.compile(rb"\n\r*\nFrom \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} +\d")
_TYPE = re.compile(r"\s*([\w!#$&^.+-]+)\s*/\s*([\w!#$&^.+*-]+)")
_FIRST_BOUNDARY = re.compile(rb"(?:^|\n)--([!-~][ -~]{2,199}?)[ \t]{0,20}\r?\n(?=[Cc]ontent-)")


@dataclass
class Part:
    """One piece of a mail: its headers as they stand, its type, its body still encoded, the parts within."""

    fields: list[tuple[str, bytes]]
    body: bytes
    content_type: str = "text/plain"
    parameters: dict[str, str] = field(default_factory=dict)
    disposition: str = ""
    disposition_parameters: dict[str, str] = field(default_factory=dict)
    parts: list["Part"] = field(default_factory=list)

    @property
    def is_multipart(self) -> bool:
        """Whether it holds parts rather than content."""
        return bool(self.parts)

    def values(self, name: str) -> list[bytes]:
        """Every value of the header `name`, which is lower case."""
        return [value for given, value in self.fields if given == name]

    def first(self, name: str) -> bytes:
        """The first value of the header `name` that says something, or nothing."""
        return next((value for value in self.values(name) if value.strip()), b"")

    @property
    def encoding(self) -> str:
        """The transfer encoding, lower case."""
        return reading.one_line(reading.raw_text(self.first("content-transfer-encoding"))).lower()

    @property
    def charset(self) -> str:
        """The charset it declares, where Python knows it."""
        name = self.parameters.get("charset", "")
        return name if name and python_charset(name) else ""


def taken_apart(data: bytes) -> Part:
    """The mail as a tree of parts."""
    data = _without_envelope(data)
    root = _part(data, "text/plain", "")
    hint = root.charset
    waiting = [(root, 1)]
    count = 1
    while waiting:
        part, depth = waiting.pop()
        if not part.content_type.startswith("multipart/") or depth > DEEPEST:
            continue
        inner = "message/rfc822" if part.content_type == "multipart/digest" else "text/plain"
        for piece in _pieces(part, MOST_PARTS - count):
            part.parts.append(_part(piece, inner, hint))
            hint = hint or part.parts[-1].charset
            count += 1
        waiting += [(one, depth + 1) for one in reversed(part.parts)]
    return root


def _without_envelope(data: bytes) -> bytes:
    """The mail alone: no blank lines or byte order mark before it, no mbox line, nothing after it in an mbox."""
    if b"\n" not in data[:100_000] and b"\r" in data[:100_000]:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if data[:5] in {b"From ", b">From"} and not _HEADER.match(data):
        data = data[_line(data, 0)[1] :]
        following = _NEXT_IN_MBOX.search(data)
        if following:
            data = data[: following.start() + 1]
    return data


def _part(data: bytes, default_type: str, hint: str) -> Part:
    """One part; `hint` is the charset of raw bytes in its headers, as parts before it suggest."""
    fields, body = split_headers(data)
    part = Part(fields, body, default_type)
    given = part.first("content-type")
    if given:
        text = reading.raw_text(given, hint)
        kind, part.parameters = reading.parameters(text)
        found = _TYPE.match(kind)
        if found:
            part.content_type = f"{found[1]}/{found[2]}"
        elif kind == "text":
            part.content_type = "text/plain"
        elif part.parameters.get("name"):
            part.content_type = "application/octet-stream"
    disposition = part.first("content-disposition")
    if disposition:
        kind, part.disposition_parameters = reading.parameters(reading.raw_text(disposition, hint))
        part.disposition = kind.split()[0] if kind.split() else ""
        if "=" in part.disposition and "filename" in part.disposition:
            _, part.disposition_parameters = reading.parameters(f";{reading.raw_text(disposition, hint)}")
            part.disposition = "attachment"
    return part


def split_headers(data: bytes) -> tuple[list[tuple[str, bytes]], bytes]:
    """Headers (name lower, value unfolded) and what follows the first empty line.

    A line that is no header is taken for the rest of the one before it where headers go on after it; else the body
    begins with it.
    """
    fields: list[tuple[str, bytes]] = []
    position, size = 0, len(data)
    pieces: list[bytes] = []
    while position < size:
        line, following = _line(data, position)
        if not line:
            position = following
            break
        if position > MOST_HEADER_BYTES or len(fields) >= MOST_HEADERS:
            position = min(
                (
                    at + len(end)
                    for end in (b"\n\n", b"\n\r\n")
                    for at in [data.find(end, position)]
                    if at >= 0
                ),
                default=size,
            )
            break
        if line[:1] in b" \t":
            if not line.strip() and not _goes_on(data, following):
                position = following
                break
            if fields:
                pieces.append(line)
            elif not _goes_on(data, following):
                break
        else:
            found = _HEADER.match(line)
            if found:
                _close(fields, pieces)
                fields.append((found[1].decode("ascii").lower(), b""))
                pieces = [line[found.end() :]]
            elif fields and line[:2] != b"--" and _goes_on(data, following):
                pieces.append(b" " + line)
            elif not fields and line[:5] in {b"From ", b">From"}:
                pass
            else:
                break
        position = following
    _close(fields, pieces)
    return fields, data[position:]


def _line(data: bytes, position: int) -> tuple[bytes, int]:
    """The line at `position`, cut where it is too long, without its end, and where the next one begins."""
    end = data.find(b"\n", position)
    stop = end if end >= 0 else len(data)
    return data[position : min(stop, position + MOST_HEADER_BYTES)].rstrip(b"\r"), min(stop + 1, len(data))


def _goes_on(data: bytes, position: int) -> bool:
    """Whether a header or the rest of one stands at `position`."""
    following = data[position : position + 2_010]
    return bool(_HEADER.match(following)) or (
        following[:1] in {b" ", b"\t"} and bool(following.split(b"\n")[0].strip())
    )


def _close(fields: list[tuple[str, bytes]], pieces: list[bytes]) -> None:
    if fields and pieces:
        value = pieces[0] if len(pieces) == 1 else b"\n".join(pieces)
        fields[-1] = (fields[-1][0], value.strip())


def _pieces(part: Part, most: int) -> list[bytes]:
    """What stands between the boundaries of a multipart, at most `most` pieces."""
    boundary = part.parameters.get("boundary", "").rstrip()
    pieces = _between(part.body, boundary.encode("utf-8", "replace"), most) if boundary else []
    if not pieces and part.encoding in {"base64", "quoted-printable"} and boundary:
        # Forbidden, and still done: the multipart as a whole is encoded.
        plain = reading.base64_bytes(part.body) if part.encoding == "base64" else b""
        pieces = _between(plain, boundary.encode("utf-8", "replace"), most)
    if not pieces:
        seen = _FIRST_BOUNDARY.search(part.body[:MOST_HEADER_BYTES])
        pieces = _between(part.body, seen[1], most) if seen else []
    return pieces


def _between(body: bytes, boundary: bytes, most: int) -> list[bytes]:
    mark = b"--" + boundary
    pieces: list[bytes] = []
    begin: int | None = None
    position = 0
    while len(pieces) < most:
        at = body.find(mark, position)
        if at < 0:
            break
        position = at + len(mark)
        if at and body[at - 1 : at] != b"\n":
            continue
        rest, following = _line(body, position)
        rest = rest.strip()
        if rest not in {b"", b"--"}:
            continue
        if begin is not None:
            pieces.append(_without_last_line_end(body[begin:at]))
        begin = following
        if rest == b"--":
            begin = None
            # A closing mark with further parts behind it closed too early: they are read as well.
        position = max(position, begin or position)
    if begin is not None and len(pieces) < most and body[begin:].strip():
        pieces.append(body[begin:])
    return pieces


def _without_last_line_end(piece: bytes) -> bytes:
    if piece.endswith(b"\r\n"):
        return piece[:-2]
    return piece[:-1] if piece.endswith(b"\n") else piece
