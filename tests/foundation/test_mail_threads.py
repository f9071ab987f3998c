"""How a mail stands in a conversation: number once, prefix once, the newest ids, the mailbox as sender where it may."""

import pytest

from huolto.foundation.mail_threads import MOST_REFERENCES, Thread, sender_named


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("Dark screen", "Re: Dark screen [SR-000007]"),
        ("VS: Sv: Dark screen", "Re: Dark screen [SR-000007]"),
        ("Dark screen [SR-000007]", "Re: Dark screen [SR-000007]"),
        ("SR-7: dark screen", "Re: SR-7: dark screen"),
        ("صفحه روشن نمی‌شود", "Re: صفحه روشن نمی‌شود [SR-000007]"),
    ],
)
def test_an_answer_has_the_number_and_the_prefix_once_and_keeps_the_words(written: str, answer: str) -> None:
    assert Thread(number="SR-000007").subject(written, is_answer=True) == answer


def test_a_notice_keeps_its_subject_and_gets_the_number_where_it_has_none() -> None:
    thread = Thread(number="SR-000007")
    assert thread.subject("SR-000007: delivered", is_answer=False) == "SR-000007: delivered"
    assert thread.subject("Work has begun.", is_answer=False) == "Work has begun. [SR-000007]"


def test_a_long_subject_keeps_its_number() -> None:
    said = Thread(number="SR-000007").subject("x" * 400, is_answer=True)
    assert len(said) <= 250
    assert said.endswith(" [SR-000007]")


def test_what_only_the_receiver_may_know_stands_in_no_subject() -> None:
    assert (
        Thread(number="SR-000007", hides_subject=True).subject("Wages", is_answer=True) == "Re: [SR-000007]"
    )


def test_references_name_the_first_and_the_last_and_the_mail_that_is_answered() -> None:
    ids = [f"<{number}@a.example>" for number in range(50)]
    headers = Thread(number="SR-000007", answers=ids).headers()
    named = headers["References"].split()
    assert (len(named), named[0], named[1], named[-1]) == (MOST_REFERENCES, ids[0], ids[31], ids[-1])
    assert headers["In-Reply-To"] == ids[-1]


def test_ids_differ_and_carry_the_number() -> None:
    thread = Thread(number="SR-000007")
    first, second = thread.message_id("suopursu.example"), thread.message_id("suopursu.example")
    assert first != second
    assert first.startswith("<SR-000007.")
    assert first.endswith("@suopursu.example>")


@pytest.mark.parametrize(
    ("sender", "mailbox", "expected"),
    [
        ("post@suopursu.example", "it@suopursu.example", "Suopursu <it@suopursu.example>"),
        ("post@suopursu.example", "it@elsewhere.example", "Suopursu <post@suopursu.example>"),
        ("post@suopursu.example", "", "Suopursu <post@suopursu.example>"),
        ("Care <post@suopursu.example>", "it@suopursu.example", "Care <it@suopursu.example>"),
    ],
)
def test_the_mailbox_sends_itself_only_within_the_senders_own_domain(
    sender: str, mailbox: str, expected: str
) -> None:
    assert sender_named("Suopursu", sender, mailbox) == expected
