"""Sentences in Swedish."""

SENTENCES: dict[str, str] = {
    "proration.actual-days": "{price:money} per månad, i bruk {days:int|dag|dagar} av {of:int}: {amount:money}.",
    "proration.month-started": "{price:money} för påbörjad månad: {amount:money}.",
    "proration.thirty-day-month": "{price:money} per månad, {days:int|dag|dagar} av en månad på 30 dagar: {amount:money}.",
    "time.started-quanta": "{minutes:duration}: {quanta:int|påbörjad period|påbörjade perioder} om {quantum:duration}, minst {minimum:money} var: {amount:money}.",
    "time.rate": "{minutes:duration} avrundat uppåt till {rounded:duration} à {rate:money} i timmen: {amount:money}.",
    "tax.rate": "{rate:percent} av {base:money} är {tax:money}.",
}
