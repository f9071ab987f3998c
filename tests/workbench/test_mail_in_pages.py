"""Pages of mail in: what waits and its decision, the original beside a message, mailboxes that are added, changed and tried."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from connectors.intake import came, letter, mailbox_of
from desk.desks import asked
from huolto.connectors.choices import MailState
from huolto.connectors.models import Mailbox, ReceivedMail
from huolto.desk.models import Message, ServiceRequest
from huolto.foundation.sealing import unseal

STRANGER = "Eve Eklund <eve@elsewhere.example>"
PREFIX = "/p/suopursu"
FORM = {
    "name": "Service team", "address": "Team@Suopursu.example", "code": "team", "kind": "incident", "is_active": "on", "port": "993",
    "security": "tls", "folder": "INBOX", "after_taking": "seen",
}  # fmt: skip


def signed_in(client: Client, cast: Cast, person: Any) -> Client:
    client.force_login(cast.user(person), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def at(name: str, *args: Any) -> str:
    return PREFIX + reverse(name, args=args)


def text(response: Any) -> str:
    return response.content.decode()


def test_what_waits_is_counted_listed_with_its_reason_and_read(client: Client, cast: Cast) -> None:
    mailbox = mailbox_of(cast)
    mail = came(mailbox, letter("Do you repair bicycles?", sender=STRANGER, subject="Bicycle"))
    agent = signed_in(client, cast, cast.agent)
    listed = text(agent.get(at("work_incoming_mails"), headers={"accept-language": "en"}))
    assert "Bicycle" in listed
    assert "eve@elsewhere.example" in listed
    page = text(agent.get(at("work_incoming_mail", mail.pk)))
    assert "Do you repair bicycles?" in page
    original = agent.get(at("work_incoming_mail_original", mail.pk))
    assert b"".join(original) == letter("Do you repair bicycles?", sender=STRANGER, subject="Bicycle")
    assert "attachment" in original["Content-Disposition"]


def test_the_list_asks_no_more_for_many_than_for_one(
    client: Client, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    mailbox = mailbox_of(cast)
    agent = signed_in(client, cast, cast.agent)
    came(mailbox, letter(sender=STRANGER))
    agent.get(at("work_incoming_mails"))
    for number in range(2, 12):
        came(mailbox, letter(sender=STRANGER, number=number))
    with django_assert_max_num_queries(14):
        agent.get(at("work_incoming_mails"))


def test_an_agent_finds_the_person_and_takes_it_in(client: Client, cast: Cast) -> None:
    mail = came(mailbox_of(cast), letter(sender=STRANGER))
    agent = signed_in(client, cast, cast.agent)
    found = text(agent.get(at("work_incoming_mail", mail.pk), {"q": "Rauta"}))
    assert f'value="{cast.employee.pk}"' in found
    answer = agent.post(
        at("work_incoming_mail_decide", mail.pk), {"do": "person", "person": cast.employee.pk}
    )
    request = ServiceRequest.objects.get()
    assert answer.status_code == 302
    assert answer["Location"].endswith(reverse("work_request", args=[request.pk]))
    assert reverse("work_incoming_mail_original", args=[mail.pk]) in text(
        agent.get(at("work_request", request.pk))
    )


def test_a_number_that_is_not_theirs_is_refused_beside_the_mail(client: Client, cast: Cast) -> None:
    request = asked(cast)
    mail = came(mailbox_of(cast), letter(sender=STRANGER))
    agent = signed_in(client, cast, cast.agent)
    answer = agent.post(
        at("work_incoming_mail_decide", mail.pk),
        {"do": "person", "person": cast.other_employee.pk, "number": request.number},
    )
    assert answer.status_code == 422
    assert request.number in text(answer)
    assert not Message.objects.exists()


def test_refusing_and_making_known_by_the_page(client: Client, cast: Cast) -> None:
    mailbox = mailbox_of(cast)
    agent = signed_in(client, cast, cast.agent)
    refused = came(mailbox, letter(sender=STRANGER))
    agent.post(at("work_incoming_mail_decide", refused.pk), {"do": "refuse"})
    known = came(mailbox, letter(sender=STRANGER, number=2))
    agent.post(
        at("work_incoming_mail_decide", known.pk),
        {"do": "newcomer", "customer": cast.otavala.pk, "name": "Eve Eklund"},
    )
    states = list(ReceivedMail.objects.order_by("pk").values_list("state", flat=True))
    assert states == [MailState.REFUSED, MailState.TAKEN]
    assert agent.post(at("work_incoming_mail_decide", refused.pk), {"do": "what"}).status_code == 404


def test_a_message_has_its_original_beside_it(client: Client, cast: Cast) -> None:
    request = asked(cast)
    mail = came(mailbox_of(cast), letter("It works.", subject=f"Re: {request.number}"))
    page = text(signed_in(client, cast, cast.agent).get(at("work_request", request.pk)))
    assert page.count(reverse("work_incoming_mail_original", args=[mail.pk])) == 1


def test_html_of_a_stranger_is_shown_without_what_acts(client: Client, cast: Cast) -> None:
    data = letter('<p onclick="x()">Hello<script>alert(1)</script></p>', sender=STRANGER).replace(
        b"text/plain", b"text/html"
    )
    mail = came(mailbox_of(cast), data)
    page = text(signed_in(client, cast, cast.agent).get(at("work_incoming_mail", mail.pk)))
    assert "<p>Hello</p>" in page
    assert "alert(1)" not in page
    assert "onclick" not in page


def test_a_mailbox_is_added_and_its_password_is_sealed(client: Client, cast: Cast) -> None:
    administrator = signed_in(client, cast, cast.provider_administrator)
    answer = administrator.post(
        at("work_mailbox_new"),
        {**FORM, "host": "imap.example.org", "user": "team", "password": "pine", "customer": cast.otavala.pk,
         "domains": "otavala.example, @b.example"},
    )  # fmt: skip
    mailbox = Mailbox.objects.get()
    assert answer.status_code == 302
    assert (mailbox.address, mailbox.domains) == ("team@suopursu.example", ["b.example", "otavala.example"])
    assert "pine" not in mailbox.password
    assert unseal(mailbox.password, place=mailbox.place) == "pine"
    page = text(administrator.get(at("work_mailbox", mailbox.pk)))
    assert mailbox.password not in page
    administrator.post(at("work_mailbox", mailbox.pk), {**FORM, "host": "imap.example.org", "user": "team"})
    mailbox.refresh_from_db()
    assert unseal(mailbox.password, place=mailbox.place) == "pine"
    assert mailbox.address in text(administrator.get(at("work_mailboxes")))


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"address": "help@suopursu.example"}, "address"),
        ({"code": "help"}, "code"),
        ({"domains": "otavala.example"}, "customer"),
        ({"host": "imap.example.org"}, "user"),
        ({"after_taking": "move"}, "moved_to"),
        ({"name": " "}, "name"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(
    client: Client, cast: Cast, given: dict[str, str], field: str
) -> None:
    mailbox_of(cast)
    answer = signed_in(client, cast, cast.provider_administrator).post(
        at("work_mailbox_new"), {**FORM, **given}
    )
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert Mailbox.objects.count() == 1


def test_an_address_is_a_mailbox_of_one_provider_only(client: Client, cast: Cast) -> None:
    mailbox_of(cast, provider=cast.payar, address="team@suopursu.example")
    answer = signed_in(client, cast, cast.provider_administrator).post(at("work_mailbox_new"), FORM)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["address"]


def test_a_server_that_is_away_is_told_when_it_is_tried(client: Client, cast: Cast) -> None:
    mailbox = mailbox_of(cast, host="imap.invalid", user="team", password="pine")
    administrator = signed_in(client, cast, cast.provider_administrator)
    answer = administrator.post(at("work_mailbox_try", mailbox.pk), follow=True)
    assert answer.status_code == 200
    assert [str(one.level_tag) for one in answer.context["messages"]] == ["error"]


@pytest.mark.parametrize("name", ["work_mailboxes", "work_mailbox_new"])
def test_mailboxes_are_the_administrators(client: Client, cast: Cast, name: str) -> None:
    assert signed_in(client, cast, cast.agent).get(at(name)).status_code == 404
