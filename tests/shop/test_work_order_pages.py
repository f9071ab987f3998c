"""Orders at the workbench: the list by what is to be done, receiving by scanner, delivering, putting in service."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from cast import Cast
from huolto.charges.models import Usage
from huolto.parties.models import Person
from huolto.register.models import Item, ServiceInterval
from huolto.shop.choices import LineState, OrderState
from huolto.shop.models import OrderLine
from shop.shops import HELSINKI, Shop, day, deliver, line_of, open_shop, order, receive

HERE = "/p/suopursu/work/orders"


def browser(cast: Cast, person: Person, language: str = "en") -> Client:
    client = Client(headers={"accept-language": language})
    client.force_login(cast.user(person))
    return client


def read(response) -> str:
    """The page with plain blanks."""
    return " ".join(response.content.decode().replace("\u00a0", " ").split())


@pytest.fixture
def shop(cast: Cast) -> Shop:
    return open_shop(cast)


@pytest.fixture
def keeper(shop: Shop) -> Client:
    return browser(shop.cast, shop.cast.store_keeper)


def test_the_list_is_filtered_and_searched_by_the_address(shop: Shop, keeper: Client) -> None:
    first = order(shop, shop.cast.orderer, shop.laptop)
    second = order(shop, shop.cast.orderer, shop.keyboard)

    def found(**query: str) -> list[int]:
        return [one.pk for one in keeper.get(f"{HERE}/", query).context["found"].object_list]

    assert found() == [second.pk, first.pk]
    assert found(do="receive") == [first.pk]
    assert found(do="deliver") == [second.pk]
    assert found(do="put_in_service") == []
    assert found(do="nonsense") == [second.pk, first.pk]
    assert found(q="SR-000002") == [second.pk]
    assert found(q="lumo") == [first.pk]
    assert found(q="zzz") == []
    views = {view.label: view.count for view in keeper.get(f"{HERE}/").context["views"]}
    assert views == {"All": None, "To receive": 1, "To deliver": 1, "To put in service": 0}


def test_an_hr_agent_and_a_customer_find_no_orders(shop: Shop) -> None:
    placed = order(shop, shop.cast.orderer, shop.laptop)
    hr_agent = browser(shop.cast, shop.cast.hr_agent)
    assert list(hr_agent.get(f"{HERE}/").context["found"].object_list) == []
    assert hr_agent.get(f"{HERE}/{placed.pk}/").status_code == 404
    assert browser(shop.cast, shop.cast.orderer).get(f"{HERE}/").status_code == 404


def test_staff_without_the_right_see_the_order_but_no_forms(shop: Shop) -> None:
    placed = order(shop, shop.cast.orderer, shop.laptop)
    clerk = browser(shop.cast, shop.cast.billing)
    page = clerk.get(f"{HERE}/{placed.pk}/")
    assert page.context["shown"].receipt is None
    assert "Cancel the order" not in read(page)
    assert clerk.post(f"{HERE}/{placed.pk}/receive/", {}).status_code == 404


def test_receiving_suggests_tags_and_takes_in_what_was_scanned(shop: Shop, keeper: Client) -> None:
    placed = order(shop, shop.cast.orderer, shop.laptop, shop.laptop)
    one, other = placed.lines.all()
    page = keeper.get(f"{HERE}/{placed.pk}/").content.decode()
    assert 'value="D-00001"' in page
    assert 'value="D-00002"' in page
    assert "data-scan" in page
    form = {f"serial-{one.pk}": "SN-1", f"asset_tag-{one.pk}": "KA-7", f"asset_tag-{other.pk}": "D-00002"}
    answer = keeper.post(f"{HERE}/{placed.pk}/receive/", form, follow=True)
    assert "1 unit received." in read(answer)
    assert Item.objects.get().asset_tag == "KA-7"
    other.refresh_from_db()
    assert other.state == LineState.ORDERED, "without a serial number it waits"


def test_a_serial_number_that_exists_is_told_beside_its_field_and_everything_typed_stays(
    shop: Shop, keeper: Client
) -> None:
    receive(shop, line_of(order(shop, shop.cast.orderer, shop.laptop), shop.laptop), day(2026, 2, 10))
    placed = order(shop, shop.cast.orderer, shop.laptop, shop.laptop)
    one, other = placed.lines.all()
    form = {
        f"serial-{one.pk}": "SN-2",
        f"asset_tag-{one.pk}": "KA-2",
        f"serial-{other.pk}": "SN-1",
        f"asset_tag-{other.pk}": "KA-3",
    }
    answer = keeper.post(f"{HERE}/{placed.pk}/receive/", form)
    assert answer.status_code == 422
    errors = answer.context["shown"].receipt.errors
    assert list(errors) == [f"serial-{other.pk}"]
    assert "SN-1 is already the number of" in str(errors)
    page = answer.content.decode()
    for typed in ("SN-2", "KA-2", "SN-1", "KA-3"):
        assert f'value="{typed}"' in page
    assert Item.objects.count() == 1


def test_receiving_nothing_is_refused_with_a_sentence(shop: Shop, keeper: Client) -> None:
    placed = order(shop, shop.cast.orderer, shop.laptop)
    answer = keeper.post(f"{HERE}/{placed.pk}/receive/", {})
    assert answer.status_code == 422
    assert "Scan or type the serial number of at least one unit." in read(answer)


def test_a_missing_tag_is_told_beside_its_field(shop: Shop, keeper: Client) -> None:
    placed = order(shop, shop.cast.orderer, shop.laptop)
    line = placed.lines.get()
    answer = keeper.post(f"{HERE}/{placed.pk}/receive/", {f"serial-{line.pk}": "SN-1"})
    assert answer.status_code == 422
    assert list(answer.context["shown"].receipt.errors) == [f"asset_tag-{line.pk}"]


def test_only_the_picked_units_are_delivered_on_the_day_given(shop: Shop, keeper: Client) -> None:
    placed = order(shop, shop.cast.orderer, shop.keyboard, shop.licence)
    keyboard, licence = line_of(placed, shop.keyboard), line_of(placed, shop.licence)
    form = {"pick": [str(keyboard.pk)], "delivery-on": "2026-02-11"}
    assert keeper.post(f"{HERE}/{placed.pk}/deliver/", form).status_code == 302
    assert Usage.objects.get().occurred_at == day(2026, 2, 11)
    licence.refresh_from_db()
    assert licence.state == LineState.ORDERED


@time_machine.travel(datetime(2040, 2, 11, 22, 30, tzinfo=UTC), tick=False)
def test_delivered_today_is_now_and_today_is_the_providers(shop: Shop) -> None:
    keeper = browser(shop.cast, shop.cast.store_keeper)
    placed = order(shop, shop.cast.orderer, shop.keyboard)
    line = placed.lines.get()
    assert 'value="2040-02-12"' in keeper.get(f"{HERE}/{placed.pk}/").content.decode(), "00:30 in Helsinki"
    keeper.post(f"{HERE}/{placed.pk}/deliver/", {"pick": [str(line.pk)], "delivery-on": "2040-02-12"})
    assert Usage.objects.get().occurred_at == datetime(2040, 2, 12, 0, 30, tzinfo=HELSINKI)


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"delivery-on": "2026-02-11"}, "Pick at least one unit."),
        ({"pick": "own", "delivery-on": "yesterday"}, "This is not a day."),
        ({"pick": "own", "delivery-on": "2099-01-01"}, "This day has not come yet."),
        ({"pick": "999999", "delivery-on": "2026-02-11"}, "Pick at least one unit."),
    ],
)
def test_a_delivery_that_makes_no_sense_is_refused(
    shop: Shop, keeper: Client, form: dict[str, str], said: str
) -> None:
    placed = order(shop, shop.cast.orderer, shop.keyboard)
    sent = {**form, **({"pick": str(placed.lines.get().pk)} if form.get("pick") == "own" else {})}
    answer = keeper.post(f"{HERE}/{placed.pk}/deliver/", sent)
    assert answer.status_code == 422
    assert said in read(answer)
    assert not Usage.objects.exists()


def test_put_in_service_from_a_day_begins_at_its_first_instant(shop: Shop, keeper: Client) -> None:
    placed = order(shop, shop.cast.orderer, shop.laptop)
    line = receive(shop, line_of(placed, shop.laptop), day(2026, 2, 10))
    deliver(shop, line, at=day(2026, 2, 11))
    form = {"pick": [str(line.pk)], "service-on": "2026-02-12"}
    answer = keeper.post(f"{HERE}/{placed.pk}/in-service/", form, follow=True)
    assert "1 unit is in service." in read(answer)
    assert ServiceInterval.objects.get().during.lower == day(2026, 2, 12)
    placed.refresh_from_db()
    assert placed.state == OrderState.FULFILLED


def test_a_slip_of_a_year_puts_nothing_in_service(shop: Shop, keeper: Client) -> None:
    placed = order(shop, shop.cast.orderer, shop.laptop)
    line = receive(shop, line_of(placed, shop.laptop), day(2026, 2, 10))
    deliver(shop, line, at=day(2026, 2, 11))
    for typed, said in (("2199-12-31", "more than a year away"), ("9999-12-31", "from 1900 to 2199")):
        form = {"pick": [str(line.pk)], "service-on": typed}
        answer = keeper.post(f"{HERE}/{placed.pk}/in-service/", form)
        assert answer.status_code == 422
        assert said in read(answer)
    assert not ServiceInterval.objects.exists()


def test_a_persian_store_keeper_types_the_day_in_jalali(shop: Shop) -> None:
    placed = order(shop, shop.cast.orderer, shop.keyboard)
    line = placed.lines.get()
    client = browser(shop.cast, shop.cast.store_keeper, "fa")
    page = client.get(f"{HERE}/{placed.pk}/").content.decode()
    assert '<html lang="fa" dir="rtl"' in page
    form = {"pick": [str(line.pk)], "delivery-on": "۱۴۰۴/۱۱/۲۲"}
    assert client.post(f"{HERE}/{placed.pk}/deliver/", form).status_code == 302
    assert Usage.objects.get().occurred_at == day(2026, 2, 11)


def test_a_second_click_is_told_and_does_nothing_twice(shop: Shop, keeper: Client) -> None:
    placed = order(shop, shop.cast.orderer, shop.keyboard)
    form = {"pick": [str(placed.lines.get().pk)], "delivery-on": "2026-02-11"}
    assert keeper.post(f"{HERE}/{placed.pk}/deliver/", form).status_code == 302
    assert keeper.post(f"{HERE}/{placed.pk}/deliver/", form).status_code == 422
    assert Usage.objects.count() == 1


def test_an_order_is_cancelled_at_the_workbench_until_something_has_arrived(
    shop: Shop, keeper: Client
) -> None:
    first, second = order(shop, shop.cast.orderer, shop.laptop), order(shop, shop.cast.orderer, shop.laptop)
    keeper.post(f"{HERE}/{first.pk}/cancel/")
    first.refresh_from_db()
    assert first.state == OrderState.CANCELLED
    receive(shop, line_of(second, shop.laptop), day(2026, 2, 10))
    answer = keeper.post(f"{HERE}/{second.pk}/cancel/", follow=True)
    assert "can no longer be cancelled" in read(answer)


def test_another_providers_orders_are_not_found(shop: Shop) -> None:
    placed = order(shop, shop.cast.orderer, shop.laptop)
    client = browser(shop.cast, shop.cast.payar_store_keeper)
    assert client.get(f"/p/payar/work/orders/{placed.pk}/").status_code == 404
    assert list(client.get("/p/payar/work/orders/").context["found"].object_list) == []


def test_long_lists_and_big_orders_take_no_more_queries(
    shop: Shop, keeper: Client, django_assert_max_num_queries
) -> None:
    for _ in range(6):
        order(shop, shop.cast.orderer, shop.keyboard)
    big = order(shop, shop.cast.orderer, *[shop.laptop] * 12)
    keeper.get(f"{HERE}/")
    with django_assert_max_num_queries(14):
        assert len(keeper.get(f"{HERE}/").context["found"].object_list) == 7
    with django_assert_max_num_queries(18):
        keeper.get(f"{HERE}/{big.pk}/")
    assert OrderLine.objects.filter(order=big).count() == 12
