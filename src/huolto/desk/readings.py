"""Who read confidential requests: for data officers, and for the person whose request it is."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from huolto.desk.models import RequestReading
from huolto.foundation.actors import Actor
from huolto.foundation.tables import MARK, csv_lines
from huolto.parties.choices import Right
from huolto.privacy.access import is_officer_of_all


def readings_in_care_of(actor: Actor) -> "QuerySet[RequestReading]":
    """The readings that a data officer looks after: all of the provider's, or those of a customer's requests."""
    rows = RequestReading.objects.of(actor.provider).select_related(
        "request", "request__customer", "person__organisation"
    )
    if is_officer_of_all(actor):
        return rows
    if actor.is_staff_of_provider:
        return rows.none()
    return rows.filter(request__customer_id__in=actor.organisations_with(Right.DATA_OFFICER))


def readings_of_own(actor: Actor) -> "QuerySet[RequestReading]":
    """Who read the actor's own confidential requests."""
    rows = RequestReading.objects.of(actor.provider).select_related("request", "person__organisation")
    return rows.filter(request__requester_id=actor.person_id) if actor.person_id else rows.none()


def narrowed(
    rows: "QuerySet[RequestReading]",
    *,
    zone: str,
    q: str = "",
    since: date | None = None,
    until: date | None = None,
) -> "QuerySet[RequestReading]":
    """By the reader's name or the request's number, and by days, the last one included."""
    for word in q.split():
        rows = rows.filter(Q(person__name__icontains=word) | Q(request__number__icontains=word))
    if since is not None:
        rows = rows.filter(read_at__gte=_midnight(since, zone))
    if until is not None:
        rows = rows.filter(read_at__lt=_midnight(until + timedelta(days=1), zone))
    return rows


def csv_of(rows: "QuerySet[RequestReading]", *, zone: str) -> Iterator[str]:
    """The log as a table: when (in the provider's zone), who, where they belong, which request of which customer."""
    yield MARK + csv_lines([[_("When"), _("Person"), _("Organisation"), _("Request"), _("Customer")]])
    for row in rows.iterator(chunk_size=500):
        at = row.read_at.astimezone(ZoneInfo(zone)).isoformat(timespec="seconds")
        reader = row.person
        line = [at, reader.name, reader.organisation.name, row.request.number, row.request.customer.name]
        yield csv_lines([line])


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone))
