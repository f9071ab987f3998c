"""What a figure is, and how its rounds are measured."""

import gc
import statistics
import time
from collections.abc import Callable
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


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes, without a collection of garbage that belongs to others."""
    gc.collect()
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


def middle(values: list[float]) -> float:
    """The median."""
    return statistics.median(values)


def table(figures: list[Figure]) -> str:
    """The figures as text."""
    head = ("figure", "ours", "floor", "ratio", "floor is")
    rows = [
        (
            figure.name,
            f"{figure.ours:,.0f} {figure.unit}/s",
            f"{figure.floor:,.0f} {figure.unit}/s",
            f"{figure.ratio:.1f}",
            figure.floor_is,
        )
        for figure in figures
    ]
    widths = [max(len(row[at]) for row in (head, *rows)) for at in range(len(head))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in (head, *rows)
    ]
    return "\n".join(line.rstrip() for line in lines)
