"""Any order of life-cycle commands, back-dated ones and corrections too, leaves one truth that charges agree with.

A shadow keeps, by plain days, what each accepted command said. After each command the database is compared with it;
at the end the months are rated by the real code and compared with a count of days.
"""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from cast import Cast
from charges.ledgers import Ledger, finnish_ledger
from huolto.catalogue.choices import AcquisitionModel
from huolto.foundation.errors import DomainError
from huolto.foundation.models import EventRecord
from huolto.register.choices import FINAL, STEPS, ItemState, LeaseEnd, Step
from huolto.register.commands import (
    DisposalFacts,
    ItemChanges,
    LeaseChoice,
    NewLease,
    StartOfService,
    carry_out_lease_ends,
    change_items,
    choose_lease_ends,
    deliver_items,
    dispose_items,
    find_items,
    put_in_service,
    report_missing,
    return_from_repair,
    return_to_lessor,
    send_to_repair,
    start_leases,
    store_items,
    take_out_of_service,
    undo_disposal,
)
from huolto.register.models import Item, Lease, Placement, ServiceInterval
from huolto.register.states import state_at
from register.registers import day

FIRST, LAST = date(2026, 1, 1), date(2026, 3, 31)
MONTHS = {"2026-01": 31, "2026-02": 28, "2026-03": 31}
PRICES = {"standard": Decimal("14.90"), "plus": Decimal("24.90")}
DAYS = st.integers(0, 89).map(lambda count: FIRST + timedelta(days=count))
ITEMS = st.sampled_from([0, 1])
BATCHES = st.sampled_from([[0], [1], [0, 1]])
PACKAGES = st.sampled_from(sorted(PRICES))


@dataclass
class Stay:
    """Days in service: from a day, until one (open: None), with the package from each day on that one was recorded."""

    start: date
    end: date | None
    packages: dict[date, str]

    def package_on(self, when: date) -> str | None:
        if when < self.start or (self.end is not None and when >= self.end):
            return None
        return self.packages[max(mark for mark in self.packages if mark <= when)]


@dataclass
class Shadow:
    """What an item is to be."""

    state: str = ItemState.RECEIVED
    stays: list[Stay] = field(default_factory=list)
    places: dict[date, int] = field(default_factory=dict)
    before: str = ""

    @property
    def is_served(self) -> bool:
        return bool(self.stays) and self.stays[-1].end is None

    def stop(self, when: date) -> None:
        stay = self.stays[-1]
        stay.end = when
        stay.packages = {mark: name for mark, name in stay.packages.items() if mark < when}
        if stay.end <= stay.start:
            self.stays.pop()

    def packages(self) -> dict[date, str]:
        days = [FIRST + timedelta(days=count) for count in range((LAST - FIRST).days + 1)]
        found = {when: stay.package_on(when) for when in days for stay in self.stays if stay.package_on(when)}
        return {when: name for when, name in found.items() if name}


class Lives(RuleBasedStateMachine):
    """Two items, three months."""

    ledger: Ledger
    cast: Cast

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        for label in MONTHS:
            self.ledger.period(label)
        self.items = [self.ledger.item() for _ in range(2)]
        self.shadows = [Shadow(), Shadow()]
        self.packages = {"standard": self.ledger.standard.pk, "plus": self.ledger.plus.pk}

    def teardown(self) -> None:
        try:
            self.check_charges()
        finally:
            transaction.set_rollback(True)
            self.undo.__exit__(None, None, None)

    def attempt(self, command: Callable[[], Any], step: Step | None = None, of: tuple[int, ...] = ()) -> bool:
        """Run a command; refused, it must have changed nothing (the invariants look)."""
        try:
            with transaction.atomic():
                command()
        except DomainError:
            return False
        if step is not None:
            assert all(self.shadows[index].state in STEPS[step] for index in of)
        return True

    def at(self, when: date) -> Any:
        return day(when.month, when.day)

    def ids(self, batch: list[int]) -> list[int]:
        return [self.items[index].pk for index in batch]

    def simple(self, command: Any, step: Step, batch: list[int], when: date, **facts: Any) -> bool:
        return self.attempt(
            lambda: command(actor=self.ledger.actor, item_ids=self.ids(batch), at=self.at(when), **facts),
            step,
            tuple(batch),
        )

    @rule(batch=BATCHES, when=DAYS)
    def deliver(self, batch: list[int], when: date) -> None:
        if self.simple(deliver_items, Step.DELIVER, batch, when):
            for index in batch:
                self.shadows[index].state = ItemState.DELIVERED

    @rule(batch=BATCHES, when=DAYS, package=PACKAGES)
    def put_in(self, batch: list[int], when: date, package: str) -> None:
        starts = [
            StartOfService(item_id=pk, at=self.at(when), package_id=self.packages[package])
            for pk in self.ids(batch)
        ]
        if self.attempt(
            lambda: put_in_service(actor=self.ledger.actor, starts=starts), Step.PUT_IN_SERVICE, tuple(batch)
        ):
            for index in batch:
                shadow = self.shadows[index]
                assert all(stay.end is not None and stay.end <= when for stay in shadow.stays)
                shadow.stays.append(Stay(when, None, {when: package}))
                shadow.state = ItemState.IN_SERVICE

    @rule(batch=BATCHES, when=DAYS)
    def take_out(self, batch: list[int], when: date) -> None:
        if self.simple(take_out_of_service, Step.TAKE_OUT, batch, when):
            for index in batch:
                shadow = self.shadows[index]
                assert shadow.is_served
                shadow.stop(when)
                if shadow.state == ItemState.IN_SERVICE:
                    shadow.state = ItemState.OUT_OF_SERVICE

    @rule(batch=BATCHES, when=DAYS)
    def repair(self, batch: list[int], when: date) -> None:
        if self.simple(send_to_repair, Step.SEND_TO_REPAIR, batch, when):
            for index in batch:
                self.shadows[index].state = ItemState.IN_REPAIR

    @rule(batch=BATCHES, when=DAYS, is_found=st.booleans(), is_stored=st.booleans())
    def come_back(self, batch: list[int], when: date, is_found: bool, is_stored: bool) -> None:
        command, step = (find_items, Step.FIND) if is_found else (return_from_repair, Step.BACK_FROM_REPAIR)
        place = self.cast.store.pk if is_stored else None
        if self.simple(command, step, batch, when, place_id=place):
            for index in batch:
                shadow = self.shadows[index]
                rests = ItemState.IN_STORE if is_stored else ItemState.OUT_OF_SERVICE
                shadow.state = ItemState.IN_SERVICE if shadow.is_served else rests
                if is_stored and not shadow.is_served:
                    shadow.places[when] = self.cast.store.pk

    @rule(batch=BATCHES, when=DAYS)
    def store(self, batch: list[int], when: date) -> None:
        if self.simple(store_items, Step.STORE, batch, when, place_id=self.cast.store.pk):
            for index in batch:
                assert not self.shadows[index].is_served
                self.shadows[index].state = ItemState.IN_STORE
                self.shadows[index].places[when] = self.cast.store.pk

    @rule(batch=BATCHES, when=DAYS, ends=st.booleans())
    def miss(self, batch: list[int], when: date, ends: bool) -> None:
        if self.simple(report_missing, Step.MISS, batch, when, ends_service=ends):
            for index in batch:
                shadow = self.shadows[index]
                shadow.state = ItemState.MISSING
                if ends and shadow.is_served:
                    shadow.stop(when)

    @rule(batch=BATCHES, when=DAYS)
    def dispose(self, batch: list[int], when: date) -> None:
        facts = DisposalFacts(way="recycled")
        if self.simple(dispose_items, Step.DISPOSE, batch, when, facts=facts, reason="no paper"):
            for index in batch:
                shadow = self.shadows[index]
                assert not shadow.is_served
                shadow.before, shadow.state = shadow.state, ItemState.DISPOSED

    @rule(batch=BATCHES)
    def undo_dispose(self, batch: list[int]) -> None:
        if self.attempt(
            lambda: undo_disposal(actor=self.ledger.actor, item_ids=self.ids(batch), reason="mistake"),
            Step.UNDO_DISPOSAL,
            tuple(batch),
        ):
            for index in batch:
                self.shadows[index].state = self.shadows[index].before

    @rule(batch=BATCHES, when=DAYS)
    def give_back(self, batch: list[int], when: date) -> None:
        if self.simple(return_to_lessor, Step.RETURN, batch, when):
            for index in batch:
                assert not self.shadows[index].is_served
                self.shadows[index].state = ItemState.RETURNED

    @rule(index=ITEMS, when=DAYS, package=PACKAGES)
    def change_package(self, index: int, when: date, package: str) -> None:
        changes = ItemChanges(package_id=self.packages[package])
        if self.change(index, when, changes):
            for stay in self.shadows[index].stays:
                if stay.package_on(when):
                    stay.packages[when] = package

    @rule(index=ITEMS, when=DAYS, is_store=st.booleans())
    def change_place(self, index: int, when: date, is_store: bool) -> None:
        place = self.cast.store if is_store else self.cast.town_hall
        if self.change(index, when, ItemChanges(place_id=place.pk)):
            self.shadows[index].places[when] = place.pk

    def change(self, index: int, when: date, changes: ItemChanges) -> bool:
        is_done = self.attempt(
            lambda: change_items(
                actor=self.ledger.actor,
                item_ids=self.ids([index]),
                changes=changes,
                from_at=self.at(when),
            )
        )
        assert not (is_done and self.shadows[index].state in FINAL)
        return is_done

    @rule(index=ITEMS, holds_over=st.booleans())
    def lease(self, index: int, holds_over: bool) -> None:
        new = NewLease(
            item_id=self.items[index].pk,
            acquisition_model=AcquisitionModel.FINANCE_LEASE,
            starts_on=FIRST,
            term_months=1,
            monthly=Decimal("10.01"),
            lessor_id=self.cast.lessor.pk,
            holds_over=holds_over,
        )
        if not Lease.objects.filter(item=self.items[index]).exists():
            self.attempt(lambda: start_leases(actor=self.ledger.actor, leases=[new]))

    @rule(index=ITEMS, choice=st.sampled_from(["return", "buy", "extend", ""]))
    def choose(self, index: int, choice: str) -> None:
        lease = Lease.objects.filter(item=self.items[index], ended_on=None).first()
        if lease is not None:
            chosen = LeaseChoice(choice=choice, months=1 if choice == "extend" else None)
            self.attempt(
                lambda: choose_lease_ends(actor=self.ledger.actor, lease_ids=[lease.pk], choice=chosen)
            )

    @rule(on=DAYS)
    def morning(self, on: date) -> None:
        while carry_out_lease_ends(actor=self.ledger.actor, on=on):
            continue

    @invariant()
    def one_truth(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for row, shadow in zip(self.items, self.shadows, strict=True):
            item = Item.objects.get(pk=row.pk)
            assert item.state == shadow.state
            events = EventRecord.objects.filter(subjects__contains=[f"item:{item.pk}"])
            last = events.filter(data__has_key="state").order_by("pk").last()
            assert last is not None
            assert last.data["state"] == item.state
            assert state_at(item, day(4, 1)) == item.state
            is_open = ServiceInterval.objects.filter(item=item, during__upper_inf=True).exists()
            assert is_open == shadow.is_served
            if is_open:
                assert item.state in (ItemState.IN_SERVICE, ItemState.IN_REPAIR, ItemState.MISSING)
            else:
                assert item.state != ItemState.IN_SERVICE
            self.one_place(item, shadow)
            leases = list(Lease.objects.filter(item=item).order_by("starts_on", "pk"))
            for earlier, later in itertools.pairwise(leases):
                assert (earlier.end, earlier.ended_on) == (LeaseEnd.EXTENDED, later.starts_on)
            if leases and leases[-1].end == LeaseEnd.BOUGHT:
                assert item.owner_id == item.customer_id

    def one_place(self, item: Item, shadow: Shadow) -> None:
        rows = list(Placement.objects.filter(item=item).order_by("during"))
        for earlier, later in itertools.pairwise(rows):
            assert earlier.during.upper <= later.during.lower
        if not shadow.places:
            assert rows == []
            return
        for when in (FIRST, *shadow.places, LAST):
            held = [row.place_id for row in rows if _holds(row, self.at(when))]
            marks = [mark for mark in shadow.places if mark <= when]
            assert held == ([shadow.places[max(marks)]] if marks else [])

    def check_charges(self) -> None:
        rated = {label: self.ledger.rate(label) for label in MONTHS}
        for label, length in MONTHS.items():
            for item, shadow in zip(self.items, self.shadows, strict=True):
                served = [name for when, name in shadow.packages().items() if f"{when:%Y-%m}" == label]
                expected = {
                    name: _cents(price * served.count(name) / length)
                    for name, price in PRICES.items()
                    if served.count(name)
                }
                rows = [row for row in rated[label] if row.item_id == item.pk]
                fees = {row.clause: row.net for row in rows if row.clause in PRICES}
                assert fees == expected, (label, item.asset_tag)
        for item in self.items:
            months = {f"{lease.starts_on:%Y-%m}" for lease in Lease.objects.filter(item=item)} & MONTHS.keys()
            rents = [
                row.net
                for rows in rated.values()
                for row in rows
                if row.item_id == item.pk and row.clause == "finance-lease"
            ]
            assert sum(rents, Decimal(0)) == Decimal("10.01") * len(months)


def _holds(row: Placement, at: Any) -> bool:
    lower, upper = row.during.lower, row.during.upper
    return bool(lower <= at and (upper is None or at < upper))


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def test_any_order_of_life_cycle_commands_keeps_one_truth_and_its_charges(cast: Cast) -> None:
    Lives.cast, Lives.ledger = cast, finnish_ledger(cast)
    run_state_machine_as_test(
        Lives,
        settings=settings(
            max_examples=10,
            stateful_step_count=22,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
