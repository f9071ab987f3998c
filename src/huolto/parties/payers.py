"""Who sends an invoice and who gets it."""

from collections.abc import Collection

from huolto.foundation.models import Provider
from huolto.parties.choices import OrganisationRole
from huolto.parties.models import Organisation


def provider_organisation(provider: Provider) -> Organisation:
    """The provider as an organisation: seller of its invoices, keeper of what it has in store."""
    return (
        Organisation.objects.of(provider).filter(roles__contains=[OrganisationRole.PROVIDER]).earliest("pk")
    )


def payer_of(organisation: Organisation) -> Organisation:
    """The organisation that pays: the named one, else the payer of the organisation above, else itself."""
    current = organisation
    for _step in range(20):
        if current.invoiced_to is not None:
            return current.invoiced_to
        if current.parent is None:
            return current
        current = current.parent
    return organisation


def payers_of(provider: Provider, organisation_ids: Collection[int]) -> dict[int, int]:
    """As `payer_of` for many, {organisation id: payer's id}: two queries."""
    rows = dict(
        Organisation.objects.of(provider).filter(pk__in=set(organisation_ids)).values_list("pk", "path")
    )
    line = {int(part) for path in rows.values() for part in path.split("/") if part}
    named = dict(
        Organisation.objects.of(provider)
        .filter(pk__in=line)
        .exclude(invoiced_to=None)
        .values_list("pk", "invoiced_to_id")
    )
    found = {}
    for pk, path in rows.items():
        nearest_first = [int(part) for part in reversed(path.split("/")) if part] or [pk]
        found[pk] = next((named[one] for one in nearest_first if one in named), nearest_first[-1])
    return found
