"""How often devices fail in a year, by model, and how sure that is.

Each model's rate is gamma distributed: what was seen of it, and before that what all models together say (a prior
worth `prior_years` device-years). A model with a long history speaks for itself; a new one borrows from the others.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from math import exp, lgamma, log
from typing import TypeVar

from huolto.rules.sizing.errors import SizingError

PRIOR_RATE = 0.25
"""Failures a device and year where nothing at all was seen: the assumption of the worked numbers (S4.17)."""

PRIOR_YEARS = 20.0
"""Device-years that the prior counts for: as if twenty devices had been watched for a year."""

LIKELY = 0.9
"""The share of the belief that lies in the interval shown beside a rate."""

M = TypeVar("M", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Observed:
    """What was seen of a model: its failures in so many device-years."""

    failures: int
    device_years: float


@dataclass(frozen=True, slots=True)
class FailureRate:
    """Failures a device and year: gamma with `shape` (failures) over `years` (device-years), the prior included."""

    shape: float
    years: float

    @property
    def mean(self) -> float:
        """The rate to reckon with."""
        return self.shape / self.years


def failure_rates(
    seen: Mapping[M, Observed], *, prior_rate: float = PRIOR_RATE, prior_years: float = PRIOR_YEARS
) -> dict[M, FailureRate]:
    """The rate of each model: its own history over what all of them together say, that over `prior_rate`.

    Raises SizingError for a history below zero or a prior that says nothing.
    """
    if prior_rate <= 0 or prior_years <= 0:
        raise SizingError(f"A prior of {prior_rate} failures in {prior_years} device-years says nothing.")
    for model, one in seen.items():
        if one.failures < 0 or one.device_years < 0:
            raise SizingError(f"{model}: {one.failures} failures in {one.device_years} device-years.")
    failures = sum(one.failures for one in seen.values()) + prior_rate * prior_years
    pooled = failures / (sum(one.device_years for one in seen.values()) + prior_years)
    return {
        model: FailureRate(pooled * prior_years + one.failures, prior_years + one.device_years)
        for model, one in seen.items()
    }


def interval_of(rate: FailureRate, likely: float = LIKELY) -> tuple[float, float]:
    """The rates between which the true one lies with the belief `likely`, as much left out below as above."""
    if not 0 < likely < 1:
        raise SizingError(f"A belief lies between 0 and 1, not at {likely}.")
    out = (1 - likely) / 2
    return _quantile(rate, out), _quantile(rate, 1 - out)


def _quantile(rate: FailureRate, share: float) -> float:
    """The rate below which `share` of the belief lies, by halving."""
    low, high = 0.0, max(1.0, rate.shape)
    while _below(rate.shape, high) < share:
        low, high = high, high * 2
    for _ in range(80):
        middle = (low + high) / 2
        if _below(rate.shape, middle) < share:
            low = middle
        else:
            high = middle
    return (low + high) / 2 / rate.years


def _below(shape: float, at: float) -> float:
    """The regularised lower incomplete gamma function P(shape, at), by its series or its continued fraction.

    Source: Abramowitz and Stegun 6.5.29 and 6.5.31 (the fraction by Lentz's method).
    """
    if at <= 0:
        return 0.0
    scale = exp(shape * log(at) - at - lgamma(shape))
    if at < shape + 1:
        term = total = 1 / shape
        number = shape
        while term > total * 1e-16:
            number += 1
            term *= at / number
            total += term
        return min(1.0, total * scale)
    tiny = 1e-300
    b = at + 1 - shape
    c, d = 1 / tiny, 1 / b
    fraction = d
    for step in range(1, 100_000):
        a = -step * (step - shape)
        b += 2
        d = 1 / (a * d + b or tiny)
        c = b + a / c or tiny
        fraction *= c * d
        if abs(c * d - 1) < 1e-15:
            break
    return max(0.0, 1 - fraction * scale)
