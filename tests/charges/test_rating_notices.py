"""What a rating notices is kept once, goes when it is no longer so, and is shown to whom it concerns."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cast import Cast
from charges.ledgers import Ledger, finnish_ledger
from huolto.charges.commands import NewUsage, record_usages
from huolto.charges.models import RatingNotice
from huolto.charges.notices import notices_of_agreement, notices_of_period, notices_visible_to
from huolto.charges.tasks import rate_open_period

AGREEMENT = """
language = 1

[agreement]
id = "care"
name = { en = "Care" }
currency = "EUR"
zone = "Europe/Helsinki"

[scope]
devices = { at_least = 2, at_most = 3 }

[[pot]]
id = "prepaid"
given = "500"
every = "year"
warns_at = "100"
when_empty = "warn"

[[charge]]
id = "hours"
code = "labour"
on = "work"
rate = { per_hour = "80" }
quantum = "60 min"
pot = "prepaid"

[[charge]]
id = "visits"
code = "visit"
on = "visit"
price = "45"
allowance = { included = "1", scope = "agreement", every = "month", then = "warn" }

[[fee]]
id = "standard"
per = "item"
price = "14.90"
"""


@pytest.fixture
def ledger(cast: Cast) -> Ledger:
    ledger = finnish_ledger(cast, AGREEMENT)
    ledger.period("2026-02")
    for _number in range(2):
        ledger.start(ledger.item(), date(2026, 1, 1))
    return ledger


def codes(label: str = "2026-02") -> list[tuple[str, str]]:
    rows = RatingNotice.objects.filter(period__label=label).order_by("code", "usage_key")
    return [(row.code, row.usage_key) for row in rows]


def draw(ledger: Ledger) -> None:
    ledger.work("six-hours", "SR-1", ledger.at(date(2026, 2, 3), 9), 360)


def test_a_pot_that_is_nearly_used_is_noticed(ledger: Ledger) -> None:
    draw(ledger)
    ledger.rate("2026-02")
    assert codes() == [("notice.pot-low", "six-hours")]


def test_rating_again_doubles_nothing(ledger: Ledger) -> None:
    draw(ledger)
    for _time in range(3):
        ledger.rate("2026-02")
    ledger.close("2026-02")
    assert codes() == [("notice.pot-low", "six-hours")]


def test_a_notice_belongs_to_the_month_it_happened_in_and_is_not_told_again_in_the_next(
    ledger: Ledger,
) -> None:
    draw(ledger)
    ledger.close("2026-02")
    ledger.work("one-more", "SR-2", ledger.at(date(2026, 3, 3), 9), 120)
    ledger.close("2026-03")
    assert codes("2026-02") == [("notice.pot-low", "six-hours")]
    assert codes("2026-03") == [("notice.pot-empty", "one-more")]


def test_what_is_beyond_an_allowance_is_noticed_and_what_is_within_it_is_not(ledger: Ledger) -> None:
    visits = [
        NewUsage(
            kind="visit",
            source_key=f"visit-{day}",
            occurred_at=ledger.at(date(2026, 2, day), 9),
            customer=ledger.customer,
            facts={"case": f"SR-{day}"},
        )
        for day in (3, 4)
    ]
    record_usages(actor=ledger.actor, usages=visits)
    ledger.rate("2026-02")
    assert codes() == [("notice.beyond-allowance", "visit-4")]


def test_more_devices_than_agreed_are_noticed_and_fewer_and_neither_when_it_is_put_right(
    ledger: Ledger,
) -> None:
    others = [ledger.start(ledger.item(), date(2026, 2, 10)) for _number in range(2)]
    ledger.rate("2026-02")
    (above,) = RatingNotice.objects.all()
    assert (above.code, above.reason["params"]["count"], above.reason["params"]["bound"]) == (
        "notice.scope-devices-above",
        4,
        3,
    )
    ledger.stop(others[0], date(2026, 2, 20))
    ledger.rate("2026-02")
    assert codes() == []


def test_devices_that_left_by_the_last_day_do_not_count(ledger: Ledger) -> None:
    leaving = ledger.start(ledger.item(), date(2026, 2, 1))
    ledger.start(ledger.item(), date(2026, 2, 1))
    ledger.stop(leaving, date(2026, 2, 28))
    ledger.rate("2026-02")
    assert codes() == []


def test_too_few_devices_are_noticed(cast: Cast) -> None:
    ledger = finnish_ledger(cast, AGREEMENT)
    ledger.start(ledger.item(), date(2026, 2, 1))
    ledger.rate("2026-02")
    assert codes() == [("notice.scope-devices-below", "")]


def test_the_night_rates_the_open_period(ledger: Ledger) -> None:
    draw(ledger)
    rate_open_period(ledger.provider.pk)
    assert codes() == [("notice.pot-low", "six-hours")]


def test_a_provider_without_an_open_period_is_left_alone(cast: Cast) -> None:
    rate_open_period(cast.payar.pk)
    assert not RatingNotice.objects.exists()


@pytest.fixture
def noticed(ledger: Ledger) -> Ledger:
    draw(ledger)
    for _number in range(2):
        ledger.start(ledger.item(), date(2026, 2, 10))
    ledger.rate("2026-02")
    return ledger


def test_the_billing_clerk_reads_all_of_it_with_the_reason(noticed: Ledger, cast: Cast) -> None:
    lines = notices_of_period(cast.actor(cast.billing), noticed.period("2026-02"))
    assert [line.text.replace("\xa0", " ") for line in lines] == [
        "20.00 € is left in the pot prepaid of care after clause hours.",
        "care is meant for at most 3 devices; there are 4.",
    ]
    assert [line.why.clause for line in lines] == ["hours", ""]


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        ("account_manager", 2),
        ("customer_administrator", 1),
        ("inspector", 1),
        ("school_orderer", 0),
        ("employee", 0),
        ("other_orderer", 0),
        ("agent", 0),
        ("payar_billing", 0),
    ],
)
def test_a_customer_reads_of_its_pot_and_nobody_else_reads_anything(
    noticed: Ledger, cast: Cast, role: str, seen: int
) -> None:
    assert notices_visible_to(cast.actor(getattr(cast, role))).count() == seen


def open_page(client: Client, cast: Cast, role: str, address: str) -> str:
    client.force_login(
        cast.user(getattr(cast, role)), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    answer = client.get(f"/p/suopursu/{address}", headers={"accept-language": "en"})
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_stands_on_the_pages_of_the_period_and_of_the_agreement(
    noticed: Ledger, cast: Cast, client: Client
) -> None:
    agreement = noticed.version.agreement_id
    for role, address in (
        ("billing", "work/billing/2026-02/"),
        ("account_manager", f"work/agreements/{agreement}/"),
    ):
        page = open_page(client, cast, role, address)
        assert "Worth knowing" in page
        assert "there are 4" in page
    theirs = open_page(client, cast, "customer_administrator", f"agreements/{agreement}/")
    assert "is left in the pot" in theirs
    assert "there are 4" not in theirs


def test_a_list_of_notices_is_one_query(noticed: Ledger, cast: Cast) -> None:
    actor = cast.actor(cast.billing)
    period = noticed.period("2026-02")
    with CaptureQueriesContext(connection) as queries:
        assert len(notices_of_period(actor, period)) == 2
    assert len(queries) == 1
    assert len(notices_of_agreement(actor, noticed.version.agreement)) == 2
