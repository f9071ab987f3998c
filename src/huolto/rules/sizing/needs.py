"""Spares needed so that a request finds one at once, by the number of units that are away at a time.

The number away is Poisson with the mean devices × rate × days / 365. Where the rate itself is known from a history
only, it is a mixture of such (negative binomial): thin history asks for more spares than its mean alone.
"""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from math import exp, log, log1p
from typing import TypeVar

from huolto.rules.sizing.errors import SizingError
from huolto.rules.sizing.rates import FailureRate

DAYS_A_YEAR = 365
MOST_SPARES = 1_000_000

M = TypeVar("M", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Away:
    """How many units are away at a time: their mean, and the shape of its doubt (None: the mean is certain).

    `shape` is that of the gamma distribution of the rate: about the number of failures it was learnt from.
    """

    mean: float
    shape: float | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """So many spares serve `level` of all requests at once; one fewer serves `level_below` of them."""

    spares: int
    level: float
    level_below: float


def mean_away(devices: int, rate: float, days: float) -> float:
    """How many of `devices` are away on average: `rate` failures a device and year, `days` away each (Palm)."""
    if devices < 0 or rate < 0 or days < 0:
        raise SizingError(
            f"{devices} devices, {rate} failures a year, {days} days away: none may be below zero."
        )
    return devices * rate * days / DAYS_A_YEAR


def away_of(devices: int, rate: FailureRate, days: float) -> Away:
    """The number away with the doubt of a rate that was learnt from history."""
    return Away(mean_away(devices, rate.mean, days), rate.shape)


def service_level(spares: int, away: Away) -> float:
    """The share of requests that find a spare at once: P(away ≤ spares). 10 spares and 5.75 away on average: 96.7 %."""
    if spares < 0:
        return 0.0
    return min(1.0, next(total for number, total in enumerate(_cumulative(away)) if number == spares))


def needed_spares(away: Away, level: float) -> Need:
    """The fewest spares that serve `level` (0 < level < 1) of the requests at once.

    Raises SizingError for a level outside that, and where a million spares would not do.
    """
    if not 0 < level < 1:
        raise SizingError(f"A service level lies between 0 and 1, not at {level}.")
    below = 0.0
    for spares, reached in enumerate(_cumulative(away)):
        if reached >= level:
            return Need(spares, min(1.0, reached), below)
        if spares >= MOST_SPARES:
            break
        below = reached
    raise SizingError(f"No pool of {MOST_SPARES} units or fewer serves {level} of the requests.")


def spares_by_model(away: Mapping[M, Away], level: float) -> dict[M, Need]:
    """What each model needs by itself; their sum beside the need of all together is what fewer models save (S4.20)."""
    return {model: needed_spares(one, level) for model, one in away.items()}


def _cumulative(away: Away) -> Iterator[float]:
    """P(away ≤ 0), P(away ≤ 1) and so on."""
    return accumulate(exp(one) for one in _logarithms(away))


def _logarithms(away: Away) -> Iterator[float]:
    """The logarithms of P(away = 0), P(away = 1) and so on: no mean is so large that they vanish."""
    if away.mean < 0 or (away.shape is not None and away.shape <= 0):
        raise SizingError(
            f"Units away: {away.mean} on average, in doubt by {away.shape}; neither may be below zero."
        )
    if away.mean == 0:
        yield 0.0
        while True:
            yield float("-inf")
    number = 0
    if away.shape is None:
        probability, step = -away.mean, log(away.mean)
        while True:
            yield probability
            number += 1
            probability += step - log(number)
    shape = away.shape
    probability, step = -shape * log1p(away.mean / shape), log(away.mean) - log(away.mean + shape)
    while True:
        yield probability
        number += 1
        probability += step + log((shape + number - 1) / number)
