"""The typefaces of documents: Inter and Vazirmatn from our own folder, never those of the machine.

`printable` leaves in a text only what these typefaces can draw: an archival PDF (PDF/A) refuses the rest,
and an invoice must not fail because somebody named a device in emoji.
"""

import struct
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from huolto.foundation.late import LateModule

FOLDER = Path(__file__).resolve().parents[1] / "fonts"
SUBSTITUTE = "□"
typst = LateModule("typst")

# Direction overrides let a name print as something else than it is (isolates and marks are harmless); a byte
# order mark is drawn by our typefaces and forbidden by PDF/A.
_LEFT_OUT = frozenset("\u202a\u202b\u202c\u202d\u202e\ufeff")
_INVISIBLE_BUT_MEANT = frozenset("\n\u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069")


@cache
def typefaces() -> Any:
    """Return the loaded typefaces, shared by all threads."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)])


def printable(text: str) -> str:
    """Return the text as it can be printed: composed (NFC), controls left out, `□` for what has no glyph."""
    drawn = _code_points_drawn()
    return "".join(
        _drawable(char, drawn) for char in unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    )


def _drawable(char: str, drawn: frozenset[int]) -> str:
    if char in _INVISIBLE_BUT_MEANT:
        return char
    if char in "\t\r\v\f\u2028\u2029":
        return " "
    category = unicodedata.category(char)
    if char in _LEFT_OUT or category == "Cc" or (category == "Cf" and ord(char) not in drawn):
        return ""
    # Private-use characters mean nothing to a reader in ten years: PDF/A forbids them even where drawn.
    if category in ("Co", "Cs", "Cn") or ord(char) not in drawn:
        return SUBSTITUTE
    return char


@cache
def _code_points_drawn() -> frozenset[int]:
    regular = ("Inter-Regular.ttf", "Vazirmatn-Regular.ttf")
    return frozenset().union(*(_code_points_of(FOLDER / name) for name in regular)) | {ord(" ")}


def _code_points_of(font: Path) -> frozenset[int]:
    """Return the code points of a font's Unicode `cmap` (OpenType, formats 4 and 12)."""
    data = font.read_bytes()
    tables = struct.unpack_from(">H", data, 4)[0]
    offsets = {
        data[at : at + 4]: struct.unpack_from(">I", data, at + 8)[0] for at in range(12, 12 + 16 * tables, 16)
    }
    cmap = offsets[b"cmap"]
    found: set[int] = set()
    for record in range(struct.unpack_from(">H", data, cmap + 2)[0]):
        platform, _encoding, offset = struct.unpack_from(">HHI", data, cmap + 4 + 8 * record)
        if platform in (0, 3):
            found |= _code_points_of_subtable(data, cmap + offset)
    return frozenset(found)


def _code_points_of_subtable(data: bytes, at: int) -> set[int]:
    layout = struct.unpack_from(">H", data, at)[0]
    if layout == 12:
        count = struct.unpack_from(">I", data, at + 12)[0]
        groups = (struct.unpack_from(">III", data, at + 16 + 12 * i) for i in range(count))
        return {
            code for start, end, glyph in groups for code in range(start, end + 1) if glyph + code - start
        }
    if layout == 4:
        segments = struct.unpack_from(">H", data, at + 6)[0] // 2
        ends = struct.unpack_from(f">{segments}H", data, at + 14)
        starts = struct.unpack_from(f">{segments}H", data, at + 16 + 2 * segments)
        return {code for start, end in zip(starts, ends, strict=True) for code in range(start, end + 1)} - {
            0xFFFF
        }
    return set()
