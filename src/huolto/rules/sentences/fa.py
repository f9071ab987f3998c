"""Sentences in Persian."""

SENTENCES: dict[str, str] = {
    "proration.actual-days": "ماهانه {price:money}، {days:int|روز} در سرویس از {of:int|روز} ماه: {amount:money}.",
    "proration.month-started": "{price:money} برای ماه آغازشده: {amount:money}.",
    "proration.thirty-day-month": "ماهانه {price:money}، {days:int|روز} از ماه سی‌روزه: {amount:money}.",
    "time.started-quanta": "{minutes:duration}: {quanta:int|بازهٔ آغازشدهٔ} {quantum:duration}، هر یک دست‌کم {minimum:money}: {amount:money}.",
    "time.rate": "{minutes:duration} که رو به بالا {rounded:duration} گرد شده، ساعتی {rate:money}: {amount:money}.",
    "tax.rate": "{rate:percent} از {base:money} می‌شود {tax:money}.",
}
