"""Page prices: pages between readings lie on their days, minimums hold, and a machine nobody read is never free."""

from datetime import date
from decimal import Decimal

import pytest

from huolto.rules.agreement import clause_text, rate, rate_period
from huolto.rules.calendars import CalendarSystem
from huolto.rules.formatting import LANGUAGES
from huolto.rules.periods import period_from_label
from rules.agreement.kit import agreement, happening, in_service, nets, said

FEB = {"from_": date(2026, 2, 1), "until": date(2026, 3, 1)}
MINIMUM = 'minimum = { pages = 1000, per = "item", every = "month" }'


def pages(more: str = "", price: str = '"0.09"', meter: str = '"mono"') -> str:
    return f'[[fee]]\nid = "mono"\nof = "pages"\nmeter = {meter}\nprice = {price}\n{more}\n'


def read(usage: str, at: str, to: int | None = None, item: str = "M-1", meter: str = "mono", **facts):
    return happening(
        usage, "pages", at, item=item, meter=meter, **({"to": to} if to is not None else {}), **facts
    )


def test_pages_between_two_readings_are_charged_and_the_first_only_says_where_the_meter_stands():
    rows = [read("a", "2026-02-01", 5000), read("b", "2026-03-01", 6200)]
    (charge,) = rate([agreement(pages())], rows, **FEB).charges
    assert (charge.net, charge.quantity, charge.unit) == (Decimal("108.00"), 1200, "page")
    assert (charge.subject, charge.usage) == ("item:M-1", ("b",))
    assert said(charge.reason) == "M-1: 1,200 × 0.09 €: 108.00 €."


def test_a_reading_over_two_months_is_split_by_days_and_no_page_is_lost():
    rows = [read("a", "2026-01-22", 0), read("b", "2026-02-15", 1000)]  # 10 days in January, 14 in February
    result = rate([agreement(pages(price='"1"'))], rows)
    assert nets(result) == {
        ("mono", "item:M-1", "2026-01"): "416.00",
        ("mono", "item:M-1", "2026-02"): "584.00",
    }


def test_all_pages_may_lie_on_the_day_of_reading():
    rows = [read("a", "2026-01-22", 0), read("b", "2026-02-15", 1000)]
    assert nets(rate([agreement(pages('spread = "reading"'))], rows)) == {
        ("mono", "item:M-1", "2026-02"): "90.00"
    }


def test_a_count_needs_no_reading_before_it():
    assert nets(rate([agreement(pages())], [read("a", "2026-02-15", count=100)])) == {
        ("mono", "item:M-1", "2026-02"): "9.00"
    }


def test_a_machine_pays_its_minimum_and_the_sum_says_so():
    rows = [
        in_service("s", "2026-01-01", item="M-1"),
        read("a", "2026-02-01", 0),
        read("b", "2026-03-01", 400),
    ]
    (charge,) = rate([agreement(pages(MINIMUM))], rows, **FEB).charges
    assert charge.net == Decimal("90.00")
    assert said(charge.reason) == (
        "M-1: 1,000 × 0.09 €, 600 more up to the minimum of 1,000 pages (400 were made): 90.00 €."
    )


def test_a_minimum_goes_by_the_days_in_service():
    rows = [
        in_service("s", "2026-02-15", item="M-1"),
        read("a", "2026-02-15", 0),
        read("b", "2026-03-01", 400),
    ]
    assert nets(rate([agreement(pages(MINIMUM))], rows, **FEB)) == {("mono", "item:M-1", "2026-02"): "45.00"}


def test_what_one_machine_lacks_another_makes_up_where_the_fleet_is_one():
    fleet = MINIMUM.replace('"item"', '"agreement"')
    rows = [
        read(f"{item}{at}", at, to, item=item)
        for item, most in (("M-1", 300), ("M-2", 900))
        for at, to in (("2026-02-01", 0), ("2026-03-01", most))
    ]
    assert nets(rate([agreement(pages(fleet))], rows, **FEB)) == {
        ("mono", "agreement:workplace", "2026-02"): "108.00"
    }
    assert nets(rate([agreement(pages(MINIMUM))], rows, **FEB)) == {
        ("mono", "item:M-1", "2026-02"): "90.00",
        ("mono", "item:M-2", "2026-02"): "90.00",
    }


def test_a_machine_in_service_that_nobody_read_pays_the_minimum_and_that_is_told():
    rows = [in_service("s", "2026-01-01", item="M-1"), read("a", "2026-01-20", 500)]
    result = rate([agreement(pages(MINIMUM))], rows, **FEB)
    assert nets(result) == {("mono", "item:M-1", "2026-02"): "90.00"}
    assert [(n.usage, n.reason.code) for n in result.notices] == [("s", "notice.no-reading")]


def test_without_a_minimum_a_machine_that_nobody_read_is_unpriced():
    rows = [in_service("s", "2026-01-01", item="M-1"), read("a", "2026-01-20", 500)]
    result = rate([agreement(pages())], rows, **FEB)
    assert result.charges == ()
    assert ("s", "unpriced.no-reading") in [(u.usage, u.reason.code) for u in result.unpriced]


def test_a_machine_without_meters_pays_for_no_pages():
    rows = [
        in_service("s", "2026-01-01", item="laptop"),
        read("a", "2026-02-01", 0),
        read("b", "2026-03-01", 2000),
    ]
    assert nets(rate([agreement(pages(MINIMUM))], rows, **FEB)) == {("mono", "item:M-1", "2026-02"): "180.00"}


def test_each_meter_has_its_own_price_and_several_may_be_counted_together():
    colour = pages(price='"0.5"', meter='"colour"').replace('id = "mono"', 'id = "colour"')
    rows = [
        read(f"{meter}{at}", at, to, meter=meter)
        for meter, most in (("mono", 100), ("colour", 10))
        for at, to in (("2026-02-01", 0), ("2026-03-01", most))
    ]
    assert nets(rate([agreement(pages() + colour)], rows, **FEB)) == {
        ("mono", "item:M-1", "2026-02"): "9.00",
        ("colour", "item:M-1", "2026-02"): "5.00",
    }
    both = pages(meter='["mono", "colour"]')
    assert nets(rate([agreement(both)], rows, **FEB)) == {("mono", "item:M-1", "2026-02"): "9.90"}


def test_pages_go_by_steps():
    rows = [read("a", "2026-02-01", 0), read("b", "2026-03-01", 1500)]
    steps = '{ tiers = [{ up_to = "1000", price = "0.09" }, { price = "0.07" }] }'
    assert nets(rate([agreement(pages(price=steps))], rows, **FEB)) == {
        ("mono", "item:M-1", "2026-02"): "125.00"
    }


def test_a_meter_that_went_back_is_unpriced_until_somebody_says_that_it_was_replaced():
    rows = [read("a", "2026-02-01", 5000), read("b", "2026-03-01", 200)]
    result = rate([agreement(pages())], rows, **FEB)
    assert result.charges == ()
    assert [(u.usage, u.reason.code) for u in result.unpriced] == [("b", "unpriced.meter-back")]
    replaced = [rows[0], read("b", "2026-03-01", 200, **{"from": 0})]
    assert nets(rate([agreement(pages())], replaced, **FEB)) == {("mono", "item:M-1", "2026-02"): "18.00"}


def test_pages_that_no_reading_covers_are_told():
    rows = [read("a", "2026-02-01", 5000), read("b", "2026-03-01", 6200, **{"from": 6000})]
    result = rate([agreement(pages())], rows, **FEB)
    assert nets(result) == {("mono", "item:M-1", "2026-02"): "18.00"}
    assert [(u.usage, u.reason.params["from"], u.reason.params["to"]) for u in result.unpriced] == [
        ("b", 5000, 6000)
    ]


def test_a_jalali_month_has_its_own_minimum_in_rial():
    rated = agreement(pages(MINIMUM, price='"900"'), currency="IRR", system="jalali", zone="Asia/Tehran")
    rows = [
        in_service("s", "2026-03-21", item="M-1"),
        read("a", "2026-03-21", 0),
        read("b", "2026-04-21", 700),  # Farvardin 1405 has 31 days
        read("c", "2026-05-22", 2700),
    ]
    assert nets(rate([rated], rows, until=date(2026, 5, 22))) == {
        ("mono", "item:M-1", "1405-01"): "900000",
        ("mono", "item:M-1", "1405-02"): "1800000",
    }


def test_periods_of_another_calendar_add_up_to_the_same():
    rated = agreement(pages(MINIMUM), system="jalali")
    rows = [
        in_service("s", "2026-03-21", "2026-05-22", item="M-1"),
        read("a", "2026-03-21", 0),
        read("b", "2026-04-21", 700),
        read("c", "2026-05-22", 2700),
    ]
    whole = rate([rated], rows, until=date(2026, 6, 1))
    cut = [
        charge.exact
        for label in ("2026-03", "2026-04", "2026-05")
        for charge in rate_period([rated], rows, period_from_label(label, CalendarSystem.GREGORIAN)).charges
    ]
    assert sum(cut) == sum(charge.exact for charge in whole.charges)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_clause_is_told_in_every_language(language: str):
    assert clause_text(agreement(pages(MINIMUM)), "mono", language)


def test_it_says_what_a_price_of_pages_needs():
    with pytest.raises(ValueError, match="mono") as caught:
        agreement('[[fee]]\nof = "pages"\nprice = "1"\nminimum = { pages = 0, per = "case" }\n')
    said_of = [(p.key, p.message.split(";")[0]) for p in caught.value.problems]
    assert said_of == [
        ("fee.meter", "`meter` is missing"),
        ("fee.minimum.pages", "0 is too small"),
        ("fee.minimum.per", 'a minimum of pages is per "item", or per "agreement" for the whole fleet'),
    ]
