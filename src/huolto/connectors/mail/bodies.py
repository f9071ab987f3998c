"""Which parts of a mail are its texts and which are attachments, and what both contain.

Begin at `contents`. A text is kept once: the plain and the HTML form of an alternative are one `Body`. Attached mails
stay whole, named by their subject; signatures of S/MIME and PGP, invitations and winmail.dat are attachments.
"""

import binascii
import re
from dataclasses import dataclass, field

from huolto.connectors.mail.charsets import decoded, readable
from huolto.connectors.mail.headers import base64_bytes, header_text, one_line
from huolto.connectors.mail.parts import Part, split_headers, taken_apart
from huolto.connectors.mail.signed import signed_content, without_clear_signature

LONGEST_TEXT = 2_000_000
"""Bytes of one text that are read; the rest is in the mail itself, which is kept."""

MOST_SIGNED_WITHIN = 3

MOST_UUENCODED = 50
_UUENCODED = re.compile(rb"^begin(?:-base64)? [0-7]{3,4} ([^\r\n]{1,255})\r?\n", re.MULTILINE)
_END_OF_UUENCODED = re.compile(rb"^end[ \t]{0,20}\r?$", re.MULTILINE)
_IS_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,100}\?>\s*)?(?:<!doctype html|<html|<head|<body)[\s>]", re.IGNORECASE
)
_CHARSET_IN_HTML = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_SUFFIXES = {
    "text/plain": "txt",
    "text/html": "html",
    "text/calendar": "ics",
    "text/csv": "csv",
    "text/x-vcard": "vcf",
    "text/vcard": "vcf",
    "message/rfc822": "eml",
    "message/global": "eml",
    "message/delivery-status": "txt",
    "message/disposition-notification": "txt",
    "text/rfc822-headers": "txt",
    "image/jpeg": "jpg",
    "image/jpg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "image/tiff": "tif",
    "image/svg+xml": "svg",
    "application/pdf": "pdf",
    "application/zip": "zip",
    "application/pgp-signature": "asc",
    "application/pgp-encrypted": "asc",
    "application/pkcs7-signature": "p7s",
    "application/x-pkcs7-signature": "p7s",
    "application/pkcs7-mime": "p7m",
    "application/x-pkcs7-mime": "p7m",
    "application/ms-tnef": "dat",
    "audio/mpeg": "mp3",
    "audio/wav": "wav",
}


@dataclass(frozen=True)
class Body:
    """One text of a mail, as plain text, as HTML, or as both."""

    plain: str | None
    html: str | None


@dataclass(frozen=True)
class Attachment:
    """A file that came with a mail; `inline` if it is shown within the text (a picture, by its content id)."""

    filename: str
    content_type: str
    content: bytes = field(repr=False)
    inline: bool = False
    content_id: str = ""

    @property
    def size(self) -> int:
        """Its length in bytes, decoded."""
        return len(self.content)


@dataclass
class Contents:
    """All texts in their order, all attachments in theirs, and the parts that reports are made of."""

    bodies: list[Body] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    machine_parts: list[Part] = field(default_factory=list)


def contents(root: Part) -> Contents:
    """What the mail consists of."""
    found = Contents()
    found.bodies = _bodies(root, found, is_first=True, within="")
    shown = " ".join(body.html for body in found.bodies if body.html and "cid:" in body.html.lower())
    if shown:
        found.attachments = [
            _inline(one) if one.content_id and f"cid:{one.content_id}" in shown else one
            for one in found.attachments
        ]
    return found


def _inline(one: Attachment) -> Attachment:
    return Attachment(one.filename, one.content_type, one.content, True, one.content_id)


def _bodies(part: Part, found: Contents, *, is_first: bool, within: str, depth: int = 0) -> list[Body]:
    if part.is_multipart:
        return _bodies_of_multipart(part, found, is_first=is_first, depth=depth)
    inner = _inside_of_signed(part)
    if inner is not None and depth < MOST_SIGNED_WITHIN:
        return _bodies(inner, found, is_first=is_first, within=within, depth=depth + 1)
    if not _is_body(part, is_first=is_first, within=within):
        _attach(part, found, within)
        return []
    data = content_of(part)[:LONGEST_TEXT]
    if part.content_type == "text/html" or _IS_HTML.match(data):
        return [Body(None, _html(data, part))]
    if b"\nend" in data or data.startswith(b"begin "):
        data, files = _without_uuencoded(data)
        found.attachments += files
    text = plain_text(data, part)
    if "-----BEGIN PGP SIGNED MESSAGE-----" in text:
        text, signatures = without_clear_signature(text)
        found.attachments += [
            Attachment("signature.asc", "application/pgp-signature", one.encode()) for one in signatures
        ]
    return [Body(text, None)]


def _bodies_of_multipart(part: Part, found: Contents, *, is_first: bool, depth: int) -> list[Body]:
    kind = part.content_type.partition("/")[2]
    bodies: list[Body] = []
    if kind == "alternative":
        for child in part.parts:
            bodies += _bodies(child, found, is_first=is_first, within=kind, depth=depth)
        plain = [body.plain for body in bodies if body.plain is not None]
        html = [body.html for body in bodies if body.html is not None]
        if not bodies:
            return []
        return [Body("\n".join(plain) if plain else None, "\n".join(html) if html else None)]
    for at, child in enumerate(part.parts):
        bodies += _bodies(child, found, is_first=is_first and at == 0, within=kind, depth=depth)
    return bodies


def _is_body(part: Part, *, is_first: bool, within: str) -> bool:
    if part.content_type.startswith("multipart/") and part.disposition != "attachment":
        # No boundary was found in it: what it holds is read as text.
        return True
    if part.content_type not in {"text/plain", "text/html", "text/enriched", "text/richtext"}:
        return (
            is_first
            and not filename_of(part)
            and part.content_type.startswith("text/")
            and part.content_type not in {"text/calendar", "text/rfc822-headers"}
            and part.disposition != "attachment"
        )
    if part.disposition == "attachment":
        return False
    named = bool(filename_of(part))
    if within == "report":
        return is_first or not named
    return is_first or within == "alternative" or not named


def _inside_of_signed(part: Part) -> Part | None:
    """The mail inside of S/MIME signed data, where signature and content are one file."""
    if part.content_type not in {"application/pkcs7-mime", "application/x-pkcs7-mime"} or part.parts:
        return None
    inner = signed_content(content_of(part))
    return taken_apart(inner) if inner and inner.strip() else None


def _attach(part: Part, found: Contents, within: str) -> None:
    if part.content_type in {"message/delivery-status", "message/rfc822", "text/rfc822-headers"} or (
        part.content_type.startswith("message/")
    ):
        found.machine_parts.append(part)
    content = content_of(part)
    content_id = one_line(part.first("content-id").decode("ascii", "replace")).strip("<>")
    found.attachments.append(
        Attachment(
            filename=filename_of(part) or _invented_name(part, content),
            content_type=part.content_type,
            content=content,
            inline=part.disposition == "inline" and part.content_type.startswith("image/"),
            content_id=content_id,
        )
    )


def filename_of(part: Part) -> str:
    """The name its headers give, without folders of the sender's machine."""
    name = part.disposition_parameters.get("filename") or part.parameters.get("name") or ""
    return re.split(r"[\\/]", name)[-1].strip(" .\t")[:255] if name else ""


def _invented_name(part: Part, content: bytes) -> str:
    suffix = _SUFFIXES.get(part.content_type, "bin")
    if suffix == "eml":
        fields, _ = split_headers(content[:100_000].lstrip(b"\r\n"))
        subject = next((header_text(value) for name, value in fields if name == "subject"), "")
        subject = re.sub(r"[\\/\x00-\x1f]+", "_", subject).strip(" ._")[:120]
        return f"{subject or 'mail'}.eml"
    described = header_text(part.first("content-description"))
    if described and re.fullmatch(r"[\w .()-]{1,80}", described):
        return described if re.search(r"\.\w{2,5}$", described) else f"{described}.{suffix}"
    kind, _, minor = part.content_type.partition("/")
    stem = {"asc": "signature", "p7s": "signature", "p7m": "smime", "dat": "winmail"}.get(suffix)
    return f"{stem or (minor if kind == 'message' else kind)}.{suffix}"


def content_of(part: Part) -> bytes:
    """The content of a part, its transfer encoding undone as far as it goes."""
    encoding = part.encoding
    if encoding.startswith("base64") or encoding == "b":
        return base64_bytes(part.body)
    if encoding.startswith("quoted-printable") or encoding == "quopri":
        return binascii.a2b_qp(part.body)
    if encoding in {"x-uuencode", "uuencode", "x-uue", "uue"}:
        _, files = _without_uuencoded(part.body)
        return files[0].content if files else part.body
    return part.body


def _without_uuencoded(data: bytes) -> tuple[bytes, list[Attachment]]:
    """A text without the files written into it as `begin 644 name` … `end`, and these files."""
    files: list[Attachment] = []
    kept: list[bytes] = []
    position = done = 0
    for _ in range(MOST_UUENCODED):
        begin = _UUENCODED.search(data, position)
        end = _END_OF_UUENCODED.search(data, begin.end()) if begin else None
        if begin is None or end is None:
            break
        content = _uudecoded(data[begin.end() : end.start()])
        position = end.end() if content is not None else begin.end()
        if content is None:
            continue
        name = one_line(decoded(begin[1]))
        suffix = name.rpartition(".")[2].lower()
        kind = next(
            (kind for kind, known in _SUFFIXES.items() if known == suffix), "application/octet-stream"
        )
        files.append(Attachment(name, kind, content))
        kept.append(data[done : begin.start()])
        done = end.end()
    kept.append(data[done:])
    return b"".join(kept), files


def _uudecoded(data: bytes) -> bytes | None:
    """What the lines say, or None where one of them is none of uuencode's."""
    pieces: list[bytes] = []
    for line in data.splitlines():
        line = line.rstrip(b"\t")
        if not line.strip(b" `"):
            continue
        length = (((line[0] - 32) & 63) * 4 + 5) // 3
        if len(line) > 90 or not 32 <= line[0] <= 96 or len(line.rstrip()) > length + 3:
            return None
        try:
            pieces.append(binascii.a2b_uu(line[: length + 1]))
        except binascii.Error:
            try:
                pieces.append(binascii.a2b_uu(line[:length]))
            except binascii.Error:
                return None
    return b"".join(pieces)


def plain_text(data: bytes, part: Part) -> str:
    """A text part as text; flowed lines joined (RFC 3676)."""
    text = readable(decoded(data, part.charset))
    if part.parameters.get("format", "").lower() == "flowed":
        text = _unflowed(text, part.parameters.get("delsp", "").lower() == "yes")
    if part.content_type in {"text/enriched", "text/richtext"}:
        text = re.sub(r"<param>[^<]{0,500}</param>", "", text, flags=re.IGNORECASE)
        text = re.sub(r"<(?!<)/?[A-Za-z-]{1,60}>", "", text).replace("<<", "<")
    return text


def _unflowed(text: str, delete_space: bool) -> str:
    lines: list[list[str]] = []
    open_depth: int | None = None
    for line in text.split("\n"):
        plain = line.lstrip(">")
        depth = len(line) - len(plain)
        plain = plain.removeprefix(" ")
        flows = plain.endswith(" ") and plain != "-- "
        body = plain[:-1] if flows and delete_space else plain
        if open_depth == depth and plain != "-- ":
            lines[-1].append(body)
        else:
            lines.append([">" * depth + " " if depth else "", body])
        open_depth = depth if flows else None
    return "\n".join("".join(pieces) for pieces in lines)


def _html(data: bytes, part: Part) -> str:
    said = part.charset
    if not said or said.lower() in {"us-ascii", "ascii", "7bit"}:
        meta = _CHARSET_IN_HTML.search(data[:4_000])
        said = meta[1].decode("ascii") if meta else said
    return readable(decoded(data, said))
