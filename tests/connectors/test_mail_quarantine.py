"""The pile of mails that wait: decided together, each by itself; and its keepers are told daily."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from cast import Cast
from connectors.intake import EMPLOYEE, came, letter, mailbox_of
from huolto.connectors.choices import MailReason, MailState
from huolto.connectors.mail_in import deciding_together
from huolto.connectors.mail_in.deciding_together import (
    assign_to_customer,
    refuse_mails,
    take_in_as_known,
)
from huolto.connectors.mail_in.waiting import tell_what_waits
from huolto.connectors.models import Mailbox, ReceivedMail
from huolto.desk.models import Queue, ServiceRequest
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible
from huolto.foundation.localisation import speaking
from huolto.parties.models import Notification, Person
from huolto.parties.notices import sentence_of

STRANGER = "Eve Eklund <eve@elsewhere.example>"
FORGED = "Authentication-Results: mx.example; dmarc=fail"
NINE = datetime(2030, 3, 4, 7, 30, tzinfo=UTC)
"""9:30 in Helsinki."""


def states() -> list[str]:
    return list(ReceivedMail.objects.order_by("pk").values_list("state", flat=True))


def three(mailbox: Mailbox) -> list[int]:
    """A stranger's, one of a known person that was forged, and one without a sender."""
    mails = [
        letter("Bicycle?", sender=STRANGER, number=1),
        letter("Printer.", number=2, head=FORGED),
        letter("Nobody.", sender="", number=3),
    ]
    return [came(mailbox, one).pk for one in mails]


def test_many_are_refused_at_once(cast: Cast) -> None:
    ids = three(mailbox_of(cast))
    decided = refuse_mails(actor=cast.actor(cast.agent), mail_ids=ids)
    assert (decided.count, decided.left) == (3, ())
    assert states() == [MailState.REFUSED] * 3
    assert {mail.decided_by for mail in ReceivedMail.objects.all()} == {cast.agent}
    assert not ServiceRequest.objects.exists()


def test_those_of_known_people_are_taken_in_and_the_others_stay_with_their_reason(cast: Cast) -> None:
    ids = three(mailbox_of(cast))
    decided = take_in_as_known(actor=cast.actor(cast.agent), mail_ids=ids)
    assert decided.count == 1
    assert [(mail.pk, why) for mail, why in decided.left] == [
        (ids[0], str(MailReason.UNKNOWN_SENDER.label)),
        (ids[2], str(MailReason.UNKNOWN_SENDER.label)),
    ]
    assert states() == [MailState.QUARANTINED, MailState.TAKEN, MailState.QUARANTINED]
    assert ServiceRequest.objects.get().requester.email == EMPLOYEE


def test_assigned_to_a_customer_strangers_become_its_people(cast: Cast) -> None:
    ids = three(mailbox_of(cast))
    actor = cast.actor(cast.agent)
    decided = assign_to_customer(actor=actor, mail_ids=ids, customer_id=cast.kaarnalahti.pk)
    assert decided.count == 2
    assert [mail.pk for mail, _why in decided.left] == [ids[2]]
    eve = Person.objects.get(email="eve@elsewhere.example")
    assert (eve.name, eve.organisation_id) == ("Eve Eklund", cast.kaarnalahti.pk)
    assert set(ServiceRequest.objects.values_list("requester__email", flat=True)) == {eve.email, EMPLOYEE}


def test_two_mails_of_one_stranger_are_one_person(cast: Cast) -> None:
    mailbox = mailbox_of(cast)
    ids = [came(mailbox, letter(sender=STRANGER, number=number)).pk for number in (1, 2)]
    assert (
        assign_to_customer(actor=cast.actor(cast.agent), mail_ids=ids, customer_id=cast.kaarnalahti.pk).count
        == 2
    )
    assert Person.objects.filter(email="eve@elsewhere.example").count() == 1


def test_somebody_of_another_customer_is_not_assigned_to_this_one(cast: Cast) -> None:
    mailbox = mailbox_of(cast)
    pk = came(mailbox, letter(sender=cast.other_employee.email, head=FORGED)).pk
    decided = assign_to_customer(actor=cast.actor(cast.agent), mail_ids=[pk], customer_id=cast.kaarnalahti.pk)
    assert decided.count == 0
    assert cast.other_employee.organisation.name in decided.left[0][1]
    assert states() == [MailState.QUARANTINED]


def test_one_that_breaks_does_not_take_the_others_with_it(cast: Cast, monkeypatch: Any) -> None:
    mailbox = mailbox_of(cast)
    ids = [came(mailbox, letter(number=number, head=FORGED)).pk for number in (1, 2, 3)]
    genuine = deciding_together.take_in_from_person

    def breaks(*, actor: Any, mail_id: int, person_id: int) -> Any:
        if mail_id == ids[1]:
            raise ValueError("broken")
        return genuine(actor=actor, mail_id=mail_id, person_id=person_id)

    monkeypatch.setattr(deciding_together, "take_in_from_person", breaks)
    decided = take_in_as_known(actor=cast.actor(cast.agent), mail_ids=ids)
    assert decided.count == 2
    assert [mail.pk for mail, _why in decided.left] == [ids[1]]
    assert states() == [MailState.TAKEN, MailState.QUARANTINED, MailState.TAKEN]


def test_only_who_reads_them_decides_and_not_too_many_at_once(cast: Cast) -> None:
    ids = three(mailbox_of(cast))
    with pytest.raises(NotAllowed):
        refuse_mails(actor=cast.actor(cast.technician), mail_ids=ids)
    for stranger in (cast.hr_agent, cast.payar_administrator):
        with pytest.raises(NotVisible):
            refuse_mails(actor=cast.actor(stranger), mail_ids=ids)
    with pytest.raises(InvalidInput):
        refuse_mails(actor=cast.actor(cast.agent), mail_ids=list(range(1, 102)))
    with pytest.raises(NotVisible):
        assign_to_customer(actor=cast.actor(cast.agent), mail_ids=ids, customer_id=cast.suopursu_itself.pk)
    assert states() == [MailState.QUARANTINED] * 3


def told() -> list[tuple[int, str]]:
    rows = Notification.objects.filter(code="told.mails-wait").order_by("pk").select_related("membership")
    with speaking("en", "Europe/Helsinki"):
        return [(row.membership.person_id, sentence_of(row)) for row in rows]


def test_the_keeper_is_told_once_a_day_while_something_waits(cast: Cast) -> None:
    mailbox = mailbox_of(cast, keeper=cast.agent)
    assert tell_what_waits(cast.suopursu, NINE) == 0
    ids = three(mailbox)
    ReceivedMail.objects.update(received_at=datetime(2030, 3, 3, 8, 0, tzinfo=UTC))
    tell_what_waits(cast.suopursu, NINE - timedelta(hours=2))
    assert told() == []
    tell_what_waits(cast.suopursu, NINE)
    tell_what_waits(cast.suopursu, NINE + timedelta(hours=1))
    assert told() == [
        (cast.agent.pk, "3\xa0mails wait for a decision at Help desk, the oldest since 3 Mar 2030, 10:00.")
    ]
    tell_what_waits(cast.suopursu, NINE + timedelta(days=1))
    assert len(told()) == 2
    refuse_mails(actor=cast.actor(cast.agent), mail_ids=ids)
    tell_what_waits(cast.suopursu, NINE + timedelta(days=2))
    assert len(told()) == 2


def test_without_a_keeper_the_administrators_are_told(cast: Cast) -> None:
    three(mailbox_of(cast))
    tell_what_waits(cast.suopursu, NINE)
    assert [person for person, _said in told()] == [cast.provider_administrator.pk]


def test_of_mail_to_hr_only_hr_is_told_whoever_keeps_the_mailbox(cast: Cast) -> None:
    queue = Queue.objects.create(
        provider=cast.suopursu, code="hr-mail", name={"en": "HR"}, confidentiality="human_resources"
    )
    three(mailbox_of(cast, queue=queue, keeper=cast.agent))
    tell_what_waits(cast.suopursu, NINE)
    assert [person for person, _said in told()] == [cast.hr_agent.pk]
