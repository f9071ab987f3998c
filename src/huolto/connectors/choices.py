"""Words with a fixed list: states of webhooks and of what they were sent, and why something did not arrive."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WebhookState(models.TextChoices):
    """Whether events are sent."""

    ACTIVE = "active", _("Active")
    PAUSED = "paused", _("Paused")


class DeliveryState(models.TextChoices):
    """What became of one event on its way to one address."""

    WAITING = "waiting", _("Under way")
    DELIVERED = "delivered", _("Delivered")
    FAILED = "failed", _("Not delivered")


class Fault(models.TextChoices):
    """Why an attempt failed."""

    NOT_FOUND = "not-found", _("There is no computer of this name.")
    INSIDE = "inside", _("The name leads into a private network, where nothing is sent.")
    UNREACHABLE = "unreachable", _("No connection, or it broke off.")
    CERTIFICATE = "certificate", _("The certificate is not valid for this name.")
    TOO_SLOW = "too-slow", _("No answer within ten seconds.")
    REFUSED = "refused", _("The answer was not a success (2xx).")
    SECRET = "secret", _("The secret cannot be read with this installation's key: change it.")
