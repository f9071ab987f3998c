"""Starts stock-takes, takes in what was scanned, and moves a session from state to state (S5.4)."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import connection
from django.db.models import IntegerField, Q, QuerySet, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huolto.catalogue.choices import ItemKind
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InUse, InvalidInput, NotAllowed, NotVisible, WrongState
from huolto.foundation.events import publish
from huolto.foundation.localisation import figure
from huolto.foundation.locks import lock_name, lock_row
from huolto.parties.access import (
    cost_centres_visible_to,
    customers_visible_to,
    people_visible_to,
    places_visible_to,
)
from huolto.parties.choices import OrganisationRole
from huolto.parties.models import Organisation, Place
from huolto.register.choices import ItemState
from huolto.register.events import ItemCounted
from huolto.register.models import Item, StockTake, StockTakeLine, StockTakeScan
from huolto.register.notices import tell_stock_take_closed
from huolto.register.stock_taking.access import may_start, require_running
from huolto.register.stock_taking.choices import TRANSITIONS, ScanResult, StockTakeState
from huolto.register.stock_taking.codes import Known, code_of, comparable, known_codes

MOST_SCANS = 2000
"""Codes in one go; a longer list is sent in parts."""


@dataclass(frozen=True, kw_only=True)
class NewScan:
    """One code as read; without an instant it was read now. `client_id` makes sending again harmless."""

    code: str
    scanned_at: datetime | None = None
    place_id: int | None = None
    client_id: uuid.UUID | None = None


@command
def start_stock_take(
    *,
    actor: Actor,
    customer_id: int,
    name: str = "",
    place_id: int | None = None,
    cost_centre_id: int | None = None,
    holder_id: int | None = None,
) -> StockTake:
    """Begin a session and keep what is expected now: devices of the customer and below it that are not disposed of.

    A place brings everything below it. Raises NotVisible for what the actor may not see, NotAllowed where its right
    does not reach all of it, InUse where the same is being taken already.
    """
    customer = customers_visible_to(actor).filter(pk=customer_id).first()
    place = places_visible_to(actor).select_related("organisation").filter(pk=place_id).first()
    centre = cost_centres_visible_to(actor).select_related("organisation").filter(pk=cost_centre_id).first()
    holder = people_visible_to(actor).select_related("organisation").filter(pk=holder_id).first()
    given = ((place_id, place), (cost_centre_id, centre), (holder_id, holder))
    if customer is None or any(pk is not None and row is None for pk, row in given):
        raise NotVisible
    _check_extent(customer, place, centre, holder)
    if not may_start(actor, customer_id=customer.pk, place_id=place_id, cost_centre_id=cost_centre_id):
        raise NotAllowed(_("You may not change all devices there. Choose the place that is yours."))
    lock_name(f"stock-take:{actor.provider_id}:{customer.pk}")
    same = StockTake.objects.of(actor.provider).filter(
        customer=customer,
        place=place,
        cost_centre=centre,
        holder=holder,
        state__in=[StockTakeState.OPEN, StockTakeState.LOOKED_AT],
    )
    running = same.first()
    if running is not None:
        raise InUse(
            _("“%(name)s” is about the same devices and still open: go on with it, or close it first.")
            % {"name": running.name},
            details={"stock_take": running.pk},
        )
    narrower = " · ".join(str(row) for row in (place, centre, holder) if row is not None)
    stock_take = StockTake.objects.create(
        provider=actor.provider,
        customer=customer,
        place=place,
        cost_centre=centre,
        holder=holder,
        # A person's name stands in Person only.
        name=(name.strip() or (narrower if holder is None else "") or customer.name)[:200],
        started_by_id=actor.person_id,
        started_at=timezone.now(),
    )
    _expect(stock_take)
    return stock_take


@command
def add_scans(
    *, actor: Actor, stock_take_id: int, scans: Sequence[NewScan], rooms_hold: bool = False
) -> list[StockTakeScan]:
    """Take in what was scanned, in this order; a scan sent before is answered as it was.

    A code of a place is answered as such; with `rooms_hold` the codes after it were read there, as a handheld
    terminal's list means it. A second scan of a device counts once; the place of its latest scan is where it was found. Raises NotVisible, NotAllowed;
    WrongState once scanning is over, InvalidInput for more than MOST_SCANS.
    """
    require_running(actor, stock_take_id)
    if len(scans) > MOST_SCANS:
        raise InvalidInput(
            _("These are more than %(most)s codes. Send them in parts.") % {"most": figure(MOST_SCANS)},
            field="codes",
        )
    scans = [one if one.client_id else replace(one, client_id=uuid.uuid4()) for one in scans]
    # One writer a session: what was counted already cannot change meanwhile, nor the session be closed.
    stock_take = lock_row(
        StockTake.objects.of(actor.provider).select_related("customer", "place"), stock_take_id
    )
    sent = {scan.client_id: scan for scan in StockTakeScan.objects.filter(
        stock_take=stock_take, client_id__in=[one.client_id for one in scans]
    )}  # fmt: skip
    fresh = [one for one in scans if one.client_id not in sent]
    if fresh and stock_take.state != StockTakeState.OPEN:
        raise WrongState(_("Scanning is over in this stock-take. Open it again to scan more."))
    _Taking(actor, stock_take, fresh).save(sent, rooms_hold=rooms_hold)
    rows = StockTakeScan.objects.filter(stock_take=stock_take).select_related("place", "scanned_by")
    known = {scan.pk: scan for scan in rows.filter(pk__in=[scan.pk for scan in sent.values()])}
    # What had no code in it was not kept.
    return [known[sent[one.client_id].pk] for one in scans if one.client_id in sent]


@command
def move_stock_take(*, actor: Actor, stock_take_id: int, state: StockTakeState | str) -> StockTake:
    """End scanning, open it again, close the session or give it up; to where it is already changes nothing.

    Closing tells the timeline of every device that was found. Raises NotVisible, NotAllowed, WrongState.
    """
    require_running(actor, stock_take_id)
    stock_take = lock_row(StockTake.objects.of(actor.provider), stock_take_id)
    if stock_take.state == state:
        return stock_take
    if state not in TRANSITIONS[stock_take.state]:
        raise WrongState(
            _("This stock-take is over.")
            if not TRANSITIONS[stock_take.state]
            else _("End the scanning first, then look at the differences.")
        )
    stock_take.state = StockTakeState(state)
    if state in (StockTakeState.CLOSED, StockTakeState.ABANDONED):
        stock_take.closed_at = timezone.now()
        stock_take.closed_by_id = actor.person_id
    stock_take.save(update_fields=["state", "closed_at", "closed_by"])
    if state == StockTakeState.CLOSED:
        tell_stock_take_closed(stock_take)
        found = StockTakeLine.objects.filter(stock_take=stock_take, found_at__isnull=False)
        publish(
            *(
                ItemCounted(
                    provider_id=actor.provider_id,
                    occurred_at=line.found_at,
                    customer_id=line.item.customer_id,
                    person_id=actor.person_id,
                    item_id=line.item_id,
                    stock_take_id=stock_take.pk,
                    place_id=line.found_place_id,
                )
                for line in found.select_related("item").order_by("pk")
            )
        )
    return stock_take


def expected_items(stock_take: StockTake) -> "QuerySet[Item]":
    """The devices that a session of this extent expects now."""
    items = Item.objects.of(stock_take.provider_id).filter(
        kind=ItemKind.DEVICE, customer__path__startswith=stock_take.customer.path
    )
    if stock_take.place is not None:
        items = items.filter(place__path__startswith=stock_take.place.path)
    if stock_take.cost_centre_id is not None:
        items = items.filter(cost_centre_id=stock_take.cost_centre_id)
    if stock_take.holder_id is not None:
        items = items.filter(holder_id=stock_take.holder_id)
    return items.exclude(state=ItemState.DISPOSED)


def _expect(stock_take: StockTake) -> None:
    """Copy the expected devices inside the database: twenty thousand of them are one statement."""
    rows = (
        expected_items(stock_take)
        .order_by()
        .annotate(session=Value(stock_take.pk, output_field=IntegerField()), nowhere=Value(False))
        .values_list("provider_id", "session", "pk", "place_id", "holder_id", "nowhere")
    )
    select, parameters = rows.query.sql_with_params()
    table = connection.ops.quote_name(StockTakeLine._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (provider_id, stock_take_id, item_id, place_id, holder_id, is_elsewhere) {select}",
            parameters,
        )


def _check_extent(customer: Organisation, place: Place | None, centre: object, holder: object) -> None:
    tree = customer.tree_id
    for field, row in (("place", place), ("cost_centre", centre), ("holder", holder)):
        owner = getattr(row, "organisation", None)
        if owner is None or owner.tree_id == tree:
            continue
        if field == "place" and OrganisationRole.PROVIDER in owner.roles:
            continue
        raise InvalidInput(_("This belongs to another customer."), field=field)


class _Taking:
    """New scans of one session, told apart and saved."""

    def __init__(self, actor: Actor, stock_take: StockTake, scans: Sequence[NewScan]) -> None:
        self.actor, self.stock_take = actor, stock_take
        self.scans = scans
        self.codes = [code_of(one.code) for one in scans]
        self.known = known_codes(actor, stock_take, self.codes)
        item_ids = {known.item_id for known in self.known.values() if known.item_id}
        lines = StockTakeLine.objects.filter(stock_take=stock_take, item_id__in=item_ids)
        self.lines = {line.item_id: line for line in lines.select_related("place", "found_place")}
        self.counted = set(
            StockTakeScan.objects.filter(stock_take=stock_take, item_id__in=item_ids).values_list(
                "item_id", flat=True
            )
        )
        wanted = {one.place_id for one in scans if one.place_id}
        tree = f"/{stock_take.customer.path.split('/')[1]}/"
        near = Q(organisation__path__startswith=tree) | Q(pk=stock_take.place_id)
        if stock_take.place is not None:
            near |= Q(path__startswith=stock_take.place.path)
        self.places = Place.objects.of(actor.provider).filter(near).in_bulk(wanted)
        self.touched: dict[int, StockTakeLine] = {}

    def save(self, sent: dict[uuid.UUID, StockTakeScan], *, rooms_hold: bool) -> None:
        """Save in order and put what was saved into `sent`, by the reading device's own number."""
        now = timezone.now()
        made: list[StockTakeScan] = []
        room: Place | None = None
        for one, code in zip(self.scans, self.codes, strict=True):
            if not code or one.client_id is None or one.client_id in sent:
                continue
            # A clock that goes wrong may not put a scan before the session or into the future.
            at = min(max(one.scanned_at or now, self.stock_take.started_at), now)
            scan = StockTakeScan(
                provider_id=self.actor.provider_id,
                stock_take=self.stock_take,
                client_id=one.client_id,
                code=code,
                folded_code=comparable(code),
                scanned_by_id=self.actor.person_id,
                scanned_at=at,
                received_at=now,
            )
            self._tell(scan, self.known.get(code, Known()), room or self.places.get(one.place_id or 0))
            if rooms_hold and scan.result == ScanResult.PLACE:
                room = scan.place
            sent[scan.client_id] = scan
            made.append(scan)
        StockTakeScan.objects.bulk_create(made, batch_size=500)
        StockTakeLine.objects.bulk_update(
            self.touched.values(), ["found_at", "found_place", "is_elsewhere"], batch_size=500
        )

    def _tell(self, scan: StockTakeScan, known: Known, place: Place | None) -> None:
        scan.place = place
        if known.place is not None:
            scan.place, scan.result = known.place, ScanResult.PLACE
            return
        scan.item_id = known.item_id
        if known.item_id is None:
            scan.result = ScanResult.UNKNOWN
            return
        line = self.lines.get(known.item_id)
        result = ScanResult.UNEXPECTED
        if line is not None:
            if line.found_at is None or line.found_at <= scan.scanned_at:
                line.found_at, line.found_place = scan.scanned_at, place
                line.is_elsewhere = is_elsewhere(line.place, place)
                self.touched[line.pk] = line
            result = ScanResult.ELSEWHERE if is_elsewhere(line.place, place) else ScanResult.EXPECTED
        scan.result = ScanResult.TWICE if known.item_id in self.counted else result
        self.counted.add(known.item_id)


def is_elsewhere(expected: Place | None, found: Place | None) -> bool:
    """Whether a thing lies elsewhere than expected; a site says nothing against one of its own rooms."""
    if found is None:
        return False
    return expected is None or not expected.path.startswith(found.path)
