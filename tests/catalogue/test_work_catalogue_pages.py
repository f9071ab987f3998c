"""The catalogue in the browser: who opens it, products with prices, packages, each customer's shops and limits."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from huolto.catalogue.models import (
    AcquisitionChoice,
    Assortment,
    AssortmentEntry,
    Category,
    Product,
    ProductPrice,
    ServicePackage,
)
from huolto.parties.models import Person
from huolto.shop.models import ApprovalRule
from shop.shops import Shop, open_shop

HERE = "/p/suopursu" + reverse("work_catalogue").rstrip("/")


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
    return browser(shop.cast, shop.cast.account_manager)


@pytest.mark.parametrize("role", ["agent", "store_keeper", "billing", "hr_agent", "orderer"])
def test_the_catalogue_is_for_its_keepers(shop: Shop, role: str) -> None:
    client = browser(shop.cast, getattr(shop.cast, role))
    for address in ("/", "/packages/", "/customers/", f"/products/{shop.laptop.pk}/"):
        assert client.get(f"{HERE}{address}").status_code == 404
    home = client.get("/p/suopursu" + reverse("work_home"))
    assert "Catalogue" not in read(home)


def test_keepers_find_it_in_the_rail_in_persian_too(shop: Shop) -> None:
    client = browser(shop.cast, shop.cast.provider_administrator, "fa")
    page = client.get(f"{HERE}/").content.decode()
    assert '<html lang="fa" dir="rtl"' in page
    assert f'href="{HERE}/"' in page


def test_products_are_listed_with_todays_prices_and_found(keeper: Client) -> None:
    page = read(keeper.get(f"{HERE}/"))
    for text in ("Lumo Book 14", "1,000.00 €", "21.40 €", "37.86 €", "School slate"):
        assert text in page, text
    found = keeper.get(f"{HERE}/", {"q": "kirja"}).context["products"]
    assert [one["row"].sku for one in found] == ["lumo-book"]
    found = keeper.get(f"{HERE}/", {"category": "licences"}).context["products"]
    assert [one["row"].sku for one in found] == ["office-suite"]


def test_a_product_is_made_in_several_languages_and_priced(shop: Shop, keeper: Client) -> None:
    form = {
        "sku": "lumo-view",
        "name_fi": "Lumo-näyttö",
        "name_en": "Lumo View",
        "description_fi": "27 tuumaa",
        "category": shop.laptop.category_id,
        "makes_item": "on",
    }
    answer = keeper.post(f"{HERE}/products/new/", form)
    made = Product.objects.get(sku="lumo-view")
    assert answer.headers["Location"] == f"{HERE}/products/{made.pk}/"
    assert (made.name, made.description) == (
        {"fi": "Lumo-näyttö", "en": "Lumo View"},
        {"fi": "27 tuumaa"},
    )
    price = {"acquisition_model": "direct_purchase", "price": "249.90", "from_on": "2026-03-01"}
    assert keeper.post(f"{HERE}/products/{made.pk}/price/", price).status_code == 302
    kept = ProductPrice.objects.get(product=made)
    assert (kept.price, kept.valid_from, kept.valid_until) == (Decimal("249.90"), date(2026, 3, 1), None)


def test_a_product_without_a_name_in_the_providers_language_is_refused_and_keeps_the_rest(
    shop: Shop, keeper: Client
) -> None:
    form = {"sku": "lumo-view", "name_en": "Lumo View", "category": shop.laptop.category_id}
    answer = keeper.post(f"{HERE}/products/new/", form)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["name_fi"]
    assert 'value="Lumo View"' in answer.content.decode()
    assert not Product.objects.filter(sku="lumo-view").exists()


def test_a_number_in_use_is_told_beside_its_field(shop: Shop, keeper: Client) -> None:
    form = {"sku": "lumo-book", "name_fi": "Toinen", "category": shop.laptop.category_id}
    answer = keeper.post(f"{HERE}/products/new/", form)
    assert answer.status_code == 422
    assert "“lumo-book” is in use already." in str(answer.context["form"].errors["sku"])


def test_a_lease_without_rent_is_told_beside_its_field(shop: Shop, keeper: Client) -> None:
    form = {"acquisition_model": "finance_lease", "price": "900", "from_on": "2026-03-01"}
    answer = keeper.post(f"{HERE}/products/{shop.laptop.pk}/price/", form)
    assert answer.status_code == 422
    assert list(answer.context["price_form"].errors) == ["monthly"]


def test_a_product_is_changed_and_taken_from_the_shops(shop: Shop, keeper: Client) -> None:
    form = {
        "name_fi": "Näppäimistö",
        "name_en": "Keyboard",
        "category": shop.keyboard.category_id,
    }
    assert keeper.post(f"{HERE}/products/{shop.keyboard.pk}/", form).status_code == 302
    shop.keyboard.refresh_from_db()
    assert (shop.keyboard.name, shop.keyboard.is_active) == ({"fi": "Näppäimistö", "en": "Keyboard"}, False)
    page = read(browser(shop.cast, shop.cast.orderer).get("/p/suopursu/shop/"))
    assert "Keyboard" not in page


def test_categories_and_packages_with_parts_are_made(keeper: Client) -> None:
    keeper.post(f"{HERE}/categories/new/", {"code": "phones", "name_fi": "Puhelimet", "item_kind": "device"})
    assert Category.objects.get(code="phones").name == {"fi": "Puhelimet"}
    form = {
        "code": "mobile",
        "name_fi": "Mobiili",
        "parts": "3",
        "part-0": "Esiasennus",
        "kind-0": "preinstallation",
        "part-1": "",
        "kind-1": "other",
        "part-2": "Tietoliikenne",
        "kind-2": "communications",
    }
    assert keeper.post(f"{HERE}/packages/new/", form).status_code == 302
    package = ServicePackage.objects.get(code="mobile")
    assert [(part.kind, part.name) for part in package.components.all()] == [
        ("preinstallation", {"fi": "Esiasennus"}),
        ("communications", {"fi": "Tietoliikenne"}),
    ]
    assert "Esiasennus" in read(keeper.get(f"{HERE}/packages/"))


def test_a_changed_package_keeps_the_other_languages_of_its_parts(shop: Shop, keeper: Client) -> None:
    form = {
        "name_fi": "Laaja",
        "name_en": "Plus",
        "parts": "1",
        "part-0": "Asennettuna",
        "kind-0": "preinstallation",
    }
    assert keeper.post(f"{HERE}/packages/{shop.plus.pk}/", form).status_code == 302
    assert [part.name for part in shop.plus.components.all()] == [
        {"en": "Installed for you", "fi": "Asennettuna"}
    ]


def test_a_customers_shop_is_opened_filled_and_emptied(shop: Shop, keeper: Client) -> None:
    customer = shop.cast.otavala
    keeper.post(f"{HERE}/customers/{customer.pk}/shops/", {"shop-code": "main", "shop-name_fi": "Kauppa"})
    opened = Assortment.objects.get(organisation=customer)
    form = {f"shop-{opened.pk}-product": shop.laptop.pk, f"shop-{opened.pk}-package": shop.basic.pk}
    assert keeper.post(f"{HERE}/shops/{opened.pk}/products/", form).status_code == 302
    again = keeper.post(f"{HERE}/shops/{opened.pk}/products/", form)
    assert again.status_code == 422
    assert "stands in this shop already" in read(again)
    entry = AssortmentEntry.objects.get(assortment=opened)
    page = read(browser(shop.cast, shop.cast.other_orderer).get("/p/suopursu/shop/"))
    assert "Lumo Book 14" in page
    keeper.post(f"{HERE}/entries/{entry.pk}/remove/")
    assert not AssortmentEntry.objects.filter(assortment=opened).exists()


def test_a_choice_is_kept_from_its_day_and_shown_with_the_ones_before(shop: Shop, keeper: Client) -> None:
    customer = shop.cast.kaarnalahti
    form = {
        "choice-acquisition_model": "lifecycle_lease",
        "choice-from_on": "2026-02-01",
        "choice-decided_by": "City board § 12",
    }
    assert keeper.post(f"{HERE}/customers/{customer.pk}/choice/", form).status_code == 302
    choices = AcquisitionChoice.objects.filter(customer=customer).order_by("during")
    assert [(one.acquisition_model, one.during.lower, one.during.upper) for one in choices] == [
        ("direct_purchase", date(2025, 1, 1), date(2026, 2, 1)),
        ("lifecycle_lease", date(2026, 2, 1), None),
    ]
    assert "City board § 12" in read(keeper.get(f"{HERE}/customers/{customer.pk}/"))
    refused = keeper.post(f"{HERE}/customers/{customer.pk}/choice/", form)
    assert refused.status_code == 422
    assert list(refused.context["choice_form"].errors) == ["from_on"]


def test_the_limits_of_a_customer_are_kept(shop: Shop, keeper: Client) -> None:
    customer = shop.cast.kaarnalahti
    form = {"limits-once_over": "1000", "limits-monthly_over": ""}
    assert keeper.post(f"{HERE}/customers/{customer.pk}/limits/", form).status_code == 302
    rule = ApprovalRule.objects.get(customer=customer)
    assert (rule.once_over, rule.monthly_over) == (Decimal("1000"), None)
    assert 'value="1000"' in keeper.get(f"{HERE}/customers/{customer.pk}/").content.decode()
    negative = keeper.post(f"{HERE}/customers/{customer.pk}/limits/", {"limits-once_over": "-1"})
    assert negative.status_code == 422


def test_another_providers_catalogue_is_not_found(shop: Shop) -> None:
    client = browser(shop.cast, shop.cast.payar_administrator)
    theirs = "/p/payar" + reverse("work_catalogue").rstrip("/")
    assert client.get(f"{theirs}/products/{shop.laptop.pk}/").status_code == 404
    assert client.get(f"{theirs}/packages/{shop.plus.pk}/").status_code == 404
    assert client.get(f"{theirs}/customers/{shop.cast.kaarnalahti.pk}/").status_code == 404
    assert client.post(f"{theirs}/shops/{shop.city.pk}/products/", {}).status_code == 404
    assert client.get(f"{theirs}/").context["products"] == []


def test_the_list_takes_the_same_number_of_queries_however_long(
    shop: Shop, keeper: Client, django_assert_max_num_queries
) -> None:
    Product.objects.bulk_create(
        Product(provider=shop.cast.suopursu, sku=f"m-{n}", name={"en": "More"}, category=shop.laptop.category)
        for n in range(40)
    )
    keeper.get(f"{HERE}/")
    with django_assert_max_num_queries(12):
        assert len(keeper.get(f"{HERE}/").context["products"]) == 44


def test_a_name_that_only_another_language_has_is_where_the_own_one_begins(
    shop: Shop, keeper: Client
) -> None:
    Product.objects.filter(pk=shop.laptop.pk).update(name={"en": "Lumo Book 14"})
    form = keeper.get(f"{HERE}/products/{shop.laptop.pk}/").context["form"]
    assert (form["name_fi"].value(), form["name_en"].value()) == ("Lumo Book 14", "Lumo Book 14")
