"""Announcements: made, changed, withdrawn by writers; put away by readers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotVisible, WrongState
from huolto.foundation.events import publish
from huolto.foundation.locks import lock_row
from huolto.knowledge.access import announcements_read_by, announcements_written_by, require_writer
from huolto.knowledge.choices import AnnouncementKind, Readers, Severity
from huolto.knowledge.events import AnnouncementMade, AnnouncementWithdrawn
from huolto.knowledge.models import Announcement, AnnouncementCustomer, Dismissal
from huolto.parties.models import Organisation


@dataclass(frozen=True, kw_only=True)
class AnnouncementFacts:
    """What is told, to whom, how long."""

    title: Mapping[str, str]
    body: Mapping[str, str]
    from_at: datetime
    until_at: datetime | None = None
    kind: str = AnnouncementKind.NEWS
    severity: str = Severity.MINOR
    is_pinned: bool = False
    readers: str = Readers.EVERYONE
    right: str = ""
    customer_ids: tuple[int, ...] = ()


@command
def announce(*, actor: Actor, facts: AnnouncementFacts, at: datetime) -> Announcement:
    """Tell something from `facts.from_at` on; a disruption or maintenance stands on every page while it lasts."""
    require_writer(actor)
    made = Announcement(provider=actor.provider, written_by_id=actor.person_id)
    _write(actor, made, facts)
    publish(
        AnnouncementMade(
            provider_id=actor.provider_id,
            occurred_at=at,
            person_id=actor.person_id,
            announcement_id=made.pk,
            kind=made.kind,
        )
    )
    return made


@command
def change_announcement(*, actor: Actor, announcement_id: int, facts: AnnouncementFacts) -> Announcement:
    """Tell it in other words, to others or for another time; what was there before stands in the history."""
    changed = lock_row(announcements_written_by(actor), announcement_id)
    _require_standing(changed)
    _write(actor, changed, facts)
    return changed


@command
def withdraw_announcement(*, actor: Actor, announcement_id: int, at: datetime) -> Announcement:
    """Take an announcement back: it is no longer shown anywhere."""
    withdrawn = lock_row(announcements_written_by(actor), announcement_id)
    _require_standing(withdrawn)
    withdrawn.withdrawn_at = at
    withdrawn.save(update_fields=["withdrawn_at"])
    publish(
        AnnouncementWithdrawn(
            provider_id=actor.provider_id,
            occurred_at=at,
            person_id=actor.person_id,
            announcement_id=withdrawn.pk,
        )
    )
    return withdrawn


@command
def dismiss_announcement(*, actor: Actor, announcement_id: int) -> None:
    """Put its band away, for this person at this organisation; twice is once."""
    if actor.person_id is None or not announcements_read_by(actor).filter(pk=announcement_id).exists():
        raise NotVisible
    Dismissal.objects.bulk_create(
        [Dismissal(provider=actor.provider, announcement_id=announcement_id, person_id=actor.person_id)],
        ignore_conflicts=True,
    )


def _require_standing(announcement: Announcement) -> None:
    if announcement.withdrawn_at is not None:
        raise WrongState(_("This was withdrawn already."))


def _write(actor: Actor, announcement: Announcement, facts: AnnouncementFacts) -> None:
    if not facts.title.get(actor.provider.language):
        raise InvalidInput(_("Say it in the language of the house first."), field="title")
    if facts.until_at is not None and facts.until_at <= facts.from_at:
        raise InvalidInput(_("The end must come after the beginning."), field="until_at")
    named = set(facts.customer_ids)
    if Organisation.objects.of(actor.provider).filter(pk__in=named).count() != len(named):
        raise NotVisible
    announcement.title, announcement.body = dict(facts.title), dict(facts.body)
    for name in ("from_at", "until_at", "kind", "severity", "is_pinned", "readers", "right"):
        setattr(announcement, name, getattr(facts, name))
    announcement.save()
    announcement.customers.all().delete()
    AnnouncementCustomer.objects.bulk_create(
        AnnouncementCustomer(provider_id=actor.provider_id, announcement=announcement, organisation_id=pk)
        for pk in sorted(named)
    )
