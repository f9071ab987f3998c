"""Seller and buyer as they are now, in the shape that an invoice keeps for ever (EN 16931 BG-4, BG-7)."""

from collections.abc import Mapping

from huolto.foundation.models import Provider
from huolto.invoicing.document import DocumentParty
from huolto.parties.choices import OrganisationRole
from huolto.parties.models import Organisation

KEPT = (
    "slug", "name", "street", "postcode", "city", "country", "business_id", "vat_id", "iban", "bic", "email",
    "phone",
)  # fmt: skip


def seller_of(provider: Provider) -> Organisation:
    """The provider's own organisation."""
    rows = Organisation.objects.of(provider).filter(roles__contains=[OrganisationRole.PROVIDER], parent=None)
    return rows.order_by("pk")[0]


def identity_of(organisation: Organisation) -> dict[str, str]:
    """Names, address and numbers of an organisation as JSON."""
    return {name: str(getattr(organisation, name)) for name in KEPT}


def party_of(identity: Mapping[str, str], reference: str = "") -> DocumentParty:
    """A kept identity as it is printed; an IBAN's account of a country without IBANs is printed as it is."""
    place = " ".join(part for part in (identity.get("postcode", ""), identity.get("city", "")) if part)
    account = identity.get("iban", "")
    is_iban = account[:2].isalpha() and account[2:4].isdigit()
    return DocumentParty(
        name=identity.get("name", ""),
        address=tuple(part for part in (identity.get("street", ""), place) if part),
        business_id=identity.get("business_id", ""),
        vat_id=identity.get("vat_id", ""),
        iban=account if is_iban else "",
        account="" if is_iban else account,
        bic=identity.get("bic", ""),
        email=identity.get("email", ""),
        phone=identity.get("phone", ""),
        reference=reference,
    )
