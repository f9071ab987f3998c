"""The reader's language, direction of writing, calendar and zone while one request is answered.

Begin at `current`; pages never ask for a language themselves. Mail and documents use `speaking`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils import timezone, translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.http import require_POST

from huolto.foundation.views import Audience, page
from huolto.rules.calendars import CalendarSystem
from huolto.rules.formatting import format_date, format_number

LANGUAGE_NAMES = {
    "en": "English",
    "fi": "Suomi",
    "sv": "Svenska",
    "nb": "Norsk bokmål",
    "fa": "فارسی",
}
"""The languages of Huolto, each under its own name."""

RIGHT_TO_LEFT = frozenset({"fa"})
CALENDAR_SYSTEMS = {"fa": CalendarSystem.JALALI}
SPOKEN_AS = {"no": "nb", "nn": "nb"}
"""What browsers say, and what we speak to them."""


@dataclass(frozen=True)
class Localisation:
    """How to write for one reader."""

    language: str
    direction: str
    calendar_system: CalendarSystem
    zone: ZoneInfo


def localisation_of(language: str, zone: ZoneInfo | str | None = None) -> Localisation:
    """The localisation of a reader of `language` (unknown ones read English) whose clocks show `zone`."""
    spoken = known_language(language) or "en"
    return Localisation(
        language=spoken,
        direction="rtl" if spoken in RIGHT_TO_LEFT else "ltr",
        calendar_system=CALENDAR_SYSTEMS.get(spoken, CalendarSystem.GREGORIAN),
        zone=_zone(zone),
    )


_current: ContextVar[Localisation | None] = ContextVar("localisation", default=None)


def current() -> Localisation:
    """The localisation now in force; outside requests the one of Django's active language and zone."""
    return _current.get() or localisation_of(
        translation.get_language() or "en", timezone.get_current_timezone_name()
    )


def figure(value: Decimal | int) -> str:
    """A number within a sentence, in the reader's digits and grouping."""
    return format_number(value, current().language)


def written_day(day: date) -> str:
    """A day as the reader writes it: for sentences of commands."""
    here = current()
    return format_date(day, here.language, here.calendar_system)


@contextmanager
def speaking(language: str, zone: ZoneInfo | str | None = None) -> Iterator[Localisation]:
    """Write for a reader of `language` inside the block: translations, calendar, digits and zone."""
    localisation = localisation_of(language, zone)
    token = _current.set(localisation)
    try:
        with translation.override(localisation.language), timezone.override(localisation.zone):
            yield localisation
    finally:
        _current.reset(token)


def known_language(code: str | None) -> str:
    """Our own code for a language tag (`sv-FI` -> `sv`, `no` -> `nb`), or "" where we do not speak it."""
    base = (code or "").replace("_", "-").split("-")[0].lower()
    base = SPOKEN_AS.get(base, base)
    return base if base in LANGUAGE_NAMES else ""


def request_language(request: HttpRequest) -> str:
    """The reader's language: of the signed-in user, else of the cookie, else the browser's first one we know, else English."""
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        own = known_language(getattr(user, "language", ""))
        if own:
            return own
    chosen = known_language(request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME))
    if chosen:
        return chosen
    for tag, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        accepted = known_language(tag)
        if accepted:
            return accepted
    return "en"


class LocalisationMiddleware:
    """Answers each request in the reader's language, calendar and zone; stands after authentication and tenancy."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        language = request_language(request)
        provider = getattr(request, "provider", None)
        with speaking(language, getattr(provider, "zone", None)) as localisation:
            request.LANGUAGE_CODE = localisation.language
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", localisation.language)
            return response


@page(Audience.ANYONE)
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep the posted `language` in the cookie, and with the signed-in user; go back to `next`."""
    response = HttpResponseRedirect(safe_return(request))
    language = known_language(request.POST.get("language"))
    if not language:
        return response
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated and getattr(user, "language", language) != language:
        get_user_model()._default_manager.filter(pk=user.pk).update(language=language)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=365 * 24 * 3600,
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )
    return response


def safe_return(request: HttpRequest) -> str:
    """The posted `next`, or where the reader came from, if it is an address of this host; else the front page."""
    for candidate in (request.POST.get("next", ""), request.headers.get("Referer", "")):
        if candidate and url_has_allowed_host_and_scheme(
            candidate, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        ):
            return candidate
    return "/"


def _zone(zone: ZoneInfo | str | None) -> ZoneInfo:
    if isinstance(zone, ZoneInfo):
        return zone
    try:
        return ZoneInfo(zone or settings.TIME_ZONE)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
