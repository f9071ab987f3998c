"""Mailboxes with several addresses, what they have taken, and when their mail could not be fetched."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from cast import Cast
from connectors.intake import came, letter, mailbox_of
from huolto.connectors.choices import MailboxFault, MailReason, MailState
from huolto.connectors.mail_in.listing import MailFilter, history_of, mails_found
from huolto.connectors.mail_in.mailboxes import MailboxFacts, change_mailbox
from huolto.connectors.mail_in.outages import forget_old_outages, note_failure, note_success
from huolto.connectors.mail_in.receiving import mailbox_for
from huolto.connectors.models import Mailbox, MailboxOutage, ReceivedMail
from huolto.desk.models import Queue
from huolto.foundation.errors import InvalidInput

STRANGER = "Eve Eklund <eve@elsewhere.example>"
MORNING = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)


def changed(cast: Cast, mailbox: Mailbox, **facts: Any) -> Mailbox:
    given = {"code": mailbox.code, "name": mailbox.name, "address": mailbox.address, **facts}
    return change_mailbox(actor=cast.system(), mailbox_id=mailbox.pk, facts=MailboxFacts(**given))


def test_mail_to_each_of_its_addresses_comes_to_a_mailbox(cast: Cast) -> None:
    mailbox = mailbox_of(
        cast, aliases=["It@Suopursu.example", "apua@suopursu.example", "help@suopursu.example"]
    )
    for address in ("it@suopursu.example", "APUA@suopursu.example", "apua+printer@suopursu.example"):
        assert mailbox_for(address) == mailbox
    assert set(mailbox.aliases.values_list("address", flat=True)) == {
        "it@suopursu.example",
        "apua@suopursu.example",
    }
    changed(cast, mailbox, aliases=["it@suopursu.example"])
    assert mailbox_for("apua@suopursu.example") is None
    assert mailbox_for("it@suopursu.example") == mailbox


def test_an_address_belongs_to_one_mailbox_in_the_installation(cast: Cast) -> None:
    first = mailbox_of(cast, aliases=["it@suopursu.example"])
    with pytest.raises(InvalidInput) as refused:
        mailbox_of(
            cast,
            provider=cast.payar,
            code="other",
            address="other@payar.example",
            aliases=["HELP@suopursu.example"],
        )
    assert refused.value.field == "aliases"
    with pytest.raises(InvalidInput) as refused:
        mailbox_of(cast, code="other", address="IT@suopursu.example")
    assert refused.value.field == "address"
    with pytest.raises(InvalidInput) as refused:
        changed(cast, first, aliases=["no address"])
    assert refused.value.field == "aliases"


def test_a_mail_that_its_own_address_sent_is_our_own_and_that_of_a_further_one_is_somebodys(
    cast: Cast,
) -> None:
    mailbox = mailbox_of(cast, aliases=["it@suopursu.example"])
    own = came(mailbox, letter(sender=mailbox.address))
    assert (own.state, own.reason) == (MailState.IGNORED, MailReason.OWN_MAIL)
    shared = came(mailbox, letter(sender="it@suopursu.example"))
    assert shared.state == MailState.QUARANTINED, (
        "a box that forwards here may be people's own: somebody decides"
    )


def test_only_our_own_people_keep_a_mailbox(cast: Cast) -> None:
    assert mailbox_of(cast, keeper=cast.agent).keeper == cast.agent
    with pytest.raises(InvalidInput) as refused:
        mailbox_of(cast, code="other", address="other@suopursu.example", keeper=cast.employee)
    assert refused.value.field == "keeper"


def test_failures_in_a_row_are_one_outage_until_a_success(cast: Cast) -> None:
    mailbox = mailbox_of(cast, host="imap.suopursu.example", user="help")
    for minute in (0, 5, 10):
        note_failure(mailbox, MailboxFault.UNREACHABLE, f"try {minute}", MORNING + timedelta(minutes=minute))
    note_failure(mailbox, MailboxFault.PASSWORD, "", MORNING + timedelta(minutes=15))
    note_success(mailbox, MORNING + timedelta(minutes=20))
    note_success(mailbox, MORNING + timedelta(minutes=21))
    told = list(
        MailboxOutage.objects.order_by("pk").values_list("fault", "said", "attempts", "began_at", "ended_at")
    )
    assert told == [
        (
            MailboxFault.UNREACHABLE, "try 10", 3, MORNING, MORNING + timedelta(minutes=15),
        ),
        (
            MailboxFault.PASSWORD, "", 1, MORNING + timedelta(minutes=15), MORNING + timedelta(minutes=20),
        ),
    ]  # fmt: skip
    mailbox.refresh_from_db()
    assert (mailbox.fault, mailbox.fetched_at) == ("", MORNING + timedelta(minutes=21))


def test_a_failure_leaves_the_last_success_where_it_was(cast: Cast) -> None:
    mailbox = mailbox_of(cast, host="imap.suopursu.example", user="help")
    note_success(mailbox, MORNING)
    note_failure(mailbox, MailboxFault.REFUSED, "no", MORNING + timedelta(hours=1))
    mailbox.refresh_from_db()
    assert mailbox.fetched_at == MORNING
    assert mailbox.looked_at == MORNING + timedelta(hours=1)
    assert MailboxOutage.objects.get().ended_at is None


def test_outages_of_long_ago_are_forgotten_and_one_that_lasts_is_not(cast: Cast) -> None:
    mailbox = mailbox_of(cast, host="imap.suopursu.example", user="help")
    note_failure(mailbox, MailboxFault.REFUSED, "", MORNING)
    note_success(mailbox, MORNING + timedelta(hours=1))
    note_failure(mailbox, MailboxFault.REFUSED, "", MORNING + timedelta(hours=2))
    assert forget_old_outages(MORNING + timedelta(days=300)) == 0
    assert forget_old_outages(MORNING + timedelta(days=400)) == 1
    assert MailboxOutage.objects.get().ended_at is None


def test_the_history_counts_what_its_lists_show(cast: Cast) -> None:
    mailbox, other = mailbox_of(cast), mailbox_of(cast, code="other", address="other@suopursu.example")
    came(mailbox, letter())
    came(mailbox, letter(sender=STRANGER, number=2))
    came(mailbox, letter(sender=STRANGER, number=3))
    came(mailbox, letter(number=4, subject="Poissa", head="Auto-Submitted: auto-replied"))
    came(other, letter(sender=STRANGER, number=5))
    old = came(mailbox, letter(number=6))
    ReceivedMail.objects.filter(pk=old.pk).update(received_at=timezone.now() - timedelta(days=3))
    now = timezone.now()
    history = history_of(cast.actor(cast.provider_administrator), mailbox, now)
    told = {(one.state, one.reason): dict(one.counts) for one in history.tallies}
    assert told == {
        ("taken", ""): {1: 1, 7: 2, 30: 2},
        ("quarantined", ""): {1: 2, 7: 2, 30: 2},
        ("quarantined", "unknown-sender"): {1: 2, 7: 2, 30: 2},
        ("ignored", ""): {1: 1, 7: 1, 30: 1},
        ("ignored", "auto-reply"): {1: 1, 7: 1, 30: 1},
        ("refused", ""): {1: 0, 7: 0, 30: 0},
    }
    for one in history.tallies:
        for days, count in one.counts.items():
            wanted = MailFilter(one.state, mailbox.pk, one.reason, days)
            assert mails_found(cast.actor(cast.provider_administrator), wanted, now).count() == count


def test_who_may_not_read_mails_counts_none(cast: Cast) -> None:
    queue = Queue.objects.create(
        provider=cast.suopursu, code="hr-mail", name={"en": "HR"}, confidentiality="human_resources"
    )
    mailbox = mailbox_of(cast, queue=queue)
    came(mailbox, letter(sender=STRANGER))
    history = history_of(cast.actor(cast.provider_administrator), mailbox, timezone.now())
    assert {count for one in history.tallies for count in one.counts.values()} == {0}
    assert history.last_mail_at is None
