"""What tests of reading mails share: mails made of a head and a body, or of parts."""

from huolto.connectors.mail.reading import ReadMail, read_mail

HEAD = b"From: Aino Laine <aino@kaarna.example>\nTo: service@suo.example\nSubject: Printer\n"


def mail(
    body: bytes | str = b"The tray is broken.\n", head: bytes | str = b"", *, base: bytes = HEAD
) -> ReadMail:
    """A mail of the usual head with more of it, and a body."""
    raw_head = head.encode() if isinstance(head, str) else head
    raw_body = body.encode() if isinstance(body, str) else body
    return read_mail(base + raw_head + b"\n" + raw_body)


def multipart(*parts: str | bytes, kind: str = "mixed") -> ReadMail:
    """A mail of several parts."""
    joined = b"".join(
        b"--limit\n" + (part.encode() if isinstance(part, str) else part) + b"\n" for part in parts
    )
    return mail(joined + b"--limit--\n", f'Content-Type: multipart/{kind}; boundary="limit"\n')


def headed(lines: bytes | str) -> ReadMail:
    """A mail with these lines alone for its head."""
    raw = lines.encode() if isinstance(lines, str) else lines
    return read_mail(raw + b"\n\nThe tray is broken.\n")
