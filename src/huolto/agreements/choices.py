"""States of an agreement's version."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class VersionState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    ACTIVE = "active", _("Active")


TRANSITIONS: dict[str, frozenset[str]] = {
    VersionState.DRAFT: frozenset({VersionState.ACTIVE}),
    VersionState.ACTIVE: frozenset(),
}
"""A version never changes once active; a later one takes over by its dates."""
