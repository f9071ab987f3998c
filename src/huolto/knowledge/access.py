"""Who reads which articles and announcements, who writes them, and whose pages' feedback one reads."""

from typing import Any, TypeVar

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from huolto.foundation.actors import Actor
from huolto.foundation.errors import NotVisible
from huolto.knowledge.choices import ArticleState, Readers
from huolto.knowledge.models import (
    Announcement,
    AnnouncementCustomer,
    Article,
    ArticleCustomer,
    PageFeedback,
    PageOwner,
)
from huolto.parties.choices import Right
from huolto.parties.models import Organisation

WRITERS = (Right.AGENT, Right.ACCOUNT_MANAGER, Right.ADMINISTER_PROVIDER)
"""Who writes articles and announcements."""

M = TypeVar("M", Article, Announcement)


def is_writer(actor: Actor) -> bool:
    """Whether the actor writes at this provider."""
    return actor.is_system or (actor.is_staff_of_provider and actor.has_right(*WRITERS))


def require_writer(actor: Actor) -> None:
    """Raise `NotVisible` for whoever does not write: what is being written is nobody else's."""
    if not is_writer(actor):
        raise NotVisible


def sees_all_feedback(actor: Actor) -> bool:
    """Administrators of the provider read what is said of every page, and name the owners."""
    return actor.is_system or (actor.is_staff_of_provider and actor.has_right(Right.ADMINISTER_PROVIDER))


def articles_read_by(actor: Actor) -> QuerySet[Article]:
    """The published articles that are meant for this reader."""
    published = Article.objects.of(actor.provider).filter(state=ArticleState.PUBLISHED)
    named = ArticleCustomer.objects.filter(article_id=OuterRef("pk"))
    return _meant_for(actor, published, named)


def announcements_read_by(actor: Actor) -> QuerySet[Announcement]:
    """The announcements that are meant for this reader, also those that are past or to come."""
    made = Announcement.objects.of(actor.provider).filter(withdrawn_at=None)
    named = AnnouncementCustomer.objects.filter(announcement_id=OuterRef("pk"))
    return _meant_for(actor, made, named)


def articles_written_by(actor: Actor) -> QuerySet[Article]:
    """All articles of the provider for writers, none for others."""
    rows = Article.objects.of(actor.provider)
    return rows if is_writer(actor) else rows.none()


def announcements_written_by(actor: Actor) -> QuerySet[Announcement]:
    """All announcements of the provider for writers, none for others."""
    rows = Announcement.objects.of(actor.provider)
    return rows if is_writer(actor) else rows.none()


def feedback_read_by(actor: Actor) -> QuerySet[PageFeedback]:
    """What was said of the pages and articles that the actor owns; of all pages for the provider's administrators."""
    rows = PageFeedback.objects.of(actor.provider)
    if sees_all_feedback(actor):
        return rows
    if not actor.is_staff_of_provider or actor.person_id is None:
        return rows.none()
    pages = PageOwner.objects.of(actor.provider).filter(person_id=actor.person_id).values("page_key")
    slugs = Article.objects.of(actor.provider).filter(owner_id=actor.person_id).values_list("slug", flat=True)
    return rows.filter(Q(page_key__in=pages) | Q(page_key__in=[f"article:{slug}" for slug in slugs]))


def _meant_for(actor: Actor, rows: QuerySet[M], named: QuerySet[Any]) -> QuerySet[M]:
    if actor.is_system:
        return rows
    face = Readers.STAFF if actor.is_staff_of_provider else Readers.CUSTOMERS
    held = {scope.right for scope in actor.scopes}
    rows = rows.filter(readers__in=(Readers.EVERYONE, face)).filter(Q(right="") | Q(right__in=held))
    if actor.is_staff_of_provider:
        return rows
    own_path = Organisation.objects.filter(pk=actor.organisation_id).values("path")
    mine = named.annotate(own_path=Subquery(own_path)).filter(own_path__startswith=F("organisation__path"))
    return rows.filter(~Exists(named) | Exists(mine))
