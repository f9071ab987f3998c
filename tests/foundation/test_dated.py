"""Dated facts: a history is what the set of recorded changes says, in whatever order they were recorded."""

import itertools
import random
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from huolto.foundation.dated import Span, begun_earlier, changed_from, ended_at, spell_start

START = datetime(2026, 1, 1, tzinfo=UTC)


def at(number: int) -> datetime:
    return START + timedelta(days=number)


def beginning() -> list[Span]:
    return [Span(START, None, {"holder": "Aino", "code": "1"}, frozenset({"holder", "code"}), key=1)]


def told(chain: list[Span]) -> list[tuple]:
    return [(span.start, span.end, dict(span.values)) for span in chain]


def test_a_change_closes_the_open_span_and_begins_a_new_one() -> None:
    chain = changed_from(beginning(), at(10), {"holder": "Elina"})
    assert told(chain) == [
        (at(0), at(10), {"holder": "Aino", "code": "1"}),
        (at(10), None, {"holder": "Elina", "code": "1"}),
    ]
    assert [span.key for span in chain] == [1, None]


def test_a_back_dated_change_holds_until_the_next_change_of_that_field() -> None:
    chain = changed_from(beginning(), at(20), {"holder": "Elina"})
    chain = changed_from(chain, at(10), {"holder": "Sanni"})
    assert told(chain) == [
        (at(0), at(10), {"holder": "Aino", "code": "1"}),
        (at(10), at(20), {"holder": "Sanni", "code": "1"}),
        (at(20), None, {"holder": "Elina", "code": "1"}),
    ]


def test_a_back_dated_change_goes_on_past_a_change_of_another_field() -> None:
    chain = changed_from(beginning(), at(20), {"code": "2"})
    chain = changed_from(chain, at(10), {"holder": "Sanni"})
    assert told(chain)[-1] == (at(20), None, {"holder": "Sanni", "code": "2"})


def test_a_change_to_the_same_value_is_remembered_as_a_change() -> None:
    chain = changed_from(beginning(), at(20), {"holder": "Aino"})
    chain = changed_from(chain, at(10), {"holder": "Sanni"})
    assert told(chain)[-1] == (at(20), None, {"holder": "Aino", "code": "1"})


def test_of_two_changes_from_the_same_instant_the_later_recorded_one_holds() -> None:
    chain = changed_from(beginning(), at(10), {"holder": "Elina"})
    chain = changed_from(chain, at(10), {"holder": "Sanni"})
    assert told(chain)[-1] == (at(10), None, {"holder": "Sanni", "code": "1"})
    assert len(chain) == 2


def test_a_change_before_everything_stands_in_front() -> None:
    chain = changed_from([Span(at(5), None, {"place": 1}, frozenset({"place"}))], at(2), {"place": 2})
    assert told(chain) == [(at(2), at(5), {"place": 2}), (at(5), None, {"place": 1})]


def test_a_chain_begun_earlier_keeps_its_first_values() -> None:
    assert told(begun_earlier(beginning(), at(-3)))[0][0] == at(-3)
    assert begun_earlier(beginning(), at(3)) == beginning()


def test_ending_leaves_nothing_from_the_instant_on_and_no_empty_span() -> None:
    chain = changed_from(beginning(), at(10), {"code": "2"})
    assert told(ended_at(chain, at(10))) == [(at(0), at(10), {"holder": "Aino", "code": "1"})]
    assert ended_at(chain, at(0)) == []


def test_a_spell_is_the_last_unbroken_run() -> None:
    chain = [Span(at(0), at(2), {}), Span(at(5), at(7), {}), Span(at(7), None, {})]
    assert spell_start(chain) == at(5)
    assert spell_start([]) is None


CHANGES = st.lists(
    st.tuples(
        st.integers(0, 30),
        st.one_of(
            st.fixed_dictionaries({"holder": st.sampled_from(["Aino", "Elina", None])}),
            st.fixed_dictionaries({"code": st.sampled_from(["1", "2"])}),
            st.fixed_dictionaries(
                {"holder": st.sampled_from(["Sanni", None]), "code": st.sampled_from(["3", "4"])}
            ),
        ),
    ),
    max_size=12,
)


@given(CHANGES)
def test_spans_never_overlap_and_cover_everything_from_the_start(changes: list) -> None:
    chain = beginning()
    for number, values in changes:
        chain = changed_from(chain, at(number), values)
    assert chain[0].start == START
    assert chain[-1].end is None
    for earlier, later in itertools.pairwise(chain):
        assert earlier.end == later.start
        assert earlier.start < later.start


@given(CHANGES)
def test_each_field_says_what_was_recorded_last_for_the_latest_instant_before(changes: list) -> None:
    chain = beginning()
    for number, values in changes:
        chain = changed_from(chain, at(number), values)
    for day in range(32):
        held = next(span for span in chain if span.holds(at(day)))
        for field, first in (("holder", "Aino"), ("code", "1")):
            expected, since = first, -1
            for number, values in changes:
                if field in values and since <= number <= day:
                    expected, since = values[field], number
            assert held.values[field] == expected


@given(CHANGES, st.randoms(use_true_random=False))
def test_the_order_of_recording_changes_from_different_instants_does_not_matter(
    changes: list, shuffler: random.Random
) -> None:
    distinct = list({number: (number, values) for number, values in changes}.values())
    shuffled = list(distinct)
    shuffler.shuffle(shuffled)
    one, other = beginning(), beginning()
    # The first day is the registration itself, which was recorded before all.
    for number, values in distinct:
        one = changed_from(one, at(number), values)
    for number, values in shuffled:
        other = changed_from(other, at(number), values)
    assert told(one) == told(other)
    assert [span.changed for span in one] == [span.changed for span in other]
