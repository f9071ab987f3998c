"""What a customer sees in its shop, and how it acquires."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from huolto.catalogue.access import require_catalogue_keeper
from huolto.catalogue.models import (
    AcquisitionChoice,
    Assortment,
    AssortmentEntry,
    Category,
    Product,
    ServicePackage,
)
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput
from huolto.parties.models import Organisation


@command
def create_assortment(
    *, actor: Actor, organisation: Organisation, code: str, name: Mapping[str, str], position: int = 0
) -> Assortment:
    """Open a storefront for an organisation and everything below it that has none of its own."""
    require_catalogue_keeper(actor)
    return Assortment.objects.create(
        provider=actor.provider, organisation=organisation, code=code, name=dict(name), position=position
    )


@command
def add_to_assortment(
    *, actor: Actor, assortment: Assortment, entries: Sequence[tuple[Product, ServicePackage | None]]
) -> list[AssortmentEntry]:
    """Offer products with a package each (a product may stand with several; the first is the usual one)."""
    require_catalogue_keeper(actor)
    begin = assortment.entries.count()
    return AssortmentEntry.objects.bulk_create(
        AssortmentEntry(
            provider=actor.provider,
            assortment=assortment,
            product=product,
            package=package,
            position=position,
        )
        for position, (product, package) in enumerate(entries, start=begin)
    )


@command
def choose_acquisition_model(
    *,
    actor: Actor,
    customer: Organisation,
    acquisition_model: str,
    from_on: date,
    category: Category | None = None,
    decided_by: str = "",
) -> AcquisitionChoice:
    """Record which model a customer uses from a date on, in general or for one category (S1.2).

    The choice before it ends on that date. Raises InvalidInput if a choice begins on that date or later.
    """
    require_catalogue_keeper(actor)
    same = AcquisitionChoice.objects.of(actor.provider).filter(customer=customer, category=category)
    if same.filter(Q(during__startswith__gte=from_on)).exists():
        raise InvalidInput(_("There is a choice from that date or later already."), field="from_on")
    present = same.select_for_update().filter(during__contains=from_on).first()
    if present is not None:
        present.during = (present.during.lower, from_on)
        present.save(update_fields=["during"])
    return AcquisitionChoice.objects.create(
        provider=actor.provider,
        customer=customer,
        category=category,
        acquisition_model=acquisition_model,
        during=(from_on, None),
        decided_by=decided_by,
    )
