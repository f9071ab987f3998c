"""What of a mail is kept where people read it: its title, its text, its files and the notice of those set aside."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huolto.connectors.mail.bodies import Attachment
from huolto.connectors.mail.reading import ReadMail
from huolto.desk.files import NewFile, refusal_of
from huolto.foundation.localisation import figure

LONGEST_TEXT = 100_000
"""Characters of a text that stand in the conversation; all of it stands in the original."""
MOST_FILES = 40
_SMIME = {"application/pkcs7-mime", "application/x-pkcs7-mime"}
_PGP = "-----BEGIN PGP MESSAGE-----"


@dataclass(frozen=True)
class Contents:
    """A mail as it is written into a conversation. `set_aside` are the sentences about files that were not taken."""

    title: str
    text: str
    files: tuple[NewFile, ...]
    set_aside: tuple[str, ...]


def contents_of(read: ReadMail) -> Contents:
    """What is kept of it, with its notices in the language that is being written."""
    files, set_aside = _files(read.attachments)
    text = read.reply.strip() or read.text.strip()
    if is_encrypted(read, text):
        text = "\n\n".join(filter(None, (_("This mail is encrypted and cannot be read here."), text)))
    topic = " ".join(read.topic.split()) or _first_line(text)
    if not topic:
        topic = files[0].name if files else _("A mail without a subject")
    return Contents(title=topic[:200], text=_cut(text), files=files, set_aside=set_aside)


def is_encrypted(read: ReadMail, text: str) -> bool:
    """Whether what was written can be read only with a key: S/MIME and PGP."""
    kinds = {one.content_type.lower() for one in read.attachments}
    if "application/pgp-encrypted" in kinds or text.startswith(_PGP):
        return True
    return not text and bool(kinds & _SMIME) and len(read.attachments) == 1


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.split("\n") if line.strip()), "")[:120]


def _cut(text: str) -> str:
    if len(text) <= LONGEST_TEXT:
        return text
    return text[:LONGEST_TEXT].rstrip() + "\n\n" + _("… The rest stands in the original mail.")


def _files(attachments: Sequence[Attachment]) -> tuple[tuple[NewFile, ...], tuple[str, ...]]:
    kept: list[NewFile] = []
    refused: list[str] = []
    for one in attachments:
        file = NewFile(
            name=(one.filename or "file")[:200], content=one.content, content_type=one.content_type[:100]
        )
        if refusal := refusal_of(file):
            refused.append(refusal)
        elif len(kept) < MOST_FILES:
            kept.append(file)
        else:
            refused.append(_("“%(name)s” is one file too many.") % {"name": file.name})
    return tuple(kept), tuple(refused)


def notice_of(set_aside: Sequence[str]) -> str:
    """What agents read about files that were not taken."""
    said = ngettext(
        "%(count)s file of this mail was set aside. It is in the original mail only:",
        "%(count)s files of this mail were set aside. They are in the original mail only:",
        len(set_aside),
    ) % {"count": figure(len(set_aside))}
    return "\n".join([said, *(f"– {one}" for one in set_aside)])
