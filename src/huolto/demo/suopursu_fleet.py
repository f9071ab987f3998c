"""The devices that the Finnish provider's customers had when it began: lists of their old systems, and leases."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice

from huolto.catalogue.choices import AcquisitionModel
from huolto.demo.diary import Size
from huolto.demo.fleet import FINNISH, SNIPE_IT, SWEDISH, Holder, Model, Row, Unit, as_csv, rows_of, take_over
from huolto.demo.goods import DIRECT, FINANCE, LIFECYCLE
from huolto.demo.names import FINNISH as FINNISH_NAMES
from huolto.demo.names import address_of, people_of
from huolto.foundation.actors import Actor
from huolto.parties.models import Organisation
from huolto.register.commands import NewLease, start_leases
from huolto.register.models import Item
from huolto.rules.calendars import CalendarSystem, add_months

CITY_UNITS = (
    Unit("City of Kaarnalahti", "Kaupungintalo", "1010", "4100"),
    Unit("City of Kaarnalahti", "Terveysasema", "3110", "4130"),
    Unit("City of Kaarnalahti", "Pääkirjasto", "2210", "4120"),
    Unit("City of Kaarnalahti", "Varikko", "5120", "4150"),
    Unit("Rantakoulu", "Rantakoulu", "4120", "4110"),
    Unit("Kivikon koulu", "Kivikon koulu", "4130", "4110"),
    Unit("Kaarnalahden lukio", "Kaarnalahden lukio", "4140", "4110"),
)

LAPTOP = Model("Lumo", "Book 14 G2", "laptop", "LB2", "940.00", oldest=1250)
NEWER_LAPTOP = Model("Lumo", "Book 14 G3", "laptop", "LB3", "980.00", oldest=420)
STRONG_LAPTOP = Model("Lumo", "Book 15 Max", "laptop", "LM1", "1690.00", oldest=700)
OLD_MONITOR = Model("Lumo", "View 24", "monitor", "LV2", "190.00", oldest=1900)
MONITOR = Model("Lumo", "View 27", "monitor", "LV3", "240.00", oldest=800)
PHONE = Model("Vireo", "P7", "phone", "VP7", "410.00", has_imei=True, oldest=850)


@dataclass(frozen=True)
class Share:
    """A part of a fleet: so many of a model with a package, acquired so, at a rent over months where it is leased."""

    model: Model
    count: int
    package: str
    file: str
    rent: str = ""
    months: int = 0


CITY = (
    Share(LAPTOP, 190, "plus", "kannettavat.csv", "19.80", 48),
    Share(NEWER_LAPTOP, 150, "plus", "kannettavat.csv", "21.40", 48),
    Share(STRONG_LAPTOP, 20, "plus", "kannettavat.csv", "37.50", 48),
    Share(OLD_MONITOR, 120, "", "naytot.csv"),
    Share(MONITOR, 130, "", "naytot.csv", "4.60", 60),
    Share(PHONE, 150, "mobile", "puhelimet.csv", "9.80", 36),
)
OTAVALA = (
    Share(LAPTOP, 70, "plus", "tietokoneet.csv"),
    Share(NEWER_LAPTOP, 40, "plus", "tietokoneet.csv"),
    Share(OLD_MONITOR, 60, "", "naytot.csv"),
    Share(PHONE, 70, "mobile", "puhelimet.csv"),
)
HIRVIJOKI = (
    Share(NEWER_LAPTOP, 80, "plus", "datorer.csv", "24.10", 36),
    Share(MONITOR, 50, "", "skarmar.csv", "7.10", 36),
    Share(PHONE, 60, "mobile", "telefoner.csv", "12.30", 36),
)


@dataclass(frozen=True)
class Fleet:
    """Whose devices these are, how their tags begin, where they are, and in which system's words the list is."""

    customer: Organisation
    prefix: str
    first_tag: int
    shares: Sequence[Share]
    units: Sequence[Unit]
    headings: dict[str, str]
    separator: str
    domain: str
    acquisition_model: AcquisitionModel


def city_fleet(customer: Organisation) -> Fleet:
    """The city's with its schools', as its old register exported it."""
    return Fleet(
        customer, "KA", 10_001, CITY, CITY_UNITS, SNIPE_IT, ",", "kaarnalahti.example", LIFECYCLE
    )  # fmt: skip


def otavala_fleet(customer: Organisation) -> Fleet:
    """The housing company's, from a spreadsheet."""
    units = (
        Unit(customer.name, "Toimisto", "200"),
        Unit(customer.name, "Huoltokeskus", "210"),
        Unit(customer.name, "Asukastupa", "220"),
    )
    return Fleet(customer, "OT", 3001, OTAVALA, units, FINNISH, ";", "otavala.example", DIRECT)


def hirvijoki_fleet(customer: Organisation) -> Fleet:
    """The waterworks', from a spreadsheet in Swedish."""
    units = (Unit(customer.name, "Kontoret", "200"), Unit(customer.name, "Vattenverket", "310"))
    return Fleet(customer, "HV", 501, HIRVIJOKI, units, SWEDISH, ";", "hirvijoki.example", FINANCE)


def take_over_fleet(
    actor: Actor, fleet: Fleet, *, begin: date, size: Size, lessor: Organisation | None = None
) -> None:
    """Import the lists of a fleet, in service from the first day; begin the leases that its devices stand under."""
    rows = _rows(fleet, begin, size)
    shares = {(share.file, share.package) for share in fleet.shares}
    for file, package in sorted(shares):
        listed = [row for share in fleet.shares if share.file == file for row in rows[share.model.name]]
        take_over(
            actor=actor,
            customer=fleet.customer,
            name=file,
            content=as_csv(listed, fleet.headings, separator=fleet.separator),
            in_service_from=begin,
            package=package,
            acquisition_model=fleet.acquisition_model,
        )
    _begin_leases(actor, fleet, rows, begin, lessor)


def _rows(fleet: Fleet, begin: date, size: Size) -> dict[str, list[Row]]:
    laptops_held = 0
    rows: dict[str, list[Row]] = {}
    tag = fleet.first_tag
    for share in fleet.shares:
        count = size.count(share.count)
        if share.model.category == "laptop":
            holders = _holders(fleet, laptops_held, count)
            laptops_held += count
        elif share.model.category == "phone":
            # Who has a laptop has a phone too.
            holders = _holders(fleet, 0, count)
        else:
            holders = []
        rows[share.model.name] = rows_of(
            model=share.model,
            count=count,
            tags=[f"{fleet.prefix}-{number}" for number in range(tag, tag + count)],
            units=fleet.units,
            holders=holders,
            begin=begin,
            seed=fleet.customer.slug,
        )
        tag += count
    return rows


def _holders(fleet: Fleet, after: int, count: int) -> list[Holder]:
    names = islice(people_of(FINNISH_NAMES), after, after + count)
    return [Holder(name, address_of(name, fleet.domain)) for name in names]


def _begin_leases(
    actor: Actor, fleet: Fleet, rows: dict[str, list[Row]], begin: date, lessor: Organisation | None
) -> None:
    leased = {row.tag: share for share in fleet.shares if share.months for row in rows[share.model.name]}
    items = Item.objects.of(actor.provider).filter(asset_tag__in=leased).order_by("asset_tag")
    leases = []
    for number, item in enumerate(items):
        share = leased[item.asset_tag]
        bought = item.purchased_on or begin
        if fleet.acquisition_model == FINANCE:
            # None has run out by the time that its end is chosen on a page, and the first do soon.
            last = add_months(begin, 13 - share.months, CalendarSystem.GREGORIAN) + timedelta(days=18)
            bought = last + timedelta(days=(number * 11) % max(1, (begin - last).days))
        leases.append(
            NewLease(
                item_id=item.pk,
                acquisition_model=fleet.acquisition_model,
                starts_on=bought,
                term_months=share.months,
                monthly=Decimal(share.rent),
                residual=Decimal(60) if fleet.acquisition_model == FINANCE else None,
                lessor_id=lessor.pk if lessor else None,
            )
        )
    if leases:
        start_leases(actor=actor, leases=leases)
