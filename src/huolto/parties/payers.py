"""Who is invoiced for an organisation."""

from huolto.parties.models import Organisation


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
