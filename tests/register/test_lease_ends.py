"""Ends of leases: chosen before, carried out on the day, reminded of once."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
import time_machine

from cast import Cast, build_cast
from charges.ledgers import WORKPLACE, finnish_ledger, persian_ledger
from huolto.charges.models import Decision, Usage
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible, WrongState
from huolto.foundation.models import OutgoingMail
from huolto.register.choices import LeaseEnd
from huolto.register.commands import (
    LeaseChoice,
    NewLease,
    carry_out_lease_ends,
    choose_lease_ends,
    set_reminder_days,
    start_leases,
)
from huolto.register.endings import leases_to_send_back
from huolto.register.models import Item, Lease, Reminder
from huolto.register.reminders import remind
from register.registers import an_item

NOON = datetime(2026, 2, 10, 10, tzinfo=UTC)


@pytest.fixture
def cast(db: None) -> Cast:
    """The cast with rights since the day before these tests play."""
    with time_machine.travel(datetime(2026, 2, 9, 10, tzinfo=UTC)):
        return build_cast()


def lease_of(cast: Cast, item: Item, **facts: Any) -> Lease:
    given: dict[str, Any] = {
        "acquisition_model": "finance_lease",
        "starts_on": date(2025, 3, 1),
        "term_months": 12,
        "monthly": Decimal("10.01"),
        "residual": Decimal("55"),
        "lessor_id": cast.lessor.pk,
    }
    [lease] = start_leases(actor=cast.system(), leases=[NewLease(item_id=item.pk, **{**given, **facts})])
    return lease


def ends(lease: Lease) -> list[tuple[Any, ...]]:
    rows = Lease.objects.filter(item=lease.item_id).order_by("starts_on", "pk")
    return [(row.starts_on, row.ends_on, row.ended_on, row.end) for row in rows]


def carried_out(cast: Cast, on: date) -> int:
    return carry_out_lease_ends(actor=cast.system(), on=on)


@time_machine.travel(NOON)
def test_an_extension_is_a_new_term_and_rents_go_on_to_the_cent(cast: Cast) -> None:
    ledger = finnish_ledger(cast)
    lease = lease_of(cast, ledger.item(), starts_on=date(2025, 12, 10), term_months=3)
    orderer = cast.actor(cast.orderer)
    choose_lease_ends(actor=orderer, lease_ids=[lease.pk], choice=LeaseChoice(choice="extend", months=2))
    assert carried_out(cast, date(2026, 3, 9)) == 0
    assert carried_out(cast, date(2026, 3, 10)) == 1
    assert carried_out(cast, date(2026, 3, 10)) == 0
    assert ends(lease) == [
        (date(2025, 12, 10), date(2026, 3, 10), date(2026, 3, 10), LeaseEnd.EXTENDED),
        (date(2026, 3, 10), date(2026, 5, 10), None, ""),
    ]
    labels = ("2025-12", "2026-01", "2026-02", "2026-03", "2026-04", "2026-05")
    assert sum(row.net for label in labels for row in ledger.rate(label)) == Decimal("50.05")


@time_machine.travel(NOON)
def test_bought_it_is_the_customers_and_its_residual_stands_among_the_unpriced(cast: Cast) -> None:
    ledger = finnish_ledger(cast)
    lease = lease_of(cast, ledger.item())
    choose_lease_ends(actor=cast.system(), lease_ids=[lease.pk], choice=LeaseChoice(choice="buy"))
    assert not Usage.objects.exists()
    carried_out(cast, date(2026, 3, 1))
    lease.refresh_from_db()
    assert (lease.end, lease.item.owner) == (LeaseEnd.BOUGHT, cast.kaarnalahti)
    usage = Usage.objects.get()
    assert (usage.kind, usage.facts["price"]) == ("lease_bought", "55.0000")
    assert not Decision.objects.get(usage=usage).is_priced
    assert not [row for row in ledger.rate("2026-03") if row.net == 55]


@time_machine.travel(NOON)
def test_an_agreement_with_a_clause_for_it_prices_what_was_bought(cast: Cast) -> None:
    clause = '[[charge]]\ncode = "buy-out"\non = "lease_bought"\n\n[[example]]'
    ledger = finnish_ledger(cast, WORKPLACE.replace("[[example]]", clause))
    lease = lease_of(cast, ledger.item())
    choose_lease_ends(actor=cast.system(), lease_ids=[lease.pk], choice=LeaseChoice(choice="buy"))
    carried_out(cast, date(2026, 3, 1))
    assert [row.net for row in ledger.rate("2026-03") if row.clause == "buy-out"] == [Decimal("55")]


@time_machine.travel(NOON)
def test_returned_the_rent_stops_and_it_waits_to_be_sent_back(cast: Cast) -> None:
    lease = lease_of(cast, an_item(cast))
    choose_lease_ends(actor=cast.system(), lease_ids=[lease.pk], choice=LeaseChoice(choice="return"))
    carried_out(cast, date(2026, 3, 1))
    assert ends(lease) == [(date(2025, 3, 1), date(2026, 3, 1), date(2026, 3, 1), LeaseEnd.RETURNED)]
    assert list(leases_to_send_back(cast.actor(cast.store_keeper))) == [lease]
    assert list(leases_to_send_back(cast.actor(cast.other_orderer))) == []


@time_machine.travel(NOON)
def test_without_a_choice_it_waits_and_one_that_holds_over_goes_on_by_the_month(cast: Cast) -> None:
    silent = lease_of(cast, an_item(cast, "KA-1"))
    going_on = lease_of(cast, an_item(cast, "KA-2"), holds_over=True)
    while carried_out(cast, date(2026, 4, 15)):
        continue
    assert ends(silent) == [(date(2025, 3, 1), date(2026, 3, 1), None, "")]
    assert [row[:2] for row in ends(going_on)] == [
        (date(2025, 3, 1), date(2026, 3, 1)),
        (date(2026, 3, 1), date(2026, 4, 1)),
        (date(2026, 4, 1), date(2026, 5, 1)),
    ]


@time_machine.travel(NOON)
def test_the_choice_may_change_until_it_is_carried_out(cast: Cast) -> None:
    lease = lease_of(cast, an_item(cast))
    orderer = cast.actor(cast.orderer)
    for choice in ("return", "buy", ""):
        choose_lease_ends(actor=orderer, lease_ids=[lease.pk], choice=LeaseChoice(choice=choice))
    lease.refresh_from_db()
    assert (lease.end_choice, lease.chosen_on, lease.chosen_by) == ("", None, None)
    choose_lease_ends(actor=orderer, lease_ids=[lease.pk], choice=LeaseChoice(choice="return"))
    lease.refresh_from_db()
    assert (lease.chosen_on, lease.chosen_by) == (date(2026, 2, 10), cast.orderer)
    carried_out(cast, date(2026, 3, 1))
    with pytest.raises(WrongState):
        choose_lease_ends(actor=orderer, lease_ids=[lease.pk], choice=LeaseChoice(choice="buy"))


@time_machine.travel(NOON)
def test_who_chooses_and_who_names_another_rent(cast: Cast) -> None:
    lease = lease_of(cast, an_item(cast))
    dearer = LeaseChoice(choice="extend", months=6, monthly=Decimal("1"))
    with pytest.raises(NotVisible):
        choose_lease_ends(actor=cast.actor(cast.other_orderer), lease_ids=[lease.pk], choice=dearer)
    for person in (cast.inspector, cast.orderer):
        with pytest.raises(NotAllowed):
            choose_lease_ends(actor=cast.actor(person), lease_ids=[lease.pk], choice=dearer)
    with pytest.raises(InvalidInput):
        choose_lease_ends(
            actor=cast.actor(cast.orderer), lease_ids=[lease.pk], choice=LeaseChoice(choice="extend")
        )
    choose_lease_ends(actor=cast.actor(cast.account_manager), lease_ids=[lease.pk], choice=dearer)


def test_a_term_is_counted_in_months_of_the_providers_calendar(cast: Cast) -> None:
    ledger = persian_ledger(cast)
    [lease] = start_leases(
        actor=ledger.actor,
        leases=[
            NewLease(
                item_id=ledger.item().pk,
                acquisition_model="finance_lease",
                starts_on=date(2026, 3, 21),
                term_months=6,
                monthly=Decimal("1000"),
            )
        ],
    )
    assert lease.ends_on == date(2026, 9, 23)  # 1 Mehr 1405


@time_machine.travel(NOON)
def test_each_orderer_is_reminded_once_of_what_their_right_reaches(cast: Cast) -> None:
    lease_of(cast, an_item(cast, "KA-1"))
    an_item(cast, "KA-2", warranty_until=date(2026, 5, 1))
    an_item(cast, "KA-3", end_of_life_on=date(2026, 12, 1))
    an_item(cast, "OT-1", customer=cast.otavala, warranty_until=date(2026, 2, 20))
    chosen = lease_of(cast, an_item(cast, "KA-4"))
    choose_lease_ends(actor=cast.system(), lease_ids=[chosen.pk], choice=LeaseChoice(choice="return"))
    assert remind(cast.suopursu, NOON) == 2
    mails = {mail.to_address: mail for mail in OutgoingMail.objects.filter(text__contains="devices/ending/")}
    assert set(mails) == {cast.orderer.email, cast.other_orderer.email}
    text = mails[cast.orderer.email].text
    assert "KA-1" in text
    assert "KA-2" in text
    assert not any(tag in text for tag in ("KA-3", "KA-4", "OT-1"))
    assert sorted(Reminder.objects.values_list("item__asset_tag", "days_before")) == [
        ("KA-1", 30),
        ("KA-2", 90),
        ("OT-1", 30),
    ]
    assert remind(cast.suopursu, NOON) == 0


@time_machine.travel(NOON)
def test_a_customers_own_numbers_of_days_go_before_the_providers(cast: Cast) -> None:
    an_item(cast, "KA-1", warranty_until=date(2026, 3, 1))
    an_item(cast, "OT-1", customer=cast.otavala, warranty_until=date(2026, 3, 1))
    manager = cast.actor(cast.account_manager)
    set_reminder_days(actor=manager, days=[30])
    set_reminder_days(actor=manager, days=[7], customer_id=cast.kaarnalahti.pk)
    with pytest.raises(NotAllowed):
        set_reminder_days(actor=cast.actor(cast.orderer), days=[1])
    assert remind(cast.suopursu, NOON) == 1
    assert Reminder.objects.get().item.asset_tag == "OT-1"
    with time_machine.travel(datetime(2026, 2, 23, 10, tzinfo=UTC)):
        assert remind(cast.suopursu) == 1
