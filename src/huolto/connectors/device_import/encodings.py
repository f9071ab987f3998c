"""In which encoding a text file is written, found by its bytes; also texts broken once or twice on their way.

UTF-8 is proved by reading the file through. What is not UTF-8 is judged by what its high bytes would say in each of
the encodings that old spreadsheets write: letters of words count for it, signs inside of words against it.
"""

import codecs
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.utils.translation import gettext as _

from huolto.foundation.errors import InvalidInput

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
OLD = ("cp1252", "mac_roman", "cp1256")
"""Encodings tried where UTF-8 is none; Latin-1 is read as the Windows-1252 that it nearly always is."""
LIKELY = frozenset("åäöÅÄÖæøÆØéèêëáàâíìîïóòôúùûüÉÜßñçãõÁÍÓÚÑÇÈÀÊÂ’‘“”–—…€°")
CHUNK = 1 << 20
CONTEXTS = 20_000
MIXED = "huolto-mixed"
_HIGH = re.compile(rb"[\x00-\x7f]?[\x80-\xff]+[\x00-\x7f]?")
_BINARY = bytes(code for code in range(32) if code not in (9, 10, 12, 13, 26, 27))
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def _as_western(error: UnicodeError) -> tuple[str, int]:
    """What is no UTF-8 inside of a UTF-8 text is read as Windows-1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    broken = error.object[error.start : error.end]
    return broken.decode("cp1252", "replace"), error.end


codecs.register_error(MIXED, _as_western)

_UNDONE = {bytes([code]).decode("cp1252", "ignore") or chr(code): code for code in range(0x80, 0x100)} | {
    chr(code): code for code in range(0x80, 0xA0)
}
"""The byte that each letter of Windows-1252 was (its holes are read as controls)."""
_LEADS = "".join(letter for letter, code in _UNDONE.items() if 0xC2 <= code <= 0xF4)
_TRAILS = "".join(re.escape(letter) for letter, code in _UNDONE.items() if 0x80 <= code <= 0xBF)
_TWICE = re.compile(f"[{_LEADS}][{_TRAILS}]{{1,3}}")


@dataclass(frozen=True)
class Encoding:
    """How a file is written. `is_mended`: its letters were broken before and are put right line by line."""

    codec: str
    errors: str = "replace"
    is_mended: bool = False

    @property
    def name(self) -> str:
        """For people: the codec, and what was done with it."""
        if self.errors == MIXED:
            return f"{self.codec} + cp1252"
        return f"{self.codec} (utf-8)" if self.is_mended else self.codec

    def reader(self, raw: IO[bytes]) -> io.TextIOWrapper:
        """The text of an open file, every kind of line end read as LF."""
        return io.TextIOWrapper(raw, encoding=self.codec, errors=self.errors, newline=None)

    def mended(self, text: str) -> str:
        """A text that was UTF-8 and was read as Windows-1252 once, put right."""
        return text if text.isascii() else _TWICE.sub(_once_more, text)


def detected(path: Path, name: str) -> Encoding:
    """The encoding of a file; raises InvalidInput (field: file) for one that is no text."""
    with path.open("rb") as file:
        start = file.read(CHUNK)
        for mark, codec in MARKS:
            if start.startswith(mark):
                return Encoding(codec)
        if wide := _utf16_without_mark(start):
            return Encoding(wide)
        damage = len(start) - len(start.translate(None, _BINARY))
        if damage * 20 > len(start):
            raise InvalidInput(
                _("%(name)s is not a text file. Save the list as XLSX or CSV and import that.")
                % {"name": name},
                field="file",
            )
        file.seek(0)
        contexts: list[bytes] = []
        is_utf8 = True
        decoder = codecs.getincrementaldecoder("utf-8")("strict")
        while is_utf8 or len(contexts) < CONTEXTS:
            chunk = file.read(CHUNK)
            if len(contexts) < CONTEXTS and not chunk.isascii():
                contexts += _HIGH.findall(chunk)[:CONTEXTS]
            if is_utf8:
                try:
                    decoder.decode(chunk, final=not chunk)
                except UnicodeDecodeError:
                    is_utf8 = False
            if not chunk:
                break
    if is_utf8:
        return Encoding("utf-8", is_mended=_is_twice(part.decode("utf-8", "ignore") for part in contexts))
    if _is_mixed(contexts):
        return Encoding("utf-8", errors=MIXED)
    return max(_old_encodings(contexts), key=lambda scored: scored[0])[1]


def _utf16_without_mark(start: bytes) -> str:
    """UTF-16 shows by zero bytes that stand only in the one or only in the other half of its pairs."""
    pairs = len(start) // 2
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if len(start) < 4 or max(even, odd) * 20 < pairs or min(even, odd) * 10 > max(even, odd):
        return ""
    codec = "utf-16-le" if odd > even else "utf-16-be"
    text = start[: pairs * 2].decode(codec, "replace")
    known = sum(letter.isprintable() or letter in "\r\n\t" for letter in text)
    # By the wrong halves the signs of a table become letters of China.
    return codec if known * 100 >= len(text) * 95 and any(sign in text for sign in ",;\t|\n\r") else ""


def _is_mixed(contexts: Iterable[bytes]) -> bool:
    valid = broken = 0
    for context in contexts:
        letters = [match.decode("utf-8", "ignore") for match in _MULTIBYTE.findall(context)]
        valid += any(letter in LIKELY or "\u0600" <= letter <= "\u06ff" for letter in letters)
        broken += not _MULTIBYTE.sub(b"", context).isascii()
    return valid * 4 >= broken and valid > 0


def _is_twice(texts: Iterable[str]) -> bool:
    """Whether most of what is not plain in a text is the picture of broken UTF-8."""
    found = plain = 0
    for text in texts:
        broken = sum(len(match) for match in _TWICE.findall(text) if _again(match) != match)
        found += broken
        plain += sum(not letter.isascii() for letter in text) - broken
    return found > plain


def _old_encodings(contexts: list[bytes]) -> Iterable[tuple[int, Encoding]]:
    for codec in OLD:
        texts = [context.decode(codec, "replace") for context in contexts]
        if _is_twice(texts):
            yield 10 * len(texts), Encoding(codec, is_mended=True)
        yield sum(_likeliness(text) for text in texts), Encoding(codec)


def _likeliness(text: str) -> int:
    high = [letter for letter in text if not letter.isascii()]
    if len(high) > 1 and all("\u0600" <= letter <= "\u06ff" or letter in "\u200c\u200d" for letter in high):
        return 3 * len(high)
    score = sum(2 if letter in LIKELY else 0 if letter.isalpha() else -2 for letter in high)
    in_word = text[:1].isalpha() and text[-1:].isalpha()
    if in_word and any(not letter.isalpha() and letter != "’" for letter in high):
        score -= 2
    if len(high) > 2:
        score -= len(high)
    if text[:1].islower() and any(letter.isupper() for letter in high):
        score -= 2
    return score


def _once_more(match: re.Match[str]) -> str:
    return _again(match[0])


def _again(text: str) -> str:
    try:
        return bytes(_UNDONE[letter] for letter in text).decode("utf-8")
    except UnicodeDecodeError:
        return text
