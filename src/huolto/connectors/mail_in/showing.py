"""A received mail as its readers see it: the facts of its head, its text, its HTML without anything that acts or loads."""

from collections.abc import Sequence
from dataclasses import dataclass

import nh3

from huolto.connectors.mail.bodies import Attachment
from huolto.connectors.mail.reading import ReadMail, read_mail
from huolto.connectors.mail_in.taking import original_of
from huolto.connectors.models import ReceivedMail

TAGS = {
    "a", "b", "blockquote", "br", "caption", "code", "dd", "del", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "hr", "i",
    "ins", "li", "ol", "p", "pre", "s", "small", "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "u", "ul",
}  # fmt: skip
ATTRIBUTES = {"a": {"href"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}, "*": {"dir", "lang"}}
SCHEMES = {"http", "https", "mailto", "tel"}
LONGEST_SHOWN = 100_000
LONGEST_GLIMPSE = 600
MOST_FILES_GLIMPSED = 10


@dataclass(frozen=True)
class ShownMail:
    """What stands on the page of a mail."""

    read: ReadMail
    text: str
    html: str
    is_cut: bool

    @property
    def files(self) -> Sequence[Attachment]:
        """What came with it, by name only: files of a mail that waits are not opened from here."""
        return self.read.attachments


def shown(mail: ReceivedMail) -> ShownMail | None:
    """The mail as it is read; None where its original was removed."""
    if mail.file is None:
        return None
    read = read_mail(original_of(mail))
    is_cut = len(read.text) > LONGEST_SHOWN or len(read.html) > LONGEST_SHOWN
    return ShownMail(
        read=read,
        text=read.text[:LONGEST_SHOWN],
        html=clean_html(read.html[:LONGEST_SHOWN]),
        is_cut=is_cut,
    )


@dataclass(frozen=True)
class Glimpse:
    """The beginning of a mail as plain text, and what came with it by name."""

    text: str
    is_cut: bool
    files: tuple[str, ...]


def glimpse(mail: ReceivedMail) -> Glimpse | None:
    """A look into a mail; None where its original was removed."""
    if mail.file is None:
        return None
    read = read_mail(original_of(mail))
    text = "\n".join(line.rstrip() for line in read.text.strip().splitlines())
    files = tuple(one.filename or "file" for one in read.attachments[:MOST_FILES_GLIMPSED])
    return Glimpse(text[:LONGEST_GLIMPSE], len(text) > LONGEST_GLIMPSE, files)


def clean_html(html: str) -> str:
    """HTML without scripts, styles, pictures and forms; links open elsewhere and tell nothing of where they stood."""
    return nh3.clean(
        html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="noopener noreferrer nofollow"
    )
