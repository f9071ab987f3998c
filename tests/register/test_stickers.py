"""Sticker sheets as data, and codes that hold the whole address."""

from pathlib import Path

import pytest
import segno
from django.core.exceptions import ImproperlyConfigured

from huolto.register.stickers import BUILT_IN, Sticker, code_of, code_svg, read_sheets, stickers_pdf

ROW = """[[sheet]]
id = "own"
name = "Own"
page = [100, 100]
label = [50, 50]
columns = 2
rows = 2
margins = [0, 0]
gaps = [0, {gap}]
"""


def test_every_sheet_fits_its_page_and_makes_a_pdf() -> None:
    found = read_sheets(BUILT_IN)
    assert {sheet.id: sheet.count for sheet in found.values()} == {
        "70x37": 24, "63x38": 21, "48x25": 44, "38x21": 65, "round-30": 48, "roll-62x29": 1, "roll-50x25": 1,
    }  # fmt: skip
    for sheet in found.values():
        sticker = Sticker(tag="KA-1", address="https://huolto.example/p/suopursu/d/KA-1", name="x" * 200)
        assert stickers_pdf([sticker] * 2, sheet, language="en", start=sheet.count).startswith(b"%PDF-")


def test_the_code_holds_the_address_module_for_module() -> None:
    address = "https://huolto.example/p/suopursu/d/KA-1"
    expected = segno.make_qr(address, error="m", boost_error=False)
    assert [bytes(row) for row in code_of(address).matrix] == [bytes(row) for row in expected.matrix]
    assert b'viewBox="0 0 ' + str(expected.symbol_size()[0]).encode() in code_svg(address)


@pytest.mark.parametrize("text", [ROW.format(gap=1), ROW.format(gap=-1), "[[sheet]]\nid = 1", "not toml"])
def test_a_sheet_that_cannot_be_printed_on_is_named(tmp_path: Path, text: str) -> None:
    own = tmp_path / "stickers.toml"
    own.write_text(text)
    with pytest.raises(ImproperlyConfigured, match=r"stickers\.toml"):
        read_sheets(own)


def test_an_own_sheet_is_read(tmp_path: Path) -> None:
    own = tmp_path / "stickers.toml"
    own.write_text(ROW.format(gap=0))
    assert read_sheets(own)["own"].count == 4
