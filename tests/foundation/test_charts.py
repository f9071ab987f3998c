"""Pictures of figures: what the page gets, what the policy allows, both directions."""

import re
from decimal import Decimal
from typing import Any

import pytest

from huolto.foundation.charts import Bar, bar_chart, bar_chart_svg, ticks
from huolto.rules.formatting import format_number

BARS = [
    Bar("2026", "Laptops", Decimal("1200.50")),
    Bar("2026", "Phones", Decimal(300)),
    Bar("2027", "Laptops", Decimal(0)),
    Bar("2028", "A & B <script>", Decimal(800)),
]


def chart(bars: list[Bar] = BARS, language: str = "en", **facts: Any) -> str:
    return bar_chart(
        bars,
        alternative='Costs "by" year',
        written=lambda value: format_number(value, language),
        language=language,
        **facts,
    )


def test_a_page_gets_tokens_for_colours_and_nothing_that_the_policy_refuses() -> None:
    svg = chart()
    assert "var(--h-pine)" in svg
    assert not re.search(r"#[0-9a-f]{6}", svg)
    assert not re.search(r"\sstyle=|<style|<script|\son[a-z]+=|href=", svg)


def test_it_is_one_picture_with_one_alternative() -> None:
    svg = chart()
    assert svg.count("role=") == 1
    assert 'role="img" aria-label="Costs &quot;by&quot; year"' in svg
    assert svg.count("aria-") == 1


def test_texts_are_escaped() -> None:
    assert "A &amp; B &lt;script&gt;" in chart()


def test_every_year_stands_there_even_when_nothing_is_in_it() -> None:
    assert all(f">{year}<" in chart() for year in (2026, 2027, 2028))


def test_in_persian_the_bars_run_from_the_right_with_persian_digits() -> None:
    bars = [Bar("۱۴۰۵", "رایانه", Decimal(10)), Bar("۱۴۰۶", "رایانه", Decimal(20))]
    svg = chart(bars, "fa")
    first, second = svg.index("۱۴۰۵"), svg.index("۱۴۰۶")
    assert second < first
    assert "۲۰" in svg
    assert not re.search(r">[^<]*[0-9][^<]*<", svg)


def test_a_document_gets_the_light_colours() -> None:
    svg = bar_chart_svg(BARS, alternative="Costs", written=str)
    assert "#1d5c53" in svg
    assert "var(" not in svg


def test_of_nothing_there_is_no_picture() -> None:
    assert chart([]) == ""


@pytest.mark.parametrize(
    ("most", "last", "count"), [("0", "1", 2), ("9", "10", 3), ("1234.5", "1500", 4), ("0.4", "0.4", 5)]
)
def test_the_scale_ends_in_round_amounts(most: str, last: str, count: int) -> None:
    found = ticks(Decimal(most))
    assert (found[-1], len(found)) == (Decimal(last), count)


def test_series_may_stand_side_by_side_with_a_figure_above_each() -> None:
    bars = [Bar("2026", "Before", Decimal(100)), Bar("2026", "After", Decimal(120))]
    apart, stacked = chart(bars, is_grouped=True), chart(bars)
    assert ">100<" in apart
    assert ">120<" in apart
    assert ">220<" in stacked
    assert ">220<" not in apart


def test_what_others_are_held_against_is_grey() -> None:
    bars = [Bar("2026", "Before", Decimal(100)), Bar("2026", "After", Decimal(120))]
    apart = chart(bars, is_grouped=True)
    assert apart.index("var(--h-mark-stone)") < apart.index("var(--h-pine)")


def test_figures_too_long_to_stand_beside_each_other_are_left_to_the_table() -> None:
    bars = [Bar("1405", "Before", Decimal(406416129)), Bar("1405", "After", Decimal(420976935))]
    assert ">406,416,129<" in chart(bars, is_grouped=True)
    long = [Bar(bar.label, bar.series, bar.value * 1000) for bar in bars]
    assert ">406,416,129,000<" not in chart(long, is_grouped=True)
    assert ">827,393,064,000<" in chart(long)
