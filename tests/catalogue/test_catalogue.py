"""The catalogue: who keeps it, prices by date, choices of customers by date and inheritance, assortments."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from cast import Cast
from huolto.catalogue.access import assortments_for, nearest_of
from huolto.catalogue.choices import AcquisitionModel
from huolto.catalogue.commands import (
    Component,
    add_to_assortment,
    change_package,
    change_product,
    choose_acquisition_model,
    create_assortment,
    create_category,
    create_package,
    create_product,
    remove_from_assortment,
    set_price,
)
from huolto.catalogue.models import AcquisitionChoice, AssortmentEntry, ProductPrice
from huolto.catalogue.queries import acquisition_choices, offers_for, prices_on, product_ids_named
from huolto.foundation.errors import InvalidInput, NotAllowed
from shop.shops import BEGINNING, Shop, open_shop

LEASE, BUY, FINANCE = (
    AcquisitionModel.LIFECYCLE_LEASE,
    AcquisitionModel.DIRECT_PURCHASE,
    AcquisitionModel.FINANCE_LEASE,
)


@pytest.fixture
def shop(cast: Cast) -> Shop:
    return open_shop(cast)


@pytest.mark.parametrize("role", ["account_manager", "provider_administrator"])
def test_account_managers_and_the_administrator_keep_the_catalogue(cast: Cast, role: str) -> None:
    actor = cast.actor(getattr(cast, role))
    assert create_category(actor=actor, code="phones", name={"en": "Phones"}).code == "phones"


@pytest.mark.parametrize("role", ["orderer", "customer_administrator", "agent", "store_keeper", "billing"])
def test_nobody_else_does(cast: Cast, role: str) -> None:
    with pytest.raises(NotAllowed):
        create_category(actor=cast.actor(getattr(cast, role)), code="phones", name={"en": "Phones"})


def test_a_product_number_is_given_once_and_a_name_is_needed(shop: Shop) -> None:
    system = shop.cast.system()
    with pytest.raises(InvalidInput) as refused:
        create_product(actor=system, sku="lumo-book", name={"en": "Another"}, category=shop.laptop.category)
    assert refused.value.field == "sku"
    with pytest.raises(InvalidInput) as refused:
        create_product(actor=system, sku="new", name={"en": " "}, category=shop.laptop.category)
    assert refused.value.field == "name"


def test_a_new_price_ends_the_one_before_on_its_first_day(shop: Shop) -> None:
    set_price(
        actor=shop.cast.system(),
        product=shop.keyboard,
        acquisition_model=BUY,
        price=Decimal("40"),
        from_on=date(2026, 3, 1),
    )
    prices = ProductPrice.objects.filter(product=shop.keyboard).order_by("valid_from")
    assert [(price.valid_from, price.valid_until, price.price) for price in prices] == [
        (BEGINNING, date(2026, 3, 1), Decimal("37.86")),
        (date(2026, 3, 1), None, Decimal("40")),
    ]
    on = {day: prices_on([shop.keyboard], day) for day in (date(2026, 2, 28), date(2026, 3, 1))}
    key = (shop.keyboard.pk, BUY)
    assert [on[day][key].price for day in on] == [Decimal("37.86"), Decimal("40")]
    assert prices_on([shop.keyboard], date(2024, 12, 31)) == {}


def test_a_price_cannot_begin_before_the_present_one(shop: Shop) -> None:
    with pytest.raises(InvalidInput) as refused:
        set_price(
            actor=shop.cast.system(),
            product=shop.keyboard,
            acquisition_model=BUY,
            price=Decimal("40"),
            from_on=BEGINNING,
        )
    assert refused.value.field == "from_on"
    assert ProductPrice.objects.filter(product=shop.keyboard).count() == 1


@pytest.mark.parametrize(("monthly", "term"), [(None, 36), (Decimal("10"), None), (None, None)])
def test_a_lease_needs_rent_and_term(shop: Shop, monthly: Decimal | None, term: int | None) -> None:
    with pytest.raises(InvalidInput) as refused:
        set_price(
            actor=shop.cast.system(),
            product=shop.keyboard,
            acquisition_model=FINANCE,
            price=Decimal("40"),
            monthly=monthly,
            term_months=term,
            from_on=BEGINNING,
        )
    assert refused.value.field == "monthly"


def test_a_price_is_not_negative_not_even_in_the_database(shop: Shop) -> None:
    with pytest.raises(InvalidInput) as refused:
        set_price(
            actor=shop.cast.system(),
            product=shop.slate,
            acquisition_model=FINANCE,
            price=Decimal("-1"),
            monthly=Decimal("1"),
            term_months=1,
            from_on=BEGINNING,
        )
    assert refused.value.field == "price"
    with pytest.raises(IntegrityError), transaction.atomic():
        ProductPrice.objects.filter(product=shop.slate).update(price=Decimal("-1"))


def test_a_choice_ends_the_one_before_and_holds_from_its_day(shop: Shop) -> None:
    cast = shop.cast
    choose_acquisition_model(
        actor=cast.system(), customer=cast.kaarnalahti, acquisition_model=LEASE, from_on=date(2026, 2, 1)
    )
    models = [
        acquisition_choices(cast.kaarnalahti, day).model_for(shop.laptop)
        for day in (date(2024, 12, 31), date(2026, 1, 31), date(2026, 2, 1))
    ]
    assert models == [BUY, BUY, LEASE]
    assert AcquisitionChoice.objects.filter(customer=cast.kaarnalahti).count() == 2


def test_a_choice_for_a_category_wins_over_the_general_one(shop: Shop) -> None:
    cast = shop.cast
    choose_acquisition_model(
        actor=cast.system(),
        customer=cast.kaarnalahti,
        category=shop.laptop.category,
        acquisition_model=FINANCE,
        from_on=date(2026, 2, 1),
    )
    choices = acquisition_choices(cast.kaarnalahti, date(2026, 3, 1))
    assert (choices.model_for(shop.laptop), choices.model_for(shop.licence)) == (FINANCE, BUY)


def test_a_school_inherits_the_citys_choice_until_it_makes_its_own(shop: Shop) -> None:
    cast = shop.cast
    assert acquisition_choices(cast.rantakoulu, date(2026, 3, 1)).general.customer == cast.kaarnalahti
    choose_acquisition_model(
        actor=cast.system(), customer=cast.rantakoulu, acquisition_model=LEASE, from_on=date(2026, 3, 1)
    )
    assert acquisition_choices(cast.rantakoulu, date(2026, 3, 1)).model_for(shop.slate) == LEASE
    assert acquisition_choices(cast.kaarnalahti, date(2026, 3, 1)).model_for(shop.slate) == BUY


def test_a_choice_is_not_made_behind_a_later_one(shop: Shop) -> None:
    with pytest.raises(InvalidInput) as refused:
        choose_acquisition_model(
            actor=shop.cast.system(),
            customer=shop.cast.kaarnalahti,
            acquisition_model=LEASE,
            from_on=BEGINNING,
        )
    assert refused.value.field == "from_on"


def test_each_orderer_sees_the_shops_of_its_own_reach(shop: Shop) -> None:
    cast = shop.cast
    assert {one.code for one in assortments_for(cast.actor(cast.orderer))} == {"city", "schools"}
    assert {one.code for one in assortments_for(cast.actor(cast.school_orderer))} == {"schools"}
    for person in (cast.employee, cast.inspector, cast.other_orderer, cast.sepidar_orderer, cast.agent):
        assert not assortments_for(cast.actor(person)).exists()


def test_a_school_without_a_shop_of_its_own_orders_from_the_citys(shop: Shop) -> None:
    shop.school.is_active = False
    shop.school.save()
    assert {one.code for one in assortments_for(shop.cast.actor(shop.cast.school_orderer))} == {"city"}


@pytest.mark.parametrize(
    ("path", "wanted", "found"),
    [("/1/5/9/", {1, 5}, 5), ("/1/5/9/", {9, 1}, 9), ("/1/5/9/", {2}, None), ("", {1}, None)],
)
def test_the_nearest_organisation_of_a_path(path: str, wanted: set[int], found: int | None) -> None:
    assert nearest_of(path, wanted) == found


def test_an_offer_has_the_chosen_model_its_price_and_packages_in_order(cast: Cast) -> None:
    shop = open_shop(cast, leases=True)
    offers = offers_for(
        cast.actor(cast.orderer), assortment_id=shop.city.pk, customer=cast.kaarnalahti, on=date(2026, 3, 1)
    )
    assert [
        (one.product.sku, one.acquisition_model, [package.code for package in one.packages]) for one in offers
    ] == [
        ("lumo-book", LEASE, ["plus", "basic"]),
        ("quiet-keyboard", BUY, []),
        ("office-suite", BUY, []),
    ], "what has no rent is bought"


def test_what_has_no_price_or_is_not_active_is_not_offered(shop: Shop) -> None:
    cast = shop.cast
    create_product(
        actor=cast.system(), sku="unpriced", name={"en": "Unpriced"}, category=shop.laptop.category
    )
    unpriced = create_product(
        actor=cast.system(), sku="unpriced-2", name={"en": "Unpriced"}, category=shop.laptop.category
    )
    add_to_assortment(actor=cast.system(), assortment=shop.city, entries=[(unpriced, None)])
    change_product(
        actor=cast.system(),
        product_id=shop.keyboard.pk,
        name=shop.keyboard.name,
        description={},
        category=shop.keyboard.category,
        device_model=None,
        makes_item=False,
        is_active=False,
    )
    offers = offers_for(
        cast.actor(cast.orderer), assortment_id=shop.city.pk, customer=cast.kaarnalahti, on=date(2026, 3, 1)
    )
    assert [one.product.sku for one in offers] == ["lumo-book", "office-suite"]


def test_offers_take_the_same_number_of_queries_however_many(
    shop: Shop, django_assert_max_num_queries
) -> None:
    cast = shop.cast
    actor = cast.actor(cast.orderer)
    for number in range(12):
        made = create_product(
            actor=cast.system(), sku=f"more-{number}", name={"en": "More"}, category=shop.laptop.category
        )
        set_price(
            actor=cast.system(), product=made, acquisition_model=BUY, price=Decimal(1), from_on=BEGINNING
        )
        add_to_assortment(actor=cast.system(), assortment=shop.city, entries=[(made, shop.plus)])
    with django_assert_max_num_queries(8):
        offers = offers_for(actor, assortment_id=shop.city.pk, customer=cast.kaarnalahti, on=date(2026, 3, 1))
        assert [len(list(package.components.all())) for one in offers for package in one.packages]
    assert len(offers) == 15


def test_the_same_product_with_the_same_package_stands_in_a_shop_once(shop: Shop) -> None:
    with pytest.raises(InvalidInput) as refused:
        add_to_assortment(actor=shop.cast.system(), assortment=shop.city, entries=[(shop.laptop, shop.plus)])
    assert refused.value.field == "product"
    remove_from_assortment(
        actor=shop.cast.system(), entry_id=AssortmentEntry.objects.get(product=shop.slate).pk
    )
    assert not AssortmentEntry.objects.filter(product=shop.slate).exists()


def test_a_shops_code_is_its_own_within_an_organisation(shop: Shop) -> None:
    with pytest.raises(InvalidInput) as refused:
        create_assortment(
            actor=shop.cast.system(), organisation=shop.cast.kaarnalahti, code="city", name={"en": "Again"}
        )
    assert refused.value.field == "code"


def test_a_package_keeps_its_code_and_gets_new_parts(shop: Shop) -> None:
    parts = [
        Component(kind="applications", name={"en": "Updates"}),
        Component(kind="other", name={"en": "Tea"}),
    ]
    changed = change_package(
        actor=shop.cast.system(),
        package_id=shop.plus.pk,
        name={"en": "Plus"},
        description={},
        components=parts,
    )
    assert changed.code == "plus"
    assert [(part.kind, part.name) for part in changed.components.all()] == [
        ("applications", {"en": "Updates"}),
        ("other", {"en": "Tea"}),
    ]
    with pytest.raises(InvalidInput):
        create_package(actor=shop.cast.system(), code="plus", name={"en": "Again"})


def test_products_are_found_by_number_and_by_name_in_any_language(shop: Shop) -> None:
    provider = shop.cast.suopursu.pk
    found = {
        text: [row["pk"] for row in product_ids_named(provider, text)] for text in ("LUMO-B", "kirja", "zz")
    }
    assert found == {"LUMO-B": [shop.laptop.pk], "kirja": [shop.laptop.pk], "zz": []}
