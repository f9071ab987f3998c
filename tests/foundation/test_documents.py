"""Documents: what is typed is printed, the file is archival, and nothing anybody types can stop it."""

import re
import subprocess
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from huolto.foundation.documents import DocumentFailed, render_pdf
from huolto.foundation.documents.typefaces import FOLDER, _code_points_drawn, printable, typefaces

NOON = datetime(2028, 3, 2, 12, tzinfo=UTC)
TEMPLATE = "foundation/documents/typst/letter.typ"


def letter(*paragraphs, language="en", created_at=NOON):
    data = {
        "number": "",
        "running": ["Suopursu", "Letter"],
        "foot": [["Suopursu"]],
        "page_of": "Page {page} of {pages}",
        "heading": "Letter",
        "paragraphs": list(paragraphs),
    }
    return render_pdf(
        TEMPLATE, data, title="Letter", language=language, author="Suopursu", created_at=created_at
    )


def text_of(pdf):
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


@pytest.mark.parametrize(
    "typed",
    [
        '#import "/etc/passwd": *',
        '#read("/foundation/errors.py")',
        "*bold* _slanted_ `code`",
        "$x^2$ and $ y $",
        "= not a heading",
        "<label> @reference",
        "// not a comment",
        r"\u{41} \# ~",
        "A -> B => C 1x2 --- ...",
        "\"straight\" 'quotes'",
    ],
)
def test_markup_in_a_value_is_printed_as_typed(typed):
    assert typed in text_of(letter(typed))


def test_the_same_values_and_time_give_the_same_bytes():
    assert letter("once") == letter("once")
    assert letter("once") != letter("twice")


def test_the_file_is_archival_tagged_and_names_its_language():
    reader = PdfReader(BytesIO(letter("سلام", language="fa")))
    xmp = reader.xmp_metadata.stream.get_data().decode()
    assert "<pdfaid:part>3</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert reader.trailer["/Root"]["/Lang"] == "fa"
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/Direction"] == "/R2L"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"] is not None
    assert reader.metadata.title == "Letter"
    assert reader.metadata.author == "Suopursu"
    assert reader.metadata.creation_date == NOON


def test_only_the_typefaces_of_the_house_are_used():
    assert typefaces().families() == ["Inter", "Vazirmatn"]
    pages = PdfReader(BytesIO(letter("Hei سلام", language="fi"))).pages
    used = {font.get_object()["/BaseFont"] for page in pages for font in page["/Resources"]["/Font"].values()}
    assert {re.sub(r"^/[A-Z]{6}\+|-.*$", "", name) for name in used} == {"Inter", "Vazirmatn"}


def test_each_typeface_lies_there_with_its_licence():
    assert {path.name.split("-")[0] for path in FOLDER.glob("*.ttf")} == {"Inter", "Vazirmatn"}
    for name in ("Inter", "Vazirmatn"):
        assert "SIL Open Font License" in (FOLDER / f"LICENSE-{name}.txt").read_text()


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("漢字 laptop", "□□ laptop"),
        ("party 😀", "party □"),
        ("nul\x00bell\x07", "nulbell"),
        ("tab\there", "tab here"),
        ("\ue000", "□"),
        ("\ud800", "□"),
        ("a\u030a", "å"),
        ("invoice \u202egpj.exe", "invoice gpj.exe"),
        ("نیم\u200cفاصله", "نیم\u200cفاصله"),
    ],
)
def test_what_cannot_be_printed_is_replaced_and_never_stops_a_document(typed, printed):
    assert printable(typed) == printed
    assert letter(typed).startswith(b"%PDF")


def test_every_character_that_counts_as_printable_is_accepted_by_the_archival_format():
    everything = printable("".join(chr(code) for code in sorted(_code_points_drawn())))
    assert len(everything) > 2000
    rows = [everything[start : start + 60] for start in range(0, len(everything), 60)]
    assert letter(*rows).startswith(b"%PDF")


def test_a_word_no_line_can_hold_breaks_and_loses_nothing():
    word = "ABCDEFGHIJ" * 30
    assert word in re.sub(r"[\s\u200b]", "", text_of(letter(word)))


def test_pages_are_numbered_in_the_digits_of_the_language():
    latin = text_of(letter(*["row"] * 120))
    assert "Page 1 of 3" in latin
    assert "Page 3 of 3" in latin
    assert "۲" in text_of(letter(*["سطر"] * 120, language="fa"))


@pytest.mark.parametrize(
    "template", ["../../etc/passwd", "/etc/hostname", "invoicing/none.typ", "foundation/errors.py"]
)
def test_a_template_outside_the_package_or_missing_is_refused(template):
    with pytest.raises(DocumentFailed) as refused:
        render_pdf(template, {}, title="x", language="en")
    assert refused.value.code == "document-failed"
    assert "no such template" in refused.value.details["said"]


def test_values_a_template_needs_and_does_not_get_are_an_error_with_typsts_words():
    with pytest.raises(DocumentFailed) as refused:
        render_pdf(TEMPLATE, {}, title="x", language="en")
    assert refused.value.details["template"] == "letter.typ"
    assert "dictionary does not contain key" in refused.value.details["said"]


def test_values_that_are_not_json_and_naive_times_are_refused():
    with pytest.raises(DocumentFailed) as refused:
        render_pdf(TEMPLATE, {"x": object()}, title="x", language="en")
    assert "not JSON serializable" in refused.value.details["said"]
    with pytest.raises(DocumentFailed) as refused:
        letter("x", created_at=datetime(2028, 3, 2))  # noqa: DTZ001
    assert "time zone" in refused.value.details["said"]


def test_many_threads_get_each_their_own_document():
    names = [f"customer {index}" for index in range(24)]
    alone = {name: letter(name) for name in names}
    with ThreadPoolExecutor(8) as pool:
        together = dict(zip(names, pool.map(letter, names), strict=True))
    assert together == alone


def test_pdftotext_reads_the_same_sentence():
    try:
        said = subprocess.run(
            ["pdftotext", "-", "-"], input=letter("Käyttöönotto 21,40 €"), capture_output=True
        )
    except FileNotFoundError:
        pytest.skip("pdftotext is not installed")
    assert "Käyttöönotto 21,40 €" in said.stdout.decode()
