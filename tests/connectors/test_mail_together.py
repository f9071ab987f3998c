"""Mails that wait are taken in together: each becomes what it would by itself, and a bad one does not take the others along."""

import threading
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction
from django.test.utils import CaptureQueriesContext

from cast import Cast
from connectors.intake import EMPLOYEE, letter, mailbox_of
from huolto.connectors.choices import MailReason, MailState
from huolto.connectors.mail_in import becoming, known, taking
from huolto.connectors.mail_in.receiving import receive
from huolto.connectors.mail_in.taking import take_with_others
from huolto.connectors.models import Mailbox, ReceivedMail
from huolto.desk.models import Message, ServiceRequest
from huolto.foundation.models import EventRecord, OutgoingMail


@pytest.fixture
def mailbox(cast: Cast) -> Mailbox:
    return mailbox_of(cast)


def kept(mailbox: Mailbox, *mails: bytes) -> list[int]:
    """Mails that are kept and wait, by their keys."""
    return [receive(mailbox=mailbox, data=one, source="smtp").pk for one in mails]


def states(keys: list[int]) -> list[tuple[str, str]]:
    """State and reason of each."""
    found = {one.pk: (one.state, one.reason) for one in ReceivedMail.objects.filter(pk__in=keys)}
    return [found[pk] for pk in keys]


def opening(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Let the opening of whatever is titled “Bad” end in this error."""
    whole = becoming.open_requests

    def open_requests(*, wanted: Any, **others: Any) -> Any:
        if any(one.title == "Bad" for one in wanted):
            raise error
        return whole(wanted=wanted, **others)

    monkeypatch.setattr(becoming, "open_requests", open_requests)


def test_all_that_waits_becomes_requests_with_numbers_in_the_order_of_arrival(mailbox: Mailbox) -> None:
    keys = kept(mailbox, *(letter(subject=f"Printer {n}", number=n) for n in range(5)))
    take_with_others(keys[0])
    assert states(keys) == [(MailState.TAKEN, "")] * 5
    requests = ServiceRequest.objects.order_by("number")
    assert [one.title for one in requests] == [f"Printer {n}" for n in range(5)]
    assert OutgoingMail.objects.filter(to_address=EMPLOYEE).count() == 5
    assert {one.person_id for one in EventRecord.objects.filter(name="desk.request_opened")} == {
        requests[0].requester_id
    }


def test_the_job_of_a_mail_that_was_taken_in_with_another_does_nothing(mailbox: Mailbox) -> None:
    keys = kept(mailbox, letter(number=1), letter(number=2))
    for pk in (*keys, *keys):
        take_with_others(pk)
    assert (ServiceRequest.objects.count(), OutgoingMail.objects.count()) == (2, 2)


def test_one_that_fails_waits_and_the_others_are_taken_in(
    mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    opening(monkeypatch, ZeroDivisionError())
    keys = kept(mailbox, letter(number=1), letter(subject="Bad", number=2), letter(number=3))
    take_with_others(keys[0])
    assert states(keys) == [
        (MailState.TAKEN, ""),
        (MailState.QUARANTINED, MailReason.FAILED),
        (MailState.TAKEN, ""),
    ]
    assert (ServiceRequest.objects.count(), OutgoingMail.objects.count()) == (2, 2)


def test_one_that_the_database_refuses_stops_its_own_job_only(
    mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    opening(monkeypatch, OperationalError())
    keys = kept(mailbox, letter(number=1), letter(subject="Bad", number=2), letter(number=3))
    take_with_others(keys[0])
    assert [state for state, _reason in states(keys)] == [
        MailState.TAKEN,
        MailState.RECEIVED,
        MailState.RECEIVED,
    ]
    with pytest.raises(OperationalError):
        take_with_others(keys[1])
    take_with_others(keys[2])
    assert [state for state, _reason in states(keys)] == [
        MailState.TAKEN,
        MailState.RECEIVED,
        MailState.TAKEN,
    ]


def test_a_file_that_is_gone_keeps_no_other_mail_waiting(mailbox: Mailbox) -> None:
    keys = kept(mailbox, letter(number=1), letter(number=2))
    stored = ReceivedMail.objects.get(pk=keys[1]).file
    stored.content.storage.delete(stored.content.name)
    take_with_others(keys[0])
    assert [state for state, _reason in states(keys)] == ["taken", "received"]
    with pytest.raises(FileNotFoundError):
        take_with_others(keys[1])


def test_a_mail_that_answers_one_beside_it_is_written_into_its_request(mailbox: Mailbox) -> None:
    answer = letter("And it smells.", number=2, head="In-Reply-To: <1@kaarnalahti.example>")
    keys = kept(mailbox, letter(number=1), answer, letter(number=3))
    take_with_others(keys[0])
    assert ServiceRequest.objects.count() == 2
    assert Message.objects.get().request_id == ReceivedMail.objects.get(pk=keys[0]).request_id


def test_the_same_mail_by_two_ways_counts_once_among_those_taken_in_together(mailbox: Mailbox) -> None:
    keys = kept(mailbox, letter(), b"Received: by another\r\n" + letter(), letter(number=2))
    take_with_others(keys[0])
    assert states(keys) == [
        (MailState.TAKEN, ""),
        (MailState.IGNORED, MailReason.AGAIN),
        (MailState.TAKEN, ""),
    ]
    assert ServiceRequest.objects.count() == 2


def test_what_an_address_may_send_in_an_hour_is_counted_among_them_too(
    mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(known, "MOST_IN_AN_HOUR", 2)
    keys = kept(mailbox, *(letter(number=n) for n in range(4)))
    take_with_others(keys[0])
    assert [reason for _state, reason in states(keys)] == ["", "", MailReason.TOO_MANY, MailReason.TOO_MANY]


def test_mails_of_another_provider_and_large_ones_are_left_to_their_own_jobs(
    cast: Cast, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = mailbox_of(cast, provider=cast.payar, code="hjelp", address="hjelp@vidlokka.example")
    [elsewhere] = kept(other, letter(number=9))
    large, first = kept(mailbox, letter("x" * 5000, number=1), letter(number=2))
    monkeypatch.setattr(taking, "LARGEST_BESIDE", 4000)
    take_with_others(first)
    assert [state for state, _reason in states([elsewhere, large, first])] == [
        "received",
        "received",
        "taken",
    ]


def test_more_mails_ask_the_database_hardly_more_often(mailbox: Mailbox) -> None:
    counts = []
    for many in (2, 12):
        keys = kept(mailbox, *(letter(number=100 * many + n) for n in range(many)))
        with CaptureQueriesContext(connection) as captured:
            take_with_others(keys[0])
        assert {state for state, _reason in states(keys)} == {MailState.TAKEN}
        counts.append(len(captured))
    assert counts[1] <= counts[0] + 4


@pytest.mark.django_db(transaction=True)
def test_what_another_job_is_at_is_left_to_it(transactional_db: None) -> None:
    from cast import build_cast

    mailbox = mailbox_of(build_cast())
    first, second = kept(mailbox, letter(number=1), letter(number=2))
    with transaction.atomic():
        ReceivedMail.objects.select_for_update().get(pk=second)

        def other_job() -> None:
            take_with_others(first)
            connection.close()

        thread = threading.Thread(target=other_job)
        thread.start()
        thread.join()
    assert [state for state, _reason in states([first, second])] == ["taken", "received"]
