"""How pages write amounts, days, numbers, names and icons: always in the reader's language, calendar and digits.

`{% load huolto %}`; amounts and days come ready from queries, nothing is computed here.
"""

import secrets
import unicodedata
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.forms import BoundField
from django.middleware.csrf import get_token
from django.template.context import Context
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from huolto.foundation import localisation
from huolto.foundation.drawn import drawn
from huolto.foundation.forms import control_kind, control_of, options_of
from huolto.foundation.icons import icon_svg
from huolto.foundation.pages import Page
from huolto.foundation.theme import request_theme
from huolto.rules import formatting

register = template.Library()

NOTHING = "–"
"""Stands where there is no value. Templates hand over anything, so what is wanted stands in each docstring."""

TOAST_ICONS = {"error": "alert-triangle", "warning": "alert-triangle", "info": "info-circle"}


def _empty(value: Any) -> bool:
    return value is None or value == ""


@register.simple_tag
def money(amount: Any, currency: str) -> str:
    """An amount with its currency; – for None."""
    if _empty(amount):
        return NOTHING
    return formatting.format_money(amount, currency, localisation.current().language)


@register.simple_tag
def unit_price(amount: Any, currency: str) -> str:
    """A price of one, with up to four decimals where it has them; – for None."""
    if _empty(amount):
        return NOTHING
    return formatting.format_unit_price(amount, currency, localisation.current().language)


@register.filter
def number(value: Any, places: int | None = None) -> str:
    """A number with the reader's separators and digits; `places` fixes the decimals."""
    if _empty(value):
        return NOTHING
    if not isinstance(value, int | Decimal):
        value = Decimal(str(value))
    return formatting.format_number(value, localisation.current().language, decimals=places)


@register.filter
def percent(value: Any) -> str:
    """A percentage given in percent: 25.5 is 25.5 %."""
    if _empty(value):
        return NOTHING
    return formatting.format_percent(value, localisation.current().language)


@register.filter
def duration(minutes: Any) -> str:
    """A span of minutes: 1 h 30 min."""
    if _empty(minutes):
        return NOTHING
    return formatting.format_duration(int(minutes), localisation.current().language)


@register.filter(name="day")
@register.filter(name="local_date")
def local_date(value: Any) -> str:
    """A day in the reader's calendar: 12 February 2026, ۲۳ بهمن ۱۴۰۴."""
    if _empty(value):
        return NOTHING
    here = localisation.current()
    if isinstance(value, datetime):
        value = value.astimezone(here.zone).date() if timezone.is_aware(value) else value.date()
    return formatting.format_date(value, here.language, here.calendar_system)


@register.filter
def local_time(value: Any) -> str:
    """Hour and minute of a moment on the reader's clock."""
    if _empty(value):
        return NOTHING
    here = localisation.current()
    return formatting.format_time(value.astimezone(here.zone), here.language)


@register.filter
def local_datetime(value: Any) -> str:
    """A moment in the reader's calendar and zone."""
    if _empty(value):
        return NOTHING
    here = localisation.current()
    return formatting.format_datetime(value, here.language, here.zone, here.calendar_system)


@register.filter
def month(period: Any) -> str:
    """A `rules.periods.Period` as its month's name and year, or its label where it is no month."""
    if _empty(period):
        return NOTHING
    return formatting.format_month(period, localisation.current().language)


@register.filter
def digits(value: Any) -> str:
    """A text with its digits written as the reader writes them; not for tags and serials."""
    return formatting.local_digits(str(value), localisation.current().language)


@register.filter(is_safe=True)
def ltr(value: Any) -> SafeString:
    """A tag, serial, address or other code: Latin digits, left to right, whatever stands around it."""
    if _empty(value):
        return SafeString(NOTHING)
    return format_html('<span class="h-num h-ltr">{}</span>', value)


@register.filter
def isolated(value: Any) -> str:
    """A tag, number or address inside a sentence or a mail: kept left to right for readers from right to left, by marks, not by tags."""
    if _empty(value):
        return NOTHING
    return f"\u2066{value}\u2069" if localisation.current().direction == "rtl" else str(value)


@register.filter
def iso(value: date | datetime | None) -> str:
    """ISO 8601, for `<time datetime>`."""
    return value.isoformat() if value else ""


@register.simple_tag
def icon(name: str, size: str = "", label: str = "", extra: str = "") -> SafeString:
    """One icon; see `foundation/icons.py`."""
    return icon_svg(str(name), size=str(size), label=str(label), extra=str(extra))


@register.filter
def initials(name: Any) -> str:
    """The first letters of the first and the last word of a name."""
    words = [word for word in str(name or "").split() if unicodedata.category(word[0])[0] in "LN"]
    if not words:
        return "?"
    first, last = words[0][0], words[-1][0] if len(words) > 1 else ""
    # A joiner keeps Persian letters apart, as initials are written.
    return f"{first}\u200c{last}".upper() if first >= "\u0600" else f"{first}{last}".upper()


@register.filter
def shade(name: Any) -> str:
    """One of the four avatar grounds, always the same for the same name."""
    return "abcd"[sum(map(ord, str(name or ""))) % 4]


@register.simple_tag
def new_id(prefix: str = "h") -> str:
    """An id that no other part of the page has, also when partials come later."""
    return f"{prefix}-{secrets.token_hex(4)}"


@register.filter(is_safe=True)
def attributes(attrs: Any) -> SafeString:
    """A component's remaining attributes, escaped (cotton's own `attrs` text is not)."""
    items = attrs.attrs_dict() if hasattr(attrs, "attrs_dict") else dict(attrs or {})
    parts = [
        (key,) if value is True else (key, conditional_escape(value))
        for key, value in items.items()
        if value is not False and value is not None
    ]
    plain = format_html_join("", " {}", ([part[0]] for part in parts if len(part) == 1))
    valued = format_html_join("", ' {}="{}"', (part for part in parts if len(part) == 2))
    return plain + valued


@register.simple_tag
def share(value: Any, maximum: Any) -> str:
    """`value` of `maximum` as a width in per cent, held between 0 and 100, for drawn bars."""
    total = Decimal(str(maximum or 0))
    part = Decimal(str(value or 0)) / total * 100 if total else Decimal(0)
    return f"{min(max(part, Decimal(0)), Decimal(100)):.1f}%"


@register.simple_tag
def control(field: BoundField, describedby: str = "", **attrs: Any) -> SafeString:
    """The widget of a bound field with our classes, `aria-invalid` and `aria-describedby`."""
    return control_of(field, describedby=describedby, attrs=attrs)


@register.simple_tag(takes_context=True)
def query(context: Context, **changes: Any) -> str:
    """The present address's query with `changes`; None or "" takes a name out. Starts with `?`."""
    request = context.get("request")
    values = request.GET.copy() if request is not None else None
    if values is None:
        return "?"
    for name, value in changes.items():
        values.pop(name, None)
        if not _empty(value):
            values[name] = str(value)
    return f"?{values.urlencode()}"


@register.simple_tag(takes_context=True)
def sort_link(context: Context, key: str, parameter: str = "sort") -> dict[str, str]:
    """Where a click on a sortable column's head leads, and how it is sorted now ("", ascending, descending)."""
    request = context.get("request")
    now = request.GET.get(parameter, "") if request is not None else ""
    state = {key: "ascending", f"-{key}": "descending"}.get(now, "")
    following = f"-{key}" if state == "ascending" else key
    return {"url": query(context, **{parameter: following, "after": "", "page": ""}), "state": state}


@register.simple_tag(takes_context=True)
def theme(context: Context) -> str:
    """`light`, `dark` or `auto`, as the reader chose."""
    return request_theme(context.get("request"))


@register.simple_tag
def localised() -> localisation.Localisation:
    """The reader's localisation: `{% localised as here %}{{ here.direction }}`."""
    return localisation.current()


@register.simple_tag
def language_names() -> list[tuple[str, str]]:
    """The languages to choose from, each under its own name."""
    return list(localisation.LANGUAGE_NAMES.items())


@register.simple_tag(takes_context=True)
def page_frame(context: Context) -> Page:
    """The frame of this page; an empty one where a view gave none (error pages)."""
    page = context.get("page")
    return page if isinstance(page, Page) else Page()


@register.simple_tag(takes_context=True)
def brand_css(context: Context) -> SafeString:
    """The link to the provider's own style sheet (`/brand/<slug>.css`), if a provider with a colour is known."""
    page = context.get("page")
    provider = getattr(context.get("request"), "provider", None)
    slug = page.brand.slug if isinstance(page, Page) else ""
    slug = slug or getattr(provider, "slug", "")
    if not slug:
        return SafeString("")
    try:
        address = reverse("brand-css", args=[slug])
    except NoReverseMatch:
        return SafeString("")
    return format_html('<link rel="stylesheet" href="{}">', address)


@register.simple_tag
def url_if(name: str, *args: Any) -> str:
    """The address of a named url, or "" where it is not mounted."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


@register.simple_tag(takes_context=True)
def htmx_headers(context: Context) -> str:
    """The header that lets htmx post: the CSRF token as JSON."""
    request = context.get("request")
    return f'{{"X-CSRFToken": "{get_token(request)}"}}' if request is not None else "{}"


@register.filter
def toast_icon(tags: str) -> str:
    """The icon of a message by its tags."""
    return next((name for tag, name in TOAST_ICONS.items() if tag in (tags or "").split()), "check")


@register.filter
def grouped(items: Any) -> list[tuple[str, list[Any]]]:
    """Items with a `group` as (group, items) in the order given."""
    groups: list[tuple[str, list[Any]]] = []
    for item in items or ():
        name = str(getattr(item, "group", ""))
        if not groups or groups[-1][0] != name:
            groups.append((name, []))
        groups[-1][1].append(item)
    return groups


register.simple_tag(drawn, takes_context=True)
register.filter("control_kind", control_kind)
register.filter("options", options_of)
