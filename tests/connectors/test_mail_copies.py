"""Who a mail goes to besides us: known people of the customer come to follow, strangers only by an agent's word."""

from typing import Any

import pytest

from cast import Cast
from connectors.intake import came, letter, mailbox_of
from huolto.connectors.choices import CopyState
from huolto.connectors.mail_in.copies import leave_copied_out, let_copied_follow, offered_of
from huolto.connectors.models import CopiedPerson, ReceivedMail
from huolto.desk.access import requests_visible_to
from huolto.desk.commands import move_to_queue
from huolto.desk.models import Queue, ServiceRequest, Watcher
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible
from huolto.parties.models import Person


def copied_to(cast: Cast, *others: str, to: Any = None, **given: Any) -> ReceivedMail:
    """A mail of the employee with these in copy."""
    return came(to or mailbox_of(cast), letter(head=f"Cc: {', '.join(others)}", **given))


def followers(request: ServiceRequest | None) -> set[str]:
    assert request is not None
    return set(Watcher.objects.filter(request=request).values_list("person__name", flat=True))


def offered(request: ServiceRequest | None) -> list[tuple[str, str]]:
    rows = CopiedPerson.objects.filter(request=request, state=CopyState.OFFERED)
    return list(rows.values_list("address", "name"))


def test_known_people_of_the_customer_in_copy_follow_the_request(cast: Cast) -> None:
    mail = copied_to(cast, f"{cast.teacher.name} <{cast.teacher.email.upper()}>")
    assert followers(mail.request) == {cast.teacher.name}
    assert requests_visible_to(cast.actor(cast.teacher)).filter(pk=mail.request_id).exists()
    assert offered(mail.request) == []


def test_who_stands_beside_us_in_to_follows_too(cast: Cast) -> None:
    mail = letter().replace(
        b"To: help@suopursu.example", f"To: help@suopursu.example, {cast.teacher.email}".encode()
    )
    assert followers(came(mailbox_of(cast), mail).request) == {cast.teacher.name}


def test_an_agent_in_copy_follows_and_other_staff_are_offered(cast: Cast) -> None:
    mail = copied_to(cast, cast.agent.email, cast.hr_agent.email)
    assert followers(mail.request) == {cast.agent.name}
    assert offered(mail.request) == [(cast.hr_agent.email.lower(), "")]


def test_a_stranger_is_offered_and_sees_nothing(cast: Cast) -> None:
    mail = copied_to(cast, "Eve Eklund <eve@elsewhere.example>")
    assert followers(mail.request) == set()
    assert offered(mail.request) == [("eve@elsewhere.example", "Eve Eklund")]
    assert not Person.objects.filter(email="eve@elsewhere.example").exists()


def test_somebody_of_another_customer_is_offered_and_can_never_follow(cast: Cast) -> None:
    mail = copied_to(cast, cast.other_employee.email)
    assert followers(mail.request) == set()
    row = CopiedPerson.objects.get()
    with pytest.raises(InvalidInput, match="cannot follow"):
        let_copied_follow(actor=cast.actor(cast.agent), request_id=mail.request_id, copied_id=row.pk)
    assert followers(mail.request) == set()
    row.refresh_from_db()
    assert row.state == CopyState.OFFERED


def test_our_own_addresses_are_nobody(cast: Cast, settings: Any) -> None:
    settings.DEFAULT_FROM_EMAIL = "Huolto <desk@suopursu.example>"
    mailbox_of(
        cast, code="sales", name="Sales", address="sales@suopursu.example", aliases=["shop@suopursu.example"]
    )
    mail = copied_to(
        cast,
        "sales@suopursu.example",
        "shop+today@suopursu.example",
        "help+1@suopursu.example",
        "desk@suopursu.example",
    )
    assert mail.request is not None
    assert not CopiedPerson.objects.exists()
    assert not Watcher.objects.exists()


def test_of_a_confidential_request_not_even_addresses_are_kept(cast: Cast) -> None:
    queue = Queue.objects.of(cast.suopursu).filter(confidentiality="human_resources").first()
    if queue is None:
        queue = Queue.objects.create(
            provider=cast.suopursu, code="hr", name={"en": "HR"}, confidentiality="human_resources"
        )
    mail = copied_to(cast, cast.teacher.email, "eve@elsewhere.example", to=mailbox_of(cast, queue=queue))
    assert mail.request is not None
    assert mail.request.confidentiality == "human_resources"
    assert not CopiedPerson.objects.exists()
    assert not Watcher.objects.exists()


def test_a_request_that_becomes_confidential_forgets_who_was_in_copy(cast: Cast) -> None:
    mail = copied_to(cast, "eve@elsewhere.example")
    assert mail.request is not None
    assert CopiedPerson.objects.filter(request=mail.request).exists()
    queue = Queue.objects.of(cast.suopursu).filter(confidentiality="human_resources").first()
    queue = queue or Queue.objects.create(
        provider=cast.suopursu, code="hr", name={"en": "HR"}, confidentiality="human_resources"
    )
    move_to_queue(actor=cast.actor(cast.agent), request_ids=[mail.request.pk], queue=queue)
    assert not CopiedPerson.objects.exists()


def test_a_machine_brings_nobody_in(cast: Cast) -> None:
    mail = came(
        mailbox_of(cast),
        letter(head=f"Cc: {cast.teacher.email}, eve@elsewhere.example\nAuto-Submitted: auto-generated"),
    )
    assert mail.request is not None
    assert followers(mail.request) == set()
    assert offered(mail.request) == []


def test_who_may_name_nobody_on_the_page_names_nobody_by_mail(cast: Cast) -> None:
    mailbox = mailbox_of(cast)
    first = copied_to(cast, cast.teacher.email, to=mailbox)
    second = came(
        mailbox,
        letter(
            "Me too.",
            sender=cast.teacher.email,
            number=2,
            subject=f"Re: {first.request.number}",  # type: ignore[union-attr]
            head=f"Cc: {cast.orderer.email}",
        ),
    )
    assert second.request == first.request
    assert followers(first.request) == {cast.teacher.name}
    assert offered(first.request) == [(cast.orderer.email.lower(), "")]


def test_an_agent_lets_a_stranger_follow_who_becomes_a_person_of_the_customer(cast: Cast) -> None:
    mail = copied_to(cast, "Eve Eklund <eve@elsewhere.example>")
    agent = cast.actor(cast.agent)
    [one] = offered_of(agent, mail.request)
    let_copied_follow(actor=agent, request_id=mail.request_id, copied_id=one.row.pk)
    eve = Person.objects.get(email="eve@elsewhere.example")
    assert (eve.name, eve.organisation_id) == ("Eve Eklund", mail.request.customer_id)  # type: ignore[union-attr]
    assert followers(mail.request) == {"Eve Eklund"}
    assert offered_of(agent, mail.request) == []
    with pytest.raises(NotVisible):
        let_copied_follow(actor=agent, request_id=mail.request_id, copied_id=one.row.pk)


def test_who_was_left_out_is_not_offered_again(cast: Cast) -> None:
    mailbox = mailbox_of(cast)
    mail = copied_to(cast, "eve@elsewhere.example", to=mailbox)
    row = CopiedPerson.objects.get()
    leave_copied_out(actor=cast.actor(cast.agent), request_id=mail.request_id, copied_id=row.pk)
    again = came(
        mailbox,
        letter(
            "More.",
            number=2,
            subject=f"Re: {mail.request.number}",  # type: ignore[union-attr]
            head="Cc: eve@elsewhere.example",
        ),
    )
    assert again.request == mail.request
    assert offered(mail.request) == []
    assert followers(mail.request) == set()


def test_only_who_works_on_it_decides(cast: Cast) -> None:
    mail = copied_to(cast, "eve@elsewhere.example")
    row = CopiedPerson.objects.get()
    for person in (cast.employee, cast.orderer):
        with pytest.raises(NotAllowed):
            let_copied_follow(actor=cast.actor(person), request_id=mail.request_id, copied_id=row.pk)
        assert offered_of(cast.actor(person), mail.request) == []
    for stranger in (cast.other_administrator, cast.hr_agent, cast.payar_administrator):
        with pytest.raises(NotVisible):
            leave_copied_out(actor=cast.actor(stranger), request_id=mail.request_id, copied_id=row.pk)


def test_a_long_list_of_receivers_is_looked_at_up_to_a_number(cast: Cast) -> None:
    mail = copied_to(cast, *[f"friend{number}@elsewhere.example" for number in range(300)])
    assert len(offered(mail.request)) == 20
