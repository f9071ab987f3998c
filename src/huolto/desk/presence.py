"""Collisions at a request: who else is there and writes, and what was written since somebody began to read.

Rows are told by browsers every few seconds and mean nothing soon after; a job removes the old ones.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from huolto.desk.models import Message, Presence, ServiceRequest
from huolto.foundation.actors import Actor

GONE_AFTER = timedelta(seconds=45)
"""How long after its last word a browser counts as gone; it speaks every fifteen seconds."""


@dataclass(frozen=True)
class Elsewhere:
    """Another one at the same request."""

    name: str
    is_writing: bool


def note_presence(actor: Actor, request: ServiceRequest, *, is_writing: bool) -> None:
    """Keep that the actor is at the request now; no history, for it is of no use a minute later."""
    if actor.person_id is None:
        return
    Presence.objects.bulk_create(
        [
            Presence(
                provider=actor.provider,
                request=request,
                person_id=actor.person_id,
                is_writing=is_writing,
                seen_at=timezone.now(),
            )
        ],
        update_conflicts=True,
        unique_fields=["provider", "request", "person"],
        update_fields=["is_writing", "seen_at"],
    )


def leave(actor: Actor, request: ServiceRequest) -> None:
    """The actor is done there: what they wrote is sent."""
    Presence.objects.filter(request=request, person_id=actor.person_id).delete()


def others_at(actor: Actor, request: ServiceRequest, now: datetime | None = None) -> list[Elsewhere]:
    """Who else is at the request, those who write first."""
    since = (now or timezone.now()) - GONE_AFTER
    rows = Presence.objects.filter(request=request, seen_at__gt=since).exclude(person_id=actor.person_id)
    found = rows.select_related("person").order_by("-is_writing", "person__name")
    return [Elsewhere(one.person.name, one.is_writing) for one in found]


def written_since(actor: Actor, request: ServiceRequest, message_id: int) -> "QuerySet[Message]":
    """What others wrote after a message that somebody has read (0: all of it), the oldest first."""
    rows = Message.objects.filter(request=request, pk__gt=message_id).exclude(author_id=actor.person_id)
    return rows.select_related("author").order_by("pk")


def forget_presence(now: datetime) -> int:
    """Remove who has been gone for an hour; answers how many."""
    removed, _by_model = Presence.objects.filter(seen_at__lt=now - timedelta(hours=1)).delete()
    return removed
