"""What the register knows reaches the ledger: prices and covers by place, and pages by the register's own meters."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from cast import Cast
from charges.ledgers import Ledger, by_cost_centre, finnish_ledger, nets
from huolto.charges.choices import UsageKind
from huolto.charges.commands import NewUsage, record_usages
from huolto.charges.models import Charge, Decision, Rating, Usage
from huolto.charges.rating.projection import rate_scope
from huolto.charges.rating.register_facts import cut_by_place
from huolto.charges.rating.scope import Scope
from huolto.parties.commands import create_place
from huolto.register.choices import MeterKind
from huolto.register.commands import record_readings
from huolto.register.commands.card_inputs import NewReading
from huolto.register.models import Item

HEADER = """
language = 1

[agreement]
id = "sites"
name = { en = "By site" }
currency = "EUR"
zone = "Europe/Helsinki"
"""
BY_PLACE = f"""{HEADER}
[[fee]]
id = "town"
per = "item"
price = "28"
when = {{ place = "TH" }}

[[fee]]
id = "elsewhere"
per = "item"
price = "56"
when = {{ place = {{ not = "TH" }} }}

[[cover]]
id = "town-visits"
on = "visit"
when = {{ place = "TH" }}

[[charge]]
code = "visit"
on = "visit"
price = "80"
"""


@pytest.fixture
def ledger(cast: Cast) -> Ledger:
    ledger = finnish_ledger(cast, BY_PLACE)
    ledger.period("2026-02")
    return ledger


def test_a_room_counts_as_its_site(ledger: Ledger, cast: Cast) -> None:
    ledger.start(ledger.item(place_id=cast.room_312.pk), date(2026, 2, 1))
    assert nets(ledger.rate("2026-02")) == {"town": "28"}


def test_a_site_without_a_code_goes_by_its_name(cast: Cast) -> None:
    ledger = finnish_ledger(cast, BY_PLACE.replace('"TH"', f'"{cast.school_site.name}"'))
    ledger.start(ledger.item(place_id=cast.school_site.pk), date(2026, 2, 1))
    assert nets(ledger.rate("2026-02")) == {"town": "28"}


def test_where_nobody_knows_the_place_no_price_by_place_fits(ledger: Ledger) -> None:
    ledger.start(ledger.item(), date(2026, 2, 1))
    assert nets(ledger.rate("2026-02")) == {}


def test_an_item_that_moves_pays_each_site_by_its_days(ledger: Ledger, cast: Cast) -> None:
    item = ledger.start(ledger.item(place_id=cast.room_312.pk), date(2026, 2, 1))
    ledger.change(item, date(2026, 2, 11), place_id=cast.town_hall_third_floor.pk)  # within the site
    ledger.change(item, date(2026, 2, 15), place_id=cast.school_site.pk)
    rows = ledger.rate("2026-02")
    assert nets(rows) == {"town": "14", "elsewhere": "28"}
    moved = ledger.at(date(2026, 2, 15))
    (town,) = [row.sources for row in rows if row.clause == "town"]
    assert [datetime.fromisoformat(source["to"]) for source in town] == [moved]


def test_items_alike_in_all_but_their_site_are_not_rated_alike(ledger: Ledger, cast: Cast) -> None:
    for place in (cast.room_312, cast.town_hall_third_floor, cast.school_site, cast.room_312):
        ledger.start(ledger.item(place_id=place.pk), date(2026, 1, 1))
    assert nets(ledger.rate("2026-02")) == {"town": "28+28+28", "elsewhere": "56"}


def test_a_move_told_too_late_corrects_the_closed_month(ledger: Ledger, cast: Cast) -> None:
    item = ledger.start(ledger.item(place_id=cast.room_312.pk), date(2026, 2, 1))
    ledger.close("2026-02")
    ledger.change(item, date(2026, 2, 15), place_id=cast.school_site.pk)
    late = [row for row in ledger.close("2026-03") if row.for_period.label == "2026-02"]
    assert {row.clause: row.delta for row in late} == {"town": Decimal(-14), "elsewhere": Decimal(28)}


def test_what_happens_to_an_item_keeps_the_site_it_was_at_then(ledger: Ledger, cast: Cast) -> None:
    item = ledger.start(ledger.item(place_id=cast.room_312.pk), date(2026, 2, 1))
    ledger.change(item, date(2026, 2, 15), place_id=cast.school_site.pk)
    usages = record_usages(
        actor=ledger.actor,
        usages=[
            NewUsage(
                kind="visit", source_key=f"v{day}", occurred_at=ledger.at(date(2026, 2, day), 9),
                customer=ledger.customer, item=item,
            )
            for day in (10, 20)
        ],
    )  # fmt: skip
    assert [usage.facts["place"] for usage in usages] == ["TH", cast.school_site.name]
    covered = {row.usage.source_key: row.is_covered for row in Decision.objects.select_related("usage")}
    assert covered == {"v10": True, "v20": False}


def test_a_fee_per_place_is_paid_once_a_site(cast: Cast) -> None:
    ledger = finnish_ledger(cast, f'{HEADER}\n[[fee]]\nid = "site"\nper = "place"\nprice = "100"\n')
    for place in (cast.room_312, cast.town_hall_third_floor, cast.school_site):
        ledger.start(ledger.item(place_id=place.pk), date(2026, 1, 1))
    rows = ledger.rate("2026-02")
    assert sorted((row.subject, row.net) for row in rows) == sorted(
        [("place:TH", Decimal(100)), (f"place:{cast.school_site.name}", Decimal(100))]
    )


def test_parts_at_a_place_cover_the_whole_stay() -> None:
    at = [datetime(2026, 2, day) for day in (1, 5, 10, 20)]  # noqa: DTZ001
    places = [(at[1], at[2], "A"), (at[2], None, "B")]
    assert list(cut_by_place(places, at[0], None)) == [
        (at[0], at[1], ""),
        (at[1], at[2], "A"),
        (at[2], None, "B"),
    ]
    assert list(cut_by_place(places, at[1], at[2])) == [(at[1], at[2], "A")]
    assert list(cut_by_place(places[:1], at[0], at[3])) == [
        (at[0], at[1], ""),
        (at[1], at[2], "A"),
        (at[2], at[3], ""),
    ]


PRINTS = f"""{HEADER}
[[fee]]
id = "prints"
of = "pages"
meter = "mono"
price = "0.10"
"""


@pytest.fixture
def printing(cast: Cast) -> Ledger:
    ledger = finnish_ledger(cast, PRINTS)
    ledger.period("2026-01")
    return ledger


def read(ledger: Ledger, item: Item, day: date, value: int, **more: object) -> None:
    reading = {"kind": MeterKind.PAGES_MONO, "value": Decimal(value), "read_at": ledger.at(day, 9)} | more
    record_readings(
        actor=ledger.actor,
        readings=[NewReading(item_id=item.pk, **reading)],  # type: ignore[arg-type]
        doubtful="mark",
    )


def posted(rows: list[Charge]) -> dict[tuple[str, str], Decimal]:
    return {(row.clause, row.for_period.label): row.delta for row in rows}


def test_what_the_registers_meter_counted_is_charged_in_the_months_between(printing: Ledger) -> None:
    item = printing.start(printing.item(), date(2026, 1, 1))
    read(printing, item, date(2026, 1, 22), 500)
    assert printing.close("2026-01") == []
    read(printing, item, date(2026, 2, 11), 2500)  # 10 days in January, 10 in February
    assert posted(printing.close("2026-02")) == {
        ("prints", "2026-01"): Decimal(100),
        ("prints", "2026-02"): Decimal(100),
    }
    assert not Usage.objects.exists()


def test_a_reading_in_doubt_costs_nothing(printing: Ledger) -> None:
    item = printing.start(printing.item(), date(2026, 1, 1))
    read(printing, item, date(2026, 1, 2), 500)
    read(printing, item, date(2026, 1, 20), 400)
    assert printing.rate("2026-01") == []


def test_a_counter_that_began_anew_counts_from_nought(printing: Ledger) -> None:
    item = printing.start(printing.item(), date(2026, 1, 1))
    read(printing, item, date(2026, 1, 2), 50_000)
    read(printing, item, date(2026, 1, 20), 300, is_reset=True)
    (row,) = printing.rate("2026-01")
    assert (row.quantity, row.net) == (Decimal(300), Decimal(30))


def test_meters_that_no_clause_names_cost_nothing_and_lie_on_no_list(printing: Ledger) -> None:
    item = printing.start(printing.item(), date(2026, 1, 1))
    for value, day in ((100, 2), (900, 20)):
        read(printing, item, date(2026, 1, day), value, kind=MeterKind.PAGES_COLOUR)
    assert printing.rate("2026-01") == []
    assert not Decision.objects.exists()


def test_readings_of_who_pays_for_no_pages_are_left_open_by_nobody(printing: Ledger, cast: Cast) -> None:
    printing.activate(
        f'{HEADER}[[fee]]\nid = "service"\nper = "item"\nprice = "31"\n'.replace("sites", "plain"),
        date(2026, 1, 1),
        cast.otavala,
    )
    item = printing.start(printing.item(customer_id=cast.otavala.pk), date(2026, 1, 1))
    for day, value in ((2, 0), (20, 100)):
        read(printing, item, date(2026, 1, day), value)
    found = list(rate_scope(printing.provider, printing.period("2026-01"), Scope()))
    assert [one for rated in found for one in rated.every_left_open()] == []
    assert {row.clause for rated in found for row in rated.every_row()} == {"service"}


def test_pages_that_are_recorded_as_usages_are_not_counted_twice(printing: Ledger) -> None:
    item = printing.start(printing.item(), date(2026, 1, 1))
    read(printing, item, date(2026, 1, 2), 0)
    read(printing, item, date(2026, 1, 20), 1000)
    usage = NewUsage(
        kind=UsageKind.PAGES,
        source_key="p",
        occurred_at=printing.at(date(2026, 1, 20), 12),
        customer=printing.customer,
        item=item,
        facts={"meter": "mono", "count": 700},
    )
    record_usages(actor=printing.actor, usages=[usage])
    assert [row.quantity for row in printing.rate("2026-01")] == [Decimal(700)]


def test_a_condition_on_the_package_holds_for_what_the_meter_shows(cast: Cast) -> None:
    ledger = finnish_ledger(cast, PRINTS + 'when = { package = "plus" }\n')
    item = ledger.start(ledger.item(), date(2026, 1, 1), ledger.plus)
    other = ledger.start(ledger.item(), date(2026, 1, 1))
    for one in (item, other):
        read(ledger, one, date(2026, 1, 2), 0)
        read(ledger, one, date(2026, 1, 31), 290)
    rows = ledger.rate("2026-01")
    assert [(row.item_id, row.net) for row in rows] == [(item.pk, Decimal(29))]


def test_pages_are_posted_to_the_cost_centre_that_has_the_machine(printing: Ledger, cast: Cast) -> None:
    item = printing.start(printing.item(cost_centre_id=cast.administration.pk), date(2026, 1, 1))
    read(printing, item, date(2026, 1, 2), 0)
    read(printing, item, date(2026, 1, 31), 290)
    assert by_cost_centre(printing.rate("2026-01")) == {cast.administration.code: Decimal(29)}


def test_a_place_of_one_provider_is_no_place_of_another(ledger: Ledger, cast: Cast) -> None:
    create_place(
        actor=cast.system(cast.payar), organisation=cast.sepidar, name="Town hall of Sepidar", code="TH"
    )
    ledger.start(ledger.item(place_id=cast.school_site.pk), date(2026, 2, 1))
    assert nets(ledger.rate("2026-02")) == {"elsewhere": "56"}
    assert Rating.objects.count() == 1
