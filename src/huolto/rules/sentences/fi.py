"""Sentences in Finnish."""

SENTENCES: dict[str, str] = {
    "proration.actual-days": "{price:money} kuukaudessa, käytössä {days:int|päivä|päivää} kuukauden {of:int} päivästä: {amount:money}.",
    "proration.month-started": "{price:money} alkaneelta kuukaudelta: {amount:money}.",
    "proration.thirty-day-month": "{price:money} kuukaudessa, {days:int|päivä|päivää} 30 päivän kuukaudesta: {amount:money}.",
    "time.started-quanta": "{minutes:duration}: {quanta:int|alkanut jakso|alkanutta jaksoa} à {quantum:duration}, kukin vähintään {minimum:money}: {amount:money}.",
    "time.rate": "{minutes:duration} pyöristettynä ylöspäin {rounded:duration}, tuntihinta {rate:money}: {amount:money}.",
    "tax.rate": "{rate:percent} summasta {base:money} on {tax:money}.",
}
