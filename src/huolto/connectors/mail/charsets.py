"""Bytes to text whatever a mail says of its charset: the declared one, then UTF-8, then Windows-1252.

Begin at `decoded`. Names are those of the WHATWG Encoding Standard where mail programs differ from the registry:
ISO-8859-1 is read as Windows-1252, GB2312 as GB18030, KS C 5601 as CP949, Shift JIS as CP932.
"""

import codecs
import re
from functools import lru_cache

_ALIASES = {
    "utf8": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
    "unicode-1-1-utf-7": "utf-7",
    "x-unicode-2-0-utf-7": "utf-7",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-8-e": "iso-8859-8",
    "iso-8859-6-i": "iso-8859-6",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "windows-874": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "gb-2312": "gb18030",
    "hz-gb-2312": "hz",
    "big5": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "cn-big5": "big5hkscs",
    "ks_c_5601-1987": "cp949",
    "ks_c_5601-1989": "cp949",
    "ksc5601": "cp949",
    "euc-kr": "cp949",
    "windows-949": "cp949",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "iso-2022-jp": "iso2022_jp_ext",
    "x-euc-jp": "euc_jp",
    "koi8-ru": "koi8-u",
    "macintosh": "mac_roman",
    "x-macintosh": "mac_roman",
    "x-mac-roman": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic",
    "dos-720": "cp720",
    "dos-862": "cp862",
    "us-ascii": "utf-8",
    "ascii": "utf-8",
    "ansi_x3.4-1968": "utf-8",
    "7bit": "utf-8",
    "8bit": "utf-8",
}
# Python's codecs that are no charsets, or that read a mail's bytes as escapes of source code.
_NO_CHARSET = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"}
_LOST = "\ufffd"
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")
"""Control characters that say nothing to a reader, and halves of characters, which databases refuse."""


@lru_cache(maxsize=512)
def python_charset(name: str) -> str | None:
    """The codec of a charset's name as mails write it, or None for what is no charset."""
    plain = re.sub(r"[\"'\s\x00]", "", name).lower().split("*")[0]
    plain = _ALIASES.get(plain, plain)
    try:
        info = codecs.lookup(plain)
    except (LookupError, ValueError, UnicodeError):
        if len(plain) > 40:
            return None
        page = re.fullmatch(r"(?:x-|cs)?(?:cp|windows|win|ibm|dos)[-_]?(\d{3,4})", plain)
        shorter = f"cp{page[1]}" if page else re.sub(r"^(?:x-|cs|iso-(?!\d)|charset=)", "", plain)
        return python_charset(shorter) if shorter != plain else None
    if not getattr(info, "_is_text_encoding", True) or info.name.replace("-", "_") in _NO_CHARSET:
        return None
    return _ALIASES.get(info.name, info.name)


def decoded(data: bytes, declared: str = "") -> str:
    """`data` as text: by the declared charset, else UTF-8, else Windows-1252; never fails.

    A few broken bytes in what is otherwise the declared charset become the mark of a lost character; many show
    that the declaration is wrong.
    """
    if data.startswith(codecs.BOM_UTF8):
        data = data[3:]
    if not declared and data.isascii() and b"\x1b$" not in data:
        return data.decode("ascii")
    codec = python_charset(declared) if declared else None
    if codec is None and b"\x1b$" in data and data.isascii():
        codec = "iso2022_jp_ext"
    if codec:
        if codec in {"utf_16", "utf-16"} and data[:2] not in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            codec = "utf-16-be" if data[:1] == b"\0" else "utf-16-le"
        try:
            return data.decode(codec)
        except (UnicodeError, ValueError):
            pass
    if codec not in {"utf-8", "utf_8"}:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    for candidate in ("utf-8", codec):
        text = _mostly(data, candidate) if candidate else None
        if text is not None:
            return text
    return data.decode("cp1252", "replace") if not _has_gaps(data) else data.decode("latin-1")


def _mostly(data: bytes, codec: str) -> str | None:
    """`data` by `codec` with marks for what is broken, or None where as much is broken as good."""
    try:
        text = data.decode(codec, "replace")
    except (UnicodeError, ValueError):
        return None
    lost = text.count(_LOST)
    foreign = sum(character > "\x7f" for character in text)
    return text if foreign > 2 * lost else None


def _has_gaps(data: bytes) -> bool:
    """Whether `data` holds the five bytes that Windows-1252 leaves empty."""
    return any(code in data for code in (b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d"))


def readable(text: str) -> str:
    """`text` with line ends as line feeds and without characters that no page and no database takes."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _UNREADABLE.search(text):
        text = _UNREADABLE.sub(lambda found: "" if found[0] < " " or found[0] == "\x7f" else _LOST, text)
    return text.removeprefix("\ufeff")
