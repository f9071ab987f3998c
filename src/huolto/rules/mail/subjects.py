"""Subjects: prefixes of replies and forwards in many languages, and the number of the request a mail belongs to.

Our own mails about a request carry its number in their Message-ID (`own_message_id`), so that a reply finds its
request also where somebody has changed the subject.
"""

import re
from collections.abc import Iterable

from huolto.rules.texts import latin_digits

REPLY_PREFIXES = (
    "re", "sv", "vs", "aw", "antw", "antwort", "odp", "ref", "rif", "res", "ynt", "yan", "vá", "atb", "bls", "rv", "ts",
    "vast", "vastaus", "svar", "antwoord", "rép", "rép.", "reply", "reaktion", "ответ", "отв", "απ", "σχετ", "השב", "تشو",
    "پاسخ", "جواب", "رد", "回复", "回覆", "答复", "返信", "답장", "회신", "ad", "bsv", "ref.",
)  # fmt: skip
FORWARD_PREFIXES = (
    "fw", "fwd", "vb", "vl", "vl.", "vidarebefordrat", "wg", "tr", "rv", "i", "enc", "doorst", "továbbítás", "pd", "ilt",
    "videresendt", "vidareb", "välitetty", "lähetetty edelleen", "weitergeleitet", "transf", "fs", "пересл", "πρθ",
    "הועבר", "هدایت", "بازارسال", "ارسال", "ارجاع", "إعادة توجيه", "转发", "轉寄", "転送", "전달",
)  # fmt: skip

_MARKS = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_WITHOUT_MARKS = {ord(mark): None for mark in _MARKS}


def _prefix(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))


_ANY_PREFIX = re.compile(
    rf"\s*(?:{_prefix((*REPLY_PREFIXES, *FORWARD_PREFIXES))})\s*(?:\[\d+\]|\(\d+\)|\^\d+|\*\d+|\d{{1,2}})?\s*[:：]+",
    re.IGNORECASE,
)
_FORWARD = re.compile(
    rf"\s*(?:\[[^\]]{{1,40}}\]\s*)?(?:{_prefix(word for word in FORWARD_PREFIXES if word not in {'rv', 'i'})})"
    r"\s*(?:\[\d+\])?\s*[:：]|\s*\[(?:fwd?|vs|vl|vb)\s*:|.*\((?:fwd|fw)\)\s*$",
    re.IGNORECASE | re.DOTALL,
)
_REPLY = re.compile(
    rf"\s*(?:\[[^\]]{{1,40}}\]\s*)?(?:{_prefix(REPLY_PREFIXES)})\s*(?:\[\d+\]|\(\d+\)|\d{{1,2}})?\s*[:：]",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![A-Za-z0-9-])SR\s?[-‐‑–_#]\s?0*(\d{1,12})(?![\d-])", re.IGNORECASE)
_OWN_ID = re.compile(r"SR-(\d{6,12})\.[^@\s<>]+@", re.IGNORECASE)


def bare_subject(subject: str) -> str:
    """The subject without the prefixes of replies and forwards: "Sv: VS: Tulostin" is "Tulostin"."""
    plain = subject.translate(_WITHOUT_MARKS).strip()
    for _ in range(50):
        found = _ANY_PREFIX.match(plain)
        if not found or not plain[found.end() :].strip():
            break
        plain = plain[found.end() :].strip()
    return plain


def is_forward(subject: str) -> bool:
    """Whether the outermost prefix says that somebody passes a mail on; then the mail below is the message."""
    return bool(_FORWARD.match(subject.translate(_WITHOUT_MARKS)))


def is_reply(subject: str) -> bool:
    """Whether the outermost prefix says that somebody answers."""
    return bool(_REPLY.match(subject.translate(_WITHOUT_MARKS)))


def own_message_id(number: str, unique: str, host: str) -> str:
    """The Message-ID of a mail of ours about request `number`: `<SR-000123.UNIQUE@HOST>`."""
    return f"<{number}.{unique}@{host}>"


def request_number(subject: str, thread_ids: Iterable[str] = ()) -> str | None:
    """The request a mail belongs to, as `SR-000123`: by what it answers, else by its subject, in any digits.

    `thread_ids` are In-Reply-To and References, the nearest first; they cannot be mistyped and so come first.
    """
    for one in thread_ids:
        found = _OWN_ID.match(one.strip("<> "))
        if found:
            return _written(found[1])
    found = _NUMBER.search(latin_digits(subject.translate(_WITHOUT_MARKS)))
    return _written(found[1]) if found else None


def _written(digits: str) -> str:
    return f"SR-{int(digits):06d}"
