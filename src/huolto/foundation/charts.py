"""Pictures of figures: stacked bars as SVG, in the house's colours. Begin at `bar_chart`.

`bar_chart` is for pages: its colours are the tokens, so it follows light, dark and the provider's own colour, and
it holds no style that the content policy would refuse. `bar_chart_svg` is the same picture in the light colours,
for documents (typst's `image`). A picture never stands alone: give the figures in a table beside it as well.
Drawn by Vega-Lite (vl-convert); the same content is drawn once a process.
"""

import json
import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from huolto.foundation.documents.typefaces import FOLDER
from huolto.foundation.late import LateModule
from huolto.foundation.localisation import RIGHT_TO_LEFT

vl_convert = LateModule("vl_convert")

BESIDE = ("mark-stone", "pine", "mark-amber", "mark-lake")
"""Tokens of series that stand side by side: the first is what the others are held against."""

WIDEST_BESIDE = 12
"""Characters of a figure above a bar that has others beside it; longer ones would run into each other."""

SERIES = ("pine", "mark-amber", "mark-lake", "mark-berry", "mark-moss", "mark-stone")
"""Tokens of the series in their order; a seventh begins again."""

LIGHT = {
    "pine": "#1d5c53", "mark-amber": "#d99b26", "mark-lake": "#4a83bb", "mark-berry": "#c6485a",
    "mark-moss": "#4d9a58", "mark-stone": "#87938f", "ink": "#18211f", "ink-2": "#465350", "line": "#e0e4de",
    "line-2": "#c9d0c9", "sheet": "#ffffff",
}  # fmt: skip
"""What the tokens are in the light theme (base.css)."""

_COLOUR = re.compile("|".join(LIGHT.values()))
_TOKENS = {colour: token for token, colour in LIGHT.items()}
_SAID = re.compile(r'\s(?:role|aria-[a-z]+)="[^"]*"')
_ROOT = re.compile(r"<svg [^>]*?width=\"([\d.]+)\" height=\"([\d.]+)\"[^>]*>")
_TICKS = 4
_RLI, _PDI = "\u2067", "\u2069"


@dataclass(frozen=True)
class Bar:
    """A part of a bar: under which label it stands, of which series it is, how high it is (not negative)."""

    label: str
    series: str
    value: Decimal


def bar_chart(
    bars: Sequence[Bar],
    *,
    alternative: str,
    written: Callable[[Decimal], str],
    language: str = "en",
    width: int = 640,
    height: int = 240,
    is_grouped: bool = False,
) -> SafeString:
    """Stacked bars as SVG for a page, in the order in which labels and series first come; `is_grouped`: side by side.

    `alternative` says in words what the picture shows; `written` writes an amount for the reader (digits, currency).
    In a language written from the right the bars run from the right as well. Of nothing there is no picture ("").
    """
    if not bars:
        return SafeString()
    svg = bar_chart_svg(
        bars,
        alternative=alternative,
        written=written,
        language=language,
        width=width,
        height=height,
        is_grouped=is_grouped,
    )
    themed = _COLOUR.sub(lambda match: f"var(--h-{_TOKENS[match[0]]})", svg)
    # Drawn by us: the texts were escaped by the renderer and in `_dressed`. Narrow screens scroll it, by keys too.
    return mark_safe(f'<div class="h-chart" tabindex="0">{themed}</div>')  # noqa: S308


def bar_chart_svg(
    bars: Sequence[Bar],
    *,
    alternative: str,
    written: Callable[[Decimal], str],
    language: str = "en",
    width: int = 640,
    height: int = 240,
    is_grouped: bool = False,
) -> str:
    """The same picture in the light colours, for a document."""
    is_mirrored = language.split("-")[0] in RIGHT_TO_LEFT
    spec = _spec(bars, written, is_mirrored=is_mirrored, width=width, height=height, is_grouped=is_grouped)
    return _drawn(json.dumps(spec, ensure_ascii=False, sort_keys=True), alternative)


def ticks(most: Decimal) -> list[Decimal]:
    """Round amounts for the scale from 0 to beyond `most`: steps of 1, 2 or 5 times a power of ten."""
    if most <= 0:
        return [Decimal(0), Decimal(1)]
    rough = most / _TICKS
    power = Decimal(10) ** math.floor(rough.log10())
    step = next(power * times for times in (1, 2, 5, 10) if power * times >= rough)
    return [step * number for number in range(math.ceil(most / step) + 1)]


def _spec(
    bars: Sequence[Bar],
    written: Callable[[Decimal], str],
    *,
    is_mirrored: bool,
    width: int,
    height: int,
    is_grouped: bool,
) -> dict[str, Any]:
    def said(text: str) -> str:
        return f"{_RLI}{text}{_PDI}" if is_mirrored else text

    labels = list(dict.fromkeys(said(bar.label) for bar in bars))
    series = list(dict.fromkeys(said(bar.series) for bar in bars))
    # One figure above each bar: that of a label where parts are stacked, that of each part where they stand apart.
    totals: dict[tuple[str, str], Decimal] = {}
    for bar in bars:
        stands = (said(bar.label), said(bar.series) if is_grouped else "")
        totals[stands] = totals.get(stands, Decimal(0)) + bar.value
    scale = ticks(max(totals.values(), default=Decimal(0)))
    if all(total == total.to_integral_value() for total in [*totals.values(), scale[-1]]):
        # What is counted in wholes has no half in its scale.
        scale = [tick for tick in scale if tick == tick.to_integral_value()]
    order = labels[::-1] if is_mirrored else labels
    x = {"field": "label", "type": "nominal", "sort": order, "scale": {"domain": order}, "title": None}
    is_crowded = is_grouped and max(len(written(total)) for total in totals.values()) > WIDEST_BESIDE
    tokens = BESIDE if is_grouped else SERIES
    beside = series[::-1] if is_mirrored else series
    apart: dict[str, Any] = (
        {"xOffset": {"field": "series", "type": "nominal", "sort": beside, "scale": {"domain": beside}}}
        if is_grouped
        else {}
    )
    names = json.dumps({_plain(tick): said(written(tick)) for tick in scale}, ensure_ascii=False)
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": width,
        "height": height,
        "background": None,
        "padding": 4,
        "config": _CONFIG,
        "layer": [
            {
                "data": {
                    "values": [
                        {
                            "label": said(bar.label),
                            "series": said(bar.series),
                            "value": float(bar.value),
                            "at": series.index(said(bar.series)),
                        }
                        for bar in bars
                        if bar.value
                    ]
                },
                "mark": {"type": "bar", "stroke": LIGHT["sheet"], "strokeWidth": 1},
                "encoding": {
                    "x": {
                        **x,
                        "axis": {"labelAngle": 0, "labelOverlap": "greedy", "domain": True, "ticks": False},
                    },
                    **apart,
                    "y": {
                        "field": "value",
                        "type": "quantitative",
                        "title": None,
                        "stack": None if is_grouped else "zero",
                        "scale": {"domain": [0, float(scale[-1])]},
                        "axis": {
                            "orient": "right" if is_mirrored else "left",
                            "values": [float(tick) for tick in scale],
                            "labelExpr": f"({names})[toString(datum.value)]",
                        },
                    },
                    "order": {"field": "at", "type": "quantitative"},
                    "color": {
                        "field": "series",
                        "type": "nominal",
                        "title": None,
                        "scale": {
                            "domain": series,
                            "range": [LIGHT[tokens[at % len(tokens)]] for at in range(len(series))],
                        },
                        "legend": {"orient": "bottom", "columns": 4, "symbolType": "square"},
                    },
                },
            },
            {
                "data": {
                    "values": [
                        {"label": label, "series": part, "value": float(total), "said": said(written(total))}
                        for (label, part), total in totals.items()
                        if total and not is_crowded
                    ]
                },
                "mark": {"type": "text", "dy": -7, "color": LIGHT["ink"], "fontWeight": 600, "fontSize": 12},
                "encoding": {
                    "x": x,
                    **apart,
                    "y": {"field": "value", "type": "quantitative"},
                    "text": {"field": "said", "type": "nominal"},
                },
            },
        ],
    }


_WORDS: dict[str, Any] = {
    "labelFont": "Inter, Vazirmatn, sans-serif",
    "labelFontSize": 12,
    "labelColor": LIGHT["ink-2"],
}
_CONFIG: dict[str, Any] = {
    "view": {"stroke": None},
    "text": {"font": "Inter, Vazirmatn, sans-serif"},
    "axis": {**_WORDS, "gridColor": LIGHT["line"], "domainColor": LIGHT["line-2"], "ticks": False, "labelPadding": 8},
    "axisY": {"domain": False},
    "legend": {**_WORDS, "labelLimit": 220, "symbolSize": 140, "offset": 14},
    "scale": {"bandPaddingInner": 0.35},
}  # fmt: skip


def _plain(value: Decimal) -> str:
    """A number as the renderer's `toString` writes it."""
    number = float(value)
    return str(int(number)) if number.is_integer() else repr(number)


@lru_cache(maxsize=256)
def _drawn(spec: str, alternative: str) -> str:
    _know_typefaces()
    return _dressed(vl_convert.vegalite_to_svg(spec, show_warnings=False), alternative)


def _dressed(svg: str, alternative: str) -> str:
    """The drawing with one text alternative instead of the renderer's many, growing with its place on the page."""
    quiet = _SAID.sub("", svg)
    size = _ROOT.search(quiet)
    if size is None:
        raise ValueError("The renderer made no SVG.")
    # The direction is set: anchors of texts would change sides in a page written from the right.
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size[1]} {size[2]}" direction="ltr" role="img" '
        f'aria-label="{escape(alternative)}">'
    )
    return head + quiet[size.end() :]


@cache
def _know_typefaces() -> None:
    vl_convert.register_font_directory(str(FOLDER))
