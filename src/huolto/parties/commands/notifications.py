"""What a reader does with notifications: reading them, and choosing which are mailed."""

from collections.abc import Mapping

from django.utils import timezone

from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput
from huolto.parties.choices import NotificationTopic, NotificationWay
from huolto.parties.mails import usual_ways
from huolto.parties.models import Notification, NotificationChoice
from huolto.parties.notices import membership_of


@command
def mark_read(*, actor: Actor, path: str | None = None, notification_id: int | None = None) -> int:
    """Mark as read what leads to `path`, or one notification, or all of this reader; answers how many were unread."""
    rows = Notification.objects.of(actor.provider).filter(
        membership__person_id=actor.person_id, membership__user_id=actor.user_id, read_at=None
    )
    if path is not None:
        rows = rows.filter(path=path)
    if notification_id is not None:
        rows = rows.filter(pk=notification_id)
    return rows.update(read_at=timezone.now())


@command
def choose_ways(*, actor: Actor, ways: Mapping[str, str]) -> None:
    """Keep how the reader wants to be told of each topic; what is as it comes is not kept."""
    membership = membership_of(actor)
    usual = usual_ways(membership.person)
    for topic, way in ways.items():
        if topic not in NotificationTopic.values or way not in NotificationWay.values:
            raise InvalidInput(field=topic)
    NotificationChoice.objects.filter(membership=membership, topic__in=list(ways)).delete()
    NotificationChoice.objects.bulk_create(
        NotificationChoice(provider=actor.provider, membership=membership, topic=topic, way=way)
        for topic, way in ways.items()
        if way != usual[topic]
    )
