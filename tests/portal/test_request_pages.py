"""Requests and approvals in the browser: following, writing, cancelling, answering by page and by mailed link."""

from decimal import Decimal

import pytest
from django.test import Client

from cast import Cast
from huolto.desk.choices import ApprovalState, Confidentiality, RequestKind
from huolto.desk.commands import add_message, ask_approval, open_request
from huolto.desk.models import Approval, Message, RequestReading, ServiceRequest
from huolto.foundation.models import OutgoingMail
from huolto.parties.models import CostCentre, Person
from huolto.shop.choices import OrderState
from huolto.shop.commands import set_approval_rule
from huolto.shop.models import Order
from shop.shops import Shop, day, deliver, line_of, open_shop, order, receive, serve

HERE = "/p/suopursu"


def browser(cast: Cast, person: Person, language: str = "en") -> Client:
    client = Client(headers={"accept-language": language})
    client.force_login(cast.user(person))
    return client


def read(response) -> str:
    """The page with plain blanks."""
    return " ".join(response.content.decode().replace("\u00a0", " ").split())


def asked(cast: Cast, title: str = "Screen stays dark", **facts) -> ServiceRequest:
    return open_request(
        actor=cast.actor(cast.employee),
        kind=RequestKind.INCIDENT,
        title=title,
        customer=cast.kaarnalahti,
        requester=cast.employee,
        **facts,
    )


@pytest.fixture
def shop(cast: Cast) -> Shop:
    return open_shop(cast)


@pytest.fixture
def waiting(cast: Cast) -> Order:
    """An order that waits for the approver: everything is asked about."""
    shop = open_shop(cast)
    set_approval_rule(actor=cast.system(), customer=cast.kaarnalahti, once_over=Decimal(0), monthly_over=None)
    return order(shop, cast.orderer, shop.laptop, cost_centre=cast.basic_education)


def link_of(address: str) -> str:
    """The path of the link in the mail to this address."""
    letter = OutgoingMail.objects.get(to_address=address)
    [link] = [word for word in letter.text.split() if "/approvals/" in word]
    return link.partition("8000")[2]


def test_an_employee_sees_its_own_requests_and_a_colleague_with_the_inspection_right_all(cast: Cast) -> None:
    asked(cast)
    open_request(
        actor=cast.actor(cast.orderer),
        kind=RequestKind.INCIDENT,
        title="Mouse is gone",
        customer=cast.kaarnalahti,
        requester=cast.orderer,
    )
    own = read(browser(cast, cast.employee).get(f"{HERE}/requests/"))
    assert "Screen stays dark" in own
    assert "Mouse is gone" not in own
    inspector = browser(cast, cast.inspector)
    everything = read(inspector.get(f"{HERE}/requests/"))
    assert "Screen stays dark" in everything
    assert "Mouse is gone" in everything
    assert "Mouse is gone" not in read(inspector.get(f"{HERE}/requests/?whose=mine"))
    assert "No requests yet" in read(inspector.get(f"{HERE}/requests/?state=ended"))


def test_another_customers_request_is_not_found_in_any_way(cast: Cast) -> None:
    request = asked(cast)
    stranger = browser(cast, cast.other_orderer)
    assert "Screen stays dark" not in read(stranger.get(f"{HERE}/requests/"))
    assert stranger.get(f"{HERE}/requests/{request.pk}/").status_code == 404
    assert stranger.post(f"{HERE}/requests/{request.pk}/message/", {"body": "Hi"}).status_code == 404
    assert stranger.post(f"{HERE}/requests/{request.pk}/cancel/").status_code == 404
    assert not Message.objects.exists()


def test_an_inspector_reads_an_hr_request_neither_in_the_list_nor_by_its_address(cast: Cast) -> None:
    secret = asked(cast, "Certificate of salary", confidentiality=Confidentiality.HUMAN_RESOURCES)
    inspector = browser(cast, cast.inspector)
    assert "Certificate" not in read(inspector.get(f"{HERE}/requests/"))
    assert inspector.get(f"{HERE}/requests/{secret.pk}/").status_code == 404
    assert "Certificate" in read(browser(cast, cast.employee).get(f"{HERE}/requests/{secret.pk}/"))
    assert not RequestReading.objects.exists(), "one's own reading is not kept"


def test_the_customer_reads_public_messages_and_writes_its_own(cast: Cast) -> None:
    request = asked(cast)
    add_message(actor=cast.actor(cast.agent), request_id=request.pk, body="Try the power button.")
    add_message(actor=cast.actor(cast.agent), request_id=request.pk, body="Third this week.", is_public=False)
    client = browser(cast, cast.employee)
    page = read(client.get(f"{HERE}/requests/{request.pk}/"))
    assert "Try the power button." in page
    assert "Third this week." not in page
    client.post(f"{HERE}/requests/{request.pk}/message/", {"body": "Still <b>dark</b>."})
    assert "Still &lt;b&gt;dark&lt;/b&gt;." in read(client.get(f"{HERE}/requests/{request.pk}/"))


def test_an_empty_message_is_refused_beside_its_field(cast: Cast) -> None:
    request = asked(cast)
    response = browser(cast, cast.employee).post(f"{HERE}/requests/{request.pk}/message/", {"body": " "})
    assert response.status_code == 422
    assert "Write something first." in read(response)


def test_an_order_is_followed_step_by_step(shop: Shop) -> None:
    cast = shop.cast
    placed = order(shop, cast.orderer, shop.laptop, holder=cast.employee)
    client = browser(cast, cast.orderer)

    def states() -> list[str]:
        response = client.get(f"{HERE}/requests/{placed.request_id}/")
        return [step.state for step in response.context["shown"].steps]

    line = line_of(placed, shop.laptop)
    seen = [states()]
    receive(shop, line, day(2026, 2, 10), tag="KA-20418")
    seen.append(states())
    deliver(shop, line, at=day(2026, 2, 11))
    seen.append(states())
    serve(shop, line, at=day(2026, 2, 12))
    seen.append(states())
    assert seen == [
        ["done", "now", "", ""],
        ["done", "done", "now", ""],
        ["done", "done", "done", "now"],
        ["done", "done", "done", "done"],
    ]
    assert "KA-20418" in read(client.get(f"{HERE}/requests/{placed.request_id}/"))


def test_the_orderer_cancels_on_the_page_until_something_has_arrived(shop: Shop) -> None:
    cast = shop.cast
    placed = order(shop, cast.orderer, shop.laptop)
    client = browser(cast, cast.orderer)
    assert client.get(f"{HERE}/requests/{placed.request_id}/").context["may_cancel"]
    receive(shop, line_of(placed, shop.laptop), day(2026, 2, 10))
    assert not client.get(f"{HERE}/requests/{placed.request_id}/").context["may_cancel"]
    page = client.post(f"{HERE}/requests/{placed.request_id}/cancel/", follow=True)
    assert "SR-000001 can no longer be cancelled." in read(page)


def test_an_inspector_sees_the_order_but_no_button_to_cancel_it(shop: Shop) -> None:
    placed = order(shop, shop.cast.orderer, shop.laptop)
    response = browser(shop.cast, shop.cast.inspector).get(f"{HERE}/requests/{placed.request_id}/")
    assert response.status_code == 200
    assert not response.context["may_cancel"]
    assert "Cancel the request" not in read(response)


def test_the_approver_is_told_in_its_list_and_approves_on_the_page(cast: Cast, waiting: Order) -> None:
    client = browser(cast, cast.approver)
    assert "Aino Kettunen asks you to approve" in read(client.get(f"{HERE}/requests/"))
    approval = Approval.objects.get()
    page = read(client.get(f"{HERE}/approvals/{approval.pk}/"))
    for text in ("Aino Kettunen", "4120 Basic education", "1,030.00 €", "Approve", "Decline"):
        assert text in page, text
    assert client.post(f"{HERE}/approvals/{approval.pk}/", {"choice": "approve"}).status_code == 302
    waiting.refresh_from_db()
    assert waiting.state == OrderState.PLACED
    assert "Aino Kettunen asks you" not in read(client.get(f"{HERE}/requests/"))


def test_nobody_else_opens_the_approval(cast: Cast, waiting: Order) -> None:
    approval = Approval.objects.get()
    for person in (cast.orderer, cast.inspector, cast.other_orderer):
        client = browser(cast, person)
        assert client.get(f"{HERE}/approvals/{approval.pk}/").status_code == 404
        assert client.post(f"{HERE}/approvals/{approval.pk}/", {"choice": "approve"}).status_code == 404
    waiting.refresh_from_db()
    assert waiting.state == OrderState.WAITING_FOR_APPROVAL


def test_declining_without_a_word_is_refused_and_with_one_tells_it(cast: Cast, waiting: Order) -> None:
    client, approval = browser(cast, cast.approver), Approval.objects.get()
    refused = client.post(f"{HERE}/approvals/{approval.pk}/", {"choice": "decline"})
    assert refused.status_code == 422
    assert "Say in a few words why you decline." in read(refused)
    client.post(f"{HERE}/approvals/{approval.pk}/", {"choice": "decline", "answer": "Not this year."})
    page = read(browser(cast, cast.orderer).get(f"{HERE}/requests/{waiting.request_id}/"))
    assert "Declined" in page
    assert "Not this year." in page


def test_the_mailed_link_answers_without_signing_in_in_the_approvers_language(
    cast: Cast, waiting: Order
) -> None:
    link = link_of("riitta@kaarnalahti.example")
    client = Client(headers={"accept-language": "sv"})
    page = client.get(link)
    assert page.status_code == 200
    assert '<html lang="fi"' in page.content.decode()
    assert "1 030,00 €" in read(page)
    assert page.headers["Referrer-Policy"] == "same-origin", "the link stays here, and the form may be sent"
    assert page.headers["X-Robots-Tag"] == "noindex"
    waiting.refresh_from_db()
    assert waiting.state == OrderState.WAITING_FOR_APPROVAL, "opening the link answers nothing"
    assert client.post(link, {"choice": "approve"}).status_code == 200
    waiting.refresh_from_db()
    assert waiting.state == OrderState.PLACED
    again = client.post(link, {"choice": "decline", "answer": "Or not."})
    assert again.status_code == 409
    assert Approval.objects.get().state == ApprovalState.APPROVED


def test_a_link_without_a_choice_answers_nothing_and_keeps_what_was_typed(cast: Cast, waiting: Order) -> None:
    form = {"choice": "perhaps", "answer": "I am not sure."}
    response = Client().post(link_of("riitta@kaarnalahti.example"), form)
    assert response.status_code == 422
    assert "I am not sure." in read(response)
    assert Approval.objects.get().state == ApprovalState.PENDING


def test_a_wrong_link_and_another_providers_are_not_found(cast: Cast, waiting: Order) -> None:
    link = link_of("riitta@kaarnalahti.example")
    for wrong in (f"{link[:-2]}/", link.replace("/p/suopursu/", "/p/payar/"), f"{HERE}/approvals/no-token/"):
        assert Client().get(wrong).status_code == 404
        assert Client().post(wrong, {"choice": "approve"}).status_code == 404


def test_the_linked_page_shows_no_way_into_the_portal(cast: Cast, waiting: Order) -> None:
    link = link_of("riitta@kaarnalahti.example")
    page = Client().get(link).content.decode()
    assert "/requests/" not in page
    assert "/cart/" not in page


def test_the_persian_approver_reads_from_right_to_left(cast: Cast) -> None:
    shop = open_shop(cast)
    Person.objects.filter(pk=cast.approver.pk).update(language="fa")
    CostCentre.objects.filter(pk=cast.administration.pk).update(owner=cast.approver)
    set_approval_rule(actor=cast.system(), customer=cast.kaarnalahti, once_over=Decimal(0), monthly_over=None)
    order(shop, cast.orderer, shop.laptop)
    page = Client(headers={"accept-language": "en"}).get(link_of("riitta@kaarnalahti.example"))
    assert '<html lang="fa" dir="rtl"' in page.content.decode()
    assert "۱٬۰۳۰" in page.content.decode()


def test_a_long_list_takes_no_more_queries_than_a_short_one(
    cast: Cast, django_assert_max_num_queries
) -> None:
    client = browser(cast, cast.inspector)
    for number in range(25):
        asked(cast, f"Number {number}")
    client.get(f"{HERE}/requests/")
    with django_assert_max_num_queries(14):
        assert len(client.get(f"{HERE}/requests/").context["found"].object_list) == 20


def test_an_approval_without_sums_shows_none(cast: Cast) -> None:
    approval, _token = ask_approval(actor=cast.system(), request=asked(cast), approver=cast.approver)
    page = read(browser(cast, cast.approver).get(f"{HERE}/approvals/{approval.pk}/"))
    assert "Your answer" in page
    assert "Once" not in page
    assert "Every month" not in page
