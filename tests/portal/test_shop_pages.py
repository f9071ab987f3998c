"""The shop and the cart in the browser: what they show, whom they let in, and what a double click does."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from cast import Cast
from huolto.catalogue.commands import (
    add_to_assortment,
    choose_acquisition_model,
    create_assortment,
    create_category,
    create_product,
    set_price,
)
from huolto.desk.models import ServiceRequest
from huolto.parties.models import Person
from huolto.shop.commands import add_to_cart, set_approval_rule
from huolto.shop.models import Cart, CartLine, Order
from shop.shops import BEGINNING, Shop, fill_cart, open_shop

HERE = "/p/suopursu"


def browser(cast: Cast, person: Person, language: str = "en") -> Client:
    client = Client(headers={"accept-language": language})
    client.force_login(cast.user(person))
    return client


def read(response) -> str:
    """The page with plain blanks."""
    return " ".join(response.content.decode().replace("\u00a0", " ").split())


@pytest.fixture
def shop(cast: Cast) -> Shop:
    return open_shop(cast, leases=True)


@pytest.mark.parametrize("role", ["employee", "inspector", "hr", "customer_administrator", "store_keeper"])
def test_the_shop_is_for_orderers(shop: Shop, role: str) -> None:
    client = browser(shop.cast, getattr(shop.cast, role))
    for address in ("shop/", "cart/"):
        assert client.get(f"{HERE}/{address}").status_code == 404


def test_the_shop_shows_products_with_what_the_agreement_charges(shop: Shop) -> None:
    page = read(browser(shop.cast, shop.cast.orderer).get(f"{HERE}/shop/"))
    for text in (
        "City shop",
        "Koulujen verkkokauppa",
        "Lumo Book 14",
        "36.30 €",
        "39.00 €",
        "16.50 €",
        "Life-cycle lease · 48 months",
        "price with Workplace Plus",
        "Päivi Lindroos",
    ):
        assert text in page, text
    assert "School slate" not in page


def test_the_school_has_its_own_shop_and_not_the_citys(shop: Shop) -> None:
    client = browser(shop.cast, shop.cast.school_orderer)
    page = read(client.get(f"{HERE}/shop/"))
    assert "Koulujen verkkokauppa" in page
    assert "School slate" in page
    assert "Lumo Book 14" not in page
    assert "Lumo Book 14" not in read(client.get(f"{HERE}/shop/city/"))


def test_shops_of_one_name_are_told_apart_by_whose_they_are_and_each_opens(shop: Shop) -> None:
    cast = shop.cast
    twin = create_assortment(
        actor=cast.system(), organisation=cast.rantakoulu, code="city", name={"en": "City shop"}
    )
    add_to_assortment(actor=cast.system(), assortment=twin, entries=[(shop.slate, None)])
    client = browser(cast, cast.orderer)
    of_the_school = f"{HERE}/shop/city/?of={cast.rantakoulu.pk}"
    page = client.get(of_the_school)
    assert {"City shop, Kaarnalahti", "City shop, Rantakoulu"} <= {
        view.label.replace("City of ", "") for view in page.context["shop"].storefronts
    }
    assert [one.name for one in page.context["shop"].products] == ["School slate"]
    assert of_the_school in {view.url for view in page.context["shop"].storefronts}
    own = client.get(f"{HERE}/shop/city/?of={cast.kaarnalahti.pk}")
    assert "School slate" not in [one.name for one in own.context["shop"].products]
    # Whatever else stands in the address opens nothing that is not one's own.
    assert client.get(f"{HERE}/shop/city/?of=0").status_code == 200


def test_a_quantity_typed_in_persian_digits_counts(shop: Shop) -> None:
    facts = {"assortment": shop.city.pk, "product": shop.keyboard.pk, "quantity": "۲"}
    browser(shop.cast, shop.cast.orderer).post(f"{HERE}/shop/add/", facts)
    assert CartLine.objects.filter(product=shop.keyboard).count() == 2


def test_the_shop_counts_what_lies_in_the_cart(shop: Shop) -> None:
    client = browser(shop.cast, shop.cast.orderer)
    assert client.get(f"{HERE}/shop/").context["in_cart"] == 0
    fill_cart(shop, shop.cast.orderer, shop.laptop, shop.keyboard)
    assert client.get(f"{HERE}/shop/").context["in_cart"] == 2


def test_the_shop_is_narrowed_by_words_and_category_in_the_address(shop: Shop) -> None:
    client = browser(shop.cast, shop.cast.orderer)
    found = read(client.get(f"{HERE}/shop/city/", {"q": "KEYB"}))
    assert "Quiet keyboard" in found
    assert "Office suite" not in found
    licences = read(client.get(f"{HERE}/shop/city/", {"category": "licences"}))
    assert "Office suite" in licences
    assert "Quiet keyboard" not in licences
    assert "Nothing to order here" in read(client.get(f"{HERE}/shop/city/", {"q": "zzz"}))


def test_shop_and_cart_show_how_the_customer_acquires(shop: Shop) -> None:
    cast = shop.cast
    choose_acquisition_model(
        actor=cast.system(),
        customer=cast.kaarnalahti,
        category=shop.licence.category,
        acquisition_model="direct_purchase",
        from_on=BEGINNING,
    )
    fill_cart(shop, cast.orderer, shop.laptop, shop.keyboard)
    client = browser(cast, cast.orderer)
    for address in ("shop/", "cart/"):
        page = read(client.get(f"{HERE}/{address}"))
        assert "City of Kaarnalahti acquires devices by: Life-cycle lease." in page
        assert "the day of removal is free" in page
        assert "Chosen from 1 Jan 2025." in page
        assert "Licences: Direct purchase." in page
    assert "Direct purchase" in read(client.get(f"{HERE}/cart/")), "a keyboard is bought all the same"


def test_the_cart_says_what_it_costs_once_and_a_month_and_why(shop: Shop) -> None:
    fill_cart(shop, shop.cast.orderer, shop.laptop, shop.laptop, shop.keyboard, holder=shop.cast.employee)
    response = browser(shop.cast, shop.cast.orderer).get(f"{HERE}/cart/")
    cart = response.context["cart"]
    assert (cart.monthly, cart.once) == (Decimal("72.60"), Decimal("39.00"))
    assert dict(cart.monthly_parts) == {"Rent": Decimal("42.80"), "Service package": Decimal("29.80")}
    laptops, keyboard = cart.groups
    assert (laptops.quantity, laptops.monthly, laptops.once) == (2, Decimal("72.60"), Decimal(0))
    assert {(price.label, price.net, price.why.clause) for price in laptops.each} == {
        ("Rent", Decimal("21.40"), "life-cycle-lease"),
        ("Service package", Decimal("14.90"), "package-plus"),
    }
    [price] = keyboard.each
    assert (price.net, price.why.source) == (Decimal("39.00"), "Workplace services, version 1")
    page = read(response)
    for text in ("Elina Rauta", "Town Hall", "1010 Administration", "Why 39.00 €?", "You place the order"):
        assert text in page, text


def test_what_the_agreement_does_not_price_is_said(cast: Cast) -> None:
    shop = open_shop(cast, agreement=False)
    fill_cart(shop, cast.orderer, shop.keyboard)
    page = read(browser(cast, cast.orderer).get(f"{HERE}/cart/"))
    assert "Your agreement does not say what this costs: Quiet keyboard." in page


def test_putting_into_the_cart_and_taking_out(shop: Shop) -> None:
    client = browser(shop.cast, shop.cast.orderer)
    form = {"assortment": shop.city.pk, "product": shop.laptop.pk, "package": shop.basic.pk, "quantity": 2}
    assert client.post(f"{HERE}/shop/add/", form).headers["Location"] == f"{HERE}/cart/"
    assert [line.package for line in CartLine.objects.all()] == [shop.basic, shop.basic]
    line = CartLine.objects.first()
    client.post(f"{HERE}/cart/lines/{line.pk}/remove/")
    assert CartLine.objects.count() == 1


@pytest.mark.parametrize("quantity", ["0", "51", "-1", "many", ""])
def test_a_number_that_makes_no_sense_is_refused_with_a_sentence(shop: Shop, quantity: str) -> None:
    client = browser(shop.cast, shop.cast.orderer)
    form = {"assortment": shop.city.pk, "product": shop.laptop.pk, "quantity": quantity}
    page = client.post(f"{HERE}/shop/add/", form, follow=True)
    assert "Say how many, from 1 to 50." in read(page)
    assert not CartLine.objects.exists()


def test_a_unit_gets_its_own_holder_place_and_cost_centre(shop: Shop) -> None:
    cast = shop.cast
    fill_cart(shop, cast.orderer, shop.laptop, shop.laptop)
    line = CartLine.objects.first()
    form = {
        "holder": f"{cast.teacher.name} <{cast.teacher.email}>",
        "place": cast.school_site.pk,
        "cost_centre": cast.basic_education.pk,
        "posting_code": "4371",
        "package": shop.basic.pk,
    }
    client = browser(cast, cast.orderer)
    assert client.get(f"{HERE}/cart/lines/{line.pk}/").status_code == 200
    assert client.post(f"{HERE}/cart/lines/{line.pk}/", form).status_code == 302
    changed, other = CartLine.objects.order_by("pk")
    assert (changed.holder, changed.place, changed.cost_centre, changed.posting_code, changed.package) == (
        cast.teacher,
        cast.school_site,
        cast.basic_education,
        "4371",
        shop.basic,
    )
    assert (other.holder, other.place) == (None, cast.town_hall)
    client.post(f"{HERE}/cart/lines/{line.pk}/", {**form, "same_for_all": "on"})
    other.refresh_from_db()
    assert (other.holder, other.place, other.cost_centre) == (None, cast.school_site, cast.basic_education)


def test_a_refused_unit_keeps_what_was_typed(shop: Shop) -> None:
    cast = shop.cast
    fill_cart(shop, cast.orderer, shop.laptop)
    line = CartLine.objects.get()
    form = {"holder": cast.other_employee.email, "place": "", "cost_centre": "", "posting_code": "9876"}
    response = browser(cast, cast.orderer).post(f"{HERE}/cart/lines/{line.pk}/", form)
    assert response.status_code == 422
    assert 'value="9876"' in response.content.decode()
    # Somebody of another customer is nobody here.
    assert "Nobody of this name or address is known here." in response.content.decode()
    line.refresh_from_db()
    assert line.posting_code == "4370"


def test_ordering_leads_to_the_request_and_a_second_click_to_the_same(shop: Shop) -> None:
    cart = fill_cart(shop, shop.cast.orderer, shop.laptop)
    client = browser(shop.cast, shop.cast.orderer)
    form = {"cart": str(cart.key), "message": "For the new teacher."}
    first = client.post(f"{HERE}/cart/place/", form)
    second = client.post(f"{HERE}/cart/place/", form)
    request = ServiceRequest.objects.get()
    assert first.headers["Location"] == second.headers["Location"] == f"{HERE}/requests/{request.pk}/"
    assert request.description == "For the new teacher."
    page = read(client.get(first.headers["Location"]))
    assert "Your order has the number SR-000001." in page
    assert Order.objects.count() == 1
    assert "The cart is empty" in read(client.get(f"{HERE}/cart/"))


def test_a_cart_that_lacks_something_stays_with_its_message_and_says_what(shop: Shop) -> None:
    cart = fill_cart(shop, shop.cast.orderer, shop.laptop)
    cart.lines.update(place_id=None)
    client = browser(shop.cast, shop.cast.orderer)
    response = client.post(f"{HERE}/cart/place/", {"cart": str(cart.key), "message": "Please by Monday."})
    page = read(response)
    assert response.status_code == 422
    assert "Say where Lumo Book 14 is to be delivered." in page
    assert "Please by Monday." in page
    assert Cart.objects.count() == 1


@pytest.mark.parametrize("key", ["", "no-uuid", "00000000-0000-4000-8000-000000000000"])
def test_a_cart_that_is_not_there_is_not_found(shop: Shop, key: str) -> None:
    client = browser(shop.cast, shop.cast.orderer)
    assert client.post(f"{HERE}/cart/place/", {"cart": key}).status_code == 404


def test_a_colleagues_cart_is_not_ordered(shop: Shop) -> None:
    cart = fill_cart(shop, shop.cast.orderer, shop.laptop)
    response = browser(shop.cast, shop.cast.school_orderer).post(
        f"{HERE}/cart/place/", {"cart": str(cart.key)}
    )
    assert response.status_code == 404
    assert not Order.objects.exists()


def test_before_ordering_the_cart_says_who_will_be_asked_and_why(shop: Shop) -> None:
    cast = shop.cast
    set_approval_rule(
        actor=cast.system(), customer=cast.kaarnalahti, once_over=None, monthly_over=Decimal("30")
    )
    fill_cart(shop, cast.orderer, shop.laptop, cost_centre=cast.basic_education)
    page = read(browser(cast, cast.orderer).get(f"{HERE}/cart/"))
    assert "Riitta Kallasvuo approves" in page
    assert "Send for approval" in page
    assert (
        "The order costs 36.30 € a month; above 30.00 € a month the owner of cost centre 4120 Basic education"
        in page
    )


def test_the_shop_reads_from_right_to_left_in_persian_with_local_digits(cast: Cast) -> None:
    system = cast.system(cast.payar)
    category = create_category(actor=system, code="printers", name={"fa": "چاپگرها"})
    printer = create_product(actor=system, sku="p-1", name={"fa": "چاپگر لیزری"}, category=category)
    set_price(
        actor=system,
        product=printer,
        acquisition_model="direct_purchase",
        price=Decimal("290000000"),
        from_on=BEGINNING,
    )
    own = create_assortment(actor=system, organisation=cast.sepidar, code="main", name={"fa": "فروشگاه"})
    add_to_assortment(actor=system, assortment=own, entries=[(printer, None)])
    choose_acquisition_model(
        actor=system,
        customer=cast.sepidar,
        acquisition_model="direct_purchase",
        from_on=date(2026, 3, 21),
    )
    add_to_cart(actor=cast.actor(cast.sepidar_orderer), assortment_id=own.pk, product_id=printer.pk)
    client = browser(cast, cast.sepidar_orderer, "fa")
    for address in ("shop/", "cart/"):
        page = client.get(f"/p/payar/{address}").content.decode()
        assert '<html lang="fa" dir="rtl"' in page
        assert "چاپگر لیزری" in page
        assert "۱ فروردین ۱۴۰۵" in page.replace("\u00a0", " "), "the day of the choice, in Jalali"


def test_a_full_shop_takes_no_more_queries_than_a_small_one(
    shop: Shop, django_assert_max_num_queries
) -> None:
    cast = shop.cast
    client = browser(cast, cast.orderer)
    client.get(f"{HERE}/shop/")
    for number in range(20):
        made = create_product(
            actor=cast.system(), sku=f"m-{number}", name={"en": "More"}, category=shop.laptop.category
        )
        set_price(
            actor=cast.system(),
            product=made,
            acquisition_model="direct_purchase",
            price=Decimal(1),
            from_on=BEGINNING,
        )
        add_to_assortment(actor=cast.system(), assortment=shop.city, entries=[(made, shop.plus)])
    with django_assert_max_num_queries(38):
        assert len(client.get(f"{HERE}/shop/").context["shop"].products) == 23


def test_a_full_cart_takes_no_more_queries_than_a_small_one(
    shop: Shop, django_assert_max_num_queries
) -> None:
    actor = shop.cast.actor(shop.cast.orderer)
    add_to_cart(actor=actor, assortment_id=shop.city.pk, product_id=shop.laptop.pk, quantity=40)
    client = browser(shop.cast, shop.cast.orderer)
    client.get(f"{HERE}/cart/")
    with django_assert_max_num_queries(38):
        assert client.get(f"{HERE}/cart/").context["cart"].groups[0].quantity == 40
