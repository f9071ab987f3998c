"""The goods of the demonstration: categories, models, packages, products. All makers and products are invented."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from huolto.catalogue.choices import AcquisitionModel, ComponentKind, ItemKind
from huolto.catalogue.commands import (
    Component,
    create_category,
    create_package,
    create_product,
    set_category_lives,
    set_price,
)
from huolto.catalogue.models import Category, DeviceModel, Maker, Product, ServicePackage
from huolto.foundation.actors import Actor
from huolto.rules.formatting import fold


@dataclass(frozen=True)
class Goods:
    """What can be had, by code."""

    categories: dict[str, Category]
    models: dict[str, DeviceModel]
    packages: dict[str, ServicePackage]
    products: dict[str, Product]


CATEGORIES = (
    ("laptop", ItemKind.DEVICE, "device-laptop", {"en": "Laptops", "fi": "Kannettavat", "sv": "Bärbara datorer", "nb": "Bærbare", "fa": "رایانه‌های همراه"}),
    ("monitor", ItemKind.DEVICE, "device-desktop", {"en": "Monitors", "fi": "Näytöt", "sv": "Skärmar", "nb": "Skjermer", "fa": "نمایشگرها"}),
    ("phone", ItemKind.DEVICE, "device-mobile", {"en": "Phones", "fi": "Puhelimet", "sv": "Telefoner", "nb": "Telefoner", "fa": "تلفن‌ها"}),
    ("printer", ItemKind.DEVICE, "printer", {"en": "Printers", "fi": "Tulostimet", "sv": "Skrivare", "nb": "Skrivere", "fa": "چاپگرها"}),
    ("copier", ItemKind.DEVICE, "printer", {"en": "Copiers", "fi": "Monitoimilaitteet", "sv": "Kopiatorer", "nb": "Kopimaskiner", "fa": "دستگاه‌های کپی"}),
    ("accessory", ItemKind.DEVICE, "package", {"en": "Accessories", "fi": "Oheislaitteet", "sv": "Tillbehör", "nb": "Tilbehør", "fa": "لوازم جانبی"}),
    ("licence", ItemKind.LICENCE, "license", {"en": "Licences", "fi": "Lisenssit", "sv": "Licenser", "nb": "Lisenser", "fa": "مجوزها"}),
    ("system", ItemKind.SYSTEM, "server", {"en": "Systems", "fi": "Järjestelmät", "sv": "System", "nb": "Systemer", "fa": "سامانه‌ها"}),
    ("account", ItemKind.ACCOUNT, "user", {"en": "Accounts", "fi": "Käyttäjätilit", "sv": "Konton", "nb": "Kontoer", "fa": "حساب‌ها"}),
    ("subscription", ItemKind.SUBSCRIPTION, "wifi", {"en": "Subscriptions", "fi": "Liittymät", "sv": "Abonnemang", "nb": "Abonnementer", "fa": "اشتراک‌ها"}),
)  # fmt: skip

PROCUREMENT = Component(
    kind=ComponentKind.PROCUREMENT,
    name={"en": "contracts and procurement", "fi": "sopimukset ja hankinta", "sv": "avtal och inköp", "nb": "avtaler og innkjøp", "fa": "قرارداد و خرید"},
)  # fmt: skip
PREINSTALLATION = Component(
    kind=ComponentKind.PREINSTALLATION,
    name={"en": "pre-installation and delivery", "fi": "esiasennus ja toimitus", "sv": "förinstallation och leverans", "nb": "forhåndsinstallasjon og levering", "fa": "نصب اولیه و تحویل"},
)  # fmt: skip
COMMUNICATIONS = Component(
    kind=ComponentKind.COMMUNICATIONS,
    name={"en": "data communications", "fi": "tietoliikenne", "sv": "datakommunikation", "nb": "datakommunikasjon", "fa": "ارتباطات داده"},
)  # fmt: skip
APPLICATIONS = Component(
    kind=ComponentKind.APPLICATIONS,
    name={"en": "upkeep of applications", "fi": "sovellusten ylläpito", "sv": "underhåll av program", "nb": "vedlikehold av programmer", "fa": "نگهداری برنامه‌ها"},
)  # fmt: skip

FINNISH_PACKAGES = (
    ("basic", {"en": "Workplace Basic", "fi": "Työasema Perus", "sv": "Arbetsplats Bas", "nb": "Arbeidsplass Basis", "fa": "پایه"}, (PROCUREMENT, PREINSTALLATION)),
    ("plus", {"en": "Workplace Plus", "fi": "Työasema Plus", "sv": "Arbetsplats Plus", "nb": "Arbeidsplass Pluss", "fa": "پلاس"}, (PROCUREMENT, PREINSTALLATION, COMMUNICATIONS, APPLICATIONS)),
    ("mobile", {"en": "Mobile", "fi": "Mobiili", "sv": "Mobil", "nb": "Mobil", "fa": "همراه"}, (PREINSTALLATION, COMMUNICATIONS)),
)  # fmt: skip
IRANIAN_PACKAGES = (
    ("copier-care", {"fa": "نگهداری دستگاه کپی", "en": "Copier care"}, (APPLICATIONS,)),
    ("printer-care", {"fa": "نگهداری چاپگر", "en": "Printer care"}, (APPLICATIONS,)),
    ("laptop-care", {"fa": "نگهداری رایانه همراه", "en": "Laptop care"}, (PREINSTALLATION, APPLICATIONS)),
)

DIRECT, FINANCE, LIFECYCLE = (
    AcquisitionModel.DIRECT_PURCHASE,
    AcquisitionModel.FINANCE_LEASE,
    AcquisitionModel.LIFECYCLE_LEASE,
)


@dataclass(frozen=True)
class Line:
    """One product: `leases` are (model, rent a month, months); no device model means no device."""

    sku: str
    category: str
    name: dict[str, str]
    description: dict[str, str]
    price: str
    maker: str = ""
    model: str = ""
    leases: tuple[tuple[AcquisitionModel, str, int], ...] = ()
    makes_item: bool = True


FINNISH_LINES = (
    Line("lumo-book-14", "laptop", {"en": "Lumo Book 14 G3"}, {"en": "16 GB, 512 GB, Nordic keyboard", "fi": "16 Gt, 512 Gt, pohjoismainen näppäimistö", "sv": "16 GB, 512 GB, nordiskt tangentbord", "nb": "16 GB, 512 GB, nordisk tastatur", "fa": "۱۶ گیگابایت، ۵۱۲ گیگابایت"}, "980", "Lumo", "Book 14 G3", ((LIFECYCLE, "21.40", 48), (FINANCE, "24.10", 36))),
    Line("lumo-book-15-max", "laptop", {"en": "Lumo Book 15 Max"}, {"en": "32 GB, 1 TB, for heavy work", "fi": "32 Gt, 1 Tt, raskaaseen työhön", "sv": "32 GB, 1 TB, för tungt arbete", "nb": "32 GB, 1 TB, til tungt arbeid", "fa": "۳۲ گیگابایت، ۱ ترابایت"}, "1690", "Lumo", "Book 15 Max", ((LIFECYCLE, "37.50", 48), (FINANCE, "41.80", 36))),
    Line("lumo-view-27", "monitor", {"en": "Lumo View 27"}, {"en": "27 inch, height adjustable", "fi": "27 tuumaa, korkeussäätö", "sv": "27 tum, höj- och sänkbar", "nb": "27 tommer, justerbar høyde", "fa": "۲۷ اینچ"}, "240", "Lumo", "View 27", ((LIFECYCLE, "4.60", 60), (FINANCE, "7.10", 36))),
    Line("vireo-p7", "phone", {"en": "Vireo P7"}, {"en": "6.1 inch, two SIM cards", "fi": "6,1 tuumaa, kaksi SIM-korttia", "sv": "6,1 tum, två SIM-kort", "nb": "6,1 tommer, to SIM-kort", "fa": "۶٫۱ اینچ، دو سیم‌کارت"}, "410", "Vireo", "P7", ((LIFECYCLE, "9.80", 36), (FINANCE, "12.30", 36))),
    Line("quiet-keyboard", "accessory", {"en": "Quiet keyboard, Nordic", "fi": "Hiljainen näppäimistö", "sv": "Tyst tangentbord", "nb": "Stille tastatur", "fa": "صفحه‌کلید بی‌صدا"}, {"en": "Accessory below 100 €", "fi": "Oheislaite alle 100 €", "sv": "Tillbehör under 100 €", "nb": "Tilbehør under 100 €", "fa": "کمتر از ۱۰۰ یورو"}, "37.86", makes_item=False),
    Line("drawing-suite", "licence", {"en": "Drawing suite", "fi": "Piirto-ohjelmisto", "sv": "Ritprogram", "nb": "Tegneprogram", "fa": "نرم‌افزار طراحی"}, {"en": "Licence, charged for each month started", "fi": "Lisenssi, veloitetaan alkavalta kuukaudelta", "sv": "Licens, debiteras per påbörjad månad", "nb": "Lisens, belastes per påbegynt måned", "fa": "مجوز، برای هر ماه آغازشده"}, "0"),
    Line("office-suite", "licence", {"en": "Office suite", "fi": "Toimisto-ohjelmisto", "sv": "Kontorsprogram", "nb": "Kontorprogram", "fa": "نرم‌افزار اداری"}, {"en": "Licence, charged for each month started", "fi": "Lisenssi, veloitetaan alkavalta kuukaudelta", "sv": "Licens, debiteras per påbörjad månad", "nb": "Lisens, belastes per påbegynt måned", "fa": "مجوز، برای هر ماه آغازشده"}, "0"),
    Line("voice-and-data", "subscription", {"en": "Voice and data", "fi": "Puhe- ja dataliittymä", "sv": "Röst och data", "nb": "Tale og data", "fa": "مکالمه و داده"}, {"en": "Mobile subscription, charged by days", "fi": "Mobiililiittymä, veloitetaan päivittäin", "sv": "Mobilabonnemang, debiteras per dag", "nb": "Mobilabonnement, belastes per dag", "fa": "اشتراک همراه، روزشمار"}, "0"),
)  # fmt: skip
IRANIAN_LINES = (
    Line("kavan-mf-30", "copier", {"fa": "دستگاه کپی کاوان MF-30", "en": "Kavan MF-30 copier"}, {"fa": "سیاه و سفید، ۳۰ برگ در دقیقه", "en": "black and white, 30 pages a minute"}, "1850000000", "Kavan", "MF-30"),
    Line("kavan-p-12", "printer", {"fa": "چاپگر کاوان P-12", "en": "Kavan P-12 printer"}, {"fa": "سیاه و سفید، ۲۲ برگ در دقیقه", "en": "black and white, 22 pages a minute"}, "420000000", "Kavan", "P-12"),
    Line("kavan-c-45", "copier", {"fa": "دستگاه کپی رنگی کاوان C-45", "en": "Kavan C-45 colour copier"}, {"fa": "رنگی، ۴۵ برگ در دقیقه", "en": "colour, 45 pages a minute"}, "3900000000", "Kavan", "C-45"),
    Line("kavan-book-13", "laptop", {"fa": "رایانه همراه کاوان ۱۳", "en": "Kavan Book 13"}, {"fa": "۱۶ گیگابایت، صفحه‌کلید فارسی", "en": "16 GB, Persian keyboard"}, "620000000", "Kavan", "Book 13"),
)  # fmt: skip


EARLIER_MODELS = (
    ("lumo-book-14-g2", "lumo-book-14", "Book 14 G2"),
    ("lumo-view-24", "lumo-view-27", "View 24"),
    ("kavan-mf-20", "kavan-mf-30", "MF-20"),
)
"""Models no longer sold: code, product whose model follows, name."""

LIVES = {"laptop": 48, "monitor": 84, "phone": 36, "printer": 60, "copier": 72}
"""Months that devices of a category are supposed to live where their model says nothing."""


def stock_the_shelves(
    actor: Actor,
    *,
    packages: tuple[tuple[str, dict[str, str], tuple[Component, ...]], ...],
    lines: tuple[Line, ...],
    prices_from: date,
) -> Goods:
    """Make categories, packages, models and products with their prices."""
    used = {line.category for line in lines}
    categories = {
        code: create_category(actor=actor, code=code, name=name, item_kind=kind, icon=icon, position=position)
        for position, (code, kind, icon, name) in enumerate(CATEGORIES)
        if code in used
    }
    made_packages = {
        code: create_package(actor=actor, code=code, name=name, components=components)
        for code, name, components in packages
    }
    models: dict[str, DeviceModel] = {}
    products: dict[str, Product] = {}
    for line in lines:
        if line.model:
            models[line.sku] = _device_model(actor, line, categories[line.category])
        product = create_product(
            actor=actor,
            sku=line.sku,
            name=line.name,
            description=line.description,
            category=categories[line.category],
            device_model=models.get(line.sku),
            makes_item=line.makes_item,
        )
        products[line.sku] = product
        price = Decimal(line.price)
        set_price(actor=actor, product=product, acquisition_model=DIRECT, price=price, from_on=prices_from)
        for model, monthly, months in line.leases:
            set_price(
                actor=actor,
                product=product,
                acquisition_model=model,
                price=price,
                monthly=Decimal(monthly),
                term_months=months,
                from_on=prices_from,
            )
    for code, follower, name in EARLIER_MODELS:
        if follower in models:
            models[code] = _earlier_model(actor, models[follower], name)
    set_category_lives(
        actor=actor,
        lives={categories[code].pk: months for code, months in LIVES.items() if code in categories},
    )
    return Goods(categories, models, made_packages, products)


def _earlier_model(actor: Actor, successor: DeviceModel, name: str) -> DeviceModel:
    return DeviceModel.objects.create(
        provider=actor.provider,
        maker=successor.maker,
        name=name,
        folded_name=fold(name),
        category=successor.category,
        successor=successor,
    )


def _device_model(actor: Actor, line: Line, category: Category) -> DeviceModel:
    maker, _is_new = Maker.objects.get_or_create(
        provider=actor.provider, folded_name=fold(line.maker), defaults={"name": line.maker}
    )
    return DeviceModel.objects.create(
        provider=actor.provider,
        maker=maker,
        name=line.model,
        folded_name=fold(line.model),
        category=category,
        life_months=48,
    )
