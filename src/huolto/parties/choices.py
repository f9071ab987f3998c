"""Words with a fixed list: roles of organisations, rights, kinds of place and contact."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganisationRole(models.TextChoices):
    """What an organisation is to the provider; one may be several."""

    PROVIDER = "provider", _("Provider")
    CUSTOMER = "customer", _("Customer")
    SUPPLIER = "supplier", _("Supplier")
    LESSOR = "lessor", _("Lessor")
    CARRIER = "carrier", _("Carrier")
    REPAIRER = "repairer", _("Repairer")
    MAKER = "maker", _("Maker")


class Right(models.TextChoices):
    """What a grant allows. A customer's rights reach its own organisations; staff rights reach the provider."""

    ORDER = "order", _("Ordering right")
    INSPECT = "inspect", _("Inspection right")
    APPROVE = "approve", _("Approval right")
    HUMAN_RESOURCES = "human_resources", _("HR")
    ADMINISTER_CUSTOMER = "administer_customer", _("Customer administrator")
    DATA_OFFICER = "data_officer", _("Data officer")
    AGENT = "agent", _("Agent")
    HR_AGENT = "hr_agent", _("HR agent")
    TECHNICIAN = "technician", _("Technician")
    STORE_KEEPER = "store_keeper", _("Store keeper")
    ACCOUNT_MANAGER = "account_manager", _("Account manager")
    BILLING = "billing", _("Billing clerk")
    ADMINISTER_PROVIDER = "administer_provider", _("Provider administrator")
    PRIVACY_OFFICER = "privacy_officer", _("Provider's data officer")


CUSTOMER_RIGHTS = frozenset(
    {
        Right.ORDER,
        Right.INSPECT,
        Right.APPROVE,
        Right.HUMAN_RESOURCES,
        Right.ADMINISTER_CUSTOMER,
        Right.DATA_OFFICER,
    }
)
STAFF_RIGHTS = frozenset(Right.values) - CUSTOMER_RIGHTS

DELEGATED_RIGHTS = frozenset({Right.ORDER, Right.INSPECT, Right.APPROVE})
"""What a customer's administrator grants and revokes (S1.9, S1.16)."""


class PlaceKind(models.TextChoices):
    SITE = "site", _("Site")
    FLOOR = "floor", _("Floor")
    ROOM = "room", _("Room")
    STORE = "store", _("Store")
    VAN = "van", _("Van")


class ContactKind(models.TextChoices):
    ACCOUNT_MANAGER = "account_manager", _("Account manager")
    SERVICE_DESK = "service_desk", _("Service desk")
    BILLING = "billing", _("Billing")
    TECHNICAL = "technical", _("Technical contact")


class SignInMethod(models.TextChoices):
    """How an organisation's people sign in; OIDC and SAML join as data."""

    PASSWORD = "password", _("E-mail and password")
