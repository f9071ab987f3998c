"""Amounts, numbers, dates and months as people write them in the five languages (design.md section 8).

Persian has its own digits and separators, Jalali month names and rial without decimals; the minus is U+2212
everywhere. Begin at `format_money`; comparing, searching and sorting texts live in `texts`.
"""

from collections.abc import Sequence
from datetime import date, datetime, tzinfo
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date as babel_date
from babel.lists import format_list
from babel.numbers import format_decimal

from huolto.rules.calendars import CalendarSystem, parts_of
from huolto.rules.errors import RulesError
from huolto.rules.money import currency_decimals, require_decimal, round_amount
from huolto.rules.periods import Period, month_of
from huolto.rules.texts import fold, latin_digits, local_digits, sorting_key

__all__ = [
    "LANGUAGES",
    "fold",
    "format_date",
    "format_datetime",
    "format_duration",
    "format_money",
    "format_month",
    "format_number",
    "format_percent",
    "format_span",
    "format_time",
    "format_unit_price",
    "latin_digits",
    "local_digits",
    "month_names",
    "sorting_key",
]

LANGUAGES = ("en", "fi", "sv", "nb", "fa")
"""The languages of the pages; any other reads English."""

MINUS = "\u2212"
NO_BREAK_SPACE = "\u00a0"
LEFT_TO_RIGHT_MARK = "\u200e"

_LOCALES = {"en": "en_GB", "fi": "fi", "sv": "sv", "nb": "nb", "fa": "fa"}
_SYMBOLS = {
    ("en", "EUR"): "€",
    ("fi", "EUR"): "€",
    ("sv", "EUR"): "€",
    ("nb", "EUR"): "€",
    ("fa", "EUR"): "یورو",
    ("sv", "SEK"): "kr",
    ("nb", "NOK"): "kr",
    ("fa", "IRR"): "ریال",
}
_JALALI_MONTHS_FA = (
    "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split()  # noqa: SIM905
)
_JALALI_MONTHS_LATIN = (
    "Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand".split()  # noqa: SIM905
)
_JALALI_DATE = {"fi": "{day}. {month} {year}", "nb": "{day}. {month} {year}"}
_PERCENT = {"en": "%", "fa": "٪"}
_TIME_SEPARATOR = {"fi": "."}
_DATETIME = {
    "en": "{day}, {time}",
    "fi": "{day} klo {time}",
    "sv": "{day} kl. {time}",
    "nb": "{day} kl. {time}",
    "fa": "{day} ساعت {time}",
}
_HOURS_MINUTES_SECONDS = {
    "en": ("h", "min", "s"),
    "fi": ("h", "min", "s"),
    "sv": ("h", "min", "s"),
    "nb": ("t", "min", "s"),
    "fa": ("ساعت", "دقیقه", "ثانیه"),
}


def format_money(amount: Decimal, currency: str, language: str) -> str:
    """`amount` with the decimals of `currency` and its sign or code: `1,234.90 €`, `۲٬۹۰۰٬۰۰۰ ریال`."""
    spoken = _spoken(language)
    decimals = currency_decimals(currency)
    number = _number(round_amount(amount, currency), decimals, decimals, spoken)
    return f"{number}{NO_BREAK_SPACE}{_SYMBOLS.get((spoken, currency), currency)}"


def format_unit_price(amount: Decimal, currency: str, language: str) -> str:
    """A unit price: the decimals of `currency`, and up to four where it has them."""
    spoken = _spoken(language)
    number = _number(require_decimal(amount), currency_decimals(currency), 4, spoken)
    return f"{number}{NO_BREAK_SPACE}{_SYMBOLS.get((spoken, currency), currency)}"


def format_number(value: Decimal | int, language: str, decimals: int | None = None) -> str:
    """A number with the separators and digits of `language`; `decimals` fixes them, else as many as it has."""
    number = Decimal(value) if isinstance(value, int) else require_decimal(value, "number")
    if decimals is not None:
        return _number(number, decimals, decimals, _spoken(language))
    exponent = number.as_tuple().exponent
    own = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return _number(number, own, own, _spoken(language))


def format_percent(value: Decimal | int, language: str) -> str:
    """A percentage given in percent (25.5 is 25.5 %), without trailing zeros."""
    spoken = _spoken(language)
    number = _number(Decimal(value) if isinstance(value, int) else require_decimal(value), 0, 4, spoken)
    return f"{number}{_PERCENT.get(spoken, NO_BREAK_SPACE + '%')}"


@lru_cache(maxsize=4096)
def format_date(day: date, language: str, system: CalendarSystem = CalendarSystem.GREGORIAN) -> str:
    """`day` written out: `1 Mar 2026`, `1.3.2026`, `۱۰ اسفند ۱۴۰۴`."""
    spoken = _spoken(language)
    if system is CalendarSystem.GREGORIAN:
        return local_digits(babel_date(day, "medium", locale=_LOCALES[spoken]), spoken)
    year, month, day_of_month = parts_of(day, system)
    pattern = _JALALI_DATE.get(spoken, "{day} {month} {year}")
    written = pattern.format(day=day_of_month, month=_jalali_month(month, spoken), year=year)
    return local_digits(written, spoken)


def format_month(period: Period, language: str) -> str:
    """The month of a period: `March 2026`, `maaliskuu 2026`, `فروردین ۱۴۰۵`; its label if it is no month."""
    spoken = _spoken(language)
    if month_of(period.start, period.system) != period:
        return local_digits(period.label, spoken)
    year, month, _ = parts_of(period.start, period.system)
    if period.system is CalendarSystem.JALALI:
        return local_digits(f"{_jalali_month(month, spoken)} {year}", spoken)
    names = Locale.parse(_LOCALES[spoken]).months["stand-alone"]["wide"]
    return local_digits(f"{names[month]} {year}", spoken)


def month_names(system: CalendarSystem, language: str) -> list[str]:
    """The twelve months by name, as they stand alone."""
    spoken = _spoken(language)
    if system is CalendarSystem.JALALI:
        return [_jalali_month(month, spoken) for month in range(1, 13)]
    names = Locale.parse(_LOCALES[spoken]).months["stand-alone"]["wide"]
    return [str(names[month]) for month in range(1, 13)]


def country_name(code: str, language: str) -> str:
    """The name of a country by its code: `Finland`, `Suomi`; the code itself where there is none."""
    return str(Locale.parse(_LOCALES[_spoken(language)]).territories.get(code, code))


def format_weekdays(days: Sequence[date], language: str) -> str:
    """The weekdays of these days as they stand in a sentence: `Saturday and Sunday`, `lauantaina ja sunnuntaina`."""
    spoken = _spoken(language)
    names = Locale.parse(_LOCALES[spoken]).days["stand-alone"]["wide"]
    ending = "na" if spoken == "fi" else ""
    return format_list([f"{names[day.weekday()]}{ending}" for day in days], locale=_LOCALES[spoken])


def format_time(at: datetime, language: str) -> str:
    """Hour and minute of `at` as it stands: `14:05`, in Finnish `14.05`."""
    spoken = _spoken(language)
    separator = _TIME_SEPARATOR.get(spoken, ":")
    return local_digits(f"{at.hour:02d}{separator}{at.minute:02d}", spoken)


def format_datetime(
    at: datetime, language: str, zone: tzinfo | str, system: CalendarSystem = CalendarSystem.GREGORIAN
) -> str:
    """The instant `at` (aware, else `RulesError`) as the clock on the wall in `zone` shows it."""
    if at.tzinfo is None:
        raise RulesError(f"{at.isoformat()} has no zone; an instant needs one.", code="naive-time")
    local = at.astimezone(ZoneInfo(zone) if isinstance(zone, str) else zone)
    day = format_date(local.date(), language, system)
    return _DATETIME[_spoken(language)].format(day=day, time=format_time(local, language))


def format_duration(minutes: int, language: str) -> str:
    """A span of minutes: `45 min`, `1 h 30 min`, `2 h`."""
    return format_span(minutes * 60, language)


def format_span(seconds: int, language: str) -> str:
    """A span of seconds: `1 h 30 min`, `1 min 30 s`, `0 min`."""
    spoken = _spoken(language)
    minutes, rest = divmod(abs(seconds), 60)
    counts = (*divmod(minutes, 60), rest)
    words = _HOURS_MINUTES_SECONDS[spoken]
    parts = [f"{count}{NO_BREAK_SPACE}{word}" for count, word in zip(counts, words, strict=True) if count]
    written = (" و " if spoken == "fa" else " ").join(parts or [f"0{NO_BREAK_SPACE}{words[1]}"])
    return (_minus(spoken) if seconds < 0 else "") + local_digits(written, spoken)


def _spoken(language: str) -> str:
    """The language of the tables for a tag such as `sv-FI`; English for a language that has none."""
    primary = language.replace("_", "-").split("-")[0].lower()
    primary = {"no": "nb", "nn": "nb"}.get(primary, primary)
    return primary if primary in _LOCALES else "en"


@lru_cache(maxsize=4096)
def _number(value: Decimal, least: int, most: int, spoken: str) -> str:
    # Rounded here, half up, because babel rounds half to even.
    quantum = Decimal(1).scaleb(-most)
    rounded = value.quantize(quantum, rounding=ROUND_HALF_UP, context=Context(prec=60))
    pattern = "#,##0" + ("." + "0" * least + "#" * (most - least) if most else "")
    written = format_decimal(
        abs(rounded), format=pattern, locale=_LOCALES[spoken], numbering_system="default"
    )
    return (_minus(spoken) if rounded < 0 else "") + local_digits(written, spoken)


def _minus(spoken: str) -> str:
    # In right-to-left text the mark keeps the minus on the left of its number, as CLDR does.
    return LEFT_TO_RIGHT_MARK + MINUS if spoken == "fa" else MINUS


def _jalali_month(month: int, spoken: str) -> str:
    return (_JALALI_MONTHS_FA if spoken == "fa" else _JALALI_MONTHS_LATIN)[month - 1]
