"""Closing a period: what is posted, once and for ever, and what late facts do to it."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from cast import Cast
from charges.ledgers import (
    ADVICE,
    Ledger,
    by_cost_centre,
    finnish_ledger,
    nets,
    persian_ledger,
)
from charges.test_rating import _at_price
from huolto.agreements.commands import activate_version, draft_version
from huolto.charges.choices import PeriodState, Stage
from huolto.charges.commands import close_period, ensure_period, record_usages
from huolto.charges.commands.usages import NewUsage
from huolto.charges.models import Charge, Decision, Period, Rating, RatingDue, Usage
from huolto.charges.queries import unpriced_usages
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible, WrongState
from huolto.foundation.models import EventRecord


@pytest.fixture
def ledger(cast: Cast) -> Ledger:
    ledger = finnish_ledger(cast)
    ledger.period("2026-02")
    return ledger


def test_closing_posts_what_every_key_totals_and_opens_the_next_period(ledger: Ledger) -> None:
    ledger.start(ledger.item(), date(2026, 2, 12))
    (charge,) = ledger.close("2026-02")
    assert (charge.should_be, charge.posted_before, charge.delta) == (
        Decimal("9.05"),
        Decimal(0),
        Decimal("9.05"),
    )
    assert charge.period == charge.for_period
    assert dict(Period.objects.values_list("label", "state")) == {
        "2026-02": PeriodState.CLOSED,
        "2026-03": PeriodState.OPEN,
    }


def test_a_second_closing_posts_nothing(ledger: Ledger) -> None:
    ledger.start(ledger.item(), date(2026, 2, 12))
    period = ledger.period("2026-02")
    assert close_period(actor=ledger.actor, period=period).charges == 1
    assert close_period(actor=ledger.actor, period=period).charges == 0
    assert Charge.objects.count() == 1
    assert EventRecord.objects.filter(name="charges.period_closed").count() == 1


def test_periods_close_in_their_order(ledger: Ledger) -> None:
    march = ledger.period("2026-03")
    with pytest.raises(WrongState, match="2026-02"):
        close_period(actor=ledger.actor, period=march)


def test_periods_leave_no_gap(ledger: Ledger) -> None:
    ledger.period("2026-05")
    ledger.period("2025-12")
    labels = list(Period.objects.values_list("label", flat=True))
    assert labels == ["2025-12", "2026-01", "2026-02", "2026-03", "2026-04", "2026-05"]


def test_no_period_opens_before_a_closed_one(ledger: Ledger) -> None:
    ledger.close("2026-02")
    with pytest.raises(WrongState):
        ledger.period("2026-01")


@pytest.mark.parametrize("label", ["2026-13", "1405-1", "", "2026-00", "March"])
def test_a_label_that_names_no_month_is_refused(ledger: Ledger, label: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        ensure_period(actor=ledger.actor, label=label)
    assert refused.value.field == "period"


def test_a_jalali_provider_closes_farvardin(cast: Cast) -> None:
    ledger = persian_ledger(cast)
    ledger.start(ledger.item("M-7"), date(2026, 4, 4))  # 15 Farvardin 1405: 17 of 31 days are left
    (charge,) = ledger.close("1405-01")
    assert (charge.delta, charge.currency) == (Decimal("1590323"), "IRR")
    assert Period.objects.get(state=PeriodState.OPEN).label == "1405-02"


def test_a_late_usage_is_posted_into_the_open_period_and_names_its_own(ledger: Ledger) -> None:
    ledger.close("2026-02")
    ledger.deliver("order-line:1", date(2026, 2, 27), "1000")
    (charge,) = ledger.close("2026-03")
    assert (charge.period.label, charge.for_period.label) == ("2026-03", "2026-02")
    assert charge.delta == Decimal("1030.00")
    assert ledger.close("2026-04") == []


def test_a_back_dated_removal_gives_back_what_was_charged_too_much(ledger: Ledger) -> None:
    item = ledger.start(ledger.item(), date(2026, 2, 1))
    ledger.close("2026-02")
    ledger.stop(item, date(2026, 2, 15))
    (charge,) = ledger.close("2026-03")
    assert (charge.for_period.label, charge.should_be, charge.posted_before, charge.delta) == (
        "2026-02",
        Decimal("7.45"),
        Decimal("14.90"),
        Decimal("-7.45"),
    )


def test_an_item_that_was_never_in_service_after_all_is_credited_whole(ledger: Ledger) -> None:
    item = ledger.start(ledger.item(), date(2026, 2, 12))
    ledger.close("2026-02")
    ledger.stop(item, date(2026, 2, 12))
    (charge,) = ledger.close("2026-03")
    assert (charge.should_be, charge.delta, charge.quantity) == (
        Decimal(0),
        Decimal("-9.05"),
        Decimal(0),
    )
    assert charge.reason["is_reversal"] is True


def test_a_back_dated_cost_centre_moves_the_money_and_nothing_else(ledger: Ledger, cast: Cast) -> None:
    item = ledger.start(ledger.item(cost_centre_id=cast.administration.pk), date(2026, 2, 1))
    ledger.close("2026-02")
    ledger.change(item, date(2026, 2, 15), cost_centre_id=cast.basic_education.pk)
    corrections = [row for row in ledger.close("2026-03") if row.for_period.label == "2026-02"]
    assert by_cost_centre(corrections) == {"1010": Decimal("-7.45"), "4120": Decimal("7.45")}


def test_a_correction_of_a_correction_starts_from_what_was_posted(ledger: Ledger) -> None:
    item = ledger.start(ledger.item(), date(2026, 2, 1))
    ledger.close("2026-02")
    ledger.stop(item, date(2026, 2, 15))
    ledger.close("2026-03")
    ledger.start(item, date(2026, 2, 22))
    posted = ledger.close("2026-04")
    assert [(row.for_period.label, row.posted_before, row.delta) for row in posted] == [
        ("2026-02", Decimal("7.45"), Decimal("3.73")),
        ("2026-03", Decimal("0"), Decimal("14.90")),
        ("2026-04", Decimal("0"), Decimal("14.90")),
    ]


def test_late_work_lowers_what_a_later_month_of_the_case_costs(cast: Cast) -> None:
    ledger = finnish_ledger(cast, ADVICE)
    ledger.work("t2", "c1", ledger.at(date(2026, 3, 2), 10), 10)
    ledger.close("2026-02")
    assert nets(ledger.close("2026-03")) == {"hours": "25"}
    ledger.work("t1", "c1", ledger.at(date(2026, 2, 27), 9), 5)
    corrections = ledger.close("2026-04")
    # The first quantum is now reached in February; March then has none left to charge.
    assert [(row.for_period.label, row.delta) for row in corrections] == [
        ("2026-02", Decimal("25.00")),
        ("2026-03", Decimal("-25.00")),
    ]


def test_a_version_activated_later_leaves_closed_charges_as_they_are(ledger: Ledger) -> None:
    ledger.start(ledger.item(), date(2026, 2, 1))
    (before,) = ledger.close("2026-02")
    ledger.activate(_at_price("99.00"), date(2026, 3, 1))
    posted = ledger.close("2026-03")
    assert [(row.for_period.label, row.delta) for row in posted] == [("2026-03", Decimal("99.00"))]
    before.refresh_from_db()
    assert (before.delta, before.unit_price, before.version_id) == (
        Decimal("14.90"),
        Decimal("14.90"),
        ledger.version.pk,
    )


def test_a_version_activated_back_in_time_posts_the_difference(ledger: Ledger) -> None:
    ledger.start(ledger.item(), date(2026, 2, 1))
    ledger.close("2026-02")
    ledger.activate(_at_price("20.00"), date(2026, 2, 1))
    posted = ledger.close("2026-03")
    assert [(row.for_period.label, row.delta) for row in posted] == [
        ("2026-02", Decimal("5.10")),
        ("2026-03", Decimal("20.00")),
    ]


def test_nobody_changes_or_deletes_what_was_posted(ledger: Ledger) -> None:
    ledger.start(ledger.item(), date(2026, 2, 1))
    ledger.deliver("order-line:1", date(2026, 2, 3))
    ledger.close("2026-02")
    for table, column in (("charge", "delta"), ("usage", "posting_code"), ("decision", "clause")):
        for sql in (f"UPDATE charges_{table} SET {column} = {column}", f"DELETE FROM charges_{table}"):  # noqa: S608
            with (
                pytest.raises(DatabaseError, match="Cannot"),
                transaction.atomic(),
                connection.cursor() as cursor,
            ):
                cursor.execute(sql)
    assert Charge.objects.count() == 2


def test_a_usage_is_decided_when_recorded_and_again_at_closing(ledger: Ledger) -> None:
    usage = ledger.deliver("order-line:1", date(2026, 2, 3))
    ledger.close("2026-02")
    assert [
        (row.stage, row.version_id, row.clause, row.is_priced)
        for row in Decision.objects.filter(usage=usage).order_by("pk")
    ] == [
        (Stage.RECORDED, ledger.version.pk, "purchase", True),
        (Stage.CLOSING, ledger.version.pk, "purchase", True),
    ]


def test_a_usage_of_a_later_period_waits_for_its_own_closing(ledger: Ledger) -> None:
    usage = ledger.deliver("order-line:1", date(2026, 3, 1))
    assert ledger.close("2026-02") == []
    assert not Decision.objects.filter(usage=usage, stage=Stage.CLOSING).exists()
    assert nets(ledger.close("2026-03")) == {"purchase": "103"}


def test_the_last_hour_of_a_month_belongs_to_it_where_the_agreement_is(ledger: Ledger) -> None:
    usage = NewUsage(
        kind="delivery",
        source_key="late",
        occurred_at=ledger.at(date(2026, 2, 28), 23),
        customer=ledger.customer,
        facts={"cost": Decimal(100), "acquisition_model": "direct_purchase"},
    )
    record_usages(actor=ledger.actor, usages=[usage])
    assert nets(ledger.close("2026-02")) == {"purchase": "103"}


def test_the_same_source_key_is_stored_once(ledger: Ledger) -> None:
    first = ledger.deliver("order-line:1", date(2026, 2, 3), "100")
    again = ledger.deliver("order-line:1", date(2026, 2, 3), "100")
    assert (again.pk, Usage.objects.count(), Decision.objects.count()) == (first.pk, 1, 1)


def test_what_nothing_prices_stands_on_the_list_and_is_not_charged(ledger: Ledger) -> None:
    priced = ledger.deliver("order-line:1", date(2026, 2, 3))
    unpriced = ledger.deliver("order-line:2", date(2026, 2, 3), facts={"acquisition_model": "rent"})
    assert [row.pk for row in unpriced_usages(ledger.actor)] == [unpriced.pk]
    assert [row.sources[0]["usage"] for row in ledger.close("2026-02")] == [priced.pk]
    assert [row.pk for row in unpriced_usages(ledger.actor)] == [unpriced.pk]


def test_a_usage_before_the_first_period_stands_on_the_list_too(ledger: Ledger) -> None:
    early = ledger.deliver("order-line:1", date(2025, 12, 31))
    assert [row.pk for row in unpriced_usages(ledger.actor)] == [early.pk]


def test_a_fact_that_cannot_be_read_is_named(ledger: Ledger) -> None:
    with pytest.raises(InvalidInput) as refused:
        ledger.deliver("order-line:1", date(2026, 2, 3), facts={"cost": "lots"})
    assert refused.value.details["faults"][0]["fact"] == "cost"
    assert Usage.objects.count() == 0


def test_only_staff_record_and_only_billing_closes(ledger: Ledger, cast: Cast) -> None:
    usage = NewUsage(kind="delivery", source_key="x", occurred_at=timezone.now(), customer=cast.kaarnalahti)
    with pytest.raises(NotAllowed):
        record_usages(actor=cast.actor(cast.orderer), usages=[usage])
    for person in (cast.agent, cast.orderer, cast.inspector):
        with pytest.raises(NotAllowed):
            close_period(actor=cast.actor(person), period=ledger.period("2026-02"))
    assert close_period(actor=cast.actor(cast.billing), period=ledger.period("2026-02")).charges == 0


def test_a_period_of_another_provider_is_not_there(ledger: Ledger, cast: Cast) -> None:
    with pytest.raises(NotVisible):
        close_period(actor=cast.actor(cast.payar_billing), period=ledger.period("2026-02"))


def test_what_changed_is_noted_and_the_note_is_taken_away_at_closing(ledger: Ledger) -> None:
    ledger.start(ledger.item(), date(2026, 2, 1))
    assert RatingDue.objects.filter(item__isnull=False).exists()
    ledger.close("2026-02")
    assert not RatingDue.objects.exists()


def test_ratings_of_a_closed_period_follow_its_corrections(ledger: Ledger) -> None:
    item = ledger.start(ledger.item(), date(2026, 2, 1))
    ledger.close("2026-02")
    ledger.stop(item, date(2026, 2, 15))
    ledger.close("2026-03")
    february = Rating.objects.filter(period__label="2026-02")
    assert [row.net for row in february] == [Decimal("7.45")]


def test_posted_charges_sum_to_the_ratings_of_every_period(ledger: Ledger, cast: Cast) -> None:
    items = [ledger.start(ledger.item(), date(2026, 2, day)) for day in (1, 5, 9, 28)]
    ledger.close("2026-02")
    ledger.stop(items[0], date(2026, 2, 3))
    ledger.change(items[1], date(2026, 2, 10), posting_code="x", cost_centre_id=cast.basic_education.pk)
    ledger.change(items[2], date(2026, 2, 20), package_id=ledger.plus.pk)
    ledger.close("2026-03")
    ledger.stop(items[3], date(2026, 3, 1))
    ledger.close("2026-04")
    for period in Period.objects.filter(state=PeriodState.CLOSED):
        posted = sum(row.delta for row in Charge.objects.filter(for_period=period))
        assert posted == sum(row.net for row in Rating.objects.filter(period=period)), period


def test_a_draft_changes_nothing(ledger: Ledger) -> None:
    ledger.start(ledger.item(), date(2026, 2, 1))
    draft = draft_version(actor=ledger.actor, customer=ledger.customer, source=_at_price("99.00"))
    assert nets(ledger.close("2026-02")) == {"standard": "14.9"}
    activate_version(actor=ledger.actor, version=draft, from_on=date(2026, 3, 1))
    assert nets(ledger.close("2026-03")) == {"standard": "99"}
