"""Subjects: prefixes of replies and forwards in many languages, and the number of the request."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huolto.rules.mail.subjects import bare_subject, is_forward, is_reply, own_message_id, request_number


@pytest.mark.parametrize(
    "subject",
    [
        "Re: Printer",
        "RE: Printer",
        "Re[2]: Printer",
        "Re (3): Printer",
        "VS: Printer",
        "Vs: Printer",
        "VL: Printer",
        "Sv: Printer",
        "SV: VB: Printer",
        "Vb: Printer",
        "پاسخ: Printer",
        "هدایت: Printer",
        "AW: WG: Printer",
        "Antw: Printer",
        "Fwd: Re: Sv: Printer",
        "RE：Printer",
        "回复：Printer",
        "TR : Printer",
        "R\u200fe: Printer".replace("\u200f", ""),
        "\u200fRe: Printer",
        "  Re:   Printer ",
    ],
)
def test_prefixes_are_taken_off(subject: str) -> None:
    assert bare_subject(subject) == "Printer"


@pytest.mark.parametrize(
    "subject", ["Printer: broken", "Reset: tray 2", "Service: the printer", "Re:", "", "VSA: list"]
)
def test_what_is_no_prefix_stays(subject: str) -> None:
    assert bare_subject(subject) == subject


@pytest.mark.parametrize(
    "subject",
    [
        "FW: Printer",
        "Fwd: Re: Printer",
        "VL: Printer",
        "VB: Printer",
        "Videresendt: Printer",
        "WG: Printer",
        "[suo] Fwd: Printer",
        "هدایت: Printer",
        "Printer (fwd)",
    ],
)
def test_a_forward_is_known_by_its_outermost_prefix(subject: str) -> None:
    assert is_forward(subject)
    assert not is_reply(subject)


@pytest.mark.parametrize(
    "subject", ["Re: Fwd: Printer", "VS: Printer", "Sv: VB: Printer", "Printer", "I: Printer", "RV: Printer"]
)
def test_a_reply_to_a_forward_is_no_forward(subject: str) -> None:
    assert not is_forward(subject)


@pytest.mark.parametrize(
    ("subject", "number"),
    [
        ("Re: SR-000123 Printer", "SR-000123"),
        ("Printer [SR-000123]", "SR-000123"),
        ("VS: sr-123", "SR-000123"),
        ("Printer (SR-1234567)", "SR-1234567"),
        ("پاسخ: SR-۰۰۰۱۲۳ چاپگر", "SR-000123"),
        ("SR-٠٠٠١٢٣", "SR-000123"),
        ("SR\u2011000123", "SR-000123"),
        ("Printer", None),
        ("USR-000123", None),
        ("SR-000123-4", None),
        ("Order 000123", None),
        ("SR-", None),
    ],
)
def test_the_number_stands_in_the_subject_in_any_digits(subject: str, number: str | None) -> None:
    assert request_number(subject) == number


def test_our_own_message_id_tells_the_request_whatever_the_subject_says() -> None:
    ours = own_message_id("SR-000123", "k3f9", "suo.example")
    assert ours == "<SR-000123.k3f9@suo.example>"
    assert request_number("Something else", ["<x@y.example>", ours]) == "SR-000123"
    assert request_number("SR-000999", [ours.strip("<>")]) == "SR-000123"
    assert (
        request_number("SR-000999", ["<SR-000123@suo.example>", "<a.SR-000123.b@suo.example>"]) == "SR-000999"
    )


@given(st.text(max_size=300))
def test_any_subject_has_an_answer_and_a_bare_one_is_bare(subject: str) -> None:
    bare = bare_subject(subject)
    assert bare_subject(bare) == bare
    assert bare in subject.translate(dict.fromkeys(range(0x200B, 0x2070)) | {0xFEFF: None}) or bare in subject
    assert request_number(subject) is None or request_number(subject).startswith("SR-")
