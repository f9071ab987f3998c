"""QR stickers: sheet sizes as data, and items laid out on them as a PDF. Begin at `stickers_pdf`."""

import io
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import segno
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext as _

from huolto.foundation.documents import render_pdf
from huolto.foundation.home import home_folder

BUILT_IN = Path(__file__).with_name("stickers.toml")
TEMPLATE = "register/templates_typst/stickers.typ"
SHOWN = ("name", "serial", "provider", "phone")
"""What may stand on a sticker beside tag and code."""

_SMALLEST, _LARGEST = 10, 1000
_ROUNDING = 0.01


@dataclass(frozen=True)
class Sheet:
    """A sheet or roll of labels; millimetres, pairs are (across, down)."""

    id: str
    name: str
    page: tuple[float, float]
    label: tuple[float, float]
    columns: int
    rows: int
    margins: tuple[float, float]
    gaps: tuple[float, float]
    is_round: bool = False

    @property
    def count(self) -> int:
        """How many labels a sheet has."""
        return self.columns * self.rows


@dataclass(frozen=True)
class Sticker:
    """What one sticker says; empty lines are left out. `address` is what its code opens."""

    tag: str
    address: str
    name: str = ""
    serial: str = ""
    provider: str = ""
    phone: str = ""


def sheets() -> dict[str, Sheet]:
    """The sheets of the program and of this installation, by id; an own one takes the place of one of the same id.

    Raises ImproperlyConfigured naming file and sheet for one that cannot be printed on.
    """
    own = home_folder().path / "stickers.toml"
    found = dict(_built_in())
    if own.is_file():
        found |= read_sheets(own)
    return found


@cache
def _built_in() -> dict[str, Sheet]:
    return read_sheets(BUILT_IN)


def read_sheets(path: Path) -> dict[str, Sheet]:
    """The sheets of one file."""
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("sheet", [])
        found = [_sheet(row) for row in rows]
    except (
        tomllib.TOMLDecodeError,
        UnicodeDecodeError,
        TypeError,
        ValueError,
        KeyError,
        AttributeError,
    ) as error:
        raise ImproperlyConfigured(f"{path.name}: a sheet cannot be read ({error}).") from error
    for sheet in found:
        _check(path, sheet)
    return {sheet.id: sheet for sheet in found}


def _sheet(row: Mapping[str, Any]) -> Sheet:
    def pair(name: str) -> tuple[float, float]:
        across, down = row[name]
        return float(across), float(down)

    return Sheet(
        id=str(row["id"]),
        name=str(row.get("name", "")),
        page=pair("page"),
        label=pair("label"),
        columns=int(row["columns"]),
        rows=int(row["rows"]),
        margins=pair("margins"),
        gaps=pair("gaps"),
        is_round=bool(row.get("round", False)),
    )


def _check(path: Path, sheet: Sheet) -> None:
    numbers = (*sheet.page, *sheet.label)
    if not all(_SMALLEST <= number <= _LARGEST for number in numbers) or min(sheet.columns, sheet.rows) < 1:
        raise ImproperlyConfigured(
            f"{path.name}: sheet {sheet.id}: sizes are {_SMALLEST} to {_LARGEST} mm, at least one column and row."
        )
    if min(*sheet.margins, *sheet.gaps) < 0:
        raise ImproperlyConfigured(f"{path.name}: sheet {sheet.id}: margins and gaps are not negative.")
    for axis, many in ((0, sheet.columns), (1, sheet.rows)):
        used = sheet.margins[axis] + many * sheet.label[axis] + (many - 1) * sheet.gaps[axis]
        if used > sheet.page[axis] + _ROUNDING:
            raise ImproperlyConfigured(
                f"{path.name}: sheet {sheet.id}: its labels need {used:.1f} mm of {sheet.page[axis]:.1f} mm."
            )


def code_of(address: str) -> segno.QRCode:
    """The code of an address; medium error correction, so that a scratch does not spoil it."""
    return segno.make_qr(address, error="m", boost_error=False)


def code_svg(address: str, *, border: int = 4) -> bytes:
    """The code as a picture with its quiet margin, one unit a module."""
    kept = io.BytesIO()
    code_of(address).save(
        kept, kind="svg", border=border, xmldecl=False, omitsize=True, light="#fff", dark="#000"
    )
    return kept.getvalue()


def stickers_pdf(
    stickers: Sequence[Sticker], sheet: Sheet, *, language: str, start: int = 1, author: str = ""
) -> bytes:
    """The stickers on sheets, from label `start` (1 is the first) of the first sheet on."""
    values = {
        "sheet": {
            "page": list(sheet.page),
            "label": list(sheet.label),
            "columns": sheet.columns,
            "rows": sheet.rows,
            "margins": list(sheet.margins),
            "gaps": list(sheet.gaps),
            "round": sheet.is_round,
        },
        "skip": start - 1,
        "stickers": [
            {
                "tag": sticker.tag,
                "code": list(code_svg(sticker.address)),
                "alt": _("QR code of %(tag)s") % {"tag": sticker.tag},
                "name": sticker.name,
                "serial": sticker.serial,
                "foot": [
                    {"text": text, "ltr": ltr}
                    for text, ltr in ((sticker.provider, False), (sticker.phone, True))
                    if text
                ],
            }
            for sticker in stickers
        ],
    }
    return render_pdf(
        TEMPLATE, values, title=_("Stickers"), language=language, author=author, pdf_standards=("a-2b",)
    )
