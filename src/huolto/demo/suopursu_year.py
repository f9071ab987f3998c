"""The year of the Finnish provider: rights passed on, devices that break, move and go, months billed."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from huolto.demo.diary import Diary, Size
from huolto.demo.fleet import SNIPE_IT, Row, as_csv, take_in
from huolto.demo.suopursu_customers import Other, Town
from huolto.demo.year import (
    Retiring,
    Words,
    bill_months,
    break_some,
    credit_a_line,
    in_service,
    move_some,
    retire,
)
from huolto.parties.choices import Right
from huolto.parties.commands import grant_right, save_view
from huolto.parties.models import Person, Place
from huolto.parties.queries import actor_of_person
from huolto.register.commands import report_missing, set_reminder_days

WORDS = Words(
    old="Elinkaari täynnä",
    spare="Varalaite",
    broken="Ei käynnisty",
    mended="Korjattu",
    moved="Toiminto muutti",
    wiped="Ylikirjoitettu, levy murskattu",
    recycler="Romulahti Kierrätys",
    credited="Laite oli korjauksessa koko kuukauden",
)
SWEDISH_WORDS = Words(
    old="Livslängden slut",
    spare="Reserv",
    broken="Startar inte",
    mended="Reparerad",
    moved="Flytten till vattenverket",
    wiped="Överskriven",
    recycler="Romulahti Kierrätys",
    credited="",
)

DELIVERED = (
    ("KA-19001", "LB4-A71001", "Kaupungintalo", "aino@kaarnalahti.example", "2026-01-15"),
    ("KA-19002", "LB4-A71002", "Kaupungintalo", "", "15.1.2026"),
    ("KA-19003", "", "Kaupungintalo", "", ""),
    ("", "", "Varikko", "", ""),
    ("KA-19005", "LB4-A71005", "Varikko", "", "viime talvena"),
    ("KA-19006", "LB4-A71001", "Pääkirjasto", "", ""),
    ("KA-19007", "LB4-A71007", "Pääkirjasto", "", ""),
)
"""A list somebody wrote by hand: no number, no date, and one serial twice."""


def live_through(
    diary: Diary,
    staff: dict[str, Person],
    town: Town,
    others: Sequence[Other],
    store: Place,
    size: Size,
) -> None:
    """Write a year of the provider and its customers down."""
    vesa, laura = staff["vesa@suopursu.example"], staff["laura@suopursu.example"]
    aino = town.people["aino@kaarnalahti.example"]
    otavala, hirvijoki = others
    for customer, orderer, words, gone, broken, every in (
        (town.city, aino, WORDS, 6, 3, 1),
        (otavala.customer, otavala.orderer, WORDS, 3, 1, 3),
        (hirvijoki.customer, hirvijoki.orderer, SWEDISH_WORDS, 2, 1, 4),
    ):
        each = size.count(gone)
        retire(diary, Retiring(customer, orderer, vesa, store, each, every), words)
        break_some(diary, customer, vesa, words, each_month=broken, every=every)
    move_some(
        diary,
        town.city,
        aino,
        WORDS,
        to=lambda: (town.places["Terveysasema"], town.cost_centres["3110"]),
        months=(2, 5, 9),
        count=8,
    )
    move_some(
        diary, town.city, aino, WORDS, to=lambda: (None, town.cost_centres["1010"]), months=(7,), count=12
    )
    bill_months(diary, laura)
    credit_a_line(diary, laura, town.city, WORDS, month=8)
    diary.in_month(0, 0, lambda _at: _pass_rights_on(diary, town), hour=10)
    diary.in_month(4, 0, lambda _at: _keep_views(staff, town), hour=10)
    diary.in_month(1, 0, lambda _at: _set_reminders(staff, town), hour=10)
    diary.in_month(6, 0, lambda at: _import_by_hand(at, vesa, town), hour=12)
    diary.ago(9, lambda at: _lose(at, vesa, town))


def _pass_rights_on(diary: Diary, town: Town) -> None:
    """The city's administrator gives rights of its own: over a house, over a cost centre, for some months."""
    antti = actor_of_person(town.people["antti@kaarnalahti.example"])
    for address, right, scope in (
        ("onni@kaarnalahti.example", Right.ORDER, {"place": town.places["Terveysasema"]}),
        ("helmi@kaarnalahti.example", Right.INSPECT, {"cost_centre": town.cost_centres["2210"]}),
        ("mikko@kaarnalahti.example", Right.ORDER, {"valid_until": diary.begin + timedelta(days=150)}),
        ("sanna@kaarnalahti.example", Right.INSPECT, {"place": town.places["Varikko"]}),
    ):
        grant_right(actor=antti, person=town.people[address], right=right, organisation=town.city, **scope)


def _keep_views(staff: dict[str, Person], town: Town) -> None:
    aino = actor_of_person(town.people["aino@kaarnalahti.example"])
    save_view(actor=aino, list_name="devices", name="Korjauksessa", filters={"state": "in_repair"})
    save_view(
        actor=aino,
        list_name="devices",
        name="Terveysaseman laitteet",
        filters={"q": "Terveysasema"},
        is_shared=True,
    )
    vesa = actor_of_person(staff["vesa@suopursu.example"])
    save_view(
        actor=vesa, list_name="devices", name="Varastossa", filters={"state": "in_store"}, is_shared=True
    )
    save_view(
        actor=vesa, list_name="devices", name="Kaarnalahti, puhelimet", filters={"q": "Vireo", "sort": "-tag"}
    )


def _set_reminders(staff: dict[str, Person], town: Town) -> None:
    paivi = actor_of_person(staff["paivi@suopursu.example"])
    set_reminder_days(actor=paivi, days=[90, 30, 7])
    set_reminder_days(actor=paivi, days=[180, 60, 14], customer_id=town.city.pk)


def _import_by_hand(at: datetime, keeper: Person, town: Town) -> None:
    rows = [
        Row(
            {
                "tag": tag,
                "serial": serial,
                "name": "Lumo Book 14 G3",
                "model": "Book 14 G3",
                "maker": "Lumo",
                "category": "laptop",
                "place": place,
                "address": address,
                "bought": bought,
                "status": "in use",
            }
        )
        for tag, serial, place, address, bought in DELIVERED
    ]
    take_in(
        actor=actor_of_person(keeper),
        customer=town.city,
        name="lisaksi loytyneet.csv",
        content=as_csv(rows, SNIPE_IT),
        in_service_from=at.date(),
        package="basic",
        acquisition_model="direct_purchase",
    )


def _lose(at: datetime, keeper: Person, town: Town) -> None:
    phones = in_service(town.city).filter(name__contains="Vireo")
    lost = phones.first()
    if lost is not None:
        report_missing(
            actor=actor_of_person(keeper),
            item_ids=[lost.pk],
            at=at,
            is_stolen=True,
            reason="Varastettu junassa",
        )
