"""Lives of devices at the Finnish provider: in repair, in store, missing, disposed of with proof, leases that end soon."""

from datetime import date, timedelta
from decimal import Decimal

from huolto.catalogue.choices import AcquisitionModel
from huolto.demo.goods import Goods
from huolto.demo.parts import start_of
from huolto.demo.suopursu_customers import Town
from huolto.foundation.actors import Actor
from huolto.foundation.files import store_file
from huolto.parties.choices import OrganisationRole
from huolto.parties.commands import create_organisation
from huolto.parties.models import Place
from huolto.register.commands import (
    DisposalFacts,
    LeaseChoice,
    NewItem,
    NewLease,
    StartOfService,
    choose_lease_ends,
    dispose_items,
    put_in_service,
    register_items,
    report_missing,
    send_to_repair,
    start_leases,
    store_items,
)
from huolto.register.models import Item
from huolto.rules.calendars import CalendarSystem, add_months

_PROOF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 300]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj
4 0 obj<</Length 66>>stream
BT /F 16 Tf 40 220 Td (Certificate of recycling, KA-20395) Tj ET
endstream endobj
trailer<</Root 1 0 R>>
"""


def live_on(actor: Actor, goods: Goods, town: Town, anchor: date) -> None:
    """What happened to some of the town's devices lately."""
    _befall(actor, town, anchor)
    _retire(actor, goods, town, anchor)
    _lease(actor, goods, town, anchor)


def _befall(actor: Actor, town: Town, anchor: date) -> None:
    tags = Item.objects.of(actor.provider).filter(customer=town.city, state="in_service")
    broken, lost = tags.filter(name__contains="Vireo").order_by("asset_tag")[:2]
    yesterday = start_of(actor.provider, anchor - timedelta(days=1))
    send_to_repair(actor=actor, item_ids=[broken.pk], at=yesterday, reason="Näyttö rikki")
    report_missing(actor=actor, item_ids=[lost.pk], at=yesterday, is_stolen=True, reason="Varastettu junassa")


def _retire(actor: Actor, goods: Goods, town: Town, anchor: date) -> None:
    spare, other, old = _laptops(actor, goods, town, ("KA-20393", "KA-20394", "KA-20395"), anchor, 1200)
    day = start_of(actor.provider, anchor - timedelta(days=6))
    store = Place.objects.of(actor.provider).filter(kind="store").first() or town.places["hall"]
    store_items(actor=actor, item_ids=[spare.pk, other.pk], at=day, place_id=store.pk, reason="Varalaite")
    proof = store_file(
        provider=actor.provider, name="kierratys.pdf", content=_PROOF, content_type="application/pdf"
    )
    dispose_items(
        actor=actor,
        item_ids=[old.pk],
        at=day,
        facts=DisposalFacts(
            way="recycled",
            to_company="Romulahti Kierrätys",
            wipe_method="Levy murskattu",
            wiped_by_company="Romulahti Kierrätys",
            wiped_on=anchor - timedelta(days=7),
            proof_id=proof.pk,
        ),
    )


def _lease(actor: Actor, goods: Goods, town: Town, anchor: date) -> None:
    lessor = create_organisation(
        actor=actor,
        slug="suvirinne",
        name="Suvirinne Rahoitus",
        roles=[OrganisationRole.LESSOR],
        country="FI",
        language="fi",
    )
    tags = tuple(f"KA-{number}" for number in range(20381, 20387))
    items = _laptops(actor, goods, town, tags, anchor, 1100)
    # Served from this month on: the months before are billed.
    put_in_service(
        actor=actor,
        starts=[
            StartOfService(item_id=item.pk, at=start_of(actor.provider, anchor.replace(day=1)))
            for item in items
        ],
    )
    ends = [anchor + timedelta(days=days) for days in (12, 25, 40, 70, 110, 165)]
    leases = start_leases(
        actor=actor,
        leases=[
            NewLease(
                item_id=item.pk,
                acquisition_model=AcquisitionModel.FINANCE_LEASE,
                starts_on=add_months(end, -36, CalendarSystem.GREGORIAN),
                term_months=36,
                monthly=Decimal("18.70"),
                residual=Decimal("90"),
                lessor_id=lessor.pk,
            )
            for item, end in zip(items, ends, strict=True)
        ],
    )
    choose_lease_ends(actor=actor, lease_ids=[leases[1].pk], choice=LeaseChoice(choice="extend", months=12))
    choose_lease_ends(actor=actor, lease_ids=[leases[3].pk], choice=LeaseChoice(choice="return"))


def _laptops(
    actor: Actor, goods: Goods, town: Town, tags: tuple[str, ...], anchor: date, age: int
) -> list[Item]:
    sku, earlier = "lumo-book-14", goods.models["lumo-book-14-g2"]
    begin = anchor - timedelta(days=age)
    return register_items(
        actor=actor,
        items=[
            NewItem(
                customer_id=town.city.pk,
                category_id=goods.products[sku].category_id,
                at=start_of(actor.provider, begin),
                name=f"{earlier.maker.name} {earlier.name}",
                asset_tag=tag,
                state="delivered",
                device_model_id=earlier.pk,
                place_id=town.places["hall"].pk,
                package_id=goods.packages["basic"].pk,
                purchased_on=begin,
                warranty_until=anchor + timedelta(days=20 * (number + 1)),
                end_of_life_on=anchor + timedelta(days=90 * (number + 1)),
            )
            for number, tag in enumerate(tags)
        ],
    )
