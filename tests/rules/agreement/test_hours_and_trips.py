"""Surcharges outside hours, split exactly at their edge, and trips by kilometres and time."""

from decimal import Decimal

import pytest

from huolto.rules.agreement import clause_text, rate
from huolto.rules.formatting import LANGUAGES
from rules.agreement.kit import agreement, happening, nets, said

TEAM = '[calendar.team]\nhours = { mon-fri = ["08:00-16:00"] }\n'
LABOUR = """
[[charge]]
code = "labour"
on = "work"
quantum = "15 min"
rate = { per_hour = "100" }
surcharge = [{ window = { outside = "team" }, percent = "50 %" }]
"""


def work(at: str, minutes: int, case: str = "c1"):
    return happening(f"w{at}", "work", at, case=case, minutes=minutes)


@pytest.mark.parametrize(
    ("at", "minutes", "net"),
    [
        ("2026-02-03T09:00", 60, None),  # within hours: 100.00
        ("2026-02-03T16:00", 60, "150.00"),
        ("2026-02-03T15:30", 60, "125.00"),  # half of it after closing
        ("2026-02-07T09:00", 60, "150.00"),  # a Saturday
        ("2026-02-03T15:50", 20, "62.50"),  # 2 started quarters, half of the minutes outside
        ("2026-02-03T07:45", 30, "62.50"),
    ],
)
def test_minutes_are_split_exactly_at_the_edge_of_the_hours(at: str, minutes: int, net: str | None):
    result = rate([agreement(TEAM + LABOUR)], [work(at, minutes)])
    assert list(nets(result).values()) == [net or "100.00"]


def test_the_sum_says_how_many_minutes_lie_outside():
    (charge,) = rate([agreement(TEAM + LABOUR)], [work("2026-02-03T15:30", 60)]).charges
    assert (
        said(charge.reason) == "c1: 4 × 25.00 €, 50% on top for 30 min outside the hours of team: 125.00 €."
    )


def test_several_surcharges_are_each_of_the_plain_price():
    night = LABOUR.replace('50 %" }]', '50 %" }, { window = { inside = "night" }, percent = "25 %" }]')
    calendars = TEAM + '[calendar.night]\nhours = { mon-sun = ["22:00-23:59"] }\n'
    result = rate([agreement(calendars + night)], [work("2026-02-03T22:00", 60)])
    assert list(nets(result).values()) == ["175.00"]


def test_what_has_no_minutes_lies_in_the_window_or_not():
    visit = '[[charge]]\ncode = "visit"\non = "visit"\nprice = "60"\nsurcharge = [{ window = { outside = "team" }, percent = "10 %" }]\n'
    rows = [
        happening("a", "visit", "2026-02-03T12:00", item="A"),
        happening("b", "visit", "2026-02-03T17:00", item="B"),
    ]
    result = rate([agreement(TEAM + visit)], rows)
    assert nets(result) == {("visit", "item:A", "2026-02"): "60.00", ("visit", "item:B", "2026-02"): "66.00"}


def trip(**facts):
    return happening("t", "travel", "2026-02-03T12:00", case="c1", **facts)


def travel(price: str) -> str:
    return f'[[charge]]\ncode = "travel"\non = "travel"\nprice = {price}\n'


@pytest.mark.parametrize(
    ("km", "net"), [("10", "25.00"), ("20", "25.00"), ("70", "29.50"), ("120.5", "59.30")]
)
def test_a_trip_costs_its_kilometres_beyond_those_included_and_a_minimum(km: str, net: str):
    price = '{ per_km = "0.59", included_km = "20", minimum = "25" }'
    assert list(nets(rate([agreement(travel(price))], [trip(km=km)])).values()) == [net]


def test_a_trip_costs_its_time_too():
    (charge,) = rate(
        [agreement(travel('{ per_km = "0.50", per_hour = "60" }'))], [trip(km="30", minutes=45)]
    ).charges
    assert charge.net == Decimal("60.00")
    assert said(charge.reason) == "c1: 30 km × 0.50 €, 45 min on the road at 60.00 € an hour: 60.00 €."


def test_a_trip_without_its_length_is_unpriced():
    result = rate([agreement(travel('{ per_km = "0.50" }'))], [trip(minutes=45)])
    assert [u.reason.params["fact"] for u in result.unpriced] == ["km"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_surcharges_and_trips_are_told_in_every_language(language: str):
    both = agreement(
        TEAM + LABOUR + travel('{ per_km = "0.59", per_hour = "60", included_km = "20", minimum = "25" }')
    )
    assert clause_text(both, "labour", language)
    assert clause_text(both, "travel", language)
    rows = [work("2026-02-03T15:30", 60), trip(km="30", minutes=45)]
    assert all(said(charge.reason, language) for charge in rate([both], rows).charges)
