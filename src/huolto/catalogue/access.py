"""Who keeps the catalogue, and which assortments a person may order from."""

from django.db.models import QuerySet

from huolto.catalogue.models import Assortment, AssortmentEntry, Product
from huolto.foundation.actors import Actor
from huolto.parties.access import is_staff
from huolto.parties.choices import Right
from huolto.parties.models import Organisation

KEEPERS = (Right.ACCOUNT_MANAGER, Right.ADMINISTER_PROVIDER)


def require_catalogue_keeper(actor: Actor) -> None:
    """Only account managers and administrators of the provider change the catalogue."""
    actor.require_right(*KEEPERS)


def assortments_for(actor: Actor) -> QuerySet[Assortment]:
    """The storefronts that this orderer may order from (S1.9, S2.10-S2.12).

    For each organisation of an ordering right that is its own storefront or the nearest one above it; so the
    people of a school see the schools' shop and not the city's.
    """
    organisation_ids = actor.organisations_with(Right.ORDER)
    if not organisation_ids:
        return Assortment.objects.none()
    active = Assortment.objects.of(actor.provider).filter(is_active=True)
    with_shop = set(active.values_list("organisation_id", flat=True))
    organisations = Organisation.objects.of(actor.provider).filter(pk__in=organisation_ids)
    nearest = {
        found
        for path in organisations.values_list("path", flat=True)
        if (found := nearest_of(path, with_shop)) is not None
    }
    return active.filter(organisation_id__in=nearest).select_related("organisation")


def products_visible_to(actor: Actor) -> QuerySet[Product]:
    """All products for staff; for others those of the storefronts that they may order from."""
    rows = Product.objects.of(actor.provider)
    if is_staff(actor):
        return rows
    offered = AssortmentEntry.objects.filter(assortment__in=assortments_for(actor).values("pk"))
    return rows.filter(pk__in=offered.values("product_id"))


def nearest_of(path: str, wanted: set[int]) -> int | None:
    """The nearest organisation on a path "/1/5/9/", from its end upwards, that is in `wanted`."""
    ids = [int(part) for part in path.split("/") if part]
    return next((pk for pk in reversed(ids) if pk in wanted), None)
