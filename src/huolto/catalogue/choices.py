"""Words with a fixed list: kinds of item, acquisition models."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ItemKind(models.TextChoices):
    """What a product becomes when it is delivered."""

    DEVICE = "device", _("Device")
    LICENCE = "licence", _("Licence")
    SUBSCRIPTION = "subscription", _("Subscription")
    ACCOUNT = "account", _("Account")
    SYSTEM = "system", _("System")


class AcquisitionModel(models.TextChoices):
    """How a customer acquires (S1.1)."""

    DIRECT_PURCHASE = "direct_purchase", _("Direct purchase")
    FINANCE_LEASE = "finance_lease", _("Finance lease")
    LIFECYCLE_LEASE = "lifecycle_lease", _("Life-cycle lease")


LEASES = frozenset({AcquisitionModel.FINANCE_LEASE, AcquisitionModel.LIFECYCLE_LEASE})


class ComponentKind(models.TextChoices):
    """What a service package may contain (S1.7); an open list."""

    PROCUREMENT = "procurement", _("Contracts and procurement")
    PREINSTALLATION = "preinstallation", _("Pre-installation and delivery")
    COMMUNICATIONS = "communications", _("Data communications")
    APPLICATIONS = "applications", _("Upkeep of application packages")
    OTHER = "other", _("Other work")
