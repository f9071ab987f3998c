"""What kind of line stands in a mail: an attribution, a header, a mark of an original or passed-on mail, a signature.

Every function takes lines as `plain` makes them. Patterns are made once and look at one short line each.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from huolto.rules.mail import words

LONGEST_LINE = 400
MOST_LINES_OF_HEADER = 14
_SILENT = {
    ord(mark): None
    for mark in "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad"
}


def _any(of: Iterable[str]) -> str:
    ordered = sorted({re.escape(word).replace(r"\ ", r"\s+") for word in of}, key=len, reverse=True)
    return f"(?:{'|'.join(ordered)})"


_DATE = re.compile(
    r"\d{1,4}\s*[./년年-]\s*\d{1,2}|\d{1,2}[:.٫]\d{2}|\b(?:19|20|13|14)\d\d\b|\d{1,2}\.?\s*\w{3,}\.?,?\s*\d{2,4}|\d{1,2}日"
)
_TIME = re.compile(r"(?<![\d.])\d{1,2}[:.٫]\d{2}(?![\d.])")
_ADDRESS = re.compile(r"[^\s<>()]{1,80}@[^\s<>()]{2,80}|<\S+>|\[mailto:")
_ENDS = re.compile(r"[:：]\s*\*?$")
_LAST_WORD = re.compile(
    rf"{_any(words.WROTE)}(?:[^:：]|:(?=\s?\d)|(?<=\d):(?=.)){{0,120}}[:：]\s*[*_]*$", re.IGNORECASE
)
_VERB = re.compile(rf"(?<!\w){_any(words.WROTE)}(?!\w)|写道|寫道|書きました|작성|เขียนว่า", re.IGNORECASE)
_OPENER = re.compile(rf"[*_\s-]*{_any(words.OPENERS)}(?=[\s\d,.]|$).{{0,20}}", re.IGNORECASE)
_OPENS = re.compile(
    rf"[*_\s-]*(?:{_any(words.OPENERS)}[\s,.]*(?:\S+\s+){{0,4}}?\S*\d|\d{{4}}[-/.年]|\d{{1,2}}[./]\d{{1,2}}[./])",
    re.IGNORECASE,
)
_DATE_AND_ADDRESS = re.compile(
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{4})[ T,].{0,120}<[^<>\s]+@[^<>\s]+>\s*[:：]?$"
)
_QUOTING = re.compile(
    r"(?:quoting|zitat von|citando|citation de|citat från|sitat fra|lainaus)\s.{1,200}[:：]$", re.IGNORECASE
)
_DASHES = "-_=~–—―─*"
_AROUND = _DASHES + "> \t"
_ORIGINAL = {word.casefold() for word in words.ORIGINAL}
_FORWARDED = {word.casefold() for word in words.FORWARDED}
_BY = re.compile(r"\s(?:by|av|von|från|fra|par|de)\s.{1,80}$", re.IGNORECASE)
_FIELD = re.compile(r"[\s*_>|]*([^\W\d_][\w .’'()/\u200c-]{0,24}?)\s?[*_]*\s?[:：][*_]*(?:\s|\S|$)")
_FROM = {word.casefold() for word in words.FROM}
_FIELDS = {word.casefold() for word in words.FIELDS} | _FROM
_MOBILE = re.compile(
    rf"[\W_]{{0,6}}(?:{'|'.join(re.sub(r'[?]P<what2?>', '?:', one) for one in words.MOBILE)})[\W_]{{0,6}}$",
    re.IGNORECASE,
)
_LINK = re.compile(r"\s*(?:<https?://[^<>]*>|\(https?://[^()]*\)|\[https?://[^\]]*\]|https?://\S+)")
_ABOVE = re.compile(_any(words.REPLY_ABOVE), re.IGNORECASE)
_RULE = re.compile(r"[-_=*~–—―─]{3}[-_=*~–—―─\s]*$")
_QUOTED = re.compile(r"[ \t]{0,3}(?:>|&gt;)")

_CLOSES = re.compile(rf">\s*(?:{_any(words.WROTE)})?\s*[:：]$", re.IGNORECASE)
_LIST = re.compile(
    r"mailing list|postituslista|e-?postlist|/listinfo|unsubscribe|subscription options", re.IGNORECASE
)

SIGNATURE_BEGINS = "-–—_"
_SIGNATURE = re.compile(r"(?:--|––|—|—-|--\s?--|_{2,3})$")
MOST_LINES_OF_SIGNATURE = 12


def plain(line: str) -> str:
    """A line for looking at: no marks of direction, one kind of blank, a quote always beginning with ">"."""
    if not line.isascii():
        line = unicodedata.normalize(
            "NFC", line.translate(_SILENT).replace("\xa0", " ").replace("\u202f", " ")
        )
        line = line.replace("＞", ">")
    if _QUOTED.match(line):
        return ">" + line.lstrip()[1:].rstrip()
    return line.strip() if line != "-- " else line


def may_end_attribution(line: str) -> bool:
    """A cheap look: such a line ends in a colon, in an address, or in a bracket that is closed."""
    return line[-1] in ":：>*_" and len(line) <= LONGEST_LINE


def is_attribution(line: str, *, quote_follows: bool) -> bool:
    """Whether a line (joined, where it was wrapped) says who wrote what is quoted below, and when."""
    if len(line) > LONGEST_LINE:
        return False
    dated, addressed = bool(_DATE.search(line)), bool(_ADDRESS.search(line))
    if not (dated or addressed):
        return False
    if addressed and _QUOTING.match(line):
        return True
    if _DATE_AND_ADDRESS.match(line):
        return True
    if not _ENDS.search(line):
        return False
    verb = bool(_LAST_WORD.search(line)) and bool(_VERB.search(line))
    if verb and (dated and addressed):
        return True
    if verb and (quote_follows or (_OPENER.match(line) and (addressed or _TIME.search(line)))):
        return True
    return quote_follows and dated and addressed


def is_short_attribution(line: str) -> bool:
    """ "Aino Laine wrote:" directly above a quote."""
    return len(line) <= 120 and bool(_LAST_WORD.search(line)) and bool(_VERB.search(line))


def opens_attribution(line: str) -> bool:
    """Whether a line begins as attributions do: "On Tue, Apr 3", "Den 3 apr.", "2026-04-03"."""
    return len(line) <= LONGEST_LINE and bool(_OPENS.match(line))


def closes_attribution(line: str) -> bool:
    """A line like ">:" or "> wrote:" is no quote: the address above it was broken before its bracket."""
    return len(line) <= 60 and bool(_CLOSES.match(line))


def is_original_mark(line: str) -> bool:
    """ "-----Original Message-----" and its kind."""
    if len(line) > 160 or not line:
        return False
    if line[0] == "[" and line[-1] == "]":
        return line[1:-1].strip().casefold() in _ORIGINAL
    return line[0] in _AROUND and _dashed(line) in _ORIGINAL


def _dashed(line: str) -> str | None:
    """What stands behind at least two dashes, without the dashes behind it, or None."""
    inside = line.lstrip(_AROUND)
    before = line[: len(line) - len(inside)]
    if sum(before.count(dash) for dash in _DASHES) < 2:
        return None
    return " ".join(inside.rstrip(_AROUND + ":：").split()).casefold()


def is_heading_of_former_mails(line: str) -> bool:
    """ "Previous Replies" as a heading; a drawn line must stand above it."""
    return len(line) <= 60 and line.strip("*_[]: ").casefold() in words.FORMER


def is_forwarded_mark(line: str) -> bool:
    """ "---------- Forwarded message ----------", "Begin forwarded message:" and their kind."""
    if len(line) > 160:
        return False
    plain_line = line.strip("* ")
    if plain_line.endswith((":", "：")):
        return plain_line.rstrip(":： ").casefold() in _FORWARDED
    inside = _dashed(line) if line and line[0] in _AROUND else None
    return inside is not None and (inside in _FORWARDED or _BY.sub("", inside) in _FORWARDED)


def is_reply_above(line: str) -> bool:
    """A line under which an answer is not to be written."""
    if len(line) > 160:
        return False
    lower = line.lower()
    return any(key in lower for key in words.KEYS_OF_REPLY_ABOVE) and bool(_ABOVE.search(line))


def is_rule(line: str) -> bool:
    """A drawn line."""
    return bool(_RULE.match(line))


def begins_header_block(lines: Sequence[str], at: int) -> bool:
    """Whether From, Sent, To, Subject of another mail begin here: a sender and two others, in any order.

    One empty line may stand within (some programs set one below the sender), and lines that a long receiver runs over.
    """
    first = _field(lines[at])
    if first is None or first not in _FIELDS:
        return False
    names = {first}
    has_empty = False
    for line in lines[at + 1 : at + MOST_LINES_OF_HEADER]:
        if not line:
            if has_empty:
                break
            has_empty = True
            continue
        name = _field(line)
        if name is not None and name in _FIELDS:
            names.add(name)
        elif len(line) > LONGEST_LINE or (len(names) < 2 and name is None and "@" not in line):
            break
    senders = names & _FROM
    return bool(senders) and len(names - _FROM) >= 2


def _field(line: str) -> str | None:
    if len(line) > 2_000 or not (":" in line[:40] or "：" in line[:40]):
        return None
    found = _FIELD.match(line)
    return " ".join(found[1].split()).casefold() if found else None


def is_signature_mark(line: str, *, lines_below: int) -> bool:
    """Whether a line is "-- ", or what programs make of it above a few lines: below it stands a signature."""
    if line == "-- ":
        return True
    return bool(_SIGNATURE.match(line)) and lines_below <= MOST_LINES_OF_SIGNATURE


def is_list_footer(line: str, below: Sequence[str]) -> bool:
    """Whether a drawn line stands above what a mailing list adds to every mail."""
    return len(line) >= 20 and is_rule(line) and any(_LIST.search(one) for one in below[:4])


def is_added_by_phone(line: str) -> bool:
    """ "Sent from my phone" and its kind, as a line of its own."""
    if len(line) > 200:
        return False
    return bool(_MOBILE.match(_LINK.sub("", line)))
