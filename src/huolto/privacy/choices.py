"""States of exports and erasures."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CopyState(models.TextChoices):
    """How far a person's copy is."""

    WAITING = "waiting", _("Being put together")
    READY = "ready", _("Ready")
    EXPIRED = "expired", _("Removed")


class ErasureState(models.TextChoices):
    """How far an erasure is. Done, the database holds the person no more; files may still be on their way out."""

    WAITING = "waiting", _("Waiting")
    DONE = "done", _("Erased")
    REFUSED = "refused", _("Not erased")
