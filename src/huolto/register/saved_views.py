"""Saved views of the list of items: which ones a reader has."""

from django.db.models import Q

from huolto.foundation.actors import Actor
from huolto.foundation.errors import NotVisible
from huolto.register.models import SavedView

MOST = 12


def saved_views_of(actor: Actor) -> list[SavedView]:
    """The reader's own views and those that colleagues of the same organisation share, oldest first."""
    if actor.person_id is None:
        return []
    rows = SavedView.objects.of(actor.provider).filter(
        Q(owner_id=actor.person_id) | Q(is_shared=True, organisation_id=actor.organisation_id)
    )
    return list(rows[:MOST])


def own_view(actor: Actor, pk: int) -> SavedView:
    """A view of the reader's own; raises NotVisible."""
    found: SavedView | None = (
        SavedView.objects.of(actor.provider).filter(owner_id=actor.person_id or 0, pk=pk).first()
    )
    if found is None:
        raise NotVisible
    return found
