"""Where our reading of a mail differs from a peer's on purpose: by kind, else by file, each with its reason.

A kind is a test of one difference (what, theirs, ours); it may answer for files that are not in the corpora yet. A listed
file is named as `file: what`; the corpus test fails where a listed one agrees.
"""

from collections.abc import Callable
from typing import Any

LOST = "\ufffd"


def _peer_lost_bytes(what: str, theirs: Any, ours: Any) -> bool:
    return LOST in str(theirs) and LOST not in str(ours)


def _peer_keeps_folders(what: str, theirs: Any, ours: Any) -> bool:
    return (
        what == "named files"
        and {name.rpartition("/")[2] for name in theirs} >= set(ours)
        and any("/" in name for name in theirs)
    )


def _peer_keeps_quotes(what: str, theirs: Any, ours: Any) -> bool:
    return (
        what == "reply"
        and ">" in theirs
        and ours != ""
        and all(word in theirs.split() for word in ours.split())
    )


def _peer_leaves_forwards_out(what: str, theirs: Any, ours: Any) -> bool:
    return (
        what == "reply"
        and ours.startswith(theirs)
        and any(
            mark in ours[len(theirs) :][:60].lower()
            for mark in ("forwarded message", "original message", "-----", "from:")
        )
    )


def _peer_keeps_what_phones_add(what: str, theirs: Any, ours: Any) -> bool:
    return (
        what == "reply"
        and ours != ""
        and theirs.startswith(ours)
        and theirs[len(ours) :].strip().lower().startswith(("sent from", "-- "))
    )


def _peer_takes_closings_for_signatures(what: str, theirs: Any, ours: Any) -> bool:
    return what == "reply" and ours.startswith(theirs) and 0 < len(ours) - len(theirs) < 600


KINDS: tuple[tuple[str, Callable[[str, Any, Any], bool], str], ...] = (
    (
        "stalwart",
        _peer_lost_bytes,
        "raw bytes in headers and texts are read by the charset around them, not lost",
    ),
    ("stalwart", _peer_keeps_folders, "a file name has no folders of the sender's machine"),
    (
        "trimmed",
        _peer_keeps_quotes,
        "a reply holds no quoted mail; what is answered stands in the whole text",
    ),
    (
        "discourse",
        _peer_keeps_quotes,
        "a reply holds no quoted mail; what is answered stands in the whole text",
    ),
    ("trimmed", _peer_leaves_forwards_out, "a mail that is passed on is the message and is kept"),
    (
        "talon",
        _peer_keeps_what_phones_add,
        "the peer's quotations test leaves signatures to another function",
    ),
    (
        "talon/",
        _peer_takes_closings_for_signatures,
        "only what stands below a signature mark is set apart, never a closing",
    ),
)

UNCLOSED = "boundaries that are never closed within one another: every text is kept as text, the peer makes files of some"
FILES = {
    "zammad/mail003.box: body": "plain and HTML text differ; the plain one is read, the peer prefers HTML",
    "zammad/mail018.box: subject": "UTF-7 is read; the peer leaves its escapes",
    "zammad/mail018.box: body": "UTF-7 is read; the peer leaves its escapes",
    "zammad/mail049.box: body": "the title of an HTML page is no part of its text",
    "zammad/mail053.box: filenames": "a nameless file is named by what its part says it is; the peer calls it “file”",
    "zammad/mail060.box: body": "the bytes are UTF-8 with a few broken ones, whatever is declared; the peer guesses ISO-8859-2",
    "zammad/mail065.box: from_display_name": "a broken encoded word is decoded; the peer leaves its marks in the name",
    "zammad/mail066.box: body": "the title of an HTML page is no part of its text",
    "zammad/mail085.box: body": "the plain text is what was written; the peer takes a piece of the HTML",
    "zammad/mail085.box: filenames": "the HTML form of a text is no file",
    "zammad/mail085.box: sizes": "the HTML form of a text is no file",
    "zammad/mail087.box: from_email": "the address is the word with the @; the peer takes the name into it",
    "zammad/mail087.box: from_display_name": "the address is the word with the @; the peer takes the name into it",
    "zammad/mail087.box: filenames": "a text without a name is text; the peer makes a file “file” of it",
    "zammad/mail087.box: sizes": "a text without a name is text; the peer makes a file “file” of it",
    "zammad/mail106.box: body": "addresses of links are in the HTML; the peer writes them into the text",
    "stalwart/legacy/016.eml: named files": "a raw file name is read, the peer loses a letter of it",
    "stalwart/legacy/023.eml: named files": "a raw file name is read, the peer loses a letter of it",
    "stalwart/legacy/026.eml: named files": "a raw file name is read, the peer loses a letter of it",
    "stalwart/legacy/033.eml: text": "letters without a declared charset are read as Windows-1252, the peer loses them",
    "stalwart/legacy/052.eml: text": "letters without a declared charset are read as Windows-1252, the peer loses them",
    "stalwart/malformed/001.eml: text": UNCLOSED,
    "stalwart/malformed/001.eml: attachments": UNCLOSED,
    "stalwart/malformed/007.eml: attachments": UNCLOSED,
    "stalwart/malformed/009.eml: text": UNCLOSED,
    "stalwart/malformed/009.eml: attachments": UNCLOSED,
    "stalwart/malformed/011.eml: text": UNCLOSED,
    "stalwart/malformed/011.eml: attachments": UNCLOSED,
    "stalwart/malformed/016.eml: text": UNCLOSED,
    "stalwart/malformed/016.eml: attachments": UNCLOSED,
    "stalwart/malformed/019.eml: date": "a date that is cut off is none; the peer makes one of its beginning",
    "stalwart/malformed/019.eml: text": "headers broken off in the middle: what follows is text, the peer finds none",
}


def reason(file: str, what: str, theirs: Any, ours: Any) -> str | None:
    """Why ours differs, or None where nobody has said so."""
    listed = FILES.get(f"{file}: {what}")
    if listed:
        return listed
    for peer, is_so, why in KINDS:
        if file.startswith(peer) and is_so(what, theirs, ours):
            return why
    return None
