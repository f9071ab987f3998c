"""The Iranian provider of the demonstration: office machines under maintenance, in Jalali months and rials."""

from datetime import date, timedelta
from decimal import Decimal
from importlib.resources import files

from huolto.agreements.commands import activate_version, draft_version
from huolto.catalogue.choices import AcquisitionModel
from huolto.catalogue.commands import add_to_assortment, choose_acquisition_model, create_assortment
from huolto.charges.commands import ensure_period
from huolto.demo.goods import IRANIAN_LINES, IRANIAN_PACKAGES, Goods, stock_the_shelves
from huolto.demo.parts import DemoPerson, Newcomer, instant, settle, start_of
from huolto.foundation.actors import Actor
from huolto.foundation.texts import text_in
from huolto.invoicing.commands import issue_invoices, run_billing
from huolto.parties.choices import ContactKind, OrganisationRole, Right
from huolto.parties.commands import (
    create_cost_centre,
    create_organisation,
    create_place,
    create_provider,
    create_sign_in_entry,
    set_contact,
)
from huolto.parties.models import CostCentre, Organisation, Person, Place
from huolto.register.choices import MeterKind
from huolto.register.commands import (
    NewIdentifier,
    NewItem,
    NewReading,
    StartOfService,
    put_in_service,
    record_readings,
    register_items,
)
from huolto.register.models import Item
from huolto.rules.calendars import CalendarSystem
from huolto.rules.periods import month_of, previous_period

EMPLOYEES = ("شیرین کامرانی", "بهرام نیکفر", "لادن مهرآور", "آرش دیباور", "نسرین پورآذین", "کیان رهنورد")


def load(anchor: date) -> list[DemoPerson]:
    """Make the provider with one customer, its copiers, and one billed Jalali month."""
    provider = create_provider(
        slug="payar",
        name="پایار سرویس",
        country="IR",
        currency="IRR",
        language="fa",
        zone="Asia/Tehran",
        calendar_system="jalali",
        brand_colour="#2b5a8a",
        business_id="10000000001",
        street="خیابان آزمون ۱۲",
        postcode="0000000001",
        city="تهران",
        email="khadamat@payar.example",
        phone="000 0000 4400",
        iban="IR000000000000000000000001",
    )
    actor = Actor.system(provider)
    shown = _staff(actor)
    month = month_of(anchor, CalendarSystem.JALALI)
    last = previous_period(month)
    since = previous_period(last).start
    goods = stock_the_shelves(actor, packages=IRANIAN_PACKAGES, lines=IRANIAN_LINES, prices_from=since)
    customer, place, centre, people = _customer(actor, goods, since, shown)
    _copiers(actor, goods, customer, place, centre, people, since)
    ensure_period(actor=actor, label=last.label)
    result = run_billing(actor=actor, period_label=last.label)
    issue_invoices(actor=actor, invoice_ids=result.invoice_ids, issued_on=last.end)
    ensure_period(actor=actor, label=month.label)
    return shown


def _staff(actor: Actor) -> list[DemoPerson]:
    itself = Organisation.objects.of(actor.provider).get(slug=actor.provider.slug)
    create_sign_in_entry(
        actor=actor,
        organisation=itself,
        label={"fa": "پایار سرویس، کارکنان", "en": "Payar Service, staff"},
        email_domains=["payar.example"],
        is_listed=True,
        position=9,
    )
    _people, shown = settle(
        actor,
        itself,
        [
            Newcomer("مهرداد آذرین", "mehrdad@payar.example", [Right.STORE_KEEPER, Right.AGENT], {"fa": "انباردار و کارشناس", "en": "Store keeper and agent"}),
            Newcomer("نگار پرتوی", "negar@payar.example", [Right.BILLING, Right.ACCOUNT_MANAGER, Right.ADMINISTER_PROVIDER, Right.PRIVACY_OFFICER], {"fa": "صورتحساب و مدیریت", "en": "Billing and administration"}),
        ],
    )  # fmt: skip
    return shown


def _customer(
    actor: Actor, goods: Goods, since: date, shown: list[DemoPerson]
) -> tuple[Organisation, Place, CostCentre, list[Person]]:
    customer = create_organisation(
        actor=actor,
        slug="sepidar",
        name="شرکت سپیدار کویر",
        roles=[OrganisationRole.CUSTOMER],
        country="IR",
        language="fa",
        calendar_system="jalali",
        business_id="10000000002",
        street="بلوار نمونه ۸",
        postcode="0000000002",
        city="یزد",
    )
    place = create_place(actor=actor, organisation=customer, name="ساختمان مرکزی")
    centre = create_cost_centre(actor=actor, organisation=customer, code="310", name="امور اداری")
    people, made = settle(
        actor,
        customer,
        [
            Newcomer("سارا مهرگانی", "sara@sepidar.example", [Right.ORDER, Right.ADMINISTER_CUSTOMER, Right.DATA_OFFICER], {"fa": "سفارش‌دهنده", "en": "Orderer"}, {"place": place, "cost_centre": centre}),
            *(Newcomer(name, f"person{number}@sepidar.example") for number, name in enumerate(EMPLOYEES, start=1)),
        ],
    )  # fmt: skip
    shown += made
    create_sign_in_entry(
        actor=actor,
        organisation=customer,
        label={"fa": "شرکت سپیدار کویر", "en": "Sepidar Kavir"},
        email_domains=["sepidar.example"],
        is_listed=True,
    )
    set_contact(
        actor=actor,
        organisation=customer,
        kind=ContactKind.ACCOUNT_MANAGER,
        name="نگار پرتوی",
        email="negar@payar.example",
        phone="000 0000 4401",
    )
    choose_acquisition_model(
        actor=actor,
        customer=customer,
        acquisition_model=AcquisitionModel.DIRECT_PURCHASE,
        from_on=since,
        decided_by="هیئت مدیره",
    )
    shop = create_assortment(
        actor=actor, organisation=customer, code="sepidar", name={"fa": "فروشگاه", "en": "Shop"}
    )
    add_to_assortment(
        actor=actor,
        assortment=shop,
        entries=[
            (goods.products["kavan-book-13"], goods.packages["laptop-care"]),
            (goods.products["kavan-mf-30"], goods.packages["copier-care"]),
        ],
    )
    source = files("huolto.demo").joinpath("agreements/negahdari.toml").read_text(encoding="utf-8")
    activate_version(
        actor=actor, version=draft_version(actor=actor, customer=customer, source=source), from_on=since
    )
    return (
        customer,
        place,
        centre,
        [people[f"person{n}@sepidar.example"] for n in range(1, len(EMPLOYEES) + 1)],
    )


def _copiers(
    actor: Actor,
    goods: Goods,
    customer: Organisation,
    place: Place,
    centre: CostCentre,
    people: list[Person],
    since: date,
) -> None:
    """Copiers in service for two months, one of them since the fifth day of the last month."""
    provider = actor.provider
    begin = start_of(provider, since)
    items = register_items(
        actor=actor,
        items=[
            NewItem(
                customer_id=customer.pk,
                category_id=goods.products["kavan-mf-30"].category_id,
                at=begin,
                name=text_in(goods.products["kavan-mf-30"].name, "fa"),
                asset_tag=f"SP-{number:03d}",
                state="delivered",
                device_model_id=goods.models["kavan-mf-30"].pk,
                product_id=goods.products["kavan-mf-30"].pk,
                acquisition_model=AcquisitionModel.DIRECT_PURCHASE,
                holder_id=people[number % len(people)].pk,
                place_id=place.pk,
                cost_centre_id=centre.pk,
                package_id=goods.packages["copier-care"].pk,
                identifiers=(NewIdentifier("serial", f"KM30-{4400 + number}"),),
            )
            for number in range(1, 13)
        ],
    )
    put_in_service(
        actor=actor,
        starts=[
            StartOfService(
                item_id=item.pk,
                at=start_of(provider, since + timedelta(days=35)) if item is items[-1] else begin,
            )
            for item in items
        ],
    )
    _read_counters(actor, items, since)


def _read_counters(actor: Actor, items: list[Item], since: date) -> None:
    """Pages of the first copiers at the beginning of each month, as somebody read them."""
    record_readings(
        actor=actor,
        readings=[
            NewReading(
                item_id=item.pk,
                kind=MeterKind.PAGES_TOTAL,
                value=Decimal(41_200 * (number + 1) + day * (95 + 20 * number)),
                read_at=instant(actor.provider, since + timedelta(days=day)),
            )
            for number, item in enumerate(items[:6])
            for day in (1, 29, 57)
        ],
    )
