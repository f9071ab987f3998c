"""Saved views of lists: which ones a reader has, and which one a list begins with."""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from huolto.foundation.actors import Actor
from huolto.foundation.errors import NotVisible
from huolto.foundation.written_out import columns_of, row_of
from huolto.parties.models import SavedView

MOST = 12

_VIEWS = """
SELECT {columns} FROM parties_savedview v
WHERE v.provider_id = %(provider)s AND v.list_name = %(list)s
  AND (v.owner_id = %(person)s OR v.is_shared AND v.organisation_id = %(organisation)s)
ORDER BY v.owner_id <> %(person)s, v.created_at, v.id LIMIT %(most)s
"""
"""Every list asks, so it is written out."""


def saved_views_of(actor: Actor, list_name: str) -> list[SavedView]:
    """The reader's own views of a list, then those that colleagues of the same organisation share, oldest first."""
    if actor.person_id is None:
        return []
    asked: dict[str, Any] = {
        "provider": actor.provider_id,
        "list": list_name,
        "person": actor.person_id,
        "organisation": actor.organisation_id,
        "most": 2 * MOST,
    }
    with connection.cursor() as cursor:
        cursor.execute(_VIEWS.format(columns=columns_of(SavedView, "v")), asked)
        return [row_of(SavedView, row) for row in cursor.fetchall()]


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
