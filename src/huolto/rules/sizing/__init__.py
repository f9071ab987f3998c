"""How many spare units a pool needs: by failure rate, time away and service level, by an agreed share, by replay.

A pool of spares is a queue without waiting room: while n units are away, n of the spares are with users. Begin at
`needed_spares`; `failure_rates` says how often models fail and how sure that is, `replay` plays a past year again.
Sources: Palm's theorem (the number away is Poisson whatever the times away are like); requirements S4.17, S4.20.
"""

from huolto.rules.sizing.errors import SizingError
from huolto.rules.sizing.needs import (
    Away,
    Need,
    away_of,
    mean_away,
    needed_spares,
    service_level,
    spares_by_model,
)
from huolto.rules.sizing.rates import FailureRate, Observed, failure_rates, interval_of
from huolto.rules.sizing.replay import Day, Replayed, Trip, replay

__all__ = [
    "Away",
    "Day",
    "FailureRate",
    "Need",
    "Observed",
    "Replayed",
    "SizingError",
    "Trip",
    "away_of",
    "failure_rates",
    "interval_of",
    "mean_away",
    "needed_spares",
    "replay",
    "service_level",
    "spares_by_model",
]
