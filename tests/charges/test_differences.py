"""What rating again would change is shown first, and is just what rating or closing then does."""

from datetime import date
from decimal import Decimal

import pytest

from cast import Cast
from charges.ledgers import Ledger, finnish_ledger
from huolto.charges.commands import close_period, rate_period
from huolto.charges.differences import differences_of
from huolto.charges.models import Charge, Rating
from huolto.foundation.errors import NotAllowed, WrongState


@pytest.fixture
def ledger(cast: Cast) -> Ledger:
    ledger = finnish_ledger(cast)
    ledger.period("2026-02")
    return ledger


def test_what_came_since_the_last_rating_is_shown_and_nothing_is_written(ledger: Ledger) -> None:
    period = ledger.period("2026-02")
    ledger.start(ledger.item("KA-1"), date(2026, 2, 1))
    rate_period(actor=ledger.actor, period=period)
    ledger.start(ledger.item("KA-2"), date(2026, 2, 12))
    found = differences_of(ledger.actor, period)
    assert [(one.before, one.now) for one in found.rows] == [(Decimal(0), Decimal("9.05"))]
    assert found.totals == {"EUR": Decimal("9.05")}
    assert Rating.objects.count() == 1


def test_after_rating_again_nothing_differs(ledger: Ledger) -> None:
    period = ledger.period("2026-02")
    ledger.start(ledger.item("KA-1"), date(2026, 2, 1))
    rate_period(actor=ledger.actor, period=period)
    found = differences_of(ledger.actor, period)
    assert (found.rows, found.count) == ([], 0)


def test_what_is_no_longer_due_is_shown_as_given_back(ledger: Ledger) -> None:
    period = ledger.period("2026-02")
    item = ledger.item("KA-1")
    ledger.start(item, date(2026, 2, 1))
    rate_period(actor=ledger.actor, period=period)
    ledger.stop(item, date(2026, 2, 15))
    found = differences_of(ledger.actor, period)
    assert [(one.before, one.now, one.delta) for one in found.rows] == [
        (Decimal("14.9000"), Decimal("7.45"), Decimal("-7.45"))
    ]


def test_what_closing_will_correct_in_closed_periods_is_what_it_then_posts(ledger: Ledger) -> None:
    ledger.start(ledger.item("KA-1"), date(2026, 2, 1))
    ledger.close("2026-02")
    ledger.start(ledger.item("KA-2"), date(2026, 2, 12))
    march = ledger.period("2026-03")
    corrections = [one for one in differences_of(ledger.actor, march).rows if one.period != march]
    close_period(actor=ledger.actor, period=march)
    posted = Charge.objects.filter(period=march).exclude(for_period=march)
    assert [(one.before, one.now) for one in corrections] == [(Decimal(0), Decimal("9.05"))]
    assert [charge.delta for charge in posted] == [one.delta for one in corrections]


def test_a_closed_period_is_not_rated_again(ledger: Ledger) -> None:
    ledger.close("2026-02")
    with pytest.raises(WrongState):
        differences_of(ledger.actor, ledger.period("2026-02"))


def test_only_who_bills_sees_them(ledger: Ledger, cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        differences_of(cast.actor(cast.agent), ledger.period("2026-02"))
