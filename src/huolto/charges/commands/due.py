"""Notes what may change periods that are closed already: handlers of other domains' events, in their transaction."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from huolto.agreements.choices import VersionState
from huolto.agreements.events import DaysChanged
from huolto.agreements.models import AgreementVersion
from huolto.agreements.queries import parsed
from huolto.charges.models import RatingDue
from huolto.foundation.bulk import copy_rows
from huolto.parties.events import EnrolmentEvent, OwnDaysChanged
from huolto.register.events import ItemChanged, ItemEvent, ReadingsRecorded
from huolto.register.models import MeterReading

EVER = date(1900, 1, 1)
UNDATED = frozenset({"category_id", "device_model_id", "acquisition_model"})
"""Facts without a date that agreements may ask of an item."""


def note_item_changes(events: Sequence[ItemEvent]) -> None:
    """What an item costs may have changed from the day its change took effect.

    Of facts without a date only the last is known: corrected, they were never otherwise, in closed periods too.
    """
    earliest: dict[tuple[int, int], date] = {}
    for event in events:
        key = (event.provider_id, event.item_id)
        days = [earliest_day(event.occurred_at)]
        days += [day for name in ("starts_on", "ended_on") if (day := getattr(event, name, None))]
        if isinstance(event, ItemChanged) and any(name in UNDATED for name, _before, _after in event.changes):
            days.append(EVER)
        earliest[key] = min([*days, earliest.get(key, days[0])])
    copy_rows(
        RatingDue,
        ("provider_id", "item_id", "from_on"),
        ((*key, day) for key, day in sorted(earliest.items())),
    )


def note_readings(events: Sequence[ReadingsRecorded]) -> None:
    """What a meter counted is spread over the days since it was read before, so it may change from that day on."""
    read = {event.item_id for event in events}
    known: dict[int, list[datetime]] = {}
    rows = MeterReading.objects.filter(meter__item_id__in=read, doubt="").order_by("read_at")
    for item_id, at in rows.values_list("meter__item_id", "read_at"):
        known.setdefault(item_id, []).append(at)
    earliest: dict[tuple[int, int], date] = {}
    for event in events:
        before = [at for at in known.get(event.item_id, ()) if at < event.occurred_at]
        key = (event.provider_id, event.item_id)
        day = earliest_day(before[-1] if before else event.occurred_at)
        earliest[key] = min(day, earliest.get(key, day))
    copy_rows(
        RatingDue,
        ("provider_id", "item_id", "from_on"),
        ((*key, day) for key, day in sorted(earliest.items())),
    )


def note_activation(events: Sequence[DaysChanged]) -> None:
    """What a customer and all below it pay may have changed from the day another version answers, or none."""
    RatingDue.objects.bulk_create(
        RatingDue(provider_id=event.provider_id, customer_id=event.customer_id, from_on=event.from_on)
        for event in events
    )


def note_enrolments(events: Sequence[EnrolmentEvent]) -> None:
    """What a customer pays may have changed from the first day on which somebody's level of service did."""
    earliest: dict[tuple[int, int], date] = {}
    for event in events:
        key = (event.provider_id, event.customer_id or 0)
        earliest[key] = min(event.from_on, earliest.get(key, event.from_on))
    copy_rows(
        RatingDue,
        ("provider_id", "customer_id", "from_on"),
        ((*key, day) for key, day in sorted(earliest.items())),
    )


def note_own_days(events: Sequence[OwnDaysChanged]) -> None:
    """What costs more outside hours may have changed from the first of the provider's days on that are others now.

    Only under agreements with such prices. A customer's own days move due times, which are promises, and no price.
    """
    for event in events:
        if event.customer_id is not None:
            continue
        versions = AgreementVersion.objects.of(event.provider_id).filter(state=VersionState.ACTIVE)
        by_hours = {
            version.agreement.customer_id
            for version in versions.select_related("agreement")
            if parsed(version).goes_by_hours
        }
        RatingDue.objects.bulk_create(
            RatingDue(provider_id=event.provider_id, customer_id=customer, from_on=event.from_on)
            for customer in sorted(by_hours)
        )


def earliest_day(at: datetime) -> date:
    """The earliest day that an instant is anywhere on earth: agreements have zones of their own."""
    return (at - timedelta(hours=24)).date()
