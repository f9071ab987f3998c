"""What must hold for any happenings: order does not matter, parts sum to the whole, a price is never exceeded."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from huolto.rules.agreement import rate, rate_period
from huolto.rules.calendars import CalendarSystem
from huolto.rules.periods import periods_between
from rules.agreement.kit import agreement, happening

FIRST = date(2026, 1, 1)
UNTIL = date(2026, 7, 1)
CLAUSES = """
[[fee]]
id = "standard"
per = "item"
price = "14.90"
when = {{ package = "standard" }}
days = "{days}"
minimum_days = {minimum}
[[fee]]
id = "rent"
of = "lease"
basis = "in-service"
[[fee]]
id = "term"
of = "lease"
basis = "term"
when = {{ acquisition_model = "finance_lease" }}
[[charge]]
code = "labour"
on = "work"
quantum = "15 min"
minimum_per_quantum = "22.50"
[[charge]]
code = "visit"
on = "visit"
price = "33.333"
"""
DAYS = st.sampled_from(["in-service", "month-started", "thirty-day-month"])
CURRENCIES = st.sampled_from(["EUR", "IRR", "JPY", "KWD", "NOK"])
days_from_first = st.integers(0, 170).map(lambda n: FIRST + timedelta(days=n))


@st.composite
def happenings(draw: st.DrawFn) -> list:
    rows = []
    for number in range(draw(st.integers(1, 9))):
        start, item, usage = draw(days_from_first), draw(st.sampled_from("AB")), f"u{number}"
        end = draw(st.none() | st.integers(0, 60).map(lambda n: start + timedelta(days=n)))  # noqa: B023
        match draw(st.integers(0, 3)):
            case 0:
                package = draw(st.sampled_from(["standard", "plus"]))
                rows.append(
                    happening(usage, "item_in_service", start.isoformat(), item=item, package=package, to=end)
                )
            case 1:
                price = draw(st.sampled_from(["21.40", "9.80"]))
                model = draw(st.sampled_from(["finance_lease", "lifecycle_lease"]))
                rows.append(
                    happening(
                        usage,
                        "lease",
                        start.isoformat(),
                        item=item,
                        price=price,
                        ended=end,
                        term_months=3,
                        acquisition_model=model,
                    )
                )
            case 2:
                minutes = draw(st.integers(1, 90))
                rows.append(happening(usage, "work", start.isoformat(), case=item, minutes=minutes))
            case _:
                rows.append(happening(usage, "visit", start.isoformat(), item=item))
    return rows


def _agreement(days: str, minimum: int, currency: str):
    return agreement(CLAUSES.format(days=days, minimum=minimum), currency=currency)


@settings(max_examples=60, deadline=None)
@given(happenings(), DAYS, st.integers(0, 3), CURRENCIES, st.randoms())
def test_any_order_of_recording_gives_the_same_total_for_every_key(
    given_rows, days, minimum, currency, random
):
    mixed = list(given_rows)
    random.shuffle(mixed)
    one = rate([_agreement(days, minimum, currency)], given_rows, until=UNTIL)
    other = rate([_agreement(days, minimum, currency)], mixed, until=UNTIL)
    assert {c.key: (c.net, c.usage, c.reason) for c in one.charges} == {
        c.key: (c.net, c.usage, c.reason) for c in other.charges
    }
    assert len({c.key for c in one.charges}) == len(one.charges)
    assert one.unpriced == other.unpriced


@settings(max_examples=60, deadline=None)
@given(happenings(), DAYS, CURRENCIES)
def test_period_by_period_gives_what_the_whole_stretch_gives(given_rows, days, currency):
    rated = _agreement(days, 0, currency)
    whole = rate([rated], given_rows, until=UNTIL)
    parts = [
        charge
        for period in periods_between(FIRST, UNTIL, CalendarSystem.GREGORIAN)
        for charge in rate_period([rated], given_rows, period).charges
    ]
    # A piece of a month may round to nothing; a ledger adds the pieces before it rounds.
    assert {c.key: c.net for c in parts if c.net} == {c.key: c.net for c in whole.charges}
    assert sum((c.net for c in parts), Decimal(0)) == whole.total_net


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(days_from_first, st.integers(0, 200)), min_size=1, max_size=6), DAYS, st.integers(0, 5)
)
def test_a_month_of_a_device_never_costs_more_than_its_price(stays, days, minimum):
    rows = [
        happening(
            f"u{n}",
            "item_in_service",
            start.isoformat(),
            item="A",
            package="standard",
            to=start + timedelta(days=length),
        )
        for n, (start, length) in enumerate(stays)
    ]
    for charge in rate([_agreement(days, minimum, "EUR")], rows).charges:
        assert Decimal(0) < charge.net <= Decimal("14.90")
        assert charge.quantity <= 1


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 1500).map(lambda n: FIRST + timedelta(days=n)),
    st.integers(1, 60),
    st.sampled_from(["21.40", "0.3333", "1000000"]),
    CURRENCIES,
    st.sampled_from(["gregorian", "jalali"]),
)
def test_the_rents_of_a_term_sum_to_months_times_rent(start, months, price, currency, system):
    rated = agreement('[[fee]]\nid = "t"\nof = "lease"\nbasis = "term"\n', currency=currency, system=system)
    row = happening("l", "lease", start.isoformat(), item="A", price=price, term_months=months)
    result = rate([rated], [row])
    whole = Fraction(Decimal(price)) * months
    smallest = Fraction(1, 10 ** -int(result.total_net.as_tuple().exponent))
    assert abs(Fraction(result.total_net) - whole) <= smallest / 2
    if price != "1000000":
        return  # A day of a small rent comes to nothing in yen or rial, and then has no row that says its share.
    assert abs(sum((c.quantity for c in result.charges), Decimal(0)) - months) < Decimal("0.0001")
