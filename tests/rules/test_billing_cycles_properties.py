"""What holds of billing cycles for any days: they cover time, parts sum to the whole, everything is billed once."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from huolto.rules.billing_cycles import (
    Billed,
    BillingTerms,
    Rhythm,
    billed_by,
    billed_in,
    cycle_of,
    cycle_parts,
    cycles_between,
    cycles_in,
    next_billed_on,
    owed_interval,
)
from huolto.rules.calendars import CalendarSystem, parts_of
from huolto.rules.money import allocate
from huolto.rules.periods import DateInterval, month_of
from huolto.rules.proration import Method, Share, prorated_amount

G, J = CalendarSystem.GREGORIAN, CalendarSystem.JALALI
ADVANCE, ARREARS = Billed.IN_ADVANCE, Billed.IN_ARREARS
MONTHLY = Rhythm()


DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))
RHYTHMS = st.builds(
    Rhythm,
    months=st.sampled_from([1, 1, 2, 3, 5, 6, 12, 24]),
    anchor_day=st.integers(1, 31),
    since=st.none() | DAYS,
    system=st.sampled_from([G, J]),
)
TERMS = st.builds(
    BillingTerms,
    rhythm=RHYTHMS,
    billed=st.sampled_from(list(Billed)),
    refund=st.booleans(),
    last_day_counts=st.booleans(),
)


@st.composite
def stays(draw, running: bool = True):
    start = draw(DAYS)
    length = draw(st.integers(0, 900) | st.none() if running else st.integers(0, 900))
    return DateInterval(start, None if length is None else start + timedelta(days=length))


@given(DAYS, st.integers(1, 900), RHYTHMS)
def test_cycles_cover_all_days_without_gap_or_overlap(start, length, rhythm):
    end = start + timedelta(days=length)
    cycles = cycles_between(start, end, rhythm)
    assert cycles[0].interval.contains(start)
    assert cycles[-1].interval.contains(end - timedelta(days=1))
    assert all(earlier.end == later.start for earlier, later in pairwise(cycles))


@given(DAYS, st.integers(0, 400), RHYTHMS)
def test_every_day_of_a_cycle_has_that_cycle(asked, offset, rhythm):
    cycle = cycle_of(asked, rhythm)
    assert cycle.interval.contains(asked)
    assert cycle_of(cycle.start + timedelta(days=offset % cycle.days), rhythm) == cycle


@given(DAYS, RHYTHMS)
def test_a_cycle_begins_on_its_day_or_on_the_last_of_a_shorter_month(asked, rhythm):
    cycle = cycle_of(asked, rhythm)
    first = parts_of(cycle.start, rhythm.system)[2]
    last_of_month = month_of(cycle.start, rhythm.system).end - timedelta(days=1)
    assert first == rhythm.anchor_day or (first < rhythm.anchor_day and cycle.start == last_of_month)


@given(stays(running=False), st.integers(0, 900), RHYTHMS)
def test_a_stay_cut_anywhere_owes_the_same(whole, cut, rhythm):
    middle = min(whole.start + timedelta(days=cut), whole.end)
    halves = [DateInterval(whole.start, middle), DateInterval(middle, whole.end)]
    for method in (Method.ACTUAL_DAYS, Method.THIRTY_DAY_MONTH):
        owed = [cycles_in(cycle_parts(half, rhythm), method) for half in halves]
        assert sum(owed) == cycles_in(cycle_parts(whole, rhythm), method)


@given(DAYS, RHYTHMS, st.sampled_from(list(Method)))
def test_a_whole_cycle_is_one_by_every_measure(asked, rhythm, method):
    [part] = cycle_parts(cycle_of(asked, rhythm).interval, rhythm)
    assert part.share(method).fraction == 1


@given(
    DAYS,
    RHYTHMS,
    st.lists(st.integers(0, 800), max_size=5),
    st.decimals(min_value=0, max_value=10**6, places=4),
    st.sampled_from(["EUR", "IRR", "KWD", "SEK"]),
)
def test_the_price_of_a_cycle_split_over_its_stays_sums_to_the_price(asked, rhythm, cuts, price, currency):
    cycle = cycle_of(asked, rhythm)
    bounds = sorted({0, cycle.days, *(cut % cycle.days for cut in cuts)})
    parts = [
        cycle_parts(DateInterval(cycle.start + timedelta(a), cycle.start + timedelta(b)), rhythm)[0]
        for a, b in pairwise(bounds)
    ]
    assert sum(part.share().fraction for part in parts) == 1
    split = allocate(price, [Decimal(part.interval.days) for part in parts], currency)
    assert sum(split) == prorated_amount(price, Share(1, 1), currency)


@given(stays(), TERMS, DAYS, st.integers(0, 700), st.integers(0, 700))
def test_windows_side_by_side_bill_each_part_once(interval, terms, start, first, second):
    middle = start + timedelta(days=first)
    end = middle + timedelta(days=second)
    apart = billed_in(interval, terms, DateInterval(start, middle))
    apart += billed_in(interval, terms, DateInterval(middle, end))
    assert apart == billed_in(interval, terms, DateInterval(start, end))


@given(stays(), TERMS, DAYS)
def test_what_windows_bill_is_what_is_billed_by_their_last_day(interval, terms, target):
    so_far = billed_by(interval, terms, target)
    # In arrears the last day of a window is billed on the day after it.
    until = target + timedelta(days=1) if terms.billed is ADVANCE else target
    assume(until > interval.start)
    assert billed_in(interval, terms, DateInterval(interval.start, until)) == so_far


@given(stays(), TERMS, DAYS)
def test_nothing_is_billed_between_a_day_and_the_next_day_of_billing(interval, terms, after):
    upcoming = next_billed_on(interval, terms, after)
    now = billed_by(interval, terms, after)
    if upcoming is None:
        assert billed_by(interval, terms, date(2040, 1, 1)) == now
    else:
        assert upcoming > after
        assert billed_by(interval, terms, upcoming - timedelta(days=1)) == now
        assert len(billed_by(interval, terms, upcoming)) == len(now) + 1


@given(stays(running=False), TERMS)
def test_in_the_end_exactly_the_owed_days_were_billed(interval, terms):
    parts = billed_by(interval, terms, date(2060, 1, 1))
    owed = owed_interval(interval, terms)
    assert sum(part.interval.days for part in parts) == owed.days


@given(stays(running=False), TERMS)
def test_with_refund_nobody_pays_for_a_day_without_service(interval, terms):
    assume(terms.refund and not terms.last_day_counts)
    parts = billed_by(interval, terms, date(2060, 1, 1))
    assert sum(part.interval.days for part in parts) == interval.days
