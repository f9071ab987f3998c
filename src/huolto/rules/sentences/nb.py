"""Sentences in Norwegian Bokmål."""

SENTENCES: dict[str, str] = {
    "proration.actual-days": "{price:money} per måned, i bruk {days:int|dag|dager} av {of:int}: {amount:money}.",
    "proration.month-started": "{price:money} for påbegynt måned: {amount:money}.",
    "proration.thirty-day-month": "{price:money} per måned, {days:int|dag|dager} av en måned på 30 dager: {amount:money}.",
    "time.started-quanta": "{minutes:duration}: {quanta:int|påbegynt periode|påbegynte perioder} på {quantum:duration}, minst {minimum:money} hver: {amount:money}.",
    "time.rate": "{minutes:duration} rundet opp til {rounded:duration} à {rate:money} per time: {amount:money}.",
    "tax.rate": "{rate:percent} av {base:money} er {tax:money}.",
}
