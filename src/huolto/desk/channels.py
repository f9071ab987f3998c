"""The channels that a reader is shown: by customer and day, whether somebody answers now, and why.

Begin at `channels_for`; `channel_changes` tells who changed what.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.apps import apps
from django.db.models import Aggregate, Count, DurationField, F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.desk.choices import ChannelKind, RequestState
from huolto.desk.models import Channel, ServiceRequest
from huolto.foundation.actors import Actor
from huolto.foundation.localisation import current
from huolto.foundation.models import Provider
from huolto.foundation.pages import FactLine, Why
from huolto.foundation.texts import text_in
from huolto.parties.calendar_days import exception_days
from huolto.parties.calendar_words import days_in_words, effect_in_words
from huolto.parties.doers import name_of_doer, names_of_doers
from huolto.parties.models import Organisation
from huolto.parties.queries import today_at
from huolto.rules.calendars import CalendarSystem
from huolto.rules.explanation import render
from huolto.rules.formatting import format_date, format_number, format_span
from huolto.rules.periods import month_of, previous_period
from huolto.rules.worktime import DayException, calendar_from, hours_in_words, moment_in_words, opening_at

ENOUGH = 5
"""Requests that a month must have had before their median is told to anybody."""

_HREF = {ChannelKind.PHONE: "tel:", ChannelKind.MAIL: "mailto:", ChannelKind.LINK: ""}
_ICONS = {ChannelKind.PHONE: "phone", ChannelKind.MAIL: "mail", ChannelKind.LINK: "external-link"}
CHANGES_SHOWN = 10
LOOK_AHEAD = timedelta(days=120)
"""How far ahead days that differ are known to a line that says when it opens next."""
SAID_AHEAD = timedelta(days=14)
"""How far ahead they are listed beside the hours."""


class Median(Aggregate):
    """The middle of spans of time; of an even number the mean of the two in the middle."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


@dataclass(frozen=True)
class ShownChannel:
    """A channel as the reader sees it. `is_open` is None where it has no hours.

    `closed_for` is the holiday or the day of the provider's own that it is closed for. `changes` says until when it is open or when it opens; `why` explains it; `last_day` is told of what goes away.
    """

    kind: str
    name: str
    note: str
    address: str
    href: str
    icon: str
    is_open: bool | None = None
    changes: str = ""
    closed_for: str = ""
    hours: tuple[tuple[str, str], ...] = ()
    why: Why | None = None
    last_day: date | None = None


@dataclass(frozen=True)
class AskingHere:
    """How soon half of last month's requests filed here were done, with its reason."""

    half_within: str
    why: Why


@dataclass(frozen=True)
class ChannelChange:
    """One change of a channel: when, by whom, of which, and whether it was new."""

    at: datetime
    by: str
    name: str
    is_new: bool


def channels_for(
    provider: Provider, organisation: Organisation | None, now: datetime | None = None
) -> list[ShownChannel]:
    """The channels of today for people of this organisation (None: for strangers, only what is for all)."""
    at = now or timezone.now()
    rows = in_force(Channel.objects.of(provider), today_at(provider, at))
    line = [int(part) for part in organisation.path.split("/") if part] if organisation else []
    return all_shown(rows.filter(Q(customer=None) | Q(customer_id__in=line)), provider, at)


def all_shown(rows: "Iterable[Channel]", provider: Provider, at: datetime) -> list[ShownChannel]:
    """These channels at an instant, in the reader's language; the days that differ are asked for once."""
    found = list(rows)
    exceptions: tuple[DayException, ...] = ()
    if any(row.hours and row.follows_calendar for row in found):
        today = at.date()
        exceptions = exception_days(
            provider,
            start=today - timedelta(days=2),
            end=today + LOOK_AHEAD,
            language=current().language,
        )
    return [shown(row, provider, at, exceptions) for row in found]


def in_force(channels: "QuerySet[Channel]", today: date) -> "QuerySet[Channel]":
    """Those that are shown on this day: `valid_until` is the first day without it."""
    return channels.filter(
        Q(valid_from=None) | Q(valid_from__lte=today), Q(valid_until=None) | Q(valid_until__gt=today)
    )


def shown(
    channel: Channel, provider: Provider, at: datetime, exceptions: Iterable[DayException] = ()
) -> ShownChannel:
    """One channel at an instant, in the reader's language; `exceptions` are the provider's days that differ."""
    kind = ChannelKind(channel.kind)
    target = channel.address.replace(" ", "") if kind is ChannelKind.PHONE else channel.address
    common: dict[str, Any] = {
        "kind": channel.kind,
        "name": text_in(channel.name, fallback=provider.language),
        "note": text_in(channel.note, fallback=provider.language),
        "address": channel.address,
        "href": f"{_HREF[kind]}{target}",
        "icon": _ICONS[kind],
        "last_day": channel.valid_until,
    }
    if not channel.hours:
        return ShownChannel(**common)
    here = current()
    differing = tuple(exceptions) if channel.follows_calendar else ()
    calendar = calendar_from(
        {"hours": channel.hours, "holidays": channel.holidays},
        channel.zone or provider.zone,
        exceptions=differing,
        language=here.language,
    )
    opening = opening_at(calendar, at)
    hours = hours_in_words(calendar.weekly, here.language)
    changes = ""
    if opening.changes_at is not None:
        changes = moment_in_words(calendar, opening.changes_at, at, here.language, here.calendar_system)
    facts = [FactLine(days, spans) for days, spans in hours]
    facts.append(FactLine(_("Time zone"), str(calendar.zone), code=True))
    if channel.holidays:
        facts.append(FactLine(_("Closed on"), _holidays(channel.holidays)))
    facts += [FactLine(*one) for one in _soon(differing, calendar.local_day(at))]
    title = _("Why open?") if opening.is_open else _("Why closed?")
    why = Why(
        title=title,
        quote=render(opening.reason, here.language, here.calendar_system, calendar.zone),
        facts=tuple(facts),
    )
    return ShownChannel(
        **common,
        is_open=opening.is_open,
        changes=changes,
        closed_for="" if opening.is_open else str(opening.reason.params.get("name", "")),
        hours=hours,
        why=why,
    )


def asking_here(provider: Provider, now: datetime | None = None) -> AskingHere | None:
    """The median time of the requests opened and done in the month before this one; None with fewer than `ENOUGH`."""
    system = CalendarSystem(provider.calendar_system)
    month = previous_period(month_of(today_at(provider, now), system))
    zone = current().zone
    start, end = (datetime.combine(day, datetime.min.time(), tzinfo=zone) for day in (month.start, month.end))
    done = (
        ServiceRequest.objects.of(provider)
        .filter(state=RequestState.DONE, opened_at__gte=start, opened_at__lt=end, closed_at__isnull=False)
        .order_by()
        .aggregate(count=Count("pk"), half=Median(F("closed_at") - F("opened_at")))
    )
    if done["count"] < ENOUGH:
        return None
    half = round(done["half"].total_seconds() / 60) * 60
    language = current().language
    days, rest = divmod(half, 24 * 3600)
    # Of days the minutes say nothing.
    within = format_span(half, language) if not days else _days_and_hours(days, rest // 3600, language)
    why = Why(
        title=_("Where do these figures come from?"),
        quote=_("Half of the requests opened here last month and done since took no longer than this."),
        facts=(
            FactLine(_("Requests counted"), format_number(done["count"], language)),
            FactLine(_("From"), _day(month.start)),
            FactLine(_("Until before"), _day(month.end)),
        ),
    )
    return AskingHere(within, why)


def channel_changes(actor: Actor, limit: int = CHANGES_SHOWN) -> list[ChannelChange]:
    """The latest changes of this provider's channels, newest first; people by names that the actor may know."""
    versions: Any = apps.get_model("desk", "ChannelEvent").objects.filter(provider_id=actor.provider_id)
    rows = list(versions.select_related("pgh_context").order_by("-pgh_id")[:limit])
    names = names_of_doers(actor, rows)
    return [
        ChannelChange(
            at=row.pgh_created_at,
            by=name_of_doer(names, row),
            name=text_in(row.name, fallback=actor.provider.language),
            is_new=row.pgh_label == "insert",
        )
        for row in rows
    ]


def _days_and_hours(days: int, hours: int, language: str) -> str:
    said = _("%(days)s d") % {"days": format_number(days, language)}
    return f"{said} {format_span(hours * 3600, language)}" if hours else said


def _day(day: date) -> str:
    here = current()
    return format_date(day, here.language, here.calendar_system)


def _soon(exceptions: Iterable[DayException], today: date) -> Iterator[tuple[str, str]]:
    """The days that differ in the coming fortnight: which, and what they are."""
    for one in sorted(exceptions, key=lambda one: one.first):
        if one.first < today + SAID_AHEAD and one.until > today:
            yield days_in_words(one.first, one.last), effect_in_words(one)


def _holidays(entries: Iterable[str]) -> str:
    said = [
        _("public holidays (%(country)s)") % {"country": entry}
        if entry[:1].isalpha()
        else _day(date.fromisoformat(entry))
        for entry in entries
    ]
    return ", ".join(said)
