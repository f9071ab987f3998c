"""What the kept history says about an item: who saved which field last."""

import dataclasses
import itertools
from datetime import datetime
from typing import Any

from django.apps import apps

from huolto.foundation.history import person_of
from huolto.register.models import Item

FIELDS = (
    "holder_id", "payer_id", "cost_centre_id", "posting_code", "place_id", "package_id", "name", "category_id",
    "device_model_id", "acquisition_model", "owner_id", "custodian_id", "purchased_on", "purchase_price",
    "warranty_until", "end_of_life_on", "notes", "state",
)  # fmt: skip


@dataclasses.dataclass(frozen=True)
class FieldChange:
    """A value that somebody else saved meanwhile: what, who, when."""

    value: Any
    person_id: int | None
    at: datetime


def changes_since(item: Item, revision: int) -> dict[str, FieldChange]:
    """Fields of an item that were saved after `revision`, with their value now, by whom and when."""
    versions: Any = apps.get_model("register", "ItemEvent")
    rows = list(
        versions.objects.filter(pgh_obj_id=item.pk, revision__gte=revision)
        .select_related("pgh_context")
        .order_by("pgh_id")
    )
    theirs: dict[str, FieldChange] = {}
    for before, after in itertools.pairwise(rows):
        for name in FIELDS:
            if getattr(before, name) != getattr(after, name):
                theirs[name] = FieldChange(
                    value=getattr(after, name), person_id=person_of(after), at=after.pgh_created_at
                )
    return theirs
