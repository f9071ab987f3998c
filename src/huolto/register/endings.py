"""What comes to an end: leases, warranties and lives of devices, by month. Begin at `endings_of`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.core.paginator import Paginator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huolto.catalogue.choices import AcquisitionModel
from huolto.foundation.actors import Actor
from huolto.foundation.localisation import current, figure
from huolto.foundation.pages import Text
from huolto.parties.queries import today_at
from huolto.register.access import CHANGEABLE, items_visible_to
from huolto.register.choices import FINAL, EndChoice, EndingKind, LeaseEnd
from huolto.register.models import Item, Lease
from huolto.rules.periods import Period, month_of

PAGE_SIZE = 50
HORIZONS = (90, 180, 365, 1095)
"""Days ahead that the page offers."""

DATES = {EndingKind.WARRANTY: "warranty_until", EndingKind.END_OF_LIFE: "end_of_life_on"}
TO_SEND_BACK = "to_send_back"


@dataclass(frozen=True)
class Ending:
    """One device that something of ends; `lease_id` where a choice can be made, `choice` once it is."""

    item_id: int
    tag: str
    name: str
    customer: str
    holder: str
    ends_on: date
    month: Period
    is_late: bool
    lease_id: int | None = None
    model: Text = ""
    monthly: Decimal | None = None
    choice: Text = ""
    chosen_on: date | None = None
    chosen_by: str = ""


@dataclass(frozen=True)
class EndingList:
    """A page of endings of one kind, in months, with how many there are."""

    rows: Sequence[Ending]
    count: int
    page: Any
    may_choose: bool


def endings_of(actor: Actor, kind: str, *, days: int, page: str = "") -> EndingList:
    """What ends within so many days, what ended without a choice first; `kind` may be TO_SEND_BACK."""
    today = today_at(actor.provider)
    until = today + timedelta(days=days)
    if kind in (EndingKind.LEASE, TO_SEND_BACK):
        found = Paginator(_leases(actor, kind, until), PAGE_SIZE).get_page(page)
        rows = [_of_lease(lease, today) for lease in found]
    else:
        column = DATES[EndingKind(kind)]
        items = items_visible_to(actor).exclude(state__in=FINAL)
        items = items.filter(**{f"{column}__gte": today, f"{column}__lte": until})
        found = Paginator(
            items.select_related("customer", "holder").order_by(column, "pk"), PAGE_SIZE
        ).get_page(page)
        rows = [_of_item(item, getattr(item, column), today) for item in found]
    may_choose = kind == EndingKind.LEASE and CHANGEABLE.is_given(actor)
    return EndingList(rows, found.paginator.count, found, may_choose)


def leases_to_send_back(actor: Actor) -> Any:
    """Leases that ended as returned whose item has not left yet."""
    rows = Lease.objects.filter(item__in=items_visible_to(actor), end=LeaseEnd.RETURNED)
    return rows.exclude(item__state__in=FINAL).exclude(lessor=None)


def leases_to_decide(actor: Actor, days: int) -> Any:
    """Running leases that end within so many days, or have, and of which nobody has said what then."""
    until = today_at(actor.provider) + timedelta(days=days)
    return _leases(actor, EndingKind.LEASE, until).filter(end_choice="", holds_over=False)


def _leases(actor: Actor, kind: str, until: date) -> Any:
    if kind == TO_SEND_BACK:
        rows = leases_to_send_back(actor)
    else:
        rows = Lease.objects.filter(
            item__in=items_visible_to(actor).exclude(state__in=FINAL), ended_on=None, ends_on__lte=until
        )
    related = ("item__customer", "item__holder", "chosen_by")
    return rows.select_related(*related).order_by("ends_on", "pk")


def _of_lease(lease: Lease, today: date) -> Ending:
    return Ending(
        **_whose(lease.item),
        ends_on=lease.ended_on or lease.ends_on,
        month=month_of(lease.ended_on or lease.ends_on, current().calendar_system),
        is_late=lease.ended_on is None and lease.ends_on <= today,
        lease_id=lease.pk,
        model=AcquisitionModel(lease.acquisition_model).label,
        monthly=lease.monthly,
        choice=said_choice(lease),
        chosen_on=lease.chosen_on,
        chosen_by=lease.chosen_by.name if lease.chosen_by else "",
    )


def said_choice(lease: Lease) -> Text:
    """What is chosen for the end of a lease, in words; "" while nothing is."""
    if lease.end_choice == EndChoice.EXTEND and lease.extend_months:
        count = lease.extend_months
        said = ngettext("Extend by %(count)s month", "Extend by %(count)s months", count)
        return said % {"count": figure(count)}
    if lease.end_choice:
        return EndChoice(lease.end_choice).label
    return _("Goes on by the month") if lease.holds_over else ""


def _of_item(item: Item, day: date, today: date) -> Ending:
    month = month_of(day, current().calendar_system)
    return Ending(**_whose(item), ends_on=day, month=month, is_late=day < today)


def _whose(item: Item) -> dict[str, Any]:
    return {
        "item_id": item.pk,
        "tag": item.asset_tag,
        "name": item.name,
        "customer": item.customer.name,
        "holder": item.holder.name if item.holder else "",
    }
