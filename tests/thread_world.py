"""The cast with something to order and an agreement: what the thread from order to invoice needs.

`finnish_world` and `persian_world` answer frozen values; both use the goods of the demonstration, all invented.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from importlib.resources import files

from cast import Cast
from huolto.agreements.commands import activate_version, draft_version
from huolto.agreements.models import AgreementVersion
from huolto.catalogue.choices import AcquisitionModel
from huolto.catalogue.commands import add_to_assortment, choose_acquisition_model, create_assortment
from huolto.catalogue.models import Assortment
from huolto.demo.goods import (
    FINNISH_LINES,
    FINNISH_PACKAGES,
    IRANIAN_LINES,
    IRANIAN_PACKAGES,
    Goods,
    stock_the_shelves,
)
from huolto.foundation.actors import Actor
from huolto.parties.models import Organisation
from huolto.shop.commands import set_approval_rule


@dataclass(frozen=True)
class World:
    """Goods, a storefront and an agreement of one customer."""

    customer: Organisation
    goods: Goods
    assortment: Assortment
    version: AgreementVersion | None


def agreement_text(name: str) -> str:
    """The text of one of the demonstration's agreements."""
    return files("huolto.demo").joinpath(f"agreements/{name}.toml").read_text(encoding="utf-8")


def finnish_world(cast: Cast, *, since: date, agreed: bool = True) -> World:
    """Kaarnalahti leases for the life cycle; orders above 500 € or 50 € a month wait for an approval."""
    actor = Actor.system(cast.suopursu)
    goods = stock_the_shelves(actor, packages=FINNISH_PACKAGES, lines=FINNISH_LINES, prices_from=since)
    choose_acquisition_model(
        actor=actor,
        customer=cast.kaarnalahti,
        acquisition_model=AcquisitionModel.LIFECYCLE_LEASE,
        from_on=since,
        decided_by="Kaupunginhallitus § 12",
    )
    set_approval_rule(
        actor=actor, customer=cast.kaarnalahti, once_over=Decimal(500), monthly_over=Decimal(50)
    )
    assortment = create_assortment(
        actor=actor,
        organisation=cast.kaarnalahti,
        code="kaupunki",
        name={"fi": "Kaupungin verkkokauppa", "en": "City shop"},
    )
    add_to_assortment(
        actor=actor,
        assortment=assortment,
        entries=[
            (goods.products[sku], goods.packages[package] if package else None)
            for sku, package in (
                ("lumo-book-14", "plus"),
                ("vireo-p7", "mobile"),
                ("quiet-keyboard", ""),
                ("drawing-suite", ""),
                ("voice-and-data", ""),
            )
        ],
    )
    schools = create_assortment(
        actor=actor,
        organisation=cast.rantakoulu,
        code="koulut",
        name={"fi": "Koulujen verkkokauppa", "en": "Schools’ shop"},
    )
    add_to_assortment(
        actor=actor, assortment=schools, entries=[(goods.products["lumo-book-14"], goods.packages["basic"])]
    )
    version = _agree(actor, cast.kaarnalahti, "workplace", since) if agreed else None
    return World(cast.kaarnalahti, goods, assortment, version)


def persian_world(cast: Cast, *, since: date, agreed: bool = True) -> World:
    """Sepidar buys; months are Jalali, money is rial."""
    actor = Actor.system(cast.payar)
    goods = stock_the_shelves(actor, packages=IRANIAN_PACKAGES, lines=IRANIAN_LINES, prices_from=since)
    choose_acquisition_model(
        actor=actor,
        customer=cast.sepidar,
        acquisition_model=AcquisitionModel.DIRECT_PURCHASE,
        from_on=since,
        decided_by="هیئت مدیره",
    )
    assortment = create_assortment(
        actor=actor, organisation=cast.sepidar, code="sepidar", name={"fa": "فروشگاه", "en": "Shop"}
    )
    add_to_assortment(
        actor=actor,
        assortment=assortment,
        entries=[
            (goods.products["kavan-book-13"], goods.packages["laptop-care"]),
            (goods.products["kavan-mf-30"], goods.packages["copier-care"]),
        ],
    )
    version = _agree(actor, cast.sepidar, "negahdari", since) if agreed else None
    return World(cast.sepidar, goods, assortment, version)


def _agree(actor: Actor, customer: Organisation, name: str, since: date) -> AgreementVersion:
    version = draft_version(actor=actor, customer=customer, source=agreement_text(name))
    return activate_version(actor=actor, version=version, from_on=since)
