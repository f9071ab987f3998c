"""The refresh plan: devices by the year in which they are due, with today's price of what takes their place."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from cast import Cast
from huolto.catalogue.commands import set_category_lives
from huolto.foundation.errors import InvalidInput, NotAllowed
from huolto.parties.models import Person
from huolto.parties.queries import today_at
from huolto.register.choices import ItemState
from huolto.register.models import Item
from huolto.rules.refresh import LATER, OVERDUE, UNKNOWN, Sum
from huolto.shop.refresh_plan import PlanFilter, RefreshPlan, due_items, refresh_plan
from shop.shops import Shop, open_shop
from shop.test_replacements import an_old_one, models


def planned(shop: Shop, person: Person | None = None, **facts: Any) -> RefreshPlan:
    actor = shop.cast.actor(person or shop.cast.orderer)
    return refresh_plan(actor, PlanFilter(customer=shop.cast.kaarnalahti, **facts))


def test_each_device_stands_in_its_year_with_the_price_of_its_successor(cast: Cast) -> None:
    shop = open_shop(cast)
    first, *_others = models(shop)
    this_year = today_at(cast.suopursu).year
    for number, end in enumerate(
        (
            date(2020, 1, 1),
            date(this_year, 12, 31),
            date(this_year + 1, 5, 1),
            date(this_year + 9, 1, 1),
            None,
        )
    ):
        an_old_one(shop, first, f"OLD-{number}", end_of_life_on=end)
    found = planned(shop)
    assert {year: (part.count, part.once) for year, part in found.plan.years.items()} == {
        OVERDUE: (1, Decimal("1030.00")),
        this_year: (1, Decimal("1030.00")),
        this_year + 1: (1, Decimal("1030.00")),
        LATER: (1, Decimal("1030.00")),
        UNKNOWN: (1, Decimal("1030.00")),
    }
    [(row, words)] = found.rows.items()
    assert row == (shop.laptop.category_id, first.pk)
    assert (words.category, words.model, words.successors) == ("Laptops", "Lumo Book 0", ("Lumo Book 14",))


def test_what_has_no_price_is_counted_and_said(cast: Cast) -> None:
    shop = open_shop(cast)
    first, *_others = models(shop)
    an_old_one(shop, first, "OLD-1", end_of_life_on=date(2020, 1, 1))
    an_old_one(shop, None, "OLD-2", end_of_life_on=date(2020, 1, 1))
    assert planned(shop).plan.total == Sum(
        count=2, unpriced=1, once=Decimal("1030.00"), monthly=Decimal("14.90")
    )


def test_leasing_customers_are_told_the_rent_and_the_package_a_month(cast: Cast) -> None:
    shop = open_shop(cast, leases=True)
    first, *_others = models(shop)
    an_old_one(shop, first, end_of_life_on=date(2020, 1, 1))
    total = planned(shop).plan.total
    assert (total.once, total.monthly) == (Decimal(0), Decimal("36.30"))


def test_a_models_life_counts_from_when_it_was_bought_and_else_from_its_service(cast: Cast) -> None:
    shop = open_shop(cast)
    first, *_others = models(shop)
    first.life_months = 48
    first.save()
    an_old_one(shop, first, "BOUGHT", purchased_on=date(2024, 6, 1))
    an_old_one(shop, first, "SERVED")
    narrowed = PlanFilter(customer=cast.kaarnalahti)
    actor = cast.actor(cast.orderer)
    ends = {
        Item.objects.get(pk=one.pk).asset_tag: (one.ends_on, one.told_by)
        for year in (2028, 2029)
        for one in due_items(actor, narrowed, year=year)
    }
    assert ends == {"BOUGHT": (date(2028, 6, 1), "model"), "SERVED": (date(2029, 1, 1), "model")}


def test_a_category_may_state_what_its_models_do_not(cast: Cast) -> None:
    shop = open_shop(cast)
    first, *_others = models(shop)
    an_old_one(shop, first, purchased_on=date(2024, 6, 1))
    assert planned(shop).plan.years.keys() == {UNKNOWN}
    keeper = cast.actor(cast.account_manager)
    set_category_lives(actor=keeper, lives={shop.laptop.category_id: 36})
    found = planned(shop)
    assert (found.plan.years.keys(), found.assumed) == ({2027}, {"Laptops": 36})
    with pytest.raises(InvalidInput):
        set_category_lives(actor=keeper, lives={shop.laptop.category_id: 0})
    with pytest.raises(NotAllowed):
        set_category_lives(actor=cast.actor(cast.agent), lives={shop.laptop.category_id: 12})


def test_a_longer_life_moves_devices_to_later_years(cast: Cast) -> None:
    shop = open_shop(cast)
    first, *_others = models(shop)
    an_old_one(shop, first, end_of_life_on=date(2027, 6, 1))
    assert planned(shop, longer_by=12).plan.years.keys() == {2028}


def test_what_is_gone_needs_no_renewal(cast: Cast) -> None:
    shop = open_shop(cast)
    first, *_others = models(shop)
    item = an_old_one(shop, first)
    Item.objects.filter(pk=item.pk).update(state=ItemState.OUT_OF_SERVICE)
    assert planned(shop).plan.total == Sum()


def test_a_plan_is_narrowed_by_place_cost_centre_and_category_and_by_right(cast: Cast) -> None:
    shop = open_shop(cast)
    first, *_others = models(shop)
    an_old_one(shop, first, "HALL")
    an_old_one(
        shop,
        first,
        "SCHOOL",
        customer_id=cast.rantakoulu.pk,
        holder_id=cast.teacher.pk,
        place_id=cast.school_site.pk,
        cost_centre_id=cast.basic_education.pk,
    )
    assert planned(shop).plan.total.count == 2
    assert planned(shop, place=cast.town_hall).plan.total.count == 1
    assert planned(shop, cost_centre=cast.basic_education).plan.total.count == 1
    assert planned(shop, category=shop.licence.category).plan.total.count == 0
    assert planned(shop, cast.school_orderer).plan.total.count == 1
    assert planned(shop, cast.other_orderer).plan.total.count == 0
    assert planned(shop, cast.agent).plan.total.count == 2
