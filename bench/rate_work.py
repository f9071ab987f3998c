"""Rating a month's work with explanations, against a loop that does only the decimal arithmetic of the same rows."""

import random
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from bench.measure import Figure, middle, seconds

ROWS = 100_000
ENTRIES_A_CASE = 4
ROUNDS = 3
QUANTUM = 15
MINIMUM = Decimal(250)
RATE = Decimal(980)
CENT = Decimal("0.01")
AGREEMENT = """
language = 1
[agreement]
id = "web-service"
currency = "NOK"
zone = "Europe/Oslo"
[[rate_card.hourly]]
per_hour = "980"
[[charge]]
id = "service-work"
code = "labour"
on = "work"
rate = { card = "hourly" }
quantum = "15 min"
minimum_per_quantum = "250"
"""


def measure() -> Sequence[Figure]:
    """Rows a second: four entries a case, each case rounded up to started quarters and told why."""
    from huolto.rules.agreement import parse, rate_period, read_happening
    from huolto.rules.calendars import CalendarSystem
    from huolto.rules.periods import period_from_label

    draw = random.Random(11)
    agreement = parse(AGREEMENT)
    month = period_from_label("2026-03", CalendarSystem.GREGORIAN)
    rows = [
        {
            "id": f"w{number}",
            "kind": "work",
            "case": f"c{number // ENTRIES_A_CASE}",
            "at": f"2026-03-{draw.randrange(1, 29):02d}T{draw.randrange(8, 16):02d}:{draw.randrange(60):02d}",
            "minutes": draw.randrange(1, 120),
        }
        for number in range(ROWS)
    ]
    happenings = [read_happening(row) for row in rows]
    rated = rate_period([agreement], happenings, month)
    if sum((charge.net for charge in rated.charges), Decimal(0)) != _arithmetic(rows):
        raise RuntimeError("Rating and the arithmetic do not come to the same.")
    ours, floors = [], []
    for _ in range(ROUNDS):
        ours.append(ROWS / seconds(lambda: rate_period([agreement], happenings, month)))
        floors.append(ROWS / seconds(lambda: _arithmetic(rows)))
    return (
        Figure("rate work", "rows", middle(ours), middle(floors), "the decimal arithmetic of these rows"),
    )


def _arithmetic(rows: Sequence[dict[str, object]]) -> Decimal:
    """Every row's started quanta after those of its case before it, priced, and each case rounded."""
    minutes: dict[object, Decimal] = {}
    amounts: dict[object, Decimal] = {}
    by_rate = RATE * QUANTUM / 60
    for row in rows:
        case = row["case"]
        before = minutes.get(case, Decimal(0))
        after = before + Decimal(str(row["minutes"]))
        quanta = (after + QUANTUM - 1) // QUANTUM - (before + QUANTUM - 1) // QUANTUM
        minutes[case] = after
        amounts[case] = amounts.get(case, Decimal(0)) + max(by_rate * quanta, MINIMUM * quanta)
    return sum((amount.quantize(CENT, ROUND_HALF_UP) for amount in amounts.values()), Decimal(0))
