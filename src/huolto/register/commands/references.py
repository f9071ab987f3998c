"""Checks that what a command names exists at this provider and belongs to the item's customer."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from huolto.catalogue.models import Category, DeviceModel, Product, ServicePackage
from huolto.foundation.errors import InvalidInput, NotVisible
from huolto.foundation.models import Provider
from huolto.parties.choices import OrganisationRole
from huolto.parties.models import CostCentre, Organisation, Person, Place

_PLAIN: dict[str, Any] = {
    "customer_id": Organisation,
    "owner_id": Organisation,
    "custodian_id": Organisation,
    "payer_id": Organisation,
    "lessor_id": Organisation,
    "category_id": Category,
    "device_model_id": DeviceModel,
    "product_id": Product,
    "package_id": ServicePackage,
}
_OF_CUSTOMER: dict[str, tuple[Any, Any]] = {
    "holder_id": (Person, _("This person does not belong to the customer of the item.")),
    "cost_centre_id": (CostCentre, _("This cost centre does not belong to the customer of the item.")),
    "place_id": (Place, _("This place belongs neither to the customer of the item nor to the provider.")),
}


def check_references(provider: Provider, uses: Iterable[tuple[int, Mapping[str, Any]]]) -> None:
    """Look at (customer id, values by field) pairs, a query a kind of reference.

    Raises NotVisible for what this provider does not have, InvalidInput for another customer's.
    """
    wanted: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for customer_id, values in uses:
        for field in (*_PLAIN, *_OF_CUSTOMER):
            if values.get(field) is not None:
                wanted[field].add((customer_id, values[field]))
    for field, model in _PLAIN.items():
        ids = {pk for _customer, pk in wanted[field]}
        if ids and model.objects.of(provider).filter(pk__any=ids).count() < len(ids):
            raise NotVisible
    whose: dict[str, dict[int, int]] = {}
    for field, (model, _message) in _OF_CUSTOMER.items():
        if wanted[field]:
            rows = model.objects.of(provider).filter(pk__any={pk for _customer, pk in wanted[field]})
            whose[field] = dict(rows.values_list("pk", "organisation_id"))
    concerned = {pk for owners in whose.values() for pk in owners.values()}
    concerned |= {customer for field in whose for customer, _pk in wanted[field]}
    organisations = _organisations(provider, concerned)
    for field, owners in whose.items():
        for customer_id, pk in wanted[field]:
            if pk not in owners:
                raise NotVisible
            owner = organisations[owners[pk]]
            is_providers = field == "place_id" and OrganisationRole.PROVIDER in owner.roles
            if owner.tree_id != organisations[customer_id].tree_id and not is_providers:
                raise InvalidInput(_OF_CUSTOMER[field][1], field=field.removesuffix("_id"))


def trees_of(provider: Provider, organisation_ids: Iterable[int]) -> dict[int, int]:
    """The organisation at the top of the tree of each of these."""
    return {pk: row.tree_id for pk, row in _organisations(provider, set(organisation_ids)).items()}


def _organisations(provider: Provider, ids: set[int]) -> dict[int, Organisation]:
    return Organisation.objects.of(provider).in_bulk(ids) if ids else {}
