"""What happened to articles and announcements: told in the past tense, with ids only."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from huolto.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class ArticlePublished(Event):
    """A new version of an article can be read."""

    name: ClassVar[str] = "knowledge.article_published"
    subject_fields: ClassVar[Mapping[str, str]] = {"article_id": "article"}

    article_id: int
    version: int


@dataclass(frozen=True, kw_only=True)
class ArticleRetired(Event):
    """An article can no longer be read."""

    name: ClassVar[str] = "knowledge.article_retired"
    subject_fields: ClassVar[Mapping[str, str]] = {"article_id": "article"}

    article_id: int


@dataclass(frozen=True, kw_only=True)
class AnnouncementMade(Event):
    """Something was announced."""

    name: ClassVar[str] = "knowledge.announcement_made"
    subject_fields: ClassVar[Mapping[str, str]] = {"announcement_id": "announcement"}

    announcement_id: int
    kind: str


@dataclass(frozen=True, kw_only=True)
class AnnouncementWithdrawn(Event):
    """An announcement was taken back before its end."""

    name: ClassVar[str] = "knowledge.announcement_withdrawn"
    subject_fields: ClassVar[Mapping[str, str]] = {"announcement_id": "announcement"}

    announcement_id: int
