"""Sentences in English."""

SENTENCES: dict[str, str] = {
    "proration.actual-days": "{price:money} a month, in service {days:int|day|days} of {of:int}: {amount:money}.",
    "proration.month-started": "{price:money} for the month that was started: {amount:money}.",
    "proration.thirty-day-month": "{price:money} a month, {days:int|day|days} of a 30-day month: {amount:money}.",
    "time.started-quanta": "{minutes:duration}: {quanta:int|started quantum|started quanta} of {quantum:duration}, at least {minimum:money} each: {amount:money}.",
    "time.rate": "{minutes:duration} rounded up to {rounded:duration} at {rate:money} an hour: {amount:money}.",
    "tax.rate": "{rate:percent} of {base:money} is {tax:money}.",
}
