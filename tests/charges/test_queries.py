"""Reads of the ledger: who sees which charges, what it comes to so far, what something would cost."""

from datetime import date
from decimal import Decimal

import pytest

from cast import Cast
from charges.ledgers import Ledger, finnish_ledger, persian_ledger
from huolto.charges.access import charge_visible_to, charges_visible_to
from huolto.charges.models import Charge, Rating
from huolto.charges.queries import (
    charges_of_item,
    charges_of_period,
    items_without_charge,
    net_of_period,
    open_period,
    period_so_far,
    preview,
)
from huolto.foundation.errors import NotVisible
from huolto.parties.choices import Right
from huolto.parties.commands import grant_right
from huolto.rules.agreement.happenings import read_happening
from huolto.rules.calendars import CalendarSystem
from huolto.rules.periods import period_from_label


@pytest.fixture
def ledger(cast: Cast) -> Ledger:
    ledger = finnish_ledger(cast)
    ledger.period("2026-02")
    return ledger


@pytest.mark.parametrize("role", ["billing", "account_manager", "provider_administrator"])
def test_staff_with_an_eye_on_money_see_every_charge(ledger: Ledger, cast: Cast, role: str) -> None:
    ledger.start(ledger.item(), date(2026, 2, 1))
    ledger.close("2026-02")
    assert charges_visible_to(cast.actor(getattr(cast, role))).count() == 1


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        ("orderer", 2),
        ("inspector", 2),
        ("customer_administrator", 2),
        ("school_orderer", 1),
        ("employee", 0),
        ("hr", 0),
        ("approver", 0),
        ("other_orderer", 0),
        ("agent", 0),
        ("technician", 0),
        ("store_keeper", 0),
        ("hr_agent", 0),
        ("payar_billing", 0),
    ],
)
def test_a_customers_rights_show_the_charges_of_their_organisations(
    ledger: Ledger, cast: Cast, role: str, seen: int
) -> None:
    ledger.start(ledger.item(), date(2026, 2, 1))
    ledger.start(ledger.item(customer_id=cast.rantakoulu.pk), date(2026, 2, 1))
    charges = ledger.close("2026-02")
    actor = cast.actor(getattr(cast, role))
    assert charges_visible_to(actor).count() == seen
    assert charges_of_period(actor, charges[0].period).count() == seen
    if not seen:
        with pytest.raises(NotVisible):
            charge_visible_to(actor, charges[0].pk)


def test_a_right_over_a_cost_centre_shows_its_part_only(ledger: Ledger, cast: Cast) -> None:
    item = ledger.start(ledger.item(cost_centre_id=cast.administration.pk), date(2026, 2, 1))
    ledger.change(item, date(2026, 2, 15), cost_centre_id=cast.basic_education.pk)
    ledger.close("2026-02")
    grant_right(
        actor=cast.system(),
        person=cast.employee,
        right=Right.INSPECT,
        organisation=cast.kaarnalahti,
        cost_centre=cast.basic_education,
    )
    seen = charges_of_item(cast.actor(cast.employee), item)
    assert [charge.cost_centre_id for charge in seen] == [cast.basic_education.pk]


def test_an_item_tells_its_charges_the_newest_first(ledger: Ledger) -> None:
    item = ledger.start(ledger.item(), date(2026, 2, 12))
    ledger.close("2026-02")
    ledger.close("2026-03")
    assert [charge.delta for charge in charges_of_item(ledger.actor, item)] == [
        Decimal("14.90"),
        Decimal("9.05"),
    ]


def test_the_first_open_period_is_where_late_facts_go(ledger: Ledger) -> None:
    assert open_period(ledger.provider).label == "2026-02"
    ledger.close("2026-02")
    assert open_period(ledger.provider).label == "2026-03"


def test_a_period_tells_its_net_by_currency(ledger: Ledger) -> None:
    ledger.start(ledger.item(), date(2026, 2, 12))
    ledger.deliver("order-line:1", date(2026, 2, 3), "1000")
    ledger.close("2026-02")
    period = Charge.objects.first().period
    assert net_of_period(ledger.actor, period) == {"EUR": Decimal("1039.05")}


def test_so_far_counts_the_days_until_today_and_the_whole_period_without_a_day(ledger: Ledger) -> None:
    ledger.start(ledger.item(), date(2026, 2, 1))
    ledger.deliver("order-line:1", date(2026, 2, 20), "100")
    half = period_so_far(ledger.actor, ledger.customer, on=date(2026, 2, 14))
    assert (half.total, half.by_code) == (Decimal("7.45"), {"fee": Decimal("7.45")})
    whole = period_so_far(ledger.actor, ledger.customer)
    assert (whole.total, whole.currency) == (Decimal("117.90"), "EUR")
    assert not Rating.objects.exists()


def test_so_far_of_one_school_leaves_the_rest_of_the_city_out(ledger: Ledger, cast: Cast) -> None:
    ledger.start(ledger.item(), date(2026, 2, 1))
    ledger.start(ledger.item(customer_id=cast.rantakoulu.pk), date(2026, 2, 12))
    assert period_so_far(ledger.actor, cast.rantakoulu).total == Decimal("9.05")
    assert period_so_far(cast.actor(cast.school_orderer), cast.rantakoulu).total == Decimal("9.05")
    assert period_so_far(cast.actor(cast.school_orderer), cast.kaarnalahti) is None
    assert period_so_far(cast.actor(cast.other_orderer), cast.kaarnalahti) is None
    assert period_so_far(cast.actor(cast.employee), cast.kaarnalahti) is None


def test_a_preview_says_what_a_laptop_would_cost_once_and_a_month(ledger: Ledger) -> None:
    happenings = [
        read_happening(
            {
                "id": "once",
                "kind": "delivery",
                "at": "2026-02-01",
                "cost": "1000",
                "acquisition_model": "direct_purchase",
            }
        ),
        read_happening(
            {
                "id": "monthly",
                "kind": "item_in_service",
                "item": "x",
                "from": "2026-02-01",
                "package": "standard",
            }
        ),
    ]
    month = period_from_label("2026-02", CalendarSystem.GREGORIAN)
    result = preview(ledger.provider, ledger.customer, happenings, month)
    assert {charge.clause: charge.net for charge in result.charges} == {
        "purchase": Decimal("1030.00"),
        "standard": Decimal("14.90"),
    }


def test_a_preview_without_an_agreement_prices_nothing_and_says_so(ledger: Ledger, cast: Cast) -> None:
    happening = read_happening({"id": "x", "kind": "delivery", "at": "2026-02-01", "cost": "1"})
    month = period_from_label("2026-02", CalendarSystem.GREGORIAN)
    result = preview(ledger.provider, cast.otavala, [happening], month)
    assert (result.charges, [row.usage for row in result.unpriced], result.currency) == ((), ["x"], "EUR")


def test_items_in_service_that_nothing_charges_are_listed(ledger: Ledger, cast: Cast) -> None:
    ledger.start(ledger.item("KA-1"), date(2026, 2, 1))
    ledger.start(ledger.item("OT-1", customer_id=cast.otavala.pk), date(2026, 2, 1))
    ledger.rate("2026-02")
    period = ledger.period("2026-02")
    assert [item.asset_tag for item in items_without_charge(ledger.actor, period)] == ["OT-1"]
    assert not items_without_charge(cast.actor(cast.other_orderer), period).exists()


def test_two_providers_do_not_see_each_others_ledger(ledger: Ledger, cast: Cast) -> None:
    other = persian_ledger(cast)
    ledger.start(ledger.item(), date(2026, 2, 1))
    other.start(other.item("M-1"), date(2026, 3, 21))
    other.close("1405-01")
    ledger.close("2026-02")
    assert {charge.currency for charge in charges_visible_to(other.actor)} == {"IRR"}
    assert {charge.currency for charge in charges_visible_to(ledger.actor)} == {"EUR"}
