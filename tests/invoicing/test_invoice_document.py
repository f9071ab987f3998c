"""The paper of an invoice: exact sums, a reason on every line, every language's words and direction."""

import dataclasses
import re
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from django.utils import translation
from pypdf import PdfReader

from huolto.invoicing.document import (
    DocumentKind,
    DocumentLine,
    LineGroup,
    Logo,
    SumsDiffer,
    TaxRow,
    net_by_cost_centre,
)
from huolto.invoicing.document_pdf import invoice_pdf
from invoicing.invoice_documents import (
    credit_note,
    document,
    line,
    long_invoice,
    persian_invoice,
    totals,
)

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


def pages_of(paper):
    return [flat(page.extract_text()) for page in PdfReader(BytesIO(invoice_pdf(paper))).pages]


def text_of(paper):
    return " ".join(pages_of(paper))


def flat(text):
    return re.sub(r"[\u2066\u2069\u200e\u200b]", "", re.sub(r"\s+", " ", text))


def english(**changes):
    return document(language="en", **changes)


def test_the_sums_stand_on_the_paper_to_the_cent():
    text = text_of(english())
    assert "Without VAT 4,642.13" in text
    assert "VAT 25.5% on 4,602.13 1,173.54" in text
    assert "VAT 13.5% on 40.00 5.40" in text
    assert "To pay by 16 Mar 2028 5,821.07 €" in text


def test_sums_are_written_as_the_language_writes_them():
    assert "5 821,07 €" in text_of(document())
    assert "29.2.2028" in text_of(document())


def test_every_line_says_why():
    text = text_of(document())
    for printed in document().lines:
        if printed.why:
            assert flat(printed.why) in text


def test_a_line_shows_identifiers_quantity_price_rate_and_cost_centre():
    text = text_of(english())
    assert (
        "KA-20418 · 5CG8471-0XJ2 · käytössä 12.2. alkaen, Aino Kettunen · cost centre 1010 Hallinto" in text
    )
    assert "214 kk 21.40 25.5% 4,579.60" in text
    assert "18 / 29 päivää 21.40 25.5% 13.28" in text


def test_groups_carry_their_title_and_sum():
    text = text_of(english())
    assert "Elinkaarileasing 4,592.88" in text
    assert "Palvelupaketit 49.25" in text


def test_the_payer_finds_amount_due_date_reference_and_account():
    text = text_of(english())
    for words in ("To pay", "2 02800 02170", "FI21 1234 5600 0007 85", "SUOPFIHH", "16 Mar 2028"):
        assert words in text


def test_seller_and_buyer_are_named_with_their_identities():
    text = text_of(english())
    for words in (
        "Suopursu Palvelut Oy",
        "VAT ID FI98765432",
        "Kaarnalahden kaupunki",
        "1357913-5",
        "SR-104266",
    ):
        assert words in text


def test_the_paper_ends_with_the_sums_of_cost_centres_and_the_rest_last():
    sums = net_by_cost_centre(document().lines)
    assert [(row.code, row.net) for row in sums] == [
        ("1010", Decimal("22.53")),
        ("4120", Decimal("4579.60")),
        ("", Decimal("40.00")),
    ]
    assert sum(row.net for row in sums) == document().total_net
    assert "1010 · Hallinto 22.53 4120 · Perusopetus 4,579.60 Without a cost centre 40.00" in text_of(
        english()
    )


def test_without_any_cost_centre_there_is_no_such_table():
    groups = (LineGroup(title="", lines=(line("Mouse", "10.00"),)),)
    assert net_by_cost_centre(groups[0].lines) == ()
    assert "By cost centre" not in text_of(english(groups=groups, **totals(groups)))


def test_the_language_is_the_papers_and_not_the_readers():
    with translation.override("en"):
        finnish = invoice_pdf(document())
        assert translation.get_language() == "en"
    with translation.override("fa"):
        assert invoice_pdf(document()) == finnish
    assert PdfReader(BytesIO(finnish)).trailer["/Root"]["/Lang"] == "fi"


def test_a_persian_invoice_runs_right_to_left_in_persian_digits_with_latin_tags():
    reader = PdfReader(BytesIO(invoice_pdf(persian_invoice())))
    text = flat(" ".join(page.extract_text() for page in reader.pages))
    assert reader.trailer["/Root"]["/Lang"] == "fa"
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/Direction"] == "/R2L"
    for amount in ("۱۳٬۲۶۶٬۰۰۰", "۱۲٬۰۶۰٬۰۰۰", "۱٬۲۰۶٬۰۰۰"):
        # What a PDF is read back as depends on the reader: some tell right-to-left runs in the order they are drawn.
        assert amount in text or amount[::-1] in text
    for latin in ("TR-0412", "VNB3K-77821", "1405-000031", "IR82 0540 1026 8002 0817 9090 02"):
        assert latin in text
    assert "13,266,000" not in text
    assert "فروردین" in text


def test_a_credit_note_names_the_invoice_it_credits_and_asks_for_no_money():
    text = text_of(dataclasses.replace(credit_note(), language="en"))
    assert "Credit note 2028-H-000004" in text
    assert "Credits invoice 2028-000217" in text
    assert "Credited to you 16.67 €" in text
    assert "To pay" not in text
    assert "IBAN" not in text


def test_a_preview_says_on_every_page_that_it_is_no_invoice():
    paper = dataclasses.replace(long_invoice(40), kind=DocumentKind.PREVIEW, number="", issued_on=None)
    pages = pages_of(paper)
    assert len(pages) > 1
    assert all("PREVIEW" in page for page in pages)
    assert "not an invoice" in pages[0]
    assert "IBAN" not in " ".join(pages)
    assert "PREVIEW" not in text_of(long_invoice(40))


def test_head_of_the_table_and_number_stand_on_every_page():
    pages = pages_of(long_invoice(60))
    assert len(pages) == 5
    for index, page in enumerate(pages, start=1):
        assert "Price, €" in page
        assert "2028-000217" in page
        assert f"Page {index} of 5" in page
    assert sum(page.count("KA-2") for page in pages) == 60


@pytest.mark.parametrize("lines", range(6, 34))
def test_the_totals_never_stand_on_a_page_without_a_line(lines):
    [page] = [page for page in pages_of(long_invoice(lines)) if re.search(r"Without VAT \d", page)]
    assert "To pay by" in page
    assert "KA-2" in page


def test_typed_markup_is_printed_and_not_obeyed():
    typed = '#import "x" *bold* $x$ <a> @b // c'
    groups = (LineGroup(title=typed, lines=(line(typed, "10.00", why=typed, detail=typed, unit="*"),)),)
    paper = english(groups=groups, buyer=dataclasses.replace(document().buyer, name=typed), **totals(groups))
    assert text_of(paper).count(typed) == 5


def test_the_same_paper_gives_the_same_bytes_and_is_dated_by_its_issue():
    once = invoice_pdf(document())
    assert once == invoice_pdf(document())
    assert PdfReader(BytesIO(once)).metadata.creation_date == datetime(2028, 3, 2, tzinfo=UTC)
    assert "2028-000217 · Suopursu Palvelut Oy" in PdfReader(BytesIO(once)).metadata.title


def test_a_logo_takes_the_place_of_the_name_and_says_what_it_shows():
    plain = invoice_pdf(document())
    logo = Logo(content=PIXEL, format="png", alternative="Suopursu")
    with_logo = invoice_pdf(document(logo=logo))
    assert b"/Subtype/Image" in with_logo.replace(b" ", b"").replace(b"\n", b"")
    assert b"/Subtype/Image" not in plain.replace(b" ", b"").replace(b"\n", b"")


def test_a_colour_that_is_none_falls_back_to_the_houses():
    assert invoice_pdf(document(accent="red; #import")) == invoice_pdf(document())
    assert invoice_pdf(document(accent="#7a1f5c")) != invoice_pdf(document())


def test_prepaid_and_rounding_stand_between_total_and_payable():
    paper = english(prepaid=Decimal("21.00"), rounding=Decimal("-0.07"), payable=Decimal("5800.00"))
    text = text_of(paper)
    assert "With VAT 5,821.07 Paid already −21.00 Rounding −0.07 To pay by 16 Mar 2028 5,800.00 €" in text


@pytest.mark.parametrize(
    "wrong",
    [
        {"total_net": Decimal("4642.14")},
        {"total_tax": Decimal("1178.93")},
        {"total_gross": Decimal("5821.08")},
        {"payable": Decimal("5821.00")},
        {"taxes": (TaxRow(rate=Decimal("25.5"), base=Decimal("4642.13"), tax=Decimal("1183.74")),)},
    ],
)
def test_a_paper_whose_sums_differ_cannot_be_made(wrong):
    with pytest.raises(SumsDiffer):
        document(**wrong)


def test_a_line_with_a_part_of_a_cent_cannot_be_printed():
    groups = (
        LineGroup(
            title="", lines=(DocumentLine(description="x", quantity=Decimal(1), net=Decimal("0.005")),)
        ),
    )
    with pytest.raises(SumsDiffer, match="whole units"):
        document(groups=groups, **totals(groups))


def test_an_invoice_without_number_or_date_cannot_be_made():
    with pytest.raises(ValueError, match="has a number and a date"):
        document(number="")
    with pytest.raises(ValueError, match="has a number and a date"):
        document(issued_on=None)


def test_a_paper_without_lines_cannot_be_made():
    with pytest.raises(ValueError, match="at least one line"):
        document(groups=(), **totals(()))
