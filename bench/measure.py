"""What a figure is, and how its rounds are measured."""

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One row of the table: ours against the floor, both in `unit` a second, the middle of the rounds."""

    name: str
    unit: str
    ours: float
    floor: float
    floor_is: str

    @property
    def ratio(self) -> float:
        """How many times faster the floor is."""
        return self.floor / self.ours if self.ours else float("inf")


@dataclass(frozen=True)
class Latency:
    """Milliseconds of a page at the client: median and 95th percentile alone and in a crowd, beside two floors."""

    name: str
    median: float
    p95: float
    crowd_median: float
    crowd_p95: float
    empty: float
    sql: float


def latency(name: str, *, one: list[float], crowd: list[float], empty: list[float], sql: float) -> Latency:
    """The figures of measured milliseconds; `sql` is the page's own query by itself."""
    return Latency(name, middle(one), _p95(one), middle(crowd), _p95(crowd), middle(empty), sql)


def _p95(values: list[float]) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes, without a collection of garbage that belongs to others."""
    gc.collect()
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


def middle(values: list[float]) -> float:
    """The median."""
    return statistics.median(values)


def table(figures: Sequence[Figure | Latency]) -> str:
    """The figures as text: rates first, then times."""
    rates = [figure for figure in figures if isinstance(figure, Figure)]
    times = [figure for figure in figures if isinstance(figure, Latency)]
    parts = []
    if rates:
        parts.append(
            _columns(
                ("figure", "ours", "floor", "ratio", "floor is"),
                [
                    (
                        figure.name,
                        f"{figure.ours:,.0f} {figure.unit}/s",
                        f"{figure.floor:,.0f} {figure.unit}/s",
                        f"{figure.ratio:.1f}" if figure.ratio >= 1 else f"{figure.ratio:.3f}",
                        figure.floor_is,
                    )
                    for figure in rates
                ],
            )
        )
    if times:
        parts.append(
            _columns(
                ("page, ms", "median", "p95", "crowd: median", "crowd: p95", "empty page", "its SQL"),
                [
                    (
                        one.name,
                        *(
                            f"{value:.1f}"
                            for value in (
                                one.median,
                                one.p95,
                                one.crowd_median,
                                one.crowd_p95,
                                one.empty,
                                one.sql,
                            )
                        ),
                    )
                    for one in times
                ],
            )
        )
    return "\n\n".join(parts)


def _columns(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    widths = [max(len(row[at]) for row in (head, *rows)) for at in range(len(head))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in (head, *rows)
    ]
    return "\n".join(line.rstrip() for line in lines)
