"""What the register tells people on their pages: hand-overs, lists that are ready, stock-takes that were closed."""

from huolto.foundation.models import EventRecord
from huolto.parties.choices import NotificationTopic, OrganisationRole
from huolto.parties.models import Person
from huolto.parties.notices import notify
from huolto.register.hand_over_mails import path_for_giver
from huolto.register.models import HandOver, ListExport, StockTake


def tell_asked(found: HandOver) -> None:
    """Ask the person to confirm, in the transaction that made the hand-over."""
    notify(
        found.person,
        topic=NotificationTopic.HAND_OVER,
        code="hand-over-back" if found.is_back else "hand-over",
        params={"count": found.lines.count()},
        path=f"hand-overs/{found.pk}/",
        once_key=f"hand-over:{found.pk}",
        by=found.handed_by,
        occurred_at=found.asked_at,
    )


def tell_declined(found: HandOver) -> None:
    """Tell who handed over that it was declined."""
    _tell_giver(found, "hand-over-declined")


def tell_handed_over(record: EventRecord) -> None:
    """Tell who handed over that it was confirmed (after `ItemHandedOver`; several items are one hand-over)."""
    related = ("person__organisation", "handed_by__organisation", "handed_by__provider", "provider")
    rows = HandOver.objects.of(record.provider_id).select_related(*related)
    _tell_giver(rows.get(pk=record.data["hand_over_id"]), "hand-over-confirmed")


def tell_export_ready(export: ListExport, count: int) -> None:
    """Tell who asked for a list that it can be fetched."""
    if export.made_by is not None:
        notify(
            export.made_by,
            topic=NotificationTopic.LIST,
            code="export-ready",
            params={"count": count},
            path=f"{face_of(export.made_by)}devices/exports/{export.pk}/",
            once_key=f"export:{export.pk}",
        )


def tell_stock_take_closed(stock_take: StockTake) -> None:
    """Tell who started a stock-take that somebody else closed it."""
    if stock_take.started_by is not None:
        notify(
            stock_take.started_by,
            topic=NotificationTopic.STOCK_TAKE,
            code="stock-take-closed",
            params={"title": stock_take.name},
            path=f"{face_of(stock_take.started_by)}stock-takes/{stock_take.pk}/",
            once_key=f"stock-take:{stock_take.pk}",
            by=stock_take.closed_by,
        )


def face_of(person: Person) -> str:
    """With what the addresses of a person's own face begin."""
    return "work/" if OrganisationRole.PROVIDER in person.organisation.roles else ""


def _tell_giver(found: HandOver, code: str) -> None:
    if found.handed_by is not None:
        notify(
            found.handed_by,
            topic=NotificationTopic.HAND_OVER,
            code=code,
            params={"count": found.lines.count()},
            path=path_for_giver(found),
            once_key=f"hand-over:{found.pk}:answer",
            by=found.person,
        )
