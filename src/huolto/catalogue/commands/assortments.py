"""What a customer sees in its shop, and how it acquires."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import Max, Q
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
from huolto.foundation.locks import lock_row
from huolto.foundation.texts import text_in
from huolto.parties.models import Organisation


@command
def create_assortment(
    *, actor: Actor, organisation: Organisation, code: str, name: Mapping[str, str], position: int = 0
) -> Assortment:
    """Open a storefront for an organisation and everything below it that has none of its own."""
    require_catalogue_keeper(actor)
    if not any(text.strip() for text in name.values()):
        raise InvalidInput(_("Give a name."), field="name")
    if Assortment.objects.of(actor.provider).filter(organisation=organisation, code=code).exists():
        raise InvalidInput(_("“%(value)s” is in use already.") % {"value": code}, field="code")
    return Assortment.objects.create(
        provider=actor.provider, organisation=organisation, code=code, name=dict(name), position=position
    )


@command
def add_to_assortment(
    *, actor: Actor, assortment: Assortment, entries: Sequence[tuple[Product, ServicePackage | None]]
) -> list[AssortmentEntry]:
    """Offer products with a package each (a product may stand with several; the first is the usual one)."""
    require_catalogue_keeper(actor)
    lock_row(Assortment.objects.of(actor.provider), assortment.pk)
    present = set(assortment.entries.values_list("product_id", "package_id"))
    for product, package in entries:
        if (product.pk, package.pk if package else None) in present:
            raise InvalidInput(
                _("%(product)s stands in this shop already, with this package.")
                % {"product": text_in(product.name)},
                field="product",
            )
    last = assortment.entries.aggregate(last=Max("position"))["last"]
    begin = 0 if last is None else last + 1
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
def remove_from_assortment(*, actor: Actor, entry_id: int) -> None:
    """Offer a product with a package no longer; carts that hold it say so, orders are not touched."""
    require_catalogue_keeper(actor)
    lock_row(AssortmentEntry.objects.of(actor.provider), entry_id).delete()


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
    lock_row(Organisation.objects.of(actor.provider), customer.pk)
    same = AcquisitionChoice.objects.of(actor.provider).filter(customer=customer, category=category)
    if same.filter(Q(during__startswith__gte=from_on)).exists():
        raise InvalidInput(_("There is a choice from that date or later already."), field="from_on")
    present = same.filter(during__contains=from_on).first()
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
