"""Saved views of lists: which ones a reader has, and which one a list begins with."""

from collections.abc import Sequence

from django.db.models import Case, Q, QuerySet, When

from huolto.foundation.actors import Actor
from huolto.foundation.errors import NotVisible
from huolto.parties.models import SavedView

MOST = 12


def saved_views_of(actor: Actor, list_name: str) -> list[SavedView]:
    """The reader's own views of a list, then those that colleagues of the same organisation share, oldest first."""
    if actor.person_id is None:
        return []
    mine_or_shared = Q(owner_id=actor.person_id) | Q(is_shared=True, organisation_id=actor.organisation_id)
    own_first = Case(When(owner_id=actor.person_id, then=0), default=1)
    found = _of_list(actor, list_name).filter(mine_or_shared).order_by(own_first, "created_at", "pk")
    return list(found[: 2 * MOST])


def default_of(actor: Actor, views: Sequence[SavedView]) -> SavedView | None:
    """What the reader wants to see first of a list, among `saved_views_of` it."""
    return next((view for view in views if view.is_default and view.owner_id == actor.person_id), None)


def own_view(actor: Actor, pk: int, list_name: str) -> SavedView:
    """A view of the reader's own; raises NotVisible."""
    found: SavedView | None = _of_list(actor, list_name).filter(owner_id=actor.person_id or 0, pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def _of_list(actor: Actor, list_name: str) -> "QuerySet[SavedView]":
    rows: QuerySet[SavedView] = SavedView.objects.of(actor.provider).filter(list_name=list_name)
    return rows
