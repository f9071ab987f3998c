"""How long devices of a category are supposed to live where their model does not say."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from huolto.catalogue.access import require_catalogue_keeper
from huolto.catalogue.models import Category
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput
from huolto.foundation.locks import lock_rows

LIVES = range(1, 241)
"""Months that a life may have."""


@command
def set_category_lives(*, actor: Actor, lives: Mapping[int, int | None]) -> list[Category]:
    """Set the supposed life of categories in months, None for not known; raises InvalidInput outside 1 to 240."""
    require_catalogue_keeper(actor)
    for category_id, months in lives.items():
        if months is not None and months not in LIVES:
            raise InvalidInput(_("A life has 1 to 240 months."), field=f"life-{category_id}")
    categories = lock_rows(Category.objects.of(actor.provider), lives)
    for category in categories:
        category.life_months = lives[category.pk]
    Category.objects.bulk_update(categories, ["life_months"])
    return categories
