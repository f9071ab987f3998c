"""Who sends an invoice and who gets it."""

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
