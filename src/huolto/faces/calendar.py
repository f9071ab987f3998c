"""The calendar of the provider or of a customer: a year by month, days added and changed, calendar files in and out.

`CalendarPages` is mounted by each face.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from huolto.faces.calendar_forms import CalendarFileForm, DaysForm
from huolto.faces.calendar_year import year_of
from huolto.faces.face import Face
from huolto.foundation.actors import Actor
from huolto.foundation.errors import DomainError, InvalidInput, NotVisible
from huolto.foundation.localisation import current, figure
from huolto.foundation.texts import is_id
from huolto.foundation.views import page
from huolto.parties.calendar_days import (
    calendar_days,
    changes_of_days,
    days_to_change,
    exception_of,
    import_plan,
    sources_of,
)
from huolto.parties.calendar_words import days_in_words, what_happens
from huolto.parties.choices import OrganisationRole, Right
from huolto.parties.commands import (
    add_calendar_days,
    change_calendar_days,
    import_calendar_days,
    remove_calendar_days,
)
from huolto.parties.models import Organisation
from huolto.parties.queries import organisations_administered_by
from huolto.rules.calendars import date_from_parts, parts_of
from huolto.rules.explanation import render
from huolto.rules.worktime import DayException, Effect
from huolto.rules.worktime.hours import parse_spans, written
from huolto.rules.worktime.icalendar import FileDays, read_days, written_days
from huolto.rules.worktime.icalendar_lines import IcalendarError

YEARS_READ = 3
"""This year and the next two of a calendar file are read: what repeats for ever is laid out so far."""
SHOWN = 50
"""Days of a plan that are shown one by one."""
WAITS = 24 * 60 * 60
"""Seconds that a plan may wait to be confirmed."""
_SALT = "huolto.calendar-file"
_COPY = re.compile(r"( ?\(\d+\)|[-_ ]copy)(?=\.|$)", re.IGNORECASE)


@dataclass(frozen=True)
class CalendarPages:
    """The pages of one face."""

    face: Face

    def urlpatterns(self) -> list[URLPattern]:
        """The addresses below the face's own."""
        right = Right.ADMINISTER_PROVIDER if self.face.is_staff else Right.ADMINISTER_CUSTOMER
        guard = page(self.face.audience, right)
        name = self.face.prefix
        either = require_http_methods(["GET", "POST"])
        return [
            path("calendar/", guard(require_GET(self.calendar)), name=f"{name}calendar"),
            path("calendar/new/", guard(either(self.new)), name=f"{name}calendar_new"),
            path("calendar/import/", guard(either(self.take_in)), name=f"{name}calendar_import"),
            path("calendar/calendar.ics", guard(require_GET(self.file)), name=f"{name}calendar_file"),
            path("calendar/<int:pk>/", guard(either(self.change)), name=f"{name}calendar_days"),
            path(
                "calendar/<int:pk>/remove/",
                guard(require_POST(self.remove)),
                name=f"{name}calendar_days_remove",
            ),
        ]

    def calendar(self, request: Any) -> HttpResponse:
        """A year of the provider or of a customer."""
        customer = self._owner(request)
        context = {
            "year": year_of(request.actor, customer, request.GET.get("year")),
            "changes": changes_of_days(request.actor, customer),
            "owners": self._owners(request.actor),
        }
        return self._render(request, "calendar", context, customer)

    def new(self, request: Any) -> HttpResponse:
        """Add days."""
        customer = self._owner(request)
        form = DaysForm(request.POST or None, language=self._language(request, customer))
        if request.method == "POST" and form.is_valid():
            try:
                kept = add_calendar_days(
                    actor=request.actor, facts=form.facts(), customer_id=customer.pk if customer else None
                )
            except DomainError as error:
                form.refuse(error)
            else:
                messages.success(request, _("The days are saved."))
                return self._back(kept.customer_id, kept.starts_on)
        return self._form(request, form, customer, _("Add days"))

    def change(self, request: Any, pk: int) -> HttpResponse:
        """Change days."""
        row = days_to_change(request.actor, pk)
        form = DaysForm(request.POST or None, language=self._language(request, row.customer), row=row)
        if request.method == "POST" and form.is_valid():
            try:
                kept = change_calendar_days(actor=request.actor, days_id=pk, facts=form.facts())
            except DomainError as error:
                form.refuse(error)
            else:
                messages.success(request, _("The days are saved."))
                return self._back(kept.customer_id, kept.starts_on)
        return self._form(request, form, row.customer, _("Change days"), row=row)

    def remove(self, request: Any, pk: int) -> HttpResponse:
        """Take days out again."""
        row = days_to_change(request.actor, pk)
        remove_calendar_days(actor=request.actor, days_id=pk)
        messages.success(request, _("The days are removed."))
        return self._back(row.customer_id, row.starts_on)

    def take_in(self, request: Any) -> HttpResponse:
        """A calendar file: read and shown first; what is then confirmed comes back signed."""
        customer, posted = self._owner(request), request.method == "POST"
        form = CalendarFileForm(
            request.POST if posted else None,
            request.FILES if posted else None,
            sources=sources_of(request.actor, customer),
        )
        context: dict[str, Any] = {"form": form, "years": YEARS_READ}
        if posted and request.POST.get("plan"):
            try:
                return self._confirm(request, customer)
            except DomainError as error:
                if isinstance(error, NotVisible):
                    raise
                form = CalendarFileForm(sources=sources_of(request.actor, customer))
                context |= {"form": form, "error": error}
        elif posted and form.is_valid():
            try:
                context |= self._plan(request, customer, form)
            except IcalendarError as error:
                form.add_error("file", render(error.reason, current().language, current().calendar_system))
        status = 422 if posted and "plan" not in context else 200
        return self._render(request, "calendar_import", context, customer, status)

    def file(self, request: Any) -> HttpResponse:
        """The days of these years as a calendar file, for other calendars and to be taken in elsewhere."""
        customer = self._owner(request)
        start, end = _time_read()
        days = [
            exception_of(row, fallback=request.provider.language)
            for row in calendar_days(request.actor, customer, start=start, end=end)
        ]
        name = customer.name if customer else request.actor.provider.name
        content = written_days(days, name=name, zone=ZoneInfo(request.provider.zone), at=timezone.now())
        answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
        slug = customer.slug if customer else request.actor.provider.slug
        answer["Content-Disposition"] = f'attachment; filename="{slug}.ics"'
        return answer

    def _plan(self, request: Any, customer: Organisation | None, form: CalendarFileForm) -> dict[str, Any]:
        start, end = _time_read()
        given = form.cleaned_data["file"]
        source = form.cleaned_data["source"] or _COPY.sub("", given.name)
        zone = ZoneInfo(request.provider.zone)
        read: FileDays = read_days(given.read(), zone=zone, start=start, end=end)
        plan = import_plan(request.actor, customer, source=source, days=read.days, start=start, end=end)
        return {
            "plan": plan,
            "source": source,
            "read": read,
            "added": [
                (days_in_words(one.first, one.last), one.name, what_happens(one))
                for one in plan.added[:SHOWN]
            ],
            "more_added": max(0, len(plan.added) - SHOWN),
            "removed": [
                (days_in_words(one.first, one.last), one.name, what_happens(one))
                for one in map(exception_of, plan.removed[:SHOWN])
            ],
            "more_removed": max(0, len(plan.removed) - SHOWN),
            "signed": signing.dumps(
                {
                    "whose": [request.actor.provider_id, customer.pk if customer else None],
                    "source": source,
                    "time": [start.isoformat(), end.isoformat()],
                    "days": [_packed(one) for one in read.days],
                },
                salt=_SALT,
                compress=True,
            ),
        }

    def _confirm(self, request: Any, customer: Organisation | None) -> HttpResponse:
        try:
            kept = signing.loads(request.POST["plan"], salt=_SALT, max_age=WAITS)
        except signing.BadSignature as error:
            raise InvalidInput(_("That was too long ago. Choose the file once more.")) from error
        if kept["whose"] != [request.actor.provider_id, customer.pk if customer else None]:
            raise NotVisible
        start, end = (date.fromisoformat(day) for day in kept["time"])
        plan = import_calendar_days(
            actor=request.actor,
            customer_id=customer.pk if customer else None,
            source=kept["source"],
            days=[_unpacked(one) for one in kept["days"]],
            start=start,
            end=end,
            language=self._language(request, customer),
        )
        said = _("The calendar file is taken in: added %(added)s, removed %(removed)s.")
        figures = {"added": len(plan.added), "removed": len(plan.removed)}
        messages.success(request, said % {name: figure(value) for name, value in figures.items()})
        return self._back(customer.pk if customer else None, None)

    def _owner(self, request: Any) -> Organisation | None:
        """Whose calendar it is: of the provider, or of a customer that the reader administers."""
        asked = request.GET.get("customer", "")
        kept = organisations_administered_by(request.actor)
        if asked:
            found = kept.filter(pk=asked).first() if is_id(asked) else None
            if found is None:
                raise NotVisible
            return found
        if self.face.is_staff:
            return None
        own = kept.filter(pk=request.actor.organisation_id).first() or kept.order_by("name", "pk").first()
        if own is None:
            raise NotVisible
        return own

    def _owners(self, actor: Actor) -> list[tuple[int | str, str]]:
        """Whose calendars the reader may look at; for the provider its own first."""
        rows = organisations_administered_by(actor).filter(is_active=True)
        if self.face.is_staff:
            rows = rows.filter(roles__contains=[OrganisationRole.CUSTOMER])
        found: list[tuple[int | str, str]] = list(rows.order_by("name", "pk").values_list("pk", "name"))
        return [("", actor.provider.name), *found] if self.face.is_staff else found

    def _language(self, request: Any, customer: Organisation | None) -> str:
        return customer.language if customer else str(request.provider.language)

    def _back(self, customer_id: int | None, day: date | None) -> HttpResponse:
        asked = {"customer": customer_id, "year": _year_of(day) if day else None}
        query = "&".join(f"{name}={value}" for name, value in asked.items() if value is not None)
        return HttpResponseRedirect(f"{self.face.url('calendar')}?{query}".rstrip("?"))

    def _form(
        self, request: Any, form: DaysForm, customer: Organisation | None, title: str, row: Any = None
    ) -> HttpResponse:
        context = {"form": form, "title": title, "row": row}
        return self._render(request, "calendar_form", context, customer, 422 if form.errors else 200)

    def _render(
        self,
        request: Any,
        template: str,
        context: dict[str, Any],
        customer: Organisation | None,
        status: int = 200,
    ) -> HttpResponse:
        query = f"?customer={customer.pk}" if customer else ""
        names = ("calendar", "calendar_new", "calendar_import", "calendar_file")
        given = {
            "customer": customer,
            "is_staff": self.face.is_staff,
            "query": query,
            "urls": {name: self.face.url(name) + query for name in names},
            "change_url": f"{self.face.prefix}calendar_days",
            "crumbs": ((_("Calendar"), self.face.url("calendar") + query),),
        }
        return self.face.render(request, f"parties/{template}.html", {**given, **context}, status)


def _time_read() -> tuple[date, date]:
    """The years of a file that are read: from the beginning of the reader's year."""
    here = current()
    year = parts_of(timezone.now().astimezone(here.zone).date(), here.calendar_system)[0]
    start, end = (date_from_parts(here.calendar_system, one, 1, 1) for one in (year, year + YEARS_READ))
    return start, end


def _year_of(day: date) -> int:
    return parts_of(day, current().calendar_system)[0]


def _packed(one: DayException) -> list[Any]:
    spans = [written(span) for span in one.spans]
    return [one.first.isoformat(), one.until.isoformat(), one.name, one.effect.value, spans]


def _unpacked(kept: list[Any]) -> DayException:
    first, until = (date.fromisoformat(day) for day in kept[:2])
    return DayException(first, until, kept[2], Effect(kept[3]), parse_spans(kept[4]))
