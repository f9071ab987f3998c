"""The Iranian provider of the demonstration: office machines under maintenance, in Jalali months and rials.

What other parts of the product show here joins as a module of its own (`payar_….py`) that is called in `_begin`.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import islice

from huolto.demo.customers import Customer, Facts, settle_customer, settle_staff
from huolto.demo.diary import Act, Diary, Size, lived_through
from huolto.demo.fleet import PERSIAN, Holder, Model, Unit, as_csv, rows_of, take_over
from huolto.demo.goods import DIRECT, IRANIAN_LINES, IRANIAN_PACKAGES, stock_the_shelves
from huolto.demo.names import IRANIAN, people_of
from huolto.demo.parts import DemoPerson, logo
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
from huolto.foundation.actors import Actor
from huolto.parties.commands import create_provider, save_view
from huolto.parties.models import Person, Place
from huolto.parties.queries import actor_of_person
from huolto.register.choices import MeterKind
from huolto.register.commands import NewReading, record_readings, set_reminder_days

WORDS = Words(
    old="تعمیر آن دیگر صرفه ندارد",
    spare="دستگاه یدکی",
    broken="کاغذ گیر می‌کند",
    mended="غلتک کاغذ عوض شد",
    moved="جابه‌جایی اداره",
    wiped="حافظه پاک شد",
    recycler="بازیافت کویر آزمون",
    credited="دستگاه تمام ماه در تعمیرگاه بود",
)
COPIER = Model("Kavan", "MF-30", "copier", "KM30", "1850000000", oldest=1600)
OLD_COPIER = Model("Kavan", "MF-20", "copier", "KM20", "1200000000", oldest=2400)
COLOUR_COPIER = Model("Kavan", "C-45", "copier", "KC45", "3900000000", oldest=900)
PRINTER = Model("Kavan", "P-12", "printer", "KP12", "420000000", oldest=1300)

MANAGER = ("نگار پرتوی", "negar@payar.example", "000 0000 4401")
SHOP = (
    ("kavan-book-13", "laptop-care"),
    ("kavan-mf-30", "copier-care"),
    ("kavan-c-45", "copier-care"),
    ("kavan-p-12", "printer-care"),
)
CUSTOMERS = (
    Facts(
        slug="sepidar", name="شرکت سپیدار کویر", country="IR", language="fa", calendar_system="jalali",
        business_id="10000000002", street="بلوار نمونه ۸", postcode="0000000002", city="یزد",
        places=("ساختمان مرکزی", "کارخانه", "انبار مرکزی"),
        centres=(("310", "امور اداری"), ("320", "تولید"), ("330", "پشتیبانی")),
        people=(
            ("سارا مهرگانی", "sara", "orderer"), ("شهرام تابان", "shahram", "approver"), ("لیلا نیک‌پی", "leila", "inspector"),
            ("داریوش کهن", "dariush", "customer"), ("شیرین کامرانی", "shirin", "employee"),
        ),
        shop=SHOP, acquisition_model=DIRECT, agreements=("negahdari",), manager=MANAGER, decided_by="هیئت مدیره",
    ),
    Facts(
        slug="azartab", name="صنایع آذرتاب", country="IR", language="fa", calendar_system="jalali",
        business_id="10000000003", street="جادهٔ آزمون، کیلومتر ۴", postcode="0000000003", city="تبریز",
        places=("دفتر", "خط تولید"), centres=(("10", "دفتر"), ("20", "تولید")),
        people=(("بیژن آذری‌نژاد", "bijan", "orderer"),),
        shop=SHOP, acquisition_model=DIRECT, agreements=("negahdari",), manager=MANAGER, decided_by="مدیر عامل",
    ),
    Facts(
        slug="negarestan", name="کتابخانه‌های نگارستان", country="IR", language="fa", calendar_system="jalali",
        business_id="10000000004", street="خیابان نمونه ۲۰", postcode="0000000004", city="شیراز",
        places=("کتابخانهٔ مرکزی", "کتابخانهٔ کودک"), centres=(("1", "کتابخانه"),),
        people=(("مینا صدرایی", "mina", "orderer"),),
        shop=SHOP, acquisition_model=DIRECT, agreements=("negahdari",), manager=MANAGER, decided_by="شورا",
    ),
)  # fmt: skip
FLEETS = (
    ("SP", ((OLD_COPIER, 34, "copier-care"), (COPIER, 62, "copier-care"), (COLOUR_COPIER, 14, "copier-care"), (PRINTER, 96, "printer-care"))),
    ("AZ", ((COPIER, 38, "copier-care"), (PRINTER, 52, "printer-care"))),
    ("NG", ((COPIER, 18, "copier-care"), (PRINTER, 26, "printer-care"))),
)  # fmt: skip
FILES = {"copier-care": "دستگاه‌های کپی.csv", "printer-care": "چاپگرها.csv"}


def load(anchor: date, size: Size) -> list[DemoPerson]:
    """Make the provider with three customers and live thirteen Jalali months; `size` says with how many machines."""
    provider = create_provider(
        slug="payar",
        name="پایار سرویس",
        country="IR",
        currency="IRR",
        language="fa",
        zone="Asia/Tehran",
        calendar_system="jalali",
        brand_colour="#2b5a8a",
        logo_svg=logo("payar"),
        business_id="10000000001",
        street="خیابان آزمون ۱۲",
        postcode="0000000001",
        city="تهران",
        email="khadamat@payar.example",
        phone="000 0000 4400",
        iban="IR000000000000000000000001",
    )
    return lived_through(provider, anchor, size, _begin)


def _begin(actor: Actor, diary: Diary, shown: list[DemoPerson], size: Size) -> None:
    staff, made, store = settle_staff(
        actor,
        {"fa": "پایار سرویس، کارکنان", "en": "Payar Service, staff"},
        (
            ("مهرداد آذرین", "mehrdad", "store"),
            ("نگار پرتوی", "negar", "manager"),
            ("روزبه نامدار", "roozbeh", "agent"),
            ("پروانه حسابگر", "parvaneh", "billing"),
            ("کامبیز راستین", "kambiz", "provider"),
        ),
        "انبار پایار",
    )
    shown += made
    goods = stock_the_shelves(actor, packages=IRANIAN_PACKAGES, lines=IRANIAN_LINES, prices_from=diary.begin)
    customers = [settle_customer(actor, goods, diary.begin, facts, shown) for facts in CUSTOMERS]
    keeper = staff["mehrdad"]
    for customer, (prefix, parts) in zip(customers, FLEETS, strict=True):
        _take_over(actor_of_person(keeper), customer, diary.begin, prefix, parts, size)
        _go_on(diary, customer, keeper, store)
    sepidar = customers[0]
    move_some(
        diary,
        sepidar.organisation,
        sepidar.people["sara"],
        WORDS,
        to=lambda: (sepidar.places["کارخانه"], sepidar.centres["320"]),
        months=(3, 8),
        count=4,
    )
    bill_months(diary, staff["parvaneh"])
    credit_a_line(diary, staff["parvaneh"], sepidar.organisation, WORDS, month=5)
    for number, month in enumerate(diary.months):
        diary.on(month.start + timedelta(days=2), _reading(sepidar, staff["roozbeh"], number))
    diary.in_month(1, 0, lambda _at: _keep(sepidar, staff))


def _take_over(
    actor: Actor,
    customer: Customer,
    begin: date,
    prefix: str,
    parts: tuple[tuple[Model, int, str], ...],
    size: Size,
) -> None:
    organisation = customer.organisation
    centres = list(customer.centres)
    units = [
        Unit(organisation.name, place, centres[min(number, len(centres) - 1)])
        for number, place in enumerate(customer.places)
    ]
    first = 101
    for package, file in FILES.items():
        rows = []
        for model, whole, care in parts:
            if care != package:
                continue
            count = size.count(whole)
            rows += rows_of(
                model=model,
                count=count,
                tags=[f"{prefix}-{number}" for number in range(first, first + count)],
                units=units,
                holders=_holders(organisation.slug, first, count),
                begin=begin,
                seed=organisation.slug,
            )
            first += count
        take_over(
            actor=actor,
            customer=organisation,
            name=file,
            content=as_csv(rows, PERSIAN),
            in_service_from=begin,
            package=package,
            acquisition_model=DIRECT,
        )


def _holders(slug: str, after: int, count: int) -> list[Holder]:
    """Who answers for a machine: one person for three."""
    names = islice(people_of(IRANIAN), after // 3, after // 3 + count // 3 + 1)
    return [Holder(name, f"staff{after // 3 + number}@{slug}.example") for number, name in enumerate(names)]


def _go_on(diary: Diary, customer: Customer, keeper: Person, store: Place) -> None:
    orderer = next(iter(customer.people.values()))
    organisation = customer.organisation
    is_large = organisation.slug == "sepidar"
    retire(diary, Retiring(organisation, orderer, keeper, store, 1, 1 if is_large else 3), WORDS)
    break_some(diary, organisation, keeper, WORDS, each_month=2, every=1 if is_large else 4)


def _reading(customer: Customer, agent: Person, month: int) -> Act:
    """Pages of some copiers at the beginning of each month, as somebody read them."""

    def read(at: datetime) -> None:
        copiers = list(in_service(customer.organisation).filter(category__code="copier")[:24])
        record_readings(
            actor=actor_of_person(agent),
            readings=[
                NewReading(
                    item_id=item.pk,
                    kind=MeterKind.PAGES_TOTAL,
                    # By its tag, so that a machine counts on when others have left the list.
                    value=Decimal(
                        int(item.asset_tag[3:]) * 410 + month * (1900 + int(item.asset_tag[3:]) * 11)
                    ),
                    read_at=at,
                )
                for item in copiers
            ],
        )

    return read


def _keep(customer: Customer, staff: dict[str, Person]) -> None:
    save_view(
        actor=actor_of_person(customer.people["sara"]),
        list_name="devices",
        name="در تعمیر",
        filters={"state": "in_repair"},
    )
    save_view(
        actor=actor_of_person(staff["mehrdad"]),
        list_name="devices",
        name="در انبار",
        filters={"state": "in_store"},
        is_shared=True,
    )
    set_reminder_days(actor=actor_of_person(staff["negar"]), days=[60, 14])
