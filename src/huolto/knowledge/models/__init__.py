"""Tables of knowledge."""

from huolto.knowledge.models.announcement import Announcement, AnnouncementCustomer, Dismissal
from huolto.knowledge.models.article import Article, ArticleCustomer, ArticleVersion
from huolto.knowledge.models.feedback import PageFeedback, PageOwner

__all__ = [
    "Announcement",
    "AnnouncementCustomer",
    "Article",
    "ArticleCustomer",
    "ArticleVersion",
    "Dismissal",
    "PageFeedback",
    "PageOwner",
]
