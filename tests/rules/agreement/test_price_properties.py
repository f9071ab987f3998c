"""What must hold for every kind of price: order does not matter, parts add up, and more never costs less."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huolto.rules.agreement import rate, rate_period
from huolto.rules.calendars import CalendarSystem
from huolto.rules.periods import periods_between
from rules.agreement.kit import agreement, happening
from rules.agreement.test_terms import CPI, TERM

FIRST, UNTIL = date(2026, 1, 1), date(2026, 8, 1)
CLAUSES = """
[calendar.team]
hours = {{ mon-fri = ["08:00-16:00"] }}
[[pot]]
id = "prepaid"
given = "200"
every = "quarter"
[[charge]]
code = "labour"
on = "work"
quantum = "15 min"
price = {{ tiers = [{{ up_to = "2 h", per_hour = "90" }}, {{ per_hour = "70" }}], scope = "agreement", every = "{every}" }}
surcharge = [{{ window = {{ outside = "team" }}, percent = "50 %" }}]
cap = {{ amount = "300", scope = "case", every = "month" }}
[[charge]]
code = "visit"
on = "visit"
price = "33.333"
allowance = {{ included = "1", scope = "item", every = "{every}", carry_over = "1" }}
index = {{ source = "cpi", base = "2025-01", date = "03-15" }}
[[charge]]
code = "part"
on = "part"
price = {{ package = "25", size = "3", scope = "item", every = "{every}" }}
pot = "prepaid"
[[charge]]
code = "handling"
price = {{ percent = "7.5 %", of = ["labour", "part"] }}
[[fee]]
id = "fleet"
per = "item"
price = {{ tiers = [{{ up_to = "2", price = "31.7" }}, {{ price = "19" }}] }}
[[fee]]
id = "ahead"
per = "item"
price = "100"
every = "quarter"
billed = "in-advance"
[[fee]]
id = "prints"
of = "pages"
meter = "mono"
price = "0.09"
minimum = {{ pages = 500, per = "item", every = "month" }}
"""
CURRENCIES = st.sampled_from(["EUR", "IRR", "JPY", "KWD", "NOK"])
SYSTEMS = st.sampled_from(["gregorian", "jalali"])
EVERY = st.sampled_from(["month", "quarter", "year", "agreement-year", "term"])
days = st.integers(0, 170).map(lambda n: FIRST + timedelta(days=n))


@st.composite
def happenings(draw: st.DrawFn) -> list:
    rows = []
    for number in range(draw(st.integers(1, 9))):
        day, item, usage = draw(days), draw(st.sampled_from("ABC")), f"u{number}"
        hour = draw(st.sampled_from(["07:40", "12:00", "15:45"]))
        match draw(st.integers(0, 4)):
            case 0:
                minutes = draw(st.integers(1, 240))
                rows.append(happening(usage, "work", f"{day}T{hour}", case=item, minutes=minutes))
            case 1:
                rows.append(happening(usage, "visit", f"{day}T{hour}", item=item))
            case 2:
                quantity = draw(st.integers(1, 7))
                rows.append(happening(usage, "part", f"{day}", item=item, part="x", quantity=quantity))
            case 3:
                end = day + timedelta(days=draw(st.integers(0, 90)))
                rows.append(happening(usage, "item_in_service", f"{day}", item=item, to=end))
            case _:
                count = draw(st.integers(0, 900))
                rows.append(happening(usage, "pages", f"{day}", item=item, meter="mono", count=count))
    return rows


def _agreement(every: str, currency: str, system: str):
    cpi = CPI if system == "gregorian" else CPI.replace("2025-01", "1403-10").replace("2025-12", "1404-09")
    clauses = CLAUSES if system == "gregorian" else CLAUSES.replace('base = "2025-01"', 'base = "1403-10"')
    return agreement(clauses.format(every=every) + cpi, currency=currency, system=system, more=TERM)


@settings(max_examples=60, deadline=None)
@given(happenings(), EVERY, CURRENCIES, SYSTEMS, st.randoms())
def test_any_order_of_recording_gives_the_same(rows, every, currency, system, random):
    mixed = list(rows)
    random.shuffle(mixed)
    rated = _agreement(every, currency, system)
    one, other = rate([rated], rows, until=UNTIL), rate([rated], mixed, until=UNTIL)
    assert {c.key: (c.net, c.usage, c.reason) for c in one.charges} == {
        c.key: (c.net, c.usage, c.reason) for c in other.charges
    }
    assert len({c.key for c in one.charges}) == len(one.charges)
    assert one.unpriced == other.unpriced


@settings(max_examples=60, deadline=None)
@given(happenings(), EVERY, CURRENCIES)
def test_period_by_period_gives_what_the_whole_stretch_gives(rows, every, currency):
    rated = _agreement(every, currency, "gregorian")
    whole = rate([rated], rows, until=UNTIL)
    parts = [
        charge
        for period in periods_between(FIRST, UNTIL, CalendarSystem.GREGORIAN)
        for charge in rate_period([rated], rows, period).charges
    ]
    assert {c.key: (c.net, c.exact) for c in parts if c.net} == {
        c.key: (c.net, c.exact) for c in whole.charges
    }


@settings(max_examples=40, deadline=None)
@given(happenings(), EVERY)
def test_periods_of_another_calendar_add_up_to_the_same(rows, every):
    rated = _agreement(every, "KWD", "jalali")
    periods = periods_between(FIRST, UNTIL, CalendarSystem.GREGORIAN)
    exact = Fraction(0)
    for period in periods:
        charges = rate_period([rated], rows, period).charges
        exact += sum((charge.exact for charge in charges), Fraction(0))
    whole = rate([rated], rows, from_=FIRST, until=UNTIL)
    near = sum((charge.exact for charge in whole.charges), Fraction(0))
    # The whole leaves out charges that round to nothing.
    assert abs(exact - near) < Fraction(len(periods) * 20, 1000)


@settings(max_examples=60, deadline=None)
@given(happenings(), st.sampled_from(["KWD", "EUR", "IRR"]))
def test_shared_and_own_keys_together_are_all_keys(rows, currency):
    rated = _agreement("quarter", currency, "gregorian")
    for period in periods_between(FIRST, UNTIL, CalendarSystem.GREGORIAN):
        whole = {c.key: c.net for c in rate_period([rated], rows, period).charges}
        own = rate_period([rated], rows, period, shared=False).charges
        shared = rate_period([rated], rows, period, shared=True).charges
        parts: dict = {}
        for charge in (*own, *shared):
            parts[charge.key] = parts.get(charge.key, Decimal(0)) + charge.net
        assert parts == whole


PRICES = {
    "graduated": 'price = { tiers = [{ up_to = "10", price = "100" }, { price = "80" }] }',
    "package": 'price = { package = "250", size = "4" }',
    "allowance": 'price = "7.5"\nallowance = { included = "9" }',
    "allowance of money": 'price = "7.5"\nallowance = { amount = "40" }',
    "minimum": 'price = "7.5"\nminimum = { amount = "40" }',
    "cap": 'price = "7.5"\ncap = { amount = "40" }',
}


@pytest.mark.parametrize("price", list(PRICES))
@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=1, max_size=5), st.integers(1, 5))
def test_more_pieces_never_cost_less(price, quantities, more):
    rated = agreement(f'[[charge]]\ncode = "part"\non = "part"\n{PRICES[price]}\n')

    def total(amounts: list[int]) -> Decimal:
        rows = [
            happening(f"u{n}", "part", f"2026-02-0{n + 1}", item="A", part="x", quantity=quantity)
            for n, quantity in enumerate(amounts)
        ]
        return rate([rated], rows).total_net

    assert total([*quantities[:-1], quantities[-1] + more]) >= total(quantities)


def test_only_a_price_by_volume_may_cost_less_for_more():
    price = 'price = { kind = "volume", tiers = [{ up_to = "10", price = "100" }, { price = "80" }] }'
    rated = agreement(f'[[charge]]\ncode = "part"\non = "part"\n{price}\n')
    totals = [
        rate([rated], [happening("u", "part", "2026-02-01", item="A", part="x", quantity=n)]).total_net
        for n in (10, 11)
    ]
    assert totals == [Decimal("1000.00"), Decimal("880.00")]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 3000), st.integers(1, 500))
def test_more_pages_never_cost_less_but_where_a_minimum_holds_cost_the_same(pages, more):
    rated = agreement(
        '[[fee]]\nof = "pages"\nmeter = "mono"\nprice = { tiers = [{ up_to = "900", price = "0.09" }, { price = "0.07" }] }\n'
        'minimum = { pages = 1000, per = "item", every = "month" }\n'
    )

    def total(count: int) -> Decimal:
        rows = [
            happening("s", "item_in_service", "2026-01-01", item="A"),
            happening("a", "pages", "2026-02-01", item="A", meter="mono", to=0),
            happening("b", "pages", "2026-03-01", item="A", meter="mono", to=count),
        ]
        return rate([rated], rows, from_=date(2026, 2, 1), until=date(2026, 3, 1)).total_net

    assert total(pages + more) >= total(pages) >= Decimal("88.00")
