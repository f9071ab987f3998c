"""Pages of the pile of waiting mails, of a mailbox's history, and of who was in copy."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from cast import Cast
from connectors.intake import came, letter, mailbox_of, with_files
from huolto.connectors.choices import MailboxFault, MailState
from huolto.connectors.mail_in.outages import note_failure
from huolto.connectors.models import CopiedPerson, Mailbox, ReceivedMail
from huolto.desk.models import Watcher
from workbench.test_mail_in_pages import FORM, STRANGER, at, signed_in, text


@pytest.fixture
def agent(client: Client, cast: Cast) -> Client:
    return signed_in(client, cast, cast.agent)


def said(response: Any) -> list[str]:
    return [str(one) for one in response.context["messages"]]


def test_picked_mails_are_assigned_to_a_customer_and_the_list_keeps_its_filter(
    agent: Client, cast: Cast
) -> None:
    mailbox = mailbox_of(cast)
    ids = [came(mailbox, letter(sender=STRANGER, number=number)).pk for number in (1, 2)]
    lost = came(mailbox, letter("Nobody.", sender="", number=3, subject="Lost"))
    answer = agent.post(
        at("work_incoming_mails_decide"),
        {
            "pick": [*ids, lost.pk],
            "do": "customer",
            "customer": cast.kaarnalahti.pk,
            "back": f"state=quarantined&mailbox={mailbox.pk}&page=2&next=//evil.example",
        },
    )
    assert answer.url == f"{at('work_incoming_mails')}?mailbox={mailbox.pk}"
    assert list(ReceivedMail.objects.order_by("pk").values_list("state", flat=True)) == [
        MailState.TAKEN,
        MailState.TAKEN,
        MailState.QUARANTINED,
    ]
    page = agent.get(at("work_incoming_mails"))
    assert len(said(page)) == 2
    assert "Lost" in said(page)[1]


def test_a_customer_must_be_chosen_to_assign_to_one(agent: Client, cast: Cast) -> None:
    mail = came(mailbox_of(cast), letter(sender=STRANGER))
    agent.post(at("work_incoming_mails_decide"), {"pick": [mail.pk], "do": "customer", "customer": ""})
    mail.refresh_from_db()
    assert mail.state == MailState.QUARANTINED
    assert agent.post(at("work_incoming_mails_decide"), {"pick": [mail.pk], "do": "burn"}).status_code == 404


def test_a_look_inside_is_plain_text_without_anything_that_acts(agent: Client, cast: Cast) -> None:
    html = '<p>Hi <b>there</b></p><script>alert(1)</script><img src="https://track.example/x.png"><a href="https://bad.example">here</a>'
    data = letter(html, sender=STRANGER).replace(b"text/plain", b"text/html")
    mail = came(mailbox_of(cast), data)
    seen = text(agent.get(at("work_incoming_mail_glimpse", mail.pk)))
    assert "Hi there" in seen
    for forbidden in ("<script", "<img", "href", "alert(1)"):
        assert forbidden not in seen
    hostile = letter("<script>alert(2)</script>", sender=STRANGER, number=2)
    assert "&lt;script&gt;" in text(
        agent.get(at("work_incoming_mail_glimpse", came(mail.mailbox, hostile).pk))
    )


def test_a_look_inside_names_files_and_opens_none(agent: Client, cast: Cast) -> None:
    data = with_files(("invoice.exe", b"MZ")).replace(
        b"Elina Rauta <elina@kaarnalahti.example>", b"eve@elsewhere.example"
    )
    mail = came(mailbox_of(cast), data)
    seen = text(agent.get(at("work_incoming_mail_glimpse", mail.pk)))
    assert "invoice.exe" in seen
    assert "href" not in seen


def test_the_list_is_narrowed_by_mailbox_reason_and_days(agent: Client, cast: Cast) -> None:
    mailbox, other = mailbox_of(cast), mailbox_of(cast, code="other", address="other@suopursu.example")
    came(mailbox, letter(sender=STRANGER, subject="Bicycle"))
    came(mailbox, letter(sender="", number=2, subject="Nameless"))
    came(other, letter(sender=STRANGER, number=3, subject="Elsewhere"))
    here = at("work_incoming_mails")
    seen = text(agent.get(f"{here}?mailbox={mailbox.pk}&reason=unknown-sender&days=7"))
    assert "Bicycle" in seen
    assert "Nameless" not in seen
    assert "Elsewhere" not in seen
    assert "Nameless" in text(agent.get(f"{here}?mailbox={mailbox.pk}&reason=nonsense&days=x"))


def test_the_history_of_a_mailbox_leads_to_the_mails_and_tells_when_it_failed(
    client: Client, cast: Cast
) -> None:
    mailbox = mailbox_of(cast, host="imap.suopursu.example", user="help")
    came(mailbox, letter(sender=STRANGER))
    note_failure(mailbox, MailboxFault.UNREACHABLE, "timed out", timezone.now())
    keeper = signed_in(client, cast, cast.provider_administrator)
    seen = text(keeper.get(at("work_mailbox_history", mailbox.pk)))
    assert f"mailbox={mailbox.pk}&amp;state=quarantined&amp;reason=unknown-sender&amp;days=7" in seen
    assert "timed out" in seen
    assert at("work_mailbox_history", mailbox.pk) in text(keeper.get(at("work_mailboxes")))


def test_further_addresses_and_the_keeper_are_given_on_the_page(client: Client, cast: Cast) -> None:
    keeper = signed_in(client, cast, cast.provider_administrator)
    given = {**FORM, "aliases": "it@suopursu.example, apua@suopursu.example", "keeper": cast.agent.pk}
    keeper.post(at("work_mailbox_new"), given)
    made = Mailbox.objects.get(code="team")
    assert made.keeper == cast.agent
    assert made.aliases.count() == 2
    seen = text(keeper.get(at("work_mailbox", made.pk)))
    assert "apua@suopursu.example\nit@suopursu.example" in seen
    refused = keeper.post(at("work_mailbox", made.pk), {**given, "aliases": "nonsense"})
    assert refused.status_code == 422
    assert made.aliases.count() == 2


def test_agents_let_people_in_copy_follow_or_leave_them_out(agent: Client, cast: Cast) -> None:
    head = "Cc: Eve Eklund <eve@elsewhere.example>, mats@elsewhere.example"
    mail = came(mailbox_of(cast), letter(head=head))
    page = at("work_request", mail.request_id)
    assert "eve@elsewhere.example" in text(agent.get(page))
    eve, mats = CopiedPerson.objects.order_by("address")
    step = at("work_request_step", mail.request_id, "copied")
    agent.post(step, {"copied": eve.pk, "do": "follow"})
    agent.post(step, {"copied": mats.pk, "do": "leave"})
    [watcher] = Watcher.objects.filter(request=mail.request)
    assert watcher.person.name == "Eve Eklund"
    seen = text(agent.get(page))
    assert "mats@elsewhere.example" not in seen


def test_customers_never_read_who_else_was_in_copy(client: Client, cast: Cast) -> None:
    mail = came(mailbox_of(cast), letter(head="Cc: Eve Eklund <eve@elsewhere.example>"))
    employee = signed_in(client, cast, cast.employee)
    assert "eve@elsewhere.example" not in text(employee.get(at("request", mail.request_id)))
