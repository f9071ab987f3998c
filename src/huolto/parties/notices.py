"""Telling people on their pages, and by mail where they want it. Begin at `notify`.

Domains call it from handlers of their events, or in the transaction of what happened; told twice it is kept once.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from huolto.foundation.actors import Actor
from huolto.foundation.errors import NotVisible
from huolto.foundation.localisation import current, localisation_of
from huolto.foundation.mail_threads import Thread
from huolto.parties.choices import WRITTEN_TOPICS, NotificationTopic, NotificationWay
from huolto.parties.mails import address, language_of, mail_to, usual_ways, way_of
from huolto.parties.models import Membership, Notification, NotificationChoice, Person
from huolto.rules.explanation import Reason, render

KEPT_FOR = timedelta(days=90)


def notify(
    person: Person,
    *,
    topic: str,
    code: str,
    params: Mapping[str, Any],
    path: str,
    once_key: str,
    by: Person | None = None,
    occurred_at: datetime | None = None,
    thread: Callable[[], Thread] | None = None,
) -> None:
    """Tell a person of something under `told.<code>`, unless they did it themselves or do not want to know.

    `name` among the parameters is filled from `by` when it is read (without it the provider, or the words given for it). A topic without mails of its own is mailed as
    it stands to who wants that, in the conversation that `thread` answers.
    """
    if not person.is_active or (by is not None and by.pk == person.pk):
        return
    way = way_of(person, topic)
    if way == NotificationWay.NONE:
        return
    at = occurred_at or timezone.now()
    memberships = Membership.objects.filter(person=person, is_active=True)
    Notification.objects.bulk_create(
        [
            Notification(
                provider_id=person.provider_id,
                membership=membership,
                topic=topic,
                code=f"told.{code}",
                params=dict(params),
                by=by,
                path=path,
                once_key=once_key,
                occurred_at=at,
            )
            for membership in memberships
        ],
        ignore_conflicts=True,
    )
    if way == NotificationWay.MAIL and topic not in WRITTEN_TOPICS:
        language = language_of(person)
        there = localisation_of(language, person.provider.zone)
        filled = {"name": person.provider.name, **params, **({"name": by.name} if by else {})}
        reason = Reason(f"told.{code}", filled)
        mail_to(
            person,
            template="mail/notification",
            context={
                "sentence": render(reason, language, there.calendar_system, there.zone),
                "link": address(person.provider, path),
            },
            once_key=f"told:{person.pk}:{once_key}",
            provider=person.provider,
            topic=topic,
            thread=thread() if thread else None,
        )


def reword(
    provider_id: int, *, params: Mapping[str, Any], new: Mapping[str, Any], named_to: int | None
) -> None:
    """Put `new` parameters into all notifications with these `params`, whose doer is named only to the person `named_to`."""
    told = Notification.objects.of(provider_id).filter(params__contains=dict(params))
    rows = list(told.select_related("membership"))
    for row in rows:
        row.params = {**row.params, **new}
        if row.membership.person_id != named_to:
            row.by = None
    Notification.objects.bulk_update(rows, ["params", "by"])


def sentence_of(notification: Notification) -> str:
    """The notification in the reader's language."""
    here = current()
    by = notification.by
    named = {"name": notification.provider.name, **notification.params, **({"name": by.name} if by else {})}
    reason = Reason(notification.code, named)
    return render(reason, here.language, here.calendar_system, here.zone)


def notifications_of(membership: Membership) -> "QuerySet[Notification]":
    """What this membership was told, the newest first."""
    rows = Notification.objects.filter(membership=membership).select_related("by", "provider")
    return rows.order_by("-occurred_at", "-pk")


def unread_count() -> Coalesce:
    """How much of what a membership was told is unread: to annotate memberships with."""
    unread = Notification.objects.filter(membership=OuterRef("pk"), read_at=None).order_by()
    counted = unread.values("membership").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))


def ways_of(membership: Membership) -> dict[str, str]:
    """How this membership is told of each topic."""
    chosen = dict(NotificationChoice.objects.filter(membership=membership).values_list("topic", "way"))
    usual = usual_ways(membership.person)
    return {topic: chosen.get(topic, usual[topic]) for topic in NotificationTopic.values}


def membership_of(actor: Actor) -> Membership:
    """The membership that the actor acts in; raises NotVisible for one without."""
    rows = Membership.objects.of(actor.provider).filter(user_id=actor.user_id, person_id=actor.person_id)
    found = rows.filter(is_active=True).first()
    if found is None:
        raise NotVisible
    return found


def forget_old_notifications(now: datetime | None = None) -> int:
    """Remove what was told more than 90 days ago; answers how many."""
    old = Notification.objects.filter(occurred_at__lt=(now or timezone.now()) - KEPT_FOR)
    removed, _by_model = old.delete()
    return removed


def people_of(rows: Iterable[int | None], provider_id: int) -> dict[int, Person]:
    """Persons by id, with what telling them needs."""
    wanted = {pk for pk in rows if pk is not None}
    related = Person.objects.of(provider_id).select_related("provider", "organisation")
    return related.in_bulk(wanted)
