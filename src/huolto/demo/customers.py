"""A customer of a provider with all that it begins with: places, cost centres, people by role, a shop, agreements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from huolto.agreements.commands import activate_version, draft_version
from huolto.catalogue.choices import AcquisitionModel
from huolto.catalogue.commands import add_to_assortment, choose_acquisition_model, create_assortment
from huolto.demo.goods import Goods
from huolto.demo.parts import ROLES, DemoPerson, Newcomer, settle
from huolto.foundation.actors import Actor
from huolto.parties.choices import ContactKind, OrganisationRole, PlaceKind, Right
from huolto.parties.commands import (
    create_cost_centre,
    create_organisation,
    create_place,
    create_sign_in_entry,
    set_contact,
)
from huolto.parties.models import CostCentre, Organisation, Person, Place

SHOP = {"en": "Shop", "fi": "Verkkokauppa", "sv": "Webbutik", "nb": "Nettbutikk", "fa": "فروشگاه"}

RIGHTS: Mapping[str, Sequence[str]] = {
    "employee": (),
    "orderer": (Right.ORDER,),
    "approver": (Right.APPROVE,),
    "inspector": (Right.INSPECT,),
    "customer": (Right.ADMINISTER_CUSTOMER, Right.DATA_OFFICER),
    "agent": (Right.AGENT,),
    "store": (Right.STORE_KEEPER,),
    "billing": (Right.BILLING,),
    "manager": (Right.ACCOUNT_MANAGER,),
    "provider": (Right.ADMINISTER_PROVIDER, Right.PRIVACY_OFFICER),
}
"""What each role of `parts.ROLES` may do."""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What a customer is; `people` are (name, address before the sign, role), `shop` is (product, package)."""

    slug: str
    name: str
    country: str
    language: str
    business_id: str
    street: str
    postcode: str
    city: str
    places: Sequence[str]
    centres: Sequence[tuple[str, str]]
    people: Sequence[tuple[str, str, str]]
    shop: Sequence[tuple[str, str]]
    acquisition_model: AcquisitionModel
    agreements: Sequence[str]
    manager: tuple[str, str, str]
    calendar_system: str = "gregorian"
    decided_by: str = ""


@dataclass(frozen=True)
class Customer:
    """A customer as it was made; people by the first part of their address."""

    organisation: Organisation
    places: dict[str, Place]
    centres: dict[str, CostCentre]
    people: dict[str, Person]


def settle_staff(
    actor: Actor, label: Mapping[str, str], people: Sequence[tuple[str, str, str]], store: str
) -> tuple[dict[str, Person], list[DemoPerson], Place]:
    """Make a provider's own people, (name, address before the sign, role), and its store."""
    itself = Organisation.objects.of(actor.provider).get(slug=actor.provider.slug)
    domain = f"{actor.provider.slug}.example"
    create_sign_in_entry(
        actor=actor,
        organisation=itself,
        label=dict(label),
        email_domains=[domain],
        is_listed=True,
        position=9,
    )
    made, shown = settle(actor, itself, [_newcomer(one, domain) for one in people])
    place = create_place(actor=actor, organisation=itself, name=store, kind=PlaceKind.STORE)
    return {address.split("@")[0]: person for address, person in made.items()}, shown, place


def settle_customer(
    actor: Actor, goods: Goods, since: date, facts: Facts, shown: list[DemoPerson]
) -> Customer:
    """Make a customer; who can be tried joins `shown`."""
    organisation = create_organisation(
        actor=actor,
        slug=facts.slug,
        name=facts.name,
        roles=[OrganisationRole.CUSTOMER],
        country=facts.country,
        language=facts.language,
        calendar_system=facts.calendar_system,
        business_id=facts.business_id,
        street=facts.street,
        postcode=facts.postcode,
        city=facts.city,
    )
    places = {
        name: create_place(actor=actor, organisation=organisation, name=name, city=facts.city)
        for name in facts.places
    }
    centres = {
        code: create_cost_centre(actor=actor, organisation=organisation, code=code, name=name)
        for code, name in facts.centres
    }
    domain = f"{facts.slug}.example"
    home = {"place": next(iter(places.values())), "cost_centre": next(iter(centres.values()))}
    made, tried = settle(actor, organisation, [_newcomer(one, domain, home) for one in facts.people])
    shown += tried
    create_sign_in_entry(
        actor=actor,
        organisation=organisation,
        label={facts.language: facts.name},
        email_domains=[domain],
        is_listed=True,
    )
    name, email, phone = facts.manager
    set_contact(
        actor=actor,
        organisation=organisation,
        kind=ContactKind.ACCOUNT_MANAGER,
        name=name,
        email=email,
        phone=phone,
    )
    choose_acquisition_model(
        actor=actor,
        customer=organisation,
        acquisition_model=facts.acquisition_model,
        from_on=since,
        decided_by=facts.decided_by,
    )
    shop = create_assortment(actor=actor, organisation=organisation, code=facts.slug, name=SHOP)
    add_to_assortment(
        actor=actor,
        assortment=shop,
        entries=[
            (goods.products[sku], goods.packages[package] if package else None) for sku, package in facts.shop
        ],
    )
    for code in facts.agreements:
        agree(actor, organisation, code, since)
    return Customer(
        organisation,
        places,
        centres,
        {address.split("@")[0]: person for address, person in made.items()},
    )


def agree(actor: Actor, customer: Organisation, code: str, since: date) -> None:
    """Put an agreement of the demonstration in force."""
    source = files("huolto.demo").joinpath(f"agreements/{code}.toml").read_text(encoding="utf-8")
    version = draft_version(actor=actor, customer=customer, source=source)
    activate_version(actor=actor, version=version, from_on=since)


def _newcomer(one: tuple[str, str, str], domain: str, home: Mapping[str, object] | None = None) -> Newcomer:
    name, local, role = one
    return Newcomer(name, f"{local}@{domain}", RIGHTS[role], ROLES[role], home)
