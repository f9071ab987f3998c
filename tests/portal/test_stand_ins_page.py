"""The page on which somebody says who answers for them while they are away."""

from datetime import timedelta

from django.urls import reverse

from cast import Cast
from huolto.parties.models import StandIn
from huolto.parties.queries import today_at
from portal.test_device_pages import browser


def where(query: str = "") -> str:
    return f"/p/suopursu{reverse('stand_ins')}{query}"


def days(cast: Cast, address: str) -> dict[str, str]:
    day = today_at(cast.suopursu)
    return {
        "stand_in-words": address,
        "from_on": day.isoformat(),
        "until_on": (day + timedelta(days=7)).isoformat(),
    }


def test_a_colleague_is_named_by_their_mail_address_and_taken_back(cast: Cast) -> None:
    client = browser(cast, cast.approver)
    assert client.post(where(), days(cast, cast.orderer.email.upper())).status_code == 302
    named = StandIn.objects.get()
    assert (named.person, named.stand_in) == (cast.approver, cast.orderer)
    assert cast.orderer.name in client.get(where()).content.decode()
    assert cast.approver.name in browser(cast, cast.orderer).get(where()).content.decode()
    client.post(where(), {"end": named.pk})
    named.refresh_from_db()
    assert named.ended_at is not None


def test_a_stranger_or_another_customers_person_is_not_found(cast: Cast) -> None:
    client = browser(cast, cast.approver)
    for address in ("nobody@kaarnalahti.example", cast.other_orderer.email, cast.agent.email):
        answer = client.post(where(), days(cast, address))
        assert answer.status_code == 422
        assert "Nobody at your organisation has this address." in answer.content.decode()
    assert not StandIn.objects.exists()


def test_an_administrator_names_one_for_others_and_nobody_else_does(cast: Cast) -> None:
    query = f"?person={cast.approver.pk}"
    sent = days(cast, cast.orderer.email)
    assert browser(cast, cast.customer_administrator).post(where(query), sent).status_code == 302
    assert StandIn.objects.get().named_by == cast.customer_administrator
    for other in (cast.orderer, cast.other_administrator):
        assert browser(cast, other).get(where(query)).status_code == 404
        assert browser(cast, other).post(where(query), sent).status_code == 404


def test_nobody_ends_what_is_not_theirs(cast: Cast) -> None:
    browser(cast, cast.approver).post(where(), days(cast, cast.orderer.email))
    named = StandIn.objects.get()
    for other in (cast.employee, cast.other_administrator):
        assert browser(cast, other).post(where(), {"end": named.pk}).status_code == 404
    named.refresh_from_db()
    assert named.ended_at is None
